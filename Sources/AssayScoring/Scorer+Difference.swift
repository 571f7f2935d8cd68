extension Scorer {
  /// How F1 by a metric differs from that of another system on the same articles, this one less the
  /// other.
  ///
  /// The same as ``PairedComparison/bootstrap(_:)`` gives, without anything kept of the articles: both
  /// scorers weighted them alike. Where fewer than two articles have anything to count there is a
  /// difference, but neither an interval nor a probability.
  /// - Returns: `nil` where the metric is not measured or sums over no articles, and where the two
  ///   measure with other options.
  /// - Complexity: O(B) in the number of replicates, after what waits for more articles was added.
  public func difference(from other: Scorer, by metric: String) -> PairedBootstrap? {
    guard let place = metrics.firstIndex(where: { $0.name == metric }),
      let otherPlace = other.metrics.firstIndex(where: { $0.name == metric }),
      metrics[place].isSummedOverArticles, options == other.options
    else { return nil }
    var first = self, second = other
    first.settle()
    second.settle()
    let total = first.total(at: place), otherTotal = second.total(at: otherPlace)
    let isEnough = max(total.articles, otherTotal.articles) > 1
    let sums = isEnough ? first.replicateSums(at: place, group: nil) ?? [] : []
    let others = isEnough ? second.replicateSums(at: otherPlace, group: nil) ?? [] : []
    return PairedBootstrap(
      of: zip(sums, others).map { RatioDifference(of: .f1, first: $0, second: $1) },
      observed: RatioDifference(of: .f1, first: total.sums, second: otherTotal.sums)?.value,
      isIdentical: !sums.isEmpty && sums == others && total.sums == otherTotal.sums,
      confidence: options.bootstrap?.confidence ?? 95)
  }

  private func total(at place: Int) -> PointScore {
    tallies[tallyOfMetric[place]].total(metrics[place])
  }
}
