import ArgumentParser
import AssayFormats
import AssayModel
import AssayScoring

/// `assay show`: what is wrong with predictions, instance by instance.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows what is wrong with predictions, instance by instance.",
    discussion: """
      First the kinds of mistakes, how many there are of each and what F1 would be without them; then \
      each mistake in its context, in the order of the files. Positions are code points.

      Examples:
        assay show gold-annotations/newswire out/demo/capitals.jsonl --texts corpus/newswire
        assay show gold-annotations/newswire out/demo/capitals.jsonl --texts corpus/newswire \
      --errors missed,boundary --type Person --limit 5 --json-lines
      """)

  @Positional(help: "The gold: a folder or file in any format that Assay reads.")
  var gold: String

  @Positional(help: "The predictions, likewise; none for a column file that has both.")
  var predictions: String?

  @OptionGroup var reading: CorpusOptions

  @Option(
    help: ArgumentHelp(
      "Show mistakes of these kinds alone, joined by commas.",
      discussion: """
        A kind as the table names it, boundary for all three of them, a subject (mention, trigger, \
        argument) or both, as in trigger.missed.
        """, valueName: "kinds"))
  var errors: String?

  @Option(help: "Show mistakes in which gold or prediction has this type.")
  var type: String?

  @Option(help: "Show this many mistakes at most.")
  var limit: Int?

  @Flag(help: "Print what was taken for what, too: a row for each gold type or role.")
  var confusion = false

  @Flag(help: "Print the mistakes alone, a JSON object a line.")
  var jsonLines = false

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit: expected 0 or more, found \(limit)") }
    _ = try filter()
  }

  func run() throws {
    let console = Console()
    var pairs = try PairedLayers(
      gold: gold, predicted: predictions, source: GoldSource(reading, console: console),
      texts: reading.texts)
    let filter = try filter()
    var analysis = MistakeAnalysis()
    var shown: [Mistake] = []
    var found = 0, unpaired = 0
    var progress = Progress("articles", total: pairs.feeds.first?.expectedCount, console: console)
    while let pair = try pairs.next() {
      for mistake in analysis.add(pair) where filter.lets(mistake) {
        found += 1
        if found <= limit ?? .max { shown.append(mistake) }
      }
      if pair.gold == nil || pair.predicted == nil { unpaired += 1 }
      progress.advance(by: 1)
    }
    progress.finish()
    if unpaired > 0 {
      console.warn("\(unpaired) article(s) only gold or only predicted: all they have is a mistake")
    }
    print(shown, of: found, analysis, console: console)
    for remark in pairs.feeds.compactMap(\.remark) { console.note(remark) }
    if pairs.feeds.contains(where: { $0.tally.refused > 0 }) { throw ExitStatus.badData }
  }

  private func filter() throws -> MistakeFilter {
    do {
      return try MistakeFilter(errors, type: type)
    } catch {
      throw ValidationError("--errors: \(error)")
    }
  }

  private func print(
    _ mistakes: [Mistake], of found: Int, _ analysis: MistakeAnalysis, console: Console
  ) {
    if jsonLines {
      for mistake in mistakes { console.data(MistakeDocument(mistake).line) }
    } else {
      let table = MistakeTable(analysis)
      console.data("\(predictions ?? gold) against \(gold)")
      for line in table.summary + (confusion ? table.confusion : []) { console.data(line) }
      for mistake in mistakes {
        for line in MistakeTable.lines(mistake) { console.data(line) }
      }
    }
    if mistakes.count < found {
      console.note("\(mistakes.count) of \(found) mistakes shown; --limit \(found) shows all")
    }
  }
}
