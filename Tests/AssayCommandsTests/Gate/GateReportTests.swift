import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring
import AssayTesting
import AssayXML
import Testing

@testable import AssayCommands

/// All reports tell of one outcome.
@Suite struct GateReportTests {
  private func record(
    _ outcome: GateOutcome, places: GatePlaces = GatePlaces(), articles: [String] = [],
    isRatchet: Bool = false
  ) -> GateRecord {
    GateRecord(
      outcome: outcome, gold: "gold.jsonl", predictions: "p.jsonl", baseline: "b.jsonl",
      places: places, articles: articles, bootstrap: Bootstrap(replicates: 200),
      isRatchet: isRatchet)
  }

  /// Random runs under random rules: the text, the exit status and every report say the same.
  @Test func reportsAgree() throws {
    var statuses: Set<GateStatus> = [], verdicts: Set<GateVerdict> = []
    for seed in UInt64(1)...30 {
      var runs = GateRuns(seed: seed)
      let pairs = runs.pairs(6)
      let baseline = try runs.run(pairs).baseline
      let now = seed % 5 == 0 ? Array(pairs.dropLast()) : runs.changed(pairs)
      let isRatchet = seed % 3 == 0
      let outcome = Gate(
        rules: try runs.rules(), bootstrap: Bootstrap(replicates: 100), isRatchet: isRatchet
      ).judge(try runs.run(now, against: baseline), against: baseline)
      let record = record(outcome, articles: now.map(\.id), isRatchet: isRatchet)
      try check(record)
      statuses.insert(outcome.status)
      verdicts.formUnion(outcome.results.map(\.verdict))
    }
    #expect(statuses.count == 3 && verdicts.count >= 6, "\(statuses) \(verdicts)")
  }

  private func check(_ record: GateRecord) throws {
    let outcome = record.outcome
    let word = outcome.status.word
    let codes: [GateStatus: Double] = [.passed: 0, .failed: 1, .undecided: 2]
    let document = try JSONValue(parsing: Array(GateDocument(record).text.utf8))
    #expect(document["status"]?.string == outcome.status.name)
    #expect(document["exit_code"]?.number == codes[outcome.status])
    #expect(document["summary"]?.string?.hasPrefix("\(word): ") == true)
    #expect(
      document["rules"]?.array?.map { $0["verdict"]?.string }
        == outcome.results.map(\.verdict.rawValue))
    #expect(document["newly_broken"]?.array?.count == outcome.flips.broken.count)
    // Unmeasured never passes, a broken rule always fails.
    let verdicts = Set(outcome.results.map(\.verdict))
    if verdicts.contains(.unmeasured) { #expect(outcome.status != .passed) }
    if !verdicts.isDisjoint(with: [.regressed, .belowFloor]) { #expect(outcome.status == .failed) }
    #expect(GateText(record, limit: 5).lines.first?.hasPrefix("\(word): ") == true)
    #expect(GateMarkdown(record).text.contains("**\(word): "))
    let tests = try JUnitCounts(GateJUnit(record, showsArticles: true).bytes())
    #expect((tests.failures > 0) == (outcome.status == .failed), "\(tests)")
    if outcome.status == .undecided { #expect(tests.errors > 0) }
    let lines = GateAnnotations(record).lines
    #expect(lines.count <= 10 && lines.allSatisfy { $0.hasPrefix("::") && !$0.contains("\n") })
    #expect(lines.contains { $0.hasPrefix("::error ") } == (outcome.status != .passed))
    try checkSARIF(record)
  }

  private func checkSARIF(_ record: GateRecord) throws {
    let log = try JSONValue(parsing: Array(GateSARIF(record).text.utf8))
    let run = try #require(log["runs"]?.array?.first)
    let results = try #require(run["results"]?.array)
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.array)
    #expect(log["version"]?.string == "2.1.0" && log["$schema"]?.string != nil)
    #expect(run["tool"]?["driver"]?["name"]?.string == "assay gate")
    #expect(results.count == min(5_000, record.outcome.flips.broken.count))
    for result in results {
      let index = Int(result["ruleIndex"]?.number ?? -1)
      #expect(rules.indices.contains(index) && rules[index]["id"] == result["ruleId"])
      #expect(result["message"]?["text"]?.string?.isEmpty == false)
      let place = result["locations"]?.array?.first?["physicalLocation"]
      #expect(place?["artifactLocation"]?["uri"]?.string == "gold.jsonl")
      #expect(place?["region"]?["startLine"]?.number ?? 0 >= 1)
      let name = result["partialFingerprints"]?["assaySpan/v1"]?.string ?? ""
      #expect(SpanFingerprint(name) != nil, "\(name)")
    }
  }

  // MARK: - Limits

  /// An outcome with so many newly broken mentions, of which each quotes the same words.
  private func outcome(broken: Int, words: String, failing: Int = 1) throws -> GateOutcome {
    let text = ArticleText(words)
    let strict = try Metric.named("ent.strict")
    func pairs(_ isFound: Bool) -> [ArticlePair] {
      (0..<broken).map { number in
        let layer = try? Layer(
          annotator: .person("x"),
          mentions: [Mention(id: "T1", type: "A|B", extent: Extent(0, text.count))])
        return ArticlePair(
          id: "a\(number)%,:", text: text, gold: layer,
          predicted: isFound ? layer : Layer(empty: .person("x")))
      }
    }
    func run(_ isFound: Bool, against baseline: Baseline?) -> GateRun {
      var run = GateRun(metrics: [strict], options: ScoringOptions(), baseline: baseline)
      for pair in pairs(isFound) { run.add(pair) }
      return run
    }
    let baseline = run(true, against: nil).baseline
    let rules = [GateRule](repeating: GateRule(strict), count: failing)
    return Gate(rules: rules, bootstrap: Bootstrap(replicates: 100))
      .judge(run(false, against: baseline), against: baseline)
  }

  @Test func longListsAreCutWhereServicesCutThem() throws {
    let many = try outcome(broken: 101, words: "Rami")
    let log = try JSONValue(parsing: Array(GateSARIF(record(many), limit: 100).text.utf8))
    let run = log["runs"]?.array?.first
    #expect(run?["results"]?.array?.count == 100 && GateSARIF.limit == 5_000)
    #expect(run?["properties"]?["newlyBroken"]?.number == 101)
    let annotations = GateAnnotations(record(many)).lines
    #expect(annotations.count { $0.hasPrefix("::error ") } == 1)
    #expect(annotations.count { $0.hasPrefix("::warning ") } == 8)
    let rules = try outcome(broken: 3, words: "Rami", failing: 12)
    let lines = GateAnnotations(record(rules)).lines
    #expect(lines.count == 10 && lines.last == "::error title=assay gate::3 more rules")
    let nine = GateAnnotations(record(try outcome(broken: 3, words: "Rami", failing: 9))).lines
    #expect(nine.count { $0.hasPrefix("::warning ") } == 1)
  }

  @Test func summariesStayBelowTheLimit() throws {
    let strict = try Metric.named("ent.strict")
    let long = String(repeating: "ö", count: 20_000)
    let rules = (0..<1_000).map {
      GateRule(strict, scope: .part(.type("\($0)\(long.prefix(600))")))
    }
    let text = ArticleText("Rami")
    let pair = ArticlePair(
      id: long, text: text, gold: Layer(empty: .person("x")),
      predicted: Layer(empty: .person("y")))
    var run = GateRun(metrics: [strict], options: ScoringOptions(), baseline: nil)
    run.add(pair)
    let outcome = Gate(rules: rules).judge(run, against: run.baseline)
    let summary = GateMarkdown(record(outcome)).text
    #expect(summary.utf8.count <= 900 * 1_024 && summary.utf8.count > 800 * 1_024)
    #expect(summary.hasSuffix("Cut off here.\n"))
  }

  @Test func whatStandsInTextsCannotBeReadAsASign() throws {
    let nasty = "R\u{1}\n::error::x%0A<b>|`]]>\u{FFFE}"
    let record = record(try outcome(broken: 3, words: nasty), articles: ["a\u{0}"])
    let lines = GateAnnotations(record).lines
    #expect(lines.allSatisfy { !$0.contains("\n") })
    #expect(lines.contains { $0.contains("title=newly broken::a0%25,:") }, "\(lines)")
    #expect(lines.contains { $0.contains("%250A") })
    let markdown = GateMarkdown(record).text
    #expect(!markdown.contains("<b>") && !markdown.contains("A|B"))
    _ = try JUnitCounts(GateJUnit(record, showsArticles: true).bytes())
    #expect(GateText(record, limit: 3).lines.allSatisfy { !$0.contains("\n") })
  }

  @Test func reportsAreNamedByTheirEnding() throws {
    for (path, ending) in [
      ("a.json", "json"), ("x/y.XML", "xml"), ("s.sarif", "sarif"), ("m.md", "md"),
    ] {
      #expect(try GateReport.named(by: path).ending == ending)
    }
    for path in ["json", "a.html", "a", ""] {
      let error = #expect(throws: (any Error).self, "\(path)") { try GateReport.named(by: path) }
      #expect("\(error.map { "\($0)" } ?? "")".contains(".json, .xml, .sarif, .md"), "\(path)")
    }
  }
}

/// What a JUnit file counts, checked against its test cases.
struct JUnitCounts {
  let tests: Int
  let failures: Int
  let errors: Int

  init(_ bytes: [UInt8]) throws {
    var handler = Handler()
    try XMLReader().read(bytes, into: &handler)
    tests = handler.cases
    failures = handler.failures
    errors = handler.errors
    #expect(handler.root == [tests, failures, errors, 0])
    #expect(handler.suites == [tests, failures, errors, 0])
    #expect(tests > 0)
  }

  private enum Name: Int, XMLVocabulary {
    case testsuites, testsuite, testcase, failure, error, name, classname, tests, failures, errors
    case skipped, message, type
    static let table = XMLNameTable<Name>()
  }

  private struct Handler: XMLHandler {
    var root: [Int] = []
    var suites = [0, 0, 0, 0]
    var cases = 0
    var failures = 0
    var errors = 0

    mutating func startElement(_ tag: borrowing XMLTag<Name>) throws(XMLError) {
      let counts = [tag[.tests], tag[.failures], tag[.errors], tag[.skipped]].map {
        $0.flatMap { Int($0) } ?? -1
      }
      switch tag.name {
      case .testsuites: root = counts
      case .testsuite: suites = zip(suites, counts).map(+)
      case .testcase:
        cases += 1
        #expect(tag[.name]?.isEmpty == false && tag[.classname]?.isEmpty == false)
      case .failure, .error:
        if tag.name == .failure { failures += 1 } else { errors += 1 }
        #expect(tag[.message]?.isEmpty == false && tag[.type]?.isEmpty == false)
      default: break
      }
    }

    mutating func endElement(_ name: Name?) throws(XMLError) {}
    mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {}
  }
}
