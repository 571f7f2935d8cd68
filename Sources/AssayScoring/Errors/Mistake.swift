public import AssayModel

/// One thing that is wrong with the predictions on an article.
public struct Mistake: Hashable, Sendable {
  /// One of the two annotations that a mistake is about.
  public struct Side: Hashable, Sendable {
    /// The type of the mention or, for triggers and arguments, of the event.
    public let type: String
    /// The role of an argument; `nil` for mentions and triggers.
    public let role: String?
    /// Where it stands, in bytes.
    ///
    /// An argument stands where its filler does; `nil` where that is an event without a trigger.
    public let extent: Extent?
    /// Its words; `nil` where there is no extent, no text, or the text is too short for it.
    public let quotation: Quotation?
    /// The words of the trigger of an argument's event; `nil` for mentions and triggers.
    public let trigger: Quotation?
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

  /// Whether one of the sides has the type.
  public func concerns(type: String) -> Bool { gold?.type == type || predicted?.type == type }

  /// Where it stands first: that of the gold, if there is one.
  private var extent: Extent? { gold?.extent ?? predicted?.extent }

  /// By place in the text; those without one come first.
  static func precedes(_ a: Mistake, _ b: Mistake) -> Bool {
    switch (a.extent, b.extent) {
    case (let a?, let b?): a < b
    case (nil, .some): true
    default: false
    }
  }
}

/// Makes the sides of mistakes in one article.
struct SideMaker {
  private let text: ArticleText?
  private let offsets: OffsetTable?

  init(_ text: ArticleText?) {
    self.text = text
    offsets = text.map(OffsetTable.init)
  }

  func side(_ mention: Mention) -> Mistake.Side {
    Mistake.Side(
      type: mention.type, role: nil, extent: mention.extent, quotation: quote(mention.extent),
      trigger: nil)
  }

  func side(_ argument: PlacedArgument) -> Mistake.Side {
    Mistake.Side(
      type: argument.key.type ?? "", role: argument.role, extent: argument.extent,
      quotation: quote(argument.extent), trigger: quote(argument.key.trigger))
  }

  private func quote(_ extent: Extent?) -> Quotation? {
    guard let extent, let text, let offsets else { return nil }
    return Quotation(extent, in: text, offsets: offsets)
  }
}
