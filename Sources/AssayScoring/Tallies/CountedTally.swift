import AssayModel

/// Outcomes of annotations that are counted: of each type, of each slice's parts, and of all.
struct CountedTally: SubjectTally {
  let subject: Metric.Subject
  private var types = NameTable()
  /// For each type by number.
  private var rows: [Sum] = []
  private var slices: [Group: Sum] = [:]
  private var total = Sum()

  init(_ subject: Metric.Subject) {
    self.subject = subject
  }

  /// Outcomes over articles.
  private struct Sum {
    var outcomes = PairedOutcomes()
    /// Articles in which there is anything to count.
    var articles = 0

    mutating func add(_ article: PairedOutcomes) {
      outcomes += article
      if article != PairedOutcomes() { articles += 1 }
    }

    static func += (a: inout Sum, b: Sum) {
      a.outcomes += b.outcomes
      a.articles += b.articles
    }

    func score(_ metric: Metric) -> PointScore {
      PointScore(counts: outcomes.counts(metric.match ?? .strict), articles: articles)
    }
  }

  var isAnnotated: Bool { total.articles > 0 }

  mutating func add(_ pair: ArticlePair, options: ScoringOptions) -> Contribution {
    let items = items(of: pair, options)
    extendRows()
    var contribution = Contribution(total: [])
    var sum = PairedOutcomes()
    for (type, outcomes) in items.byType(count: types.names.count) {
      rows[type].add(outcomes)
      sum += outcomes
      contribution.rows.append((.type(types.names[type]), outcomes.base))
    }
    total.add(sum)
    contribution.total = sum.base
    for (group, outcomes) in items.parts(of: options.slices, pair, whole: sum) {
      slices[group, default: Sum()].add(outcomes)
      contribution.rows.append((group, outcomes.base))
    }
    return contribution
  }

  mutating func merge(_ other: any SubjectTally) {
    guard let other = other as? CountedTally else { return }
    for (name, row) in zip(other.types.names, other.rows) {
      let type = types.number(of: name)
      extendRows()
      rows[type] += row
    }
    for (group, sum) in other.slices { slices[group, default: Sum()] += sum }
    total += other.total
  }

  func total(_ metric: Metric) -> PointScore { total.score(metric) }

  func rows(_ metric: Metric) -> [(group: Group, score: PointScore)] {
    let types = zip(types.names, rows).filter { $0.1.articles > 0 }
      .map { (group: Group.type($0.0), score: $0.1.score(metric)) }
    let parts = slices.filter { $0.value.articles > 0 }
      .map { (group: $0.key, score: $0.value.score(metric)) }
    return (types + parts).sorted { $0.group < $1.group }
  }

  private mutating func extendRows() {
    while rows.count < types.names.count { rows.append(Sum()) }
  }

  /// Which gold annotations of an article correspond to which predicted ones.
  static func alignment(
    of pair: ArticlePair, _ subject: Metric.Subject, duplicates: Duplicates
  ) -> Alignment {
    var tally = CountedTally(subject)
    return tally.items(of: pair, ScoringOptions(duplicates: duplicates, bootstrap: nil)).alignment
  }

  /// Aligns the annotations of an article.
  private mutating func items(of pair: ArticlePair, _ options: ScoringOptions) -> AlignedItems {
    let duplicates = options.duplicates, isSliced = options.slices.contains { !$0.isOfArticles }
    switch subject {
    case .mentionOverlaps(let threshold):
      return AlignedItems(
        mentionsOf: pair, threshold: threshold, &types, duplicates, isSliced: isSliced)
    case .events(let level):
      return AlignedItems(
        eventsOf: pair, level, credit: nil, &types, duplicates, isSliced: isSliced)
    case .creditedArguments(let level, let credit):
      return AlignedItems(
        eventsOf: pair, level, credit: credit, &types, duplicates, isSliced: isSliced)
    case .eventAttributes: return AlignedItems(attributesOf: pair, &types)
    case .relations(let level): return AlignedItems(relationsOf: pair, level, &types, duplicates)
    case .links(let measure):
      return AlignedItems(linksOf: pair, measure, &types, duplicates, isSliced: isSliced)
    default:
      return AlignedItems(
        mentionsOf: pair, threshold: nil, &types, duplicates, isSliced: isSliced)
    }
  }
}
