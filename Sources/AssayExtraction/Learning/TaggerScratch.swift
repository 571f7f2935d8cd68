import AssayModel

/// Room to run a tagger model in.
///
/// A pass goes through an article window by window and keeps the labels alone. What a token knows but for labels is
/// the same in all passes: where an article is one window, it is found once, else for each pass anew.
struct TaggerScratch: Sendable {
  private(set) var features: TokenFeatures
  /// One for each pass of each level.
  private var scorers: [TokenScorer]
  private var windows: [TokenWindow] = []
  /// The window whose features are there; `nil` for none.
  private var current: Int?
  /// Whether the next window starts inside of quotation marks.
  private var isQuoted = false
  private var extras: [TokenFeature] = []
  private var pairs = FeatureRows()
  private var word = FeatureRows()
  private var summed = 0
  private var generation = 0

  /// So many bytes of sums are kept for words before all are forgotten.
  private static let mostSums = 1 << 28

  /// - Parameter windowBlocks: See ``TokenLayout/init(windowBlocks:)``.
  init(_ model: TaggerModel, windowBlocks: Int = TokenLayout.usualWindow) {
    let passes = model.levels.flatMap(\.passes)
    let bytes = passes.reduce(0) { $0 + 5 * 32 * $1.width }
    features = TokenFeatures(
      model.resources, largestTable: min(1 << 17, Self.mostSums / max(1, bytes)),
      windowBlocks: windowBlocks)
    scorers = passes.enumerated().map { TokenScorer($1, number: $0) }
  }

  /// Finds the spans of an article.
  ///
  /// - Parameters:
  ///   - others: What other extractors found, where the model learned from what they find.
  ///   - body: Called with the level, the tokens and the type of each, level by level.
  mutating func run(
    _ model: TaggerModel, on article: Article, others: FoundItems = FoundItems([]),
    _ body: (Int, LabelledSpan) -> Void
  ) {
    features.begin(article, splittingParts: model.splitsParts)
    windows = features.layout.windows
    current = nil
    let found = FoundFeatures(others, features.layout, windows: windows)
    var scorer = 0
    var outer: [[Int32]] = []
    for (index, level) in model.levels.enumerated() {
      var labels: [Int32] = []
      for pass in level.passes {
        let first = labels
        labels = self.labels(by: pass, scorer, model, article.text, found) { features, extras in
          for (level, labels) in outer.enumerated() {
            OuterLabels.add(labels, level: level, in: features.window.tokens, to: &extras)
          }
          guard !first.isEmpty else { return }
          DocumentEvidence.add(features, labels: first, set: level.labels, to: &extras)
          guard model.usesContext else { return }
          MentionDensity.add(features, labels: first, set: level.labels, to: &extras)
        }
        scorer += 1
      }
      for sentence in features.layout.sentences {
        for span in level.labels.spans(labels, in: sentence) { body(index, span) }
      }
      outer.append(labels)
    }
  }

  /// Makes the words of a window known that ``run(_:on:others:_:)`` went through, and those up to a token behind it.
  mutating func turn(to window: TokenWindow, reaching end: Int, in article: Article) {
    guard features.window != window || features.words.count < end - window.tokens.lowerBound else {
      return
    }
    current = nil
    features.turn(to: window, reaching: end, in: article.text)
  }

  /// Gives up the room for the article where that is large, and what is known of words with it.
  mutating func forgetArticle(_ model: TaggerModel) {
    guard features.layout.isLarge else { return }
    self = TaggerScratch(model, windowBlocks: features.layout.windowBlocks)
  }

  /// The labels that one pass gives all tokens.
  ///
  /// - Parameter more: Adds what depends on labels to the features of a window.
  private mutating func labels(
    by pass: SequenceModel, _ scorer: Int, _ model: TaggerModel, _ text: ArticleText,
    _ found: FoundFeatures, more: (borrowing TokenFeatures, inout [TokenFeature]) -> Void
  ) -> [Int32] {
    var labels: [Int32] = []
    labels.reserveCapacity(features.layout.tokens.count)
    for number in windows.indices {
      if current != number { find(number, model, text, found) }
      let known = extras.count
      more(features, &extras)
      features.setExtras(extras)
      extras.removeLast(extras.count - known)
      scorers[scorer].run(features, pairs: pairs, in: model.index, pass, into: &labels)
    }
    return labels
  }

  /// Finds what the tokens of a window know in all passes.
  private mutating func find(
    _ number: Int, _ model: TaggerModel, _ text: ArticleText, _ found: FoundFeatures
  ) {
    features.turn(to: windows[number], in: text)
    current = number
    features.findPairs()
    pairs.findPairs(features, in: model.index.table)
    sumWords(model)
    extras.removeAll(keepingCapacity: true)
    features.addLexiconFeatures(to: &extras)
    if model.usesContext {
      if number == 0 { isQuoted = false }
      SentenceContext.add(features, isQuoted: isQuoted, to: &extras)
      isQuoted = SentenceMood.add(features, isQuoted: isQuoted, to: &extras)
    }
    found.add(features, window: number, to: &extras)
  }

  /// Sums up the words that were not met before, for all passes.
  private mutating func sumWords(_ model: TaggerModel) {
    if generation != features.generation {
      generation = features.generation
      summed = 0
      for scorer in scorers.indices { scorers[scorer].forgetWords() }
    }
    guard summed < features.table.count else { return }
    while summed < features.table.count {
      // A word is seen at a place from the token, so that the token sees it there too.
      for place in -2...2 {
        word.find(features.table.traits[summed], at: place, in: model.index.table)
        for scorer in scorers.indices {
          scorers[scorer].sum(word, in: model.index)
        }
      }
      summed += 1
    }
  }
}

/// The labels of a level, as features of the tokens for the levels inside.
enum OuterLabels {
  /// Adds features to some tokens.
  ///
  /// - Parameter level: The number of the level, from 0 for the outermost.
  static func add(
    _ labels: [Int32], level: Int, in tokens: Range<Int>, to features: inout [TokenFeature]
  ) {
    let level = UInt64(level) &<< 32
    for token in tokens where labels[token] > 0 {
      features.append(
        TokenFeature(
          token: Int32(token), feature: FeatureHash.feature(.outer, level + UInt64(labels[token]))))
    }
  }
}
