/// The counters that ratios are made of, to be added up; see ``MetricSums``.
struct RatioTerm: Hashable {
  /// The credit of the gold side.
  var found = 0
  /// What there is to find.
  var possible = 0
  /// The credit of the predicted side.
  var right = 0
  /// What was predicted.
  var actual = 0

  init() {}

  init(_ counts: Counts) {
    let ratios = counts.ratios
    found = ratios.found
    possible = ratios.possible
    right = ratios.right
    actual = ratios.actual
  }

  /// Takes ``values``, of which there must be four.
  init(_ values: ArraySlice<Int>) {
    let values = Array(values)
    found = values[0]
    possible = values[1]
    right = values[2]
    actual = values[3]
  }

  var values: [Int] { [found, possible, right, actual] }

  /// Sums that no memory can hold the annotations for wrap around.
  mutating func add(_ other: RatioTerm, times factor: Int) {
    found &+= other.found &* factor
    possible &+= other.possible &* factor
    right &+= other.right &* factor
    actual &+= other.actual &* factor
  }

  /// A ratio of credit in halves as numerator and denominator, the denominator above 0; `nil` where
  /// it is undefined.
  func fraction(_ measure: Measure) -> (numerator: Int128, denominator: Int128)? {
    switch measure {
    case .precision: actual > 0 ? (Int128(right), 2 * Int128(actual)) : nil
    case .recall: possible > 0 ? (Int128(found), 2 * Int128(possible)) : nil
    case .f1: f1
    }
  }

  /// The same cases as ``Ratios/f1``.
  private var f1: (numerator: Int128, denominator: Int128)? {
    if possible <= 0 && actual <= 0 { return nil }
    if found == right { return (Int128(found), Int128(possible) + Int128(actual)) }
    guard possible > 0, actual > 0 else { return found + right == 0 ? (0, 1) : nil }
    let (found, right) = (Int128(found), Int128(right))
    let denominator = right &* Int128(possible) &+ found &* Int128(actual)
    return denominator == 0 ? (0, 1) : (right &* found, denominator)
  }
}
