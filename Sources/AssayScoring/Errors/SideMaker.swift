import AssayModel

/// Makes the sides of mistakes in one article.
struct SideMaker {
  private let text: ArticleText?
  private let offsets: OffsetTable?

  init(_ text: ArticleText?) {
    self.text = text
    offsets = text.map(OffsetTable.init)
  }

  func side(_ mention: Mention) -> Mistake.Side {
    Mistake.Side(type: mention.type, passage: passage(mention.extent))
  }

  func linked(_ mention: Mention) -> Mistake.Side {
    Mistake.Side(
      type: mention.type, passage: passage(mention.extent), link: mention.link)
  }

  func side(_ argument: PlacedArgument) -> Mistake.Side {
    Mistake.Side(
      type: argument.key.type ?? "", role: argument.role, passage: passage(argument.extent),
      trigger: quote(argument.key.trigger))
  }

  func side(_ relation: PlacedRelation) -> Mistake.Side {
    Mistake.Side(
      type: relation.key.type, passage: passage(nil),
      arguments: relation.arguments.map { argument in
        Mistake.RelationArgument(role: argument.role, passage: passage(argument.extent))
      })
  }

  func passage(_ extent: Extent?) -> Mistake.Passage {
    Mistake.Passage(extent: extent, quotation: quote(extent))
  }

  private func quote(_ extent: Extent?) -> Quotation? {
    guard let extent, let text, let offsets else { return nil }
    return Quotation(extent, in: text, offsets: offsets)
  }
}

extension EventKey.Filler {
  /// Where the filler stands; `nil` for an event without a trigger.
  var extent: Extent? {
    switch self {
    case .extent(let extent), .trigger(let extent): extent
    case .eventType: nil
    }
  }
}
