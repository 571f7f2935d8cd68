import AssayModel
import Testing

@testable import AssayExtraction

@Suite struct SentenceTests {
  /// The text of a case, and the offsets at which its sentences start, the first left out.
  static func parts(_ marked: String) -> (text: ArticleText, starts: [Int]) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    for byte in marked.utf8 {
      if byte == UInt8(ascii: "|") { starts.append(bytes.count) } else { bytes.append(byte) }
    }
    return (ArticleText(String(decoding: bytes, as: UTF8.self)), starts)
  }

  /// The text with `|` before each sentence found but the first.
  static func marked(_ tokenized: TokenizedText, _ text: ArticleText) -> String {
    let starts = tokenized.sentences.dropFirst().map { tokenized.tokens[$0.lowerBound].start }
    var bytes = text.bytes
    for start in starts.reversed() { bytes.insert(UInt8(ascii: "|"), at: start) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func rulesOfEnglishHold() {
    #expect(SentenceCases.rules.count == 48)
    for (name, marked) in SentenceCases.rules {
      let (text, _) = Self.parts(marked)
      #expect(Self.marked(TokenizedText(text), text) == marked, "\(name)")
    }
  }

  @Test func newswireIsSplit() {
    #expect(SentenceCases.newswire.count >= 60)
    for (name, marked) in SentenceCases.newswire {
      let (text, _) = Self.parts(marked)
      #expect(Self.marked(TokenizedText(text), text) == marked, "\(name)")
    }
  }

  @Test func sentencesStandInTextsAsTheyStandAlone() {
    // Judgements read no further than the paragraph: all cases as one text, a blank line between.
    let cases = (SentenceCases.rules + SentenceCases.newswire).filter {
      !["wrapped lines", "headline", "list of dashes", "paragraphs with CRLF"].contains($0.name)
    }
    let marked = cases.map(\.text).joined(separator: "\n\n|")
    let (text, _) = Self.parts(marked)
    let found = Self.marked(TokenizedText(text), text).split(separator: "\n\n|")
    for (found, expected) in zip(found, marked.split(separator: "\n\n|")) {
      #expect(found == expected)
    }
  }
}
