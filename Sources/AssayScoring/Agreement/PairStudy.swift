import AssayModel

/// Compares two annotators.
struct PairStudy: Sendable {
  /// The annotators' indexes.
  let first: Int
  let second: Int
  private let options: AgreementStudy.Options
  private var scorer: Scorer
  private var group: GroupStudy
  private var mentions: [(CoreferenceDocument<Extent>, CoreferenceDocument<Extent>)] = []
  private var events:
    [(CoreferenceDocument<CoreferenceEvent>, CoreferenceDocument<CoreferenceEvent>)] =
      []
  private var relations: [String: Counts] = [:]
  private var articles: [ArticleAgreement] = []

  init(_ first: Int, _ second: Int, names: [String], options: AgreementStudy.Options) {
    self.first = first
    self.second = second
    self.options = options
    scorer = Scorer(metrics: options.metrics, options: options.scoring)
    group = GroupStudy([first, second], names: names, options: options)
  }

  /// Compares the layers of an article, if both annotated it.
  mutating func add(
    _ article: Article, _ layers: [Layer?], labels: TokenLabels, offsets: OffsetTable
  ) {
    guard let a = layers[first], let b = layers[second] else { return }
    let id = article.id
    scorer.add(ArticlePair(id: id, text: article.text, gold: a, predicted: b))
    group.add(article, layers, labels: labels, offsets: offsets)
    mentions.append(
      (CoreferenceDocument(id: id, entitiesOf: a), CoreferenceDocument(id: id, entitiesOf: b)))
    events.append(
      (CoreferenceDocument(id: id, eventsOf: a), CoreferenceDocument(id: id, eventsOf: b)))
    let related = a.relationCounts(against: b)
    relations.merge(related, uniquingKeysWith: +)
    let counts = options.metrics.map { metric in
      metric.counts(
        ArticlePair(id: id, text: article.text, gold: a, predicted: b),
        duplicates: options.scoring.duplicates)
    }
    articles.append(
      ArticleAgreement(id: id, counts: counts, relations: related.values.reduce(.zero, +)))
  }

  /// What was found so far.
  func agreement(
    names: [String], version: String
  ) throws(CoreferenceRefusal) -> PairAgreement {
    PairAgreement(
      first: first, second: second,
      scores: scorer.report(system: names[second], version: version), group: group.agreement,
      mentionCoreference: try counts(mentions), eventCoreference: try counts(events),
      relationTypes: relations.sorted { $0.key < $1.key }.map {
        RelationAgreement(type: $0.key, counts: $0.value)
      },
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
