extension Scorer {
  /// The scores so far.
  ///
  /// - Parameters:
  ///   - system: The name and version of what made the predictions, for the signature.
  ///   - version: The version of Assay, for the signature.
  /// - Complexity: O(t · log t) in the number of types, plus O(B log B) for each interval.
  public func report(system: String, version: String) -> ScoreReport {
    var settled = self
    settled.settle()
    return settled.settledReport(system: system, version: version)
  }

  private func settledReport(system: String, version: String) -> ScoreReport {
    ScoreReport(
      scores: metrics.indices.map(score), articles: goldDigest.count,
      missingArticles: missingArticles.sorted(), extraArticles: extraArticles.sorted(),
      signature: Signature(
        version: version, options: options, gold: goldDigest, system: system,
        predicted: predictedDigest))
  }

  private func score(at place: Int) -> MetricScore {
    let metric = metrics[place]
    let tally = tallies[tallyOfMetric[place]]
    let rows = tally.rows(metric).map { row in
      (group: row.group, score: score(row.score, at: place, group: row.group))
    }
    let types = rows.filter { $0.group.dimension == Group.typeDimension }
      .map { TypeScore(type: $0.group.value, score: $0.score) }
    var typeSums = AverageSums()
    for type in types { typeSums.add(type.score.sums) }
    return MetricScore(
      metric: metric, isAnnotated: tally.isAnnotated,
      micro: score(tally.total(metric), at: place, group: nil), types: types,
      slices: rows.filter { $0.group.dimension != Group.typeDimension }
        .map { SliceScore(group: $0.group, score: $0.score) },
      macroOverTypes: typeSums.averages, macroOverArticles: articleSums[place].averages)
  }

  private func score(_ point: PointScore, at place: Int, group: Group?) -> Score {
    Score(
      sums: point.sums, counts: point.counts ?? .zero, precision: point.precision,
      recall: point.recall,
      f1: point.f1,
      intervals: point.articles < 2 ? nil : intervals(at: place, group: group))
  }

  private func intervals(at place: Int, group: Group?) -> Intervals? {
    guard let bootstrap = options.bootstrap, let sums = replicateSums(at: place, group: group)
    else { return nil }
    return Intervals(sums, confidence: bootstrap.confidence)
  }

  /// The sums of a metric in each replicate; `nil` where there are none.
  func replicateSums(at place: Int, group: Group?) -> [MetricSums]? {
    let metric = metrics[place]
    guard let bootstrap = options.bootstrap, bootstrap.replicates > 0, let replicates,
      metric.isSummedOverArticles, group.map(covers) ?? true
    else { return nil }
    let columns = forms[place].map { form in
      replicates.sums(
        of: Replicates.Counter(
          subject: tallyOfMetric[place], group: group,
          form: group == nil && metric.match != nil ? form.ofGoldSide : form))
    }
    return (0..<bootstrap.replicates).map { replicate in
      MetricSums(metric.formula, values: columns.map { $0[replicate] })
        ?? MetricSums(zero: metric.formula)
    }
  }
}
