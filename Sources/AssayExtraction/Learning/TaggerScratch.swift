import AssayModel

/// Room to run a tagger model in.
struct TaggerScratch: Sendable {
  var features: TokenFeatures
  /// One for each pass of each level.
  private var scorers: [TokenScorer]
  private var extras: [TokenFeature] = []
  private var pairs = FeatureRows()
  private var word = FeatureRows()
  private var summed = 0
  private var generation = 0

  init(_ model: TaggerModel) {
    features = TokenFeatures(model.resources)
    scorers = model.levels.flatMap(\.passes).enumerated().map { TokenScorer($1, number: $0) }
  }

  /// Finds the spans of an article that was laid out in `features`.
  ///
  /// - Parameters:
  ///   - found: What other extractors found, where the model learned from what they find.
  ///   - body: Called with the level, the tokens and the type of each, level by level.
  mutating func run(
    _ model: TaggerModel, found: [Layer?] = [], _ body: (Int, LabelledSpan) -> Void
  ) {
    extras.removeAll(keepingCapacity: true)
    features.findPairs()
    pairs.findPairs(features, in: model.index.table)
    sumWords(model)
    features.addLexiconFeatures(to: &extras)
    if model.usesContext {
      SentenceContext.add(features, to: &extras)
      SentenceMood.add(features, to: &extras)
    }
    FoundFeatures.add(features, found: found, to: &extras)
    let known = extras.count
    var scorer = 0
    for (index, level) in model.levels.enumerated() {
      var labels = self.labels(by: level.first, scorer, model)
      if let second = level.second {
        let common = extras.count
        DocumentEvidence.add(features, labels: labels, set: level.labels, to: &extras)
        if model.usesContext {
          MentionDensity.add(features, labels: labels, set: level.labels, to: &extras)
        }
        labels = self.labels(by: second, scorer + 1, model)
        extras.removeLast(extras.count - common)
      }
      for sentence in features.layout.sentences {
        for span in level.labels.spans(labels, in: sentence) { body(index, span) }
      }
      extras.removeLast(extras.count - known)
      OuterLabels.add(labels, to: &extras)
      scorer += level.passes.count
    }
  }

  /// The labels that one pass gives all tokens.
  private mutating func labels(
    by pass: SequenceModel, _ scorer: Int, _ model: TaggerModel
  ) -> [Int32] {
    features.setExtras(extras)
    var labels: [Int32] = []
    scorers[scorer].run(features, pairs: pairs, in: model.index, pass, into: &labels)
    return labels
  }

  /// Sums up the words that were not met before, for all passes.
  private mutating func sumWords(_ model: TaggerModel) {
    if generation != features.generation {
      generation = features.generation
      summed = 0
      for scorer in scorers.indices { scorers[scorer].forgetWords() }
    }
    guard summed < features.table.count else { return }
    let passes = model.levels.flatMap(\.passes)
    while summed < features.table.count {
      // A word is seen at a place from the token, so that the token sees it there too.
      for place in -2...2 {
        word.find(features.table.traits[summed], at: place, in: model.index.table)
        for scorer in scorers.indices {
          scorers[scorer].sum(word, in: model.index, passes[scorer])
        }
      }
      summed += 1
    }
  }
}

/// The labels of the level outside, as features of the tokens for the level inside.
enum OuterLabels {
  static func add(_ labels: [Int32], to features: inout [TokenFeature]) {
    for (token, label) in labels.enumerated() where label > 0 {
      features.append(
        TokenFeature(
          token: Int32(token), feature: FeatureHash.feature(.outer, UInt64(label))))
    }
  }
}
