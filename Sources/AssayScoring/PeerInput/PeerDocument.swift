package import AssayModel

/// An article as other scorers are given it: what both sides say, and the tokens where there are any.
package struct PeerDocument: Hashable, Sendable {
  /// The text and both layers.
  package let pair: ArticlePair
  /// The tokens that the source fixes: those of the gold, or of the predictions where gold has none.
  package let tokens: Tokenization?

  /// Makes a document.
  package init(_ pair: ArticlePair, tokens: Tokenization? = nil) {
    self.pair = pair
    self.tokens = tokens
  }

  /// The layer of a side; `nil` where that side lacks the article.
  package func layer(_ side: AnnotationSide) -> Layer? {
    side == .gold ? pair.gold : pair.predicted
  }

  /// Whether the gold standard has the article and the predictions do not.
  package var isMissing: Bool { pair.gold != nil && pair.predicted == nil }
  /// Whether only the predictions have the article.
  package var isExtra: Bool { pair.gold == nil && pair.predicted != nil }
}

/// Whose annotations they are.
package enum AnnotationSide: String, Hashable, Sendable, CaseIterable {
  case gold
  case predicted

  /// The side that it is compared with.
  var other: AnnotationSide { self == .gold ? .predicted : .gold }
}

/// An article that a scorer cannot be given.
package struct PeerInputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The article, what was expected and what was found.
  package let description: String

  init(_ article: String, _ message: String) {
    description = "\(article): \(message)"
  }
}
