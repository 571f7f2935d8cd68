/// How well annotators agree.
public struct AgreementReport: Hashable, Sendable {
  /// The annotators, in the order in which they were named.
  public let annotators: [String]
  /// The number of articles that at least two annotated.
  public let articles: Int
  /// For each annotator the articles that others annotated and this one did not, ascending.
  public let missingArticles: [[String]]
  /// Every two annotators.
  public let pairs: [PairAgreement]
  /// All annotators together, over the articles that at least two annotated.
  public let all: GroupAgreement
  /// How γ was computed; `nil` where it was not.
  public let gamma: PooledGamma.Settings?

  /// The mean over pairs of a number, those left out in which it is not defined; `nil` without any.
  ///
  /// - Parameter annotator: Only the pairs of this one, by index.
  public func mean(
    of annotator: Int? = nil, _ value: (PairAgreement) -> Double?
  ) -> Double? {
    let values = pairs.filter { pair in
      annotator.map { $0 == pair.first || $0 == pair.second } ?? true
    }.compactMap(value)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

/// How well annotators agree on what can be told of any number of them.
public struct GroupAgreement: Hashable, Sendable {
  /// Where units are and what they are.
  public let units: [UnitAgreement]
  /// Choices among categories, for things that at least two annotators have.
  public let choices: [ChoiceAgreement]
}

/// How well two annotators agree, on the articles that both annotated.
public struct PairAgreement: Hashable, Sendable {
  /// The first annotator's index.
  public let first: Int
  /// The second annotator's index.
  public let second: Int
  /// The second's annotations scored against the first's.
  ///
  /// F1 is the same the other way round; precision and recall change places.
  public let scores: ScoreReport
  /// Units, and choices.
  public let group: GroupAgreement
  /// Coreference of mentions, the first annotator being the key; singletons count.
  public let mentionCoreference: CoreferenceCounts
  /// Coreference of events, likewise.
  public let eventCoreference: CoreferenceCounts
  /// Relations of one type whose arguments have the same roles and extents, by type.
  public let relationTypes: [RelationAgreement]
  /// The counts of each article, by identifier.
  public let byArticle: [ArticleAgreement]

  /// The relations of all types.
  public var relations: Counts { relationTypes.reduce(.zero) { $0 + $1.counts } }
}

/// How well two annotators agree on the relations of one type.
public struct RelationAgreement: Hashable, Sendable {
  /// The type.
  public let type: String
  /// What both have, and what one has.
  public let counts: Counts
}

/// How well two annotators agree on one article.
public struct ArticleAgreement: Hashable, Sendable {
  /// The article's identifier.
  public let id: String
  /// The counts of each metric, in the order of the report.
  public let counts: [Counts]
  /// The counts of relations.
  public let relations: Counts
}
