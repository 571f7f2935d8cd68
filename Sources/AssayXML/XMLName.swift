import Synchronization

/// A name of an element or attribute that is known to be one: a QName of "Namespaces in XML 1.0".
///
/// Names are cheap to copy and to compare. Those made before are found again, which is much cheaper than making them.
public struct XMLName: Hashable, Sendable, CustomStringConvertible {
  /// The name in all the forms in which it is written.
  private final class Forms: Sendable {
    let bytes: [UInt8]
    let prefixLength: Int
    let hasXMLPrefix: Bool
    let startTag: [UInt8]
    let endTag: [UInt8]
    let attribute: [UInt8]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
      prefixLength = bytes.firstIndex(of: UInt8(ascii: ":")) ?? 0
      hasXMLPrefix = bytes.starts(with: "xml:".utf8)
      startTag = Array("<".utf8) + bytes
      endTag = Array("</".utf8) + bytes + Array(">".utf8)
      attribute = Array(" ".utf8) + bytes + Array("=\"".utf8)
    }
  }

  /// Names that were made before, up to a number that no vocabulary has.
  private struct Known {
    static let limit = 4096

    var names: [String: XMLName] = [:]
    /// By the place of a literal in memory.
    var literals: [UInt: XMLName] = [:]
  }

  private static let known = Mutex(Known())

  private let forms: Forms
  private let hash: Int

  /// Checks a name.
  ///
  /// - Throws: ``XMLError`` with code `name`.
  public init(_ name: String) throws(XMLError) {
    if let known = Self.known.withLock({ $0.names[name] }) {
      self = known
      return
    }
    try self.init(checking: name)
    let made = self
    Self.known.withLock { if $0.names.count < Known.limit { $0.names[name] = made } }
  }

  private init(checking name: String) throws(XMLError) {
    let scalars = Array(name.unicodeScalars)
    let colon = scalars.firstIndex(of: ":")
    let local = colon.map { scalars[($0 + 1)...] } ?? scalars[...]
    guard Self.isNCName(local), colon.map({ Self.isNCName(scalars[..<$0]) }) ?? true else {
      throw XMLError(.name, "'\(name)' is not an XML name")
    }
    forms = Forms(Array(name.utf8))
    hash = forms.bytes.hashValue
  }

  /// Whether a string is a name without a colon, as identifiers must be.
  public static func isNCName(_ string: String) -> Bool {
    isNCName(Array(string.unicodeScalars)[...])
  }

  /// Whether two names are spelled alike.
  public static func == (a: XMLName, b: XMLName) -> Bool {
    a.hash == b.hash && (a.forms === b.forms || a.bytes == b.bytes)
  }

  /// Feeds the spelling into a hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(hash)
  }

  /// The name as it is written.
  public var description: String { String(decoding: bytes, as: UTF8.self) }

  /// The UTF-8 of the name.
  var bytes: [UInt8] { forms.bytes }
  /// The number of bytes before the colon, or 0 where there is none.
  var prefixLength: Int { forms.prefixLength }
  /// Whether the prefix is `xml`, which is declared everywhere.
  var hasXMLPrefix: Bool { forms.hasXMLPrefix }
  /// The bytes before the colon.
  var prefix: ArraySlice<UInt8> { bytes[..<prefixLength] }
  /// `<name`.
  var startTag: [UInt8] { forms.startTag }
  /// `</name>`.
  var endTag: [UInt8] { forms.endTag }
  /// ` name="`.
  var attributeStart: [UInt8] { forms.attribute }
}

extension XMLName: ExpressibleByStringLiteral {
  /// A name that the program itself spells; it must be one.
  public init(stringLiteral name: StaticString) {
    let place: UInt? =
      name.hasPointerRepresentation ? unsafe UInt(bitPattern: name.utf8Start) : nil
    if let place, let known = Self.known.withLock({ $0.literals[place] }) {
      self = known
      return
    }
    guard let checked = try? XMLName("\(name)") else {
      preconditionFailure("a literal name is an XML name")
    }
    self = checked
    if let place { Self.known.withLock { $0.literals[place] = checked } }
  }
}

// MARK: - Characters of names

extension XMLName {
  /// Production 4 of XML 1.0, fifth edition, without the colon.
  private static let starts: [ClosedRange<UInt32>] = [
    0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
    0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
    0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF,
  ]

  /// What production 4a adds.
  private static let others: [ClosedRange<UInt32>] = [
    0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040,
  ]

  private static func isNCName(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = scalars.first, isStart(first) else { return false }
    return scalars.dropFirst().allSatisfy { scalar in
      isStart(scalar) || others.contains { $0.contains(scalar.value) }
    }
  }

  private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    starts.contains { $0.contains(scalar.value) }
  }
}
