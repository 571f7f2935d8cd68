extension Metric {
  private static let neleval = "Hachey, Nothman and Radford (2014), ACL; Ji et al. (2015), TAC KBP"

  /// Mentions with their links to a knowledge base.
  static let linkMetrics = LinkMeasure.matching.map { measure in
    Metric(
      "link", measure.name, "linked mentions: \(measure.summary)", counts: .links(measure),
      match: .exact, source: neleval)
  }

  /// Clusters of links, which may cross articles.
  static let linkClusterMetrics = LinkMeasure.clustering.map { measure in
    Metric(
      "link", measure.name, "linked clusters over all articles: \(measure.summary)",
      counts: .linkClusters(measure), reading: .shares, source: neleval)
  }
}
