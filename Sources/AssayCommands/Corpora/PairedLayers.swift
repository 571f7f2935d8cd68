import AssayFormats
import AssayModel
import AssayScoring

/// Gold and predicted layers, article by article.
struct PairedLayers {
  private var articles: JoinedArticles
  private let isOneFile: Bool
  private var extras: [AnnotatedArticle]?

  /// Opens both sides.
  ///
  /// - Parameters:
  ///   - gold: The gold; its texts may be those of `texts`.
  ///   - predicted: The predictions, on the texts of the gold if they have none; `nil` where the gold
  ///     file has them in its last column.
  ///   - source: How they are read.
  ///   - texts: Where the texts are kept, if apart from the gold.
  init(gold: String, predicted: String?, source: GoldSource, texts: String?) throws {
    isOneFile = predicted == nil
    if let predicted {
      let main = try source.feed(gold, on: texts)
      let side = try source.feed(predicted, predictedFor: main.format, on: texts ?? gold)
      articles = JoinedArticles(main, sides: [side])
    } else {
      articles = JoinedArticles(try source.goldAndPredicted(gold), sides: [])
    }
  }

  /// The articles so far whose predictions are about another text.
  var otherTexts: [JoinedArticles.OtherText] { articles.otherTexts }

  /// The feeds, for their tallies.
  var feeds: [ArticleFeed] { articles.feeds }

  /// The next pair: first all articles of the gold, then those that only the predictions have.
  mutating func next() throws -> ArticlePair? {
    if let (main, sides) = try articles.next() {
      let predicted = predictedLayer(main, sides)
      return ArticlePair(
        id: main.article.id, text: main.article.text, metadata: main.article.metadata,
        gold: main.layers.first ?? Layer(empty: .person("gold")), predicted: predicted)
    }
    if extras == nil { extras = isOneFile ? [] : try articles.leftovers(ofSide: 0) }
    guard let extra = extras?.first else { return nil }
    extras?.removeFirst()
    return ArticlePair(
      id: extra.article.id, text: extra.article.text, metadata: extra.article.metadata, gold: nil,
      predicted: extra.layers.first)
  }

  /// The next pair with the tokens of the article, in the order of ``next()``.
  ///
  mutating func nextDocument() throws -> PeerDocument? {
    if let (main, sides) = try articles.next() {
      let pair = ArticlePair(
        id: main.article.id, text: main.article.text,
        gold: main.layers.first ?? Layer(empty: .person("gold")),
        predicted: predictedLayer(main, sides))
      return PeerDocument(pair, tokens: main.article.tokens)
    }
    if extras == nil { extras = isOneFile ? [] : try articles.leftovers(ofSide: 0) }
    guard let extra = extras?.first else { return nil }
    extras?.removeFirst()
    let pair = ArticlePair(
      id: extra.article.id, text: extra.article.text, gold: nil, predicted: extra.layers.first)
    return PeerDocument(pair, tokens: extra.article.tokens)
  }

  /// Warns of predictions about other texts, whose places may mean something else there.
  ///
  /// - Parameter name: What the predictions are called.
  func tellOtherTexts(of name: String, console: Console) {
    guard !otherTexts.isEmpty else { return }
    console.warn(
      "\(name): the text of \(counted(otherTexts.count, "article")) is not that of the gold, so places may "
        + "not be the same:")
    for other in otherTexts {
      console.warn("  \(other.id), from byte \(grouped(other.offset + 1)) on")
    }
  }

  private func predictedLayer(
    _ main: AnnotatedArticle, _ sides: [AnnotatedArticle?]
  ) -> Layer? {
    isOneFile ? main.layers.dropFirst().first : sides[0]?.layers.first
  }
}
