/// The counts of one regime.
struct HipeCounts: Hashable {
  var correct = 0
  var incorrect = 0
  var missed = 0
  var spurious = 0

  /// The number of predicted entities.
  var actual: Int { correct + incorrect + spurious }
  /// The number of gold entities, those counted twice twice.
  var possible: Int { correct + incorrect + missed }
  var precision: Double { actual > 0 ? Double(correct) / Double(actual) : 0 }
  var recall: Double { possible > 0 ? Double(correct) / Double(possible) : 0 }
  var f1: Double { Hipe.harmonicMean(precision, recall) }

  func values(_ prefix: String) -> [PeerValue] {
    [
      PeerValue("\(prefix).TP", correct), PeerValue("\(prefix).FP", actual - correct),
      PeerValue("\(prefix).FN", possible - correct), PeerValue("\(prefix).P_micro", precision),
      PeerValue("\(prefix).R_micro", recall), PeerValue("\(prefix).F1_micro", f1),
    ]
  }

  func countValues(_ prefix: String) -> [PeerValue] {
    [
      PeerValue("\(prefix).correct", correct), PeerValue("\(prefix).incorrect", incorrect),
      PeerValue("\(prefix).partial", 0), PeerValue("\(prefix).missed", missed),
      PeerValue("\(prefix).spurious", spurious), PeerValue("\(prefix).possible", possible),
      PeerValue("\(prefix).actual", actual),
    ]
  }

  static func += (a: inout HipeCounts, b: HipeCounts) {
    a.correct += b.correct
    a.incorrect += b.incorrect
    a.missed += b.missed
    a.spurious += b.spurious
  }
}

/// The counts of both regimes.
struct HipeRegimeCounts: Hashable {
  var strict = HipeCounts()
  var fuzzy = HipeCounts()

  subscript(regime: HipeRegime) -> HipeCounts { regime == .strict ? strict : fuzzy }

  static func += (a: inout HipeRegimeCounts, b: HipeRegimeCounts) {
    a.strict += b.strict
    a.fuzzy += b.fuzzy
  }
}

/// The counts of all documents and of each.
struct HipeTally {
  private(set) var documents: [HipeRegimeCounts] = []
  var current = HipeRegimeCounts()

  mutating func endDocument() {
    documents.append(current)
    current = HipeRegimeCounts()
  }

  var total: HipeRegimeCounts { documents.reduce(into: HipeRegimeCounts()) { $0 += $1 } }

  /// Averages over documents, and standard deviations where wanted.
  func documentValues(
    _ regime: HipeRegime, _ prefix: String, withDeviation: Bool
  ) -> [PeerValue] {
    let counts = documents.map { $0[regime] }
    let lists = [
      ("P", counts.filter { $0.actual > 0 }.map(\.precision)),
      ("R", counts.filter { $0.possible > 0 }.map(\.recall)),
      ("F1", counts.filter { $0.actual > 0 && $0.possible > 0 }.map(\.f1)),
    ]
    return lists.flatMap { name, values in
      let id = "\(prefix).\(name)_macro_doc"
      let mean = PeerValue(id, Hipe.mean(values))
      return withDeviation ? [mean, PeerValue("\(id)_std", deviation(values))] : [mean]
    }
  }

  /// The standard deviation of the values as a whole population.
  private func deviation(_ values: [Double]) -> Double? {
    Hipe.mean(values).flatMap { mean in
      Hipe.mean(values.map { ($0 - mean) * ($0 - mean) })?.squareRoot()
    }
  }
}

/// The tallies of all entities and of those of each type.
struct HipeTallies {
  private(set) var all = HipeTally()
  private(set) var byType: [String: HipeTally] = [:]

  mutating func endDocument() {
    all.endDocument()
    for type in byType.keys { byType[type]?.endDocument() }
  }

  /// Counts what becomes of the entities of a sentence.
  mutating func add(gold: [HipeEntity], predicted: [HipeEntity]) {
    let pairing = HipePairing(gold: gold, predicted: predicted)
    for (entity, taken) in zip(predicted, pairing.taken) {
      switch taken {
      case .right: count(entity.type, strict: \.correct, fuzzy: \.correct)
      case .near(let near):
        let isFuzzilyRight = gold[near].type == entity.type
        count(
          gold[near].type, strict: \.incorrect, fuzzy: isFuzzilyRight ? \.correct : \.incorrect)
      case .nothing: count(entity.type, strict: \.spurious, fuzzy: \.spurious)
      }
    }
    for index in pairing.missed {
      count(gold[index].type, strict: \.missed, fuzzy: \.missed)
    }
  }

  private mutating func count(
    _ type: String, strict: WritableKeyPath<HipeCounts, Int>,
    fuzzy: WritableKeyPath<HipeCounts, Int>
  ) {
    all.current.strict[keyPath: strict] += 1
    all.current.fuzzy[keyPath: fuzzy] += 1
    byType[type, default: HipeTally()].current.strict[keyPath: strict] += 1
    byType[type, default: HipeTally()].current.fuzzy[keyPath: fuzzy] += 1
  }
}

/// Which gold entity each predicted one of a sentence is compared with.
///
/// A prediction with an equal gold entity has that one, even if others have it, too. One without
/// takes the first with its boundaries, or the first free one that shares a token.
struct HipePairing {
  /// What a prediction takes: the index of a gold entity.
  enum Taken: Hashable {
    case nothing
    case right(Int)
    case near(Int)
  }

  /// For each prediction.
  let taken: [Taken]
  /// The gold entities that none takes, ascending.
  let missed: [Int]

  /// - Complexity: O(g · p) in the number of gold and predicted entities.
  init(gold: [HipeEntity], predicted: [HipeEntity]) {
    var used: Set<HipeEntity> = []
    taken = predicted.map { entity in
      if let equal = gold.firstIndex(of: entity) {
        used.insert(entity)
        return .right(equal)
      }
      let near = gold.firstIndex {
        $0.tokens == entity.tokens || ($0.tokens.overlaps(entity.tokens) && !used.contains($0))
      }
      guard let near else { return .nothing }
      used.insert(gold[near])
      return .near(near)
    }
    missed = gold.indices.filter { !used.contains(gold[$0]) }
  }
}
