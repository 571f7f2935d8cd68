import AssayModel

/// A stream of articles joined by identifier with other streams about the same articles.
///
/// Streams in the same order are joined article by article in constant memory. Where the order
/// differs, what came too early is kept until it is asked for.
struct JoinedArticles {
  /// An article on another text than the main stream's.
  struct OtherText {
    let id: String
    /// The first byte that differs.
    let offset: Int
  }

  /// The articles so far of which a side stream has another text.
  private(set) var otherTexts: [OtherText] = []
  private var main: ArticleFeed
  private var sides: [Side]
  private let refusesOtherTexts: Bool

  /// - Parameter refusesOtherTexts: Whether what a side stream has on another text is refused, for it would be put on
  ///   a text where its places mean nothing.
  init(_ main: ArticleFeed, sides: [ArticleFeed], refusesOtherTexts: Bool = false) {
    self.main = main
    self.sides = sides.map { Side(feed: $0) }
    self.refusesOtherTexts = refusesOtherTexts
  }

  /// The next article of the main stream with what each side stream has on it.
  mutating func next() throws -> (article: AnnotatedArticle, sides: [AnnotatedArticle?])? {
    guard let article = try main.next() else { return nil }
    var found: [AnnotatedArticle?] = []
    for index in sides.indices {
      let other = try sides[index].take(article.article.id)
      found.append(fits(other, article, side: index) ? other : nil)
    }
    return (article, found)
  }

  /// Whether what a side has on an article may be put on its text; notes where it is about another.
  private mutating func fits(
    _ other: AnnotatedArticle?, _ article: AnnotatedArticle, side: Int
  ) -> Bool {
    guard let other, other.article.text != article.article.text else { return true }
    let offset = zip(other.article.text.bytes, article.article.text.bytes).prefix { $0 == $1 }.count
    otherTexts.append(OtherText(id: article.article.id, offset: offset))
    if refusesOtherTexts {
      sides[side].feed.refuse(
        "expected the text of the article '\(article.article.id)', found another, from byte "
          + "\(grouped(offset + 1)) on")
    }
    return !refusesOtherTexts
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
