import AssayExtraction
import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring

/// One extractor on the bench: its predictions, scores and time.
struct Lane {
  /// What it is called on the board.
  let name: String
  /// The articles that it failed on.
  private(set) var failures = 0
  /// The time that it took.
  private(set) var throughput = Throughput()

  private let prepared: PreparedExtractor
  private let runner: ExtractionRunner
  private var shares: OutcomeShares
  private let predictions: PredictionFile?
  private let console: Console
  private var refusedCount = 0
  private var firstFailure: String?

  init(
    name: String, prepared: PreparedExtractor, jobs: Int, scorer: Scorer, folder: String?,
    console: Console
  ) throws {
    self.name = prepared.folds.map { "\(name), \($0.count)-fold" } ?? name
    self.prepared = prepared
    self.console = console
    shares = OutcomeShares(scorer, workers: jobs, makesLines: folder != nil)
    runner = ExtractionRunner(prepared, workers: jobs)
    predictions = try folder.map {
      try PredictionFile(folder: $0, name: name, console: console)
    }
  }

  /// Extracts a batch, keeps what was found, and scores it.
  ///
  /// - Returns: What was found in each article; `nil` where the extractor failed.
  mutating func run(_ batch: [ExtractionInput]) async throws -> [Layer?] {
    let inputs = prepared.readsGold ? batch : batch.map { ExtractionInput($0.article) }
    let outcomes = await runner.run(inputs)
    for (input, outcome) in zip(batch, outcomes) {
      refusedCount += outcome.refusedCount
      guard let failure = outcome.failure else {
        throughput.add(bytes: input.article.text.count, duration: outcome.duration)
        continue
      }
      failures += 1
      firstFailure = firstFailure ?? "\(outcome.article): \(failure)"
    }
    let layers = outcomes.map(\.layer)
    do {
      let lines = try await shares.add(batch, layers, file: predictions?.path ?? "")
      try predictions?.append(lines)
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
    return layers
  }

  /// Measures the speed anew on articles that are already in memory.
  mutating func measure(_ inputs: [ExtractionInput], for time: Duration) async {
    throughput = await runner.measure(
      prepared.readsGold ? inputs : inputs.map { ExtractionInput($0.article) }, for: time)
  }

  /// Puts the predictions in their place.
  func close() throws {
    try predictions?.finish()
  }

  /// Says what went wrong.
  func tell(_ console: Console) {
    if let firstFailure {
      console.complain(
        "\(name): failed on \(counted(failures, "article")), first on \(firstFailure)")
    }
    if refusedCount > 0 {
      console.warn("\(name): \(counted(refusedCount, "annotation")) outside the text left out")
    }
  }

  /// The scores so far.
  var report: ScoreReport { report(of: shares.scorer) }

  private func report(of scorer: Scorer) -> ScoreReport {
    scorer.report(
      system: "\(prepared.identity.name)@\(prepared.identity.version)#\(prepared.identity.digest)",
      version: AssayVersion.current)
  }

  /// The row on the board.
  var entry: Leaderboard.Entry {
    let scorer = shares.scorer
    return Leaderboard.Entry(
      name: name, isOracle: prepared.readsGold, report: report(of: scorer), scorer: scorer,
      articlesPerSecond: throughput.articlesPerSecond,
      megabytesPerSecond: throughput.megabytesPerSecond, failures: failures)
  }

  /// The part of the run's document.
  func summary(hasGold: Bool) -> RunDocument.Extractor {
    RunDocument.Extractor(
      name: name, identity: prepared.identity, isOracle: prepared.readsGold, failures: failures,
      refused: refusedCount, throughput: throughput, report: hasGold ? report : nil)
  }

  /// What the numbers of the first metric depend on.
  var signature: String? {
    let report = report
    return report.scores.first.map { report.signature.line(for: $0.metric) }
  }
}
