import AssayModel

/// A string as it stands in a document.
struct JSONStringToken {
  /// The bytes between the quotes.
  let range: Range<Int>
  /// The string's UTF-8, where it has escapes and differs from what stands between the quotes.
  let decoded: [UInt8]?
  /// The byte after the closing quote.
  let end: Int

  /// The string's UTF-8.
  func content(in bytes: [UInt8]) -> ArraySlice<UInt8> {
    decoded.map { $0[...] } ?? bytes[range]
  }

  /// Reads a string that begins with the quote at `quote`.
  @inline(__always)
  init(_ bytes: [UInt8], after quote: Int) throws(JSONError) {
    let start = quote + 1
    let stop = Self.plainEnd(bytes.span, from: start)
    if stop < bytes.count, bytes[stop] == UInt8(ascii: "\"") {
      range = start..<stop
      decoded = nil
      end = stop + 1
    } else {
      self = try Self.escaped(bytes, after: quote, plainUntil: stop)
    }
  }

  private init(_ range: Range<Int>, _ decoded: [UInt8]) {
    self.range = range
    self.decoded = decoded
    end = range.upperBound + 1
  }

  /// Reads a string that holds escapes.
  private static func escaped(
    _ bytes: [UInt8], after quote: Int, plainUntil stop: Int
  ) throws(JSONError) -> JSONStringToken {
    let start = quote + 1
    var content = Array(bytes[start..<stop])
    var position = stop
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        return JSONStringToken(start..<position, content)
      case UInt8(ascii: "\\"):
        try unescape(bytes, &position, into: &content)
      case ..<0x20:
        throw JSONError(
          offset: position,
          message: "expected a control character as an escape, found it raw in a string")
      default:
        let next = plainEnd(bytes.span, from: position)
        content += bytes[position..<next]
        position = next
      }
    }
    throw JSONError(offset: quote, message: "expected a closing quote, found the end")
  }

  /// Where the bytes that stand for themselves end.
  private static func plainEnd(_ span: Span<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index &+ 8 <= span.count {
      let word = span.word(at: index)
      // The highest bit of each byte that is a quote, a backslash or below 0x20, and maybe of some that follow one.
      let quotes = word ^ (0x22 &* ones), backslashes = word ^ (0x5C &* ones)
      let found =
        ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
        | ((word &- 0x20 &* ones) & ~word)
      let marks = found & (ones &<< 7)
      if marks != 0 { return index &+ marks.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < span.count {
      let byte = span[index]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 { break }
      index &+= 1
    }
    return index
  }

  /// Reads one escape that begins with the backslash at `position`.
  private static func unescape(
    _ bytes: [UInt8], _ position: inout Int, into content: inout [UInt8]
  ) throws(JSONError) {
    let letter = position + 1 < bytes.count ? bytes[position + 1] : 0
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(letter)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      content += String(try scalar(bytes, &position)).utf8
      return
    default:
      throw JSONError(
        offset: position,
        message: "expected one of the escapes \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u, found another")
    }
    position += 2
  }

  /// Reads `\uXXXX`, or two of them where the first is the higher half of a pair.
  private static func scalar(
    _ bytes: [UInt8], _ position: inout Int
  ) throws(JSONError) -> Unicode.Scalar {
    let start = position
    var value = try unit(bytes, &position)
    if (0xD800...0xDBFF).contains(value), position + 1 < bytes.count,
      bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
    {
      let low = try unit(bytes, &position)
      if (0xDC00...0xDFFF).contains(low) {
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00)
      }
    }
    guard let scalar = Unicode.Scalar(value) else {
      throw JSONError(offset: start, message: "expected a pair of surrogates, found half of one")
    }
    return scalar
  }

  private static func unit(_ bytes: [UInt8], _ position: inout Int) throws(JSONError) -> UInt32 {
    let digits = bytes[min(position + 2, bytes.count)..<min(position + 6, bytes.count)]
    var value: UInt32 = 0
    for byte in digits {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
      default:
        throw JSONError(
          offset: position, message: "expected four hexadecimal digits after \\u, found others")
      }
    }
    guard digits.count == 4 else {
      throw JSONError(
        offset: position, message: "expected four hexadecimal digits after \\u, found the end")
    }
    position += 6
    return value
  }
}
