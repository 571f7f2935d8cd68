/// A unit as γ compares it: real positions, numbers for annotator and category.
struct Stretch: Hashable {
  let start: Double
  let end: Double
  let category: Int
  let rater: Int

  /// By place in the text, then by category and annotator.
  static func precedes(_ a: Stretch, _ b: Stretch) -> Bool {
    if a.start != b.start { return a.start < b.start }
    if a.end != b.end { return a.end < b.end }
    return (a.category, a.rater) < (b.category, b.rater)
  }

  /// ((|Δ start| + |Δ end|) / (both lengths))²; without a bound.
  func positionalDissimilarity(to other: Stretch) -> Double {
    let lengths = (end - start) + (other.end - other.start)
    let share = (abs(start - other.start) + abs(end - other.end)) / lengths
    return share * share
  }

  /// 0 for one category, 1 for two.
  func categoricalDissimilarity(to other: Stretch) -> Double { category == other.category ? 0 : 1 }

  /// The sum of both.
  func dissimilarity(to other: Stretch) -> Double {
    positionalDissimilarity(to: other) + categoricalDissimilarity(to: other)
  }
}

extension Continuum {
  /// All units in text order, categories by their index in ``categories``.
  var stretches: [Stretch] {
    var numbers: [String: Int] = [:]
    for (number, name) in categories.enumerated() { numbers[name] = number }
    let all = units.enumerated().flatMap { rater, list in
      list.map { unit in
        Stretch(
          start: Double(unit.start), end: Double(unit.end), category: numbers[unit.category] ?? 0,
          rater: rater)
      }
    }
    return all.sorted(by: Stretch.precedes)
  }
}
