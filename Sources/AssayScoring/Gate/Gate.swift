import AssayModel

/// Holds a run to a baseline.
///
/// Extraction does not vary and the gold is fixed, so on this gold a change is exact. Three questions are
/// asked in turn: did anything change; did a ratio fall by more than is allowed; would it have fallen on
/// other articles, too. The last is answered by the paired bootstrap over articles, whose weights depend
/// on identifiers alone, so that runs made months apart are paired.
public struct Gate: Sendable {
  /// What must not get worse.
  public var rules: [GateRule]
  /// How many replicates there are behind an interval, and their seed; the rest is not looked at.
  public var bootstrap: Bootstrap
  /// Whether an annotation that is newly wrong fails, unless it is accepted.
  public var isRatchet: Bool
  /// The annotations that may be wrong.
  public var accepted: [AcceptedSpan]
  /// The day, as `2031-01-31`.
  public var today: String

  /// Makes a gate.
  public init(
    rules: [GateRule], bootstrap: Bootstrap = Bootstrap(), isRatchet: Bool = false,
    accepted: [AcceptedSpan] = [], today: String = ""
  ) {
    self.rules = rules
    self.bootstrap = bootstrap
    self.isRatchet = isRatchet
    self.accepted = accepted
    self.today = today
  }

  /// The verdicts on a run.
  ///
  /// - Parameters:
  ///   - run: The run, made with the same baseline.
  ///   - baseline: What it is compared with; `nil` where there is none yet and that is allowed.
  /// - Complexity: O(r · B · n) for r rules or parts of rules that changed, B replicates and n articles.
  public func judge(_ run: GateRun, against baseline: Baseline?) -> GateOutcome {
    let now = run.baseline
    guard let baseline else {
      let results = rules.filter { $0.floor != nil }.map { rule in
        run.problems.first.map { GateResult(rule, parts: [], reason: $0.description) }
          ?? GateComparison(now: now, before: nil).result(of: rule, bootstrap)
      }
      return GateOutcome(
        results: results, flips: .none, problems: run.problems, basis: .nothing,
        articles: now.gold.articles)
    }
    let problems = GateProblem.all(run, now, baseline)
    let flips = problems.isEmpty ? Flips(run, accepted: accepted, today: today) : .none
    let comparison = GateComparison(now: now, before: baseline)
    var results = rules.map { rule in
      problems.first.map { GateResult(rule, parts: [], reason: $0.description) }
        ?? comparison.result(of: rule, bootstrap)
    }
    if isRatchet { results.append(ratchet(flips, problems)) }
    return GateOutcome(
      results: results, flips: flips, problems: problems,
      basis: now.predicted == baseline.predicted ? .samePredictions : .otherPredictions,
      articles: now.gold.articles)
  }

  private func ratchet(_ flips: Flips, _ problems: [GateProblem]) -> GateResult {
    if let problem = problems.first {
      return GateResult(ratchet: .unmeasured, reason: problem.description)
    }
    let count = flips.broken.count
    guard count == 0 else {
      return GateResult(
        ratchet: .regressed, reason: "\(count) newly broken and not accepted, expected none")
    }
    if !flips.accepted.isEmpty {
      return GateResult(
        ratchet: .withinBudget, reason: "\(flips.accepted.count) newly broken, all accepted")
    }
    return GateResult(
      ratchet: flips.fixed.isEmpty ? .unchanged : .improved, reason: "nothing newly broken")
  }
}

// MARK: - Problems

extension GateProblem {
  /// What makes a comparison impossible, the gravest first.
  fileprivate static func all(_ run: GateRun, _ now: Baseline, _ before: Baseline) -> [GateProblem]
  {
    var problems = run.problems + conditions(now.conditions, before.conditions)
    if now.gold != before.gold { problems.append(gold(now, before)) }
    let predictedBefore = Set(before.articles.filter { $0.predicted != nil }.map(\.id))
    let missing = run.missingArticles.filter(predictedBefore.contains)
    if !missing.isEmpty {
      problems.append(
        GateProblem(
          "not predicted, though the baseline has predictions: \(counted(missing.count, "article"))",
          articles: missing))
    }
    return problems
  }

  private static func conditions(
    _ now: BaselineConditions, _ before: BaselineConditions
  ) -> [GateProblem] {
    var problems: [GateProblem] = []
    for (option, mine, theirs) in [
      ("--duplicates", now.duplicates.rawValue, before.duplicates.rawValue),
      ("--extra-articles", now.extraArticles.rawValue, before.extraArticles.rawValue),
      ("--label", text(now.labels), text(before.labels)),
    ] where mine != theirs {
      problems.append(GateProblem("\(option) is \(mine) here and \(theirs) in the baseline"))
    }
    return problems
  }

  private static func text(_ labels: LabelMap) -> String {
    labels.isEmpty
      ? "none"
      : labels.names.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        .joined(separator: ",")
  }

  private static func gold(_ now: Baseline, _ before: Baseline) -> GateProblem {
    func golds(_ baseline: Baseline) -> [String: String] {
      Dictionary(
        baseline.articles.compactMap { article in article.gold.map { (article.id, $0) } }
      ) { first, _ in first }
    }
    let mine = golds(now), theirs = golds(before)
    let new = mine.keys.filter { theirs[$0] == nil }
    let gone = theirs.keys.filter { mine[$0] == nil }
    let changed = mine.filter { id, digest in theirs[id].map { $0 != digest } ?? false }.keys
    let counts = [(changed.count, "changed"), (new.count, "new"), (gone.count, "gone")]
      .filter { $0.0 > 0 }.map { counted($0.0, "\($0.1) article") }
    return GateProblem(
      "the gold is not the baseline's: "
        + (counts.isEmpty ? "digests differ" : counts.joined(separator: ", ")),
      articles: (changed + new + gone).sorted())
  }
}
