import AssayScoring

/// One mistake as text: a blank line, what is wrong, and each side in its context.
struct MistakeLines {
  private static let mostMentions = 5

  /// The lines.
  let lines: [String]

  init(_ mistake: Mistake) {
    var lines = ["", "\(mistake.article): \(mistake.subject.rawValue) \(mistake.kind.rawValue)"]
    let isSpan = mistake.kind == .spanError, isLink = mistake.subject == .link
    if !mistake.mentions.isEmpty, !isSpan {
      let shown = mistake.mentions.prefix(Self.mostMentions)
      let rest = mistake.mentions.count - shown.count
      for (place, mention) in shown.enumerated() {
        let title = mistake.subject == .coreference ? "mentions" : "events"
        lines.append("  \((place == 0 ? title : "").padded(to: 9))  \(Self.text(mention))")
      }
      if rest > 0 { lines.append("             and \(rest) more") }
    }
    if let gold = mistake.gold { lines.append("  gold       \(Self.text(gold, isLink: isLink))") }
    if let predicted = mistake.predicted {
      lines.append("  predicted  \(Self.text(predicted, isLink: isLink))")
    }
    self.lines = lines
  }

  /// Type, place and words of one side; for links what it is linked to.
  static func text(_ side: Mistake.Side, isLink: Bool = false) -> String {
    var words = [side.role.map { "\(side.type) \($0)" } ?? side.type]
    if isLink { words.append(side.link ?? "NIL") }
    if let size = side.size { words.append("entity of \(size):") }
    if let trigger = side.trigger { words.append("of [\(trigger.text.onOneLine)]") }
    for argument in side.arguments {
      let text = argument.passage.quotation.map { "[\($0.text.onOneLine)]" } ?? "(no place)"
      words.append("\(argument.role) \(places(argument.passage)) \(text)")
    }
    if side.quotation != nil { words.append(text(side.passage)) }
    return words.joined(separator: " ")
  }

  private static func text(_ passage: Mistake.Passage) -> String {
    guard let quotation = passage.quotation else { return "(no place)" }
    return "\(places(passage))  \(quotation.marked.onOneLine)"
  }

  private static func places(_ passage: Mistake.Passage) -> String {
    (passage.quotation?.ranges ?? []).map { "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}
