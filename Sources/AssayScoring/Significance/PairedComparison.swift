/// What two systems got on one article.
public struct PairedArticle: Hashable, Sendable {
  /// The article's identifier.
  public let id: String
  /// The counts of the first system.
  public let first: Counts
  /// The counts of the second system.
  public let second: Counts

  /// Makes a pair.
  public init(id: String, first: Counts, second: Counts) {
    self.id = id
    self.first = first
    self.second = second
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

  /// Whether both have the same counts on every article.
  public var isIdentical: Bool { articles.allSatisfy { $0.first == $0.second } }

  var exactDifference: RatioDifference? {
    RatioDifference(of: measure, first: sum(\.first), second: sum(\.second))
  }

  /// The counters of one system over all articles.
  func sum(_ system: KeyPath<PairedArticle, Counts>) -> RatioCounters {
    articles.reduce(into: RatioCounters()) { $0 += RatioCounters($1[keyPath: system]) }
  }
}
