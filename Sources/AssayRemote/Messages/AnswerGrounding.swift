import AssayExtraction
import AssayModel

/// Turns an answer into a layer on the article's text, and refuses one that does not fit it.
///
/// Positions are converted once. A position outside the text, a quotation that differs from the text or
/// a reference to nothing refuses the whole answer: its other positions are not to be trusted either,
/// and a score on what happens to fit would mislead.
struct AnswerGrounding {
  private let text: ArticleText
  private let unit: ProcessSettings.Unit
  private let annotator: Annotator

  init(_ text: ArticleText, unit: ProcessSettings.Unit, annotator: Annotator) {
    self.text = text
    self.unit = unit
    self.annotator = annotator
  }

  /// The layer, its mentions and events numbered in text order.
  ///
  /// - Throws: ``ExtractionFailure`` with what is wrong and, of positions, the likely cause.
  func layer(of answer: RemoteAnswer) throws(ExtractionFailure) -> Layer {
    let positions = PositionTable(text, unit)
    var extents: [Extent] = []
    for item in answer.entities {
      guard let extent = try extent(of: item.place, positions, item, answer) else {
        throw ExtractionFailure("\(Self.name(item)) has no \"spans\"")
      }
      extents.append(extent)
    }
    var triggers: [Extent?] = []
    for item in answer.events {
      triggers.append(try extent(of: item.place, positions, item, answer))
    }
    return try assemble(answer, extents, triggers)
  }

  /// Where something stands; `nil` where it has no place.
  private func extent(
    of place: RemoteAnswer.Place, _ positions: PositionTable, _ item: RemoteAnswer.Item,
    _ answer: RemoteAnswer
  ) throws(ExtractionFailure) -> Extent? {
    var fragments: [Fragment] = []
    for span in place.spans {
      guard let fragment = positions.fragment(span.start, span.end) else {
        throw misfit(
          "\(Self.name(item)) is at \(span.start) to \(span.end), which is no range of "
            + "\(unit.plural) in this text", answer)
      }
      guard fragment.start < fragment.end else {
        throw misfit(
          "\(Self.name(item)) is at \(span.start) to \(span.end), which is nothing: an end is the "
            + "position behind the last", answer)
      }
      fragments.append(fragment)
    }
    guard let extent = Extent(joining: fragments) else { return nil }
    guard text.contains(extent) else {
      throw misfit("\(Self.name(item)) begins or ends inside a character", answer)
    }
    if let quote = place.quote, !agrees(quote, extent, fragments) {
      throw misfit(
        "\(Self.name(item)) quotes \(Self.quoted(quote)), but at its place stands "
          + Self.quoted(text[extent]), answer)
    }
    return extent
  }

  /// Whether a quotation is what stands there: in one piece, or its fragments joined in any usual way.
  private func agrees(_ quote: String, _ extent: Extent, _ fragments: [Fragment]) -> Bool {
    let said = Array(quote.utf8)
    if !extent.isDiscontinuous {
      return said.elementsEqual(text.bytes[extent.start..<extent.end])
    }
    let parts = fragments.map { text[$0] }
    return [" ", "", " ... ", "..."].contains { said == Array(parts.joined(separator: $0).utf8) }
  }

  private func misfit(_ message: String, _ answer: RemoteAnswer) -> ExtractionFailure {
    let places = (answer.entities + answer.events).map(\.place)
    guard let cause = MisfitCause(places, in: text, unit: unit) else {
      return ExtractionFailure(message)
    }
    return ExtractionFailure("\(message); \(cause.advice)")
  }

  private static func name(_ item: RemoteAnswer.Item) -> String {
    item.id.map { "\(item.type) \($0)" } ?? item.type
  }

  private static func quoted(_ text: String) -> String {
    let short = text.count > 40 ? "\(text.prefix(40))…" : text
    let plain = short.unicodeScalars.map { scalar in
      switch scalar {
      case "\n": "\\n"
      case "\r": "\\r"
      case "\t": "\\t"
      case _ where scalar.properties.generalCategory == .control: "·"
      default: String(Character(scalar))
      }
    }
    return "'\(plain.joined())'"
  }
}

extension AnswerGrounding {
  /// Where an identifier points.
  private typealias Targets = [String: Reference]

  private func assemble(
    _ answer: RemoteAnswer, _ extents: [Extent], _ triggers: [Extent?]
  ) throws(ExtractionFailure) -> Layer {
    let mentionOrder = extents.indices.sorted { (extents[$0], $0) < (extents[$1], $1) }
    // Events without a trigger stand behind all others.
    let eventOrder = triggers.indices.sorted { a, b in
      guard let left = triggers[a] else { return triggers[b] == nil && a < b }
      guard let right = triggers[b] else { return true }
      return (left, a) < (right, b)
    }
    var targets: Targets = [:]
    for (new, old) in mentionOrder.enumerated() {
      try Self.note(answer.entities[old].id, .mention(new), in: &targets)
    }
    for (new, old) in eventOrder.enumerated() {
      try Self.note(answer.events[old].id, .event(new), in: &targets)
    }
    let mentions = mentionOrder.enumerated().map { new, old in
      let item = answer.entities[old]
      return Mention(
        id: "T\(new + 1)", type: item.type, extent: extents[old], attributes: item.attributes,
        links: item.links, confidence: item.score)
    }
    var events: [Event] = []
    for (new, old) in eventOrder.enumerated() {
      let item = answer.events[old]
      events.append(
        Event(
          id: "E\(new + 1)", type: item.type,
          trigger: triggers[old].map { Trigger(id: "T\(mentions.count + new + 1)", extent: $0) },
          arguments: try Self.arguments(of: item, targets), attributes: item.attributes,
          links: item.links, confidence: item.score))
    }
    var relations: [Relation] = []
    for (index, item) in answer.relations.enumerated() {
      relations.append(
        Relation(
          id: "R\(index + 1)", type: item.type, arguments: try Self.arguments(of: item, targets),
          attributes: item.attributes))
    }
    do {
      return try Layer(
        annotator: annotator, mentions: mentions, entities: try Self.entities(answer, targets),
        events: events, relations: relations)
    } catch let error as LayerError {
      throw ExtractionFailure(error.description)
    } catch {
      throw ExtractionFailure("\(error)")
    }
  }

  private static func note(
    _ id: String?, _ target: Reference, in targets: inout Targets
  ) throws(ExtractionFailure) {
    guard let id else { return }
    guard targets.updateValue(target, forKey: id) == nil else {
      throw ExtractionFailure("two annotations have the id '\(id)'")
    }
  }

  private static func arguments(
    of item: RemoteAnswer.Item, _ targets: Targets
  ) throws(ExtractionFailure) -> [Argument] {
    var arguments: [Argument] = []
    for filler in item.fillers {
      guard let target = targets[filler.id] else {
        throw ExtractionFailure(
          "\(name(item)): role \(filler.role) points to '\(filler.id)', which is not in the answer")
      }
      arguments.append(Argument(role: filler.role, filler: target))
    }
    return arguments
  }

  private static func entities(
    _ answer: RemoteAnswer, _ targets: Targets
  ) throws(ExtractionFailure) -> [Entity] {
    var entities: [Entity] = []
    for (index, chain) in answer.chains.enumerated() {
      var mentions: [Int] = []
      for id in chain {
        guard case .mention(let mention)? = targets[id] else {
          throw ExtractionFailure("a chain names '\(id)', which is no entity of the answer")
        }
        mentions.append(mention)
      }
      entities.append(Entity(id: "C\(index + 1)", mentions: mentions.sorted()))
    }
    return entities
  }
}
