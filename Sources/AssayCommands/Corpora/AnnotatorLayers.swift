import AssayFormats
import AssayModel
import AssayScoring

/// Several annotators' layers, article by article.
struct AnnotatorLayers {
  private var articles: JoinedArticles
  private let annotators: Int
  private var extras: [AgreementArticle]?

  /// Opens all annotators' sources.
  ///
  /// - Parameters:
  ///   - paths: The annotations, at least one; the first annotator's texts serve the others.
  ///   - source: How they are read.
  ///   - texts: Where the texts are kept, if apart from the annotations.
  init(_ paths: [String], source: GoldSource, texts: String?) throws {
    annotators = paths.count
    let sides = try paths.dropFirst().map { try source.feed($0, on: texts ?? paths[0]) }
    articles = JoinedArticles(
      try source.feed(paths[0], on: texts), sides: sides, refusesOtherTexts: true)
  }

  /// The feeds, for their tallies.
  var feeds: [ArticleFeed] { articles.feeds }

  /// The next article: first those of the first annotator's source, then all others by identifier.
  ///
  /// An article without a layer was not annotated.
  mutating func next() throws -> AgreementArticle? {
    if let (main, sides) = try articles.next() {
      return AgreementArticle(main.article, layers: ([main] + sides).map { $0?.layers.first })
    }
    var rest = try extras ?? leftovers()
    defer { extras = rest }
    return rest.popLast()
  }

  /// What the first annotator's source lacks, the last identifier first.
  private mutating func leftovers() throws -> [AgreementArticle] {
    var found: [String: (article: Article, layers: [Layer?])] = [:]
    for side in 0..<(annotators - 1) {
      for extra in try articles.leftovers(ofSide: side) {
        let none = [Layer?](repeating: nil, count: annotators)
        found[extra.article.id, default: (extra.article, none)].layers[side + 1] =
          extra.layers.first
      }
    }
    return found.sorted { $0.key > $1.key }.map {
      AgreementArticle($0.value.article, layers: $0.value.layers)
    }
  }
}
