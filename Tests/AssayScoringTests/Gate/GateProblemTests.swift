import AssayModel
import AssayScoring
import Testing

/// A comparison that cannot be made never passes.
struct GateProblemTests {
  private let counts = [Int](repeating: 8, count: 12)

  private func outcome(
    _ run: GateRun, _ baseline: Baseline, _ rules: [GateRule]? = nil, isRatchet: Bool = false
  ) throws -> GateOutcome {
    Gate(
      rules: try rules ?? [GateRule(Metric.named("ent.strict"))],
      bootstrap: Bootstrap(replicates: 300), isRatchet: isRatchet
    ).judge(run, against: baseline)
  }

  private func expectUndecided(
    _ outcome: GateOutcome, _ reason: String, articles: [String]? = nil
  ) {
    #expect(outcome.status == .undecided, "\(reason)")
    #expect(outcome.results.allSatisfy { $0.verdict == .unmeasured }, "\(reason)")
    let reasons = outcome.problems.map(\.description) + outcome.results.compactMap(\.reason)
    #expect(reasons.contains { $0.contains(reason) }, "\(reason): \(reasons)")
    if let articles { #expect(outcome.problems.contains { $0.articles == articles }, "\(reason)") }
    #expect(outcome.flips.broken.isEmpty && outcome.flips.fixed.isEmpty || articles == nil)
  }

  @Test func goldThatChangedIsFoundAndNamed() throws {
    let baseline = try GateSamples.run(counts).baseline
    func run(_ change: (inout GateRun) -> Void, skipping: Int) throws -> GateRun {
      var run = GateRun(
        metrics: [try Metric.named("ent.strict")], options: ScoringOptions(), baseline: baseline)
      for number in counts.indices where number != skipping {
        run.add(GateSamples.pair(number, found: 0..<8))
      }
      change(&run)
      return run
    }
    let fewer = try run({ _ in }, skipping: 3)
    expectUndecided(try outcome(fewer, baseline), "1 gone article", articles: ["a03"])
    let changed = try run(
      { $0.add(GateSamples.pair(3, gold: 9, found: 0..<8)) }, skipping: 3)
    expectUndecided(try outcome(changed, baseline), "1 changed article", articles: ["a03"])
    let more = try run({ $0.add(GateSamples.pair(20, found: 0..<8)) }, skipping: -1)
    expectUndecided(
      try outcome(more, baseline, isRatchet: true), "1 new article", articles: ["a20"])
  }

  @Test func articlesThatAreMissingOrRefused() throws {
    let baseline = try GateSamples.run(counts).baseline
    func run(_ last: ArticlePair?) throws -> GateRun {
      var run = try GateSamples.run(Array(counts.dropLast()), against: baseline)
      if let last { run.add(last) }
      return run
    }
    let gold = GateSamples.pair(11, found: 0..<8)
    let silent = ArticlePair(
      id: gold.id, text: gold.text, metadata: gold.metadata, gold: gold.gold, predicted: nil)
    expectUndecided(
      try outcome(try run(silent), baseline),
      "not predicted, though the baseline has predictions: 1 article",
      articles: ["a11"])
    // What neither run predicted is missed in both, and that can be compared.
    let both = try run(silent)
    let result = try outcome(both, both.baseline)
    #expect(result.status == .passed && result.results.map(\.verdict) == [.unchanged])
    var refused = try run(gold)
    refused.refused = 1
    expectUndecided(
      try outcome(refused, baseline), "refused of gold or predictions: 1 article")
    let none = try GateSamples.run([])
    expectUndecided(try outcome(none, none.baseline), "the gold has no articles")
  }

  /// What is wrong with the run itself is found whatever it is compared with, and where there is nothing to compare.
  @Test func runsThatMeasureNothingNeverPass() throws {
    let baseline = try GateSamples.run(counts).baseline
    var other = try GateSamples.run(counts, against: baseline)
    other.otherTexts = ["a04"]
    var silent = GateRun(
      metrics: [try Metric.named("ent.strict")], options: ScoringOptions(), baseline: nil)
    for number in counts.indices {
      let pair = GateSamples.pair(number, found: 0..<8)
      silent.add(ArticlePair(id: pair.id, text: pair.text, gold: pair.gold, predicted: nil))
    }
    var refused = try GateSamples.run(counts)
    refused.refused = 2
    let reason = "predictions are about another text than the gold: 1 article"
    expectUndecided(try outcome(other, baseline), reason, articles: ["a04"])
    expectUndecided(
      try outcome(silent, silent.baseline), "no article of the gold is predicted")
    let floor = GateRule(try Metric.named("ent.strict"), floor: GateAmount("1"))
    for (run, reason) in [
      (other, reason), (silent, "no article of the gold is predicted"),
      (refused, "refused of gold or predictions: 2 articles"),
    ] {
      for rules in [[], [floor]] {
        let outcome = Gate(rules: rules, bootstrap: Bootstrap(replicates: 300))
          .judge(run, against: nil)
        #expect(outcome.status == .undecided, "\(reason)")
        #expect(outcome.problems.map(\.description) == [reason])
        #expect(outcome.results.count == rules.count)
        #expect(outcome.results.allSatisfy { $0.verdict == .unmeasured }, "\(reason)")
      }
    }
    let right = try GateSamples.run(counts)
    let passed = Gate(rules: [floor], bootstrap: Bootstrap(replicates: 300))
      .judge(right, against: nil)
    #expect(passed.status == .passed && right.problems.isEmpty)
  }

  @Test func metricsAndOptionsMustBeTheBaselines() throws {
    let run = try GateSamples.run(counts)
    let own = run.baseline
    func baseline(_ metrics: [BaselineMetric], _ conditions: BaselineConditions? = nil) -> Baseline
    {
      Baseline(
        metrics: metrics, conditions: conditions ?? own.conditions, gold: own.gold,
        predicted: own.predicted, articles: own.articles)
    }
    #expect(try outcome(run, baseline(own.metrics)).status == .passed)
    let newer = [BaselineMetric(name: "ent.strict", revision: 99)]
    expectUndecided(try outcome(run, baseline(newer)), "ent.strict has revision 1 here and 99")
    expectUndecided(try outcome(run, baseline([])), "ent.strict is not in the baseline")
    let slice = GateRule(try Metric.named("ent.strict"), scope: .each("nesting"))
    expectUndecided(try outcome(run, own, [slice]), "the slice nesting is not in the baseline")
    for (conditions, reason) in [
      (BaselineConditions(ScoringOptions(duplicates: .ignored)), "--duplicates is counted here"),
      (
        BaselineConditions(ScoringOptions(extraArticles: .ignored)),
        "--extra-articles is spurious here and ignored"
      ),
      (
        BaselineConditions(ScoringOptions(labels: LabelMap(["A": "B"]))),
        "--label is none here and A=B in the baseline"
      ),
    ] {
      expectUndecided(try outcome(run, baseline(own.metrics, conditions)), reason)
    }
  }

  @Test func slicesMustHaveOneDefinition() throws {
    let rule = GateRule(try Metric.named("ent.strict"), scope: .each("length"))
    let before = try GateSamples.run(
      counts, options: ScoringOptions(slices: [.length([2])])
    ).baseline
    let now = try GateSamples.run(counts, options: ScoringOptions(slices: [.length([3])]))
    expectUndecided(
      try outcome(now, before, [rule]), "the slice is length:3 here and length:2 in the baseline")
    var forms = SeenForms()
    let empty = Slice.seen(forms).definition
    forms.add(GateSamples.layer([0]), text: GateSamples.text)
    #expect(Slice.seen(forms).definition != empty && empty.hasPrefix("seen#"))
  }
}
