/// What single bytes of UTF-8 are to the reader of times and quantities.
enum Bytes {
  /// The four sorts of byte that a word can begin or end at.
  enum Kind: UInt8 {
    case blank
    case digit
    case letter
    case mark
  }

  /// The sort of a byte; those above 0x7F are letters unless ``isMark(_:at:)`` says otherwise.
  @inline(__always)
  static func kind(_ byte: UInt8) -> Kind {
    if (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 { return .letter }
    if byte &- 0x30 < 10 { return .digit }
    return byte == 0x20 || byte &- 0x09 < 5 ? .blank : .mark
  }

  /// Whether a mark of Latin-1, general punctuation or the currency signs starts here, or U+2212.
  @inline(__always)
  static func isMark(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    let byte = bytes[offset]
    guard byte == 0xC2 || byte == 0xE2, offset + 1 < bytes.count else { return false }
    let second = bytes[offset + 1]
    return byte == 0xC2 || second == 0x80 || second == 0x82
      || second == 0x88 && at(offset + 2, bytes) == 0x92
  }

  /// The scalar that starts here and its length; U+FFFD of one byte where none does.
  static func scalar(_ bytes: Span<UInt8>, at offset: Int) -> (scalar: UInt32, length: Int) {
    let first = bytes[offset]
    let length = first < 0x80 ? 1 : first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, offset + length <= bytes.count else {
      return (first < 0x80 ? UInt32(first) : 0xFFFD, min(length, bytes.count - offset))
    }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for index in 1..<length { scalar = scalar << 6 | UInt32(bytes[offset + index] & 0x3F) }
    return (scalar, length)
  }

  /// Whether something other than a blank stands on both sides.
  static func isTight(_ bytes: Span<UInt8>, start: Int, end: Int) -> Bool {
    start > 0 && end < bytes.count && kind(bytes[start - 1]) != .blank
      && kind(bytes[end]) != .blank
  }

  /// The end of `'s` whose apostrophe ends here, or of the apostrophe alone.
  static func endOfPossessive(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    guard offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "s"),
      offset + 1 == bytes.count || kind(bytes[offset + 1]) != .letter
    else { return offset }
    return offset + 1
  }

  /// The end of `'clock`, where it stands here.
  static func endOfClock(_ bytes: Span<UInt8>, at offset: Int) -> Int? {
    var offset = offset
    guard offset < bytes.count else { return nil }
    if bytes[offset] == 0x27 {
      offset += 1
    } else if offset + 2 < bytes.count, bytes[offset] == 0xE2, bytes[offset + 1] == 0x80,
      bytes[offset + 2] == 0x99
    {
      offset += 3
    } else {
      return nil
    }
    for letter in "clock".utf8 {
      guard offset < bytes.count, bytes[offset] | 0x20 == letter else { return nil }
      offset += 1
    }
    return offset
  }

  /// Whether a number follows, perhaps behind a blank.
  static func startsNumber(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    let next = offset < bytes.count && kind(bytes[offset]) == .blank ? offset + 1 : offset
    return next < bytes.count && kind(bytes[next]) == .digit
  }

  /// Whether all bytes are capital letters.
  static func isUpper(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for offset in range where bytes[offset] &- 0x41 >= 26 { return false }
    return true
  }

  /// Whether a blank and a word that may be a plural follow: `people`, or five small letters or more
  /// that end in one `s`.
  static func isPlural(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    guard at(offset, bytes) == 0x20 else { return false }
    let start = offset + 1
    var end = start
    var word = PackedWord()
    while at(end, bytes) &- 0x61 < 26 {
      word.append(bytes[end])
      end += 1
    }
    guard kind(at(end, bytes)) != .letter else { return false }
    if plurals.contains(word) { return true }
    return end - start >= 5 && bytes[end - 1] == UInt8(ascii: "s")
      && bytes[end - 2] != UInt8(ascii: "s") && !adverbs.contains(word)
  }

  private static let plurals = PackedWord.set("people men women children")
  private static let adverbs = PackedWord.set(
    "towards upwards downwards inwards outwards backwards forwards besides hurdles sprints")

  /// The number of digits from here on.
  static func digits(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    var end = offset
    while end < bytes.count, bytes[end] &- 0x30 < 10 { end += 1 }
    return end - offset
  }

  /// The value of some digits.
  static func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Double {
    var value = 0.0
    for offset in range { value = value * 10 + Double(bytes[offset] &- 0x30) }
    return value
  }

  /// The byte at an offset; 0 outside the text.
  @inline(__always)
  static func at(_ offset: Int, _ bytes: Span<UInt8>) -> UInt8 {
    offset >= 0 && offset < bytes.count ? bytes[offset] : 0
  }
}
