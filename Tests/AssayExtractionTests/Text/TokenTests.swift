import AssayModel
import AssayTesting
import Testing

@testable import AssayExtraction

@Suite struct TokenTests {
  @Test func tokensOfNamedCases() {
    let cases: [(name: String, text: String, tokens: [String])] = [
      ("empty", "", []),
      ("white alone", " \t\r\n\u{A0}\u{2003}\u{3000}\u{FEFF}\u{200B}", []),
      ("one letter", "a", ["a"]),
      ("words", "The army left.", ["The", "army", "left", "."]),
      ("hyphen", "al-Bab and Abu-Omar", ["al-Bab", "and", "Abu-Omar"]),
      (
        "hyphens", "a 5-year-old F-16 -5 x- --",
        ["a", "5-year-old", "F-16", "-", "5", "x", "-", "--"]
      ),
      ("Unicode hyphen", "al\u{2010}Bab al\u{2011}Bab", ["al\u{2010}Bab", "al\u{2011}Bab"]),
      ("dashes", "Ravno–Telk—now -- so", ["Ravno", "–", "Telk", "—", "now", "--", "so"]),
      ("dotted", "U.S.-backed U.N. e.g. Ph.D.", ["U.S.-backed", "U.N.", "e.g.", "Ph.D."]),
      ("dotted at the end", "in the U.S.", ["in", "the", "U.S."]),
      ("rank", "Lt. Col. Abu Omar", ["Lt.", "Col.", "Abu", "Omar"]),
      ("rank with hyphen", "Lt.-Gen. Rask", ["Lt.-Gen.", "Rask"]),
      ("initial", "J. Moss saw plan B.", ["J.", "Moss", "saw", "plan", "B", "."]),
      ("number", "No. 5, no. Then", ["No.", "5", ",", "no", ".", "Then"]),
      ("month", "Feb. 13", ["Feb.", "13"]),
      ("possessive", "Ravno's rebels' men’s", ["Ravno", "'s", "rebels", "'", "men", "’s"]),
      ("possessive of a short form", "U.S.'s Jr.'s", ["U.S.", "'s", "Jr.", "'s"]),
      ("possessive in capitals", "RAVNO'S", ["RAVNO", "'S"]),
      (
        "clitics", "we'll they're I've he'd I'm",
        ["we", "'ll", "they", "'re", "I", "'ve", "he", "'d", "I", "'m"]
      ),
      (
        "negation", "don't can’t CAN'T n't ain't",
        ["do", "n't", "ca", "n’t", "CA", "N'T", "n't", "ai", "n't"]
      ),
      ("names", "O'Brien Sana'a Ta’izz Qa'ida's", ["O'Brien", "Sana'a", "Ta’izz", "Qa'ida", "'s"]),
      ("quotes", "'so' \"it\" “is”", ["'", "so", "'", "\"", "it", "\"", "“", "is", "”"]),
      ("decade", "the '90s", ["the", "'", "90s"]),
      (
        "numbers", "1,000 3.5 10:30 9/11 .5 1,b",
        ["1,000", "3.5", "10:30", "9/11", ".5", "1", ",", "b"]
      ),
      ("money", "$3.5m US$2 €5 20%", ["$", "3.5m", "US", "$", "2", "€", "5", "20", "%"]),
      ("slash", "Syria/Iraq", ["Syria", "/", "Iraq"]),
      ("ampersand", "AT&T, R&D, a & b", ["AT&T", ",", "R&D", ",", "a", "&", "b"]),
      (
        "addresses", "a.b@c.org (https://x.org/a?b=1). www.x.org",
        ["a.b@c.org", "(", "https://x.org/a?b=1", ")", ".", "www.x.org"]
      ),
      ("handle and tag", "@a_b: #Ravno C#", ["@a_b", ":", "#Ravno", "C", "#"]),
      ("ellipses", "so... no… well . . .", ["so", "...", "no", "…", "well", ".", ".", "."]),
      ("no blank", "left.The army", ["left", ".", "The", "army"]),
      ("file", "node.js 3.0.1", ["node.js", "3.0.1"]),
      ("controls", "a\u{0}b\u{1}", ["a", "\u{0}", "b", "\u{1}"]),
      ("combining", "Ale\u{301}p a\u{308}\u{323}", ["Ale\u{301}p", "a\u{308}\u{323}"]),
      ("byte order mark", "\u{FEFF}Rebels\u{FEFF}left", ["Rebels", "left"]),
      ("no-break space", "6\u{A0}km\u{A0}\u{A0}on", ["6", "km", "on"]),
      ("pictures", "a👩‍👩‍👧🇸🇾b ❤️ c", ["a", "👩‍👩‍👧🇸🇾", "b", "❤\u{FE0F}", "c"]),
      ("Arabic", "الجيش، والمدينة؟", ["الجيش", "،", "والمدينة", "؟"]),
      ("Chinese", "军队离开。再见", ["军队离开", "。", "再见"]),
      ("line separator", "a\u{2028}b\u{85}c", ["a", "b", "c"]),
      ("soft hyphen", "Rav\u{AD}no", ["Rav\u{AD}no"]),
    ]
    for (name, text, tokens) in cases {
      let text = ArticleText(text)
      #expect(TokenizedText(text).tokens.map { text[$0] } == tokens, "\(name)")
    }
  }

  @Test func casesHoldAtEveryOffsetOfABlock() {
    let cases = ["Ravno's U.S.-backed men—“don't” go. Lt. Rask’s\u{A0}... 3.5 said?", "a👩‍👧b é。c"]
    for text in cases {
      let alone = ArticleText(text)
      let tokens = TokenizedText(alone)
      let sentenceStarts = tokens.sentences.map { tokens.tokens[$0.lowerBound].start }
      for shift in 1...130 {
        let moved = TokenizedText(ArticleText(String(repeating: " ", count: shift) + text))
        #expect(moved.tokens.map { Fragment($0.start - shift, $0.end - shift) } == tokens.tokens)
        #expect(
          moved.sentences.map { moved.tokens[$0.lowerBound].start - shift } == sentenceStarts)
      }
    }
  }

  @Test func tokensCoverAllButWhiteSpaceOfRandomTexts() {
    var checked = 0
    for article in RandomArticles(seed: 7).prefix(600) {
      checked += checkInvariants(article.article.text)
    }
    var generator = SeededGenerator(seed: 8)
    let pieces = [
      "a", "Gen.", "U.S.", ".", " ", "\n", "'s", "n't", "’", "'", "-", "--", "...", "!", "?", "\"",
      "”", "1", "2.", ")", "b.", " ", " ", "://", "@", "#", ",", "Ravno", "é", "…", "。", "•",
      "\u{A0}", "\u{0}", "👩\u{200D}", "\u{FE0F}", "[", "3]", "\r", "\u{2029}", "The", " . . .",
    ]
    for _ in 0..<2000 {
      let count = Int.random(in: 1...60, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      checked += checkInvariants(ArticleText(text))
    }
    #expect(checked > 20_000)
  }

  /// Checks what is promised of every text; gives the number of tokens.
  private func checkInvariants(_ text: ArticleText) -> Int {
    let found = TokenizedText(text)
    var end = 0
    for token in found.tokens {
      #expect(token.start >= end && token.count > 0, "\(text.string)")
      #expect(isWhite(text[Fragment(end, token.start)]), "\(text.string)")
      #expect(text.isScalarBoundary(token.start) && text.isScalarBoundary(token.end))
      #expect(!isWhite(text[token]), "\(text.string)")
      end = token.end
    }
    #expect(isWhite(text[Fragment(end, text.count)]), "\(text.string)")
    #expect(
      found.sentences.map(\.lowerBound) == [0] + found.sentences.map(\.upperBound).dropLast()
        || found.tokens.isEmpty && found.sentences.isEmpty)
    #expect(found.sentences.allSatisfy { !$0.isEmpty })
    #expect(found.sentences.last?.upperBound ?? 0 == found.tokens.count)
    return found.tokens.count
  }

  private func isWhite(_ string: String) -> Bool {
    string.unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}"
    }
  }

  @Test func aUsedTokenizerGivesWhatAFreshOneGives() {
    var used = TokenizedText()
    for article in RandomArticles(seed: 9).prefix(200) {
      used.tokenize(article.article.text)
      let fresh = TokenizedText(article.article.text)
      #expect(used.tokens == fresh.tokens && used.sentences == fresh.sentences)
    }
  }

  @Test func aSentenceOfAMillionTokens() {
    let found = TokenizedText(ArticleText(String(repeating: "word ", count: 1_000_000)))
    #expect(found.tokens.count == 1_000_000)
    #expect(found.sentences == [0..<1_000_000])
    #expect(found.tokens.last == Fragment(4_999_995, 4_999_999))
    let dots = TokenizedText(ArticleText(String(repeating: ". ", count: 100_000)))
    #expect(dots.tokens.count == 100_000)
    let quotes = TokenizedText(ArticleText(String(repeating: "?\"", count: 100_000)))
    #expect(quotes.tokens.count == 200_000)
  }
}
