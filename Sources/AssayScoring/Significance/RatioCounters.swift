/// The counters that ratios are made of, to be added up; see ``Ratios``.
struct RatioCounters: Hashable {
  var found = 0
  var possible = 0
  var right = 0
  var actual = 0

  init() {}

  init(_ counts: Counts) {
    let ratios = counts.ratios
    found = ratios.found
    possible = ratios.possible
    right = ratios.right
    actual = ratios.actual
  }

  static func += (a: inout RatioCounters, b: RatioCounters) { a.add(b, times: 1) }

  /// Sums that no memory can hold the annotations for wrap around.
  mutating func add(_ other: RatioCounters, times factor: Int) {
    found &+= other.found &* factor
    possible &+= other.possible &* factor
    right &+= other.right &* factor
    actual &+= other.actual &* factor
  }

  static func - (a: RatioCounters, b: RatioCounters) -> RatioCounters {
    var difference = a
    difference.add(b, times: -1)
    return difference
  }

  /// A ratio as numerator and denominator, the denominator above 0; `nil` where it is undefined.
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

/// A difference of two ratios as a quotient of integers, so that ties are ties.
///
/// Exact for up to 2³⁰ annotations on a side.
struct RatioDifference: Hashable {
  private let numerator: Int128
  /// Above 0.
  private let denominator: Int128

  /// `nil` where either ratio is undefined.
  init?(of measure: Measure, first: RatioCounters, second: RatioCounters) {
    guard let a = first.fraction(measure), let b = second.fraction(measure) else { return nil }
    numerator = a.numerator &* b.denominator &- b.numerator &* a.denominator
    denominator = a.denominator &* b.denominator
  }

  /// The nearest floating-point number, nearly.
  var value: Double { Double(numerator) / Double(denominator) }

  /// −1, 0 or 1.
  var sign: Int { numerator.signum() == 0 ? 0 : numerator < 0 ? -1 : 1 }

  /// Whether this difference is as large as another one, whatever their signs.
  func isAsExtreme(as other: RatioDifference) -> Bool {
    let mine = numerator.magnitude.multipliedFullWidth(by: other.denominator.magnitude)
    let theirs = other.numerator.magnitude.multipliedFullWidth(by: denominator.magnitude)
    return (mine.high, mine.low) >= (theirs.high, theirs.low)
  }
}
