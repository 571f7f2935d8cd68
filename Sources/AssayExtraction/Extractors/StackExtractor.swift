/// Learns whom of its members to believe, and where.
struct StackKind: EnsembleKind {
  let name = "stack"
  let summary = "learns from gold which finds of several extractors to keep"
  let settings = [
    EnsembleSettings.members,
    Setting("folds", default: "5", "the folds in which members are trained to learn from them"),
    Setting("flat", default: "true", "whether of spans that overlap only one is kept"),
    Setting("epochs", default: "30", "how often the articles are gone through"),
    Setting("seed", default: "42", "the seed of the order in which they are"),
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
    return EnsemblePlan(
      members: list.specifications.sorted { $0.description < $1.description },
      skipsFailures: try EnsembleSettings.skips(values),
      rule: .learned(
        StackTraining(
          foldCount: Int(folds), epochs: Int(epochs), seed: try values.wholeNumber("seed"),
          isFlat: try values.flag("flat"))))
  }
}
