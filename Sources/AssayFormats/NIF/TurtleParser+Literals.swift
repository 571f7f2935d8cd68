extension TurtleParser {
  mutating func literal() throws(TurtleError) -> Triple.Object {
    let quote = bytes[position]
    let isLong = has(quote, at: position + 1) && has(quote, at: position + 2)
    position += isLong ? 3 : 1
    let start = position
    // Most are spelled as they are meant.
    position = end(from: start) { byte in
      byte != quote && byte != UInt8(ascii: "\\") && (isLong || (byte != 0x0A && byte != 0x0D))
    }
    if !isLong, peek == quote {
      let range = start..<position
      position += 1
      try skipType()
      return .spelled(range)
    }
    return .literal(try unusualLiteral(quote, isLong: isLong, from: start))
  }

  private func has(_ byte: UInt8, at place: Int) -> Bool {
    place < bytes.count && bytes[place] == byte
  }

  /// A literal with escapes, or with three quotes.
  private mutating func unusualLiteral(
    _ quote: UInt8, isLong: Bool, from start: Int
  ) throws(TurtleError) -> String {
    var content = Array(bytes[start..<position])
    while let byte = peek {
      if byte == quote, !isLong || (has(quote, at: position + 1) && has(quote, at: position + 2)) {
        position += isLong ? 3 : 1
        // Up to two quotes may stand before the closing three.
        while isLong, peek == quote {
          content.append(quote)
          position += 1
        }
        try skipType()
        return String(decoding: content, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") {
        content += try escape()
      } else if !isLong, byte == 0x0A || byte == 0x0D {
        throw expected("the end of the text on its line")
      } else {
        content.append(byte)
        position += 1
      }
    }
    throw expected("the end of the text")
  }

  private mutating func skipType() throws(TurtleError) {
    if takeByte("@") {
      _ = take { Self.isNameByte($0) && $0 != UInt8(ascii: ".") }
    } else if has(UInt8(ascii: "^"), at: position), has(UInt8(ascii: "^"), at: position + 1) {
      position += 2
      _ = try resource()
    }
  }

  mutating func number() -> Range<Int> {
    let text = take { Self.isNameByte($0) || $0 == UInt8(ascii: "+") }
    // A point behind it ends the statement.
    if text.last == UInt8(ascii: ".") { position -= 1 }
    return text.startIndex..<position
  }

  mutating func escape() throws(TurtleError) -> [UInt8] {
    guard position + 1 < bytes.count else { throw expected("an escape") }
    let letter = bytes[position + 1]
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "t"): 0x09, UInt8(ascii: "b"): 0x08, UInt8(ascii: "n"): 0x0A,
      UInt8(ascii: "r"): 0x0D, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "\""): 0x22,
      UInt8(ascii: "'"): 0x27, UInt8(ascii: "\\"): 0x5C,
    ]
    if let byte = simple[letter] {
      position += 2
      return [byte]
    }
    let length = letter == UInt8(ascii: "u") ? 4 : letter == UInt8(ascii: "U") ? 8 : 0
    let digits = bytes[(position + 2)...].prefix(length)
    guard length > 0, digits.count == length,
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw expected("an escape of Turtle") }
    position += 2 + length
    return Array(String(scalar).utf8)
  }
}

// MARK: - Bytes

extension TurtleParser {
  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  var line: Int { TextCheck.line(ofByte: position, in: bytes) }

  /// Passes over white space and comments; gives whether anything follows.
  mutating func skipBlanks() -> Bool {
    while true {
      position = end(from: position) { $0 == 0x20 || $0 &- 0x09 < 5 }
      guard peek == UInt8(ascii: "#") else { return position < bytes.count }
      position = end(from: position) { $0 != 0x0A }
    }
  }

  /// Where the first byte stands, from a place on, that is not wanted; else the end.
  @inline(__always)
  func end(from start: Int, _ isWanted: (UInt8) -> Bool) -> Int {
    let span = bytes.span
    var index = start
    while index < span.count, isWanted(span[index]) { index &+= 1 }
    return index
  }

  @inline(__always)
  mutating func take(_ isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    position = end(from: start, isWanted)
    return bytes[start..<position]
  }

  mutating func takeByte(_ byte: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ byte: Unicode.Scalar) throws(TurtleError) {
    guard skipBlanks(), takeByte(byte) else { throw expected("'\(byte)'") }
  }

  func expected(_ what: String) -> TurtleError {
    let rest = bytes[min(position, bytes.count)...].prefix { $0 > 0x20 }
    let found = position >= bytes.count ? "the end" : quoted(rest.prefix(60))
    return TurtleError(line: line, message: "expected \(what), found \(found)")
  }
}
