import AssayModel
import AssaySystem
import AssayTesting
import CByteClasses
import Testing

@testable import AssayExtraction

/// The forms in which bytes are classed give the same, whatever instructions they use.
struct ByteFormTests {
  /// Bytes that differ in class from their neighbours more often than chance has it.
  private static let telling = Array(".-'!?:,/&@#)_ \t\n\r09azAZ\u{0B}\u{0C}\u{7F}`{/[".utf8)

  /// The forms that this processor has, beside the plain one.
  private static let forms = [CByteFormNarrow, CByteFormWide].filter {
    $0.rawValue <= ByteMarking.best.rawValue
  }

  private func bytes(_ random: inout SeededGenerator, isASCII: Bool) -> [UInt8] {
    (0..<Int.random(in: 0...200, using: &random)).map { _ in
      Bool.random(using: &random)
        ? Self.telling[Int.random(in: Self.telling.indices, using: &random)]
        : UInt8.random(in: 0...(isASCII ? 0x7F : 0xFF), using: &random)
    }
  }

  private func marks(_ random: inout SeededGenerator, of count: Int) -> [CByteMarks] {
    (0...count / 64).map { _ in
      CByteMarks(
        white: random.next(), mark: random.next(), continued: random.next(), special: random.next())
    }
  }

  private func tokens(
    _ bytes: [UInt8], _ marks: [CByteMarks], _ form: CByteForm
  ) -> [[UInt64]] {
    var blocks: [CTokenBlock] = []
    ByteMarking.appendTokens(of: bytes.span, marks, form: form, to: &blocks)
    return blocks.map { [$0.starts, $0.ends, $0.special] }
  }

  private func words(
    _ bytes: [UInt8], _ marks: [CByteMarks], _ set: CByteSet, _ form: CByteForm
  ) -> [[UInt64]] {
    var words: [UInt64] = [], starts: [UInt64] = []
    ByteMarking.appendWords(
      of: bytes.span, marks, startingWith: set, form: form, words: &words, starts: &starts)
    return [words, starts]
  }

  @Test(arguments: [true, false]) func tokensAreTheSameInEachForm(isASCII: Bool) {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<5_000 {
      let bytes = bytes(&random, isASCII: isASCII)
      let marks = isASCII ? [] : marks(&random, of: bytes.count)
      let plain = tokens(bytes, marks, CByteFormPlain)
      for form in Self.forms {
        #expect(tokens(bytes, marks, form) == plain, "\(form): \(bytes)")
      }
    }
  }

  @Test(arguments: [true, false]) func wordsAreTheSameInEachForm(isASCII: Bool) {
    var random = SeededGenerator(seed: 13)
    for _ in 0..<5_000 {
      let bytes = bytes(&random, isASCII: isASCII)
      let marks = isASCII ? [] : marks(&random, of: bytes.count)
      let set = CByteSet(
        ascii: (random.next(), random.next()), high: Bool.random(using: &random) ? .max : 0)
      let plain = words(bytes, marks, set, CByteFormPlain)
      for form in Self.forms {
        #expect(words(bytes, marks, set, form) == plain, "\(form): \(bytes)")
      }
    }
  }

  /// Blocks in which as many tokens start as end, each behind its start; some have none, some are full.
  private func blocks(_ random: inout SeededGenerator) -> [CTokenBlock] {
    let density = Int.random(in: 1...20, using: &random)
    var isOpen = false
    var blocks = (0..<Int.random(in: 0...70, using: &random)).map { _ in
      var block = CTokenBlock()
      for bit in 0..<64 where Int.random(in: 0..<density, using: &random) == 0 {
        if isOpen { block.ends |= 1 << UInt64(bit) }
        if !isOpen || Bool.random(using: &random) {
          block.starts |= 1 << UInt64(bit)
          isOpen = true
        } else {
          isOpen = false
        }
      }
      block.special = random.next() & (Bool.random(using: &random) ? random.next() : 0)
      return block
    }
    if isOpen { blocks.append(CTokenBlock(starts: 0, ends: 1, special: 1 << 63)) }
    return blocks
  }

  private func places(_ blocks: [CTokenBlock], _ bits: (CTokenBlock) -> UInt64) -> [Int] {
    blocks.indices.flatMap { block in
      (0..<64).filter { bits(blocks[block]) >> UInt64($0) & 1 == 1 }.map { block * 64 + $0 }
    }
  }

  @Test func listsAreThoseOfTheBits() {
    var random = SeededGenerator(seed: 19)
    for _ in 0..<500 {
      let blocks = blocks(&random)
      let starts = places(blocks, \.starts), ends = places(blocks, \.ends)
      let special = places(blocks, \.special)
      for form in [CByteFormPlain] + Self.forms {
        // What was there stays.
        var tokens = [Fragment(3, 5)], firsts: [Int] = [], found = [7]
        TokenListing.append(blocks, form: form, to: &tokens, firsts: &firsts)
        TokenListing.appendSpecial(of: blocks, form: form, to: &found)
        #expect(tokens == [Fragment(3, 5)] + zip(starts, ends).map { Fragment($0, $1) })
        #expect(firsts == blocks.indices.map { block in starts.count { $0 < block * 64 } })
        #expect(found == [7] + special)
      }
    }
  }
}
