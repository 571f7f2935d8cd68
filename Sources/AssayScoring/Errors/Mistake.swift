public import AssayModel

/// One thing that is wrong with the predictions on an article.
public struct Mistake: Hashable, Sendable {
  /// A place in the text with its words.
  public struct Passage: Hashable, Sendable {
    /// Where it stands, in bytes; `nil` for an event without a trigger.
    public let extent: Extent?
    /// Its words; `nil` where there is no extent, no text, or the text is too short for it.
    public let quotation: Quotation?
  }

  /// One of the two annotations that a mistake is about.
  public struct Side: Hashable, Sendable {
    /// The type of the mention or relation or, for triggers, arguments and events, of the event.
    public let type: String
    /// The role of an argument; `nil` for all else.
    public var role: String?
    /// Where it stands.
    ///
    /// An argument stands where its filler does, and an entity where the first of its mentions does
    /// that are not the mistake's own; a relation has a place for each argument instead.
    public let passage: Passage
    /// The words of the trigger of an argument's event; `nil` for all else.
    public var trigger: Quotation?
    /// The arguments of a relation, in source order.
    public var arguments: [RelationArgument] = []
    /// The identifier that a mention is linked to, with its base; `nil` for none, and for all else.
    public var link: String?
    /// The number of mentions of an entity; `nil` for all else.
    public var size: Int?

    /// Where it stands, in bytes.
    public var extent: Extent? {
      passage.extent ?? arguments.lazy.compactMap(\.passage.extent).first
    }
    /// Its words.
    public var quotation: Quotation? { passage.quotation }
  }

  /// An argument of a relation.
  public struct RelationArgument: Hashable, Sendable {
    /// The role.
    public let role: String
    /// The filler.
    public let passage: Passage
  }

  /// The identifier of the article.
  public let article: String
  /// What it is about.
  public let subject: MistakeSubject
  /// What is wrong.
  public let kind: MistakeKind
  /// What the gold has; `nil` where there is nothing.
  public let gold: Side?
  /// What was predicted; `nil` where nothing was.
  public let predicted: Side?
  /// For errors of coreference the mentions that are in the wrong entity, or in none; else empty.
  public var mentions: [Passage] = []

  /// Whether one of the sides has the type.
  public func concerns(type: String) -> Bool { gold?.type == type || predicted?.type == type }

  /// Where it stands first: that of the gold, if there is one.
  private var extent: Extent? {
    mentions.lazy.compactMap(\.extent).first ?? gold?.extent ?? predicted?.extent
  }

  /// By place in the text; those without one come first.
  ///
  /// At one place the order is one of contents, so that the order of annotations does not matter.
  static func precedes(_ a: Mistake, _ b: Mistake) -> Bool {
    if a.extent == b.extent {
      let (one, other) = (a.numbers, b.numbers)
      return one == other
        ? a.words.lexicographicallyPrecedes(b.words) : one.lexicographicallyPrecedes(other)
    }
    switch (a.extent, b.extent) {
    case (let a?, let b?): return a < b
    case (let a, _): return a == nil
    }
  }

  /// The subject, gold before what is predicted alone, the kind, and the places of all that it is about.
  private var numbers: [Int] {
    [
      MistakeSubject.allCases.firstIndex(of: subject) ?? 0, gold == nil ? 1 : 0,
      MistakeKind.allCases.firstIndex(of: kind) ?? 0,
    ] + (gold?.numbers ?? []) + (predicted?.numbers ?? [])
      + mentions.compactMap(\.extent).flatMap(\.numbers)
  }

  private var words: [String] { (gold?.words ?? [""]) + (predicted?.words ?? []) }
}

extension Mistake.Side {
  fileprivate var numbers: [Int] {
    (trigger?.ranges ?? []).flatMap { [$0.lowerBound, $0.upperBound] } + (extent?.numbers ?? [])
      + arguments.compactMap(\.passage.extent).flatMap(\.numbers) + [size ?? 0]
  }

  fileprivate var words: [String] { [type, role ?? "", link ?? ""] + arguments.map(\.role) }
}

extension Extent {
  fileprivate var numbers: [Int] { fragments.flatMap { [$0.start, $0.end] } }
}
