extension Metric {
  private static let semEval = "Segura-Bedmar et al. (2013), SemEval-2013 task 9; MUC-5 (1993)"

  /// The four readings of an alignment of mentions.
  static let mentionMetrics = [
    Metric(
      "ent", "strict", "mentions with the right extent and type",
      counts: .mentions, match: .strict, source: semEval),
    Metric(
      "ent", "exact", "mentions with the right extent, whatever their type",
      counts: .mentions, match: .exact, source: semEval),
    Metric(
      "ent", "partial", "mentions with the right extent, overlapping ones for half",
      counts: .mentions, match: .partial, source: semEval),
    Metric(
      "ent", "type", "mentions of the right type that overlap the gold extent",
      counts: .mentions, match: .type, source: semEval),
  ]
}
