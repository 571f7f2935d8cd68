/// How articles are scored.
public struct ScoringOptions: Hashable, Sendable {
  /// What a second annotation with the same content counts.
  public var duplicates: Duplicates
  /// How intervals are computed; `nil` for none.
  public var bootstrap: Bootstrap?

  /// Makes options.
  public init(duplicates: Duplicates = .counted, bootstrap: Bootstrap? = Bootstrap()) {
    self.duplicates = duplicates
    self.bootstrap = bootstrap
  }
}

/// Scores articles one by one.
///
/// Everything is summed in integers, so the order of the articles changes nothing, and scorers of
/// parts of a corpus can be merged. Memory does not grow with the number of articles, apart from
/// the identifiers of those that only one side has. The caller sees to it that no article is added
/// twice.
public struct Scorer: Sendable {
  /// What is measured, in the order of the report.
  public let metrics: [Metric]
  /// How articles are scored.
  public let options: ScoringOptions

  private(set) var tallies: [SubjectTally]
  /// For each metric.
  private(set) var articleSums: [AverageSums]
  private(set) var replicates: Replicates?
  private(set) var missingArticles: [String] = []
  private(set) var extraArticles: [String] = []
  private(set) var goldDigest = DigestSum()
  private(set) var predictedDigest = DigestSum()

  /// Makes a scorer that has seen no article.
  public init(metrics: [Metric] = Metric.all, options: ScoringOptions = ScoringOptions()) {
    self.metrics = metrics
    self.options = options
    var subjects: [Metric.Subject] = []
    for metric in metrics where !subjects.contains(metric.subject) {
      subjects.append(metric.subject)
    }
    tallies = subjects.map(SubjectTally.init)
    articleSums = metrics.map { _ in AverageSums() }
    replicates = options.bootstrap.map(Replicates.init)
  }

  /// Scores an article.
  ///
  /// Where one side is missing, all that the other has is missed or spurious.
  /// - Complexity: that of ``Alignment`` for each subject, plus O(B) for each counter that is not
  ///   0, with B replicates.
  public mutating func add(_ pair: ArticlePair) {
    note(pair)
    var counters: [(counter: Replicates.Counter, value: Int)] = []
    for index in tallies.indices {
      let contribution = tallies[index].add(
        gold: pair.gold, predicted: pair.predicted, duplicates: options.duplicates)
      let subject = tallies[index].subject
      for (position, metric) in metrics.enumerated() where metric.subject == subject {
        articleSums[position].add(contribution.total.counts(metric.match).ratios)
      }
      if replicates != nil {
        counters += makeCounters(contribution, subject, types: tallies[index].types.names)
      }
    }
    replicates?.add(counters, of: pair.id)
  }

  /// Scores several articles.
  public mutating func add(_ pairs: some Sequence<ArticlePair>) {
    for pair in pairs { add(pair) }
  }

  /// Adds what another scorer has seen.
  ///
  /// - Throws: ``MergeError`` where the other measures other things or with other options.
  /// - Complexity: O(c · B) for c counters and B replicates.
  public mutating func merge(_ other: Scorer) throws(MergeError) {
    guard metrics == other.metrics, options == other.options else { throw MergeError() }
    for index in tallies.indices { tallies[index].merge(other.tallies[index]) }
    for index in articleSums.indices { articleSums[index] += other.articleSums[index] }
    if let others = other.replicates { replicates?.merge(others) }
    missingArticles += other.missingArticles
    extraArticles += other.extraArticles
    goldDigest += other.goldDigest
    predictedDigest += other.predictedDigest
  }

  private mutating func note(_ pair: ArticlePair) {
    if let gold = pair.gold {
      goldDigest.add(gold: gold, text: pair.text, id: pair.id)
      if pair.predicted == nil { missingArticles.append(pair.id) }
    } else if pair.predicted != nil {
      extraArticles.append(pair.id)
    }
    if let predicted = pair.predicted { predictedDigest.add(predicted: predicted, id: pair.id) }
  }

  /// The counters that the metrics of a subject need, each once.
  private func makeCounters(
    _ contribution: SubjectTally.Contribution, _ subject: Metric.Subject, types: [String]
  ) -> [(counter: Replicates.Counter, value: Int)] {
    let matches = metrics.filter { $0.subject == subject }.map(\.match)
    let credited = Correspondence.allCases.filter { correspondence in
      matches.contains { $0.halves(correspondence) > 0 }
    }
    var counters: [(counter: Replicates.Counter, value: Int)] = []
    func add(_ outcomes: PairedOutcomes, _ type: String?) {
      func add(_ quantity: Replicates.Counter.Quantity, _ value: Int) {
        if value == 0 { return }
        counters.append((.init(subject: subject, type: type, quantity: quantity), value))
      }
      add(.possible, outcomes.gold.total)
      add(.actual, outcomes.predicted.total)
      for correspondence in credited {
        add(.gold(correspondence), outcomes.gold[correspondence])
        if type == nil || correspondence.isOfOneType { continue }
        add(.predicted(correspondence), outcomes.predicted[correspondence])
      }
    }
    add(contribution.total, nil)
    if options.bootstrap?.coversTypes == true {
      for (type, outcomes) in contribution.rows { add(outcomes, types[type]) }
    }
    return counters
  }
}

/// Scorers that do not measure the same.
public struct MergeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The message.
  public var description: String {
    "scores can only be merged if metrics, options, replicates and seed are the same"
  }
}
