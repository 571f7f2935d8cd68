import AssayModel

/// What a tagger is trained with.
struct TaggerOptions: Sendable {
  var learning = LearningOptions()
  /// How many models are averaged; `nil` for eight where there is little to learn from, else one.
  var rounds: Int?
  /// Whether what leaving a token out costs is tried out on parts of the training articles.
  var choosesMissCost = true
  /// How mentions are written as labels; `nil` for BILOU where there are enough tokens.
  var scheme: LabelScheme?
  /// Whether there is a second pass that knows the first's output elsewhere in the article; `nil` for
  /// where there are enough articles to learn it from.
  var usesDocument: Bool?
  /// Whether mentions inside others get a level of their own.
  var nests = true
  /// Whether words further left, quotation marks, and the mood of sentences are features.
  var usesContext = false
  /// Whether the output of models that never saw an article is asked for.
  var jackknifes = false
  /// So many articles are enough for the second pass.
  static let articlesForDocument = 20
  /// In how many parts the training articles are cut to learn what the first pass gives.
  var parts = 4
}

/// An article with the spans to learn.
struct TaggedArticle: Sendable {
  let article: Article
  let spans: [(fragment: Fragment, type: String)]
  /// What other extractors found in it that did not learn from it.
  var found: [Layer?] = []
}

/// Trains a tagger.
struct TaggerTrainer {
  private let options: TaggerOptions
  private let resources: LearningResources
  private let articles: [TaggedArticle]

  /// From so many tokens on one model is enough, and labels are BILOU.
  private static let manyTokens = 50_000
  /// Mentions are learned so many deep, which is deeper than people mark them.
  private static let mostLevels = 6

  init(_ articles: [TaggedArticle], resources: LearningResources, options: TaggerOptions) {
    self.articles = articles
    self.resources = resources
    self.options = options
  }

  /// The model.
  func trained() -> TaggerModel {
    jackknifed().model
  }

  /// The model, and for each article the outer spans that models which never saw it gave; none where
  /// neither the options nor the second pass ask for them.
  func jackknifed() -> (model: TaggerModel, predicted: [[LabelledSpan]]) {
    let splits = Self.splitsParts(articles)
    var data = TrainingTokens(
      articles, resources: resources, splittingParts: splits, context: options.usesContext)
    data.deal(into: options.parts)
    var options = options
    options.learning.rounds = options.rounds ?? (data.tokenCount < Self.manyTokens ? 8 : 1)
    let typeNames = Set(articles.flatMap { $0.spans.map(\.type) }).sorted()
    let types = Array(typeNames.prefix(LabelSet.largestTypeCount))
    let scheme = options.scheme ?? (data.tokenCount >= Self.manyTokens ? .bilou : .bio)
    let levels = data.levels(types: types, limit: options.nests ? Self.mostLevels : 1)
    var trained: [TaggerModel.Level] = []
    var predicted: [[LabelledSpan]] = []
    for (index, spans) in levels.enumerated() {
      let used = Set(spans.flatMap { $0.map(\.type) }).sorted()
      let set = LabelSet(scheme: scheme, types: used.map { types[$0] })
      let renumbered = spans.map { list in
        list.map { span in
          LabelledSpan(tokens: span.tokens, type: used.firstIndex(of: span.type) ?? 0)
        }
      }
      let level = LevelTrainer(data: data, spans: renumbered, set: set, options: options).trained()
      trained.append(level.model)
      if index == 0 {
        predicted = level.predicted.map { list in
          list.map { LabelledSpan(tokens: $0.tokens, type: used[$0.type]) }
        }
      }
      data.addOuter(renumbered, set, level: index)
    }
    let model = TaggerModel(
      splitsParts: splits, usesContext: options.usesContext, levels: trained, resources: resources)
    return (model, predicted)
  }

  /// Whether enough spans start or end inside a token of several parts to split such tokens.
  private static func splitsParts(_ articles: [TaggedArticle]) -> Bool {
    var layout = TokenLayout()
    var inside = 0, all = 0
    for tagged in articles where tagged.article.tokens == nil {
      layout.lay(tagged.article, splittingParts: false)
      all += tagged.spans.count
      for span in tagged.spans {
        let tokens = layout.tokens(touching: span.fragment)
        guard !tokens.isEmpty else { continue }
        let extent = layout.extent(of: tokens)
        if extent.start != span.fragment.start || extent.end != span.fragment.end { inside += 1 }
      }
    }
    return inside * 100 > all
  }
}
