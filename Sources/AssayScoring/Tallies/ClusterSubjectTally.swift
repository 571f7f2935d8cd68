import AssayModel

/// Coreference of one subject: exact sums, and their shares in fixed point for what is resampled.
struct ClusterSubjectTally: SubjectTally {
  private let subject: ClusterSubject
  private var total = Sum()
  /// The parts of articles.
  private var slices: [Group: Sum] = [:]
  private(set) var isAnnotated = false

  init(_ subject: ClusterSubject) {
    self.subject = subject
  }

  private struct Sum {
    var counts = CoreferenceCounts()
    var base = [Int](repeating: 0, count: 4 * ClusterShare.allCases.count)
    var articles = 0

    mutating func add(_ article: CoreferenceCounts, _ base: [Int], articles: Int) {
      counts += article
      for place in base.indices { self.base[place] += base[place] }
      self.articles += articles
    }

    func score(_ metric: Metric) -> PointScore {
      let definition = CoreferenceMetric.all.first { $0.name == metric.criterion }
      return PointScore(
        metric.sums(base), exact: definition?.score(counts), articles: articles)
    }
  }

  mutating func add(_ pair: ArticlePair, options: ScoringOptions) -> Contribution {
    let counts = CoreferenceCounts(subject, gold: pair.gold, predicted: pair.predicted)
    let base = counts.base
    isAnnotated = isAnnotated || isAnnotated(pair.gold) || isAnnotated(pair.predicted)
    let articles = counts == CoreferenceCounts() ? 0 : 1
    total.add(counts, base, articles: articles)
    var contribution = Contribution(total: base)
    for slice in options.slices {
      guard let value = slice.value(of: pair) else { continue }
      let group = Group(slice.name, value)
      slices[group, default: Sum()].add(counts, base, articles: articles)
      contribution.rows.append((group, base))
    }
    return contribution
  }

  private func isAnnotated(_ layer: Layer?) -> Bool {
    guard let layer else { return false }
    return subject == .mentions ? !layer.entities.isEmpty : !layer.eventClusters.isEmpty
  }

  mutating func merge(_ other: any SubjectTally) {
    guard let other = other as? ClusterSubjectTally else { return }
    total.add(other.total.counts, other.total.base, articles: other.total.articles)
    for (group, sum) in other.slices {
      slices[group, default: Sum()].add(sum.counts, sum.base, articles: sum.articles)
    }
    isAnnotated = isAnnotated || other.isAnnotated
  }

  func total(_ metric: Metric) -> PointScore { total.score(metric) }

  func rows(_ metric: Metric) -> [(group: Group, score: PointScore)] {
    slices.map { (group: $0.key, score: $0.value.score(metric)) }.sorted { $0.group < $1.group }
  }
}
