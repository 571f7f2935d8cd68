import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring

/// `assay compare`: systems against a baseline on the same gold.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Tells whether systems differ from a baseline by more than chance.",
    discussion: """
      The first system is the baseline. Without -m the metrics are ent.strict, event.TC and \
      event.AC+. Each difference of F1 has a paired bootstrap interval, a two-sided randomization \
      test over articles, and its parts by kind of mistake, by type and by article, each list of which sums to it.

      Examples:
        assay compare gold-annotations/newswire out/demo/capitals.jsonl out/demo/gazetteer.jsonl \
      --texts corpus/newswire
        assay compare gold-annotations/newswire out/demo/capitals.jsonl out/demo/gazetteer.jsonl \
      --texts corpus/newswire -m ent.exact --adjust bh
      """)

  /// What is compared where no metric is named.
  private static let usualMetrics = ["ent.strict", "event.TC", "event.AC+"]

  @Positional(help: "The gold: a folder or file in any format that Assay reads.")
  var gold: String

  @Positional(help: "The predictions of two or more systems, likewise; the baseline first.")
  var predictions: [String]

  @OptionGroup var scoring: ScoringArguments
  @OptionGroup var reading: CorpusOptions

  @Option(
    help: ArgumentHelp(
      "How p is adjusted over all metrics and systems shown: holm, bh (Benjamini-Hochberg) or none.",
      valueName: "method"))
  var adjust: Adjustment = .holm

  @Option(help: "How many exchanges a randomization test tries where it cannot try all.")
  var trials = 10_000

  @Flag(help: "Print the comparison as JSON.")
  var json = false

  func validate() throws {
    guard predictions.count > 1 else {
      throw ValidationError("expected the predictions of two or more systems, found one")
    }
    if trials < 1 { throw ValidationError("--trials: expected 1 or more, found \(trials)") }
  }

  func run() throws {
    let console = Console()
    var study = ComparisonStudy(systems: predictions, options: try options())
    var refused = false
    for system in predictions.indices {
      refused = try score(system, in: &study, console: console) || refused
    }
    let report = study.report(version: AssayVersion.current)
    for (name, scores) in zip(report.systems, report.scores) {
      scores.tellUnpaired(of: name, console: console)
    }
    if json {
      console.data(ComparisonDocument(report: report).text)
    } else {
      printTables(report, console: console)
    }
    if refused { throw ExitStatus.badData }
  }

  private func options() throws -> ComparisonStudy.Options {
    let usual = try Self.usualMetrics.map { try Metric.named($0) }
    let scorer = try scoring.makeScorer(standard: usual)
    if let metric = scorer.metrics.first(where: { !$0.isSummedOverArticles }) {
      throw ValidationError(
        "\(metric.name) is measured over all articles at once, so there is nothing to resample; "
          + "expected metrics that sum over articles")
    }
    return ComparisonStudy.Options(
      metrics: scorer.metrics, scoring: scorer.options,
      trials: trials, seed: scoring.seed, adjustment: adjust)
  }

  /// Scores a system; gives whether anything was refused.
  private func score(
    _ system: Int, in study: inout ComparisonStudy, console: Console
  ) throws -> Bool {
    var pairs = try PairedLayers(
      gold: gold, predicted: predictions[system], source: GoldSource(reading, console: console),
      texts: reading.texts)
    var progress = Progress("articles", total: nil, console: console)
    while let pair = try pairs.next() {
      study.add(pair, of: system)
      progress.advance(by: 1)
    }
    progress.finish()
    pairs.tellOtherTexts(of: predictions[system], console: console)
    for remark in pairs.feeds.compactMap(\.remark) { console.note(remark) }
    return pairs.feeds.contains { $0.tally.isIncomplete }
  }

  private func printTables(_ report: ComparisonReport, console: Console) {
    let table = ComparisonTable(report)
    console.data(
      "\(report.systems.count) systems against \(gold), "
        + "\(counted(report.scores.first?.articles ?? 0, "article"))")
    for metric in report.metrics {
      console.data("")
      for line in table.table(of: metric) + table.parts(of: metric) { console.data(line) }
    }
    console.data("")
    for line in table.remarks { console.data(line) }
    console.data("")
    for scores in report.scores {
      for line in ScoreTable(scores).signatures.prefix(1) { console.data(line) }
    }
  }
}
