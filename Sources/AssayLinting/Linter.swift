public import AssayModel

/// Finds probable errors in annotations by comparing them with one another.
///
/// Give it every article three times, in any order: to ``survey(_:)``, then to
/// ``count(_:predictions:)``, then to ``findings(in:predictions:)``. Articles may be read anew each
/// time: none is kept.
public struct Linter {
  /// How many annotations were seen in the first reading.
  public struct Totals: Hashable, Sendable {
    /// The articles.
    public internal(set) var articles = 0
    /// Mentions of the first layers.
    public internal(set) var mentions = 0
    /// Their events.
    public internal(set) var events = 0
    /// Their relations.
    public internal(set) var relations = 0
  }

  /// What was seen in the first reading.
  public private(set) var totals = Totals()
  private let checks: [any Check]
  private var tallies: [Tally]
  private var corpus = Corpus()

  /// Makes a linter that has seen no article.
  ///
  /// - Parameters:
  ///   - names: The names of the checks that are wanted; `nil` for all.
  ///   - options: What the annotations are checked against.
  /// - Throws: ``UnknownPart`` for a name that no check has.
  public init(checks names: [String]? = nil, options: LintOptions = .init()) throws(UnknownPart) {
    let all = Checks.all(options)
    for name in names ?? [] where !all.contains(where: { $0.name == name }) {
      throw UnknownPart(kind: "check", name: name, known: all.map(\.name))
    }
    checks = all.filter { names?.contains($0.name) != false && !$0.isIdle }
    tallies = checks.map { _ in Tally() }
    corpus.list(names: options.names)
  }

  /// The checks that are made, in their order; those that have nothing to compare with are not.
  public var parts: [any Part] { checks }

  /// The first reading of an article.
  ///
  /// - Complexity: O(n log n) in the words and annotations of the article.
  public mutating func survey(_ article: AnnotatedArticle) {
    let view = ArticleView(article, predictions: [], corpus: &corpus, isNew: true)
    totals.articles += 1
    totals.mentions += view.layer.mentions.count
    totals.events += view.layer.events.count
    totals.relations += view.layer.relations.count
    for index in checks.indices { checks[index].survey(view, into: &tallies[index]) }
  }

  /// The second reading, when all articles were surveyed.
  ///
  /// - Parameter predictions: What extractors say of the article, always as many and in the same
  ///   order; `nil` where one says nothing.
  /// - Complexity: as that of ``survey(_:)``.
  public mutating func count(_ article: AnnotatedArticle, predictions: [Layer?] = []) {
    let view = ArticleView(article, predictions: predictions, corpus: &corpus, isNew: false)
    corpus.count(view.occurrences(of: corpus.phrases), in: view)
    for index in checks.indices { checks[index].count(view, into: &tallies[index]) }
  }

  /// The third reading, when all articles were counted: the findings by check, then in text order.
  ///
  /// - Complexity: as that of ``survey(_:)``, and O(m) for each finding in the bytes quoted.
  public mutating func findings(
    in article: AnnotatedArticle, predictions: [Layer?] = []
  ) -> [Finding] {
    let view = ArticleView(article, predictions: predictions, corpus: &corpus, isNew: false)
    let occurrences = view.occurrences(of: corpus.phrases)
    var places = PlaceCounts()
    for occurrence in occurrences where !occurrence.isDisturbed {
      places.add(occurrence)
    }
    var maker = FindingMaker(view.article)
    var findings: [Finding] = []
    for (check, tally) in zip(checks, tallies) {
      let corpus = CorpusView(
        corpus: corpus, tally: tally, occurrences: occurrences, places: places)
      findings += maker.findings(check.suspicions(in: view, of: corpus), check: check.name)
    }
    return findings
  }
}
