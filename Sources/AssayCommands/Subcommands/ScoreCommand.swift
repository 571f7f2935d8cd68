import ArgumentParser
import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring

/// `assay score`: predictions against gold.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Scores predictions against gold.",
    discussion: """
      An article that the predictions lack counts as missed, one that the gold lacks as spurious; both \
      are listed. A single column file is scored with gold in its last column but one.

      Examples:
        assay score gold-annotations/newswire out/demo/capitals.jsonl --texts corpus/newswire
        assay score gold.conll predicted.conll --as conlleval
        assay score gold-annotations/newswire out/demo/capitals.jsonl --texts corpus/newswire \
      -m ent.strict -m ent.iou:0.5 --slice meta.collection --slice attribute.Level
      """)

  @Positional(help: "The gold: a folder or file in any format that Assay reads.")
  var gold: String

  @Positional(help: "The predictions, likewise; several are scored one after the other.")
  var predictions: [String] = []

  @OptionGroup var scoring: ScoringArguments
  @OptionGroup var slicing: SliceArguments
  @OptionGroup var reading: CorpusOptions

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      "Print what another scorer gives (see `assay list peers`): NAME or NAME:KEY=VALUE,... Repeat "
        + "for several.",
      valueName: "peer"))
  var peers: [String] = []

  @Flag(help: "Print a row for each type, with intervals, and the macro averages.")
  var byType = false

  @Flag(help: "Print the scores as JSON.")
  var json = false

  func validate() throws {
    if !peers.isEmpty && !scoring.metric.isEmpty {
      throw ValidationError(
        "--metric: expected none beside --as, which gives another scorer's numbers")
    }
    do {
      for peer in peers { _ = try Peer.chosen(peer) }
    } catch {
      throw ValidationError("--as: \(error)")
    }
  }

  func run() throws {
    let console = Console()
    guard peers.isEmpty else {
      let scoring = PeerScoring(
        peers: peers, gold: gold, predictions: predictions, reading: reading, byType: byType,
        isJSON: json)
      return try scoring.run(console)
    }
    let slices = try slicing.slices(reading: reading, console: console)
    var refused = false
    var documents: [ScoreDocument] = []
    for prediction in predictions.isEmpty ? [nil] : predictions.map(Optional.some) {
      var pairs = try PairedLayers(
        gold: gold, predicted: prediction, source: GoldSource(reading, console: console),
        texts: reading.texts)
      let name = prediction ?? gold
      documents.append(try printScores(&pairs, name: name, slices: slices, console: console))
      refused = refused || pairs.feeds.contains { $0.tally.isIncomplete }
      for remark in pairs.feeds.compactMap(\.remark) { console.note(remark) }
    }
    if json { console.data(ScoreDocument.text(of: documents)) }
    if refused { throw ExitStatus.badData }
  }

  private func printScores(
    _ pairs: inout PairedLayers, name: String, slices: [Slice], console: Console
  ) throws -> ScoreDocument {
    var scorer = try scoring.makeScorer(coversTypes: byType, slices: slices)
    var progress = Progress("articles", total: pairs.feeds.first?.expectedCount, console: console)
    while let pair = try pairs.next() {
      scorer.add(pair)
      progress.advance(by: 1)
    }
    progress.finish()
    let report = scorer.report(system: name, version: AssayVersion.current)
    report.tellUnpaired(of: name, console: console)
    pairs.tellOtherTexts(of: name, console: console)
    if report.articles == 1, pairs.feeds[0].format.name == "columns", scoring.boot > 0 {
      console.note(
        "\(gold) has no -DOCSTART- lines and is one article, so there is no interval; "
          + "--articles sentence makes an article of each sentence, which is right for posts")
    }
    if !json {
      let table = ScoreTable(report, showsSilent: !scoring.metric.isEmpty)
      console.data(
        "\(pairTitle(predictions.isEmpty ? nil : name, against: gold)), \(counted(report.articles, "article"))\n"
      )
      for line in table.overall + (byType ? table.byType : []) + table.bySlice {
        console.data(line)
      }
      console.data("")
      for line in table.signatures.prefix(byType ? table.signatures.count : 1) {
        console.data(line)
      }
    }
    return ScoreDocument(
      name: name, report: report, otherTexts: pairs.otherTexts.map(\.id))
  }
}
