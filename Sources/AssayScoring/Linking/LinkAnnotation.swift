/// A mention with the entities to which it may be linked, as TAC KBP and neleval see it.
public struct LinkAnnotation: Hashable, Sendable {
  /// The document.
  public let document: String
  /// The first character, in the unit of the source; only equality and shares depend on the unit.
  public let start: Int
  /// The last character, *included*, as in TAC KBP; one less than `start` for an empty mention.
  public let last: Int
  /// What it may be linked to, best first; may be empty.
  public let candidates: [LinkCandidate]

  /// Makes an annotation; candidates are put in order of score, highest first, ties as they come.
  public init(document: String, start: Int, last: Int, candidates: [LinkCandidate] = []) {
    self.document = document
    self.start = start
    self.last = last
    self.candidates =
      candidates.count < 2
      ? candidates
      : candidates.enumerated()
        .sorted { (-($0.element.score ?? 0), $0.offset) < (-($1.element.score ?? 0), $1.offset) }
        .map(\.element)
  }

  /// Makes an annotation with one candidate.
  public init(document: String, start: Int, last: Int, identifier: String, type: String? = nil) {
    self.init(
      document: document, start: start, last: last,
      candidates: [LinkCandidate(identifier: identifier, type: type)])
  }

  /// The best candidate's identifier; `nil` without candidates.
  public var identifier: String? { candidates.first?.identifier }
  /// The best candidate's identifier if it is one of the knowledge base.
  public var knowledgeBaseID: String? { isLinked ? identifier : nil }
  /// The best candidate's type.
  public var type: String? { candidates.first?.type }
  /// Whether the best candidate stands in the knowledge base.
  public var isLinked: Bool { candidates.first.map { !$0.isOutside } ?? false }
  /// Whether the best candidate stands outside the knowledge base; false without candidates.
  public var isOutside: Bool { candidates.first?.isOutside ?? false }
}

/// An entity to which a mention may be linked.
public struct LinkCandidate: Hashable, Sendable {
  /// The identifier in the knowledge base, or one that begins with `NIL` and is shared by the
  /// mentions of one entity outside it.
  public let identifier: String
  /// How sure the annotator is; `nil` where the source does not say.
  public let score: Double?
  /// The label; `nil` where the source has none.
  public let type: String?

  /// Makes a candidate.
  public init(identifier: String, score: Double? = nil, type: String? = nil) {
    self.identifier = identifier
    self.score = score
    self.type = type
  }

  /// Whether the identifier begins with `NIL`.
  public var isOutside: Bool { identifier.utf8.starts(with: "NIL".utf8) }
}
