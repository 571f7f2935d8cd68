/// An entity, without regard to what it is made of.
struct NervaluateSpan: Hashable {
  let type: String
  let extent: Range<Int>

  /// How many positions the two share, in percent of `gold`.
  func overlap(withGold gold: NervaluateSpan) -> Double {
    let start = max(extent.lowerBound, gold.extent.lowerBound)
    let end = min(extent.upperBound, gold.extent.upperBound)
    guard start < end else { return 0 }
    return Double(end - start) / Double(gold.extent.count) * 100
  }

  /// How far apart the starts and the ends lie, together.
  func distance(to other: NervaluateSpan) -> Int {
    abs(extent.lowerBound - other.extent.lowerBound)
      + abs(extent.upperBound - other.extent.upperBound)
  }
}

/// What is compared at a time: a sentence or an article.
struct NervaluateInstance {
  let gold: [NervaluateSpan]
  let predicted: [NervaluateSpan]

  func filtered(_ isWanted: (String) -> Bool) -> NervaluateInstance {
    NervaluateInstance(
      gold: gold.filter { isWanted($0.type) }, predicted: predicted.filter { isWanted($0.type) })
  }
}

/// When an entity is right.
package enum NervaluateSchema: String, Sendable, CaseIterable {
  case strict
  case exact
  case partial
  case type = "ent_type"
}

/// The counts of a row.
struct NervaluateCounts {
  private var correct = 0
  private var incorrect = 0
  private var partial = 0
  private var missed = 0
  private var spurious = 0

  /// Counts what becomes of the entities of an instance.
  mutating func add(
    _ instance: NervaluateInstance, schema: NervaluateSchema, minimumOverlap: Double
  ) {
    let pairing = NervaluatePairing(instance, schema: schema, minimumOverlap: minimumOverlap)
    for taken in pairing.taken {
      switch taken {
      case .nothing: spurious += 1
      case .right: correct += 1
      case .near: if schema == .partial { partial += 1 } else { incorrect += 1 }
      }
    }
    missed += pairing.missed.count
  }

  /// The row: counts, then precision, recall and F1.
  func values(_ prefix: String) -> [PeerValue] {
    let actual = correct + incorrect + partial + spurious
    let possible = correct + incorrect + partial + missed
    let credit = Double(correct) + 0.5 * Double(partial)
    let precision = actual > 0 ? credit / Double(actual) : 0
    let recall = possible > 0 ? credit / Double(possible) : 0
    let sum = precision + recall
    return [
      PeerValue("\(prefix).correct", correct), PeerValue("\(prefix).incorrect", incorrect),
      PeerValue("\(prefix).partial", partial), PeerValue("\(prefix).missed", missed),
      PeerValue("\(prefix).spurious", spurious), PeerValue("\(prefix).actual", actual),
      PeerValue("\(prefix).possible", possible), PeerValue("\(prefix).precision", precision),
      PeerValue("\(prefix).recall", recall),
      PeerValue("\(prefix).f1", sum > 0 ? 2 * (precision * recall) / sum : 0),
    ]
  }
}

/// Which gold entity each prediction takes, in list order.
struct NervaluatePairing {
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
  init(_ instance: NervaluateInstance, schema: NervaluateSchema, minimumOverlap: Double) {
    var free = Array(instance.gold.indices)
    taken = instance.predicted.map { span in
      let finding = Finding(span, free.map { instance.gold[$0] }, schema, minimumOverlap)
      switch finding {
      case .nothing: return .nothing
      case .right(let place): return .right(free.remove(at: place))
      case .near(let place): return .near(free.remove(at: place))
      }
    }
    missed = free
  }
}

/// Which free gold entity a prediction takes, by its place among the free ones.
private enum Finding {
  case nothing
  case right(Int)
  case near(Int)

  init(
    _ span: NervaluateSpan, _ gold: [NervaluateSpan], _ schema: NervaluateSchema,
    _ minimumOverlap: Double
  ) {
    func isNear(_ gold: NervaluateSpan) -> Bool {
      span.overlap(withGold: gold) >= minimumOverlap
    }
    let right: Int? =
      switch schema {
      case .strict: gold.firstIndex(of: span)
      case .exact: gold.firstIndex { $0.extent == span.extent }
      case .partial: gold.firstIndex { $0.extent == span.extent && isNear($0) }
      case .type:
        gold.indices.filter { gold[$0].type == span.type && isNear(gold[$0]) }
          .min { span.distance(to: gold[$0]) < span.distance(to: gold[$1]) }
      }
    let found = right.map(Finding.right) ?? gold.firstIndex(where: isNear).map(Finding.near)
    self = found ?? .nothing
  }
}
