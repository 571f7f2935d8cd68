/// What recall and precision of a clustering are computed from, in numbers that can be added up.
public struct ClusterTally: Hashable, Sendable {
  /// What of the key was found.
  public var recallNumerator: ClusterFractions
  /// What could have been found.
  public var recallDenominator: Int
  /// What of the response is right.
  public var precisionNumerator: ClusterFractions
  /// What was answered.
  public var precisionDenominator: Int

  /// Makes a tally; without arguments, one of nothing.
  public init(
    recall: ClusterFractions = .zero, of key: Int = 0,
    precision: ClusterFractions = .zero, of response: Int = 0
  ) {
    recallNumerator = recall
    recallDenominator = key
    precisionNumerator = precision
    precisionDenominator = response
  }

  /// Makes a tally in which one number is right on both sides.
  public init(correct: Int, key: Int, response: Int) {
    let correct = ClusterFractions(correct)
    self.init(recall: correct, of: key, precision: correct, of: response)
  }

  /// Recall, precision and their harmonic mean.
  public var score: ClusterScore {
    ClusterScore(
      recall: ratio(recallNumerator, recallDenominator),
      precision: ratio(precisionNumerator, precisionDenominator))
  }

  /// Adds a tally to another: sums first, ratios afterwards.
  public static func += (a: inout ClusterTally, b: ClusterTally) {
    a.recallNumerator += b.recallNumerator
    a.recallDenominator += b.recallDenominator
    a.precisionNumerator += b.precisionNumerator
    a.precisionDenominator += b.precisionDenominator
  }

  private func ratio(_ numerator: ClusterFractions, _ denominator: Int) -> Double? {
    denominator == 0 ? nil : numerator.value / Double(denominator)
  }
}

/// Recall, precision and F1 of a clustering, each from 0 to 1.
public struct ClusterScore: Hashable, Sendable {
  /// `nil` where the key has nothing to find.
  public let recall: Double?
  /// `nil` where the response has nothing to judge.
  public let precision: Double?
  /// `nil` where recall and precision both are; where only one is, nothing is right and F1 is 0.
  public let f1: Double?

  /// Makes a score whose F1 is the harmonic mean of the two.
  public init(recall: Double?, precision: Double?) {
    self.recall = recall
    self.precision = precision
    f1 =
      recall == nil && precision == nil
      ? nil : ClusterScore.harmonicMean(recall ?? 0, precision ?? 0)
  }

  /// Makes a score whose F1 is not the harmonic mean of the two.
  public init(recall: Double?, precision: Double?, f1: Double?) {
    self.recall = recall
    self.precision = precision
    self.f1 = f1
  }

  static func harmonicMean(_ a: Double, _ b: Double) -> Double {
    a + b == 0 ? 0 : 2 * a * b / (a + b)
  }
}
