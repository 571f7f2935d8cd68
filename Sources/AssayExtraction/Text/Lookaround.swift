// What stands around an offset in a text of valid UTF-8.

import AssayModel

extension Span<UInt8> {
  /// Whether bytes are those of another span.
  @inline(__always)
  func isEqual(at start: Int, to other: Span<UInt8>, at otherStart: Int, count: Int) -> Bool {
    guard count >= 8 else {
      guard start &+ 8 <= self.count, otherStart &+ 8 <= other.count, count > 0 else {
        return (0..<count).allSatisfy { self[start &+ $0] == other[otherStart &+ $0] }
      }
      let difference = word(at: start) ^ other.word(at: otherStart)
      return difference &<< UInt64(truncatingIfNeeded: 64 &- count &* 8) == 0
    }
    var index = 0
    while index &+ 8 < count {
      guard word(at: start &+ index) == other.word(at: otherStart &+ index) else { return false }
      index &+= 8
    }
    // The last eight bytes, of which some have been compared.
    return word(at: start &+ count &- 8) == other.word(at: otherStart &+ count &- 8)
  }

  /// The byte at an offset; a blank outside the text.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 {
    offset >= 0 && offset < count ? self[offset] : 0x20
  }

  /// Whether a word goes on at an offset between code points.
  @inline(__always)
  func isWord(at offset: Int) -> Bool {
    guard offset < count, self[offset].isWordByte else { return false }
    return self[offset] < 0x80 || UnicodeMark.at(offset, in: self) == nil
  }

  /// Whether a word reaches to an offset between code points.
  @inline(__always)
  func isWord(before offset: Int) -> Bool {
    guard offset > 0, self[offset - 1].isWordByte else { return false }
    var start = offset - 1
    while self[start] & 0xC0 == 0x80 { start -= 1 }
    return self[start] < 0x80 || UnicodeMark.at(start, in: self) == nil
  }

  /// Where the word ends that starts at an offset.
  func wordEnd(from start: Int) -> Int {
    var end = start
    while end < count && self[end].isWordByte {
      if self[end] >= 0xC0 && UnicodeMark.at(end, in: self) != nil { break }
      end += 1
    }
    return end
  }

  /// Where white space that starts at an offset ends.
  func whiteEnd(from start: Int) -> Int {
    var end = start
    while end < count {
      if self[end].isWhite {
        end += 1
      } else if self[end] >= 0xC2, let (mark, length) = UnicodeMark.at(end, in: self),
        mark == .white || mark == .lineBreak
      {
        end += length
      } else {
        break
      }
    }
    return end
  }

  /// Whether white space or nothing lies before an offset.
  func isWhite(before offset: Int) -> Bool {
    offset == 0 || self[offset - 1].isWhite
      || offset > 1 && self[offset - 1] == 0xA0 && self[offset - 2] == 0xC2
  }

  /// Where closing quotes, brackets and notes such as `[3]` and `¹` end that start at an offset, and
  /// whether a quote is among them.
  ///
  /// Marks that open a quotation in one language close one in another; before white space they do.
  func closersEnd(from start: Int) -> (end: Int, isQuote: Bool) {
    var end = start
    var isQuote = false
    while end < count {
      switch self[end] {
      case 0x22, 0x27:
        end += 1
        isQuote = true
      case 0x29, 0x5D, 0x7D: end += 1
      case 0x5B:
        var note = end + 1
        while byte(note).isDigit { note += 1 }
        guard note > end + 1, byte(note) == 0x5D else { return (end, isQuote) }
        end = note + 1
      case 0xC2 where self[end + 1] == 0xBB || self[end + 1] == 0xAB && byte(end + 2).isWhite:
        end += 2
        isQuote = true
      case 0xC2 where [0xB9, 0xB2, 0xB3].contains(self[end + 1]): end += 2
      case 0xE2
      where self[end + 1] == 0x80 && [0x9C, 0x98].contains(self[end + 2]) && byte(end + 3).isWhite:
        end += 3
        isQuote = true
      case 0xE2 where self[end + 1] == 0x80 && Self.closesQuote(self[end + 2]):
        end += 3
        isQuote = true
      case 0xE3 where self[end + 1] == 0x80 && (0x8D...0x91).contains(self[end + 2]):
        end += 3
      case 0xEF where self[end + 1] == 0xBC && self[end + 2] == 0x89: end += 3
      default: return (end, isQuote)
      }
    }
    return (end, isQuote)
  }

  /// Whether the last byte is that of ’, ” or ›.
  private static func closesQuote(_ third: UInt8) -> Bool {
    third == 0x99 || third == 0x9D || third == 0xBA
  }

  /// Where opening quotes and brackets end that start at an offset.
  func openersEnd(from start: Int) -> Int {
    var end = start
    while end < count {
      switch self[end] {
      case 0x22, 0x27, 0x28, 0x5B, 0x7B: end += 1
      case 0xC2 where self[end + 1] == 0xAB: end += 2
      case 0xE2 where self[end + 1] == 0x80 && Self.opensQuote(self[end + 2]): end += 3
      default: return end
      }
    }
    return end
  }

  /// Whether the last byte is that of ‘, ’, “, „ or ‹.
  private static func opensQuote(_ third: UInt8) -> Bool {
    (0x98...0x99).contains(third) || third == 0x9C || third == 0x9E || third == 0xB9
  }

  /// Whether the first thing behind opening marks is a small letter.
  func startsSmall(_ offset: Int) -> Bool {
    let start = openersEnd(from: offset)
    guard start < count else { return false }
    if self[start] < 0x80 { return self[start].isSmall }
    return scalar(at: start)?.properties.isLowercase ?? false
  }

  /// Whether a name begins here that has a small letter first: `eBay`, `al-Shabab`.
  func startsMixedName(_ offset: Int) -> Bool {
    var end = openersEnd(from: offset)
    let start = end
    while byte(end).isSmall && end - start < 3 { end += 1 }
    if byte(end) == UInt8(ascii: "-") { end += 1 }
    return end > start && byte(end).isCapital
  }

  /// The length of a dash, `--` or `-` at an offset; 0 where there is none.
  func dashLength(at offset: Int) -> Int {
    if byte(offset) == UInt8(ascii: "-") { return byte(offset + 1) == UInt8(ascii: "-") ? 2 : 1 }
    guard byte(offset) == 0xE2, byte(offset + 1) == 0x80 else { return 0 }
    return byte(offset + 2) == 0x93 || byte(offset + 2) == 0x94 ? 3 : 0
  }

  /// Whether the first thing behind opening marks is a capital letter.
  func startsCapital(_ offset: Int) -> Bool {
    let start = openersEnd(from: offset)
    guard start < count else { return false }
    if self[start] < 0x80 { return self[start].isCapital }
    guard let properties = scalar(at: start)?.properties else { return false }
    return properties.isUppercase || properties.generalCategory == .titlecaseLetter
  }

  /// The code point above U+007F that starts at an offset.
  private func scalar(at offset: Int) -> Unicode.Scalar? {
    let lead = self[offset]
    var value = UInt32(lead & (lead < 0xE0 ? 0x1F : lead < 0xF0 ? 0x0F : 0x07))
    var next = offset + 1
    while next < count && self[next] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(self[next] & 0x3F)
      next += 1
    }
    return Unicode.Scalar(value)
  }

  /// Whether a word that starts sentences stands behind opening marks.
  func startsSentence(_ offset: Int) -> Bool {
    let start = openersEnd(from: offset)
    guard let key = WordKey(self, start..<wordEnd(from: start)) else { return false }
    return SentenceWord[key] == .starter
  }

  /// The number of line breaks in white space, counted up to two.
  func lineBreaks(_ range: Range<Int>) -> Int {
    var count = 0
    for offset in range {
      switch self[offset] {
      case 0x0A: count += 1
      case 0x0D where byte(offset + 1) != 0x0A: count += 1
      case 0x85 where self[offset - 1] == 0xC2: count += 1
      case 0xA8 where self[offset - 1] == 0x80: count += 1
      case 0xA9 where self[offset - 1] == 0x80: count += 2
      default: break
      }
      if count >= 2 { return count }
    }
    return count
  }
}
