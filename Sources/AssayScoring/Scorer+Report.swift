extension Scorer {
  /// The scores so far.
  ///
  /// - Parameters:
  ///   - system: The name and version of what made the predictions, for the signature.
  ///   - version: The version of Assay, for the signature.
  /// - Complexity: O(t · log t) in the number of types, plus O(B log B) for each interval.
  public func report(system: String, version: String) -> ScoreReport {
    ScoreReport(
      scores: metrics.indices.map(score), articles: goldDigest.count,
      missingArticles: missingArticles.sorted(), extraArticles: extraArticles.sorted(),
      signature: Signature(
        version: version, duplicates: options.duplicates, gold: goldDigest, system: system,
        predicted: predictedDigest, bootstrap: options.bootstrap))
  }

  private func score(at index: Int) -> MetricScore {
    let metric = metrics[index]
    let tally = tallies.first { $0.subject == metric.subject } ?? SubjectTally(metric.subject)
    let types = zip(tally.types.names, tally.rows)
      .filter { $0.1.articles > 0 }
      .map { TypeScore(type: $0.0, score: score(of: $0.1, metric, type: $0.0)) }
      .sorted { $0.type < $1.type }
    var typeSums = AverageSums()
    for type in types { typeSums.add(type.score.counts.ratios) }
    return MetricScore(
      metric: metric, micro: score(of: tally.total, metric, type: nil), types: types,
      macroOverTypes: typeSums.averages, macroOverArticles: articleSums[index].averages)
  }

  private func score(of sum: SubjectTally.Sum, _ metric: Metric, type: String?) -> Score {
    Score(
      counts: sum.outcomes.counts(metric.match),
      intervals: sum.articles < 2 ? nil : intervals(metric, type: type))
  }

  private func intervals(_ metric: Metric, type: String?) -> Intervals? {
    guard let replicates, let bootstrap = options.bootstrap, bootstrap.replicates > 0,
      type == nil || bootstrap.coversTypes
    else { return nil }
    func sums(_ quantity: Replicates.Counter.Quantity) -> [Int] {
      replicates.sums(of: .init(subject: metric.subject, type: type, quantity: quantity))
    }
    let found = sums(.found(metric.match))
    let right = type == nil ? found : sums(.right(metric.match))
    let possible = sums(.possible), actual = sums(.actual)
    let ratios = found.indices.map {
      Ratios(
        found: found[$0], possible: possible[$0], right: right[$0], actual: actual[$0])
    }
    return Intervals(ratios, confidence: bootstrap.confidence)
  }
}
