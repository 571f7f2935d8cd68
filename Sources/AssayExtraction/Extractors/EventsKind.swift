import AssayModel

struct EventsKind: ExtractorKind {
  /// The version of features, learning and model, all in one.
  static let version = "4"

  let name = "events"
  let summary =
    "finds triggers and roles by sequence models, from a file or trained on other articles"
  let settings =
    [
      Setting(
        "mentions", default: "tagger",
        "what fills roles: tagger (trained along), found (a stage before), gold")
    ] + TrainingSettings.all

  func isTrained(_ values: SettingValues) -> Bool { values.text("model").isEmpty }

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    let mentions = try values.choice("mentions", of: EventsExtractor.Mentions.self)
    guard isTrained(values) else { return try load(values, mentions, in: environment) }
    return try makeReader(values, in: environment)
  }

  private func load(
    _ values: SettingValues, _ mentions: EventsExtractor.Mentions,
    in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    let loaded = try LoadedModel(
      values, of: self, version: Self.version, in: environment,
      described: "mentions=\(mentions.rawValue),"
    ) { reader throws(ModelError) in
      try Self.model(from: &reader, mentions)
    }
    return EventsExtractor(loaded.model, mentions: mentions, identity: loaded.identity)
  }

  private func trained(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> EventsModel {
    let settings = try TrainingSettings(values, in: environment)
    let mentions = try values.choice("mentions", of: EventsExtractor.Mentions.self)
    return EventsTrainer(
      examples: environment.training, resources: settings.resources, options: settings.tagger
    ).trained(
      mentions: mentions == .tagger ? try TaggerKind.trained(values, in: environment) : nil)
  }
}

extension EventsKind: FoundReaderKind {
  func makeReader(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any FoundReader {
    EventsExtractor(
      try trained(values, in: environment),
      mentions: try values.choice("mentions", of: EventsExtractor.Mentions.self),
      identity: ExtractorIdentity(
        name: name, version: Self.version, settings: values.description,
        content: [Array(environment.trainingDigest.utf8)]))
  }

  func reader(
    _ values: SettingValues, from reader: inout ModelReader
  ) throws(ModelError) -> any FoundReader {
    guard let mentions = EventsExtractor.Mentions(rawValue: values.text("mentions")) else {
      throw ModelError("the model takes mentions from '\(values.text("mentions"))'")
    }
    return EventsExtractor(
      try Self.model(from: &reader, mentions), mentions: mentions,
      identity: ExtractorIdentity(
        name: name, version: Self.version, settings: values.description))
  }

  /// Reads a model that finds mentions where it must.
  private static func model(
    from reader: inout ModelReader, _ mentions: EventsExtractor.Mentions
  ) throws(ModelError) -> EventsModel {
    let model = try EventsModel(from: &reader)
    guard mentions != .tagger || model.mentions != nil else {
      throw ModelError("the model tags no mentions: set mentions=found or gold")
    }
    return model
  }
}

extension EventsKind: TrainableKind {
  func train(
    _ values: SettingValues, licence: String, in environment: ExtractorEnvironment
  ) throws(SettingError) -> TrainedModel {
    let model = try trained(values, in: environment)
    let labels = Set(
      (model.mentions?.levels.flatMap(\.labels.types) ?? [])
        + model.triggers.levels.flatMap(\.labels.types)
    ).sorted()
    let header = ModelHeader(
      kind: name, version: Self.version, settings: TrainingSettings.kept(values), labels: labels,
      articles: environment.training.count, training: environment.trainingDigest,
      licence: licence)
    // Without triggers there are no events to find, whatever mentions there are.
    let isUseful = model.triggers.levels.contains { !$0.labels.types.isEmpty }
    return TrainedModel(
      bytes: ModelFile.bytes(header) { model.write(to: &$0) }, labels: isUseful ? labels : [])
  }
}
