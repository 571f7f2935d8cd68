import AssayModel
import AssayTesting
import Testing

@testable import AssayLinting

/// Words, sentences and looks.
struct TextTests {
  @Test func textsFallIntoWords() {
    let rows: [(text: String, words: [String])] = [
      ("", []), (" \n\t", []), ("Rami fled.", ["Rami", "fled", "."]),
      ("al-Bab's men", ["al", "-", "Bab", "'s", "men"]),
      ("Syria’s", ["Syria", "’s"]), ("it'sn't", ["it", "'", "sn", "'", "t"]),
      ("“Zoë”", ["“", "Zoë", "”"]), ("e\u{301}t\u{E9}", ["e\u{301}t\u{E9}"]),
      ("the U.S. left", ["the", "U.S.", "left"]), ("at 6 a.m.", ["at", "6", "a.m."]),
      ("Zehra H. fled", ["Zehra", "H", ".", "fled"]), ("U.S.A", ["U", ".", "S", ".", "A"]),
      ("漢字 สยาม", ["漢", "字", "ส", "ย", "า", "ม"]), ("\u{FEFF}Rami\u{200B}x", ["Rami", "x"]),
      ("3,000 km", ["3", ",", "000", "km"]), ("🏭👩\u{200D}👧", ["🏭", "👩", "\u{200D}", "👧"]),
    ]
    for row in rows {
      let text = ArticleText(row.text)
      #expect(Words.scan(text).map { text[$0] } == row.words, "\(row.text)")
    }
  }

  @Test func wordsCoverAllThatIsSeen() {
    for article in RandomArticles(seed: 3).prefix(500) {
      let text = article.article.text
      let words = Words.scan(text)
      var end = 0
      for word in words {
        #expect(word.start >= end && word.count > 0 && text.contains(Extent(word)))
        end = word.end
      }
      let covered = Set(words.flatMap { $0.start..<$0.end })
      for offset in text.bytes.indices where !covered.contains(offset) {
        let byte = text.bytes[offset]
        #expect(byte <= 0x20 || byte >= 0x80)
      }
      let numbers = Sentences.numbers(of: words, in: article.article)
      #expect(numbers.count == words.count)
      #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test func sentencesEnd() {
    let rows: [(text: String, sentences: [String])] = [
      ("Rami fled. Ravno fell.", ["Rami fled.", "Ravno fell."]),
      ("\"We left.\" He lied!", ["\"We left.\"", "He lied!"]),
      ("He left (at last.) Then", ["He left (at last.)", "Then"]),
      ("Col. Ivo and J. Brant fled", ["Col. Ivo and J. Brant fled"]),
      ("It fell. and rose", ["It fell. and rose"]),
      ("Ravno falls\n\nTroops left", ["Ravno falls", "Troops left"]),
      ("they left\nthe town\nTroops left", ["they left the town", "Troops left"]),
      ("one\r\n\r\ntwo", ["one", "two"]), ("Is it? It is.", ["Is it?", "It is."]),
    ]
    for row in rows {
      let text = ArticleText(row.text)
      let article = Article(id: "a", text: text)
      let words = Words.scan(text)
      let numbers = Sentences.numbers(of: words, in: article)
      var found: [String] = []
      for number in Set(numbers).sorted() {
        let own = words.indices.filter { numbers[$0] == number }
        guard let first = own.first, let last = own.last else { continue }
        let string = text[Fragment(words[first].start, words[last].end)]
        found.append(string.split(whereSeparator: \.isNewline).joined(separator: " "))
      }
      #expect(found == row.sentences, "\(row.text)")
    }
  }

  @Test func sentencesOfTheSourceHold() {
    let text = ArticleText("Rami. Left now")
    let tokens = Tokenization(
      tokens: [Fragment(0, 5), Fragment(6, 10), Fragment(11, 14)], sentenceStarts: [0, 2])
    let article = Article(id: "a", text: text, tokens: tokens)
    #expect(Sentences.numbers(of: Words.scan(text), in: article) == [0, 0, 0, 1])
  }

  @Test func phrasesHaveLooks() {
    let rows: [([String], PhraseLook)] = [
      (["Ravno"], .capital), (["Free", "Lorvian", "Army"], .capitals),
      (["Bank", "of", "the", "South"], .capitals), (["Syrian", "army"], .words),
      (["army"], .word), (["30", "km"], .number), (["Zoë", "-", "Marie"], .capitals),
    ]
    for (words, look) in rows { #expect(PhraseLook(words) == look, "\(words)") }
  }
}
