/// The error measures of MUC-5.
///
/// Source: Chinchor and Sundheim (1993), MUC-5 evaluation metrics; `nil` without a denominator.
extension Counts {
  /// The share of gold annotations that were missed.
  public var underGeneration: Double? { Self.ratio(missed, possible) }

  /// The share of predicted annotations that are spurious.
  public var overGeneration: Double? { Self.ratio(spurious, actual) }

  /// The share of what was found that is wrong, partial ones by half.
  public var substitution: Double? {
    Self.ratio(2 * incorrect + partial, 2 * (correct + partial + incorrect))
  }

  /// The share of all, gold or predicted, that is wrong, partial ones by half.
  public var errorPerResponseFill: Double? {
    Self.ratio(
      2 * (incorrect + missed + spurious) + partial,
      2 * (correct + partial + incorrect + missed + spurious))
  }

  private static func ratio(_ numerator: Int, _ denominator: Int) -> Double? {
    denominator == 0 ? nil : Double(numerator) / Double(denominator)
  }
}
