extension Metric {
  /// Templates filled by entities, by optimal assignment.
  static let templateMetrics = TemplateRule.allCases.map { rule in
    Metric(
      "template", rule.rawValue, rule.summary, counts: .templates(rule), reading: .shares,
      source: rule.source)
  }
}
