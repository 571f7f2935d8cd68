import AssayModel

/// Compares two annotators.
struct PairStudy: Sendable {
  /// The annotators' indexes.
  let first: Int
  let second: Int
  private let options: AgreementStudy.Options
  private var scorer: Scorer
  private var mentionAttributes = MatchedAttributes()
  private var eventAttributes = MatchedAttributes()
  private var mentions: [(CoreferenceDocument<Extent>, CoreferenceDocument<Extent>)] = []
  private var events:
    [(CoreferenceDocument<CoreferenceEvent>, CoreferenceDocument<CoreferenceEvent>)] =
      []
  private var relations = Counts()
  private var tokens: [[String?]] = []
  private var articles: [ArticleAgreement] = []

  init(_ first: Int, _ second: Int, options: AgreementStudy.Options) {
    self.first = first
    self.second = second
    self.options = options
    scorer = Scorer(metrics: options.metrics, options: options.scoring)
  }

  /// Compares the layers of an article.
  mutating func add(_ article: Article, _ a: Layer, _ b: Layer, labels: TokenLabels) {
    let id = article.id
    scorer.add(ArticlePair(id: id, text: article.text, gold: a, predicted: b))
    mentionAttributes.addMentions(a, b)
    eventAttributes.addEvents(a, b)
    mentions.append(
      (CoreferenceDocument(id: id, entitiesOf: a), CoreferenceDocument(id: id, entitiesOf: b)))
    events.append(
      (CoreferenceDocument(id: id, eventsOf: a), CoreferenceDocument(id: id, eventsOf: b)))
    let (matched, other) = (relationMetric, ArticlePair(id: id, gold: a, predicted: b))
    relations += matched.counts(other, duplicates: .counted)
    tokens += labels.rows.map { [$0[first], $0[second]] }
    if options.listsArticles {
      let counts = options.metrics.map { metric in
        metric.counts(
          ArticlePair(id: id, text: article.text, gold: a, predicted: b),
          duplicates: options.scoring.duplicates)
      }
      articles.append(ArticleAgreement(id: id, counts: counts))
    }
  }

  /// What was found so far.
  func agreement(
    names: [String], version: String
  ) throws(CoreferenceRefusal) -> PairAgreement {
    PairAgreement(
      first: first, second: second,
      scores: scorer.report(system: names[second], version: version),
      mentionAttributes: mentionAttributes.agreements,
      eventAttributes: eventAttributes.agreements,
      mentionCoreference: try counts(mentions), eventCoreference: try counts(events),
      relations: relations, tokens: TokenAgreement(raters: ["1", "2"], rows: tokens),
      byArticle: articles.sorted { $0.id < $1.id })
  }

  /// Mentions of one extent in two entities are one mention, in the first of these.
  private func counts<Mention>(
    _ documents: [(CoreferenceDocument<Mention>, CoreferenceDocument<Mention>)]
  ) throws(CoreferenceRefusal) -> CoreferenceCounts {
    let evaluation = try CoreferenceEvaluation(
      key: documents.map(\.0), response: documents.map(\.1),
      options: CoreferenceOptions(repeatedKeyMentions: .keepFirst))
    return evaluation.total
  }
}

/// Relations agree if type, roles and fillers do.
private let relationMetric = Metric.relationMetrics[1]

extension Metric {
  /// The counts of a single article; nothing where no annotations are counted.
  ///
  /// - Complexity: that of ``Alignment``.
  public func counts(_ pair: ArticlePair, duplicates: Duplicates = .counted) -> Counts {
    var tally = makeTally()
    _ = tally.add(pair, options: ScoringOptions(duplicates: duplicates, bootstrap: nil))
    return tally.total(self).counts ?? .zero
  }
}
