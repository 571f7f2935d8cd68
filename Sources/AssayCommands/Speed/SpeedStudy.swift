import AssayExtraction
import AssayFormats
import AssayModel
import AssaySystem

/// Measures stages and extractors on the same articles, in turn, round after round.
///
/// The first round warms up and is left out. What else the machine does then falls on all alike, so that
/// ratios hold where times drift.
struct SpeedStudy {
  /// The fewest rounds that count, as long as they do not take more than a minute.
  private static let leastRounds = 3
  private static let mostRounds = 10_000
  /// How long an extractor works in a round at least, so that it is not measured how fast its workers wake.
  private static let leastWork = Duration.milliseconds(10)

  /// The articles, held in memory.
  let inputs: [ExtractionInput]
  /// Reading the articles.
  private(set) var load = SpeedStage("load")
  /// Finding tokens and sentences.
  private(set) var tokens = SpeedStage("tokens")
  /// The extractors, in order.
  private(set) var extractors: [SpeedStage]
  /// Writing what the first extractor found, as JSON Lines.
  private(set) var write = SpeedStage("write")
  /// The tokens in all articles.
  private(set) var tokenCount = 0
  /// The bytes in all articles.
  let byteCount: Int

  private let runners: [(runner: ExtractionRunner, readsGold: Bool)]
  /// How often each extractor goes through the articles in a round.
  private var repeats: [Int]
  private let clock = ContinuousClock()

  init(
    _ inputs: [ExtractionInput], _ prepared: [(name: String, extractor: PreparedExtractor)],
    jobs: Int
  ) {
    self.inputs = inputs
    byteCount = inputs.reduce(0) { $0 + $1.article.text.count }
    extractors = prepared.map { SpeedStage($0.name) }
    repeats = prepared.map { _ in 1 }
    runners = prepared.map {
      (ExtractionRunner($0.extractor, workers: jobs), $0.extractor.readsGold)
    }
  }

  /// Reads the articles again and again.
  mutating func measureLoad(for time: Duration, _ read: () throws -> Void) rethrows {
    let end = clock.now + time
    repeat {
      let start = clock.now
      try read()
      load.rounds.append(clock.now - start)
    } while clock.now < end && load.rounds.count < Self.mostRounds
  }

  /// Measures all other stages, for at least the given time each.
  mutating func measure(for time: Duration, console: Console) async throws {
    let texts = inputs.map(\.article.text)
    let kept = await layers()
    var progress = Progress("rounds", total: nil, console: console)
    var round = 0
    let start = clock.now
    let budget = time * (extractors.count + 2)
    while round < Self.mostRounds {
      let counts = round > 0
      let begin = clock.now
      tokenCount = TokenStage.count(texts).tokens
      if counts { tokens.rounds.append(clock.now - begin) }
      for index in extractors.indices { await measure(index, counts) }
      let written = try timeWriting(kept)
      if counts { write.rounds.append(written) }
      round += 1
      progress.advance(by: 1)
      let elapsed = clock.now - start
      let isEnough = round > Self.leastRounds || (round > 1 && elapsed > .seconds(60))
      if isEnough && elapsed >= budget { break }
    }
    progress.finish()
  }

  private mutating func measure(_ index: Int, _ counts: Bool) async {
    let pass = await runners[index].runner.pass(inputs(for: index), repeating: repeats[index])
    guard counts else {
      repeats[index] = max(1, Int(Self.leastWork / max(pass.wall, .microseconds(1))))
      return
    }
    extractors[index].rounds.append(pass.wall)
    if extractors[index].articles.count < 1_000_000 { extractors[index].articles += pass.durations }
    if let own = pass.own { extractors[index].own.append(own) }
    extractors[index].failures = pass.failures
  }

  /// What the first extractor finds, for writing.
  private func layers() async -> [AnnotatedArticle] {
    guard let first = runners.first else { return [] }
    let outcomes = await first.runner.run(inputs(for: 0))
    return zip(inputs, outcomes).map { input, outcome in
      AnnotatedArticle(input.article, layers: [outcome.layer].compactMap { $0 })
    }
  }

  private func inputs(for index: Int) -> [ExtractionInput] {
    runners[index].readsGold ? inputs : inputs.map { ExtractionInput($0.article) }
  }

  private func timeWriting(_ articles: [AnnotatedArticle]) throws -> Duration {
    let folder = SystemCalls.environment("TMPDIR") ?? "/tmp"
    let path = Files.join(folder, "assay-bench-\(SystemCalls.processNumber).jsonl")
    let start = clock.now
    // A sink that is never finished leaves nothing behind.
    var sink = try Formats.writer(named: "jsonl").create(path)
    for article in articles { try sink.append(article) }
    return clock.now - start
  }
}
