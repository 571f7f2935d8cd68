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
    /// Articles a second on one core; `nil` where it was not measured.
    public let articlesPerSecond: Double?
    /// Megabytes of text a second on one core; `nil` where it was not measured.
    public let megabytesPerSecond: Double?
    /// Articles that it failed on.
    public let failures: Int

    /// Makes an entry.
    public init(
      name: String, isOracle: Bool, report: ScoreReport, articlesPerSecond: Double?,
      megabytesPerSecond: Double?, failures: Int
    ) {
      self.name = name
      self.isOracle = isOracle
      self.report = report
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
  /// that predicted nothing of the kind share one line.
  public func table(of metric: String, title: String) -> [String] {
    var table = TextTable(
      ["", "P", "R", "F1", "95 % interval", "correct", "predicted", "gold"], alignments: [.left])
    var silent: [String] = []
    for entry in sorted(by: metric) {
      guard let micro = entry.report[metric]?.micro else { continue }
      let counts = micro.counts
      guard counts.actual > 0 else {
        silent.append(entry.label)
        continue
      }
      table.add([
        entry.label, micro.precisionText, micro.recallText, micro.f1Text,
        micro.f1IntervalText, "\(counts.correct)", "\(counts.actual)",
        "\(counts.possible)",
      ])
    }
    let remark = silent.isEmpty ? [] : ["  nothing predicted: \(silent.joined(separator: ", "))"]
    return [title] + table.lines.map { "  \($0)" } + remark
  }

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
}

/// A whole number of at least 0 with commas between groups of three digits.
public func grouped(_ number: Int) -> String {
  var digits = ""
  for (index, digit) in String(number).reversed().enumerated() {
    if index > 0 && index % 3 == 0 { digits.append(",") }
    digits.append(digit)
  }
  return String(digits.reversed())
}
