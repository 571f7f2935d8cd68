// Single values.
extension JSONReader {
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

  /// A string that comes again and again, such as a label.
  package mutating func label(_ what: String = "a string") throws(JSONError) -> String {
    let number = number(of: try stringToken(what))
    return names.labels[number]
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
}
