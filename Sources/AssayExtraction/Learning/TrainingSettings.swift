import AssayModel

/// The settings of trained strategies.
struct TrainingSettings {
  static let all = [
    Setting("model", default: "", "a file of assay train; without one it is trained in folds"),
    Setting("seed", default: "1", "what decides the order of the training sentences"),
    Setting("epochs", default: "6", "how often the training sentences are gone through"),
    Setting("rounds", default: "auto", "how many models of different orders are averaged"),
    Setting("step", default: "0.05", "how far learning moves a weight the first time"),
    Setting(
      "miss", default: "auto",
      "what leaving a word out costs in learning; more gives more recall; auto: tried out"),
    Setting("least", default: "1", "how often a feature must occur"),
    Setting("scheme", default: "auto", "how mentions become labels: bio, bilou or auto"),
    Setting("document", default: "auto", "whether a second pass sees the article's other mentions"),
    Setting(
      "context", default: "false",
      "whether what tells that a thing happened is a feature: auxiliaries, tense, mood"),
    Setting("lexicon", default: "english", "english, none, or a file of name, tab and class"),
    Setting("clusters", default: "", "a file of path and word, split by a tab"),
  ]

  let resources: LearningResources
  let tagger: TaggerOptions

  init(_ values: SettingValues, in environment: ExtractorEnvironment) throws(SettingError) {
    var resources = LearningResources()
    let lexicon = values.text("lexicon"), clusters = values.text("clusters")
    switch lexicon {
    case "none": break
    case "english": resources.lexicon = EnglishWords.lexicon
    default: try resources.lexicon.read(lexicon, in: environment)
    }
    if !clusters.isEmpty { resources.clusters = try WordClusters(clusters, in: environment) }
    self.resources = resources
    var options = TaggerOptions()
    options.learning.seed = try values.wholeNumber("seed")
    options.learning.epochs = try Self.count("epochs", of: values)
    if values.text("rounds") != "auto" { options.rounds = try Self.count("rounds", of: values) }
    options.learning.step = Float(try values.fraction("step"))
    if values.text("miss") != "auto" {
      guard let miss = Float(values.text("miss")), miss > 0, miss <= 100 else {
        throw values.wrong("miss", expected: "a number above 0, at most 100, or auto")
      }
      options.learning.missCost = miss
      options.choosesMissCost = false
    }
    options.learning.leastCount = try Self.count("least", of: values)
    if values.text("document") != "auto" { options.usesDocument = try values.flag("document") }
    options.usesContext = try values.flag("context")
    if values.text("scheme") != "auto" {
      options.scheme = try values.choice("scheme", of: LabelScheme.self)
    }
    tagger = options
  }

  /// A setting that is a whole number from 1 to 1000.
  private static func count(_ key: String, of values: SettingValues) throws(SettingError) -> Int {
    guard let number = Int(values.text(key)), (1...1000).contains(number) else {
      throw values.wrong(key, expected: "a whole number from 1 to 1000")
    }
    return number
  }

  /// The settings that a model keeps: all but where it is read from.
  static func kept(_ values: SettingValues) -> String {
    all.map(\.name).filter { $0 != "model" }.sorted()
      .map { "\($0)=\(values.text($0))" }.joined(separator: ",")
  }

  /// Refuses settings that were decided when the model was trained.
  ///
  /// - Throws: ``SettingError`` for one that has another value than its default.
  static func refuseWithModel(
    _ values: SettingValues, kind: some ExtractorKind
  ) throws(SettingError) {
    for setting in all where setting.name != "model" {
      guard values.text(setting.name) == setting.defaultValue else {
        throw SettingError(
          "\(kind.name): \(setting.name) was decided when the model was trained; leave it out")
      }
    }
  }
}
