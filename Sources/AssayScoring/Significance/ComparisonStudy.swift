/// Compares systems with the first of them, the baseline, on the same gold.
///
/// Systems are scored one after the other or in turns; the articles may come in any order. Keeps the
/// sums of each article and which gold annotations were found, for each metric and system.
public struct ComparisonStudy: Sendable {
  /// How systems are compared.
  public struct Options: Hashable, Sendable {
    /// What is measured.
    public var metrics: [Metric]
    /// How articles are scored; without a bootstrap there are no intervals.
    public var scoring: ScoringOptions
    /// How many exchanges a test that is not exact tries.
    public var trials: Int
    /// The seed of the tests.
    public var seed: UInt64
    /// How the probabilities of all tests are adjusted.
    public var adjustment: Adjustment

    /// Makes options.
    public init(
      metrics: [Metric], scoring: ScoringOptions = ScoringOptions(), trials: Int = 10_000,
      seed: UInt64 = 42, adjustment: Adjustment = .holm
    ) {
      self.metrics = metrics
      self.scoring = scoring
      self.trials = trials
      self.seed = seed
      self.adjustment = adjustment
    }
  }

  /// The names of the systems, the baseline first.
  public let systems: [String]
  private let options: Options
  private var scorers: [Scorer]
  /// For each system and metric the sums of each article.
  private var sums: [[[String: MetricSums]]]
  /// For each system and metric the gold annotations of each article that it found.
  private var found: [[[String: Set<Int>]]]
  /// For each system.
  private var mistakes: [MistakeAnalysis]

  /// Makes a study that has seen no article.
  public init(systems: [String], options: Options) {
    self.systems = systems
    self.options = options
    scorers = systems.map { _ in Scorer(metrics: options.metrics, options: options.scoring) }
    sums = systems.map { _ in options.metrics.map { _ in [:] } }
    found = systems.map { _ in options.metrics.map { _ in [:] } }
    mistakes = systems.map { _ in MistakeAnalysis() }
  }

  /// Scores an article of a system, given by its place in ``systems``; others are left out.
  ///
  /// - Complexity: that of ``Scorer/add(_:)-(ArticlePair)``.
  public mutating func add(_ pair: ArticlePair, of system: Int) {
    guard systems.indices.contains(system) else { return }
    let scores = scorers[system].add(pair)
    for (place, metric) in options.metrics.enumerated() where metric.isSummedOverArticles {
      sums[system][place][pair.id, default: MetricSums(zero: metric.formula)] +=
        scorers[system].sums(at: place, in: scores)
      if metric.findsOneByOne {
        found[system][place][pair.id] = metric.found(
          options.scoring.labels.applied(to: pair), duplicates: options.scoring.duplicates)
      }
    }
    if options.metrics.contains(where: { $0.mistakeSubject != nil }) {
      _ = mistakes[system].add(options.scoring.labels.applied(to: pair))
    }
  }

  /// What was found so far.
  ///
  /// - Parameter version: The version of Assay, for the signatures.
  /// - Complexity: O((B + t) · n) for each metric and system, with B replicates, t trials and n
  ///   articles.
  public func report(version: String) -> ComparisonReport {
    let scores = zip(scorers, systems).map { $0.report(system: $1, version: version) }
    var metrics = options.metrics.indices.map { place in
      MetricComparison(
        metric: options.metrics[place],
        differences: systems.indices.dropFirst().map { difference($0, place, scores) })
    }
    let family = metrics.flatMap { $0.differences.map(\.pValue) }
    var adjusted = options.adjustment.adjusted(family)[...]
    for metric in metrics.indices {
      for place in metrics[metric].differences.indices {
        metrics[metric].differences[place].adjusted = adjusted.popFirst() ?? nil
      }
    }
    return ComparisonReport(
      systems: systems, scores: scores, metrics: metrics, options: options,
      tests: family.count { $0 != nil })
  }

  private func difference(
    _ system: Int, _ place: Int, _ scores: [ScoreReport]
  ) -> SystemDifference {
    let comparison = comparison(system, place)
    let metric = options.metrics[place]
    let types = [system, 0].map { scores[$0].scores[place].types }
    return SystemDifference(
      system: systems[system],
      bootstrap: comparison.bootstrap(options.scoring.bootstrap ?? Bootstrap(replicates: 0)),
      test: comparison.randomizationTest(trials: options.trials, seed: options.seed),
      recallTest: recallTest(system, place),
      byArticle: DifferenceSplit(articles: comparison.articles)?.parts,
      byType: DifferenceSplit(types: types[0], types[1])?.parts,
      byMistake: MistakeSplit(
        losses(system, metric, scores[system].scores[place].micro),
        losses(0, metric, scores[0].scores[place].micro))?.parts)
  }

  /// Gold annotations that the system, first, or the baseline alone found; `nil` where the metric does
  /// not find them one by one.
  private func recallTest(_ system: Int, _ place: Int) -> McNemarTest? {
    guard options.metrics[place].findsOneByOne else { return nil }
    var test = McNemarTest()
    let (first, second) = (found[system][place], found[0][place])
    for id in Set(first.keys).union(second.keys) {
      test.add(first: first[id] ?? [], second: second[id] ?? [])
    }
    return test
  }

  /// What keeps a system's F1 from 1, in annotations of both sides.
  private func losses(_ system: Int, _ metric: Metric, _ score: Score) -> MistakeLosses? {
    guard score.isCounted else { return nil }
    let counts = score.counts
    guard let subject = metric.mistakeSubject, options.scoring.duplicates == .counted else {
      return MistakeLosses(counts)
    }
    return MistakeLosses(mistakes[system].bins(of: subject), counts)
  }

  /// The system, first, and the baseline; what one of them lacks counts as 0.
  private func comparison(_ system: Int, _ place: Int) -> PairedComparison {
    let (first, second) = (sums[system][place], sums[0][place])
    let zero = MetricSums(zero: options.metrics[place].formula)
    return PairedComparison(
      Set(first.keys).union(second.keys).map {
        PairedArticle(id: $0, first: first[$0] ?? zero, second: second[$0] ?? zero)
      })
  }
}
