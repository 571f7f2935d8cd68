/// Units of different annotators, one of each at most, that stand for one another.
struct UnitaryAlignment: Hashable {
  /// Indexes into the list of units, ascending.
  let members: [Int]
  /// The mean dissimilarity of all pairs of annotators; one who has no unit in it is 1 away from
  /// every other.
  let disorder: Double
}

/// All unitary alignments that a best alignment may need.
///
/// One whose disorder is not below its number of units is never needed: each unit alone costs 1.
struct UnitaryAlignments {
  private let units: [Stretch]
  private let raters: Int
  private let longest: Double
  /// The pairs of annotators.
  private let pairs: Double

  /// - Parameter units: In text order.
  init(_ units: [Stretch], raters: Int) {
    self.units = units
    self.raters = raters
    longest = units.reduce(0) { max($0, $1.end - $1.start) }
    pairs = Double(raters * (raters - 1) / 2)
  }

  /// Those whose first unit in text order is the given one, itself alone first.
  func starting(at first: Int) -> [UnitaryAlignment] {
    var found: [UnitaryAlignment] = [UnitaryAlignment(members: [first], disorder: 1)]
    extend([first], sum: 0, with: candidates(for: first)[...], into: &found)
    return found
  }

  /// Later units that are near enough to the first one.
  private func candidates(for first: Int) -> [Int] {
    let unit = units[first]
    let reach = (unit.end - unit.start) + longest
    var near: [Int] = []
    for index in units.indices.dropFirst(first + 1) {
      let distance = units[index].start - unit.start
      if distance * distance > limit * reach * reach { break }
      if units[index].rater != unit.rater { near.append(index) }
    }
    return near
  }

  /// No sum of dissimilarities that reaches this can pay.
  private var limit: Double { Double(raters) * pairs }

  private func extend(
    _ members: [Int], sum: Double, with candidates: ArraySlice<Int>,
    into found: inout [UnitaryAlignment]
  ) {
    for (place, index) in zip(candidates.indices, candidates) {
      let unit = units[index]
      if members.contains(where: { units[$0].rater == unit.rater }) { continue }
      let sum = members.reduce(sum) { $0 + units[$1].dissimilarity(to: unit) }
      if sum >= limit { continue }
      let members = members + [index]
      let filled = Double(members.count * (members.count - 1) / 2)
      let disorder = (sum + pairs - filled) / pairs
      if disorder < Double(members.count) {
        found.append(UnitaryAlignment(members: members, disorder: disorder))
      }
      if members.count < raters {
        extend(members, sum: sum, with: candidates[(place + 1)...], into: &found)
      }
    }
  }
}
