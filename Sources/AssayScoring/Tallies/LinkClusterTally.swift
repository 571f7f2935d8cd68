import AssayModel

/// Clusters of links over all articles.
///
/// A cluster may cross articles, so no article has a part of the score: there are no rows and there
/// is nothing to resample. Keeps all links.
struct LinkClusterTally: SubjectTally {
  private let measure: LinkMeasure
  private var gold: [LinkAnnotation] = []
  private var predicted: [LinkAnnotation] = []
  private var articles = 0

  init(_ measure: LinkMeasure) {
    self.measure = measure
  }

  var isAnnotated: Bool { articles > 0 }

  mutating func add(_ pair: ArticlePair, options: ScoringOptions) -> Contribution {
    let sides = [pair.gold, pair.predicted].map { layer in
      layer.map { LinkAnnotation.annotations(of: $0, document: pair.id) } ?? []
    }
    gold += sides[0]
    predicted += sides[1]
    if !sides[0].isEmpty || !sides[1].isEmpty { articles += 1 }
    return Contribution(total: [0, 0, 0, 0])
  }

  mutating func merge(_ other: any SubjectTally) {
    guard let other = other as? LinkClusterTally else { return }
    gold += other.gold
    predicted += other.predicted
    articles += other.articles
  }

  func total(_ metric: Metric) -> PointScore {
    let score = measure.score(gold: sorted(gold), predicted: sorted(predicted))
    let formula = MetricSums.Formula.shares
    let values = [
      formula.units(of: score.foundGold), Int((score.foundGold + score.missed).rounded()),
      formula.units(of: score.rightPredicted),
      Int((score.rightPredicted + score.spurious).rounded()),
    ]
    let exact = ClusterScore(recall: score.recall, precision: score.precision)
    return PointScore(
      MetricSums(.shares, values: values) ?? MetricSums(zero: .shares), exact: exact,
      articles: articles)
  }

  func rows(_ metric: Metric) -> [(group: Group, score: PointScore)] { [] }

  /// By place, so that the order of articles decides nothing.
  private func sorted(_ links: [LinkAnnotation]) -> [LinkAnnotation] {
    links.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.document != y.document { return x.document < y.document }
      return (x.start, x.last, a.offset) < (y.start, y.last, b.offset)
    }.map(\.element)
  }
}
