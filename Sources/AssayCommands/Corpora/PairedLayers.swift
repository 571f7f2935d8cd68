import AssayFormats
import AssayModel
import AssayScoring

/// Gold and predicted layers, article by article.
struct PairedLayers {
  /// Both layers of an article with the tokens that they tag.
  struct Tagged {
    let id: String
    let tokens: Tokenization?
    let gold: TagSequence?
    let predicted: TagSequence?
  }

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
      let side = try source.feed(predicted, on: texts ?? gold)
      articles = JoinedArticles(try source.feed(gold, on: texts), sides: [side])
    } else {
      articles = JoinedArticles(try source.goldAndPredicted(gold), sides: [])
    }
  }

  /// The feeds, for their tallies.
  var feeds: [ArticleFeed] { articles.feeds }

  /// The next pair: first all articles of the gold, then those that only the predictions have.
  mutating func next() throws -> ArticlePair? {
    if let (main, sides) = try articles.next() {
      let predicted = isOneFile ? main.layers.dropFirst().first : sides[0]?.layers.first
      return ArticlePair(
        id: main.article.id, text: main.article.text,
        gold: main.layers.first ?? Layer(empty: .person("gold")), predicted: predicted)
    }
    if extras == nil { extras = isOneFile ? [] : try articles.leftovers(ofSide: 0) }
    guard let extra = extras?.first else { return nil }
    extras?.removeFirst()
    return ArticlePair(
      id: extra.article.id, text: extra.article.text, gold: nil, predicted: extra.layers.first)
  }

  /// The next pair of tag sequences; articles that only the predictions have are passed over.
  mutating func nextTagged() throws -> Tagged? {
    guard let (main, sides) = try articles.next() else { return nil }
    let predicted = isOneFile ? main.layers.dropFirst().first : sides[0]?.layers.first
    return Tagged(
      id: main.article.id, tokens: main.article.tokens, gold: main.layers.first?.tags,
      predicted: predicted?.tags)
  }
}

/// Tag sequences of many articles, one behind the other.
struct TaggedPair {
  private(set) var gold = TagSequenceBuilder()
  private(set) var predicted = TagSequenceBuilder()
  /// The token indexes of each sentence.
  private(set) var sentences: [Range<Int>] = []

  /// Adds an article; `false` where the sides do not tag the same tokens.
  mutating func append(_ pair: PairedLayers.Tagged) -> Bool {
    guard let tokens = pair.tokens, let gold = pair.gold, let predicted = pair.predicted,
      gold.count == tokens.tokens.count, predicted.count == gold.count
    else { return false }
    let start = self.gold.count
    sentences += tokens.sentences.map { $0.lowerBound + start..<$0.upperBound + start }
    self.gold.append(gold)
    self.predicted.append(predicted)
    return true
  }
}

/// Joins tag sequences with tag lists of their own.
struct TagSequenceBuilder {
  private var numbers: [String: Int32] = [:]
  private var names: [String] = []
  private var indexes: [Int32] = []

  /// The number of tokens so far.
  var count: Int { indexes.count }
  /// The sequence so far.
  var sequence: TagSequence { TagSequence(names: names, indexes: indexes) }

  /// Adds the tags of another sequence.
  mutating func append(_ sequence: TagSequence) {
    let map = sequence.names.map { name in
      if let number = numbers[name] { return number }
      let number = Int32(names.count)
      numbers[name] = number
      names.append(name)
      return number
    }
    indexes += sequence.indexes.map { map[Int($0)] }
  }
}
