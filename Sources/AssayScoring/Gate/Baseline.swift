/// What a run gave, article by article, without a word of its texts: what later runs are compared with.
public struct Baseline: Hashable, Sendable {
  /// The metrics that it has sums of, in the order in which they were asked for.
  public let metrics: [BaselineMetric]
  /// How the articles were scored.
  public let conditions: BaselineConditions
  /// The gold articles.
  public let gold: BaselineDigest
  /// The articles with predictions.
  public let predicted: BaselineDigest
  /// The articles of either side, by identifier in the order of its UTF-8; no identifier comes twice.
  public let articles: [BaselineArticle]

  /// Makes a baseline; the articles may come in any order.
  public init(
    metrics: [BaselineMetric], conditions: BaselineConditions, gold: BaselineDigest,
    predicted: BaselineDigest, articles: [BaselineArticle]
  ) {
    self.metrics = metrics
    self.conditions = conditions
    self.gold = gold
    self.predicted = predicted
    self.articles = articles.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}

/// A metric by name, with the number of its definition.
public struct BaselineMetric: Hashable, Sendable {
  /// The name.
  public let name: String
  /// The number of the definition.
  public let revision: Int

  /// Names a metric.
  public init(name: String, revision: Int) {
    self.name = name
    self.revision = revision
  }

  /// Names a metric of this version of Assay.
  public init(_ metric: Metric) {
    self.init(name: metric.name, revision: metric.revision)
  }
}

/// How articles were scored, as far as their sums depend on it.
public struct BaselineConditions: Hashable, Sendable {
  /// What a second annotation with the same content counts.
  public let duplicates: Duplicates
  /// What becomes of articles that only the predictions have.
  public let extraArticles: ExtraArticles
  /// What types are called before they are compared.
  public let labels: LabelMap
  /// The slices, as ``Slice/definition``.
  public let slices: [String]

  /// Makes conditions.
  public init(
    duplicates: Duplicates, extraArticles: ExtraArticles, labels: LabelMap, slices: [String]
  ) {
    self.duplicates = duplicates
    self.extraArticles = extraArticles
    self.labels = labels
    self.slices = slices
  }

  /// The conditions that options set.
  public init(_ options: ScoringOptions) {
    self.init(
      duplicates: options.duplicates, extraArticles: options.extraArticles,
      labels: options.labels, slices: options.slices.map(\.definition))
  }
}

/// How many articles there are, and the digest of them all.
public struct BaselineDigest: Hashable, Sendable {
  /// The number of articles.
  public let articles: Int
  /// ``DigestSum/hexadecimal``.
  public let digest: String

  /// Makes a digest from what was read.
  public init(articles: Int, digest: String) {
    self.articles = articles
    self.digest = digest
  }

  /// The digest of articles.
  public init(_ sum: DigestSum) {
    self.init(articles: sum.count, digest: sum.hexadecimal)
  }

  /// The first 12 digits, as signatures show them.
  public var short: String { String(digest.prefix(12)) }
}

/// What one article adds.
public struct BaselineArticle: Hashable, Sendable {
  /// The identifier.
  public let id: String
  /// ``DigestSum/short`` of the gold, text included; `nil` where the gold lacks the article.
  public let gold: String?
  /// ``DigestSum/short`` of the predictions; `nil` where there are none.
  public let predicted: String?
  /// The sums of each metric by name, as far as they are not 0.
  public let sums: [String: ArticleSums]
  /// The annotations that are wrong, ascending, none twice.
  public let wrong: [SpanFingerprint]

  /// Makes a record.
  public init(
    id: String, gold: String?, predicted: String?, sums: [String: ArticleSums],
    wrong: [SpanFingerprint]
  ) {
    self.id = id
    self.gold = gold
    self.predicted = predicted
    self.sums = sums
    self.wrong = wrong.sorted()
  }
}

/// What one article adds to one metric.
public struct ArticleSums: Hashable, Sendable {
  /// Of all annotations.
  public let total: MetricSums
  /// Of each type and of each part of a slice that has any.
  public let groups: [Group: MetricSums]

  /// Makes sums of one formula.
  public init(total: MetricSums, groups: [Group: MetricSums]) {
    self.total = total
    self.groups = groups
  }

  /// The sums of a group, or of all for `nil`; `nil` where there are none.
  func sums(of group: Group?) -> MetricSums? { group.map { groups[$0] } ?? total }

  /// Whether the types add up to the total, so that it need not be kept.
  public var isSumOfTypes: Bool {
    let zero = MetricSums(zero: total.formula)
    let types = groups.filter { $0.key.dimension == Group.typeDimension }
    return types.values.reduce(zero, +) == total
  }
}

extension Slice {
  /// The name with all that it depends on: `length:2,3,5`, or `seen` with a digest of the words.
  public var definition: String {
    switch self {
    case .length(let bounds), .articleLength(let bounds):
      "\(name):" + bounds.map(String.init).joined(separator: ",")
    case .seen(let forms): "\(name)#\(forms.short)"
    default: name
    }
  }
}
