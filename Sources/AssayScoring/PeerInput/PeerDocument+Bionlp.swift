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
    var lines: [Line] = []
    var mentions: [String] = []
    var occurrences: [Term: Int] = [:]
    for (index, mention) in layer.mentions.enumerated() {
      let term = Term(mention.type, mention.extent, table)
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
      lines.append(.term(id: "TE\(trigger.id)", Term(event.type, trigger.extent, table)))
    }
    for entity in layer.entities where entity.mentions.count > 1 {
      lines.append(.equivalence(entity.mentions.map { mentions[$0] }))
    }
    for (index, event) in layer.events.enumerated() {
      lines.append(.event(Event(event, index, of: layer, mentions: mentions)))
    }
    self.init(lines: lines)
  }
}

extension BionlpLines.Term {
  fileprivate init(_ type: String, _ extent: Extent, _ table: OffsetTable?) {
    let place = table.map { extent.inCodePoints($0) } ?? extent
    self.init(type: type, start: place.first.start, end: place.first.end)
  }
}

extension BionlpLines.Event {
  /// An event of a layer whose mentions have identifiers; an entity is its first mention.
  fileprivate init(_ event: Event, _ index: Int, of layer: Layer, mentions: [String]) {
    let arguments = event.arguments.compactMap { argument -> BionlpLines.Argument? in
      let filler: String? =
        switch argument.filler {
        case .mention(let mention): mentions[mention]
        case .entity(let entity): layer.entities[entity].mentions.first.map { mentions[$0] }
        case .event(let other): BionlpLines.identifier(ofEvent: other)
        }
      return filler.map { BionlpLines.Argument(role: argument.role, filler: $0) }
    }
    self.init(
      id: BionlpLines.identifier(ofEvent: index), type: event.type,
      trigger: event.trigger.map { "TE\($0.id)" } ?? "", arguments: arguments)
  }
}
