import AssayModel

/// Training articles as tokens with features that do not depend on labels.
struct TrainingTokens: Sendable {
  /// The articles as words.
  private(set) var articles: [ArticleWords] = []
  /// Features beyond words that every pass has, by article.
  private(set) var common: [[TokenFeature]] = []
  /// The part of each sentence of each article.
  private(set) var parts: [[Int]] = []
  /// All tokens of all articles.
  private(set) var tokenCount = 0
  private let tagged: [TaggedArticle]
  private var features: TokenFeatures

  init(
    _ tagged: [TaggedArticle], resources: LearningResources, splittingParts: Bool, context: Bool
  ) {
    self.tagged = tagged
    features = TokenFeatures(resources, largestTable: .max)
    for one in tagged {
      features.lay(one.article, splittingParts: splittingParts)
      var extras: [TokenFeature] = []
      features.addLexiconFeatures(to: &extras)
      if context {
        SentenceContext.add(features, to: &extras)
        SentenceMood.add(features, to: &extras)
      }
      FoundFeatures(FoundItems(one.found), features.layout, windows: [features.window])
        .add(features, window: 0, to: &extras)
      common.append(extras)
      articles.append(features.article)
      tokenCount += features.words.count
    }
    parts = articles.map { $0.layout.sentences.map { _ in 0 } }
  }

  /// Deals sentences into parts of about equal size: whole articles where there are enough.
  mutating func deal(into count: Int) {
    let byArticle = articles.count >= 2 * count
    let total = max(1, tokenCount)
    var seen = 0
    for index in articles.indices {
      let start = seen
      for (number, sentence) in articles[index].layout.sentences.enumerated() {
        parts[index][number] = min(count - 1, (byArticle ? start : seen) * count / total)
        seen += sentence.count
      }
    }
  }

  /// A level inside another has so many spans at least, and one for so many of the outermost.
  private static let fewSpans = 20
  private static let smallestShare = 50

  /// The spans to learn as levels that do not overlap: the outermost, and those inside one of them.
  ///
  /// Spans of which no token is left are left out, and those of a level that has too few to be learned and of all
  /// deeper ones.
  ///
  /// - Parameter limit: The most levels, at least one.
  func levels(types: [String], limit: Int) -> [[[LabelledSpan]]] {
    var numbers: [String: Int] = [:]
    for (index, type) in types.enumerated() { numbers[type] = index }
    var left: [[LabelledSpan]] = []
    for (article, one) in zip(articles, tagged) {
      var spans: [LabelledSpan] = []
      for (fragment, type) in one.spans {
        let tokens = article.layout.tokens(touching: fragment)
        guard let type = numbers[type], let sentence = article.layout.sentence(of: tokens) else {
          continue
        }
        spans.append(LabelledSpan(tokens: tokens.clamped(to: sentence), type: type))
      }
      spans.sort {
        ($0.tokens.lowerBound, -$0.tokens.upperBound, $0.type)
          < ($1.tokens.lowerBound, -$1.tokens.upperBound, $1.type)
      }
      left.append(spans)
    }
    var levels: [[[LabelledSpan]]] = []
    var outerCount = 0
    while levels.count < limit {
      let level = left.indices.map { Self.outermost(&left[$0]) }
      let count = level.reduce(0) { $0 + $1.count }
      if levels.isEmpty {
        outerCount = count
      } else if count < Self.fewSpans || count * Self.smallestShare < outerCount {
        break
      }
      levels.append(level)
    }
    return levels
  }

  /// Takes spans that do not overlap out of a sorted list, longer ones first.
  private static func outermost(_ spans: inout [LabelledSpan]) -> [LabelledSpan] {
    var taken: [LabelledSpan] = []
    var left: [LabelledSpan] = []
    for span in spans {
      if span.tokens.lowerBound >= taken.last?.tokens.upperBound ?? 0 {
        taken.append(span)
      } else {
        left.append(span)
      }
    }
    spans = left
    return taken
  }

  /// Makes the labels of a level features of the tokens for the levels inside.
  mutating func addOuter(_ spans: [[LabelledSpan]], _ set: LabelSet, level: Int) {
    for index in articles.indices {
      var labels = [Int32](repeating: 0, count: articles[index].words.count)
      for span in spans[index] { set.write(span.type, over: span.tokens, into: &labels) }
      OuterLabels.add(labels, level: level, in: labels.indices, to: &common[index])
    }
  }

  /// The problem of learning labels, with more features for each article.
  func problem(
    labels: [[Int32]], extras: [[TokenFeature]]? = nil, perClass: Bool
  ) -> SequenceProblem {
    var problem = SequenceProblem()
    var features = features
    for index in articles.indices {
      features.restore(articles[index])
      features.setExtras(common[index] + (extras?[index] ?? []))
      for (number, sentence) in features.layout.sentences.enumerated() {
        for token in sentence {
          features.forEach(token, in: sentence) { problem.add($0) }
          problem.endToken(
            gold: labels[index][token], class: perClass ? features.classes[token] : 0)
        }
        problem.endSequence(part: parts[index][number])
      }
    }
    return problem
  }

  /// What a first pass says elsewhere in each article, as features.
  func evidence(_ labels: [[Int32]], _ set: LabelSet, density: Bool) -> [[TokenFeature]] {
    var features = features
    return zip(articles, labels).map { article, labels in
      features.restore(article)
      var found: [TokenFeature] = []
      DocumentEvidence.add(features, labels: labels, set: set, to: &found)
      if density { MentionDensity.add(features, labels: labels, set: set, to: &found) }
      return found
    }
  }
}
