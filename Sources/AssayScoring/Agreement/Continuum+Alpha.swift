import AssayModel

/// α for units: do annotators mark off the same stretches?
///
/// The form of Krippendorff (1995), On the reliability of unitizing continuous data, with the
/// aggregate over categories of Krippendorff (2004), Content analysis, chapter 11: not the later
/// family of uα, cuα and kuα (2016). Units of one annotator and category that overlap count as one.
extension Continuum {
  /// α_U of one category; 1 − D_o / D_e.
  ///
  /// - Complexity: O(s log s) in the number of stretches, marked off or not.
  public func alpha(of category: String) -> Coefficient {
    alpha(of: [category])
  }

  /// α_U of all categories: 1 − Σ D_o / Σ D_e.
  ///
  /// - Complexity: O(s log s) for each category.
  public var alpha: Coefficient { alpha(of: categories) }

  /// α_U of some categories together.
  func alpha(of categories: [String]) -> Coefficient {
    guard raters.count > 1, length > 0 else { return Coefficient(.nothingToCompare) }
    var observed = 0.0, expected = 0.0, count = 0
    let lists = units.map { Dictionary(grouping: $0, by: \.category) }
    for category in categories {
      let rows = lists.map { UnitRow($0[category] ?? [], length: length) }
      observed += UnitRow.observedDisagreement(rows, length: length)
      expected += UnitRow.expectedDisagreement(rows, length: length)
      count += rows.reduce(0) { $0 + $1.units }
    }
    guard expected > 0 else { return Coefficient(.nothingToCompare, count: count) }
    return Coefficient(disagreement: observed, chance: expected, count: count)
  }
}

/// One annotator's continuum, cut into units of one category and the gaps between them.
private struct UnitRow {
  struct Section {
    let start: Int
    let end: Int
    let isUnit: Bool

    var length: Double { Double(end - start) }

    func contains(_ other: Section) -> Bool { start <= other.start && other.end <= end }
    func overlaps(_ other: Section) -> Bool { start < other.end && other.start < end }
  }

  /// From the first position to the last, without holes.
  private(set) var sections: [Section] = []

  init(_ units: [ContinuumUnit], length: Int) {
    var end = 0
    for unit in units {
      if unit.start < end, let last = sections.popLast() {
        end = max(end, unit.end)
        sections.append(Section(start: last.start, end: end, isUnit: true))
        continue
      }
      if unit.start > end { sections.append(Section(start: end, end: unit.start, isUnit: false)) }
      sections.append(Section(start: unit.start, end: unit.end, isUnit: true))
      end = unit.end
    }
    if end < length { sections.append(Section(start: end, end: length, isUnit: false)) }
  }

  var units: Int { sections.count(where: \.isUnit) }

  /// The mean over pairs of annotators of what lies between their sections, over the squared length.
  static func observedDisagreement(_ rows: [UnitRow], length: Int) -> Double {
    var sum = 0.0
    for (place, row) in rows.enumerated() {
      for other in rows.dropFirst(place + 1) { sum += squaredDifference(row, other) }
    }
    let pairs = Double(rows.count * (rows.count - 1))
    return 2 * sum / (pairs * Double(length) * Double(length))
  }

  /// Sections of both that lie side by side; only such can differ.
  private static func squaredDifference(_ row: UnitRow, _ other: UnitRow) -> Double {
    var sum = 0.0, a = 0, b = 0
    while a < row.sections.count, b < other.sections.count {
      let mine = row.sections[a], theirs = other.sections[b]
      sum += squaredDifference(mine, theirs)
      if mine.end <= theirs.end { a += 1 }
      if theirs.end <= mine.end { b += 1 }
    }
    return sum
  }

  /// Units that overlap differ by their ends; a unit inside a gap differs by its length.
  private static func squaredDifference(_ a: Section, _ b: Section) -> Double {
    switch (a.isUnit, b.isUnit) {
    case (true, true):
      guard a.overlaps(b) else { return 0 }
      let start = Double(a.start - b.start), end = Double(a.end - b.end)
      return start * start + end * end
    case (true, false): return b.contains(a) ? a.length * a.length : 0
    case (false, true): return a.contains(b) ? b.length * b.length : 0
    case (false, false): return 0
    }
  }

  /// The same for sections that are put together at random.
  static func expectedDisagreement(_ rows: [UnitRow], length: Int) -> Double {
    let sections = rows.flatMap(\.sections)
    let units = sections.filter(\.isUnit)
    let gaps = GapLengths(sections.filter { !$0.isUnit }.map { $0.end - $0.start })
    var sum = 0.0, unlike = 0.0
    for unit in units {
      let size = unit.length
      sum += Double(units.count - 1) / 3 * (2 * size * size * size - 3 * size * size + size)
      sum += size * size * Double(gaps.room(for: unit.end - unit.start))
      unlike += size * (size - 1)
    }
    let all = Double(rows.count) * Double(length)
    let ways = all * (all - 1) - unlike
    return ways > 0 ? 2 / Double(length) * sum / ways : 0
  }
}

/// The lengths of gaps.
private struct GapLengths {
  /// Descending.
  private let lengths: [Int]
  /// The sum of the first lengths, by their number.
  private var sums: [Int] = [0]

  init(_ lengths: [Int]) {
    self.lengths = lengths.sorted(by: >)
    for length in self.lengths { sums.append(sums[sums.count - 1] + length) }
  }

  /// In how many places of all gaps a unit of a length fits.
  ///
  /// - Complexity: O(log n) in the number of gaps.
  func room(for size: Int) -> Int {
    let fitting = lengths.partitioningIndex { $0 < size }
    return sums[fitting] - fitting * (size - 1)
  }
}
