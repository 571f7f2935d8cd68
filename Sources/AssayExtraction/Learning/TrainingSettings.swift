/// The settings of trained strategies.
struct TrainingSettings {
  static let all = [
    Setting("model", default: "", "a file of assay train; without one it is trained in folds"),
    Setting("seed", default: "1", "what decides the order of the training sentences"),
    Setting("epochs", default: "10", "how often the training sentences are gone through"),
    Setting("rounds", default: "1", "how many models of different orders are averaged"),
    Setting("step", default: "0.05", "the largest step of learning"),
    Setting("least", default: "1", "how often a feature must occur"),
    Setting("scheme", default: "auto", "how mentions become labels: bio, bilou or auto"),
    Setting("document", default: "true", "whether a second pass sees the article's other mentions"),
    Setting("lexicon", default: "", "a file of name and class, split by a tab"),
    Setting("clusters", default: "", "a file of path and word, split by a tab"),
  ]

  let resources: LearningResources
  let tagger: TaggerOptions

  init(_ values: SettingValues, in environment: ExtractorEnvironment) throws(SettingError) {
    var resources = LearningResources()
    let lexicon = values.text("lexicon"), clusters = values.text("clusters")
    if !lexicon.isEmpty { try resources.lexicon.read(lexicon, in: environment) }
    if !clusters.isEmpty { resources.clusters = try WordClusters(clusters, in: environment) }
    self.resources = resources
    var options = TaggerOptions()
    options.learning.seed = try values.wholeNumber("seed")
    options.learning.epochs = Int(try values.wholeNumber("epochs"))
    options.learning.rounds = Int(try values.wholeNumber("rounds"))
    options.learning.aggressiveness = Float(try values.fraction("step"))
    options.learning.leastCount = Int(try values.wholeNumber("least"))
    options.usesDocument = try values.flag("document")
    if values.text("scheme") != "auto" {
      options.scheme = try values.choice("scheme", of: LabelScheme.self)
    }
    tagger = options
  }
}
