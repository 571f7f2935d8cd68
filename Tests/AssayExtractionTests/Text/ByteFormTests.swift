import AssayTesting
import CByteClasses
import Testing

@testable import AssayExtraction

/// The forms in which bytes are classed give the same, whatever instructions they use.
struct ByteBlockTests {
  /// Bytes that differ in class from their neighbours more often than chance has it.
  private static let telling = Array(".-'!?:,/&@#)_ \t\n\r09azAZ\u{0B}\u{0C}\u{7F}`{/[".utf8)

  private func block(_ random: inout SeededGenerator, isASCII: Bool) -> [UInt8] {
    (0..<64).map { _ in
      Bool.random(using: &random)
        ? Self.telling[Int.random(in: Self.telling.indices, using: &random)]
        : UInt8.random(in: 0...(isASCII ? 0x7F : 0xFF), using: &random)
    }
  }

  private func isSame(_ one: CByteRow, _ other: CByteRow) -> Bool {
    one.wordsAndMarks == other.wordsAndMarks && one.markEndsAndSpecial == other.markEndsAndSpecial
  }

  @Test(.enabled(if: ByteBlock.hasWideInstructions)) func wideAndNarrowRowsAgree() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      let bytes = block(&random, isASCII: true)
      let block = ByteBlock(bytes.span, at: 0)
      let before = CByteNeighbour.random(in: 0...0x7F, using: &random)
      let after = CByteNeighbour.random(in: 0...0x7F, using: &random)
      #expect(
        isSame(
          block.row(before: before, after: after, true),
          block.row(before: before, after: after, false)), "\(bytes) \(before) \(after)")
    }
  }

  @Test(.enabled(if: ByteBlock.hasWideInstructions)) func wideAndNarrowRowsWithMarksAgree() {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<20_000 {
      let bytes = block(&random, isASCII: false)
      let block = ByteBlock(bytes.span, at: 0)
      let before = CByteNeighbour.random(in: 0...0x3FF, using: &random)
      let after = CByteNeighbour.random(in: 0...0x3FF, using: &random)
      func pair() -> CBytePair { CBytePair(random.next(), random.next()) }
      let marks = CByteMarks(whiteAndMark: pair(), continuedAndSpecial: pair())
      let narrow = cbyte_row(
        block.first, block.second, block.third, block.fourth, before, after, marks)
      let wide = cbyte_row_wide(
        block.first, block.second, block.third, block.fourth, before, after, marks)
      #expect(isSame(wide, narrow), "\(bytes) \(before) \(after)")
    }
  }

  @Test(.enabled(if: ByteBlock.hasWideInstructions)) func wideAndNarrowWordsAgree() {
    var random = SeededGenerator(seed: 13)
    for round in 0..<20_000 {
      let bytes = block(&random, isASCII: round.isMultiple(of: 2))
      let block = ByteBlock(bytes.span, at: 0)
      let set = CByteSet(
        ascii: CBytePair(random.next(), random.next()), high: Bool.random(using: &random) ? .max : 0
      )
      let narrow = cbyte_words(block.first, block.second, block.third, block.fourth, set)
      let wide = cbyte_words_wide(block.first, block.second, block.third, block.fourth, set)
      #expect(wide == narrow, "\(bytes)")
    }
  }
}
