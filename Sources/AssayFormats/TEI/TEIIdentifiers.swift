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
    String(decoding: string.utf8.map { isNameByte($0) ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
  }

  private mutating func unique(_ wanted: String, _ owner: String) -> String {
    if used.insert(wanted.utf8.span, ()) { return wanted }
    let owned = "\(owner).\(wanted)"
    if used.insert(owned.utf8.span, ()) { return owned }
    while true {
      let number = nextNumber[owned, default: 2]
      nextNumber[owned] = number + 1
      let numbered = "\(owned).\(number)"
      if used.insert(numbered.utf8.span, ()) { return numbered }
    }
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
