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
  /// Whether tokens get the same label from all annotators.
  public let tokens: TokenAgreement
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
  /// Agreement on attributes of mentions with the same extent, by name.
  public let mentionAttributes: [AttributeAgreement]
  /// Agreement on attributes of events whose triggers have the same extent, by name.
  public let eventAttributes: [AttributeAgreement]
  /// Coreference of mentions, the first annotator being the key; singletons count.
  public let mentionCoreference: CoreferenceCounts
  /// Coreference of events, likewise.
  public let eventCoreference: CoreferenceCounts
  /// Relations of one type whose arguments have the same roles and extents.
  public let relations: Counts
  /// Whether tokens get the same label from both.
  public let tokens: TokenAgreement
  /// F1 by article, by identifier; empty unless asked for.
  public let byArticle: [ArticleAgreement]
}

/// Agreement on the value of an attribute.
public struct AttributeAgreement: Hashable, Sendable {
  /// The attribute.
  public let name: String
  /// The share of matched pairs with the same value; `nil` without any.
  public let agreement: Double?
  /// Cohen's κ.
  public let kappa: Coefficient
  /// Krippendorff's α, nominal.
  public let alpha: Coefficient
}

/// Krippendorff's α, nominal, on the types of mentions that tokens stand in.
///
/// A token in no mention has the label O, which most tokens of most articles have: then α says more
/// of where mentions are than of what they are. A token in several mentions has the type of the
/// longest.
public struct TokenAgreement: Hashable, Sendable {
  /// Over all tokens.
  public let all: Coefficient
  /// Over tokens that at least one annotator has in a mention.
  public let marked: Coefficient
}

/// How well two annotators agree on one article.
public struct ArticleAgreement: Hashable, Sendable {
  /// The article's identifier.
  public let id: String
  /// The counts of each metric, in the order of the report.
  public let counts: [Counts]
}
