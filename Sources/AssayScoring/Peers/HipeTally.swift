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
    var taken: Set<HipeEntity> = []
    for entity in predicted {
      if gold.contains(entity) {
        taken.insert(entity)
        count(entity.type, strict: \.correct, fuzzy: \.correct)
      } else if let near = gold.first(where: { isNear($0, entity, taken) }) {
        taken.insert(near)
        let isFuzzilyRight = near.type == entity.type
        count(near.type, strict: \.incorrect, fuzzy: isFuzzilyRight ? \.correct : \.incorrect)
      } else {
        count(entity.type, strict: \.spurious, fuzzy: \.spurious)
      }
    }
    for entity in gold where !taken.contains(entity) {
      count(entity.type, strict: \.missed, fuzzy: \.missed)
    }
  }

  /// Whether a prediction may take a gold entity: one with its boundaries at any time, one that
  /// shares a token if it is free.
  private func isNear(
    _ gold: HipeEntity, _ predicted: HipeEntity, _ taken: Set<HipeEntity>
  ) -> Bool {
    gold.tokens == predicted.tokens
      || (gold.tokens.overlaps(predicted.tokens) && !taken.contains(gold))
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
