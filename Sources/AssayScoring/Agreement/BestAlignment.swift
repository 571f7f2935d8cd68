/// The division of all units into unitary alignments that has the least disorder in sum.
///
/// Units are taken in text order. A state says which later units are already aligned; of two ways to
/// one state the cheaper stays. That is exact, and quick where units have few neighbours. Where more
/// than ``beam`` states would stand side by side, only the cheapest stay, and a unitary alignment of
/// units more than 64 places apart is left out: then ``isExact`` is false and the disorder is an
/// upper bound.
///
/// Source of the problem: Mathet, Widlöcher and Métivier (2015), The unified and holistic method
/// gamma, section 5; there, and in pygamma-agreement, it is solved as an integer program.
/// - Complexity: O(u · s · a) for u units, s states side by side and a unitary alignments a unit.
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
    let choices = UnitaryAlignments(units, raters: raters)
    var search = Search()
    for first in units.indices {
      search.advance(over: first, choices: choices.starting(at: first))
    }
    (alignments, disorder) = search.best
    isExact = search.isExact
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

  /// Decides what becomes of a unit.
  mutating func advance(over unit: Int, choices: [UnitaryAlignment]) {
    let reachable = choices.filter { $0.members.allSatisfy { $0 - unit < 64 } }
    if reachable.count < choices.count { isExact = false }
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
      for choice in reachable {
        let mask = choice.members.reduce(UInt64(0)) { $0 | 1 << UInt64($1 - unit) }
        guard mask & state == 0 else { continue }
        let disorder = path.disorder + choice.disorder
        let target = (state | mask) >> 1
        if let rival = next[target], rival.disorder <= disorder { continue }
        steps.append(Step(alignment: choice, previous: path.last))
        next[target] = Path(disorder: disorder, last: steps.count - 1)
      }
    }
    states = next
    if states.count > BestAlignment.beam {
      isExact = false
      states = Dictionary(
        sortedStates.prefix(BestAlignment.beam).map { ($0.key, $0.value) },
        uniquingKeysWith: { first, _ in first })
    }
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
