import AssayExtraction
import AssayFormats
import AssayModel
import AssayReporting
import AssayScoring
import AssaySystem

/// Extractors side by side over one corpus: outcomes kept, scored and timed, batch by batch.
struct Bench {
  /// The most text and the most articles that are held at a time.
  private static let batchBytes = 8_000_000
  private static let batchArticles = 512
  /// The least time that a speed is measured over.
  private static let measuredTime = Duration.milliseconds(50)

  private var lanes: [Lane]
  private var frontier: FrontierLanes?
  private let console: Console
  /// The first batch, for measuring speed on a corpus that is through too fast.
  private var firstBatch: [ExtractionInput] = []
  private var hasGold = false
  private let goldPath: String?
  private let folder: String?
  /// The metrics that have a table, with their titles.
  private let boards: [(metric: String, title: String)]

  init(
    _ prepared: [(name: String, extractor: PreparedExtractor)], scoring: ScoringArguments,
    jobs: Int, gold: String?, folder: String?, showsFrontier: Bool = false, console: Console
  ) throws {
    self.console = console
    frontier =
      showsFrontier ? try FrontierLanes(memberCount: prepared.count, scoring: scoring) : nil
    goldPath = gold
    self.folder = folder
    boards = try Self.boards(scoring)
    lanes = try prepared.map { name, extractor in
      try Lane(
        name: name, prepared: extractor, jobs: jobs, scorer: try scoring.makeScorer(),
        folder: folder, console: console)
    }
  }

  /// Whether an extractor failed on an article.
  var hasFailures: Bool { lanes.contains { $0.failures > 0 } }

  /// Extracts, keeps and scores all articles.
  mutating func run(_ feed: inout ArticleFeed) async throws {
    var progress = Progress("articles", total: feed.expectedCount, console: console)
    while true {
      let batch = try Self.nextBatch(&feed)
      if batch.isEmpty { break }
      if firstBatch.isEmpty { firstBatch = batch }
      hasGold = hasGold || batch.contains { $0.gold != nil }
      var found: [[Layer?]] = []
      for index in lanes.indices {
        let layers = try await lanes[index].run(batch)
        if frontier != nil { found.append(layers) }
      }
      if frontier != nil {
        for (position, input) in batch.enumerated() {
          frontier?.add(input, found: found.map { $0[position] })
        }
      }
      progress.advance(by: batch.count)
    }
    progress.finish()
  }

  /// Closes the predictions, measures speed, and prints the board.
  mutating func finish(_ feed: ArticleFeed, json: Bool, console: Console) async throws {
    var entries: [Leaderboard.Entry] = []
    for index in lanes.indices {
      try lanes[index].close()
      if lanes[index].throughput.duration < Self.measuredTime {
        await lanes[index].measure(firstBatch, for: Self.measuredTime)
      }
      entries.append(lanes[index].entry)
    }
    for lane in lanes { lane.tell(console) }
    let votes = frontier?.reports ?? []
    let board = Leaderboard(entries)
    let document = document(of: feed, board: board, votes: votes).text
    if let folder { try keep(document, in: folder) }
    if json {
      console.data(document)
      return
    }
    console.data(title(of: feed) + "\n")
    if hasGold {
      for (metric, title) in boards where entries.contains(where: { $0.report[metric] != nil }) {
        for line in board.table(of: metric, title: title) { console.data(line) }
        console.data("")
        let lines = FrontierLanes.lines(votes, of: metric, title: title)
        for line in lines { console.data(line) }
        if !lines.isEmpty { console.data("") }
      }
      if boards.contains(where: { board.rows(of: $0.metric).contains { $0.step != nil } }) {
        console.data("\(Leaderboard.remark)\n")
      }
    }
    for line in board.speed { console.data(line) }
    if let best = board.best(by: "ent.strict"), hasGold,
      let signature = lanes.first(where: { $0.name == best })?.signature
    {
      console.data("\n\(signature)")
    }
    if let folder { console.note("\nPredictions, scores and signatures are kept in \(folder)") }
  }

  private func keep(_ document: String, in folder: String) throws {
    do {
      let file = try OutputFile(Files.join(folder, "run.json"))
      try file.write(Array("\(document)\n".utf8))
      try file.finish()
    } catch {
      console.complain("\(error)")
      throw ExitStatus.cannotWrite
    }
  }

  private func document(
    of feed: ArticleFeed, board: Leaderboard, votes: [ScoreReport]
  ) -> RunDocument {
    RunDocument(
      corpus: feed.path, gold: goldPath, articles: feed.tally.articles,
      extractors: lanes.map { $0.summary(hasGold: hasGold) },
      ranks: hasGold ? boards.map { ($0.metric, board.rows(of: $0.metric)) } : [],
      votes: hasGold ? votes : [])
  }

  private static let usualBoards = [
    (metric: "ent.strict", title: "Entities: extent and type (ent.strict)"),
    (metric: "event.TC", title: "Events: trigger and type (event.TC)"),
    (metric: "event.AC+", title: "Arguments: filler, role and trigger (event.AC+)"),
  ]

  /// A table for each metric that was asked for; the usual ones where none was.
  private static func boards(
    _ scoring: ScoringArguments
  ) throws -> [(metric: String, title: String)] {
    if scoring.metric.isEmpty { return usualBoards }
    return try scoring.metrics().map { metric in
      usualBoards.first { $0.metric == metric.name }
        ?? (metric: metric.name, title: "\(metric.name): \(metric.summary)")
    }
  }

  private func title(of feed: ArticleFeed) -> String {
    "\(feed.path): \(counted(feed.tally.articles, "article")), "
      + "\(feed.format.name)\(hasGold ? "" : ", no gold")"
  }

  private static func nextBatch(_ feed: inout ArticleFeed) throws -> [ExtractionInput] {
    var batch: [ExtractionInput] = []
    var bytes = 0
    while bytes < batchBytes, batch.count < batchArticles, let next = try feed.next() {
      bytes += next.article.text.count
      batch.append(ExtractionInput(next.article, gold: next.layers.first))
    }
    return batch
  }
}
