internal import AssayModel

/// The lines of an .ann file for one layer.
///
/// Identifiers are kept where they are brat's and new where they are not or would clash.
struct BratEncoder {
  private(set) var bytes: [UInt8] = []
  private let text: ArticleText
  private let offsets: OffsetTable
  private var used: Set<String> = []
  private var attributes = 0
  private var links = 0

  init(_ text: ArticleText) {
    self.text = text
    offsets = OffsetTable(text)
  }

  /// Writes all annotations: T, E, R, `*`, A and N lines.
  mutating func add(_ layer: Layer) {
    let mentions = layer.mentions.map { identifier($0.id, "T") }
    let events = layer.events.map { identifier($0.id, "E") }
    for (id, mention) in zip(mentions, layer.mentions) {
      addTextBound(id, mention.type, mention.extent)
    }
    addEvents(layer, mentions, events)
    for relation in layer.relations {
      let id = identifier(relation.id, "R")
      let arguments = relation.arguments.map { argument in
        "\(argument.role):\(name(argument.filler, mentions, events))"
      }
      line("\(id)\t\(relation.type) \(arguments.joined(separator: " "))\t")
      for attribute in relation.attributes { addAttribute(attribute, id) }
    }
    for entity in layer.entities { addEquivalence(entity.mentions.map { mentions[$0] }) }
    for cluster in layer.eventClusters { addEquivalence(cluster.events.map { events[$0] }) }
    for (id, mention) in zip(mentions, layer.mentions) {
      for attribute in mention.attributes { addAttribute(attribute, id) }
      for link in mention.links { addLink(link, id, quote(mention.extent)) }
    }
    for (id, event) in zip(events, layer.events) {
      for attribute in event.attributes { addAttribute(attribute, id) }
      for link in event.links { addLink(link, id, event.trigger.map { quote($0.extent) } ?? "") }
    }
  }

  private mutating func addEvents(_ layer: Layer, _ mentions: [String], _ events: [String]) {
    var triggers: [Trigger: String] = [:]
    for (id, event) in zip(events, layer.events) {
      guard let trigger = event.trigger else { continue }
      let key = Trigger(id: "\(event.type)\u{0}\(trigger.id)", extent: trigger.extent)
      let bound = triggers[key] ?? identifier(trigger.id, "T")
      if triggers.updateValue(bound, forKey: key) == nil {
        addTextBound(bound, event.type, trigger.extent)
      }
      var counts: [String: Int] = [:]
      let arguments = event.arguments.map { argument in
        counts[argument.role, default: 0] += 1
        let number = counts[argument.role] ?? 1
        let role = number == 1 ? argument.role : "\(argument.role)\(number)"
        return " \(role):\(name(argument.filler, mentions, events))"
      }
      line("\(id)\t\(event.type):\(bound)\(arguments.joined())")
    }
  }

  private mutating func addTextBound(_ id: String, _ type: String, _ extent: Extent) {
    let spans = extent.fragments.map { fragment in
      let start = offsets.position(ofByte: fragment.start, in: .codePoint)
      return "\(start) \(offsets.position(ofByte: fragment.end, in: .codePoint))"
    }
    line("\(id)\t\(type) \(spans.joined(separator: ";"))\t\(quote(extent))")
  }

  /// The text of an extent; line breaks become blanks, as brat writes them, all that it would end a line at.
  private func quote(_ extent: Extent) -> String { Quote.withBlanks(text[extent]) }

  private mutating func addEquivalence(_ members: [String]) {
    line("*\tEquiv \(members.joined(separator: " "))")
  }

  private mutating func addAttribute(_ attribute: Attribute, _ target: String) {
    attributes += 1
    let id = fresh("A", from: attributes)
    switch attribute.value {
    case .flag: line("\(id)\t\(attribute.name) \(target)")
    case .text(let text): line("\(id)\t\(attribute.name) \(target) \(text)")
    case .number(let number): line("\(id)\t\(attribute.name) \(target) \(number)")
    }
  }

  private mutating func addLink(_ link: KnowledgeBaseLink, _ target: String, _ quote: String) {
    links += 1
    let id = fresh("N", from: links)
    // What stands before a colon is the base, which there must be, unless both are one address.
    let reference = link.base.isEmpty ? ":\(link.identifier)" : link.joined
    line("\(id)\tReference \(target) \(reference)\t\(quote)")
  }

  private func name(_ filler: Reference, _ mentions: [String], _ events: [String]) -> String {
    switch filler {
    case .mention(let index): mentions[index]
    case .event(let index): events[index]
    // The capabilities allow no entities.
    case .entity(let index): mentions.indices.contains(index) ? mentions[index] : ""
    }
  }

  private mutating func line(_ text: String) {
    bytes += Array(text.utf8)
    bytes.append(0x0A)
  }

  // MARK: - Identifiers

  private mutating func identifier(_ id: String, _ letter: Character) -> String {
    let digits = id.dropFirst()
    let isLegal = id.first == letter && !digits.isEmpty && digits.allSatisfy { "0"..."9" ~= $0 }
    if isLegal && used.insert(id).inserted { return id }
    return fresh(letter, from: 1)
  }

  private mutating func fresh(_ letter: Character, from number: Int) -> String {
    var number = max(number, next[letter] ?? 1)
    while !used.insert("\(letter)\(number)").inserted { number += 1 }
    next[letter] = number + 1
    return "\(letter)\(number)"
  }

  private var next: [Character: Int] = [:]
}
