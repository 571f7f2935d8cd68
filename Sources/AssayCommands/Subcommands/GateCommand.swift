import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring
import AssaySystem

/// `assay gate`: whether predictions got worse than a baseline.
struct GateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Fails where predictions got worse than a baseline.",
    discussion: """
      Each rule is unchanged, improved, within budget, inconclusive (it fell by more than is allowed, and \
      that may be chance), regressed, below its floor, or unmeasured, which never passes. Exit status: 0 \
      all rules hold, 1 a rule is broken, 2 it cannot be decided, 66 there is no baseline. The baseline \
      holds counts and digests, and no text. Without a rule F1 may fall by half a point, by ent.strict, \
      event.TC and event.AC+.

      Examples:
        assay gate gold-annotations/newswire out/demo/capitals.jsonl --texts corpus/newswire --update
        assay gate gold-annotations/newswire out/demo/capitals.jsonl --texts corpus/newswire \
      -o gate.xml -o gate.md
        assay gate gold-annotations/newswire out/demo/capitals.jsonl --texts corpus/newswire \
      --policy docs/gate-policy.json --ratchet
      """)

  @Positional(help: "The gold: a folder or file in any format that Assay reads.")
  var gold: String

  @Positional(help: "The predictions, likewise; none for a column file that has both.")
  var predictions: String?

  @OptionGroup var gate: GateArguments
  @OptionGroup var outputs: GateOutputArguments
  @OptionGroup var scoring: ScoringArguments
  @OptionGroup var slicing: SliceArguments
  @OptionGroup var reading: CorpusOptions

  /// The fewest replicates that can show a change at the usual confidence in a family of some size.
  private static let fewestReplicates = 1_000

  func validate() throws {
    if let replicates = scoring.replicates, replicates < Self.fewestReplicates {
      throw ValidationError(
        "--boot: expected \(Self.fewestReplicates) or more, for fewer cannot show a regression, found "
          + "\(replicates)")
    }
    if gate.update && (outputs.json || !outputs.output.isEmpty || outputs.annotations != nil) {
      throw ValidationError("--update compares nothing: expected no --json, -o or --annotations")
    }
  }

  func run() throws {
    let console = Console()
    let plan = try GatePlan(gate, scoring: scoring, console: console)
    if gate.update { return try update(plan, console: console) }
    if plan.baseline == nil && !gate.allowMissing {
      console.complain("\(plan.source): expected a baseline, found none\n  \(hint(plan.source))")
      throw ExitStatus.notFound
    }
    let run = try score(plan, console: console)
    let bootstrap = Bootstrap(replicates: scoring.replicates ?? 10_000, seed: scoring.seed)
    let outcome = Gate(
      rules: plan.rules(for: run.run), bootstrap: bootstrap, isRatchet: plan.isRatchet,
      accepted: plan.accepted, today: SystemCalls.today
    ).judge(run.run, against: plan.baseline)
    let record = GateRecord(
      outcome: outcome, gold: gold, predictions: predictions ?? gold,
      baseline: "\(plan.source)", places: run.places, articles: run.articles,
      bootstrap: bootstrap, isRatchet: plan.isRatchet)
    try report(record, console: console)
    if outcome.status != .passed { throw ExitCode(outcome.status.exitCode) }
  }

  // MARK: - Scoring

  /// All articles scored, and where what is newly broken stands.
  private struct Scored {
    var run: GateRun
    var places = GatePlaces()
    var articles: [String] = []
  }

  private func score(_ plan: GatePlan, console: Console) throws -> Scored {
    let options = ScoringOptions(
      duplicates: scoring.duplicates, extraArticles: scoring.extraArticles,
      labels: try scoring.labels(),
      slices: try plan.slices(try slicing.slices(reading: reading, console: console)),
      bootstrap: nil)
    var scored = Scored(
      run: GateRun(
        metrics: plan.metrics, options: options, baseline: gate.update ? nil : plan.baseline))
    var pairs = try PairedLayers(
      gold: gold, predicted: predictions, source: GoldSource(reading, console: console),
      texts: reading.texts)
    var known: Set<String> = []
    var progress = Progress("articles", total: pairs.feeds.first?.expectedCount, console: console)
    while let pair = try pairs.next() {
      guard known.insert(pair.id).inserted else {
        console.complain("\(gold): expected each article once, found '\(pair.id)' again")
        throw ExitStatus.badData
      }
      if pair.gold != nil { scored.articles.append(pair.id) }
      let flips = scored.run.add(pair)
      scored.places.add(flips, of: pair, at: pair.gold == nil ? nil : pairs.feeds.first?.place)
      progress.advance(by: 1)
    }
    progress.finish()
    scored.run.refused = pairs.feeds.reduce(0) { $0 + $1.tally.refused + $1.tally.incomplete }
    for remark in pairs.feeds.compactMap(\.remark) { console.note(remark) }
    scored.run.otherTexts = pairs.otherTexts.map(\.id)
    pairs.tellOtherTexts(of: predictions ?? gold, console: console)
    tellUnpaired(scored.run, console: console)
    return scored
  }

  private func tellUnpaired(_ run: GateRun, console: Console) {
    for (articles, what) in [
      (run.missingArticles, "of the gold not predicted"),
      (run.extraArticles, "predicted that the gold does not have"),
    ] where !articles.isEmpty {
      console.warn("\(predictions ?? gold): \(counted(articles.count, "article")) \(what):")
      for article in articles { console.warn("  \(article)") }
    }
  }

  // MARK: - Baseline

  private func update(_ plan: GatePlan, console: Console) throws {
    guard case .file(let path) = plan.source else {
      throw ValidationError(
        "--update writes a file: expected --baseline FILE, found \(plan.source)")
    }
    let run = try score(plan, console: console).run
    if let problem = run.problems.first {
      console.complain("\(path): not written: \(problem.description)")
      throw ExitStatus.badData
    }
    let bytes = BaselineWriter(run.baseline).bytes
    do {
      let file = try OutputFile(path)
      try file.write(bytes)
      try file.finish()
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
    let wrong = run.baseline.articles.reduce(0) { $0 + $1.wrong.count }
    console.data(
      "\(path): \(counted(run.baseline.articles.count, "article")), \(grouped(wrong)) wrong "
        + "annotations, \(counted(bytes.count, "byte"))")
    let gate = Gate(
      rules: plan.rules(for: run),
      bootstrap: Bootstrap(replicates: scoring.replicates ?? 10_000, seed: scoring.seed))
    console.data("")
    let change = plan.baseline.map { gate.judge(run, against: $0) }
    if let change, change.problems.isEmpty {
      for line in GateTable(change).table { console.data(line) }
    } else {
      let table = GateTable(gate.judge(run, against: run.baseline))
      for line in table.ratios { console.data(line) }
    }
  }

  /// The command that makes a baseline.
  private func hint(_ source: BaselineSource) -> String {
    guard case .file = source else {
      return "commit one on that branch first, or pass without one with --allow-missing"
    }
    let words = CommandLine.arguments.dropFirst() + ["--update"]
    let plain = words.map { word in
      let isPlain = word.utf8.allSatisfy {
        $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 || "-._/=:+,".utf8.contains($0)
      }
      return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }
    return "make it: assay \(plain.joined(separator: " "))"
  }

  // MARK: - Reports

  private func report(_ record: GateRecord, console: Console) throws {
    do {
      let options = GateReportOptions(showsArticles: outputs.junitDocs)
      for path in outputs.output {
        try GateReport.named(by: path).write(record, options, to: path)
      }
      if outputs.annotations == .github, let path = SystemCalls.environment("GITHUB_STEP_SUMMARY"),
        !path.isEmpty
      {
        try Files.append(Array(GateMarkdown(record).text.utf8), to: path)
      }
    } catch let fault as Fault {
      console.complain(fault.description)
      throw ExitStatus.cannotWrite
    }
    if outputs.json {
      console.data(GateDocument(record).text)
    } else {
      for line in GateText(record, limit: outputs.limit).lines { console.data(line) }
    }
    guard outputs.annotations == .github else { return }
    // A service reads both streams; standard output may hold JSON.
    for line in GateAnnotations(record).lines {
      if outputs.json { console.note(line) } else { console.data(line) }
    }
  }
}
