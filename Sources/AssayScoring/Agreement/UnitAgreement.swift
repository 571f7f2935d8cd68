/// What annotators mark off in a text.
public enum UnitSubject: String, Hashable, Sendable, CaseIterable {
  /// Mentions, of the type's category, from their first character to their last.
  case mentions
  /// Triggers of events, of the event type's category, likewise.
  case triggers
}

/// How well annotators agree on where units are and what they are, in one number.
public struct UnitAgreement: Hashable, Sendable {
  /// The units of one type or of one article.
  public struct Part: Hashable, Sendable {
    /// The type, or the article's identifier.
    public let name: String
    /// The number of units of all annotators.
    public let units: Int
    /// Krippendorff's α_U; see ``Continuum/alpha``.
    public let alpha: Coefficient
    /// γ; `nil` where it was not asked for.
    public let gamma: PooledGamma?
  }

  /// What is marked off.
  public let subject: UnitSubject
  /// All units.
  public let all: Part
  /// The types, by name; empty unless asked for.
  ///
  /// γ is that of the type's units alone, and γ_cat says nothing.
  public let types: [Part]
  /// The articles, by identifier; empty unless asked for.
  public let byArticle: [Part]
}

/// γ over articles.
///
/// The disorders are the means of those of the articles, each article weighing by the number of its
/// units an annotator; so one article has its own γ (``Gamma``), and the observed disorder of several
/// is that of the best alignment in which no unit leaves its article. The random continua of an
/// article depend on the seed and on its identifier alone.
public struct PooledGamma: Hashable, Sendable {
  /// How γ is computed.
  public struct Settings: Hashable, Sendable {
    /// The number of random continua of each article.
    public var samples: Int
    /// The seed.
    public var seed: UInt64

    /// Makes settings.
    public init(samples: Int = 30, seed: UInt64 = 42) {
      self.samples = samples
      self.seed = seed
    }
  }

  /// γ, with the disorders that it comes from.
  public let coefficient: Coefficient
  /// γ_cat: agreement on the categories of aligned units only.
  public let categorical: Coefficient
  /// The number of articles with units.
  public let articles: Int
  /// The articles whose best alignment was not found within the limits of ``Gamma``.
  ///
  /// Their observed disorder is an upper bound, and so γ a lower one but for the random continua.
  public let inexact: Int

  init(_ articles: [Gamma]) {
    let counted = articles.filter { $0.weight > 0 }
    self.articles = counted.count
    inexact = counted.count { !$0.isExact }
    let weight = counted.reduce(0) { $0 + $1.weight }
    func pooled(_ coefficient: (Gamma) -> Coefficient) -> Coefficient {
      guard weight > 0 else { return Coefficient(.nothingToCompare) }
      func mean(_ disorder: (Coefficient) -> Double?) -> Double {
        counted.reduce(0) { $0 + $1.weight * (disorder(coefficient($1)) ?? 0) } / weight
      }
      return Gamma.coefficient(
        mean(\.observed), mean(\.expected),
        count: counted.reduce(0) { $0 + coefficient($1).count })
    }
    coefficient = pooled(\.coefficient)
    categorical = pooled(\.categorical)
  }
}
