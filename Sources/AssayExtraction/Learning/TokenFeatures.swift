import AssayModel

/// An article as words.
struct ArticleWords: Sendable {
  /// The tokens and sentences.
  var layout: TokenLayout
  /// What is worked on.
  var window = TokenWindow(sentences: 0..<0, tokens: 0..<0)
  /// The number of the word of each token from the first of the window on.
  var words: [Int32] = []
  /// The transition class of each of these tokens.
  var classes: [UInt8] = []
}

/// An article as words with features: what a sequence model is given, in training and after.
///
/// One worker keeps one and fills it anew for each article; the words and their traits stay. What takes much more
/// room than the text is there for one window of it at a time, which for nearly all articles is the whole.
struct TokenFeatures: Sendable {
  /// The article.
  private(set) var article: ArticleWords
  /// All words met, with their traits.
  private(set) var table: TraitTable
  /// How often all words were forgotten.
  private(set) var generation = 0
  /// The features of each token of the window that speak of several words; none before ``findPairs()``.
  private(set) var pairs: [UInt32] = []
  /// Features of the tokens of the window beyond those of words, behind one another.
  private var extras: [UInt32] = []
  private var extraEnds: [Int32] = []
  private let resources: LearningResources
  private let largestTable: Int

  /// - Parameters:
  ///   - largestTable: So many words are kept before all are forgotten.
  ///   - windowBlocks: See ``TokenLayout/init(windowBlocks:)``.
  init(
    _ resources: LearningResources, largestTable: Int = 1 << 17,
    windowBlocks: Int = TokenLayout.usualWindow
  ) {
    self.resources = resources
    self.largestTable = largestTable
    table = TraitTable(resources)
    article = ArticleWords(layout: TokenLayout(windowBlocks: windowBlocks))
  }

  /// The tokens and sentences of the article.
  var layout: TokenLayout { article.layout }
  /// What is worked on.
  var window: TokenWindow { article.window }
  /// The sentences of the window.
  var sentences: ArraySlice<Range<Int>> { article.layout.sentences[article.window.sentences] }
  /// The number of the word of each token from the first of the window on.
  var words: [Int32] { article.words }
  /// The transition class of each token from the first of the window on.
  var classes: [UInt8] { article.classes }

  /// Lays out an article and finds its words, all in one window.
  mutating func lay(_ new: Article, splittingParts splits: Bool) {
    begin(new, splittingParts: splits)
    turn(to: layout.whole, in: new.text)
  }

  /// Lays out an article, no window of which is known yet.
  mutating func begin(_ new: Article, splittingParts splits: Bool) {
    article.layout.lay(new, splittingParts: splits)
    turn(to: TokenWindow(sentences: 0..<0, tokens: 0..<0), in: new.text)
  }

  /// Finds the words of a window, in place of those before.
  ///
  /// - Parameter end: The token up to which words are known, where that lies behind the window.
  mutating func turn(to window: TokenWindow, reaching end: Int = 0, in text: ArticleText) {
    if table.count > largestTable {
      table = TraitTable(resources)
      generation += 1
    }
    article.window = window
    article.words.removeAll(keepingCapacity: true)
    article.classes.removeAll(keepingCapacity: true)
    let bytes = text.bytes.span
    for token in article.layout.tokens[
      window.tokens.lowerBound..<max(window.tokens.upperBound, end)]
    {
      let word = table.number(bytes, token.start..<token.end)
      article.words.append(word)
      article.classes.append(table.transitions[Int(word)])
    }
    extras.removeAll(keepingCapacity: true)
  }

  /// Takes an article that was laid out here before.
  mutating func restore(_ known: ArticleWords) {
    article = known
    extras.removeAll(keepingCapacity: true)
  }

  /// The number of the word of a token.
  @inline(__always)
  func word(_ token: Int) -> Int { Int(article.words[token &- article.window.tokens.lowerBound]) }

  /// The traits of the word of a token.
  @inline(__always)
  func traits(_ token: Int) -> WordTraits { table.traits[word(token)] }

  /// The marks of clauses in some tokens, each kind as often as it is odd, as one number.
  func clauseMarks(in tokens: Range<Int>) -> UInt64 {
    var sum: UInt64 = 0
    for token in tokens { sum ^= table.clauseMarks[word(token)] }
    return sum
  }

  // MARK: - Features of words

  /// The word some places from a token, an edge outside the sentence.
  @inline(__always)
  func word(_ token: Int, _ place: Int, in sentence: Range<Int>) -> Int {
    let index = token &+ place
    if index < sentence.lowerBound { return Int(TraitTable.before) }
    if index >= sentence.upperBound { return Int(TraitTable.behind) }
    return word(index)
  }

  /// Calls with each feature of a token.
  func forEach(_ token: Int, in sentence: Range<Int>, _ body: (UInt32) -> Void) {
    for place in -2...2 {
      let traits = table.traits[word(token, place, in: sentence)]
      for feature in traits.features.prefix(traits.count(at: place)) {
        body(FeatureHash.feature(feature, at: place))
      }
    }
    forEachPair(token, in: sentence, body)
    forEachExtra(token, in: sentence, body)
  }

  /// How many features of a token speak of more than one word.
  static let pairCount = 12

  /// Makes the features of the tokens of the window that speak of more than one word, once for all models.
  mutating func findPairs() {
    var found = pairs
    found.removeAll(keepingCapacity: true)
    pairs = []
    found.append(addingCapacity: Self.pairCount * window.tokens.count) {
      (output: inout OutputSpan<UInt32>) in
      for sentence in sentences {
        for token in sentence { forEachPair(token, in: sentence) { output.append($0) } }
      }
    }
    pairs = found
  }

  /// Calls with each feature that speaks of more than one word.
  @inline(__always)
  func forEachPair(_ token: Int, in sentence: Range<Int>, _ body: (UInt32) -> Void) {
    let before = word(token, -1, in: sentence)
    let here = word(token, 0, in: sentence)
    let behind = word(token, 1, in: sentence)
    let lowers = table.lowers.span, shapes = table.shapes.span
    let forward = FeatureHash.pair(lowers[here], lowers[behind])
    body(FeatureHash.feature(.lowerPair, ~forward))
    let backward = FeatureHash.pair(lowers[before], lowers[here])
    body(FeatureHash.feature(.lowerPair, backward))
    body(
      FeatureHash.feature(.lowerSkip, FeatureHash.pair(lowers[before], lowers[behind])))
    let shapeForward = FeatureHash.pair(shapes[here], shapes[behind])
    body(FeatureHash.feature(.shapePair, ~shapeForward))
    let shapeBackward = FeatureHash.pair(shapes[before], shapes[here])
    body(FeatureHash.feature(.shapePair, shapeBackward))
    body(FeatureHash.feature(.shapeTriple, FeatureHash.pair(shapeBackward, shapes[behind])))
    let parts = table.parts.span
    let further = parts[word(token, -2, in: sentence)]
    let partBackward = FeatureHash.pair(parts[before], parts[here])
    let partForward = FeatureHash.pair(parts[here], parts[behind])
    body(FeatureHash.feature(.partPair, ~partForward))
    body(FeatureHash.feature(.partPair, partBackward))
    body(FeatureHash.feature(.partTriple, FeatureHash.pair(partBackward, parts[behind])))
    let partFurther = FeatureHash.pair(further, partBackward)
    body(FeatureHash.feature(.partTriple, ~partFurther))
    let lowerPart = FeatureHash.pair(lowers[here], parts[before])
    body(FeatureHash.feature(.partWord, lowerPart))
    let lowerNext = FeatureHash.pair(lowers[here], parts[behind])
    body(FeatureHash.feature(.partWord, ~lowerNext))
  }

  // MARK: - Features beyond words

  /// Takes features of tokens of the window, in place of those before; of one token they keep their order.
  mutating func setExtras(_ features: [TokenFeature]) {
    extras.removeAll(keepingCapacity: true)
    extraEnds.removeAll(keepingCapacity: true)
    guard !features.isEmpty else { return }
    let base = window.tokens.lowerBound
    var places = [Int32](repeating: 0, count: window.tokens.count + 1)
    for feature in features { places[Int(feature.token) - base + 1] += 1 }
    for token in 0..<window.tokens.count { places[token + 1] += places[token] }
    extraEnds.append(contentsOf: places.dropFirst())
    extras.append(contentsOf: repeatElement(0, count: features.count))
    for feature in features {
      let token = Int(feature.token) - base
      extras[Int(places[token])] = feature.feature
      places[token] += 1
    }
  }

  /// The number of features beyond words of the tokens of a sentence, which must not be empty.
  func extraCount(in sentence: Range<Int>) -> Int {
    guard !extras.isEmpty else { return 0 }
    let end = sentence.upperBound - window.tokens.lowerBound
    return Int(extraEnds[end - 1]) - extraStart(sentence.lowerBound)
  }

  /// Where the features beyond words of a token start.
  @inline(__always)
  private func extraStart(_ token: Int) -> Int {
    let place = token &- window.tokens.lowerBound
    return place == 0 ? 0 : Int(extraEnds[place &- 1])
  }

  /// Calls with the features beyond words of a token and of its neighbours.
  @inline(__always)
  func forEachExtra(_ token: Int, in sentence: Range<Int>, _ body: (UInt32) -> Void) {
    guard !extras.isEmpty else { return }
    let low = max(sentence.lowerBound, token - 1)
    let high = min(sentence.upperBound - 1, token + 1)
    for neighbour in low...high {
      let end = Int(extraEnds[neighbour &- window.tokens.lowerBound])
      for index in extraStart(neighbour)..<end {
        body(FeatureHash.feature(extras[index], at: neighbour - token))
      }
    }
  }

  // MARK: - Lexicon

  /// Adds the features of names of several words to those of the tokens of the window that each covers.
  func addLexiconFeatures(to features: inout [TokenFeature]) {
    for sentence in sentences {
      for token in sentence where traits(token).startsPhrase {
        let match = resources.lexicon.match(
          { traits(token + $0).plain }, count: sentence.upperBound - token)
        guard let match else { continue }
        for index in 0..<match.length {
          let part: UInt64 = index == 0 ? 1 : index == match.length - 1 ? 3 : 2
          for label in match.classes {
            let name = FeatureHash.bytes(resources.lexicon.classes[Int(label)].utf8)
            features.append(
              TokenFeature(
                token: Int32(token + index),
                feature: FeatureHash.feature(.lexicon, FeatureHash.pair(name, part))))
          }
        }
      }
    }
  }
}

/// A feature of a token beyond those of its words.
struct TokenFeature: Sendable {
  let token: Int32
  let feature: UInt32
}
