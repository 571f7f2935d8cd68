import AssayModel

extension PeerDocument {
  /// The document as the files of a BioNLP shared task: given mentions in the `.a1` file, triggers,
  /// other mentions and events in the two `.a2` files.
  ///
  /// Given mentions of both sides are the same if type and place are; of several at one place the
  /// first is the same as the first. Entities of several mentions become equivalences. Events
  /// without a trigger have an identifier there that stands for nothing. Places are code points of
  /// the text, or bytes where that is not known.
  /// - Parameter given: The types of mentions that the task gives to everybody.
  package func bionlp(given: Set<String>) -> BionlpArticle {
    let table = pair.text.map(OffsetTable.init)
    var terms = GivenTerms(given)
    let gold = pair.gold.map { BionlpLines($0, table, &terms) }
    let predicted = pair.predicted.map { BionlpLines($0, table, &terms) }
    return BionlpArticle(
      text: pair.text?.bytes ?? [], proteins: BionlpLines(lines: terms.lines), gold: gold,
      predicted: predicted)
  }
}

/// The given mentions, numbered as they come.
private struct GivenTerms {
  let types: Set<String>
  private(set) var lines: [BionlpLines.Line] = []
  private var identifiers: [BionlpLines.Term: [String]] = [:]

  init(_ types: Set<String>) { self.types = types }

  /// The identifier of the n-th given mention of one type at one place.
  mutating func identifier(of term: BionlpLines.Term, occurrence: Int) -> String {
    while identifiers[term, default: []].count <= occurrence {
      let id = "T\(lines.count + 1)"
      identifiers[term, default: []].append(id)
      lines.append(.term(id: id, term))
    }
    return identifiers[term, default: []][occurrence]
  }
}

extension BionlpLines {
  /// The identifier of an event of a layer.
  static func identifier(ofEvent index: Int) -> String { "E\(index + 1)" }

  /// The lines of a layer.
  fileprivate init(_ layer: Layer, _ table: OffsetTable?, _ given: inout GivenTerms) {
    func term(_ type: String, _ extent: Extent) -> Term {
      let place = table.map { extent.inCodePoints($0) } ?? extent
      return Term(type: type, start: place.first.start, end: place.first.end)
    }
    var lines: [Line] = []
    var mentions: [String] = []
    var occurrences: [Term: Int] = [:]
    for (index, mention) in layer.mentions.enumerated() {
      let term = term(mention.type, mention.extent)
      if given.types.contains(mention.type) {
        let occurrence = occurrences[term, default: 0]
        occurrences[term] = occurrence + 1
        mentions.append(given.identifier(of: term, occurrence: occurrence))
      } else {
        mentions.append("TM\(index + 1)")
        lines.append(.term(id: mentions[index], term))
      }
    }
    for event in layer.events {
      guard let trigger = event.trigger else { continue }
      lines.append(.term(id: "TE\(trigger.id)", term(event.type, trigger.extent)))
    }
    for entity in layer.entities where entity.mentions.count > 1 {
      lines.append(.equivalence(entity.mentions.map { mentions[$0] }))
    }
    for (index, event) in layer.events.enumerated() {
      let arguments = event.arguments.compactMap { argument -> Argument? in
        switch argument.filler {
        case .mention(let mention): Argument(role: argument.role, filler: mentions[mention])
        case .entity(let entity):
          layer.entities[entity].mentions.first.map {
            Argument(role: argument.role, filler: mentions[$0])
          }
        case .event(let other):
          Argument(role: argument.role, filler: Self.identifier(ofEvent: other))
        }
      }
      lines.append(
        .event(
          Event(
            id: Self.identifier(ofEvent: index), type: event.type,
            trigger: event.trigger.map { "TE\($0.id)" } ?? "", arguments: arguments)))
    }
    self.init(lines: lines)
  }
}
