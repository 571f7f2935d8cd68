/// The division of all units into unitary alignments that has the least disorder in sum.
///
/// Units are taken in text order. A state says which later units are already aligned; of two ways to
/// one state the cheaper stays, and a state goes that costs no less than another with fewer aligned
/// units and 1 for each of the rest. That is exact, and quick where units have few neighbours.
///
/// There are limits: the work is bounded by ``WorkAccount``, at most ``beam`` states stand side by side,
/// and a unitary alignment of units more than 64 places apart is left out. Where a limit was reached,
/// ``isExact`` is false and the disorder is an upper bound.
///
/// Source of the problem: Mathet, Widlöcher and Métivier (2015), The unified and holistic method
/// gamma, section 5; there, and in pygamma-agreement, it is solved as an integer program.
/// - Complexity: O(u · s · a) for u units, s states side by side and a unitary alignments a unit, and
///   never more than ``WorkAccount`` allows.
struct BestAlignment {
  /// How many states may stand side by side.
  static let beam = 2_048

  /// The unitary alignments, in the text order of their first units.
  let alignments: [UnitaryAlignment]
  /// The sum of their disorders.
  let disorder: Double
  /// Whether no other division can be better.
  let isExact: Bool

  /// - Parameter units: In text order.
  init(_ units: [Stretch], raters: Int) {
    var choices = UnitaryAlignments(units, raters: raters)
    var search = Search()
    for first in units.indices {
      search.advance(over: first, choices: choices.starting(at: first))
    }
    (alignments, disorder) = search.best
    isExact = search.isExact && choices.areComplete
  }
}

/// The states that stand side by side at one unit.
private struct Search {
  /// A set of choices that led to a state.
  private struct Path {
    let disorder: Double
    /// The index of the last step; `nil` before the first.
    let last: Int?
  }

  private struct Step {
    let alignment: UnitaryAlignment
    let previous: Int?
  }

  /// By the units that are aligned already, bit 0 the one that comes next.
  private var states: [UInt64: Path] = [0: Path(disorder: 0, last: nil)]
  private var steps: [Step] = []
  private(set) var isExact = true
  private var account = WorkAccount()

  /// Decides what becomes of a unit.
  mutating func advance(over unit: Int, choices: [UnitaryAlignment]) {
    let reachable = choices.filter { $0.members.allSatisfy { $0 - unit < 64 } }
    if reachable.count < choices.count { isExact = false }
    let masks = reachable.map { $0.members.reduce(UInt64(0)) { $0 | 1 << UInt64($1 - unit) } }
    narrow(
      to: min(BestAlignment.beam, max(8, account.allowance / max(1, reachable.count))), at: unit)
    account.spend(states.count * reachable.count)
    var next: [UInt64: Path] = [:]
    func offer(_ path: Path, at state: UInt64) {
      if let rival = next[state], rival.disorder <= path.disorder { return }
      next[state] = path
    }
    for (state, path) in sortedStates {
      guard state & 1 == 0 else {
        offer(path, at: state >> 1)
        continue
      }
      for (choice, mask) in zip(reachable, masks) {
        guard mask & state == 0 else { continue }
        let disorder = path.disorder + choice.disorder
        let target = (state | mask) >> 1
        if let rival = next[target], rival.disorder <= disorder { continue }
        steps.append(Step(alignment: choice, previous: path.last))
        next[target] = Path(disorder: disorder, last: steps.count - 1)
      }
    }
    states = Self.undominated(next)
  }

  /// The states without those that cost no less than one with fewer aligned units, which are then
  /// aligned alone.
  private static func undominated(_ states: [UInt64: Path]) -> [UInt64: Path] {
    let free = states[0]?.disorder ?? .infinity
    return states.filter { state, path in
      if state == 0 { return true }
      if path.disorder >= free + Double(state.nonzeroBitCount) { return false }
      var bits = state
      while bits != 0 {
        let bit = bits & (~bits &+ 1)
        bits &= bits &- 1
        if let rival = states[state & ~bit], rival.disorder + 1 <= path.disorder { return false }
      }
      return true
    }
  }

  /// Keeps the most promising states alone: those that cost least, the units that they have aligned
  /// already deducted at the least cost a unit.
  private mutating func narrow(to count: Int, at unit: Int) {
    guard states.count > count else { return }
    isExact = false
    let cost = states.reduce(Double.infinity) { least, state in
      min(least, state.value.disorder / Double(max(1, unit + state.key.nonzeroBitCount)))
    }
    let sorted = states.map { key, value in
      (promise: value.disorder - cost * Double(key.nonzeroBitCount), key: key, value: value)
    }.sorted { ($0.promise, $0.key) < ($1.promise, $1.key) }
    states = Dictionary(
      sorted.prefix(count).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The cheapest first, ties by state.
  private var sortedStates: [(key: UInt64, value: Path)] {
    states.sorted { ($0.value.disorder, $0.key) < ($1.value.disorder, $1.key) }
  }

  /// The choices of the cheapest path.
  var best: ([UnitaryAlignment], Double) {
    guard let path = sortedStates.first?.value else { return ([], 0) }
    var alignments: [UnitaryAlignment] = []
    var last = path.last
    while let index = last {
      alignments.append(steps[index].alignment)
      last = steps[index].previous
    }
    return (alignments.reversed(), path.disorder)
  }
}
