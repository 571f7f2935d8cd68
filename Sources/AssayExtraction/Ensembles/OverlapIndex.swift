import AssayModel

/// Finds which places of a sorted list overlap.
struct OverlapIndex {
  private let places: [Place]
  /// The furthest end of each place and all before it.
  private var lastEnds: [Int] = []

  /// Takes places in ascending order.
  init(_ places: [Place]) {
    self.places = places
    var last = 0
    for place in places {
      last = max(last, place.extent.end)
      lastEnds.append(last)
    }
  }

  /// The other places that share a byte with one, in ascending order.
  ///
  /// - Complexity: O(m) where m places lie between the first and the last of them.
  func neighbours(of index: Int) -> [Int] {
    let extent = places[index].extent
    var found: [Int] = []
    var other = index - 1
    while other >= 0, lastEnds[other] > extent.start {
      if places[other].extent.overlaps(extent) { found.append(other) }
      other -= 1
    }
    found.reverse()
    other = index + 1
    while other < places.count, places[other].extent.start < extent.end {
      if places[other].extent.overlaps(extent) { found.append(other) }
      other += 1
    }
    return found
  }
}
