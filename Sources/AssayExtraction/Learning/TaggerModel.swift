import AssayModel

/// A trained tagger: spans of types over the tokens of an article, in one or two levels of nesting.
struct TaggerModel: Sendable {
  /// One level: mentions that do not overlap one another.
  struct Level: Sendable {
    let labels: LabelSet
    let first: SequenceModel
    /// The second pass, which knows what the first said elsewhere in the article.
    let second: SequenceModel?
  }

  /// Whether tokens are split at hyphens and slashes.
  let splitsParts: Bool
  /// Whether words further left and quotation marks are features.
  let usesContext: Bool
  /// The outermost spans first, then those inside them.
  let levels: [Level]
  /// Lists and clusters that features come from.
  let resources: LearningResources
}

/// Room to run a tagger model in.
struct TaggerScratch: Sendable {
  var features: TokenFeatures
  private var scorers: [TokenScorer]
  private var extras: [TokenFeature] = []

  init(_ model: TaggerModel) {
    features = TokenFeatures(model.resources)
    scorers = [TokenScorer](repeating: TokenScorer(), count: 2 * model.levels.count)
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
    features.addLexiconFeatures(to: &extras)
    if model.usesContext {
      SentenceContext.add(features, to: &extras)
      SentenceMood.add(features, to: &extras)
    }
    FoundFeatures.add(features, found: found, to: &extras)
    let known = extras.count
    for (index, level) in model.levels.enumerated() {
      features.setExtras(extras)
      scorers[2 * index].run(features, level.first)
      let count = features.words.count
      var labels = Array(scorers[2 * index].labels.prefix(count))
      if let second = level.second {
        let common = extras.count
        DocumentEvidence.add(features, labels: labels, set: level.labels, to: &extras)
        if model.usesContext {
          MentionDensity.add(features, labels: labels, set: level.labels, to: &extras)
        }
        features.setExtras(extras)
        scorers[2 * index + 1].run(features, second)
        labels = Array(scorers[2 * index + 1].labels.prefix(count))
        extras.removeLast(extras.count - common)
      }
      for sentence in features.layout.sentences {
        for span in level.labels.spans(labels, in: sentence) { body(index, span) }
      }
      extras.removeLast(extras.count - known)
      OuterLabels.add(labels, to: &extras)
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
