import AssayModel

/// What the values of an entity mean, in the order in which `# global.Entity` names its fields.
struct EntityFields {
  private enum Field {
    case identifier
    case type
    case head
    /// A link to Wikipedia.
    case identity
    /// `key:value` pairs.
    case others
    case attribute(String)

    init(_ name: String) {
      self =
        switch name {
        case "eid", "GRP": .identifier
        case "etype": .type
        case "head": .head
        case "identity": .identity
        case "other": .others
        default: .attribute(name)
        }
    }
  }

  /// The fields where none are declared.
  static let usual = EntityFields(["eid", "etype", "head", "other"])
  /// An identifier alone, as most ends have.
  static let identifier = EntityFields(["eid"])

  private let fields: [Field]
  /// Which field is the identifier; the first where none is called so.
  private let identifierPlace: Int

  init(_ names: [String]) {
    fields = names.map { Field($0) }
    identifierPlace = names.firstIndex { $0 == "eid" || $0 == "GRP" } ?? 0
  }

  /// Where the identifier stands in values joined by hyphens; `nil` where there is none.
  func identifier(in bytes: Span<UInt8>, _ values: Range<Int>) -> Range<Int>? {
    var rest = Values(values, fields.count), place = 0
    while let value = rest.next(in: bytes) {
      if place == identifierPlace { return value.isEmpty ? nil : value }
      place += 1
    }
    return nil
  }

  /// Fills in what the values of a mention say.
  func describe(_ mention: inout Draft.Mention, _ bytes: [UInt8], _ values: Range<Int>) {
    var rest = Values(values, fields.count), place = 0
    while let value = rest.next(in: bytes.span) {
      let field = fields[place]
      place += 1
      if bytes.span.saysNothing(in: value) { continue }
      switch field {
      case .identifier, .head: continue
      case .type: mention.type = Self.text(bytes, value)
      case .identity:
        mention.links.append(
          KnowledgeBaseLink(base: "Wikipedia", identifier: Self.text(bytes, value)))
      case .others: Self.addOthers(to: &mention, bytes, value)
      case .attribute(let name):
        mention.attributes.append(Attribute(name, Self.text(bytes, value)))
      }
    }
  }

  /// `key:value` pairs joined by commas; the key `identity` is a link.
  private static func addOthers(
    to mention: inout Draft.Mention, _ bytes: [UInt8], _ pairs: Range<Int>
  ) {
    var start = pairs.lowerBound
    while start < pairs.upperBound {
      let end =
        bytes.span.firstIndex(of: UInt8(ascii: ","), in: start..<pairs.upperBound)
        ?? pairs.upperBound
      if start < end { addOther(to: &mention, bytes, start..<end) }
      start = end + 1
    }
  }

  private static func addOther(
    to mention: inout Draft.Mention, _ bytes: [UInt8], _ pair: Range<Int>
  ) {
    guard let colon = bytes.span.firstIndex(of: UInt8(ascii: ":"), in: pair) else {
      mention.attributes.append(Attribute(text(bytes, pair), .flag))
      return
    }
    let key = text(bytes, pair.lowerBound..<colon)
    let value = colon + 1..<pair.upperBound
    guard key == "identity" else {
      mention.attributes.append(Attribute(key, text(bytes, value)))
      return
    }
    let end = bytes.span.firstIndex(of: UInt8(ascii: ":"), in: value)
    mention.links.append(
      KnowledgeBaseLink(
        base: end.map { text(bytes, value.lowerBound..<$0) } ?? "",
        identifier: text(bytes, (end.map { $0 + 1 } ?? value.lowerBound)..<value.upperBound)))
  }

  private static func text(_ bytes: [UInt8], _ value: Range<Int>) -> String {
    PercentCoding.decoded(String(decoding: bytes[value], as: UTF8.self))
  }
}

/// The values of an entity, one after the other, of which the last takes what is left.
private struct Values {
  private var rest: Range<Int>
  /// How many values may follow.
  private var left: Int

  init(_ values: Range<Int>, _ count: Int) {
    rest = values
    left = count
  }

  mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
    guard left > 0 else { return nil }
    left -= 1
    guard left > 0, let end = bytes.firstIndex(of: UInt8(ascii: "-"), in: rest) else {
      left = 0
      return rest
    }
    defer { rest = end + 1..<rest.upperBound }
    return rest.lowerBound..<end
  }
}
