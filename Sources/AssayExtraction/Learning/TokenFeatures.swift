import AssayModel

/// An article as words.
struct ArticleWords: Sendable {
  /// The tokens and sentences.
  var layout = TokenLayout()
  /// The number of the word of each token.
  var words: [Int32] = []
  /// The transition class of each token.
  var classes: [UInt8] = []
}

/// An article as words with features: what a sequence model is given, in training and after.
///
/// One worker keeps one and fills it anew for each article; the words and their traits stay.
struct TokenFeatures: Sendable {
  /// The article.
  private(set) var article = ArticleWords()
  /// All words met, with their traits.
  private(set) var table: TraitTable
  /// How often all words were forgotten.
  private(set) var generation = 0
  /// The features of each token that speak of several words; none before ``findPairs()``.
  private(set) var pairs: [UInt32] = []
  /// Features of tokens beyond those of words, behind one another.
  private var extras: [UInt32] = []
  private var extraEnds: [Int32] = []
  private let resources: LearningResources
  private let largestTable: Int

  /// - Parameter largestTable: So many words are kept from article to article before all are
  ///   forgotten.
  init(_ resources: LearningResources, largestTable: Int = 1 << 17) {
    self.resources = resources
    self.largestTable = largestTable
    table = TraitTable(resources)
  }

  /// The tokens and sentences.
  var layout: TokenLayout { article.layout }
  /// The number of the word of each token.
  var words: [Int32] { article.words }
  /// The transition class of each token.
  var classes: [UInt8] { article.classes }

  /// Lays out an article and finds its words.
  mutating func lay(_ new: Article, splittingParts splits: Bool) {
    if table.count > largestTable {
      table = TraitTable(resources)
      generation += 1
    }
    article.layout.lay(new, splittingParts: splits)
    article.words.removeAll(keepingCapacity: true)
    article.classes.removeAll(keepingCapacity: true)
    let bytes = new.text.bytes.span
    for token in article.layout.tokens {
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

  /// The marks of clauses in some tokens, each kind as often as it is odd, as one number.
  func clauseMarks(in tokens: Range<Int>) -> UInt64 {
    var sum: UInt64 = 0
    for token in tokens { sum ^= table.clauseMarks[Int(words[token])] }
    return sum
  }

  // MARK: - Features of words

  /// The word some places from a token, an edge outside the sentence.
  @inline(__always)
  func word(_ token: Int, _ place: Int, in sentence: Range<Int>) -> Int {
    let index = token &+ place
    if index < sentence.lowerBound { return Int(TraitTable.before) }
    if index >= sentence.upperBound { return Int(TraitTable.behind) }
    return Int(words[index])
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

  /// Where in ``pairs`` those of a token stand.
  @inline(__always)
  func pairs(of token: Int) -> Range<Int> {
    Self.pairCount &* token..<Self.pairCount &* (token &+ 1)
  }

  /// Makes the features of all tokens that speak of more than one word, once for all models.
  mutating func findPairs() {
    var found = pairs
    found.removeAll(keepingCapacity: true)
    pairs = []
    found.append(addingCapacity: Self.pairCount * words.count) {
      (output: inout OutputSpan<UInt32>) in
      for sentence in layout.sentences {
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

  /// Takes features of tokens, in place of those before; of one token they keep their order.
  mutating func setExtras(_ features: [TokenFeature]) {
    extras.removeAll(keepingCapacity: true)
    extraEnds.removeAll(keepingCapacity: true)
    guard !features.isEmpty else { return }
    var places = [Int32](repeating: 0, count: words.count + 1)
    for feature in features { places[Int(feature.token) + 1] += 1 }
    for token in words.indices { places[token + 1] += places[token] }
    extraEnds.append(contentsOf: places.dropFirst())
    extras = [UInt32](repeating: 0, count: features.count)
    for feature in features {
      extras[Int(places[Int(feature.token)])] = feature.feature
      places[Int(feature.token)] += 1
    }
  }

  /// The number of features beyond words of the tokens of a sentence, which must not be empty.
  func extraCount(in sentence: Range<Int>) -> Int {
    guard !extras.isEmpty else { return 0 }
    let before = sentence.lowerBound == 0 ? 0 : extraEnds[sentence.lowerBound - 1]
    return Int(extraEnds[sentence.upperBound - 1] - before)
  }

  /// Calls with the features beyond words of a token and of its neighbours.
  @inline(__always)
  func forEachExtra(_ token: Int, in sentence: Range<Int>, _ body: (UInt32) -> Void) {
    guard !extras.isEmpty else { return }
    let low = max(sentence.lowerBound, token - 1)
    let high = min(sentence.upperBound - 1, token + 1)
    for neighbour in low...high {
      let start = neighbour == 0 ? 0 : Int(extraEnds[neighbour - 1])
      for index in start..<Int(extraEnds[neighbour]) {
        body(FeatureHash.feature(extras[index], at: neighbour - token))
      }
    }
  }

  // MARK: - Lexicon

  /// Adds the features of names of several words to those of the tokens that each covers.
  func addLexiconFeatures(to features: inout [TokenFeature]) {
    for sentence in layout.sentences {
      for token in sentence where table.traits[Int(words[token])].startsPhrase {
        let match = resources.lexicon.match(
          { table.traits[Int(words[token + $0])].plain }, count: sentence.upperBound - token)
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
