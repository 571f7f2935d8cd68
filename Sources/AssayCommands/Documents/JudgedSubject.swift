import AssayModel
import AssayScoring

/// What an annotation is that scorers judge, and where it stands.
struct JudgedSubject {
  /// `mention`, `trigger`, `argument` or `relation`.
  let kind: String
  /// The type of the mention, event or relation.
  let type: String
  /// The role of an argument.
  let role: String?
  /// The place and its words; `nil` where there is no place, or no text.
  let quotation: Quotation?
  /// The trigger of an argument's event.
  let trigger: Quotation?
  /// Where it stands, in bytes; `nil` for an event without a trigger.
  let extent: Extent?

  /// The annotation of a difference in a document, with the table of the document's text.
  init(_ difference: JudgedDifference, in document: PeerDocument, offsets: OffsetTable?) {
    let layer = document.layer(difference.side)
    let text = document.pair.text
    func quote(_ extent: Extent?) -> Quotation? {
      guard let extent, let text, let offsets else { return nil }
      return Quotation(extent, in: text, offsets: offsets)
    }
    var role: String?
    var trigger: Extent?
    switch difference.item {
    case .mention(let index): (kind, type) = ("mention", layer?.mentions[index].type ?? "")
    case .chunk(let name, _): (kind, type) = ("mention", name)
    case .event(let index): (kind, type) = ("trigger", layer?.events[index].type ?? "")
    case .argument(let event, let place):
      (kind, type) = ("argument", layer?.events[event].type ?? "")
      role = layer?.events[event].arguments[place].role
      trigger = layer?.events[event].trigger?.extent
    case .relation(let index): (kind, type) = ("relation", layer?.relations[index].type ?? "")
    }
    self.role = role
    extent = document.extent(of: difference.item, difference.side)
    quotation = quote(extent)
    self.trigger = quote(trigger)
  }

  /// The annotation on one line: type, role, place, and words in their context.
  var line: String {
    var words = [role.map { "\(type) \($0)" } ?? type]
    if let trigger { words.append("of [\(trigger.text.onOneLine)]") }
    if let quotation {
      words.append(
        quotation.ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ","))
      words.append(" \(quotation.marked.onOneLine)")
    } else if let extent {
      words.append(extent.fragments.map { "\($0.start)-\($0.end)" }.joined(separator: ","))
    }
    return words.joined(separator: " ")
  }
}
