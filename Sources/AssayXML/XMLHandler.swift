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

  /// Text between two tags, whole: references resolved, CDATA sections, comments and processing
  /// instructions gone. Never empty.
  mutating func text(_ bytes: Span<UInt8>) throws(XMLError)
}

/// A start tag, borrowed from the parser for the length of a call.
@safe
public struct XMLTag<Name: XMLVocabulary>: ~Copyable {
  /// The element's name, or `nil` where the vocabulary lacks it.
  public let name: Name?
  /// The number of attributes, namespace declarations not among them.
  public let attributeCount: Int

  private let localNamePointer: UnsafePointer<UInt8>
  private let namespacePointer: UnsafePointer<UInt8>?
  /// Five pointers an attribute: local name, prefix, namespace, start and end of the value.
  private let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let names: InternedNames<Name>

  init(
    name: Name?, localName: UnsafePointer<UInt8>, namespace: UnsafePointer<UInt8>?,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, attributeCount: Int,
    names: InternedNames<Name>
  ) {
    self.name = name
    self.attributeCount = attributeCount
    self.names = names
    unsafe localNamePointer = localName
    unsafe namespacePointer = namespace
    unsafe self.attributes = attributes
  }

  /// The element's name without its prefix.
  public var localName: String { unsafe String(decodingCString: localNamePointer, as: UTF8.self) }

  /// The element's namespace, or `nil` where it has none.
  public var namespace: String? {
    unsafe namespacePointer.map { unsafe String(decodingCString: $0, as: UTF8.self) }
  }

  /// Whether the element has an attribute.
  public func has(_ name: Name) -> Bool { index(of: name) != nil }

  /// The value of an attribute, or `nil` where the element lacks it.
  public subscript(_ name: Name) -> String? {
    index(of: name).map { string(at: $0) }
  }

  /// Reads the value of an attribute in place; gives `nil` where the element lacks it.
  ///
  /// - Complexity: O(a) in the number of attributes, and no copy.
  public func withValue<Result>(
    of name: Name, _ body: (Span<UInt8>) throws(XMLError) -> Result
  ) throws(XMLError) -> Result? {
    guard let index = index(of: name) else { return nil }
    let raw = unsafe value(at: index)
    guard unsafe raw.contains(UInt8(ascii: "&")) else {
      return try body(unsafe Span(_unsafeElements: raw))
    }
    return try body(unsafe Self.unescaped(raw).span)
  }

  /// Spelling and value of the attribute at `index`, which must be below `attributeCount`.
  public func attribute(at index: Int) -> (name: String, value: String) {
    precondition(0 <= index && index < attributeCount, "the attribute exists")
    let value = string(at: index)
    guard let attributes = unsafe attributes, let local = unsafe attributes[5 * index] else {
      return ("", value)
    }
    let name = unsafe String(decodingCString: local, as: UTF8.self)
    let prefix = unsafe attributes[5 * index + 1].map {
      unsafe String(decodingCString: $0, as: UTF8.self) + ":"
    }
    return ((prefix ?? "") + name, value)
  }

  private func string(at index: Int) -> String {
    let raw = unsafe value(at: index)
    guard unsafe raw.contains(UInt8(ascii: "&")) else {
      return unsafe String(decoding: raw, as: UTF8.self)
    }
    return unsafe String(decoding: Self.unescaped(raw), as: UTF8.self)
  }

  /// A value with each `&#38;` as `&`.
  ///
  /// libxml2 hands out every ampersand like that where it leaves entities alone, so that its tree
  /// builder could still tell references from text.
  private static func unescaped(_ raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let reference = Array("#38;".utf8)
    var value: [UInt8] = []
    var rest = unsafe raw[...]
    while let ampersand = unsafe rest.firstIndex(of: UInt8(ascii: "&")) {
      unsafe value += rest[...ampersand]
      unsafe rest = rest[(ampersand + 1)...]
      if unsafe rest.starts(with: reference) { unsafe rest = rest.dropFirst(reference.count) }
    }
    return unsafe value + rest
  }

  private func index(of name: Name) -> Int? {
    guard let attributes = unsafe attributes else { return nil }
    let wanted = names.attribute(name)
    for i in 0..<attributeCount
    where unsafe attributes[5 &* i] == wanted.local && attributes[5 &* i &+ 1] == wanted.prefix {
      return i
    }
    return nil
  }

  private func value(at index: Int) -> UnsafeBufferPointer<UInt8> {
    guard let attributes = unsafe attributes, let start = unsafe attributes[5 &* index &+ 3],
      let end = unsafe attributes[5 &* index &+ 4]
    else { return unsafe UnsafeBufferPointer(start: nil, count: 0) }
    return unsafe UnsafeBufferPointer(start: start, count: end - start)
  }
}
