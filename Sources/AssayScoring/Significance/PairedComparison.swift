/// What two systems got on one article.
public struct PairedArticle: Hashable, Sendable {
  /// The article's identifier.
  public let id: String
  /// The sums of the first system.
  public let first: MetricSums
  /// The sums of the second system.
  public let second: MetricSums

  /// Makes a pair; both sums must have one formula.
  public init(id: String, first: MetricSums, second: MetricSums) {
    self.id = id
    self.first = first
    self.second = second
  }

  /// Makes a pair of counted annotations.
  public init(id: String, first: Counts, second: Counts) {
    self.init(id: id, first: MetricSums(first), second: MetricSums(second))
  }
}

/// Which ratio two systems are compared by.
public enum Measure: String, Hashable, Sendable, CaseIterable {
  case precision
  case recall
  case f1
}

/// Two systems on the same articles.
///
/// The article is the unit of every test, since annotations of one article are not independent. A
/// ratio is always that of summed counts, never a mean over articles.
public struct PairedComparison: Hashable, Sendable {
  /// The articles, by identifier; each identifier should be there once.
  public let articles: [PairedArticle]
  /// What is compared.
  public let measure: Measure

  /// Makes a comparison; the order of the articles does not matter.
  public init(_ articles: [PairedArticle], measure: Measure = .f1) {
    self.articles = articles.sorted { $0.id < $1.id }
    self.measure = measure
  }

  /// The first system's ratio less the second's; `nil` where either is undefined.
  public var difference: Double? { exactDifference?.value }

  /// Whether both have the same sums on every article.
  public var isIdentical: Bool { articles.allSatisfy { $0.first == $0.second } }

  var exactDifference: RatioDifference? {
    RatioDifference(of: measure, first: sum(\.first), second: sum(\.second))
  }

  /// The sums of one system over all articles.
  func sum(_ system: KeyPath<PairedArticle, MetricSums>) -> MetricSums {
    articles.reduce(into: zero) { $0 += $1[keyPath: system] }
  }

  /// The sums of nothing, under the articles' formula.
  var zero: MetricSums { MetricSums(zero: articles.first?.first.formula ?? .counts) }
}
