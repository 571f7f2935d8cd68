import AssayModel

/// A choice of places that overlap only where one member found both.
///
/// The heaviest first, of equals the longer, then the one that stands first: each is taken that no
/// place taken before rules out. What is best over all is not looked for: with nesting allowed that is
/// a hard problem.
struct NestingSelection {
  private let places: [Place]
  private let voters: [[Int]]
  private let overlaps: OverlapIndex

  /// - Parameters:
  ///   - places: In ascending order.
  ///   - voters: The members that found each.
  init(_ places: [Place], _ voters: [[Int]]) {
    self.places = places
    self.voters = voters
    overlaps = OverlapIndex(places)
  }

  /// Whether a member found places that overlap.
  var isNeeded: Bool {
    places.indices.contains { index in
      overlaps.neighbours(of: index).contains { goTogether(index, $0) }
    }
  }

  /// The indexes of the chosen places, in ascending order.
  ///
  /// - Parameter weights: One a place.
  func choose(weights: [Int]) -> [Int] {
    let order = places.indices.sorted { a, b in
      (weights[a], places[a].extent.count, -a) > (weights[b], places[b].extent.count, -b)
    }
    var isTaken = [Bool](repeating: false, count: places.count)
    for index in order {
      isTaken[index] = overlaps.neighbours(of: index).allSatisfy {
        !isTaken[$0] || goTogether(index, $0)
      }
    }
    return places.indices.filter { isTaken[$0] }
  }

  private func goTogether(_ a: Int, _ b: Int) -> Bool {
    voters[a].contains { voters[b].contains($0) }
  }
}
