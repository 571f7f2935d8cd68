internal import AssayModel
internal import CByteClasses

/// 64 bytes of a text, as instructions take them.
struct ByteBlock {
  /// Sixteen bytes each, in their order.
  let first: CBytePair
  let second: CBytePair
  let third: CBytePair
  let fourth: CBytePair

  /// The words and marks in it, no byte being above 0x7F.
  ///
  /// - Parameters:
  ///   - before: The byte before it; a blank before a text.
  ///   - after: The byte behind it; a blank behind a text.
  @inline(__always)
  func row(before: CByteNeighbour, after: CByteNeighbour, _ wide: Bool) -> CByteRow {
    guard wide else {
      let none = CByteMarks(whiteAndMark: .zero, continuedAndSpecial: .zero)
      return cbyte_row(first, second, third, fourth, before, after, none)
    }
    return cbyte_ascii_row_wide(first, second, third, fourth, before, after)
  }

  /// The words and marks in it; to its neighbours 0x100 is added where a mark above U+007F has them, and
  /// 0x200 where that mark began before.
  func row(
    before: CByteNeighbour, after: CByteNeighbour, _ found: UnicodeMarks.Found, _ wide: Bool
  ) -> CByteRow {
    let marks = CByteMarks(
      whiteAndMark: CBytePair(found.white, found.mark),
      continuedAndSpecial: CBytePair(found.continued, found.special))
    return wide
      ? cbyte_row_wide(first, second, third, fourth, before, after, marks)
      : cbyte_row(first, second, third, fourth, before, after, marks)
  }

  /// Whether the processor has instructions for 32 bytes at once.
  static let hasWideInstructions = cbyte_has_wide_instructions()

  /// The bytes from an offset on; past the end there are blanks.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at base: Int) {
    if base &+ 64 <= bytes.count {
      self.init(whole: bytes, at: base)
    } else {
      let padded = Self.padded(bytes, at: base)
      self.init(whole: padded.span, at: 0)
    }
  }

  @inline(__always)
  private init(whole bytes: Span<UInt8>, at base: Int) {
    let bytes = bytes.extracting(base..<(base &+ 64))
    first = CBytePair(bytes.word(at: 0), bytes.word(at: 8))
    second = CBytePair(bytes.word(at: 16), bytes.word(at: 24))
    third = CBytePair(bytes.word(at: 32), bytes.word(at: 40))
    fourth = CBytePair(bytes.word(at: 48), bytes.word(at: 56))
  }

  /// The last bytes of a text, with blanks after them.
  private static func padded(_ bytes: Span<UInt8>, at base: Int) -> InlineArray<64, UInt8> {
    var padded = InlineArray<64, UInt8>(repeating: UInt8(ascii: " "))
    for index in 0..<(bytes.count - base) { padded[index] = bytes[base + index] }
    return padded
  }
}
