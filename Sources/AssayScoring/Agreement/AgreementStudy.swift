import AssayModel

/// Compares several annotators' annotations of the same articles.
///
/// An article counts for two annotators if both annotated it; to annotate nothing in it is to
/// annotate it. Everything but the articles' texts is kept until the report.
public struct AgreementStudy: Sendable {
  /// What annotators are compared by.
  public struct Options: Sendable {
    /// The metrics whose F1 is computed.
    public var metrics: [Metric]
    /// How they are computed.
    public var scoring: ScoringOptions
    /// How γ is computed; `nil` where it is not.
    public var gamma: PooledGamma.Settings?
    /// The orders of categories, by the name of the choice.
    public var orders: [String: [String]]
    /// Whether units and attributes have a part for each type.
    public var coversTypes: Bool
    /// Whether units and choices have a part for each article.
    public var listsArticles: Bool

    /// Makes options.
    public init(
      metrics: [Metric] = Metric.annotations, scoring: ScoringOptions = ScoringOptions(),
      gamma: PooledGamma.Settings? = PooledGamma.Settings(), orders: [String: [String]] = [:],
      coversTypes: Bool = false, listsArticles: Bool = false
    ) {
      self.metrics = metrics
      self.scoring = scoring
      self.gamma = gamma
      self.orders = orders
      self.coversTypes = coversTypes
      self.listsArticles = listsArticles
    }
  }

  private let annotators: [String]
  private let options: Options
  private var pairs: [PairStudy] = []
  /// `nil` for two annotators, who are a pair.
  private var all: GroupStudy?
  private var articles = 0
  private var missing: [[String]]

  /// Makes a study that has seen no article.
  public init(annotators: [String], options: Options = Options()) {
    self.annotators = annotators
    self.options = options
    missing = annotators.map { _ in [] }
    for first in annotators.indices {
      for second in annotators.indices.dropFirst(first + 1) {
        pairs.append(PairStudy(first, second, names: annotators, options: options))
      }
    }
    if pairs.count != 1 {
      all = GroupStudy(Array(annotators.indices), names: annotators, options: options)
    }
  }

  /// Compares the layers of an article; one that fewer than two annotated is passed over.
  ///
  /// - Complexity: that of a ``Scorer`` and of ``Gamma`` for each pair of annotators.
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
    let offsets = OffsetTable(article.article.text)
    for index in pairs.indices {
      pairs[index].add(article.article, layers, labels: labels, offsets: offsets)
    }
    all?.add(article.article, layers, labels: labels, offsets: offsets)
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
      pairs: compared,
      all: all?.agreement ?? compared.first?.group ?? GroupAgreement(units: [], choices: []),
      gamma: options.gamma)
  }
}
