import AssayModel

/// Repeats the training annotations: the longest strings seen as mentions or triggers, each with the
/// type that it had most often.
///
/// The usual look-up baseline (Tjong Kim Sang and De Meulder, 2003). Only names and triggers of one
/// fragment are learned; pronouns are not set apart.
struct MemoriserExtractor: Extractor {
  struct Scratch {
    var words: [Fragment] = []
  }

  let identity: ExtractorIdentity
  let vocabulary: Vocabulary
  private let mentions: PhraseTable
  private let triggers: PhraseTable

  init(training: [TrainingExample]) {
    var mentionTypes: [String: [String: Int]] = [:]
    var triggerTypes: [String: [String: Int]] = [:]
    for example in training {
      let text = example.article.text
      for mention in example.gold.mentions where !mention.extent.isDiscontinuous {
        mentionTypes[text[mention.extent], default: [:]][mention.type, default: 0] += 1
      }
      for event in example.gold.events {
        guard let trigger = event.trigger, !trigger.extent.isDiscontinuous else { continue }
        triggerTypes[text[trigger.extent], default: [:]][event.type, default: 0] += 1
      }
    }
    var vocabulary = Vocabulary()
    mentions = Self.table(mentionTypes, vocabulary: &vocabulary)
    triggers = Self.table(triggerTypes, vocabulary: &vocabulary)
    self.vocabulary = vocabulary
    identity = ExtractorIdentity(
      name: "memoriser", version: "1",
      content: training.map { Array("\($0.article.id)\n\($0.article.text.string)".utf8) })
  }

  func makeScratch() -> Scratch { Scratch() }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout Scratch, into sink: inout AnnotationSink
  ) {
    let text = input.article.text
    WordScanner.scan(text, into: &scratch.words)
    let words = scratch.words
    for match in mentions.matches(in: text, words: words) {
      sink.addMention(Label(index: match.value), words.extent(of: match.words))
    }
    for match in triggers.matches(in: text, words: words) {
      sink.addEvent(Label(index: match.value), trigger: words.extent(of: match.words))
    }
  }

  /// The strings with their majority types; of equally frequent types the first by name.
  private static func table(
    _ counts: [String: [String: Int]], vocabulary: inout Vocabulary
  ) -> PhraseTable {
    var table = PhraseTable()
    for (string, types) in counts.sorted(by: { $0.key < $1.key }) {
      let majority = types.max { ($0.value, $1.key) < ($1.value, $0.key) }
      guard let type = majority?.key else { continue }
      table.insert(string, value: vocabulary.label(type).index)
    }
    return table
  }
}

struct MemoriserKind: ExtractorKind {
  let name = "memoriser"
  let summary = "repeats the mentions and triggers of the training articles, by longest match"

  func isTrained(_ values: SettingValues) -> Bool { true }

  func make(_ values: SettingValues, in environment: ExtractorEnvironment) -> any Extractor {
    MemoriserExtractor(training: environment.training)
  }
}

extension [Fragment] {
  /// From the start of the first to the end of the last of a range of words.
  func extent(of words: Range<Int>) -> Extent {
    Extent(self[words.lowerBound].start, self[words.upperBound - 1].end)
  }
}
