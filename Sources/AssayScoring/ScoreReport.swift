/// What a scorer found.
public struct ScoreReport: Hashable, Sendable {
  /// The scores, in the order in which the metrics were asked for.
  public let scores: [MetricScore]
  /// The number of articles in the gold standard.
  public let articles: Int
  /// Gold articles without predictions, ascending; their annotations count as missed.
  public let missingArticles: [String]
  /// Articles with predictions that are not in the gold standard, ascending; their annotations
  /// count as spurious.
  public let extraArticles: [String]
  /// What the numbers depend on.
  public let signature: Signature

  /// The score of a metric, by its name.
  public subscript(name: String) -> MetricScore? { scores.first { $0.metric.name == name } }
}

/// What one metric gives.
public struct MetricScore: Hashable, Sendable {
  /// The metric.
  public let metric: Metric
  /// All annotations of all articles together.
  public let micro: Score
  /// Each type that gold or predicted annotations have, by name ascending.
  ///
  /// Rows come from the alignment of all types together. A pair of two types counts for the recall
  /// of the gold type and for the precision of the predicted one, so the rows' sides add up to
  /// those of ``micro``.
  public let types: [TypeScore]
  /// The mean over all types, each weighing the same.
  public let macroOverTypes: Averages
  /// The mean over all articles, each weighing the same.
  public let macroOverArticles: Averages
}

/// Counts, and how far they can be trusted.
public struct Score: Hashable, Sendable {
  /// The counts; the ratios are computed from them.
  public let counts: Counts
  /// Intervals of the ratios; `nil` where none were asked for, or where fewer than two articles
  /// have anything to count.
  public let intervals: Intervals?

  /// See ``Counts/precision``.
  public var precision: Double? { counts.precision }
  /// See ``Counts/recall``.
  public var recall: Double? { counts.recall }
  /// See ``Counts/f1``.
  public var f1: Double? { counts.f1 }
}

/// The score of one type.
public struct TypeScore: Hashable, Sendable {
  /// The type.
  public let type: String
  /// Its score.
  public let score: Score
}
