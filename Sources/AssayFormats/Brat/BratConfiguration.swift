public import AssayModel

/// The types, roles and attributes that brat annotations were seen to have, as brat's configuration.
///
/// What was seen is allowed and nothing else; a role may be filled as often as one likes.
public struct BratConfiguration: Sendable {
  private var entities: Set<String> = []
  /// For each type its roles with the types that fill them.
  private var events: [String: [String: Set<String>]] = [:]
  private var relations: [String: [[String: Set<String>]]] = [:]
  /// For each attribute its bearers and values; no values for a flag.
  private var attributes: [String: (bearers: Set<String>, values: Set<String>)] = [:]
  private var hasEquivalences = false

  /// The files that brat reads beside annotations.
  static let fileNames = ["annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf"]

  /// Nothing was seen yet.
  public init() {}

  /// Takes note of all that a layer has.
  public mutating func add(_ layer: Layer) {
    for mention in layer.mentions {
      entities.insert(mention.type)
      add(mention.attributes, mention.type)
    }
    for event in layer.events {
      var roles = events[event.type] ?? [:]
      for argument in event.arguments {
        roles[argument.role, default: []].insert(Self.type(of: argument.filler, layer))
      }
      events[event.type] = roles
      add(event.attributes, event.type)
    }
    for relation in layer.relations {
      var places = relations[relation.type] ?? []
      for (place, argument) in relation.arguments.enumerated() {
        if place == places.count { places.append([:]) }
        places[place][argument.role, default: []].insert(Self.type(of: argument.filler, layer))
      }
      relations[relation.type] = places
      add(relation.attributes, relation.type)
    }
    hasEquivalences = hasEquivalences || !layer.entities.isEmpty || !layer.eventClusters.isEmpty
  }

  private mutating func add(_ list: [Attribute], _ bearer: String) {
    for attribute in list {
      var kind = attributes[attribute.name] ?? ([], [])
      kind.bearers.insert(bearer)
      switch attribute.value {
      case .flag: break
      case .text(let text) where Self.isListable(text): kind.values.insert(text)
      // Other values are kept in the annotations, and no list could name them.
      case .text, .number: break
      }
      attributes[attribute.name] = kind
    }
  }

  /// Whether a value can stand in a list of values, which `|`, `,` and blanks part.
  private static func isListable(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.allSatisfy { BratNames.isLegal($0) || $0 == UInt8(ascii: ".") }
  }

  private static func type(of filler: Reference, _ layer: Layer) -> String {
    switch filler {
    case .mention(let index): layer.mentions[index].type
    case .entity(let index): layer.mentions[layer.entities[index].mentions[0]].type
    case .event(let index): layer.events[index].type
    }
  }

  // MARK: - Files

  /// The text of `annotation.conf`.
  public var annotationConfiguration: String {
    var lines = ["[entities]"]
    lines += Self.sorted(entities)
    lines += ["", "[relations]"]
    for type in Self.sorted(relations.keys) { lines.append(relationLine(type)) }
    if hasEquivalences {
      lines.append("Equiv\tArg1:<ANY>, Arg2:<ANY>, <REL-TYPE>:symmetric-transitive")
    }
    lines.append("<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>")
    lines += ["", "[events]"]
    for type in Self.sorted(events.keys) {
      let roles = events[type] ?? [:]
      let fields = Self.sorted(roles.keys).map { "\($0)*:\(Self.list(roles[$0] ?? []))" }
      lines.append(fields.isEmpty ? type : "\(type)\t\(fields.joined(separator: ", "))")
    }
    lines += ["", "[attributes]"]
    for name in Self.sorted(attributes.keys) {
      let kind = attributes[name] ?? ([], [])
      let value = kind.values.isEmpty ? "" : ", Value:\(Self.list(kind.values))"
      lines.append("\(name)\tArg:\(Self.list(kind.bearers))\(value)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A relation has two arguments; where several roles were seen at a place, a line for each pair.
  private func relationLine(_ type: String) -> String {
    let places = relations[type] ?? []
    let first = places.first ?? [:], second = places.dropFirst().first ?? [:]
    var lines: [String] = []
    for one in Self.sorted(first.keys) {
      for other in Self.sorted(second.keys) {
        lines.append(
          "\(type)\t\(one):\(Self.list(first[one] ?? [])), \(other):\(Self.list(second[other] ?? []))"
        )
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The text of `visual.conf`: a light colour for each type, hues by the golden angle.
  public var visualConfiguration: String {
    var lines = [
      "[labels]", "", "[drawing]",
      "SPAN_DEFAULT\tfgColor:black, bgColor:lightgray, borderColor:darken",
    ]
    lines.append("ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5")
    for (index, type) in (Self.sorted(entities) + Self.sorted(events.keys)).enumerated() {
      lines.append("\(type)\tbgColor:\(Self.colour(index))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A colour of high lightness as `#rrggbb`.
  private static func colour(_ index: Int) -> String {
    let hue = (Double(index) * 137.508 + 25).truncatingRemainder(dividingBy: 360) / 60
    let fraction = 1 - abs(hue.truncatingRemainder(dividingBy: 2) - 1)
    let parts: [Double] =
      switch Int(hue) {
      case 0: [1, fraction, 0]
      case 1: [fraction, 1, 0]
      case 2: [0, 1, fraction]
      case 3: [0, fraction, 1]
      case 4: [fraction, 0, 1]
      default: [1, 0, fraction]
      }
    let digits = parts.map { part in
      let byte = String(Int(160 + 95 * part), radix: 16)
      return byte.count == 1 ? "0\(byte)" : byte
    }
    return "#" + digits.joined()
  }

  private static func list(_ names: Set<String>) -> String {
    sorted(names).joined(separator: "|")
  }

  private static func sorted(_ names: some Sequence<String>) -> [String] {
    names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
