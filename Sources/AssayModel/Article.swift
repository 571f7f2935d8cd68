/// A text with an identifier and what is known about it.
public struct Article: Hashable, Sendable {
  /// The identifier, unique in its corpus: the file's name without its ending, or the record's id.
  public let id: String
  /// The text.
  public let text: ArticleText
  /// What the corpus says about the article, for example `date` or `collection`.
  public let metadata: [String: String]
  /// Tokens and sentences, where the source fixes them.
  public let tokens: Tokenization?

  /// Makes an article.
  public init(
    id: String, text: ArticleText, metadata: [String: String] = [:], tokens: Tokenization? = nil
  ) {
    self.id = id
    self.text = text
    self.metadata = metadata
    self.tokens = tokens
  }
}

/// An article with layers of annotation.
public struct AnnotatedArticle: Hashable, Sendable {
  /// The article.
  public let article: Article
  /// Its layers, in source order.
  public let layers: [Layer]

  /// Makes an annotated article.
  public init(_ article: Article, layers: [Layer]) {
    self.article = article
    self.layers = layers
  }
}

/// One tag a token, as a column format wrote them.
public struct TagSequence: Hashable, Sendable {
  /// The distinct tags, in order of first appearance.
  public let names: [String]
  /// For each token the index of its tag in `names`.
  public let indexes: [Int32]

  /// Makes a sequence; every index must lie within `names`.
  public init(names: [String], indexes: [Int32]) {
    self.names = names
    self.indexes = indexes
  }

  /// Makes a sequence from spelled-out tags.
  public init(_ tags: [String]) {
    var numbers: [String: Int32] = [:]
    var names: [String] = []
    indexes = tags.map { tag in
      if let number = numbers[tag] { return number }
      let number = Int32(names.count)
      numbers[tag] = number
      names.append(tag)
      return number
    }
    self.names = names
  }

  /// The number of tokens.
  public var count: Int { indexes.count }

  /// The tag of a token.
  public subscript(token: Int) -> String { names[Int(indexes[token])] }
}
