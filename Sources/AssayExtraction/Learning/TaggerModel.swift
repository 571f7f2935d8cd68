import AssayModel

/// A trained tagger: spans of types over the tokens of an article, in one or more levels of nesting.
struct TaggerModel: Sendable {
  /// One level: mentions that do not overlap one another.
  struct Level: Sendable {
    let labels: LabelSet
    let first: SequenceModel
    /// The second pass, which knows what the first said elsewhere in the article.
    let second: SequenceModel?

    /// The passes in order.
    var passes: [SequenceModel] { [first] + (second.map { [$0] } ?? []) }
  }

  /// Whether tokens are split at hyphens and slashes.
  let splitsParts: Bool
  /// Whether words further left and quotation marks are features.
  let usesContext: Bool
  /// The outermost spans first, then those inside them.
  let levels: [Level]
  /// Lists and clusters that features come from.
  let resources: LearningResources
  /// The features of all passes of all levels.
  let index: FeatureIndex

  init(
    splitsParts: Bool, usesContext: Bool, levels: [Level], resources: LearningResources
  ) {
    self.splitsParts = splitsParts
    self.usesContext = usesContext
    self.levels = levels
    self.resources = resources
    index = FeatureIndex(levels.flatMap(\.passes))
  }
}
