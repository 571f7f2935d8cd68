import AssayModel

/// A stream of articles joined by identifier with other streams about the same articles.
///
/// Streams in the same order are joined article by article in constant memory. Where the order
/// differs, what came too early is kept until it is asked for.
struct JoinedArticles {
  private var main: ArticleFeed
  private var sides: [Side]

  init(_ main: ArticleFeed, sides: [ArticleFeed]) {
    self.main = main
    self.sides = sides.map { Side(feed: $0) }
  }

  /// The next article of the main stream with what each side stream has on it.
  mutating func next() throws -> (article: AnnotatedArticle, sides: [AnnotatedArticle?])? {
    guard let article = try main.next() else { return nil }
    var found: [AnnotatedArticle?] = []
    for index in sides.indices { found.append(try sides[index].take(article.article.id)) }
    return (article, found)
  }

  /// What a side stream has on articles that the main stream did not have, by identifier.
  ///
  /// Call it when the main stream has ended.
  mutating func leftovers(ofSide index: Int) throws -> [AnnotatedArticle] {
    try sides[index].rest()
  }

  /// The feeds, the main one first, for their tallies.
  var feeds: [ArticleFeed] { [main] + sides.map(\.feed) }

  private struct Side {
    var feed: ArticleFeed
    private var early: [String: AnnotatedArticle] = [:]
    private var hasEnded = false

    init(feed: ArticleFeed) {
      self.feed = feed
    }

    mutating func take(_ id: String) throws -> AnnotatedArticle? {
      if let article = early.removeValue(forKey: id) { return article }
      while !hasEnded {
        guard let article = try feed.next() else {
          hasEnded = true
          break
        }
        if article.article.id == id { return article }
        early[article.article.id] = article
      }
      return nil
    }

    mutating func rest() throws -> [AnnotatedArticle] {
      while let article = try feed.next() { early[article.article.id] = article }
      return early.sorted { $0.key < $1.key }.map(\.value)
    }
  }
}
