import AssayModel

/// Marks runs of capitalised words as mentions of one type.
///
/// `of`, `the` and `and` join two runs inside a name ("Ministry of Defence"). A word with a hyphen is
/// capitalised where one of its parts is ("al-Bab"). A single capitalised word at the start of a sentence
/// says nothing and is left out.
struct CapitalsExtractor: Extractor {
  struct Scratch {
    var tokenized = TokenizedText()
  }

  let identity: ExtractorIdentity
  let vocabulary: Vocabulary
  private let label: Label

  init(type: String, settings: String) {
    identity = ExtractorIdentity(name: "capitals", version: "2", settings: settings)
    var vocabulary = Vocabulary()
    label = vocabulary.label(type)
    self.vocabulary = vocabulary
  }

  func makeScratch() -> Scratch { Scratch() }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout Scratch, into sink: inout AnnotationSink
  ) {
    let text = input.article.text
    scratch.tokenized.tokenize(text)
    let tokens = scratch.tokenized.tokens
    for sentence in scratch.tokenized.sentences {
      var at = sentence.lowerBound
      while at < sentence.upperBound {
        guard Self.isCapitalised(tokens[at], in: text) else {
          at += 1
          continue
        }
        let end = Self.endOfRun(from: at, tokens, upTo: sentence.upperBound, in: text)
        if end - at > 1 || at > sentence.lowerBound {
          sink.addMention(label, Extent(tokens[at].start, tokens[end - 1].end))
        }
        at = end
      }
    }
  }

  /// One past the last token of the run of names that starts at `start`.
  private static func endOfRun(
    from start: Int, _ tokens: [Fragment], upTo limit: Int, in text: ArticleText
  ) -> Int {
    var end = start + 1
    while end < limit {
      if isCapitalised(tokens[end], in: text) {
        end += 1
      } else if end + 1 < limit && connectives.contains(text[tokens[end]])
        && isCapitalised(tokens[end + 1], in: text)
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  private static let connectives: Set<String> = ["of", "the", "and", "al", "el", "bin", "de"]

  private static func isCapitalised(_ token: Fragment, in text: ArticleText) -> Bool {
    let bytes = text.bytes.span
    var start = token.start
    while true {
      let first = bytes[start]
      if first < 0x80 ? first.isCapital : isUppercase(text[Fragment(start, token.end)]) {
        return true
      }
      guard let hyphen = bytes.firstIndex(of: UInt8(ascii: "-"), in: start..<token.end),
        hyphen + 1 < token.end
      else { return false }
      start = hyphen + 1
    }
  }

  private static func isUppercase(_ word: String) -> Bool {
    word.unicodeScalars.first?.properties.isUppercase ?? false
  }
}

struct CapitalsKind: ExtractorKind {
  let name = "capitals"
  let summary = "marks runs of capitalised words as one type of mention"
  let settings = [Setting("type", default: "Place", "the type that every mention gets")]

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    CapitalsExtractor(type: try values.name("type"), settings: values.description)
  }
}
