import AssayExtraction
import AssayModel
import AssayTesting
import Testing

@Suite struct PhraseIndexTests {
  /// The phrases found, as `text/value`.
  private func found(
    _ phrases: [(String, PhraseIndex.LetterCase, Bool)], in text: String,
    selecting selection: PhraseSearch.Selection = .longest
  ) -> [String] {
    var index = PhraseIndex(folds: true)
    for (number, (phrase, letterCase, isLoose)) in phrases.enumerated() {
      index.insert(ArticleText(phrase), value: Int32(number), case: letterCase, isLoose: isLoose)
    }
    let text = ArticleText(text)
    var search = PhraseSearch()
    search.find(index, in: text, selecting: selection)
    return search.matches.map { "\(text[Fragment($0.start, $0.end)])/\($0.value)" }
  }

  @Test func spellings() {
    typealias Phrase = (String, PhraseIndex.LetterCase, Bool)
    let cases: [(name: String, phrases: [Phrase], text: String, found: [String])] = [
      ("none", [], "Ravno", []),
      ("empty text", [("Ravno", .exact, false)], "", []),
      ("no word", [("--", .exact, false), ("", .exact, false)], "a -- b", []),
      ("whole words", [("Rav", .exact, false)], "Ravno Rav Ravs", ["Rav/0"]),
      ("possessive", [("Ravno", .exact, false)], "Ravno's, Ravno’s", ["Ravno/0", "Ravno/0"]),
      ("part of a token", [("U.S.", .exact, false)], "U.S.-backed", ["U.S./0"]),
      ("marks inside", [("al-Bab", .exact, false)], "al-Bab al Bab al–Bab", ["al-Bab/0"]),
      (
        "marks around", [("(ISIS)", .exact, false), ("ISIS", .exact, false)], "a (ISIS) ISIS",
        ["(ISIS)/0", "ISIS/1"]
      ),
      ("mark behind", [("Yahoo!", .exact, false)], "Yahoo! Yahoo", ["Yahoo!/0"]),
      (
        "white space", [("a b", .exact, false)], "a b a\n b a\u{A0}b ab a-b",
        ["a b/0", "a\n b/0", "a\u{A0}b/0"]
      ),
      (
        "longest", [("a b", .exact, false), ("a b c", .exact, false), ("c d", .exact, false)],
        "a b c d", ["a b c/1"]
      ),
      (
        "shorter where longer fails", [("a b", .exact, false), ("a b c d", .exact, false)],
        "a b c e", ["a b/0"]
      ),
      ("exact", [("May", .exact, false)], "may May MAY", ["May/0"]),
      ("headline", [("May", .headline, false)], "may May MAY mAY", ["May/0", "MAY/0"]),
      ("folded", [("May", .folded, false)], "may May MAY", ["may/0", "May/0", "MAY/0"]),
      (
        "nearest", [("US", .folded, false), ("us", .exact, false)], "us US Us",
        ["us/1", "US/0", "Us/0"]
      ),
      (
        "folded letters of other lengths", [("İnönü", .folded, false)], "i̇nönü İNÖNÜ",
        ["i̇nönü/0", "İNÖNÜ/0"]
      ),
      (
        "headline beyond ASCII", [("Élise Ravé", .headline, false)], "ÉLISE RAVÉ élise ravé",
        ["ÉLISE RAVÉ/0"]
      ),
      (
        "loose", [("al-Bab", .exact, true)], "al-Bab Al Bab al Bab AL-Bab al–Bab Al-bab",
        ["al-Bab/0", "Al Bab/0", "al Bab/0", "AL-Bab/0", "al–Bab/0"]
      ),
      (
        "loose apostrophes", [("Sana'a", .exact, true)], "Sana’a Sana`a Sanaa",
        ["Sana’a/0", "Sana`a/0"]
      ),
      ("NUL", [("a\u{0}b", .exact, false)], "a\u{0}b a b", ["a\u{0}b/0"]),
      ("beyond ASCII", [("漢字", .exact, false)], "漢字。漢字x", ["漢字/0"]),
      (
        "long words", [("Abcdefghijklmnop", .exact, false)], "AbcdefghXjklmnop Abcdefghijklmnop",
        ["Abcdefghijklmnop/0"]
      ),
      ("last bytes", [("no", .exact, false)], "Rav no", ["no/0"]),
    ]
    for (name, phrases, text, expected) in cases {
      #expect(found(phrases, in: text) == expected, "\(name)")
    }
  }

  @Test func allPhrasesThatOverlap() {
    let phrases: [(String, PhraseIndex.LetterCase, Bool)] = [
      ("a", .exact, false), ("a b", .exact, false), ("b c", .exact, false), ("-b", .exact, false),
    ]
    #expect(
      found(phrases, in: "a b c", selecting: .all) == ["a/0", "a b/1", "b c/2"])
    #expect(found(phrases, in: "a-b c", selecting: .all) == ["a/0", "-b/3", "b c/2"])
  }

  @Test func theFirstValueOfAPhraseStays() {
    var index = PhraseIndex(folds: true)
    #expect(index.insert(ArticleText("Ravno"), value: 1) == nil)
    #expect(index.insert(ArticleText("Ravno"), value: 2) == 1)
    #expect(index.insert(ArticleText("Ravno"), value: 3, case: .folded) == nil)
    #expect(index.count == 2)
  }

  @Test func aPhraseOfTenThousandWords() {
    let long = (0..<10_000).map { "w\($0 % 7)" }.joined(separator: " ")
    var index = PhraseIndex()
    index.insert(ArticleText(long), value: 5)
    var search = PhraseSearch()
    let text = ArticleText("w0 w1 \(long) w0 w1 w2")
    search.find(index, in: text)
    #expect(search.matches.map(\.value) == [5])
    #expect(search.matches.first?.end == search.matches.first.map { $0.start + long.utf8.count })
  }

  @Test func manyPhrasesAreAllFoundAndNoOthers() {
    var index = PhraseIndex()
    let names = (0..<20_000).map { "N\($0 * 7919 % 100_003) of X\($0 % 91)" }
    for (number, name) in names.enumerated() {
      index.insert(ArticleText(name), value: Int32(number))
    }
    let text = ArticleText(names.joined(separator: "; ") + "; " + names.map { "z\($0)" }.joined())
    var search = PhraseSearch()
    search.find(index, in: text)
    #expect(search.matches.map(\.value) == (0..<20_000).map { Int32($0) })
  }

  @Test func randomTextsAgreeWithAPlainSearch() {
    var generator = SeededGenerator(seed: 11)
    let pieces = [
      "a", "b", "A", "ab", "é", "É", "aé", "1", " ", " ", " ", "\n", "-", "'", "’", ".", "\u{A0}",
      "漢", "“", "ß", "longerword", "Longerwords", "\u{0}", "sixteenbytesandX",
      "sixteenbytesandsomeX",
      "sixteenbytesandsomeÉ", "sixteenbytesandsomeY", String(repeating: "long", count: 15),
    ]
    func random(_ count: Int) -> String {
      (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    }
    var matchCount = 0
    for round in 0..<300 {
      let letterCase: PhraseIndex.LetterCase = round % 2 == 0 ? .exact : .folded
      var index = PhraseIndex(folds: letterCase != .exact)
      var phrases: [String] = []
      for _ in 0..<Int.random(in: 1...12, using: &generator) {
        let phrase = random(Int.random(in: 1...6, using: &generator))
          .split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let value = Int32(phrases.count)
        if index.insert(ArticleText(phrase), value: value, case: letterCase) == nil {
          phrases.append(phrase)
        }
      }
      let text = random(Int.random(in: 0...200, using: &generator))
      var search = PhraseSearch()
      search.find(index, in: ArticleText(text), selecting: .longest)
      let expected = PlainSearch(text).longest(phrases, folding: letterCase == .folded)
      let whole = ArticleText(text)
      let mine = search.matches.map { [$0.start, $0.end] }
      let difference = Set(mine).symmetricDifference(expected).map {
        "\(whole[Fragment(max(0, $0[0] - 1), $0[0])])|\(whole[Fragment($0[0], $0[1])])|"
      }
      #expect(mine == expected, "\(phrases): \(difference)")
      matchCount += expected.count
    }
    #expect(matchCount > 150)
  }
}

/// Finds phrases by comparing words one by one.
private struct PlainSearch {
  private enum Piece: Equatable {
    case white
    case word(String)
    case mark(Character)
  }

  private var pieces: [(piece: Piece, start: Int, end: Int)] = []

  init(_ text: String) {
    var offset = 0
    for scalar in text.unicodeScalars {
      let end = offset + String(scalar).utf8.count
      let isWordPart =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
        || scalar.properties.generalCategory == .nonspacingMark
      if isWordPart, case .word(let word)? = pieces.last?.piece {
        pieces[pieces.count - 1] = (
          .word(word + String(scalar)), pieces[pieces.count - 1].start, end
        )
      } else if isWordPart {
        pieces.append((.word(String(scalar)), offset, end))
      } else if scalar.properties.isWhitespace {
        if pieces.last?.piece == .white {
          pieces[pieces.count - 1].end = end
        } else {
          pieces.append((.white, offset, end))
        }
      } else {
        pieces.append((.mark(Character(scalar)), offset, end))
      }
      offset = end
    }
  }

  private func isEqual(_ a: Piece, _ b: Piece, folding: Bool) -> Bool {
    guard folding, case .word(let one) = a, case .word(let other) = b else {
      guard case .word(let one) = a, case .word(let other) = b else { return a == b }
      return Array(one.utf8) == Array(other.utf8)
    }
    return one.lowercased() == other.lowercased()
  }

  /// The longest phrases from left to right, by where their first words stand.
  func longest(_ phrases: [String], folding: Bool) -> [[Int]] {
    let patterns = phrases.map { PlainSearch($0).pieces.map(\.piece) }
    var found: [[Int]] = []
    var end = 0
    for first in pieces.indices {
      guard case .word = pieces[first].piece, pieces[first].start >= end else { continue }
      var best: (start: Int, end: Int)?
      for pattern in patterns {
        guard let lead = pattern.firstIndex(where: { if case .word = $0 { true } else { false } })
        else { continue }
        let from = first - lead
        guard from >= 0, from + pattern.count <= pieces.count, pieces[from].start >= end,
          zip(pattern, pieces[from...]).allSatisfy({ isEqual($0, $1.piece, folding: folding) })
        else { continue }
        let (start, stop) = (pieces[from].start, pieces[from + pattern.count - 1].end)
        if best.map({ (stop, -start) > ($0.end, -$0.start) }) ?? true { best = (start, stop) }
      }
      if let best {
        found.append([best.start, best.end])
        end = best.end
      }
    }
    return found
  }
}
