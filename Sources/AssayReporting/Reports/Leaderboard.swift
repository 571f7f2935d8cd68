import AssayModel
public import AssayScoring

/// Several extractors on the same gold, best first.
public struct Leaderboard: Sendable {
  /// An extractor's place on the board.
  public struct Entry: Sendable {
    /// What it is called on the board.
    public let name: String
    /// Whether it saw the gold, and so is no rival.
    public let isOracle: Bool
    /// Its scores.
    public let report: ScoreReport
    /// What gave the scores, to be compared with others.
    public let scorer: Scorer
    /// Articles a second on one core; `nil` where it was not measured.
    public let articlesPerSecond: Double?
    /// Megabytes of text a second on one core; `nil` where it was not measured.
    public let megabytesPerSecond: Double?
    /// Articles that it failed on.
    public let failures: Int

    /// Makes an entry.
    public init(
      name: String, isOracle: Bool, report: ScoreReport, scorer: Scorer,
      articlesPerSecond: Double?, megabytesPerSecond: Double?, failures: Int
    ) {
      self.name = name
      self.isOracle = isOracle
      self.report = report
      self.scorer = scorer
      self.articlesPerSecond = articlesPerSecond
      self.megabytesPerSecond = megabytesPerSecond
      self.failures = failures
    }
  }

  private let entries: [Entry]

  /// Makes a board.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// A metric's table under its title.
  ///
  /// In order of F1, undefined ones last, ties by name; oracles stand below all others. Extractors
  /// that predicted nothing of the kind share one line. Where there are intervals, each row says how
  /// far it is above the next. A metric that counts no annotations has no counts.
  public func table(of metric: String, title: String) -> [String] {
    let rows = rows(of: metric)
    let steps = rows.map(\.step)
    let isCompared = steps.contains { $0 != nil }
    let comparison = isCompared ? ["above next", "95 % interval", "p"] : []
    let isCounted = rows.contains { $0.entry.report[metric]?.micro.isCounted ?? false }
    var table = TextTable(
      ["", "P", "R", "F1", "95 % interval"] + comparison
        + (isCounted ? ["correct", "predicted", "gold"] : []),
      alignments: [.left])
    for row in rows {
      guard let micro = row.entry.report[metric]?.micro else { continue }
      let counts = micro.counts
      let cells = [row.entry.label, micro.precisionText, micro.recallText, micro.f1Text]
      table.add(
        cells + [micro.f1IntervalText] + (isCompared ? Self.cells(row.step) : [])
          + (isCounted ? ["\(counts.correct)", "\(counts.actual)", "\(counts.possible)"] : []))
    }
    let silent = sorted(by: metric).filter { $0.isSilent(in: metric) }.map(\.label)
    let remark = silent.isEmpty ? [] : ["  nothing predicted: \(silent.joined(separator: "; "))"]
    return [title] + table.lines.map { "  \($0)" } + remark
  }

  private static func cells(_ step: Step?) -> [String] {
    guard let step else { return ["", "", ""] }
    let ends = step.interval.map { "[\(Percent.signed($0.lower)), \(Percent.signed($0.upper))]" }
    return [Percent.signed(step.difference), ends ?? "n/a", Percent.probability(step.adjusted)]
  }

  /// What the columns of comparison mean.
  public static let remark = """
    above next: F1 less that of the next row, in points, with the interval of the paired bootstrap over articles
    p: two-sided, of the same bootstrap, adjusted over the rows of a table by Holm's method
    """

  /// The name of the best extractor that is no oracle; `nil` on an empty board.
  public func best(by metric: String) -> String? {
    sorted(by: metric).first { !$0.isOracle }?.name
  }

  /// The table of speed, in the order in which the extractors were given.
  public var speed: [String] {
    var table = TextTable(["", "articles/s", "MB/s", "failed"], alignments: [.left])
    for entry in entries {
      table.add([
        entry.label, entry.articlesPerSecond.map(Self.rate) ?? "n/a",
        entry.megabytesPerSecond.map(Self.oneDecimal) ?? "n/a", "\(entry.failures)",
      ])
    }
    return ["Speed of the extraction itself, on one core"] + table.lines.map { "  \($0)" }
  }

  // MARK: - Steps

  /// How far a row is above the next.
  public struct Step: Hashable, Sendable {
    /// The difference of F1, as a fraction.
    public let difference: Double
    /// Its interval.
    public let interval: Interval?
    /// How likely it is by chance.
    public let pValue: Double?
    /// The same, adjusted over the rows of the table.
    public fileprivate(set) var adjusted: Double?
  }

  /// The rows of a metric's table: each extractor that predicted anything of the kind, and how far it
  /// is above the next; `nil` for the last, for oracles, and without a bootstrap.
  public func rows(of metric: String) -> [(entry: Entry, step: Step?)] {
    let entries = sorted(by: metric).filter {
      $0.report[metric] != nil && !$0.isSilent(in: metric)
    }
    var rows: [(entry: Entry, step: Step?)] = []
    for (place, entry) in entries.enumerated() {
      let next = place + 1 < entries.count ? entries[place + 1] : nil
      let isRival = !entry.isOracle && next?.isOracle == false
      rows.append((entry, isRival ? next.flatMap { Self.step(entry, $0, metric) } : nil))
    }
    let adjusted = Adjustment.holm.adjusted(rows.map { $0.step?.pValue })
    for (place, p) in adjusted.enumerated() { rows[place].step?.adjusted = p }
    return rows
  }

  private static func step(_ entry: Entry, _ next: Entry, _ metric: String) -> Step? {
    guard let paired = entry.scorer.difference(from: next.scorer, by: metric),
      paired.replicates > 0, let difference = paired.difference
    else { return nil }
    return Step(
      difference: difference, interval: paired.interval, pValue: paired.pValue, adjusted: nil)
  }

  private func sorted(by metric: String) -> [Entry] {
    entries.sorted { a, b in
      if a.isOracle != b.isOracle { return b.isOracle }
      let left = a.report[metric]?.micro.f1 ?? -1
      let right = b.report[metric]?.micro.f1 ?? -1
      return left != right ? left > right : a.name < b.name
    }
  }

  /// Whole from a hundred on, with one decimal below.
  private static func rate(_ number: Double) -> String {
    number < 100 ? oneDecimal(number) : grouped(Int(number.rounded()))
  }

  private static func oneDecimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(grouped(tenths / 10)).\(tenths % 10)"
  }
}

extension Leaderboard.Entry {
  /// The name as the tables show it.
  fileprivate var label: String { isOracle ? "\(name) (oracle)" : name }

  /// Whether it predicted nothing of the kind that a metric counts.
  fileprivate func isSilent(in metric: String) -> Bool {
    report[metric].map { $0.micro.isCounted && $0.micro.counts.actual == 0 } ?? false
  }
}
