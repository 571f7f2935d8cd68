import AssayModel

/// Two runs on the same gold, rule by rule.
struct GateComparison {
  let now: Baseline
  let before: Baseline?

  /// The verdict on a rule.
  func result(of rule: GateRule, _ bootstrap: Bootstrap) -> GateResult {
    if let reason = reasonAgainst(rule) { return GateResult(rule, parts: [], reason: reason) }
    let sides = Sides(now, before, rule.metric)
    let groups = groups(of: rule, in: sides)
    guard !groups.judged.isEmpty else {
      return GateResult(
        rule, parts: [], leftOut: groups.leftOut,
        reason: groups.leftOut > 0
          ? "no part has \(counted(rule.minimumSupport, "gold annotation")) or more"
          : "nothing of the kind is in the gold")
    }
    var parts = groups.judged.map { part(of: rule, $0, sides, bootstrap) }
    let adjusted = rule.adjustment.adjusted(parts.map { $0.bootstrap?.pValue })
    for (place, p) in adjusted.enumerated() {
      parts[place].adjusted = p
      if parts[place].reason == nil { parts[place].verdict = verdict(parts[place], rule) }
    }
    return GateResult(rule, parts: parts, leftOut: groups.leftOut)
  }

  /// Why a rule cannot be judged at all; `nil` where it can.
  private func reasonAgainst(_ rule: GateRule) -> String? {
    guard let before else { return nil }
    let metric = BaselineMetric(rule.metric)
    guard let known = before.metrics.first(where: { $0.name == metric.name }) else {
      return "\(metric.name) is not in the baseline"
    }
    guard known == metric else {
      return "\(metric.name) has revision \(metric.revision) here and \(known.revision) in the "
        + "baseline"
    }
    guard let dimension = rule.scope.dimension, dimension != Group.typeDimension else { return nil }
    let mine = now.conditions.slice(named: dimension)
    guard let theirs = before.conditions.slice(named: dimension) else {
      return "the slice \(dimension) is not in the baseline"
    }
    return mine == theirs
      ? nil : "the slice is \(mine ?? "none") here and \(theirs) in the baseline"
  }

  private func groups(of rule: GateRule, in sides: Sides) -> (judged: [Group?], leftOut: Int) {
    switch rule.scope {
    case .all: return ([nil], 0)
    case .part(let group): return ([group], 0)
    case .each(let dimension):
      let all = sides.groups(of: dimension)
      let judged = all.filter { sides.sum(\.now, $0).support >= rule.minimumSupport }
      return (judged, all.count - judged.count)
    }
  }

  // MARK: - Parts

  private func part(
    of rule: GateRule, _ group: Group?, _ sides: Sides, _ bootstrap: Bootstrap
  ) -> GatePart {
    let mine = sides.sum(\.now, group)
    let theirs = before == nil ? nil : sides.sum(\.before, group)
    func part(_ reason: String?, _ paired: PairedBootstrap? = nil) -> GatePart {
      GatePart(
        group: group, before: theirs, now: mine, bootstrap: paired, adjusted: nil,
        verdict: .unmeasured, reason: reason)
    }
    guard mine.support >= rule.minimumSupport else {
      return part(
        "\(counted(mine.support, "gold annotation")), expected \(rule.minimumSupport) or more")
    }
    let name = rule.measure.rawValue
    guard mine[rule.measure] != nil else {
      return part("\(name) is undefined: nothing was predicted")
    }
    guard let theirs else { return part(nil) }
    guard theirs[rule.measure] != nil else { return part("\(name) is undefined in the baseline") }
    let articles = sides.articles(group)
    guard mine != theirs, articles.count > 1 else { return part(nil) }
    return part(
      nil,
      PairedComparison(articles, measure: rule.measure).bootstrap(
        Bootstrap(
          replicates: bootstrap.replicates, seed: bootstrap.seed, confidence: rule.confidence)))
  }

  /// The verdict on what can be measured.
  private func verdict(_ part: GatePart, _ rule: GateRule) -> GateVerdict {
    let isBelow = rule.isBelowFloor(part.now)
    guard let before = part.before else { return isBelow ? .belowFloor : .withinBudget }
    if before == part.now { return isBelow ? .belowFloor : .unchanged }
    let isSure = part.adjusted.map { $0 <= rule.level } ?? false
    let isExceeded = rule.budget.isExceeded(rule.measure, from: before, to: part.now) ?? true
    if isExceeded && isSure { return .regressed }
    if isBelow { return .belowFloor }
    if isExceeded { return .inconclusive }
    return isSure && (part.bootstrap?.difference ?? 0) > 0 ? .improved : .withinBudget
  }
}

/// The sums of both runs by one metric.
private struct Sides {
  struct Article {
    let id: String
    let now: ArticleSums?
    let before: ArticleSums?
  }

  private let all: [Article]
  private let zero: MetricSums

  init(_ now: Baseline, _ before: Baseline?, _ metric: Metric) {
    let mine = Self.sums(now, metric), theirs = Self.sums(before, metric)
    zero = MetricSums(zero: metric.formula)
    all = Set(mine.keys).union(theirs.keys).map {
      Article(id: $0, now: mine[$0], before: theirs[$0])
    }
  }

  private static func sums(_ run: Baseline?, _ metric: Metric) -> [String: ArticleSums] {
    Dictionary(
      (run?.articles ?? []).compactMap { article in
        article.sums[metric.name].map { (article.id, $0) }
      }
    ) { first, _ in first }
  }

  /// The sum over all articles.
  func sum(_ side: KeyPath<Article, ArticleSums?>, _ group: Group?) -> MetricSums {
    all.reduce(into: zero) { sum, article in
      if let sums = article[keyPath: side]?.sums(of: group) { sum += sums }
    }
  }

  /// The groups of a dimension that either run has, ascending.
  func groups(of dimension: String) -> [Group] {
    var groups: Set<Group> = []
    for article in all {
      for side in [article.now, article.before] {
        groups.formUnion(side?.groups.keys.filter { $0.dimension == dimension } ?? [])
      }
    }
    return groups.sorted()
  }

  /// The articles that have anything to count.
  func articles(_ group: Group?) -> [PairedArticle] {
    all.compactMap { article in
      let now = article.now?.sums(of: group), before = article.before?.sums(of: group)
      guard now != nil || before != nil else { return nil }
      return PairedArticle(id: article.id, first: now ?? zero, second: before ?? zero)
    }
  }
}

extension BaselineConditions {
  /// The definition of the slice of that name; `nil` without one.
  fileprivate func slice(named name: String) -> String? {
    slices.first { $0 == name || $0.hasPrefix("\(name):") || $0.hasPrefix("\(name)#") }
  }
}
