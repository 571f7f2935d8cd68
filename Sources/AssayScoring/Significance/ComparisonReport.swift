/// How systems compare with a baseline.
public struct ComparisonReport: Hashable, Sendable {
  /// The names of the systems, the baseline first.
  public let systems: [String]
  /// Their scores, in the same order.
  public let scores: [ScoreReport]
  /// The differences, metric by metric.
  public let metrics: [MetricComparison]
  /// How they were compared; probabilities are adjusted over all metrics and systems together.
  public let options: ComparisonStudy.Options
  /// The size of the family: how many tests gave a probability.
  public let tests: Int
}

/// How systems compare by one metric.
public struct MetricComparison: Hashable, Sendable {
  /// The metric.
  public let metric: Metric
  /// Each system but the baseline, in their order.
  public internal(set) var differences: [SystemDifference]
}

/// How the F1 of one system differs from that of the baseline.
public struct SystemDifference: Hashable, Sendable {
  /// The name of the system.
  public let system: String
  /// The difference, system less baseline, and its interval.
  public let bootstrap: PairedBootstrap
  /// The two-sided test of the difference.
  public let test: RandomizationTest
  /// The test of recall on single gold annotations, the system first; `nil` where the metric does not
  /// find them one by one.
  ///
  /// It takes annotations as independent and is no member of the family.
  public let recallTest: McNemarTest?
  /// ``pValue`` after adjustment; `nil` where there is none.
  public internal(set) var adjusted: Double?
  /// The parts of the articles; `nil` where the difference is undefined or no annotations are counted.
  public let byArticle: [DifferencePart]?
  /// The parts of the types; `nil` where the difference is undefined or no annotations are counted.
  public let byType: [DifferencePart]?
  /// The parts of the kinds of mistakes; `nil` likewise.
  public let byMistake: [DifferencePart]?

  /// The probability of ``test``; `nil` where an F1 is undefined, for then there is no difference to
  /// test and the test is no member of the family.
  public var pValue: Double? { test.difference == nil ? nil : test.pValue }

  /// Half the width of the paired interval.
  ///
  /// It is about the smallest difference that this gold can show between these two systems. `nil`
  /// without an interval, and where no article tells the two apart.
  public var smallestShown: Double? {
    guard test.trials > 0 else { return nil }
    return bootstrap.interval.map { ($0.upper - $0.lower) / 2 }
  }
}
