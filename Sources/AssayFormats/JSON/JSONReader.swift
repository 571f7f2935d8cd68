/// Reads JSON (RFC 8259) from UTF-8 bytes, value by value, without building a tree.
///
/// A caller walks down: ``enterObject()`` and ``nextKey()``, ``enterArray()`` and ``nextElement()``,
/// and one call for each value. The bytes must be valid UTF-8; a byte order mark is refused.
/// Nesting is limited to ``maximumDepth``; a key that comes twice in an object is noted in
/// ``repeatedKeys``. Strings with a surrogate that has no partner are refused: they are no text.
package struct JSONReader {
  /// How deep arrays and objects may lie in each other.
  package static let maximumDepth = 256

  /// The document.
  package let bytes: [UInt8]
  /// The byte to be read next.
  package internal(set) var position: Int
  /// Keys that came twice in one object, with their second place.
  package private(set) var repeatedKeys: [JSONError] = []

  /// Whether a value stands before, so that a comma must come before the next.
  var needsComma = false
  /// Keys and labels, each as one string.
  var names = LabelTable()
  /// The objects and arrays around the innermost.
  private var outer: [Level] = []
  private var innermost = Level()

  /// The keys met in an object.
  private struct Level {
    /// A bit for each of the first 64 names.
    var few: UInt64 = 0
    /// The numbers of others.
    var many: Set<Int> = []
  }

  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    position = 0
  }

  // MARK: - Objects and arrays

  package mutating func enterObject() throws(JSONError) {
    try open(UInt8(ascii: "{"), "an object")
  }

  package mutating func enterArray() throws(JSONError) {
    try open(UInt8(ascii: "["), "an array")
  }

  /// The next key of the object that was entered last, or `nil` at its end.
  package mutating func nextKey() throws(JSONError) -> String? {
    if try isClosed(by: UInt8(ascii: "}")) { return nil }
    let start = position
    let key: Int
    if let plain = plainKey() {
      key = plain
    } else {
      key = number(of: try stringToken("a key in quotes"))
    }
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
      throw expected("':' after a key")
    }
    position += 1
    note(key, at: start)
    needsComma = false
    return names.labels[key]
  }

  /// The number of a short key without an escape, or `nil` with nothing read: nearly all are such.
  @inline(__always)
  private mutating func plainKey() -> Int? {
    let start = position &+ 1
    guard start < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
    var end = start
    let limit = min(bytes.count, start &+ 16)
    while end < limit {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        position = end &+ 1
        return names.number(start..<end, in: bytes)
      }
      if byte == UInt8(ascii: "\\") || byte < 0x20 { return nil }
      end &+= 1
    }
    return nil
  }

  /// Whether the array that was entered last has one more element, which is to be read then.
  package mutating func nextElement() throws(JSONError) -> Bool {
    if try isClosed(by: UInt8(ascii: "]")) { return false }
    needsComma = false
    return true
  }

  private mutating func open(_ bracket: UInt8, _ what: String) throws(JSONError) {
    skipBlanks()
    guard position < bytes.count, bytes[position] == bracket else { throw expected(what) }
    guard outer.count < Self.maximumDepth else {
      throw JSONError(
        offset: position, message: "expected nesting of \(Self.maximumDepth) at most, found more")
    }
    position += 1
    outer.append(innermost)
    innermost = Level()
    needsComma = false
  }

  private mutating func isClosed(by bracket: UInt8) throws(JSONError) -> Bool {
    skipBlanks()
    let byte = position < bytes.count ? bytes[position] : 0
    if byte == bracket {
      position += 1
      if let level = outer.popLast() { innermost = level }
      needsComma = true
      return true
    }
    guard needsComma else { return false }
    guard byte == UInt8(ascii: ",") else {
      throw expected("',' or '\(Character(Unicode.Scalar(bracket)))'")
    }
    position += 1
    skipBlanks()
    return false
  }

  /// The number of a string in `names`.
  mutating func number(of token: JSONStringToken) -> Int {
    guard let decoded = token.decoded else { return names.number(token.range, in: bytes) }
    return names.number(decoded.indices, in: decoded)
  }

  /// Remembers a key of the current object.
  private mutating func note(_ key: Int, at offset: Int) {
    var isRepeated = false
    if key < 64 {
      let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: key)
      isRepeated = innermost.few & bit != 0
      innermost.few |= bit
    } else {
      isRepeated = !innermost.many.insert(key).inserted
    }
    if isRepeated {
      repeatedKeys.append(
        JSONError(
          offset: offset,
          message: "expected each key once, found \(quoted(names.labels[key])) again"))
    }
  }
}
