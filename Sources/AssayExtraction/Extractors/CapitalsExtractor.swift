import AssayModel

/// Marks runs of capitalised words as mentions of one type.
///
/// `of`, `the`, `and` and hyphens join two runs inside a name ("Ministry of Defence"). A single
/// capitalised word at the start of a sentence says nothing and is left out.
struct CapitalsExtractor: Extractor {
  struct Scratch {
    var words: [Fragment] = []
  }

  let identity: ExtractorIdentity
  let vocabulary: Vocabulary
  private let label: Label

  init(type: String, settings: String) {
    identity = ExtractorIdentity(name: "capitals", version: "1", settings: settings)
    var vocabulary = Vocabulary()
    label = vocabulary.label(type)
    self.vocabulary = vocabulary
  }

  func makeScratch() -> Scratch { Scratch() }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout Scratch, into sink: inout AnnotationSink
  ) {
    let text = input.article.text
    WordScanner.scan(text, into: &scratch.words)
    let words = scratch.words
    let sentences = SentenceBounds.numbers(of: words, in: text)
    var at = 0
    while at < words.count {
      guard Self.isCapitalised(words[at], in: text) else {
        at += 1
        continue
      }
      let end = Self.endOfRun(from: at, words: words, sentences: sentences, in: text)
      let opensSentence = at == 0 || sentences[at - 1] != sentences[at]
      if end - at > 1 || !opensSentence {
        sink.addMention(label, Extent(words[at].start, words[end - 1].end))
      }
      at = end
    }
  }

  /// One past the last word of the run of names that starts at `start`.
  private static func endOfRun(
    from start: Int, words: [Fragment], sentences: [Int32], in text: ArticleText
  ) -> Int {
    var end = start + 1
    while end < words.count && sentences[end] == sentences[start] {
      if isCapitalised(words[end], in: text) {
        end += 1
      } else if end + 1 < words.count && sentences[end + 1] == sentences[start]
        && connectives.contains(text[words[end]]) && isCapitalised(words[end + 1], in: text)
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  private static let connectives: Set<String> = ["of", "the", "and", "-", "al", "el", "bin", "de"]

  private static func isCapitalised(_ word: Fragment, in text: ArticleText) -> Bool {
    let first = text.bytes[word.start]
    if first < 0x80 { return first &- 0x41 < 26 }
    return text[word].unicodeScalars.first?.properties.isUppercase ?? false
  }
}

struct CapitalsKind: ExtractorKind {
  let name = "capitals"
  let summary = "marks runs of capitalised words as one type of mention"
  let settings = [Setting("type", default: "Place", "the type that every mention gets")]

  func make(_ values: SettingValues, in environment: ExtractorEnvironment) -> any Extractor {
    CapitalsExtractor(type: values.text("type"), settings: values.description)
  }
}
