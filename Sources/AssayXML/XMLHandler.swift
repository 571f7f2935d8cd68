/// Receives a document from ``XMLReader`` in document order.
///
/// An error that a method throws stops the reader, which throws it on with the line and column.
public protocol XMLHandler {
  /// The names that it knows.
  associatedtype Name: XMLVocabulary

  /// An element starts. The tag lives no longer than the call.
  mutating func startElement(_ tag: borrowing XMLTag<Name>) throws(XMLError)

  /// An element ends; `name` is `nil` where the vocabulary lacks it.
  mutating func endElement(_ name: Name?) throws(XMLError)

  /// An element ends, and the input is read up to `offset`, in bytes from zero: behind its end tag, or
  /// behind its tag where it is empty.
  mutating func endElement(_ name: Name?, at offset: Int) throws(XMLError)

  /// Text between two tags, whole: references resolved, CDATA sections, comments and processing
  /// instructions gone. Never empty.
  mutating func text(_ bytes: Span<UInt8>) throws(XMLError)

  /// Whether text between two tags may come in pieces, one after another, which saves joining them;
  /// `false` where nothing else is said.
  static var takesTextInPieces: Bool { get }
}

extension XMLHandler {
  /// Text comes whole.
  @inlinable public static var takesTextInPieces: Bool { false }

  /// Leaves the place out.
  @inlinable
  public mutating func endElement(_ name: Name?, at offset: Int) throws(XMLError) {
    try endElement(name)
  }
}

/// A start tag, borrowed from the parser for the length of a call.
@safe
public struct XMLTag<Name: XMLVocabulary>: ~Copyable {
  /// The element's name, or `nil` where the vocabulary lacks it.
  public let name: Name?
  @usableFromInline let raw: RawTag

  @inlinable
  init(_ raw: RawTag, _ table: XMLNameTable<Name>) {
    unsafe self.raw = raw
    name = unsafe table.name(raw.name)
  }

  /// The element's name without its prefix.
  public var localName: String { unsafe String(decodingCString: raw.localName, as: UTF8.self) }

  /// The element's namespace, or `nil` where it has none.
  public var namespace: String? {
    unsafe raw.namespace.map { unsafe String(decodingCString: $0, as: UTF8.self) }
  }

  /// The line of the input at which the tag ends, from one.
  @inlinable public var line: Int { unsafe raw.line }

  /// Where the tag ends in the input, in bytes from zero, or a little before: behind its last
  /// attribute, and before any later tag.
  @inlinable public var offset: Int { unsafe raw.offset }

  /// The number of attributes, namespace declarations not among them.
  @inlinable public var attributeCount: Int { unsafe raw.attributeCount }

  /// Whether the element has an attribute.
  @inlinable
  public func has(_ name: Name) -> Bool { unsafe raw.index(ofAttribute: name.rawValue) != nil }

  /// The value of an attribute, or `nil` where the element lacks it.
  @inlinable
  public subscript(_ name: Name) -> String? {
    guard let index = unsafe raw.index(ofAttribute: name.rawValue) else { return nil }
    return unsafe raw.value(at: index).string
  }

  /// Whether the element has an attribute with this value, which is ASCII without an ampersand.
  @inlinable
  public func value(of name: Name, is expected: StaticString) -> Bool {
    guard let index = unsafe raw.index(ofAttribute: name.rawValue) else { return false }
    return unsafe raw.value(at: index).equals(expected)
  }

  /// Reads the value of an attribute in place; gives `nil` where the element lacks it.
  ///
  /// - Complexity: O(a) in the number of attributes; no copy but for values with an ampersand.
  @inlinable
  public func withValue<Result>(
    of name: Name, _ body: (Span<UInt8>) throws(XMLError) -> Result
  ) throws(XMLError) -> Result? {
    guard let index = unsafe raw.index(ofAttribute: name.rawValue) else { return nil }
    return try withValue(ofAttribute: index, body)
  }

  /// The name of the attribute at `index`, which must be below `attributeCount`, or `nil` where the
  /// vocabulary lacks it.
  @inlinable
  public func name(ofAttribute index: Int) -> Name? {
    precondition(0 <= index && index < attributeCount, "the attribute exists")
    return unsafe Name.table.name(raw.name(ofAttribute: index))
  }

  /// Reads the value of the attribute at `index`, which must be below `attributeCount`, in place.
  @inlinable
  public func withValue<Result>(
    ofAttribute index: Int, _ body: (Span<UInt8>) throws(XMLError) -> Result
  ) throws(XMLError) -> Result {
    precondition(0 <= index && index < attributeCount, "the attribute exists")
    let value = unsafe raw.value(at: index)
    guard unsafe value.hasAmpersand else {
      return try body(unsafe Span(_unsafeElements: value.bytes))
    }
    return try body(unsafe value.unescaped.span)
  }

  /// The value of the attribute at `index`, which must be below `attributeCount`.
  public func value(ofAttribute index: Int) -> String {
    precondition(0 <= index && index < attributeCount, "the attribute exists")
    return unsafe raw.value(at: index).string
  }

  /// What tells the element's name and namespace from others without a look at their characters.
  @inlinable public var identity: XMLNameIdentity {
    unsafe XMLNameIdentity(
      local: UInt(bitPattern: raw.localName), space: UInt(bitPattern: raw.namespace))
  }

  /// The same for the name and prefix of the attribute at `index`, which must be below `attributeCount`.
  @inlinable
  public func identity(ofAttribute index: Int) -> XMLNameIdentity {
    precondition(0 <= index && index < attributeCount, "the attribute exists")
    guard let attributes = unsafe raw.attributes else { return XMLNameIdentity(local: 0, space: 0) }
    return unsafe XMLNameIdentity(
      local: UInt(bitPattern: attributes[5 * index]),
      space: UInt(bitPattern: attributes[5 * index + 1]))
  }

  /// Spelling and value of the attribute at `index`, which must be below `attributeCount`.
  public func attribute(at index: Int) -> (name: String, value: String) {
    precondition(0 <= index && index < attributeCount, "the attribute exists")
    let value = unsafe raw.value(at: index).string
    guard let attributes = unsafe raw.attributes, let local = unsafe attributes[5 * index] else {
      return ("", value)
    }
    let name = unsafe String(decodingCString: local, as: UTF8.self)
    let prefix = unsafe attributes[5 * index + 1].map {
      unsafe String(decodingCString: $0, as: UTF8.self) + ":"
    }
    return ((prefix ?? "") + name, value)
  }
}

/// Stands for a name while one document is read.
///
/// Equal for equal names, of one kind for elements and another for attributes; without a meaning in another
/// document.
public struct XMLNameIdentity: Hashable, Sendable {
  @usableFromInline let local: UInt
  @usableFromInline let space: UInt

  @inlinable
  init(local: UInt, space: UInt) {
    self.local = local
    self.space = space
  }

  /// Bits that are spread well, for a table.
  @inlinable public var spread: UInt {
    let mixed = (local ^ (space &<< 7)) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed &>> 32)
  }
}
