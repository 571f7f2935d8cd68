/// Between which values a score lies in most replicates of a bootstrap.
public struct Interval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double

  /// Makes an interval.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The percentile interval of replicates (Efron and Tibshirani 1993, section 13.3).
  ///
  /// Of n values in ascending order, k = ⌊n · (100 − confidence) / 200⌋ are cut off at either end;
  /// the ends of the interval are the outermost of the rest. No value is made up by interpolation.
  /// `nil` stands for a replicate in which the score is undefined; such replicates are left out.
  /// Gives `nil` where none is left.
  public init?(percentilesOf replicates: [Double?], confidence: Int) {
    let values = replicates.compactMap(\.self).sorted()
    let cut = values.count * (100 - confidence) / 200
    guard !values.isEmpty else { return nil }
    lower = values[cut]
    upper = values[values.count - 1 - cut]
  }
}

/// The intervals of precision, recall and F1.
public struct Intervals: Hashable, Sendable {
  /// The interval of precision.
  public let precision: Interval?
  /// The interval of recall.
  public let recall: Interval?
  /// The interval of F1.
  public let f1: Interval?

  /// The intervals of a metric's ratios in each replicate.
  init(_ replicates: [MetricSums], confidence: Int) {
    precision = Interval(percentilesOf: replicates.map(\.precision), confidence: confidence)
    recall = Interval(percentilesOf: replicates.map(\.recall), confidence: confidence)
    f1 = Interval(percentilesOf: replicates.map(\.f1), confidence: confidence)
  }
}
