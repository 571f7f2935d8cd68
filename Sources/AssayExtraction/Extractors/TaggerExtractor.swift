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
    var spans: [(Label, Range<Int>)] = []
    scratch.run(model, on: input.article) { level, span in
      spans.append((labels[level][span.type], span.tokens))
    }
    for (label, tokens) in spans {
      sink.addMention(label, scratch.features.layout.extent(of: tokens))
    }
    scratch.forgetArticle(model)
  }
}

extension TaggerExtractor: FoundReader {
  func extract(
    _ input: borrowing ExtractionInput, others: FoundItems, scratch: inout TaggerScratch,
    into sink: inout AnnotationSink
  ) {
    scratch.addMentions(of: input.article, by: model, others: others, to: &sink)
  }

  func write(to writer: inout ModelWriter) { model.write(to: &writer) }
}

struct TaggerKind: ExtractorKind {
  /// The version of features, learning and model, all in one.
  static let version = "4"

  let name = "tagger"
  let summary = "finds mentions by a sequence model, from a file or trained on the other articles"
  let settings = TrainingSettings.all

  func isTrained(_ values: SettingValues) -> Bool { values.text("model").isEmpty }

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    guard isTrained(values) else { return try load(values, in: environment) }
    return try makeReader(values, in: environment)
  }

  private func load(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    let loaded = try LoadedModel(
      values, of: self, version: Self.version, in: environment
    ) { reader throws(ModelError) in try TaggerModel(from: &reader) }
    return TaggerExtractor(loaded.model, identity: loaded.identity)
  }

  /// Trains a model on the articles of an environment.
  static func trained(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> TaggerModel {
    let name = "mentions:\(TrainingSettings.kept(values)) \(environment.trainingDigest)"
    return try environment.trained.part(name) { () throws(SettingError) -> TaggerModel in
      let settings = try TrainingSettings(values, in: environment)
      return TaggerTrainer(
        environment.training.map(\.mentionSpans), resources: settings.resources,
        options: settings.tagger
      ).trained()
    }
  }
}

extension TaggerKind: FoundReaderKind {
  func makeReader(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any FoundReader {
    TaggerExtractor(
      try Self.trained(values, in: environment),
      identity: ExtractorIdentity(
        name: name, version: Self.version, settings: values.description,
        content: [Array(environment.trainingDigest.utf8)]))
  }

  func reader(
    _ values: SettingValues, from reader: inout ModelReader
  ) throws(ModelError) -> any FoundReader {
    TaggerExtractor(
      try TaggerModel(from: &reader),
      identity: ExtractorIdentity(
        name: name, version: Self.version, settings: values.description))
  }
}

extension TaggerKind: TrainableKind {
  func train(
    _ values: SettingValues, licence: String, in environment: ExtractorEnvironment
  ) throws(SettingError) -> TrainedModel {
    let model = try Self.trained(values, in: environment)
    let labels = Set(model.levels.flatMap(\.labels.types)).sorted()
    let header = ModelHeader(
      kind: name, version: Self.version, settings: TrainingSettings.kept(values), labels: labels,
      articles: environment.training.count, training: environment.trainingDigest,
      licence: licence)
    return TrainedModel(bytes: ModelFile.bytes(header) { model.write(to: &$0) }, labels: labels)
  }
}

extension TrainingExample {
  /// The mentions of one fragment.
  var mentionSpans: TaggedArticle {
    TaggedArticle(
      article: article,
      spans: gold.mentions.filter { !$0.extent.isDiscontinuous && $0.extent.count > 0 }
        .map { ($0.extent.first, $0.type) },
      found: found)
  }
}
