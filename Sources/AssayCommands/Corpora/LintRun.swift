import AssayLinting
import AssayModel

/// Three readings of gold annotations, and of predictions beside them.
struct LintRun {
  /// The linter, with what it has seen.
  private(set) var linter: Linter
  /// What was repaired or refused in the first reading of each source.
  private(set) var remarks: [String] = []
  /// Whether an article was refused.
  private(set) var hasRefused = false
  private let gold: String
  private let predictions: [String]
  private let reading: CorpusOptions
  private let console: Console

  init(
    _ linter: Linter, gold: String, predictions: [String], reading: CorpusOptions, console: Console
  ) {
    self.linter = linter
    self.gold = gold
    self.predictions = predictions
    self.reading = reading
    self.console = console
  }

  /// Reads everything and gives the findings, by article.
  ///
  /// Faults are told in the first reading of a source.
  mutating func findings() throws -> [Finding] {
    let source = GoldSource(reading, console: console)
    var feed = try source.feed(gold, on: reading.texts)
    var progress = Progress("readings", total: feed.expectedCount.map { $0 * 3 }, console: console)
    while let article = try feed.next() {
      linter.survey(article)
      progress.advance(by: 1)
    }
    note(feed)
    var counted = try joined(source.silent.feed(gold, on: reading.texts), source)
    while let (article, sides) = try counted.next() {
      linter.count(article, predictions: sides.map { $0?.layers.first })
      progress.advance(by: 1)
    }
    for side in counted.feeds.dropFirst() { note(side) }
    var judged = try joined(source.silent.feed(gold, on: reading.texts), source.silent)
    var findings: [Finding] = []
    while let (article, sides) = try judged.next() {
      findings += linter.findings(in: article, predictions: sides.map { $0?.layers.first })
      progress.advance(by: 1)
    }
    progress.finish()
    return findings
  }

  private func joined(_ main: ArticleFeed, _ source: GoldSource) throws -> JoinedArticles {
    JoinedArticles(
      main, sides: try predictions.map { try source.feed($0, on: reading.texts ?? gold) },
      refusesOtherTexts: true)
  }

  private mutating func note(_ feed: ArticleFeed) {
    if let remark = feed.remark { remarks.append(remark) }
    if feed.tally.isIncomplete { hasRefused = true }
  }
}
