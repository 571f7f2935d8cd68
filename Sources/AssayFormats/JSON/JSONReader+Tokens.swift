// What values are made of.
extension JSONReader {
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

  mutating func literal(_ word: String) throws(JSONError) {
    let end = position + word.utf8.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(word.utf8) else {
      throw expected(word)
    }
    position = end
    needsComma = true
  }

  /// Reads `-`, digits without a leading zero, a fraction, an exponent.
  mutating func numberToken() throws(JSONError) -> Range<Int> {
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

  mutating func skipDigits() -> Bool {
    let start = position
    while position < bytes.count, bytes[position] &- 0x30 <= 9 { position += 1 }
    return position > start
  }

  func continuesNumber() -> Bool {
    guard position < bytes.count else { return false }
    let byte = bytes[position]
    return byte &- 0x30 <= 9 || byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
  }

  @inline(__always)
  mutating func skipBlanks() {
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
