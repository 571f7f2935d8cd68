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
  package private(set) var position: Int
  /// Keys that came twice in one object, with their second place.
  package private(set) var repeatedKeys: [JSONError] = []

  /// Whether a value stands before, so that a comma must come before the next.
  private var needsComma = false
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

  // MARK: - Values

  /// What kind of value comes next, by its first byte; `nil` at the end of the document.
  package mutating func peek() -> UInt8? {
    skipBlanks()
    return position < bytes.count ? bytes[position] : nil
  }

  package mutating func string(_ what: String = "a string") throws(JSONError) -> String {
    let token = try stringToken(what)
    if let decoded = token.decoded { return String(decoding: decoded, as: UTF8.self) }
    return String(decoding: bytes[token.range], as: UTF8.self)
  }

  /// The UTF-8 of a string.
  package mutating func stringBytes() throws(JSONError) -> [UInt8] {
    let token = try stringToken("a string")
    return token.decoded ?? Array(bytes[token.range])
  }

  package mutating func bool() throws(JSONError) -> Bool {
    switch peek() {
    case UInt8(ascii: "t"): try literal("true"); return true
    case UInt8(ascii: "f"): try literal("false"); return false
    default: throw expected("true or false")
    }
  }

  /// Reads `null` if it comes next; gives whether it did.
  package mutating func isNull() throws(JSONError) -> Bool {
    guard peek() == UInt8(ascii: "n") else { return false }
    try literal("null")
    return true
  }

  /// A whole number that fits into an `Int`, without fraction or exponent.
  package mutating func integer() throws(JSONError) -> Int {
    skipBlanks()
    let start = position
    // Up to 18 digits need no check for overflow.
    var value = 0
    while position < bytes.count, bytes[position] &- 0x30 <= 9, position - start < 18 {
      value = value * 10 + Int(bytes[position] &- 0x30)
      position += 1
    }
    let isPlain = position > start && (bytes[start] != 0x30 || position == start + 1)
    if isPlain && !continuesNumber() {
      needsComma = true
      return value
    }
    position = start
    let text = String(decoding: bytes[try numberToken()], as: UTF8.self)
    guard let value = Int(text) else {
      throw JSONError(
        offset: start, message: "expected a whole number below 2^63, found \(quoted(text))")
    }
    return value
  }

  /// An array of two whole numbers written without white space, or `nil` with nothing read.
  ///
  /// Spans are by far the most frequent arrays; this reads them in one go.
  package mutating func plainPair() -> (Int, Int)? {
    skipBlanks()
    var index = position
    guard let first = Self.digits(in: bytes, after: UInt8(ascii: "["), at: &index),
      let second = Self.digits(in: bytes, after: UInt8(ascii: ","), at: &index),
      index < bytes.count, bytes[index] == UInt8(ascii: "]")
    else { return nil }
    position = index + 1
    needsComma = true
    return (first, second)
  }

  /// Reads a byte and up to 18 digits without a leading zero behind it.
  @inline(__always)
  private static func digits(in bytes: [UInt8], after lead: UInt8, at index: inout Int) -> Int? {
    guard index < bytes.count, bytes[index] == lead else { return nil }
    index += 1
    let start = index
    var value = 0
    while index < bytes.count, bytes[index] &- 0x30 <= 9, index - start < 18 {
      value = value * 10 + Int(bytes[index] &- 0x30)
      index += 1
    }
    return index > start && (bytes[start] != 0x30 || index == start + 1) ? value : nil
  }

  /// A number; one too large for a `Double` is refused.
  package mutating func number() throws(JSONError) -> Double {
    skipBlanks()
    let start = position
    let text = String(decoding: bytes[try numberToken()], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw JSONError(
        offset: start, message: "expected a number up to 1.8e308, found \(quoted(text))")
    }
    return value
  }

  /// Reads over one value of any kind; gives its bytes.
  @discardableResult
  package mutating func skip() throws(JSONError) -> Range<Int> {
    skipBlanks()
    let start = position
    switch peek() {
    case UInt8(ascii: "{"):
      try enterObject()
      while try nextKey() != nil { try skip() }
    case UInt8(ascii: "["):
      try enterArray()
      while try nextElement() { try skip() }
    case UInt8(ascii: "\""): _ = try stringToken("a string")
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
    case UInt8(ascii: "n"): try literal("null")
    default: _ = try numberToken()
    }
    return start..<position
  }

  /// Makes sure that nothing but white space is left.
  package mutating func finish() throws(JSONError) {
    if peek() != nil { throw expected("the end of the line or document") }
  }

  // MARK: - Tokens

  mutating func stringToken(_ what: String) throws(JSONError) -> JSONStringToken {
    skipBlanks()
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      throw expected(what)
    }
    let token = try JSONStringToken(bytes, after: position)
    position = token.end
    needsComma = true
    return token
  }

  private mutating func literal(_ word: String) throws(JSONError) {
    let end = position + word.utf8.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(word.utf8) else {
      throw expected(word)
    }
    position = end
    needsComma = true
  }

  /// Reads `-`, digits without a leading zero, a fraction, an exponent.
  private mutating func numberToken() throws(JSONError) -> Range<Int> {
    skipBlanks()
    let start = position
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") { position += 1 }
    let first = position
    guard skipDigits() else {
      position = start
      throw expected("a value")
    }
    if bytes[first] == 0x30 && position > first + 1 {
      throw JSONError(offset: first, message: "expected a number without leading zeros, found one")
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() else { throw expected("a digit after the point") }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D {
        position += 1
      }
      guard skipDigits() else { throw expected("a digit of the exponent") }
    }
    needsComma = true
    return start..<position
  }

  private mutating func skipDigits() -> Bool {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 <= 9 { position += 1 }
    return position > start
  }

  private func continuesNumber() -> Bool {
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    return byte &- 0x30 <= 9 || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// The error of something else standing at the position.
  package func expected(_ what: String) -> JSONError {
    guard position < bytes.count else {
      return JSONError(offset: position, message: "expected \(what), found the end")
    }
    let rest = bytes[position...].prefix { $0 >= 0x20 && $0 != 0x2C }
    let found = rest.isEmpty ? bytes[position...].prefix(1) : rest.prefix(40)
    return JSONError(offset: position, message: "expected \(what), found \(quoted(found))")
  }
}
