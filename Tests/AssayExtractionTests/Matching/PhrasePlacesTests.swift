import AssaySystem
import AssayTesting
import CByteClasses
import Testing

@testable import AssayExtraction

/// Where phrases may start and end is where a plain walk over the text finds it, in each form and wherever the search
/// starts.
struct PhrasePlacesTests {
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
    let firstWords: [UInt64]
    let longerPrefixes: [UInt64]
    var words: [UInt64] = []
    var starts: [UInt64] = []

    /// Words are short and long, near the ends of blocks and of the text.
    init(_ random: inout SeededGenerator, folds: Bool) {
      var text = ""
      let count = Int.random(in: 0...300, using: &random)
      let longest = Bool.random(using: &random) ? 9 : 140
      let letters: [Character] = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZé")
      while text.utf8.count < count {
        for _ in 0..<Int.random(in: 1...longest, using: &random) {
          text.append(letters.randomElement(using: &random) ?? "A")
        }
        text += String(repeating: " ", count: Int.random(in: 1...2, using: &random))
        if Int.random(in: 0..<20, using: &random) == 0 {
          text += String(repeating: ".", count: 130)
        }
      }
      if Bool.random(using: &random) { while text.last == " " { text.removeLast() } }
      bytes = Array(text.utf8)
      self.folds = folds
      var cells: [UInt64] = []
      for _ in 0..<12 { cells.append(random.next()) }
      firstWords = Array(cells.prefix(4))
      longerPrefixes = Array(cells.suffix(8))
      var marked: [UInt64] = [], starts: [UInt64] = []
      ByteMarking.appendWords(
        of: bytes.span, [], startingWith: vowelsAndCapitals, words: &marked, starts: &starts)
      marked.append(0)
      self.words = marked
      self.starts = starts
    }

    func isWord(_ offset: Int) -> Bool {
      offset < bytes.count && words[offset / 64] >> UInt64(offset % 64) & 1 == 1
    }

    func starts(in range: Range<Int>) -> [Int] {
      (range.lowerBound * 64..<range.upperBound * 64).filter { offset in
        starts[offset / 64] >> UInt64(offset % 64) & 1 == 1
      }
    }

    /// The words so far, without the last, and the one that starts at an offset.
    func joined(_ words: CWords, wordAt start: Int, from base: Int) -> CWords {
      var words = words, end = start
      while isWord(end) { end += 1 }
      words.end = UInt32(end - base)
      var word = Array(bytes[start..<end])
      if folds { word = Array(String(decoding: word, as: UTF8.self).lowercased().utf8) }
      words.hash = WordHashes.joined(words.hash, word.span)
      return words
    }

    /// Those words with the next one, where there is one.
    func next(_ words: CWords, from base: Int) -> CWords? {
      (base + Int(words.end)..<bytes.count).first(where: isWord).map {
        joined(words, wordAt: $0, from: base)
      }
    }
  }

  private static func fields(_ words: some Sequence<CWords>) -> [[UInt64]] {
    words.map { [$0.hash, UInt64($0.opening), UInt64($0.end)] }
  }

  @Test(arguments: [true, false]) func placesAreThoseOfAPlainWalk(folds: Bool) {
    var random = SeededGenerator(seed: 17)
    var longest = 0
    for _ in 0..<1_000 {
      let text = Text(&random, folds: folds)
      let blocks = Int.random(in: 0..<text.starts.count, using: &random)..<text.starts.count
      let base = blocks.lowerBound * 64
      var openings: [Int] = [], ends: [CWords] = [], words: [CWords] = []
      for start in text.starts(in: blocks) {
        var first = text.joined(CWords(), wordAt: start, from: base)
        let state = PrefixFilter.state(of: first.hash, in: text.firstWords)
        guard state != 0 else { continue }
        first.opening = UInt32(openings.count)
        openings.append(start - base)
        if state & 1 != 0 { ends.append(first) }
        if state & 2 != 0 { words.append(first) }
      }
      var round = 0
      while !words.isEmpty {
        let longer = words.compactMap { text.next($0, from: base) }
        let states = longer.map { PrefixFilter.state(of: $0.hash, in: text.longerPrefixes) }
        ends += zip(longer, states).filter { $0.1 & 1 != 0 }.map(\.0)
        words = zip(longer, states).filter { $0.1 & 2 != 0 }.map(\.0)
        round += 1
        longest = max(longest, round)
      }
      for form in Self.forms {
        let search = PhrasePlaces.Search(
          firstWords: text.firstWords, longerPrefixes: text.longerPrefixes, folds: folds,
          form: form)
        var places = PhrasePlaces()
        places.find(
          search, in: text.bytes.span, words: text.words.span, starts: text.starts.span,
          blocks: blocks)
        let found = places.openings.prefix(places.openingCount)
        #expect(found.map { Int($0.start) } == openings, "\(text.bytes)")
        #expect(found.allSatisfy { $0.terminal == -1 })
        #expect(
          Self.fields(places.ends.prefix(places.endCount)) == Self.fields(ends), "\(text.bytes)")
      }
    }
    #expect(longest > 4, "some places have many words behind them")
  }

  /// Long words differ where their first sixteen bytes or their lengths do, short ones anywhere; case is the same.
  @Test(arguments: [
    ("a", "b", false), ("abcdefg", "abcdefx", false), ("abcdefgh", "Abcdefgh", true),
    ("abcdefgh", "abcdefghi", false), ("abcdefgh-", "abcdefgh.", false), ("ALEPPO", "aleppo", true),
    ("abcdefghijklmnop", "abcdefghijklmnox", false),
    ("abcdefghijklmnopq", "abcdefghijklmnopx", true),
    ("abcdefghijklmnopq", "abcdefghijklmnopqr", false),
  ]) func hashesAreOfBeginningAndLength(_ one: String, _ other: String, isSame: Bool) {
    let hashes = [one, other].map { WordHashes.joined(7, Array($0.utf8).span) }
    #expect((hashes[0] == hashes[1]) == isSame)
  }
}

extension PrefixFilter {
  /// What the cells of a filter say of a prefix: 1 where a phrase ends, 2 where one goes on, or both.
  fileprivate static func state(of hash: UInt64, in cells: [UInt64]) -> UInt64 {
    cells[cell(of: hash, cells.count)] >> shift(of: hash) & 3
  }
}
