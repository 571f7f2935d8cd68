/// Coreference counts of a response against a key, document by document.
public struct CoreferenceEvaluation<Mention: Hashable & Sendable>: Sendable {
  /// A document's counts.
  public struct Document: Hashable, Sendable {
    /// The document.
    public let id: String
    /// Its counts.
    public let counts: CoreferenceCounts
  }

  /// The counts of each document that was scored, by identifier.
  public let documents: [Document]
  /// Documents that the response lacks; all in them is missed.
  public let missingDocuments: [String]
  /// Documents that the key lacks; all in them is spurious, unless they are ignored.
  public let extraDocuments: [String]
  /// Mentions that were left out because they had been named before.
  public let repeats: [CoreferenceRepeat<Mention>]

  /// Scores a response.
  ///
  /// The order of documents, entities and mentions changes no count, but where a mention is
  /// repeated in two entities: then the first entity keeps it.
  ///
  /// - Throws: ``CoreferenceRefusal`` where an identifier names two documents of a side, or a
  ///   mention stands in two entities of the key and the options do not allow it.
  /// - Complexity: O(n log n) in the number of mentions, but for the pairing of entities.
  public init(
    key: [CoreferenceDocument<Mention>], response: [CoreferenceDocument<Mention>],
    options: CoreferenceOptions = CoreferenceOptions()
  ) throws(CoreferenceRefusal) {
    let keys = try indexed(key, .key), responses = try indexed(response, .response)
    missingDocuments = keys.keys.filter { responses[$0] == nil }.sorted()
    extraDocuments = responses.keys.filter { keys[$0] == nil }.sorted()
    let extra = options.extraDocuments == .count ? extraDocuments : []
    var documents: [Document] = []
    var repeats: [CoreferenceRepeat<Mention>] = []
    for id in (Array(keys.keys) + extra).sorted() {
      let empty = CoreferenceDocument<Mention>(id: id, clusters: [])
      let key = try (keys[id] ?? empty).prepared(.key, options)
      let response = try (responses[id] ?? empty).prepared(.response, options)
      let table = CoreferenceTable(key: key.clusters, response: response.clusters)
      documents.append(Document(id: id, counts: CoreferenceCounts(table)))
      repeats += key.repeats + response.repeats
    }
    self.documents = documents
    self.repeats = repeats
  }

  /// The counts of all documents together.
  public var total: CoreferenceCounts {
    documents.reduce(into: CoreferenceCounts()) { $0 += $1.counts }
  }
}

/// The documents of a side by identifier.
func indexed<Mention>(
  _ documents: [CoreferenceDocument<Mention>], _ side: CoreferenceSide
) throws(CoreferenceRefusal) -> [String: CoreferenceDocument<Mention>] {
  var index: [String: CoreferenceDocument<Mention>] = [:]
  for document in documents {
    guard index.updateValue(document, forKey: document.id) == nil else {
      throw CoreferenceRefusal(document.id, "the \(side) has two documents of this identifier")
    }
  }
  return index
}
