import AssaySystem
import AssayTesting
import CByteClasses
import Testing

@testable import AssayExtraction

/// Words that C lists are those that a plain walk over the text finds, in each form and wherever the search starts.
struct WordListingTests {
  /// The forms that this processor has.
  private static let forms = [CByteFormPlain, CByteFormWide].filter {
    $0.rawValue <= ByteMarking.best.rawValue
  }
  private static let vowelsAndCapitals = CByteSet(
    ascii: (0x0000_2020_0000_2020, 0x0020_0000_0000_2000), high: .max)

  /// A text with its words, and a walk over them byte by byte.
  private struct Text {
    let bytes: [UInt8]
    let folds: Bool
    let filter: [UInt64]
    var blocks: [CWordBlock] = []

    /// Words are short and long, near the ends of blocks and of the text.
    init(_ random: inout SeededGenerator, folds: Bool) {
      var bytes: [UInt8] = []
      let count = Int.random(in: 0...300, using: &random)
      let longest = Bool.random(using: &random) ? 9 : 140
      while bytes.count < count {
        let isHigh = Int.random(in: 0..<5, using: &random) == 0
        bytes += (0..<Int.random(in: 1...longest, using: &random)).map { _ in
          isHigh
            ? .random(in: 0x80...0xFF, using: &random) : .random(in: 0x41...0x5A, using: &random)
        }
        bytes += [UInt8](repeating: 0x20, count: Int.random(in: 0...2, using: &random))
        if Int.random(in: 0..<20, using: &random) == 0 {
          bytes += [UInt8](repeating: 0x2E, count: 130)
        }
      }
      self.bytes = bytes
      self.folds = folds
      filter = (0..<4).map { _ in random.next() }
      ByteMarking.appendWords(of: bytes.span, [], startingWith: vowelsAndCapitals, to: &blocks)
      blocks.append(CWordBlock())
    }

    func isWord(_ offset: Int) -> Bool {
      offset < bytes.count && blocks[offset / 64].words >> UInt64(offset % 64) & 1 == 1
    }

    func starts(in range: Range<Int>) -> [Int] {
      (range.lowerBound * 64..<range.upperBound * 64).filter { offset in
        blocks[offset / 64].starts >> UInt64(offset % 64) & 1 == 1
      }
    }

    /// The words so far and the one that starts at an offset; `nil` where the filter does not know them.
    func joined(_ words: CWords, wordAt start: Int, from base: Int) -> CWords? {
      var words = words, end = start
      while isWord(end) { end += 1 }
      words.last = UInt32(start - base)
      words.end = UInt32(end - base)
      let word = Array(bytes[start..<end])
      let known = word.prefix(8) + (word.count < 8 ? [] : word.suffix(8))
      if folds, known.contains(where: { $0 >= 0x80 }) {
        words.state = 4
        return words
      }
      words.hash = WordListing.joinedHash(words.hash, word.span)
      words.state = filter.span.state(of: words.hash)
      return words.state == 0 ? nil : words
    }

    /// Those words with the next one, where there is one that the filter knows.
    func next(_ words: CWords, from base: Int) -> CWords? {
      (base + Int(words.end)..<bytes.count).first(where: isWord).flatMap {
        joined(words, wordAt: $0, from: base)
      }
    }
  }

  private static func fields(_ words: some Sequence<CWords>) -> [[UInt64]] {
    words.map {
      [$0.hash, UInt64($0.opening), UInt64($0.last), UInt64($0.end), UInt64($0.state)]
    }
  }

  @Test(arguments: [true, false]) func wordsAreThoseOfAPlainWalk(folds: Bool) {
    var random = SeededGenerator(seed: 17)
    var longest = 0
    for _ in 0..<1_000 {
      let text = Text(&random, folds: folds)
      let range = Int.random(in: 0..<text.blocks.count, using: &random)..<text.blocks.count - 1
      let base = range.lowerBound * 64
      for form in Self.forms {
        let room = WordListing.room(for: range.count)
        var places = [UInt32](repeating: 0, count: room)
        var words = [CWords](repeating: CWords(), count: room)
        var count = WordListing.open(
          range, of: text.bytes.span, text.blocks.span, filter: text.filter, folds: folds,
          form: form, places: &places, words: &words)
        var expected = text.starts(in: range).compactMap {
          text.joined(CWords(), wordAt: $0, from: base)
        }
        for number in expected.indices { expected[number].opening = UInt32(number) }
        #expect(Self.fields(words.prefix(count)) == Self.fields(expected), "\(text.bytes)")
        for round in 1...4 {
          count = WordListing.extend(
            &words, count, in: text.bytes.span, text.blocks.span, from: base,
            filter: text.filter, folds: folds, form: form)
          expected = expected.compactMap { text.next($0, from: base) }
          #expect(Self.fields(words.prefix(count)) == Self.fields(expected), "\(text.bytes)")
          if count > 0 { longest = max(longest, round) }
        }
      }
    }
    #expect(longest == 4, "some words have four behind them")
  }

  /// Long words differ where their first and last eight bytes do, short ones anywhere; case is the same.
  @Test(arguments: [
    ("a", "b", false), ("abcdefg", "abcdefx", false), ("abcdefgh", "Abcdefgh", true),
    ("abcdefgh", "abcdefghi", false), ("abcdefgh-", "abcdefgh.", false), ("ALEPPO", "aleppo", true),
    ("abcdefghXYijklmnop", "abcdefghZZijklmnop", true),
    ("abcdefghijklmnop", "abcdefghjklmnop", false),
  ]) func hashesAreOfEndsAndLength(_ one: String, _ other: String, isSame: Bool) {
    let hashes = [one, other].map { WordListing.joinedHash(7, Array($0.utf8).span) }
    #expect((hashes[0] == hashes[1]) == isSame)
  }
}
