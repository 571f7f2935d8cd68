/// A stretch of a continuum that an annotator marked off and named.
public struct ContinuumUnit: Hashable, Sendable {
  /// The first position, from zero.
  public let start: Int
  /// One past the last position.
  public let end: Int
  /// The category.
  public let category: String

  /// Makes a unit.
  public init(start: Int, end: Int, category: String) {
    self.start = start
    self.end = end
    self.category = category
  }

  /// The same unit further on.
  func moved(by offset: Int) -> ContinuumUnit {
    ContinuumUnit(start: start + offset, end: end + offset, category: category)
  }
}

/// What several annotators marked off on one continuum, such as a text counted in bytes.
public struct Continuum: Hashable, Sendable {
  /// The number of positions.
  public let length: Int
  /// The annotators' names.
  public let raters: [String]
  /// For each annotator the units, by start, end and category.
  public let units: [[ContinuumUnit]]
  /// The categories that occur, ascending.
  public let categories: [String]

  /// Makes a continuum; units are cut off at its ends, and empty ones left out.
  ///
  /// - Parameter units: For each annotator; missing lists are empty, surplus ones are left out.
  /// - Complexity: O(n log n) in the number of units.
  public init(length: Int, raters: [String], units: [[ContinuumUnit]]) {
    let length = max(0, length)
    let lists =
      units.prefix(raters.count) + Array(repeating: [], count: max(0, raters.count - units.count))
    self.length = length
    self.raters = raters
    self.units = lists.map { list in
      list.map { unit in
        ContinuumUnit(
          start: min(max(0, unit.start), length), end: min(max(0, unit.end), length),
          category: unit.category)
      }
      .filter { $0.start < $0.end }
      .sorted { ($0.start, $0.end, $0.category) < ($1.start, $1.end, $1.category) }
    }
    categories = Set(self.units.joined().map(\.category)).sorted()
  }

  /// The units of one category alone.
  func only(_ category: String) -> Continuum {
    Continuum(
      length: length, raters: raters, units: units.map { $0.filter { $0.category == category } })
  }

  /// The number of units of all annotators.
  public var count: Int { units.reduce(0) { $0 + $1.count } }
}
