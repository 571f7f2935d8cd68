/// How articles are scored.
public struct ScoringOptions: Hashable, Sendable {
  /// What a second annotation with the same content counts.
  public var duplicates: Duplicates
  /// What becomes of articles that only the predictions have.
  public var extraArticles: ExtraArticles
  /// What types are called before they are compared.
  public var labels: LabelMap
  /// How articles and annotations are parted; each part has scores of its own.
  public var slices: [Slice]
  /// How intervals are computed; `nil` for none.
  public var bootstrap: Bootstrap?

  /// Makes options.
  public init(
    duplicates: Duplicates = .counted, extraArticles: ExtraArticles = .spurious,
    labels: LabelMap = LabelMap(), slices: [Slice] = [], bootstrap: Bootstrap? = Bootstrap()
  ) {
    self.duplicates = duplicates
    self.extraArticles = extraArticles
    self.labels = labels
    self.slices = slices
    self.bootstrap = bootstrap
  }
}

/// What becomes of articles that only the predictions have.
public enum ExtraArticles: String, Hashable, Sendable, CaseIterable {
  /// All that is predicted there is spurious.
  case spurious
  /// They are listed and count nothing.
  case ignored
}

/// Scores articles one by one.
///
/// Everything is summed in integers, so the order of the articles changes nothing, and scorers of
/// parts of a corpus can be merged. Memory does not grow with the number of articles, apart from
/// the identifiers of those that only one side has, and from the links where clusters of links are
/// scored. The caller sees to it that no article is added twice.
public struct Scorer: Sendable {
  /// What is measured, in the order of the report.
  public let metrics: [Metric]
  /// How articles are scored.
  public let options: ScoringOptions

  /// For each subject, in the order in which metrics name them.
  private(set) var tallies: [any SubjectTally]
  /// For each metric the place of its subject.
  let tallyOfMetric: [Int]
  /// For each metric how its sums are read off base counts.
  let forms: [[LinearForm]]
  /// For each subject the forms that its metrics read, each once.
  private let neededForms: [NeededForms]
  /// For each metric.
  private(set) var articleSums: [AverageSums]
  private(set) var replicates: Replicates?
  private(set) var missingArticles: [String] = []
  private(set) var extraArticles: [String] = []
  private(set) var goldDigest = DigestSum()
  private(set) var predictedDigest = DigestSum()

  /// Makes a scorer that has seen no article.
  public init(metrics: [Metric] = Metric.standard, options: ScoringOptions = ScoringOptions()) {
    self.metrics = metrics
    self.options = options
    var subjects: [Metric.Subject] = []
    var tallies: [any SubjectTally] = []
    tallyOfMetric = metrics.map { metric in
      if let known = subjects.firstIndex(of: metric.subject) { return known }
      subjects.append(metric.subject)
      tallies.append(metric.makeTally())
      return subjects.count - 1
    }
    self.tallies = tallies
    forms = metrics.map(\.forms)
    neededForms = tallies.indices.map { [tallyOfMetric] tally in
      NeededForms(zip(metrics, tallyOfMetric).filter { $0.1 == tally }.map(\.0))
    }
    articleSums = metrics.map { _ in AverageSums() }
    replicates = options.bootstrap.map(Replicates.init)
  }

  /// Scores an article; gives what it adds.
  ///
  /// Where one side is missing, all that the other has is missed or spurious.
  /// - Complexity: that of ``Alignment`` for each subject, plus O(B) for each counter that is not
  ///   0, with B replicates.
  @discardableResult
  public mutating func add(_ pair: ArticlePair) -> ArticleScores {
    note(pair)
    guard pair.gold != nil || options.extraArticles == .spurious else { return ArticleScores() }
    let pair = options.labels.isEmpty ? pair : options.labels.applied(to: pair)
    var contributions: [Contribution] = []
    for index in tallies.indices {
      contributions.append(tallies[index].add(pair, options: options))
    }
    let scores = ArticleScores(contributions: contributions)
    for (place, metric) in metrics.enumerated() where metric.isSummedOverArticles {
      articleSums[place].add(sums(at: place, in: scores))
    }
    if replicates != nil {
      let counters = counters(scores)
      replicates?.add(counters, of: pair.id)
    }
    return scores
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

  // MARK: - Replicates

  /// Adds to the replicates what waits for more articles.
  mutating func settle() {
    replicates?.settle()
  }

  /// The counters that the metrics need of an article, each once.
  private func counters(
    _ scores: ArticleScores
  ) -> [(counter: Replicates.Counter, value: Int)] {
    var counters: [(counter: Replicates.Counter, value: Int)] = []
    for (tally, contribution) in scores.contributions.enumerated() {
      let needed = neededForms[tally]
      for form in needed.total {
        let value = form.value(contribution.total)
        if value != 0 { counters.append((.init(subject: tally, group: nil, form: form), value)) }
      }
      for (group, base) in contribution.rows where covers(group) {
        for form in needed.rows {
          let value = form.value(base)
          if value != 0 {
            counters.append((.init(subject: tally, group: group, form: form), value))
          }
        }
      }
    }
    return counters
  }

  /// Whether a row of this group gets intervals.
  func covers(_ group: Group) -> Bool {
    options.bootstrap?.coversTypes == true || group.dimension != Group.typeDimension
  }
}

/// The forms that metrics of one subject read, each once.
private struct NeededForms: Sendable {
  /// Of all annotations, where both sides of a pair count alike.
  private(set) var total: [LinearForm] = []
  /// Of a type or of a part of a slice.
  private(set) var rows: [LinearForm] = []

  init(_ metrics: [Metric]) {
    for metric in metrics where metric.isSummedOverArticles {
      for form in metric.forms {
        if !rows.contains(form) { rows.append(form) }
        let form = metric.match == nil ? form : form.ofGoldSide
        if !total.contains(form) { total.append(form) }
      }
    }
  }
}

// MARK: - Articles

/// What one article added to a scorer, to be read by it; see ``Scorer/sums(at:in:)``.
public struct ArticleScores: Sendable {
  /// For each subject; empty for an article that counts nothing.
  var contributions: [Contribution] = []
}

extension Scorer {
  /// What an article adds to a metric, given by its place in ``metrics``.
  public func sums(at place: Int, in article: ArticleScores) -> MetricSums {
    guard !article.contributions.isEmpty else { return MetricSums(zero: metrics[place].formula) }
    return metrics[place].sums(
      article.contributions[tallyOfMetric[place]].total, forms[place])
  }

  /// What an article adds to each group of a metric that has anything in it.
  public func rows(
    at place: Int, in article: ArticleScores
  ) -> [(group: Group, sums: MetricSums)] {
    guard !article.contributions.isEmpty else { return [] }
    return article.contributions[tallyOfMetric[place]].rows.map {
      (group: $0.group, sums: metrics[place].sums($0.base, forms[place]))
    }
  }
}

/// Scorers that do not measure the same.
public struct MergeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The message.
  public var description: String {
    "scores can only be merged if metrics, options, replicates and seed are the same"
  }
}
