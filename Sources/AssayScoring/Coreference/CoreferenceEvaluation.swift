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
    let pairs = try CoreferencePair.all(key: key, response: response, options: options)
    documents = pairs.map { pair in
      let table = CoreferenceTable(key: pair.key, response: pair.response)
      return Document(id: pair.id, counts: CoreferenceCounts(table))
    }
    repeats = pairs.flatMap(\.repeats)
    let keys = Set(key.map(\.id)), responses = Set(response.map(\.id))
    missingDocuments = keys.subtracting(responses).sorted()
    extraDocuments = responses.subtracting(keys).sorted()
  }

  /// The counts of all documents together.
  public var total: CoreferenceCounts {
    documents.reduce(into: CoreferenceCounts()) { $0 += $1.counts }
  }
}
