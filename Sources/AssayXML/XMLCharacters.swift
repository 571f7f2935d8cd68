import CByteClasses

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
      position = plainEnd(in: bytes, from: position, in: .text)
      guard position < bytes.count else { return nil }
      guard escape(of: bytes[position], in: .text) != nil else { return position }
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
struct Word {
  let bits: UInt64

  /// Loads the bytes from `offset`, all of which must exist.
  @inline(__always)
  init(of bytes: Span<UInt8>, at offset: Int) {
    bits = unsafe bytes.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: offset, as: UInt64.self)
  }

  /// The same byte in every lane.
  @inline(__always)
  static func every(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}

extension XMLCharacters {
  /// The end of the run of plain characters that starts at `start`.
  ///
  /// Plain are all characters that stand for themselves in a place. The run ends at a byte to escape, a byte
  /// that starts no character, or the end.
  @inline(__always)
  static func plainEnd(in bytes: Span<UInt8>, from start: Int, in place: Place) -> Int {
    let count = bytes.count
    var i = start
    while true {
      i = unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe cxml_plain_end(buffer.baseAddress, i, count, place == .attribute)
      }
      guard i < count, bytes[i] >= 0x80 else { return i }
      let length = plainLength(bytes, at: i)
      guard length > 0 else { return i }
      i &+= length
    }
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

  /// Whether all bytes are UTF-8 and none is NUL.
  ///
  /// - Complexity: O(n) in the number of bytes.
  static func areUTF8WithoutNUL(_ bytes: Span<UInt8>) -> Bool {
    let count = bytes.count
    var i = 0
    while i < count {
      if i &+ 16 <= count {
        let low = Word(of: bytes, at: i).bits, high = Word(of: bytes, at: i &+ 8).bits
        // Among bytes below 0x80 only a zero sets its highest bit when one is taken away.
        let borrows = (low &- Word.every(1)) | (high &- Word.every(1))
        if (borrows | low | high) & Word.every(0x80) == 0 {
          i &+= 16
          continue
        }
      }
      if bytes[i] < 0x80 {
        if bytes[i] == 0 { return false }
        i &+= 1
        continue
      }
      // U+FFFE and U+FFFF are not for XML, but UTF-8.
      var length = plainLength(bytes, at: i)
      if length == 0, count &- i > 2, bytes[i] == 0xEF, bytes[i &+ 1] == 0xBF,
        bytes[i &+ 2] | 1 == 0xBF
      {
        length = 3
      }
      guard length > 0 else { return false }
      i &+= length
    }
    return true
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
  /// The bytes of a span.
  package init(copying bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
  }

  /// Appends the bytes of a span, which the standard library does not offer yet.
  @inline(__always)
  package mutating func append(copying bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
