import AssayModel

/// Repeats the training annotations: the longest strings seen as mentions or triggers, each with the
/// type that it had most often, where words start and end.
///
/// The usual look-up baseline (Tjong Kim Sang and De Meulder, 2003). Only names and triggers of one
/// fragment are learned; pronouns are not set apart.
struct MemoriserExtractor: Extractor {
  struct Scratch {
    var search = PhraseSearch()
  }

  let identity: ExtractorIdentity
  let vocabulary: Vocabulary
  private let mentions: PhraseIndex
  private let triggers: PhraseIndex

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
      name: "memoriser", version: "2",
      content: training.map { Array("\($0.article.id)\n\($0.article.text.string)".utf8) })
  }

  func makeScratch() -> Scratch { Scratch() }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout Scratch, into sink: inout AnnotationSink
  ) {
    let text = input.article.text
    scratch.search.find(mentions, in: text)
    for match in scratch.search.matches {
      sink.addMention(Label(index: match.value), Extent(match.start, match.end))
    }
    scratch.search.find(triggers, in: text)
    for match in scratch.search.matches {
      sink.addEvent(Label(index: match.value), trigger: Extent(match.start, match.end))
    }
  }

  /// The strings with their majority types; of equally frequent types the first by name.
  private static func table(
    _ counts: [String: [String: Int]], vocabulary: inout Vocabulary
  ) -> PhraseIndex {
    var index = PhraseIndex(capacity: counts.count)
    for (string, types) in counts.sorted(by: { $0.key < $1.key }) {
      let majority = types.max { ($0.value, $1.key) < ($1.value, $0.key) }
      guard let type = majority?.key else { continue }
      index.insert(ArticleText(string), value: vocabulary.label(type).index)
    }
    return index
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
