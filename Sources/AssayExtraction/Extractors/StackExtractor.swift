/// Learns from what its members find: a trained strategy with their finds as features, or which of
/// these to keep.
struct StackKind: EnsembleKind {
  let name = "stack"
  let summary = "a trained strategy that learns from what other extractors find, too"
  let settings = [
    EnsembleSettings.members(usually: "rules|times"),
    Setting(
      "learner", default: "events",
      "events or tagger, with settings in parentheses; choice: which finds to keep"),
    Setting("folds", default: "5", "the folds in which members are trained to learn from them"),
    Setting("flat", default: "true", "choice: whether of spans that overlap only one is kept"),
    Setting("epochs", default: "30", "choice: how often the articles are gone through"),
    Setting("seed", default: "42", "choice: the seed of the order in which they are"),
    EnsembleSettings.failing,
  ]

  func plan(_ values: SettingValues) throws(SettingError) -> EnsemblePlan {
    let list = try MemberList("members", values)
    let folds = try values.wholeNumber("folds")
    guard (2...1_000).contains(folds) else {
      throw values.wrong("folds", expected: "a whole number from 2 to 1000")
    }
    let epochs = try values.wholeNumber("epochs")
    guard (1...10_000).contains(epochs) else {
      throw values.wrong("epochs", expected: "a whole number from 1 to 10000")
    }
    let choice = StackTraining(
      foldCount: Int(folds), epochs: Int(epochs), seed: try values.wholeNumber("seed"),
      isFlat: try values.flag("flat"))
    let learner = values.text("learner")
    return EnsemblePlan(
      version: "2", members: list.specifications.sorted { $0.description < $1.description },
      skipsFailures: try EnsembleSettings.skips(values),
      rule: .learned(
        learner == "choice"
          ? choice
          : try FeatureStack(try ExtractorSpecification(learner), foldCount: Int(folds))))
  }
}
