/// Which bytes XML 1.0 takes as they are, which it needs escaped, and which it cannot hold.
public enum XMLCharacters {
  /// The offset of the first byte from `start` on that starts no character of XML 1.0, or `nil`.
  ///
  /// XML 1.0 holds TAB, LF, CR and all code points from U+0020 but surrogates, U+FFFE and U+FFFF
  /// (production 2). Bytes that are not UTF-8 start no character.
  /// - Complexity: O(n) in the number of bytes.
  public static func firstForbidden(in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
    var position = start
    while true {
      position = plainEnd(in: bytes, from: position)
      guard position < bytes.count else { return nil }
      guard escape(of: bytes[position], in: .attribute) != nil else { return position }
      position += 1
    }
  }

  /// Where escaped bytes stand.
  enum Place {
    case text, attribute
  }

  /// How a byte that is not plain is written, or `nil` where it cannot be.
  ///
  /// `>` is always escaped, so that no text can spell `]]>`.
  @inline(__always)
  static func escape(of byte: UInt8, in place: Place) -> StaticString? {
    switch byte {
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "\""): place == .attribute ? "&quot;" : "\""
    case 0x09: place == .attribute ? "&#x9;" : "\t"
    case 0x0A: place == .attribute ? "&#xA;" : "\n"
    case 0x0D: "&#xD;"
    default: nil
    }
  }
}

// MARK: - Scanning

/// Eight bytes looked at together, one in each lane of a word.
///
/// The tests are the classic ones of borrow and carry ("Bit Twiddling Hacks", Sean Anderson, 2005).
struct Word {
  let bits: UInt64

  @inline(__always)
  init(_ bits: UInt64) {
    self.bits = bits
  }

  /// Loads the bytes from `offset`, all of which must exist.
  @inline(__always)
  init(of bytes: Span<UInt8>, at offset: Int) {
    bits = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: UInt64.self)
  }

  /// The same byte in every lane.
  @inline(__always)
  static func every(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Whether some lane equals `byte`.
  @inline(__always)
  func hasLane(equalTo byte: UInt8) -> Bool {
    let difference = bits ^ Self.every(byte)
    return (difference &- Self.every(1)) & ~difference & Self.every(0x80) != 0
  }

  /// Whether some lane is below 0x20 or above 0x7F.
  @inline(__always)
  var hasControlOrNonASCII: Bool {
    ((bits &- Self.every(0x20)) & ~bits | bits) & Self.every(0x80) != 0
  }
}

extension XMLCharacters {
  /// The end of the run of plain characters that starts at `start`.
  ///
  /// Plain are all characters that stand for themselves both in text and in attributes between
  /// double quotes. The run ends at a byte to escape, a byte that starts no character, or the end.
  @inline(__always)
  static func plainEnd(in bytes: Span<UInt8>, from start: Int) -> Int {
    let count = bytes.count
    var i = start
    while i < count {
      if bytes[i] < 0x80 && i &+ 8 <= count && isPlainASCII(bytes, at: i) {
        i &+= 8
        continue
      }
      let length = plainLength(bytes, at: i)
      guard length > 0 else { break }
      i &+= length
    }
    return i
  }

  /// Whether the 8 bytes from `i`, which must exist, are ASCII and stand for themselves.
  @inline(__always)
  private static func isPlainASCII(_ bytes: Span<UInt8>, at i: Int) -> Bool {
    let word = Word(of: bytes, at: i)
    // `"` and `&` differ in one bit, and so do `<` and `>`.
    return !word.hasControlOrNonASCII
      && !Word(word.bits & Word.every(0xFB)).hasLane(equalTo: 0x22)
      && !Word(word.bits & Word.every(0xFD)).hasLane(equalTo: 0x3C)
  }

  /// The length in bytes of the plain character at `i`, or 0 where there is none.
  @inline(__always)
  private static func plainLength(_ bytes: Span<UInt8>, at i: Int) -> Int {
    let byte = bytes[i]
    if byte < 0x80 {
      return byte < 0x20 || byte == 0x22 || byte == 0x26 || byte == 0x3C || byte == 0x3E ? 0 : 1
    }
    let left = bytes.count &- i
    if byte < 0xE0 {
      return byte >= 0xC2 && left > 1 && isTrail(bytes[i &+ 1]) ? 2 : 0
    }
    if byte < 0xF0 {
      guard left > 2, isTrail(bytes[i &+ 1]), isTrail(bytes[i &+ 2]) else { return 0 }
      return isThreeByteCharacter(byte, bytes[i &+ 1], bytes[i &+ 2]) ? 3 : 0
    }
    guard byte <= 0xF4, left > 3, isTrail(bytes[i &+ 1]), isTrail(bytes[i &+ 2]),
      isTrail(bytes[i &+ 3])
    else { return 0 }
    let second = bytes[i &+ 1]
    return (byte == 0xF0 && second < 0x90) || (byte == 0xF4 && second > 0x8F) ? 0 : 4
  }

  @inline(__always)
  private static func isTrail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

  /// Whether three bytes of the right shape spell neither an overlong form nor a surrogate nor
  /// U+FFFE or U+FFFF.
  @inline(__always)
  private static func isThreeByteCharacter(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    switch a {
    case 0xE0: b >= 0xA0
    case 0xED: b < 0xA0
    case 0xEF: !(b == 0xBF && c >= 0xBE)
    default: true
    }
  }
}

// MARK: - Copying

extension [UInt8] {
  /// Appends the bytes of a span, which the standard library does not offer yet.
  @inline(__always)
  package mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
