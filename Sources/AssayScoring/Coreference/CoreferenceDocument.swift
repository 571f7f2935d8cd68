/// One document's entities, each a list of mentions, by one annotator.
///
/// A mention is whatever identifies it: two mentions match if and only if they are equal, so its
/// type decides what an exact match is (an extent, an extent with a type, a number).
public struct CoreferenceDocument<Mention: Hashable & Sendable>: Hashable, Sendable {
  /// The identifier, unique in its corpus.
  public let id: String
  /// The entities; the order decides which of two equal mentions is the first.
  public let clusters: [[Mention]]

  /// Makes a document.
  public init(id: String, clusters: [[Mention]]) {
    self.id = id
    self.clusters = clusters
  }
}

/// The annotation to be judged, and the one that judges.
public enum CoreferenceSide: String, Hashable, Sendable {
  case key
  case response
}

/// What is scored.
public struct CoreferenceOptions: Hashable, Sendable {
  /// What becomes of entities of one mention.
  ///
  /// OntoNotes has none, other corpora do; scores differ much.
  public enum Singletons: String, Hashable, Sendable, CaseIterable {
    case keep
    case remove
  }

  /// What becomes of a mention in two entities of the key.
  ///
  /// In the response the later one always goes, and is listed.
  public enum RepeatedKeyMentions: String, Hashable, Sendable, CaseIterable {
    case refuse
    case keepFirst = "keep-first"
  }

  /// Documents that only the response has.
  public enum ExtraDocuments: String, Hashable, Sendable, CaseIterable {
    case count
    case ignore
  }

  /// Whether entities of one mention count, on both sides.
  public var singletons: Singletons
  /// What to do with a mention in two entities of the key.
  public var repeatedKeyMentions: RepeatedKeyMentions
  /// Whether what stands in extra documents is spurious.
  public var extraDocuments: ExtraDocuments

  /// Makes options; the defaults leave nothing out and repair nothing in the key.
  public init(
    singletons: Singletons = .keep, repeatedKeyMentions: RepeatedKeyMentions = .refuse,
    extraDocuments: ExtraDocuments = .count
  ) {
    self.singletons = singletons
    self.repeatedKeyMentions = repeatedKeyMentions
    self.extraDocuments = extraDocuments
  }
}

/// A mention that stood in a document twice; the later one was left out.
public struct CoreferenceRepeat<Mention: Hashable & Sendable>: Hashable, Sendable {
  /// The document.
  public let document: String
  /// Which annotation.
  public let side: CoreferenceSide
  /// The mention.
  public let mention: Mention
  /// The index of the entity that kept it.
  public let kept: Int
  /// The index of the entity that lost it; the same as `kept` where one entity named it twice.
  public let dropped: Int
}

/// Clusterings that cannot be scored.
public struct CoreferenceRefusal: Error, Hashable, Sendable, CustomStringConvertible {
  /// The document, and what is wrong with it.
  public let description: String

  init(_ document: String, _ message: String) {
    description = "\(document): \(message)"
  }
}
