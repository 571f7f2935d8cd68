import ArgumentParser
import AssayExtraction
import AssayFormats
import AssayModel
import AssayRemote
import AssayReporting
import AssayScoring
import AssaySystem

/// `assay run`: extractors over a corpus, scored where there is gold.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs extractors over a corpus, keeps what they found, and scores it.",
    discussion: """
      Trained extractors are cross-fitted: an article is never given to one that learned from it, nor \
      from another article on the same happening.

      `-x all` runs the strategies that need no settings. With gold they stand on a leaderboard, each \
      with how far it is above the next, and whether by more than chance.

      Examples:
        assay run corpus/newswire --gold gold-annotations/newswire -x capitals -x memoriser
        assay run corpus/newswire -x gazetteer:names=corpus/lexicons/names.tsv -o out/names
        assay run corpus/newswire -- python3 examples/capitals.py
      """)

  @Positional(help: "The articles: a folder of texts, or a file.")
  var corpus: String

  @OptionGroup var extractors: ExtractorArguments

  @Option(help: "The gold annotations, where they are kept apart from the articles.")
  var gold: String?

  @Option(
    name: [.customShort("o"), .long], help: "The folder that predictions and scores are kept in.")
  var output: String?

  @Option(help: "The number of workers.")
  var jobs = SystemCalls.processorCount

  @OptionGroup var scoring: ScoringArguments
  @OptionGroup var reading: CorpusOptions

  @Flag(help: "Score what votes of the extractors keep, for every number of votes.")
  var frontier = false

  @Flag(help: "Print the scores as JSON.")
  var json = false

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs: expected 1 or more, found \(jobs)") }
    if frontier, let asked = try? extractors.specifications(), asked.count < 2 {
      throw ValidationError("--frontier: expected two extractors or more")
    }
  }

  func run() async throws {
    let console = Console()
    let source = GoldSource(reading, console: console)
    let programs = ProcessConnections(tool: "assay \(AssayVersion.current)")
    let prepared = try await extractors.prepare(programs, console: console) {
      // What is wrong with the corpus is told when it is read to be extracted.
      try TrainingExample.all(of: source.silent.open(corpus, gold: gold))
    }
    var bench = try Bench(
      prepared, scoring: scoring, jobs: jobs, gold: gold, folder: output,
      showsFrontier: frontier, console: console)
    var feed = try source.open(corpus, gold: gold)
    do {
      try await bench.run(&feed)
      if let remark = feed.remark { console.note(remark) }
      try await bench.finish(feed, json: json, console: console)
    } catch {
      _ = await programs.finish()
      throw error
    }
    for remark in await programs.finish() { console.warn(remark) }
    if feed.tally.isIncomplete { throw ExitStatus.badData }
    if bench.hasFailures { throw ExitStatus.unavailable }
  }
}

extension TrainingExample {
  /// All articles of a source that have gold.
  static func all(of feed: ArticleFeed) throws -> [TrainingExample] {
    var feed = feed
    var examples: [TrainingExample] = []
    while let article = try feed.next() {
      if let layer = article.layers.first {
        examples.append(TrainingExample(article.article, gold: layer))
      }
    }
    return examples
  }
}
