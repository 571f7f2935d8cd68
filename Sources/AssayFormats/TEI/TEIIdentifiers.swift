/// An element's `xml:id`, and the identifier of the source where that could not serve.
struct TEIIdentifier: Hashable, Sendable {
  let xmlID: String
  /// For `@n`; `nil` where the source's identifier is the `xml:id`.
  let original: String?
}

/// Hands out `xml:id`s, none twice.
///
/// Only ASCII letters, digits, hyphens, underscores and full stops are used, because validators
/// disagree over the rest: libxml2 checks names by an older edition of XML than others do.
struct TEIIdentifiers {
  private var used = ByteTable<Void>()
  private var nextNumber: [String: Int] = [:]
  /// The number of blocks, whose ids `p1`, `p2` and so on are taken.
  private let blockCount: Int

  init(blockCount: Int = 0) {
    self.blockCount = blockCount
  }

  /// Makes room for some ids.
  mutating func reserveCapacity(_ count: Int) {
    used.reserveCapacity(count)
  }

  /// An id as near as possible to the source's.
  ///
  /// - Parameters:
  ///   - source: the identifier of the source.
  ///   - kind: what stands before it where it is no name, for example `m` for mentions.
  ///   - owner: what stands before it where it is taken, for example the layer's name.
  mutating func identifier(for source: String, kind: String, owner: String) -> TEIIdentifier {
    let name = unique(Self.isName(source) ? source : "\(kind).\(Self.sanitized(source))", owner)
    return TEIIdentifier(xmlID: name, original: name == source ? nil : source)
  }

  /// An id for something that has none in the source.
  mutating func fresh(_ wanted: String, owner: String) -> String {
    unique(wanted, owner)
  }

  /// The characters of `string` that may stand in any name, the others as underscores.
  static func sanitized(_ string: String) -> String {
    if string.utf8.allSatisfy(isNameByte) { return string }
    return String(
      decoding: string.utf8.map { isNameByte($0) ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
  }

  private mutating func unique(_ wanted: String, _ owner: String) -> String {
    if isFree(wanted) { return wanted }
    let owned = "\(owner).\(wanted)"
    if isFree(owned) { return owned }
    while true {
      let number = nextNumber[owned, default: 2]
      nextNumber[owned] = number + 1
      let numbered = "\(owned).\(number)"
      if isFree(numbered) { return numbered }
    }
  }

  /// Whether nothing has an id yet; it is taken then.
  private mutating func isFree(_ name: String) -> Bool {
    let bytes = name.utf8.span
    return !isBlock(bytes) && used.insert(bytes, ())
  }

  private func isBlock(_ name: Span<UInt8>) -> Bool {
    guard blockCount > 0, name.count > 1, name.count < 18, name[0] == UInt8(ascii: "p"),
      name[1] != UInt8(ascii: "0")
    else { return false }
    var number = 0
    for index in 1..<name.count {
      guard name[index].isDigit else { return false }
      number = 10 * number + Int(name[index] &- 0x30)
    }
    return number <= blockCount
  }

  static func isName(_ string: String) -> Bool {
    let bytes = string.utf8.span
    guard bytes.count > 0, bytes[0] >= 0x41 else { return false }
    for index in bytes.indices where !isNameByte(bytes[index]) { return false }
    return true
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F: true
    default: false
    }
  }
}
