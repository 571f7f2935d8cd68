/// Units of different annotators, one of each at most, that stand for one another.
struct UnitaryAlignment: Hashable {
  /// Indexes into the list of units, ascending.
  let members: [Int]
  /// The mean dissimilarity of all pairs of annotators; one who has no unit in it is 1 away from
  /// every other.
  let disorder: Double
}

/// All unitary alignments that a best alignment may need, as far as the limits allow.
///
/// One that costs no less than it does without one of its units and that unit alone, which costs 1,
/// is never needed.
struct UnitaryAlignments {
  /// How many a unit may begin.
  static let most = 1_000

  /// Whether no unit came to a limit.
  private(set) var areComplete = true
  private let units: [Stretch]
  private let raters: Int
  private let longest: Double
  /// The pairs of annotators.
  private let pairs: Double
  private var account = WorkAccount()

  /// - Parameter units: In text order.
  init(_ units: [Stretch], raters: Int) {
    self.units = units
    self.raters = raters
    longest = units.reduce(0) { max($0, $1.end - $1.start) }
    pairs = Double(raters * (raters - 1) / 2)
  }

  private struct Partial {
    let members: [Int]
    /// For each member the sum of its dissimilarities from the others.
    let sums: [Double]
    /// The first candidate that may join.
    let next: Int
  }

  /// Those whose first unit in text order is the given one: itself alone, then pairs, and so on.
  mutating func starting(at first: Int) -> [UnitaryAlignment] {
    let tries = account.allowance
    let candidates = candidates(for: first, atMost: tries)
    var found: [UnitaryAlignment] = [UnitaryAlignment(members: [first], disorder: 1)]
    var level = [Partial(members: [first], sums: [0], next: 0)]
    var tried = 0
    defer { account.spend(tried) }
    while let size = level.first?.members.count, size < raters {
      var longer: [Partial] = []
      for partial in level {
        for place in partial.next..<candidates.count {
          tried += 1
          guard tried <= tries, found.count < Self.most else {
            areComplete = false
            return found
          }
          guard let joined = join(candidates[place], to: partial, next: place + 1) else { continue }
          longer.append(joined)
          if pays(joined) {
            found.append(
              UnitaryAlignment(members: joined.members, disorder: disorder(of: joined)))
          }
        }
      }
      level = longer
    }
    return found
  }

  /// `nil` where the annotator has a unit in it already, or where no unit more could make it pay.
  private func join(_ index: Int, to partial: Partial, next: Int) -> Partial? {
    let unit = units[index]
    if partial.members.contains(where: { units[$0].rater == unit.rater }) { return nil }
    var sums = partial.sums, own = 0.0
    for (place, member) in partial.members.enumerated() {
      let distance = units[member].dissimilarity(to: unit)
      own += distance
      sums[place] += distance
    }
    sums.append(own)
    guard sums.allSatisfy({ $0 < limit }) else { return nil }
    return Partial(members: partial.members + [index], sums: sums, next: next)
  }

  /// Whether it costs less than without any one of its units.
  private func pays(_ partial: Partial) -> Bool {
    let limit = pairs + Double(partial.members.count - 1)
    return partial.sums.allSatisfy { $0 < limit }
  }

  private func disorder(of partial: Partial) -> Double {
    let filled = Double(partial.members.count * (partial.members.count - 1) / 2)
    return (partial.sums.reduce(0, +) / 2 + pairs - filled) / pairs
  }

  /// No unit of an alignment may be farther from the others in sum.
  private var limit: Double { pairs + Double(raters - 1) }

  /// Later units that are near enough to the first one, as many as may be tried.
  private func candidates(for first: Int, atMost tries: Int) -> [Int] {
    let unit = units[first]
    let reach = (unit.end - unit.start) + longest
    var near: [Int] = []
    for index in units.indices.dropFirst(first + 1) {
      let distance = units[index].start - unit.start
      if distance * distance > limit * reach * reach || near.count > tries { break }
      if units[index].rater != unit.rater { near.append(index) }
    }
    return near
  }
}
