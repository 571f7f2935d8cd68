extension Metric {
  private static let taillé = "Taillé et al. (2020), EMNLP; Bekoulis et al. (2018)"

  /// The levels of relation extraction.
  static let relationMetrics = [
    relation(.strict, "relations with the right type, roles, and arguments' extents and types"),
    relation(.boundaries, "relations with the right type, roles and arguments' extents"),
    relation(
      .untyped, "relations with the right roles and arguments' extents, whatever their type"),
  ]

  private static func relation(_ level: RelationLevel, _ summary: String) -> Metric {
    Metric(
      "rel", level.rawValue, summary, counts: .relations(level), match: .exact, source: taillé)
  }
}
