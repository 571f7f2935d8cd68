import ArgumentParser
import AssayExtraction
import AssayFormats
import AssayModel
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

      Examples:
        assay run corpus/newswire --gold gold-annotations/newswire -x capitals -x memoriser
        assay run corpus/newswire -x gazetteer:names=corpus/lexicons/names.tsv -o out/names
      """)

  @Positional(help: "The articles: a folder of texts, or a file.")
  var corpus: String

  @Option(
    name: [.customShort("x"), .long],
    help: ArgumentHelp(
      "An extractor, with settings: name:key=value,key=value. Repeat for several.",
      valueName: "extractor"))
  var extractor: [String]

  @Option(help: "The gold annotations, where they are kept apart from the articles.")
  var gold: String?

  @Option(
    name: [.customShort("o"), .long], help: "The folder that predictions and scores are kept in.")
  var output: String?

  @Option(help: "The number of folds in which trained extractors are cross-fitted.")
  var folds = 5

  @Option(help: "The number of workers.")
  var jobs = SystemCalls.processorCount

  @OptionGroup var scoring: ScoringArguments
  @OptionGroup var reading: CorpusOptions

  @Flag(help: "Print the scores as JSON.")
  var json = false

  func validate() throws {
    if extractor.isEmpty { throw ValidationError("name at least one extractor with -x") }
    if folds < 2 { throw ValidationError("--folds: expected 2 or more, found \(folds)") }
    if jobs < 1 { throw ValidationError("--jobs: expected 1 or more, found \(jobs)") }
  }

  func run() async throws {
    let console = Console()
    let source = GoldSource(reading, console: console)
    let prepared = try prepare(source, console: console)
    var bench = try Bench(
      prepared, scoring: scoring, jobs: jobs, gold: gold, folder: output, console: console)
    var feed = try source.open(corpus, gold: gold)
    try await bench.run(&feed)
    if let remark = feed.remark { console.note(remark) }
    try await bench.finish(feed, json: json, console: console)
    if feed.tally.refused > 0 { throw ExitStatus.badData }
    if bench.hasFailures { throw ExitStatus.unavailable }
  }

  /// Makes the extractors, reading the corpus once where one of them learns from it.
  private func prepare(
    _ source: GoldSource, console: Console
  ) throws -> [(name: String, extractor: PreparedExtractor)] {
    do {
      let specifications = try extractor.map { written in try ExtractorSpecification(written) }
      var training: [TrainingExample] = []
      if try specifications.contains(where: { try Extractors.isTrained($0) }) {
        // What is wrong with the corpus is told when it is read to be extracted.
        var feed = try source.silent.open(corpus, gold: gold)
        while let article = try feed.next() {
          if let layer = article.layers.first {
            training.append(TrainingExample(article.article, gold: layer))
          }
        }
      }
      let environment = ExtractorEnvironment(training: training) { path throws(SettingError) in
        do throws(Fault) {
          return try Files.bytes(of: path)
        } catch {
          throw SettingError(error.description)
        }
      }
      let names = Self.boardNames(specifications)
      return try zip(names, specifications).map { name, specification in
        (name, try PreparedExtractor(specification, in: environment, foldCount: folds))
      }
    } catch let error as SettingError {
      throw ValidationError(error.description)
    }
  }

  /// The names of the kinds; the whole specification where two have the same kind.
  static func boardNames(_ specifications: [ExtractorSpecification]) -> [String] {
    specifications.map { one in
      specifications.count { $0.name == one.name } == 1 ? one.name : one.description
    }
  }
}
