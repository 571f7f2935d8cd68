import AssayModel

/// Finds mentions by a trained sequence model.
struct TaggerExtractor: Extractor {
  typealias Scratch = TaggerScratch

  let identity: ExtractorIdentity
  let vocabulary: Vocabulary
  private let model: TaggerModel
  /// For each level the label of each of its types.
  private let labels: [[Label]]

  init(_ model: TaggerModel, identity: ExtractorIdentity) {
    self.model = model
    self.identity = identity
    var vocabulary = Vocabulary()
    labels = model.levels.map { level in level.labels.types.map { vocabulary.label($0) } }
    self.vocabulary = vocabulary
  }

  func makeScratch() -> TaggerScratch { TaggerScratch(model) }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout TaggerScratch,
    into sink: inout AnnotationSink
  ) {
    scratch.features.lay(input.article, splittingParts: model.splitsParts)
    var spans: [(Label, Range<Int>)] = []
    scratch.run(model) { level, span in spans.append((labels[level][span.type], span.tokens)) }
    for (label, tokens) in spans {
      sink.addMention(label, scratch.features.layout.extent(of: tokens))
    }
  }
}

struct TaggerKind: ExtractorKind {
  let name = "tagger"
  let summary = "finds mentions by a sequence model, from a file or trained on the other articles"
  let settings = TrainingSettings.all

  func isTrained(_ values: SettingValues) -> Bool { values.text("model").isEmpty }

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    let settings = try TrainingSettings(values, in: environment)
    let trainer = TaggerTrainer(
      environment.training.map(\.mentionSpans), resources: settings.resources,
      options: settings.tagger)
    return TaggerExtractor(
      trainer.trained(),
      identity: ExtractorIdentity(
        name: name, version: "1", settings: values.description,
        content: environment.training.map { Array("\($0.article.id)\n\($0.article.text.string)".utf8) }))
  }
}

extension TrainingExample {
  /// The mentions of one fragment.
  var mentionSpans: TaggedArticle {
    TaggedArticle(
      article: article,
      spans: gold.mentions.filter { !$0.extent.isDiscontinuous && $0.extent.count > 0 }
        .map { ($0.extent.first, $0.type) })
  }
}
