import AssayModel

/// A run of today, scored article by article and compared with a baseline as it goes.
public struct GateRun: Sendable {
  /// What is measured; metrics that do not sum over articles are not among them.
  public let metrics: [Metric]
  /// How articles are scored; there is no bootstrap.
  public let options: ScoringOptions
  /// How many articles of either side the readers refused, in whole or in part; the caller counts them.
  public var refused = 0
  /// The articles whose predictions are about another text than the gold's; the caller lists them.
  public var otherTexts: [String] = []

  private var scorer: Scorer
  private var analysis = MistakeAnalysis()
  /// What may be wrong, by the metrics.
  private let subjects: Set<MistakeSubject>
  /// What the baseline, too, has of this.
  private let comparable: Set<MistakeSubject>
  private var gold = DigestSum()
  private var predicted = DigestSum()
  private(set) var articles: [BaselineArticle] = []
  /// The articles of the baseline.
  private let before: [String: BaselineArticle]
  /// Whether an article that is what it was in the baseline adds what it added there.
  private let keepsLines: Bool
  private(set) var broken: [Flip] = []
  private(set) var fixed: [Flip] = []

  /// Makes a run that has seen no article.
  ///
  /// - Parameter baseline: What annotations that are wrong are compared with, if anything; `nil` also
  ///   where every article is to be scored, whatever the baseline says.
  public init(metrics: [Metric], options: ScoringOptions, baseline: Baseline?) {
    self.metrics = metrics.filter(\.isSummedOverArticles)
    var options = options
    options.bootstrap = nil
    self.options = options
    scorer = Scorer(metrics: self.metrics, options: options)
    subjects = Set(metrics.compactMap(\.subject.wrong))
    let known = Set(baseline?.metrics.map(\.name) ?? [])
    comparable = Set(metrics.filter { known.contains($0.name) }.compactMap(\.subject.wrong))
    before = Dictionary((baseline?.articles ?? []).map { ($0.id, $0) }) { first, _ in first }
    // Slices may depend on metadata, which no digest covers.
    keepsLines =
      baseline?.conditions == BaselineConditions(options) && options.slices.isEmpty
      && Set(self.metrics.map(BaselineMetric.init)).isSubset(of: baseline?.metrics ?? [])
  }

  /// Scores an article; gives what is newly wrong in it.
  ///
  /// An article whose gold and predictions are those of the baseline is not scored again.
  /// - Complexity: that of ``Scorer/add(_:)-(ArticlePair)`` and of ``MistakeAnalysis/add(_:)``.
  @discardableResult
  public mutating func add(_ pair: ArticlePair) -> [Flip] {
    let digests = note(pair)
    if keepsLines, let line = before[pair.id], line.gold == digests.gold,
      line.predicted == digests.predicted
    {
      keep(line)
      return []
    }
    let scores = scorer.add(pair)
    var sums: [String: ArticleSums] = [:]
    for (place, metric) in metrics.enumerated() {
      let zero = MetricSums(zero: metric.formula)
      let total = scorer.sums(at: place, in: scores)
      let groups = scorer.rows(at: place, in: scores).filter { $0.sums != zero }
      guard total != zero || !groups.isEmpty else { continue }
      sums[metric.name] = ArticleSums(
        total: total, groups: Dictionary(groups.map { ($0.group, $0.sums) }, uniquingKeysWith: +))
    }
    let counts = pair.gold != nil || options.extraArticles == .spurious
    let flips = compare(counts ? options.labels.applied(to: pair) : nil, of: pair.id)
    articles.append(
      BaselineArticle(
        id: pair.id, gold: digests.gold, predicted: digests.predicted, sums: sums,
        wrong: flips.wrong))
    broken += flips.broken
    fixed += flips.fixed
    return flips.broken
  }

  /// Takes over what an article added to the baseline.
  private mutating func keep(_ line: BaselineArticle) {
    let names = Set(metrics.map(\.name))
    articles.append(
      BaselineArticle(
        id: line.id, gold: line.gold, predicted: line.predicted,
        sums: line.sums.filter { names.contains($0.key) },
        wrong: line.wrong.filter { subjects.contains($0.subject) }))
  }

  private mutating func note(_ pair: ArticlePair) -> (gold: String?, predicted: String?) {
    var golds = DigestSum(), predicteds = DigestSum()
    if let layer = pair.gold { golds.add(gold: layer, text: pair.text, id: pair.id) }
    if let layer = pair.predicted { predicteds.add(predicted: layer, id: pair.id) }
    gold += golds
    predicted += predicteds
    return (golds.count > 0 ? golds.short : nil, predicteds.count > 0 ? predicteds.short : nil)
  }

  // MARK: - Flips

  private struct ArticleFlips {
    var wrong: [SpanFingerprint] = []
    var broken: [Flip] = []
    var fixed: [Flip] = []
  }

  private mutating func compare(_ pair: ArticlePair?, of id: String) -> ArticleFlips {
    var flips = ArticleFlips()
    let before = Set(self.before[id]?.wrong ?? [])
    let mistakes = pair.map { pair in
      analysis.add(pair).filter { subjects.contains($0.subject) }
    }
    var namer: SpanNamer?
    if let pair, mistakes?.isEmpty == false || !before.isEmpty { namer = SpanNamer(pair) }
    let all = namer
    for mistake in mistakes ?? [] {
      guard let fingerprint = namer?.take(mistake) else { continue }
      flips.wrong.append(fingerprint)
      guard comparable.contains(mistake.subject), !before.contains(fingerprint) else { continue }
      flips.broken.append(
        Flip(fingerprint: fingerprint, article: id, mistake: mistake, mended: nil))
    }
    let gone = before.subtracting(flips.wrong)
    let sides = all?.sides(of: gone.filter(\.isGold)) ?? [:]
    flips.fixed = gone.filter { comparable.contains($0.subject) }.map {
      Flip(fingerprint: $0, article: id, mistake: nil, mended: sides[$0])
    }
    return flips
  }

  /// Those that are wrong now.
  func isWrong(_ fingerprints: [SpanFingerprint]) -> Set<SpanFingerprint> {
    let wanted = Set(fingerprints)
    guard !wanted.isEmpty else { return [] }
    return articles.reduce(into: []) { found, article in
      found.formUnion(article.wrong.filter(wanted.contains))
    }
  }

  // MARK: - Results

  /// The run as later runs are compared with it.
  public var baseline: Baseline {
    Baseline(
      metrics: metrics.map(BaselineMetric.init), conditions: BaselineConditions(options),
      gold: BaselineDigest(gold), predicted: BaselineDigest(predicted), articles: articles)
  }

  /// Whether the gold has anything that a metric counts.
  public func isAnnotated(_ metric: Metric) -> Bool {
    articles.contains { $0.sums[metric.name].map { $0.total.support > 0 } ?? false }
  }

  /// The articles of the gold that were not predicted, in the order in which they came.
  public var missingArticles: [String] {
    articles.filter { $0.gold != nil && $0.predicted == nil }.map(\.id)
  }

  /// What makes that nothing was measured, whatever it is compared with, the gravest first.
  public var problems: [GateProblem] {
    var problems: [GateProblem] = []
    if refused > 0 {
      problems.append(
        GateProblem(
          "refused of gold or predictions: \(counted(refused, "article"))", isOfRun: true))
    }
    if !otherTexts.isEmpty {
      problems.append(
        GateProblem(
          "predictions are about another text than the gold: \(counted(otherTexts.count, "article"))",
          articles: otherTexts, isOfRun: true))
    }
    if gold.count == 0 {
      problems.append(GateProblem("the gold has no articles", isOfRun: true))
    } else if missingArticles.count == gold.count {
      problems.append(GateProblem("no article of the gold is predicted", isOfRun: true))
    }
    return problems
  }

  /// The articles that only the predictions have, likewise.
  public var extraArticles: [String] {
    articles.filter { $0.gold == nil }.map(\.id)
  }
}

extension MetricSums {
  /// What there is to find, over all terms.
  public var support: Int { terms.reduce(0) { $0 + $1.possible } }
}

extension Metric.Subject {
  /// The annotations that are wrong where this is counted; `nil` where ``MistakeAnalysis`` says
  /// nothing about it.
  fileprivate var wrong: MistakeSubject? {
    switch self {
    case .mentions, .mentionOverlaps: .mention
    case .events(let level): level.countsArguments ? .argument : .trigger
    case .creditedArguments: .argument
    default: nil
    }
  }
}
