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
      First how many mistakes there are of each kind and what F1 would be without them; then each \
      mistake in its context, by article. Mentions, triggers, arguments and relations \
      are compared always, links and coreference where there are any. Positions are code points.

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
        A kind as the tables name it, boundary for all three of them, incorrect or partial for those \
        that count so, a subject (mention, trigger, argument, relation, link, coreference, \
        event-coreference), or both, as in trigger.missed.
        """, valueName: "kinds"))
  var errors: String?

  @Option(help: "Show mistakes in which gold or prediction has this type.")
  var type: String?

  @Option(
    help: "Show this many mistakes at most; 50 where nothing is said, all with --json-lines.")
  var limit: Int?

  @Flag(help: "Print what was taken for what, too: types, roles, identifiers, or nothing.")
  var confusion = false

  @Flag(help: "Print the sums alone, as JSON: counts, bins, confusions.")
  var json = false

  @Flag(help: "Print the mistakes alone, a JSON object a line.")
  var jsonLines = false

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit: expected 0 or more, found \(limit)") }
    if json && jsonLines {
      throw ValidationError("expected --json for sums or --json-lines for mistakes, found both")
    }
    _ = try filter()
  }

  /// How many mistakes are shown at most.
  private var bound: Int {
    if json { return 0 }
    return limit ?? (jsonLines ? .max : 50)
  }

  func run() throws {
    let console = Console()
    var pairs = try PairedLayers(
      gold: gold, predicted: predictions, source: GoldSource(reading, console: console),
      texts: reading.texts)
    let filter = try filter()
    var analysis = MistakeAnalysis()
    var first = FirstMistakes(bound: bound)
    var unpaired = 0
    var progress = Progress("articles", total: pairs.feeds.first?.expectedCount, console: console)
    while let pair = try pairs.next() {
      for mistake in analysis.add(pair) where filter.lets(mistake) { first.add(mistake) }
      if pair.isOneSided { unpaired += 1 }
      progress.advance(by: 1)
    }
    progress.finish()
    if unpaired > 0 {
      console.warn(
        "\(counted(unpaired, "article")) only gold or only predicted: all they have is a mistake")
    }
    pairs.tellOtherTexts(of: predictions ?? gold, console: console)
    print(first.mistakes, of: first.count, analysis, console: console)
    for remark in pairs.feeds.compactMap(\.remark) { console.note(remark) }
    if pairs.feeds.contains(where: { $0.tally.isIncomplete }) { throw ExitStatus.badData }
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
    if json {
      let sums = MistakeSums(gold: gold, predicted: predictions ?? gold, analysis: analysis)
      console.data(sums.text)
      return
    }
    if jsonLines {
      for mistake in mistakes { console.data(MistakeDocument(mistake).line) }
    } else {
      let table = MistakeTable(analysis)
      console.data(pairTitle(predictions, against: gold))
      for line in table.summary + (confusion ? table.confusion : []) { console.data(line) }
      for mistake in mistakes {
        for line in MistakeLines(mistake).lines { console.data(line) }
      }
    }
    if mistakes.count < found {
      console.note("\(mistakes.count) of \(found) mistakes shown; --limit \(found) shows all")
    }
  }
}

extension ArticlePair {
  /// Whether one side lacks the article and the other has something in it.
  fileprivate var isOneSided: Bool {
    guard gold == nil || predicted == nil else { return false }
    return (gold ?? predicted).map { !$0.isEmpty } ?? false
  }
}
