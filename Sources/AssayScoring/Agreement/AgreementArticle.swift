public import AssayModel

/// What several annotators say about one article.
public struct AgreementArticle: Hashable, Sendable {
  /// The article.
  public let article: Article
  /// A layer for each annotator; `nil` where one did not annotate the article.
  public let layers: [Layer?]

  /// Makes an article.
  public init(_ article: Article, layers: [Layer?]) {
    self.article = article
    self.layers = layers
  }
}
