import ArgumentParser
import AssayExtraction
import AssayFormats
import AssayModel
import AssayRemote
import AssayReporting
import AssaySystem

/// `assay bench`: how fast extractors are on a corpus.
struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures how fast extractors are, stage by stage, on your own articles.",
    discussion: """
      The articles are held in memory. All stages and extractors take turns, round after round; the first \
      round is left out, and medians of the others are shown. In a round an extractor goes through a small \
      corpus as often as it can in 10 ms. p50 and p99 are times of single articles.

      Examples:
        assay bench corpus/newswire -x capitals -x gazetteer:names=corpus/lexicons/names.tsv
        assay bench corpus/newswire -x capitals --against null --seconds 0.2 --json
      """)

  @Positional(help: "The articles: a folder of texts, or a file.")
  var corpus: String

  @OptionGroup var extractors: ExtractorArguments

  @Option(
    help: ArgumentHelp(
      "An extractor that the others are compared with, in the same rounds.", valueName: "extractor")
  )
  var against: String?

  @Option(help: "The gold annotations, for extractors that learn.")
  var gold: String?

  @Option(help: "The number of workers.")
  var jobs = 1

  @Option(help: "The least seconds for each stage and extractor.")
  var seconds = 1.0

  @OptionGroup var reading: CorpusOptions

  @Flag(help: "Print the figures as JSON.")
  var json = false

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs: expected 1 or more, found \(jobs)") }
    guard seconds > 0, seconds <= 3_600 else {
      throw ValidationError("--seconds: expected a number above 0, up to 3600, found \(seconds)")
    }
  }

  func run() async throws {
    let console = Console()
    let programs = ProcessConnections(tool: "assay \(AssayVersion.current)")
    do {
      try await measure(programs, console: console)
    } catch {
      _ = await programs.finish()
      throw error
    }
  }

  private func measure(_ programs: ProcessConnections, console: Console) async throws {
    let source = GoldSource(reading, console: console)
    var wanted = extractors
    if let against, !wanted.extractor.contains(against) { wanted.extractor.append(against) }
    let prepared = try await wanted.prepare(programs, console: console) {
      try TrainingExample.all(of: source.silent.open(corpus, gold: gold))
    }
    var feed = try source.open(corpus, gold: gold)
    let inputs = try Self.inputs(&feed)
    if let remark = feed.remark { console.note(remark) }
    guard !inputs.isEmpty else {
      console.complain("\(corpus): no article to measure on")
      throw ExitStatus.badData
    }
    var study = SpeedStudy(inputs, prepared, jobs: jobs)
    let time = Duration.milliseconds(Int(seconds * 1_000))
    try study.measureLoad(for: time) {
      var again = try source.silent.open(corpus, gold: gold)
      while try again.next() != nil {}
    }
    try await study.measure(for: time, console: console)
    for remark in await programs.finish() { console.warn(remark) }
    // The last of the same kind is the one that was added.
    let reference = against.flatMap { written in
      wanted.extractor.lastIndex(of: written).map { prepared[$0].name }
    }
    tell(study, reference, console)
    if study.extractors.contains(where: { $0.failures > 0 }) { throw ExitStatus.unavailable }
  }

  private static func inputs(_ feed: inout ArticleFeed) throws -> [ExtractionInput] {
    var inputs: [ExtractionInput] = []
    while let next = try feed.next() {
      inputs.append(ExtractionInput(next.article, gold: next.layers.first))
    }
    return inputs
  }

  private func tell(_ study: SpeedStudy, _ reference: String?, _ console: Console) {
    let memory = (own: PeakMemory.own, children: PeakMemory.children)
    if json {
      let document = SpeedDocument(
        corpus: corpus, jobs: jobs, study: study, reference: reference, memory: memory)
      console.data(document.text)
      return
    }
    console.data(
      "\(corpus): \(counted(study.inputs.count, "article")), "
        + "\(SpeedTable.decimals(Double(study.byteCount) / 1e6, 2)) MB, "
        + "\(counted(study.tokenCount, "token")); \(counted(jobs, "job"))\n")
    for line in SpeedTable(study: study, reference: reference).lines { console.data(line) }
    var peak = "peak memory \(grouped(memory.own >> 20)) MB"
    if memory.children > 0 {
      peak += ", of the largest program \(grouped(memory.children >> 20)) MB"
    }
    console.data("\n\(peak)")
  }
}
