import AssayModel

/// Learns from what its members find: a trained strategy with their finds as features, or which of
/// these to keep.
struct StackKind: EnsembleKind {
  /// The version of the algorithm and of its models.
  static let version = "3"

  let name = "stack"
  let summary = "a trained strategy that learns from what other extractors find, too"
  let settings = [
    Setting("model", default: "", "a file of assay train; without one it is trained in folds"),
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
    return EnsemblePlan(
      version: Self.version,
      members: list.specifications.sorted { $0.description < $1.description },
      skipsFailures: try EnsembleSettings.skips(values), rule: .learned(try learner(values)))
  }

  private func learner(_ values: SettingValues) throws(SettingError) -> any StackLearner {
    let folds = try values.wholeNumber("folds")
    guard (2...1_000).contains(folds) else {
      throw values.wrong("folds", expected: "a whole number from 2 to 1000")
    }
    let epochs = try values.wholeNumber("epochs")
    guard (1...10_000).contains(epochs) else {
      throw values.wrong("epochs", expected: "a whole number from 1 to 10000")
    }
    let learner = values.text("learner")
    guard learner == "choice" else {
      return try FeatureStack(try ExtractorSpecification(learner), foldCount: Int(folds))
    }
    return StackTraining(
      foldCount: Int(folds), epochs: Int(epochs), seed: try values.wholeNumber("seed"),
      isFlat: try values.flag("flat"))
  }
}

extension StackKind {
  func isTrained(_ values: SettingValues) throws(SettingError) -> Bool {
    guard values.text("model").isEmpty else { return false }
    return try plan(values).isTrained()
  }

  func isRemote(_ values: SettingValues) throws(SettingError) -> Bool {
    guard values.text("model").isEmpty else { return false }
    return try plan(values).isRemote()
  }

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    guard values.text("model").isEmpty else { return try load(values, in: environment) }
    return EnsembleExtractor(try trained(values, in: environment))
  }

  private func load(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    for setting in settings where setting.name != "model" && setting.name != "failing" {
      guard values.text(setting.name) == setting.defaultValue else {
        throw SettingError(
          "\(name): \(setting.name) was decided when the model was trained; leave it out")
      }
    }
    let file = values.text("model")
    let bytes = try environment.load(file)
    let kept: (stack: StackFile, combination: any LearnedCombination, settings: String)
    do throws(ModelError) {
      kept = try read(bytes)
    } catch {
      throw SettingError("\(file): \(error)")
    }
    let members = try kept.stack.made(in: environment)
    return EnsembleExtractor(
      Ensemble(
        identity: ExtractorIdentity(
          name: name, version: Self.version,
          settings: "failing=\(values.text("failing")),model=\(file),\(kept.settings)",
          content: members.map { Array($0.identity.digest.utf8) } + [bytes]),
        members: members.map { .local($0) },
        names: kept.stack.members.map(\.specification.description), passesFound: false,
        skipsFailures: try EnsembleSettings.skips(values), combination: kept.combination))
  }

  private func read(
    _ bytes: [UInt8]
  ) throws(ModelError) -> (StackFile, any LearnedCombination, settings: String) {
    var (reader, settings) = try ModelFile.open(bytes, kind: name, version: Self.version)
    let stack = try StackFile(from: &reader)
    let learner: any StackLearner
    do throws(SettingError) {
      let written = ["learner=(\(stack.learner))", "folds=\(stack.folds)"].joined(separator: ",")
      learner = try self.learner(
        SettingValues(ExtractorSpecification("\(name):\(written)"), of: self))
    } catch {
      throw ModelError("the model was learned by something unknown: \(error)")
    }
    let combination = try learner.read(from: &reader)
    guard reader.isAtEnd else { throw ModelError("the model has more behind its end") }
    return (stack, combination, settings)
  }
}

extension StackKind: TrainableKind {
  func train(
    _ values: SettingValues, licence: String, in environment: ExtractorEnvironment
  ) throws(SettingError) -> TrainedModel {
    let plan = try plan(values)
    let learner = try learner(values)
    let stack = try StackFile(
      plan.members, learner: values.text("learner"), folds: learner.foldCount, licence: licence,
      in: environment)
    var outputs: [[Layer?]] = []
    for member in plan.members {
      outputs.append(try found(by: member, folds: learner.foldCount, in: environment))
    }
    let learned = try learner.learn(from: outputs, in: environment)
    let gold = environment.training.map(\.gold)
    let labels = Set(gold.flatMap { $0.mentions.map(\.type) + $0.events.map(\.type) }).sorted()
    let header = ModelHeader(
      kind: name, version: Self.version,
      settings: settings.map(\.name).filter { $0 != "model" && $0 != "failing" }.sorted()
        .map { "\($0)=\(values.text($0))" }.joined(separator: ","),
      labels: labels, articles: environment.training.count, training: environment.trainingDigest,
      licence: licence)
    let bytes = ModelFile.bytes(header) { writer in
      stack.write(to: &writer)
      learned.write(to: &writer)
    }
    return TrainedModel(bytes: bytes, labels: labels)
  }
}
