import AssayModel

/// Splits a text into words without changing it.
///
/// A word is a run of letters, digits and combining marks, or letters with a stop after each (`U.S.`);
/// `'s` after a letter is a word of its own, and so is every other visible character. In scripts that
/// put no blanks between words each character is a word. Hyphens separate.
enum Words {
  /// The words in text order.
  ///
  /// - Complexity: O(n) in bytes.
  static func scan(_ text: ArticleText) -> [Fragment] {
    var words: [Fragment] = []
    var runStart: Int?
    var offset = 0
    while offset < text.count {
      if runStart == nil, let end = endOfInitials(text, from: offset) {
        words.append(Fragment(offset, end))
        offset = end
        continue
      }
      let (scalar, length) = text.scalar(at: offset)
      let kind = kind(of: scalar)
      if kind == .part || (kind == .mark && runStart != nil) {
        if runStart == nil { runStart = offset }
        offset += length
        continue
      }
      var end = offset + length
      if let start = runStart {
        words.append(Fragment(start, offset))
        runStart = nil
        if isApostrophe(scalar), let possessive = endOfPossessive(text, from: end) {
          end = possessive
        }
      }
      if kind != .space { words.append(Fragment(offset, end)) }
      offset = end
    }
    if let start = runStart { words.append(Fragment(start, text.count)) }
    return words
  }

  private enum Kind {
    /// Stands in a run.
    case part
    /// Continues a run; alone where there is none.
    case mark
    case space
    case alone
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    if scalar.isASCII {
      if isASCIIWordByte(UInt8(truncatingIfNeeded: scalar.value)) { return .part }
      return scalar.value <= 0x20 ? .space : .alone
    }
    let properties = scalar.properties
    if properties.isWhitespace || isInvisible(scalar) { return .space }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return isUnspaced(scalar) ? .alone : .part
    default: return .alone
    }
  }

  private static func isASCIIWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// Byte order marks and characters without width or effect on the words.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFEFF, 0x200B, 0x2060, 0x80...0x9F: true
    default: false
    }
  }

  /// Whether the script of a letter puts no blanks between words: Chinese, Japanese, Thai, Lao,
  /// Burmese, Khmer.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF: true
    default: scalar.properties.isIdeographic
    }
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}"
  }

  /// The end of two or more letters with a stop after each and no letter behind.
  private static func endOfInitials(_ text: ArticleText, from start: Int) -> Int? {
    let bytes = text.bytes.span
    var end = start
    while end + 1 < bytes.count, (bytes[end] | 0x20) &- 0x61 < 26,
      bytes[end + 1] == UInt8(ascii: ".")
    {
      end += 2
    }
    guard end - start >= 4 else { return nil }
    return end < bytes.count && kind(of: text.scalar(at: end).scalar) == .part ? nil : end
  }

  /// The end of an `s` that no letter follows.
  private static func endOfPossessive(_ text: ArticleText, from offset: Int) -> Int? {
    guard offset < text.count, text.bytes[offset] | 0x20 == UInt8(ascii: "s") else { return nil }
    let end = offset + 1
    guard end < text.count else { return end }
    let next = kind(of: text.scalar(at: end).scalar)
    return next == .part || next == .mark ? nil : end
  }
}

extension ArticleText {
  /// The code point that starts at a byte, which must be such a start, and its length in bytes.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let bytes = bytes.span
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (Unicode.Scalar(UInt8(first)), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0x7F >> UInt32(length))
    for index in offset + 1..<min(offset + length, bytes.count) {
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}
