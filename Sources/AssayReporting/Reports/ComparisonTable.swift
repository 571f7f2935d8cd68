import AssayModel
public import AssayScoring

/// Systems against a baseline as text: for each metric a table, then what each difference is made of.
public struct ComparisonTable: Sendable {
  private static let header = [
    "P", "R", "F1", "95 % interval", "difference", "95 % interval", "p", "adjusted p",
    "smallest shown",
  ]

  private let report: ComparisonReport

  /// Makes the tables of a report.
  public init(_ report: ComparisonReport) {
    self.report = report
  }

  /// A metric's table: a row a system, the baseline first.
  public func table(of comparison: MetricComparison) -> [String] {
    var table = TextTable([comparison.metric.name] + Self.header, alignments: [.left])
    for (place, system) in report.systems.enumerated() {
      guard let score = report.scores[place][comparison.metric.name]?.micro else { continue }
      let difference = place == 0 ? nil : comparison.differences[place - 1]
      let name = place == 0 ? "\(system) (baseline)" : system
      table.add([name] + Self.cells(score) + (difference.map(Self.cells) ?? []))
    }
    return table.lines
  }

  /// The largest parts of each difference of a metric, by kind of mistake, type and article, with the
  /// sum of the rest, so that each list adds up to the difference.
  ///
  /// - Parameter limit: How many parts are listed.
  public func parts(of comparison: MetricComparison, limit: Int = 5) -> [String] {
    comparison.differences.flatMap { difference -> [String] in
      let title = "  \(difference.system), \(comparison.metric.name), difference"
      return Self.recall(difference)
        + Self.list(difference.byMistake, "\(title) by mistake", limit: .max)
        + Self.list(difference.byType, "\(title) by type", limit: limit)
        + Self.list(difference.byArticle, "\(title) by article", limit: limit)
    }
  }

  /// What the columns mean and how the probabilities were adjusted.
  public var remarks: [String] {
    [
      "difference: F1 less that of \(report.systems.first ?? ""), in points; its interval is that of "
        + "the paired bootstrap over articles",
      "p: two-sided randomization test over articles, of all exchanges where up to "
        + "\(RandomizationTest.exactLimit) articles differ, else of "
        + "\(grouped(report.options.trials)) at random (seed \(report.options.seed))",
      "adjusted p: \(adjustment) over \(counted(report.tests, "test")), the family of all metrics and systems "
        + "shown",
      "smallest shown: half the width of the paired interval, about the smallest difference that "
        + "this gold can show between the two; n/a where no article tells them apart",
      "McNemar p: exact and two-sided, for recall alone; it takes the annotations of an article as "
        + "independent, so it is smaller than it should be",
      "parts by type and article: (change of credit - mean F1 x change of annotations) / mean "
        + "annotations, where credit is counted on both sides; by mistake: change of the share of all "
        + "annotations that are wrong in this way; each list sums to the difference",
    ]
  }

  private var adjustment: String {
    switch report.options.adjustment {
    case .none: "not adjusted"
    case .holm: "Holm"
    case .benjaminiHochberg: "Benjamini-Hochberg"
    }
  }

  private static func cells(_ score: Score) -> [String] {
    [score.precisionText, score.recallText, score.f1Text, score.f1IntervalText]
  }

  private static func cells(_ difference: SystemDifference) -> [String] {
    [
      difference.bootstrap.difference.map { Percent.signed($0) } ?? "n/a",
      difference.bootstrap.interval.map {
        "[\(Percent.signed($0.lower)), \(Percent.signed($0.upper))]"
      } ?? "n/a",
      Percent.probability(difference.pValue), Percent.probability(difference.adjusted),
      difference.smallestShown.map { Percent.text($0) } ?? "n/a",
    ]
  }

  /// A line on the gold annotations that one of two systems alone found.
  private static func recall(_ difference: SystemDifference) -> [String] {
    guard let test = difference.recallTest else { return [] }
    return [
      "  \(difference.system): \(counted(test.onlyFirst, "gold annotation")) found that the baseline "
        + "missed, \(grouped(test.onlySecond)) the other way round; McNemar p "
        + Percent.probability(test.exact)
    ]
  }

  private static func list(_ parts: [DifferencePart]?, _ title: String, limit: Int) -> [String] {
    guard let parts, !parts.isEmpty else { return [] }
    var table = TextTable([title, ""], alignments: [.left])
    for part in parts.prefix(limit) { table.add(["    \(part.name)", Percent.signed(part.value)]) }
    let rest = parts.dropFirst(limit)
    if !rest.isEmpty {
      let sum = rest.reduce(0) { $0 + $1.value }
      table.add(["    \(grouped(rest.count)) more", Percent.signed(sum)])
    }
    return table.lines
  }
}
