import AssayModel

/// Compares several annotators' annotations of the same articles.
///
/// An article counts for two annotators if both annotated it; to annotate nothing in it is to
/// annotate it. Everything but the articles' texts is kept until the report.
public struct AgreementStudy: Sendable {
  /// What two annotators are compared by.
  public struct Options: Sendable {
    /// The metrics whose F1 is computed.
    public var metrics: [Metric]
    /// How they are computed.
    public var scoring: ScoringOptions
    /// Whether the report has every article.
    public var listsArticles: Bool

    /// Makes options.
    public init(
      metrics: [Metric] = Metric.annotations, scoring: ScoringOptions = ScoringOptions(),
      listsArticles: Bool = false
    ) {
      self.metrics = metrics
      self.scoring = scoring
      self.listsArticles = listsArticles
    }
  }

  private let annotators: [String]
  private var pairs: [PairStudy] = []
  private var articles = 0
  private var missing: [[String]]
  private var tokens: [[String?]] = []

  /// Makes a study that has seen no article.
  public init(annotators: [String], options: Options = Options()) {
    self.annotators = annotators
    missing = annotators.map { _ in [] }
    for first in annotators.indices {
      for second in annotators.indices.dropFirst(first + 1) {
        pairs.append(PairStudy(first, second, options: options))
      }
    }
  }

  /// Compares the layers of an article; one that fewer than two annotated is passed over.
  ///
  /// - Complexity: that of a ``Scorer`` for each pair of annotators.
  public mutating func add(_ article: AgreementArticle) {
    let layers = annotators.indices.map { index in
      article.layers.indices.contains(index) ? article.layers[index] : nil
    }
    for (index, layer) in layers.enumerated() where layer == nil {
      if article.layers.contains(where: { $0 != nil }) { missing[index].append(article.article.id) }
    }
    guard layers.count(where: { $0 != nil }) > 1 else { return }
    articles += 1
    let labels = TokenLabels(article.article, layers)
    tokens += labels.rows
    for index in pairs.indices {
      guard let first = layers[pairs[index].first], let second = layers[pairs[index].second] else {
        continue
      }
      pairs[index].add(article.article, first, second, labels: labels)
    }
  }

  /// What was found so far.
  ///
  /// - Parameter version: The version of Assay, for the signatures.
  /// - Throws: ``CoreferenceRefusal`` where two articles had one identifier.
  public func report(version: String) throws(CoreferenceRefusal) -> AgreementReport {
    var compared: [PairAgreement] = []
    for pair in pairs { compared.append(try pair.agreement(names: annotators, version: version)) }
    return AgreementReport(
      annotators: annotators, articles: articles, missingArticles: missing.map { $0.sorted() },
      pairs: compared, tokens: TokenAgreement(raters: annotators, rows: tokens))
  }
}
