import AssayModel

/// Learns how to make one layer of what the members of a stack found.
protocol StackLearner: Sendable {
  /// The folds in which members are trained to learn from them.
  var foldCount: Int { get }

  /// Learns.
  ///
  /// - Parameters:
  ///   - outputs: For each member what it found in each training article of the environment, by an
  ///     extractor that did not learn from that article; `nil` where it failed.
  /// - Throws: ``SettingError`` where a setting cannot be used.
  func learn(
    from outputs: [[Layer?]], in environment: ExtractorEnvironment
  ) throws(SettingError) -> any LearnedCombination
  /// Reads what was learned as ``LearnedCombination/write(to:)`` wrote it.
  ///
  /// - Throws: ``ModelError`` for whatever cannot be part of it.
  func read(from reader: inout ModelReader) throws(ModelError) -> any LearnedCombination
}

/// A combination that was learned.
protocol LearnedCombination: Combination {
  /// What tells it from anything else that might have been learned.
  var digest: [UInt8] { get }
  /// Writes it as a part of a model file.
  func write(to writer: inout ModelWriter)
}

/// Learns which finds of the members to keep.
struct StackTraining: StackLearner {
  /// The folds in which members are trained.
  let foldCount: Int
  /// How often the examples are gone through.
  let epochs: Int
  /// The seed of their order.
  let seed: UInt64
  /// Whether what is kept may not overlap.
  let isFlat: Bool

  func learn(
    from outputs: [[Layer?]], in environment: ExtractorEnvironment
  ) -> any LearnedCombination {
    model(of: outputs, environment.training)
  }

  func read(from reader: inout ModelReader) throws(ModelError) -> any LearnedCombination {
    try StackModel(from: &reader)
  }

  /// Learns from what the members found.
  ///
  /// - Parameters:
  ///   - outputs: For each member what it found in each example, by an extractor that did not learn
  ///     from that example; `nil` where it failed.
  ///   - examples: The articles with gold.
  func model(of outputs: [[Layer?]], _ examples: [TrainingExample]) -> StackModel {
    let features = CandidateFeatures(memberCount: outputs.count)
    var mentions = Lessons(), events = Lessons(), arguments = Lessons()
    for (index, example) in examples.enumerated() {
      let ballot = Ballot(outputs.map { $0[index] })
      let gold = Ballot([example.gold])
      let text = example.article.text
      mentions.add(features.candidates(ballot.mentions, in: text), gold: Set(gold.mentions.keys))
      events.add(features.candidates(ballot.events, in: text), gold: Set(gold.events.keys))
      for (place, votes) in ballot.events.sorted(by: { $0.key < $1.key }) {
        let slots = ballot.slots[place] ?? [:]
        let told = slots.keys.sorted().map { slot in
          (
            place: slot,
            features: features.features(
              of: slot, in: place, voters: slots[slot] ?? [],
              eventVoters: votes.members.map(\.member))
          )
        }
        arguments.add(told, gold: Set((gold.slots[place] ?? [:]).keys))
      }
    }
    return StackModel(
      memberCount: outputs.count, isFlat: isFlat, mentions: judge(mentions), events: judge(events),
      arguments: judge(arguments))
  }

  private func judge(_ lessons: Lessons) -> StackModel.Judge {
    let model = LogisticModel(lessons.examples, epochs: epochs, seed: seed)
    return StackModel.Judge(model: model, threshold: lessons.bestThreshold(of: model))
  }
}

/// The cases that one model learns from.
private struct Lessons {
  private(set) var examples: [LogisticModel.Example] = []
  /// How many there are in gold, found or not.
  private var goldCount = 0

  mutating func add<Item: Hashable>(
    _ candidates: [(place: Item, features: [UInt64])], gold: Set<Item>
  ) {
    goldCount += gold.count
    for (place, features) in candidates {
      examples.append(
        LogisticModel.Example(features: features, isPositive: gold.contains(place)))
    }
  }

  /// The probability from which finds should be kept for the highest F1 on these cases.
  ///
  /// Of equally good ones the lowest; one half where there is nothing to gain.
  func bestThreshold(of model: LogisticModel) -> Double {
    let ranked = examples.map {
      (sureness: model.probability($0.features), isPositive: $0.isPositive)
    }
    .sorted { $0.sureness > $1.sureness }
    var best = (f1: 0.0, threshold: 0.5)
    var correct = 0
    for (index, one) in ranked.enumerated() {
      if one.isPositive { correct += 1 }
      // Equal probabilities are kept or left together.
      if index + 1 < ranked.count && ranked[index + 1].sureness == one.sureness { continue }
      let f1 = 2 * Double(correct) / Double(index + 1 + goldCount)
      if f1 >= best.f1 && correct > 0 { best = (f1, one.sureness) }
    }
    return best.threshold
  }
}
