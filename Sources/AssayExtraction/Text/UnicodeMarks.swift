import AssayModel
internal import CByteClasses

/// A code point above U+007F that is no part of a word.
enum UnicodeMark {
  /// White space, and marks without width that divide words: U+200B and the byte order mark.
  case white
  /// U+0085, U+2028, U+2029.
  case lineBreak
  /// ’ between letters is an apostrophe.
  case apostrophe
  /// Ends a sentence before white space: Arabic and Devanagari stops, and … as far as it does.
  case terminator
  /// Ends a sentence where it stands: the stops of Chinese and Japanese.
  case fullWidthStop
  /// Opens an item of a list.
  case bullet
  /// Joins words as the ASCII hyphen does.
  case hyphen
  /// A picture; with others, joiners and modifiers it is one token.
  case pictograph
  /// Any other punctuation or symbol.
  case symbol
}

extension UnicodeMark {
  /// The mark that starts at an offset, with its number of bytes; `nil` where none does.
  @inline(__always)
  static func at(_ offset: Int, in bytes: Span<UInt8>) -> (mark: UnicodeMark, length: Int)? {
    switch bytes[offset] {
    case 0xC2: return latin(bytes[offset &+ 1]).map { ($0, 2) }
    case 0xD6 where bytes[offset &+ 1] == 0xBE: return (.hyphen, 2)
    case 0xD8: return arabic(bytes[offset &+ 1]).map { ($0, 2) }
    case 0xDB where bytes[offset &+ 1] == 0x94: return (.terminator, 2)
    case 0xE0, 0xE2, 0xE3, 0xEF:
      return wide(bytes[offset], bytes[offset &+ 1], bytes[offset &+ 2]).map { ($0, 3) }
    case 0xF0 where bytes[offset &+ 1] == 0x9F: return (.pictograph, 4)
    default: return nil
    }
  }

  /// U+0080 to U+00BF.
  private static func latin(_ second: UInt8) -> UnicodeMark? {
    switch second {
    case 0x85: .lineBreak
    case 0xA0: .white
    case 0xAA, 0xAD, 0xB5, 0xBA: nil
    default: .symbol
    }
  }

  /// U+0600 to U+063F.
  private static func arabic(_ second: UInt8) -> UnicodeMark? {
    switch second {
    case 0x8C, 0x8D, 0x9B: .symbol
    case 0x9F: .terminator
    default: nil
    }
  }

  private static func wide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UnicodeMark? {
    switch (first, second) {
    case (0xE0, 0xA5) where third == 0xA4 || third == 0xA5: .terminator
    case (0xE2, 0x80): general(third)
    case (0xE2, 0x81): third == 0x83 ? .bullet : third == 0x9F ? .white : .symbol
    case (0xE2, 0x98...0x9E): .pictograph
    case (0xE2, 0x82) where third >= 0xA0, (0xE2, 0x83), (0xE2, 0x85...0xAF): .symbol
    case (0xE2, 0x96) where third == 0xAA, (0xE2, 0x97) where third == 0xA6: .bullet
    case (0xE2, 0xB8): .symbol
    case (0xE3, 0x80): ideographic(third)
    case (0xEF, 0xBB) where third == 0xBF: .white
    case (0xEF, 0xBC): fullWidth(third)
    case (0xEF, 0xBD) where third == 0xA1: .fullWidthStop
    case (0xEF, 0xBD) where third &- 0x9B < 10: .symbol
    default: nil
    }
  }

  /// U+2000 to U+203F.
  private static func general(_ third: UInt8) -> UnicodeMark? {
    switch third {
    case 0x80...0x8B, 0xAF: .white
    case 0x8C, 0x8D, 0x8E, 0x8F, 0xAA...0xAE: nil
    case 0x90, 0x91: .hyphen
    case 0x99: .apostrophe
    case 0xA2, 0xA3: .bullet
    case 0xA6: .terminator
    case 0xA8, 0xA9: .lineBreak
    default: .symbol
    }
  }

  /// U+3000 to U+303F.
  private static func ideographic(_ third: UInt8) -> UnicodeMark? {
    switch third {
    case 0x80: .white
    case 0x82: .fullWidthStop
    case 0x85, 0x86, 0x87, 0xA1...0xA9, 0xB1...0xBF: nil
    default: .symbol
    }
  }

  /// U+FF00 to U+FF3F.
  private static func fullWidth(_ third: UInt8) -> UnicodeMark? {
    switch third {
    case 0x81, 0x9F: .fullWidthStop
    case 0x90...0x99, 0xA1...0xBA: nil
    default: .symbol
    }
  }
}

/// Finds the marks of a text, a block of 64 bytes after another.
struct UnicodeMarks: Sendable {
  /// The marks of each block of the text, and of what is behind the last whole one; none where the text is ASCII.
  private(set) var blocks: [CByteMarks] = []
  /// Whether U+2010 and its like between words belong to them.
  private let joinsHyphens: Bool
  /// What marks of the last block have in the next.
  private var spilled = CByteMarks()
  private var pictographEnd = -1

  /// Before the first block.
  init(joiningHyphens: Bool) {
    joinsHyphens = joiningHyphens
  }

  /// Finds the marks of a text in place of what was there.
  ///
  /// - Complexity: O(n) in bytes, and nothing where all are ASCII.
  mutating func find(in bytes: Span<UInt8>, isASCII: Bool) {
    blocks.removeAll(keepingCapacity: true)
    guard !isASCII else { return }
    (spilled, pictographEnd) = (CByteMarks(), -1)
    for base in stride(from: 0, through: bytes.count, by: 64) {
      blocks.append(next(in: bytes, at: base))
    }
  }

  /// The marks in the 64 bytes from `base` on; blocks must come in order.
  private mutating func next(in bytes: Span<UInt8>, at base: Int) -> CByteMarks {
    var found = spilled
    spilled = CByteMarks()
    var offset = base
    let end = min(base &+ 64, bytes.count)
    while offset < end {
      if offset &+ 8 <= end, bytes.word(at: offset) & 0x8080_8080_8080_8080 == 0 {
        offset &+= 8
        continue
      }
      if bytes[offset] >= 0xC0,
        let (kind, length) = UnicodeMark.at(offset, in: bytes) ?? joiner(offset, in: bytes)
      {
        add(kind, length, at: offset, offset &- base, to: &found, bytes)
        offset &+= length
      } else {
        offset &+= 1
      }
    }
    return found
  }

  private mutating func add(
    _ kind: UnicodeMark, _ length: Int, at offset: Int, _ index: Int, to found: inout CByteMarks,
    _ bytes: Span<UInt8>
  ) {
    if kind == .hyphen && joinsHyphens && Self.isBetweenWords(offset, length, in: bytes) { return }
    let bits = (UInt64(1) &<< UInt64(truncatingIfNeeded: length)) &- 1
    let first = UInt64(1) &<< UInt64(truncatingIfNeeded: index)
    let here = bits &<< UInt64(truncatingIfNeeded: index)
    let beyond =
      index &+ length > 64 ? bits &>> UInt64(truncatingIfNeeded: 64 &- index) : 0
    switch kind {
    case .white, .lineBreak:
      found.white |= here
      spilled.white |= beyond
    default:
      let joinsLast = kind == .pictograph && pictographEnd == offset
      found.mark |= here
      found.continued |= joinsLast ? here : here & ~first
      spilled.mark |= beyond
      spilled.continued |= beyond
      if kind == .pictograph { pictographEnd = offset &+ length }
    }
    switch kind {
    case .white, .symbol, .hyphen, .pictograph: break
    default: found.special |= first
    }
  }

  /// U+200D, a variation selector or the like right behind a picture.
  private func joiner(_ offset: Int, in bytes: Span<UInt8>) -> (UnicodeMark, Int)? {
    guard pictographEnd == offset else { return nil }
    switch (bytes[offset], bytes[offset &+ 1]) {
    case (0xE2, 0x80) where bytes[offset &+ 2] == 0x8D: return (.pictograph, 3)
    case (0xEF, 0xB8): return (.pictograph, 3)
    default: return nil
    }
  }

  private static func isBetweenWords(_ offset: Int, _ length: Int, in bytes: Span<UInt8>) -> Bool {
    offset > 0 && offset + length < bytes.count && bytes[offset - 1].isWordByte
      && bytes[offset + length].isWordByte
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter.
  @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  /// Whether it is an ASCII capital.
  @inline(__always) var isCapital: Bool { self &- 0x41 < 26 }
  /// Whether it is an ASCII lower-case letter.
  @inline(__always) var isSmall: Bool { self &- 0x61 < 26 }
  /// Whether it is an ASCII digit.
  @inline(__always) var isDigit: Bool { self &- 0x30 < 10 }
  /// Whether it is ASCII white space.
  @inline(__always) var isWhite: Bool { self == 0x20 || self &- 0x09 < 5 }
  /// Whether it is an ASCII letter, a digit, the underscore, or part of a code point above U+007F.
  @inline(__always) var isWordByte: Bool { isLetter || isDigit || self >= 0x80 || self == 0x5F }
}
