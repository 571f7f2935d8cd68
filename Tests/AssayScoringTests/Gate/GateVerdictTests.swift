import AssayModel
import AssayScoring
import Testing

/// Rules in situations: what each says, and what follows.
struct GateVerdictTests {
  /// Forty articles of ten mentions, of which the baseline found eight in each: F1 is 640/720, 88.89.
  private static let before = [Int](repeating: 8, count: 40)

  private static let situations: [String: [Int]] = [
    "same": before,
    // 480/640, 75.00.
    "worse": [Int](repeating: 6, count: 40),
    // 720/760, 94.74.
    "better": [Int](repeating: 9, count: 40),
    // 638/719, 88.73: 0.15 less, in one article.
    "slip": [7] + before.dropFirst(),
    // 624/712, 87.64: 1.25 points less, or 1.4 %, all in one article, so it may be chance.
    "outage": [0] + before.dropFirst(),
    // 644/722, 89.20: better, and all in one article.
    "luck": [10] + before.dropFirst(),
  ]

  private struct Row: Sendable {
    let name: String
    let rule: @Sendable (Metric) throws -> GateRule
    let verdicts: [String: GateVerdict]
    var status: [String: GateStatus] = [:]
  }

  private static let rows: [Row] = [
    Row(
      name: "usual", rule: { GateRule($0) },
      verdicts: [
        "same": .unchanged, "worse": .regressed, "better": .improved, "slip": .withinBudget,
        "outage": .inconclusive, "luck": .withinBudget,
      ]),
    Row(
      name: "strict", rule: { GateRule($0, isStrict: true) },
      verdicts: ["outage": .inconclusive, "worse": .regressed, "slip": .withinBudget],
      status: ["outage": .undecided]),
    Row(
      name: "no budget", rule: { GateRule($0, budget: .points(.zero)) },
      verdicts: ["slip": .inconclusive, "luck": .withinBudget, "same": .unchanged]),
    Row(
      name: "two points", rule: { GateRule($0, budget: .points(try amount("2"))) },
      verdicts: ["outage": .withinBudget, "worse": .regressed]),
    Row(
      name: "all points", rule: { GateRule($0, budget: .points(try amount("100"))) },
      verdicts: ["worse": .withinBudget]),
    Row(
      name: "one percent", rule: { GateRule($0, budget: .percent(try amount("1"))) },
      verdicts: ["outage": .inconclusive, "slip": .withinBudget, "worse": .regressed]),
    Row(
      name: "two percent", rule: { GateRule($0, budget: .percent(try amount("2"))) },
      verdicts: ["outage": .withinBudget]),
    Row(
      name: "floor", rule: { GateRule($0, floor: try amount("89")) },
      verdicts: [
        "same": .belowFloor, "outage": .belowFloor, "slip": .belowFloor, "better": .improved,
        "luck": .withinBudget, "worse": .regressed,
      ]),
    Row(
      name: "precision", rule: { GateRule($0, .precision) },
      verdicts: ["worse": .withinBudget, "better": .withinBudget, "same": .unchanged]),
    Row(
      name: "recall", rule: { GateRule($0, .recall) },
      verdicts: ["worse": .regressed, "better": .improved, "outage": .inconclusive]),
    Row(
      name: "a type", rule: { GateRule($0, scope: .part(.type("A"))) },
      verdicts: ["worse": .unchanged, "better": .unchanged, "outage": .inconclusive]),
    Row(
      name: "each type", rule: { GateRule($0, scope: .each("type")) },
      verdicts: [
        "same": .unchanged, "worse": .regressed, "better": .improved, "outage": .inconclusive,
      ]),
    Row(
      name: "no such type", rule: { GateRule($0, scope: .part(.type("Z"))) },
      verdicts: ["same": .unmeasured, "worse": .unmeasured, "better": .unmeasured]),
    Row(
      name: "too little", rule: { GateRule($0, minimumSupport: 401) },
      verdicts: ["same": .unmeasured, "better": .unmeasured]),
    Row(
      name: "enough", rule: { GateRule($0, minimumSupport: 400) },
      verdicts: ["same": .unchanged, "better": .improved]),
    Row(
      name: "each type, too little",
      rule: { GateRule($0, scope: .each("type"), minimumSupport: 201) },
      verdicts: ["same": .unmeasured, "better": .unmeasured]),
    Row(
      name: "a half", rule: { GateRule($0, scope: .part(Group("meta.half", "odd"))) },
      verdicts: ["worse": .regressed, "outage": .unchanged]),
    Row(
      name: "each half", rule: { GateRule($0, scope: .each("meta.half")) },
      verdicts: ["worse": .regressed, "outage": .inconclusive, "same": .unchanged]),
  ]

  private static func amount(_ text: String) throws -> GateAmount {
    try #require(GateAmount(text))
  }

  private static let options = ScoringOptions(slices: [.metadata("half")])
  private static let bootstrap = Bootstrap(replicates: 300)

  private func judge(_ rules: [GateRule], _ counts: [Int]) throws -> GateOutcome {
    let baseline = try GateSamples.run(Self.before, options: Self.options).baseline
    let run = try GateSamples.run(counts, options: Self.options, against: baseline)
    return Gate(rules: rules, bootstrap: Self.bootstrap).judge(run, against: baseline)
  }

  @Test func everyRuleInEverySituation() throws {
    let strict = try Metric.named("ent.strict")
    for (situation, counts) in Self.situations.sorted(by: { $0.key < $1.key }) {
      let rows = Self.rows.filter { $0.verdicts[situation] != nil }
      #expect(!rows.isEmpty)
      let outcome = try judge(try rows.map { try $0.rule(strict) }, counts)
      for (row, result) in zip(rows, outcome.results) {
        let verdict = try #require(row.verdicts[situation])
        let status = row.status[situation] ?? Self.usual[verdict]
        #expect(result.verdict == verdict, "\(row.name), \(situation)")
        #expect(result.status == status, "\(row.name), \(situation)")
      }
    }
  }

  private static let usual: [GateVerdict: GateStatus] = [
    .unchanged: .passed, .improved: .passed, .withinBudget: .passed, .inconclusive: .passed,
    .regressed: .failed, .belowFloor: .failed, .unmeasured: .undecided,
  ]

  @Test func aBrokenRuleOutweighsAnUndecidedOne() throws {
    let strict = try Metric.named("ent.strict")
    let missing = GateRule(strict, scope: .part(.type("Z")))
    #expect(try judge([missing, GateRule(strict)], [6] + Self.before).status == .undecided)
    let worse = [Int](repeating: 6, count: 40)
    #expect(try judge([missing, GateRule(strict)], worse).status == .failed)
    #expect(try judge([], Self.before).status == .undecided)
    #expect(GateStatus.allCases.map(\.exitCode) == [0, 1, 2])
  }

  @Test func oneArticleTellsNothingOfOthers() throws {
    let baseline = try GateSamples.run([8]).baseline
    let run = try GateSamples.run([2], against: baseline)
    let rule = GateRule(try Metric.named("ent.strict"))
    let outcome = Gate(rules: [rule], bootstrap: Self.bootstrap).judge(run, against: baseline)
    #expect(outcome.results.map(\.verdict) == [.inconclusive])
  }

  @Test func withoutABaselineFloorsAreAllThatIsJudged() throws {
    let strict = try Metric.named("ent.strict")
    let run = try GateSamples.run(Self.before)
    let rows: [([GateRule], [GateVerdict], GateStatus)] = [
      ([GateRule(strict)], [], .passed),
      (
        [GateRule(strict), GateRule(strict, floor: try Self.amount("80"))], [.withinBudget], .passed
      ),
      ([GateRule(strict, floor: try Self.amount("90"))], [.belowFloor], .failed),
      (
        [GateRule(strict, scope: .part(.type("Z")), floor: try Self.amount("1"))], [.unmeasured],
        .undecided
      ),
    ]
    for (rules, verdicts, status) in rows {
      let outcome = Gate(rules: rules, bootstrap: Self.bootstrap).judge(run, against: nil)
      #expect(outcome.results.map(\.verdict) == verdicts && outcome.status == status)
      #expect(outcome.basis == .nothing)
    }
  }

  @Test func whatNothingWasPredictedOfHasNoPrecision() throws {
    let strict = try Metric.named("ent.strict")
    let rules = [GateRule(strict, .precision), GateRule(strict)]
    let verdicts = try judge(rules, [Int](repeating: 0, count: 40)).results.map(\.verdict)
    #expect(verdicts == [.unmeasured, .regressed])
  }
}
