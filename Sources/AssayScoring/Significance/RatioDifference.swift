/// A difference of two ratios that can be compared with another without an error of rounding.
///
/// Where annotations are counted it is a quotient of integers, exact for up to 2³⁰ annotations on a
/// side, so that ties are ties. Elsewhere it is a floating-point number, and differences that agree
/// to a part in 10¹² are ties.
struct RatioDifference: Hashable {
  private enum Form: Hashable {
    /// The denominator lies above 0.
    case quotient(numerator: Int128, denominator: Int128)
    case number(Double)
  }

  private let form: Form

  /// `nil` where either ratio is undefined.
  init?(of measure: Measure, first: MetricSums, second: MetricSums) {
    if let first = first.countedTerm, let second = second.countedTerm {
      self.init(of: measure, first: first, second: second)
    } else {
      guard let a = first[measure], let b = second[measure] else { return nil }
      self.init(form: .number(a - b))
    }
  }

  private init(form: Form) { self.form = form }

  /// The difference of counted annotations.
  init?(of measure: Measure, first: RatioTerm, second: RatioTerm) {
    guard let a = first.fraction(measure), let b = second.fraction(measure) else { return nil }
    self.init(
      form: .quotient(
        numerator: a.numerator &* b.denominator &- b.numerator &* a.denominator,
        denominator: a.denominator &* b.denominator))
  }

  /// The nearest floating-point number, nearly.
  var value: Double {
    switch form {
    case .quotient(let numerator, let denominator): Double(numerator) / Double(denominator)
    case .number(let value): value
    }
  }

  /// −1, 0 or 1.
  var sign: Int {
    switch form {
    case .quotient(let numerator, _): Int(numerator.signum())
    case .number(let value): abs(value) < Self.rounding ? 0 : value < 0 ? -1 : 1
    }
  }

  /// Whether this difference is as large as another one, whatever their signs.
  func isAsExtreme(as other: RatioDifference) -> Bool {
    guard case .quotient(let numerator, let denominator) = form,
      case .quotient(let theirs, let theirDenominator) = other.form
    else { return abs(value) >= abs(other.value) - Self.rounding }
    let left = numerator.magnitude.multipliedFullWidth(by: theirDenominator.magnitude)
    let right = theirs.magnitude.multipliedFullWidth(by: denominator.magnitude)
    return (left.high, left.low) >= (right.high, right.low)
  }

  private static let rounding = 1e-12
}
