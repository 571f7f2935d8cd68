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
  /// The keys met in the objects that are open, outermost first.
  private var keys: [String] = []
  /// Where in `keys` each open object or array begins.
  private var starts: [Int] = []
  /// The keys of open objects that have many.
  private var keySets: [Int: Set<String>] = [:]

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
    let key = try string("a key in quotes")
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: ":") else {
      throw expected("':' after a key")
    }
    position += 1
    note(key, at: start)
    needsComma = false
    return key
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
    guard starts.count < Self.maximumDepth else {
      throw JSONError(
        offset: position, message: "expected nesting of \(Self.maximumDepth) at most, found more")
    }
    position += 1
    starts.append(keys.count)
    needsComma = false
  }

  private mutating func isClosed(by bracket: UInt8) throws(JSONError) -> Bool {
    skipBlanks()
    let byte = position < bytes.count ? bytes[position] : 0
    if byte == bracket {
      position += 1
      if let start = starts.popLast() {
        keys.removeLast(keys.count - start)
        if !keySets.isEmpty { keySets[start] = nil }
      }
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

  /// Remembers a key of the current object.
  private mutating func note(_ key: String, at offset: Int) {
    let start = starts.last ?? 0
    var isRepeated = false
    if keys.count - start < 32 {
      let length = key.utf8.count
      for index in start..<keys.count where keys[index].utf8.count == length {
        if keys[index] == key { isRepeated = true }
      }
    } else {
      isRepeated = !keySets[start, default: Set(keys[start...])].insert(key).inserted
    }
    keys.append(key)
    if isRepeated {
      repeatedKeys.append(
        JSONError(offset: offset, message: "expected each key once, found \(quoted(key)) again"))
    }
  }
}
