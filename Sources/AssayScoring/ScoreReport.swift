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
  /// Whether either side has any annotation of the kind; where not, the numbers mean nothing.
  public let isAnnotated: Bool
  /// All annotations of all articles together.
  public let micro: Score
  /// Each type that gold or predicted annotations have, by name ascending.
  ///
  /// Rows come from the alignment of all types together. A pair of two types counts for the recall
  /// of the gold type and for the precision of the predicted one, so the rows' sides add up to
  /// those of ``micro``.
  public let types: [TypeScore]
  /// The parts of each slice that have anything, by slice and part ascending.
  ///
  /// A pair counts for the recall of the part that its gold side falls in and for the precision of
  /// the part that its predicted side does.
  public let slices: [SliceScore]
  /// The mean over all types, each weighing the same.
  public let macroOverTypes: Averages
  /// The mean over all articles, each weighing the same.
  public let macroOverArticles: Averages
}

/// A score: what it is computed from, and how far it can be trusted.
public struct Score: Hashable, Sendable {
  /// The sums that the ratios are computed from.
  public let sums: MetricSums
  /// MUC's counts; all 0 where no annotations are counted, see ``isCounted``.
  public let counts: Counts
  /// The share of what was predicted that is right; `nil` without any.
  public let precision: Double?
  /// The share of what there is that was found; `nil` without any.
  public let recall: Double?
  /// The harmonic mean of both, or what the metric has in its place; see ``Counts/f1``.
  public let f1: Double?
  /// Intervals of the ratios; `nil` where none were asked for, or where fewer than two articles
  /// have anything to count.
  public let intervals: Intervals?

  /// Whether annotations are counted; otherwise shares are summed.
  public var isCounted: Bool { sums.formula == .counts }
}

/// The score of a part of a slice.
public struct SliceScore: Hashable, Sendable {
  /// The slice and the part.
  public let group: Group
  /// Its score.
  public let score: Score
}

/// The score of one type.
public struct TypeScore: Hashable, Sendable {
  /// The type.
  public let type: String
  /// Its score.
  public let score: Score
}
