import CLibXML2

/// A start tag as libxml2 hands it out.
@usableFromInline
@unsafe
struct RawTag {
  /// The raw value of the element's name, or -1.
  @usableFromInline let name: Int32
  @usableFromInline let localName: UnsafePointer<UInt8>
  @usableFromInline let namespace: UnsafePointer<UInt8>?
  /// Five pointers an attribute: local name, prefix, namespace, start and end of the value.
  @usableFromInline let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  @usableFromInline let attributeCount: Int
  /// Where the names of the vocabulary are in the parser's dictionary.
  @usableFromInline let pointers: UnsafePointer<InternedNames.Pointers>
  /// The same names, kept alive by the parser.
  @usableFromInline let names: Unmanaged<InternedNames>
  /// The line of the input at which the tag ends, from one.
  @usableFromInline let line: Int
  /// How many bytes of the input the parser is past: the end of the tag or a little before.
  @usableFromInline let offset: Int

  /// The index of the attribute whose name has a raw value, or `nil`.
  @inlinable
  func index(ofAttribute name: Int) -> Int? {
    guard let attributes = unsafe attributes else { return nil }
    let wanted = unsafe pointers[name]
    var i = 0
    while unsafe i < attributeCount {
      if unsafe attributes[5 &* i] == wanted.local && attributes[5 &* i &+ 1] == wanted.prefix {
        return i
      }
      i &+= 1
    }
    return nil
  }

  /// The raw value of the name of the attribute at `index`, or -1 where the vocabulary lacks it.
  @usableFromInline
  func name(ofAttribute index: Int) -> Int32 {
    guard let attributes = unsafe attributes, let local = unsafe attributes[5 &* index] else {
      return -1
    }
    let prefix = unsafe attributes[5 &* index &+ 1]
    return unsafe names._withUnsafeGuaranteedRef { names in
      guard let prefix = unsafe prefix else { return unsafe names.element(local) }
      return unsafe names.attribute(local, prefix)
    }
  }

  /// The value of the attribute at `index`.
  @inlinable
  func value(at index: Int) -> RawValue {
    guard let attributes = unsafe attributes, let start = unsafe attributes[5 &* index &+ 3],
      let end = unsafe attributes[5 &* index &+ 4]
    else { return unsafe RawValue(bytes: UnsafeBufferPointer(start: nil, count: 0)) }
    return unsafe RawValue(bytes: UnsafeBufferPointer(start: start, count: end - start))
  }
}

/// The value of an attribute as libxml2 hands it out.
///
/// Where libxml2 leaves entities alone it gives every ampersand as `&#38;`, so that its own tree
/// builder could still tell references from text.
@usableFromInline
@unsafe
struct RawValue {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>

  @inlinable
  init(bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.bytes = bytes
  }

  @usableFromInline var hasAmpersand: Bool {
    guard let start = unsafe bytes.baseAddress else { return false }
    return unsafe memchr(start, Int32(UInt8(ascii: "&")), bytes.count) != nil
  }

  @usableFromInline
  func equals(_ string: StaticString) -> Bool {
    guard unsafe bytes.count == string.utf8CodeUnitCount, let start = unsafe bytes.baseAddress
    else {
      return unsafe bytes.count == string.utf8CodeUnitCount
    }
    return unsafe memcmp(start, string.utf8Start, bytes.count) == 0
  }

  @inlinable var string: String {
    guard unsafe hasAmpersand else { return unsafe String(decoding: bytes, as: UTF8.self) }
    return unsafe String(decoding: unescaped, as: UTF8.self)
  }

  /// The value with each `&#38;` as `&`.
  @usableFromInline var unescaped: [UInt8] {
    let reference = Array("#38;".utf8)
    var value: [UInt8] = []
    var rest = unsafe bytes[...]
    while let ampersand = unsafe rest.firstIndex(of: UInt8(ascii: "&")) {
      unsafe value += rest[...ampersand]
      unsafe rest = rest[(ampersand + 1)...]
      if unsafe rest.starts(with: reference) { unsafe rest = rest.dropFirst(reference.count) }
    }
    return unsafe value + rest
  }
}
