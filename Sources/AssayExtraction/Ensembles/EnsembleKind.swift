import AssayModel

/// A strategy that is made of other extractors.
protocol EnsembleKind: RemoteKind {
  /// What its settings say.
  ///
  /// - Throws: ``SettingError`` where one cannot be used.
  func plan(_ values: SettingValues) throws(SettingError) -> EnsemblePlan
}

/// What an ensemble is to be made of.
struct EnsemblePlan {
  /// What becomes of the layers of the members.
  enum Rule {
    case fixed(any Combination)
    /// Learned from what the members find in articles that they did not learn from.
    case learned(any StackLearner)
  }

  /// The version of the algorithm.
  var version = "1"
  /// The members; of those side by side in an order that does not depend on how they were given.
  let members: [ExtractorSpecification]
  /// Whether each is given what those before it found.
  var passesFound = false
  /// Whether the others go on where a member fails.
  let skipsFailures: Bool
  /// What becomes of their layers.
  let rule: Rule

  /// Whether a member or the rule learns from gold.
  func isTrained() throws(SettingError) -> Bool {
    if case .learned = rule { return true }
    for member in members where try Extractors.isTrained(member) { return true }
    return false
  }

  /// Whether a member works outside this process.
  func isRemote() throws(SettingError) -> Bool {
    for member in members where try Extractors.isRemote(member) { return true }
    return false
  }

  /// The ensemble of members that are ready.
  ///
  /// - Parameter training: What each member found in each article to learn from; empty where nothing
  ///   is learned.
  func ensemble(
    _ name: String, _ values: SettingValues, _ members: [RunnableExtractor],
    training: [[Layer?]], in environment: ExtractorEnvironment
  ) throws(SettingError) -> Ensemble {
    let combination: any Combination
    var content = members.map { Array($0.identity.digest.utf8) }
    switch rule {
    case .fixed(let fixed): combination = fixed
    case .learned(let learner):
      let learned = try learner.learn(from: training, in: environment)
      content.append(learned.digest)
      combination = learned
    }
    return Ensemble(
      identity: ExtractorIdentity(
        name: name, version: version, settings: values.description, content: content),
      members: members, names: self.members.map(\.description), passesFound: passesFound,
      skipsFailures: skipsFailures, combination: combination)
  }
}

extension EnsembleKind {
  /// Whether a member or the rule itself learns.
  func isTrained(_ values: SettingValues) throws(SettingError) -> Bool {
    try plan(values).isTrained()
  }

  func isRemote(_ values: SettingValues) throws(SettingError) -> Bool {
    try plan(values).isRemote()
  }

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    EnsembleExtractor(try trained(values, in: environment))
  }

  /// The ensemble of members that work in this process.
  func trained(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> Ensemble {
    let plan = try plan(values)
    var members: [RunnableExtractor] = []
    var training: [[Layer?]] = []
    for specification in plan.members {
      members.append(.local(try Extractors.make(specification, in: environment)))
      guard case .learned(let learner) = plan.rule else { continue }
      training.append(try found(by: specification, folds: learner.foldCount, in: environment))
    }
    return try plan.ensemble(name, values, members, training: training, in: environment)
  }

  /// What an extractor finds in the training articles, where it learns in those of other folds.
  func found(
    by member: ExtractorSpecification, folds: Int, in environment: ExtractorEnvironment
  ) throws(SettingError) -> [Layer?] {
    try PreparedExtractor(member, in: environment, foldCount: folds)
      .layersHere(of: environment.training)
  }

  func makeRemote(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) async throws(SettingError) -> any RemoteExtractor {
    let plan = try plan(values)
    var members: [RunnableExtractor] = []
    var training: [[Layer?]] = []
    for specification in plan.members {
      members.append(try await Extractors.makeRunnable(specification, in: environment))
      guard case .learned(let learner) = plan.rule else { continue }
      let jackknifed = try await PreparedExtractor.prepare(
        specification, in: environment, foldCount: learner.foldCount)
      training.append(await jackknifed.layers(of: environment.training))
    }
    return RemoteEnsemble(
      try plan.ensemble(name, values, members, training: training, in: environment))
  }
}

extension PreparedExtractor {
  /// What it finds in articles with gold, on the calling thread; it must run in this process.
  func layersHere(of examples: [TrainingExample]) -> [Layer?] {
    var team = (local ?? []).map { makeWorker($0) }
    return inputs(examples).map { team[index(for: $0.article.id)].outcome($0).layer }
  }

  /// What it finds in articles with gold.
  fileprivate func layers(of examples: [TrainingExample]) async -> [Layer?] {
    await ExtractionRunner(self, workers: 1).run(inputs(examples)).map(\.layer)
  }

  private func inputs(_ examples: [TrainingExample]) -> [ExtractionInput] {
    examples.map { ExtractionInput($0.article, gold: readsGold ? $0.gold : nil) }
  }
}

/// What the ensembles have in common in their settings.
enum EnsembleSettings {
  /// The setting that names the members; `nil` where the user must give them.
  static func members(usually members: String?) -> Setting {
    Setting("members", default: members, "the extractors, split by |")
  }

  static let failing = Setting(
    "failing", default: "fail",
    "where a member fails on an article: fail with it, or skip the member")

  enum Failing: String, CaseIterable {
    case fail
    case skip
  }

  /// Whether members that fail are passed over.
  static func skips(_ values: SettingValues) throws(SettingError) -> Bool {
    try values.choice("failing", of: Failing.self) == .skip
  }
}
