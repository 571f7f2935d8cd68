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
    var blocks: [CWordBlock] = []
    ByteMarking.appendWords(of: bytes.span, marks, startingWith: set, form: form, to: &blocks)
    return blocks.map { [$0.words, $0.starts] }
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
}
