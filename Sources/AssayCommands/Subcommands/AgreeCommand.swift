import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring

/// `assay agree`: annotators against one another.
struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Measures how well annotators agree.",
    discussion: """
      Every two annotators are compared on the articles that both annotated; an annotator without a \
      file or record for an article did not annotate it, and such articles are listed. F1 has no \
      direction: it is the same whichever of the two is taken for the gold. Attributes are compared \
      where both marked the same place. alpha and kappa are n/a where chance alone gives full \
      agreement, as with a single category.

      Examples:
        assay agree gold-annotations/agreement/first gold-annotations/agreement/second \
      --texts corpus/newswire
        assay agree gold-annotations/agreement/first gold-annotations/agreement/second \
      --texts corpus/newswire --by-type
      """)

  @Positional(help: "The annotations of two or more annotators, in any format that Assay reads.")
  var annotations: [String]

  @OptionGroup var scoring: ScoringArguments
  @OptionGroup var reading: CorpusOptions

  @Flag(help: "Print a row for each type, with intervals.")
  var byType = false

  @Flag(help: "Print a row for each article.")
  var byArticle = false

  @Flag(help: "Print the agreement as JSON.")
  var json = false

  func validate() throws {
    guard annotations.count > 1 else {
      throw ValidationError("expected the annotations of two or more annotators, found one")
    }
  }

  func run() throws {
    let console = Console()
    var layers = try AnnotatorLayers(
      annotations, source: GoldSource(reading, console: console), texts: reading.texts)
    let report = try compare(&layers, console: console)
    for (name, missing) in zip(report.annotators, report.missingArticles) where !missing.isEmpty {
      console.warn("\(name): \(missing.count) article(s) not annotated, left out:")
      for article in missing { console.warn("  \(article)") }
    }
    for remark in layers.feeds.compactMap(\.remark) { console.note(remark) }
    if json {
      console.data(AgreementDocument(report: report).text)
    } else {
      printTables(report, console: console)
    }
    if layers.feeds.contains(where: { $0.tally.refused > 0 }) { throw ExitStatus.badData }
  }

  private func compare(
    _ layers: inout AnnotatorLayers, console: Console
  ) throws -> AgreementReport {
    let scorer = try scoring.makeScorer(
      standard: Metric.annotations, coversTypes: byType)
    var study = AgreementStudy(
      annotators: annotations,
      options: AgreementStudy.Options(
        metrics: scorer.metrics, scoring: scorer.options, listsArticles: byArticle))
    var progress = Progress("articles", total: nil, console: console)
    while let article = try layers.next() {
      study.add(article)
      progress.advance(by: 1)
    }
    progress.finish()
    do {
      return try study.report(version: AssayVersion.current)
    } catch {
      console.complain("\(error)")
      throw ExitStatus.badData
    }
  }

  private func printTables(_ report: AgreementReport, console: Console) {
    let table = AgreementTable(report)
    for (index, pair) in report.pairs.enumerated() {
      if index > 0 { console.data("") }
      let (first, second) = (report.annotators[pair.first], report.annotators[pair.second])
      console.data("\(first) and \(second), \(grouped(pair.scores.articles)) articles")
      for line in table.lines(of: pair, byType: byType) { console.data(line) }
      console.data("")
      for line in ScoreTable(pair.scores).signatures.prefix(1) { console.data(line) }
    }
    for line in table.allAnnotators { console.data(line) }
  }
}
