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
    guard let bootstrap = options.bootstrap, bootstrap.replicates > 0,
      type == nil || bootstrap.coversTypes
    else { return nil }
    let possible = sums(.possible, metric, type), actual = sums(.actual, metric, type)
    let found = credit(metric, type) { .gold($0) }
    // Where types differ, a pair counts for two rows; all types together have it on both sides.
    let right = credit(metric, type) {
      type == nil || $0.isOfOneType ? .gold($0) : .predicted($0)
    }
    let ratios = possible.indices.map {
      Ratios(found: found[$0], possible: possible[$0], right: right[$0], actual: actual[$0])
    }
    return Intervals(ratios, confidence: bootstrap.confidence)
  }

  /// Twice the credit in each replicate.
  private func credit(
    _ metric: Metric, _ type: String?,
    quantity: (Correspondence) -> Replicates.Counter.Quantity
  ) -> [Int] {
    var credit = [Int](repeating: 0, count: options.bootstrap?.replicates ?? 0)
    for correspondence in Correspondence.allCases {
      let halves = metric.match.halves(correspondence)
      if halves == 0 { continue }
      for (replicate, sum) in sums(quantity(correspondence), metric, type).enumerated() {
        credit[replicate] += halves * sum
      }
    }
    return credit
  }

  private func sums(
    _ quantity: Replicates.Counter.Quantity, _ metric: Metric, _ type: String?
  ) -> [Int] {
    let counter = Replicates.Counter(subject: metric.subject, type: type, quantity: quantity)
    return replicates?.sums(of: counter) ?? []
  }
}
