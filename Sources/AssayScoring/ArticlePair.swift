public import AssayModel

/// What gold and an extractor say about one article.
public struct ArticlePair: Hashable, Sendable {
  /// The article's identifier.
  public let id: String
  /// Its text, for the digest of the gold standard; `nil` where only annotations are at hand.
  public let text: ArticleText?
  /// What the corpus says about the article, for slices.
  public let metadata: [String: String]
  /// The gold annotations; `nil` where the article is not part of the gold standard.
  public let gold: Layer?
  /// The predicted annotations; `nil` where the extractor gave none for this article.
  public let predicted: Layer?

  /// Makes a pair.
  public init(
    id: String, text: ArticleText? = nil, metadata: [String: String] = [:], gold: Layer?,
    predicted: Layer?
  ) {
    self.id = id
    self.text = text
    self.metadata = metadata
    self.gold = gold
    self.predicted = predicted
  }

  /// Pairs articles by their identifiers.
  ///
  /// - Returns: Every article of either list once, by identifier in ascending order.
  /// - Throws: ``PairingError`` where a list has two articles of one identifier.
  /// - Complexity: O(n log n) in the number of articles.
  public static func pairs(
    gold: some Sequence<(article: Article, layer: Layer)>,
    predicted: some Sequence<(id: String, layer: Layer)>
  ) throws(PairingError) -> [ArticlePair] {
    var golds: [String: (article: Article, layer: Layer)] = [:]
    for item in gold {
      guard golds.updateValue(item, forKey: item.article.id) == nil else {
        throw PairingError(id: item.article.id, side: "gold")
      }
    }
    var predicteds: [String: Layer] = [:]
    for item in predicted {
      guard predicteds.updateValue(item.layer, forKey: item.id) == nil else {
        throw PairingError(id: item.id, side: "predicted")
      }
    }
    let extra = predicteds.keys.filter { golds[$0] == nil }
    return (golds.keys + extra).sorted().map {
      ArticlePair(
        id: $0, text: golds[$0]?.article.text, metadata: golds[$0]?.article.metadata ?? [:],
        gold: golds[$0]?.layer, predicted: predicteds[$0])
    }
  }
}

/// Two articles of one identifier.
public struct PairingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The identifier.
  public let id: String
  /// `gold` or `predicted`.
  public let side: String

  /// The message.
  public var description: String { "\(id): two \(side) articles have this identifier" }
}
