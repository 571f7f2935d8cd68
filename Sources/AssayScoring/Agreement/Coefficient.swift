/// A coefficient of agreement, with what it was computed from.
public struct Coefficient: Hashable, Sendable {
  /// Why there is no value.
  public enum Undefined: String, Hashable, Sendable {
    /// No item was rated twice, or there are no units.
    case nothingToCompare = "nothing was rated by two annotators"
    /// Chance alone would give full agreement.
    case oneCategory = "only one category occurs"
    /// Random continua have no disorder, as where all annotators have one unit.
    case noDisorder = "random texts like these agree fully, too"
    /// No order of the categories was given, and they are no numbers.
    case noOrder = "no order of the categories was stated"
    /// A category has no place in the order that was given.
    case notInOrder = "a category is not in the stated order"
    /// The scale is made for numbers, and not all categories are.
    case notNumbers = "a category is not a number that the scale allows"
  }

  /// The coefficient: 1 for full agreement, 0 for what chance would give; `nil` where undefined.
  public let value: Double?
  /// The observed agreement.
  ///
  /// For α, γ and weighted κ it is the observed disagreement. `nil` without anything to compare.
  public let observed: Double?
  /// What chance would give, in the same terms as ``observed``.
  public let expected: Double?
  /// How many items, or units, were compared.
  public let count: Int
  /// Why ``value`` is `nil`.
  public let undefined: Undefined?

  /// A coefficient that there is not.
  init(_ undefined: Undefined, count: Int = 0, observed: Double? = nil, expected: Double? = nil) {
    self.undefined = undefined
    self.count = count
    self.observed = observed
    self.expected = expected
    value = nil
  }

  /// (observed − expected) / (1 − expected): a coefficient of agreement.
  init(agreement observed: Double, chance expected: Double, count: Int) {
    undefined = nil
    self.count = count
    self.observed = observed
    self.expected = expected
    value = (observed - expected) / (1 - expected)
  }

  /// 1 − observed / expected: a coefficient of disagreement.
  init(disagreement observed: Double, chance expected: Double, count: Int) {
    undefined = nil
    self.count = count
    self.observed = observed
    self.expected = expected
    value = 1 - observed / expected
  }

  /// The mean of coefficients, undefined ones left out; ``count`` is that of all together.
  ///
  /// Where none is defined, the reason is that of the first.
  init(meanOf coefficients: [Coefficient]) {
    func mean(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    let defined = coefficients.filter { $0.value != nil }
    value = mean(defined.compactMap(\.value))
    observed = mean(defined.compactMap(\.observed))
    expected = mean(defined.compactMap(\.expected))
    count = coefficients.reduce(0) { $0 + $1.count }
    undefined = value == nil ? coefficients.first?.undefined ?? .nothingToCompare : nil
  }
}
