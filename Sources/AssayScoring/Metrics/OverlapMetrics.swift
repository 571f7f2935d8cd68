extension Metric {
  /// Mentions of the right type whose overlap reaches a threshold, at the usual thresholds.
  static let overlapMetrics = OverlapThreshold.Measure.allCases.map {
    overlapMetric(OverlapThreshold($0, tenThousandths: $0.usual))
  }

  /// Mentions of the right type whose overlap reaches a threshold.
  static func overlapMetric(_ threshold: OverlapThreshold) -> Metric {
    Metric(
      "ent", threshold.description,
      "mentions of the right type, \(threshold.measure.summary) \(threshold.text) or more",
      counts: .mentionOverlaps(threshold), match: .type, source: threshold.measure.source)
  }
}
