import AssayModel
public import AssayScoring

/// The scores of one system as text.
public struct ScoreTable: Sendable {
  private static let ratios = ["P", "R", "F1", "95 % interval"]
  private static let columns =
    ratios + [
      "gold", "predicted", "correct", "incorrect", "partial", "missed", "spurious",
    ]

  private let report: ScoreReport
  private let scores: [MetricScore]

  /// Makes the tables of a report.
  ///
  /// - Parameter showsSilent: Whether metrics are shown of which neither side has any annotation.
  public init(_ report: ScoreReport, showsSilent: Bool = true) {
    self.report = report
    scores = report.scores.filter { showsSilent || $0.isAnnotated }
  }

  /// A row a metric: ratios in percent, their interval, and the counts that they come from; below
  /// them those metrics that sum shares and count no annotations.
  public var overall: [String] {
    var counted = TextTable([""] + Self.columns, alignments: [.left])
    var shares = TextTable([""] + Self.ratios, alignments: [.left])
    for score in scores {
      let cells = [score.metric.name] + Self.cells(score.micro)
      if score.micro.isCounted { counted.add(cells) } else { shares.add(cells) }
    }
    let parts = [counted, shares].filter { !$0.isEmpty }
    return Array(parts.map(\.lines).joined(separator: [""]))
  }

  /// A row a type under each metric, and the two macro averages.
  public var byType: [String] {
    scores.flatMap { score -> [String] in
      guard !score.types.isEmpty else { return [] }
      var table = TextTable([score.metric.name] + Self.columns, alignments: [.left])
      for type in score.types { table.add([type.type] + Self.cells(type.score)) }
      table.add(["macro over types"] + Self.cells(score.macroOverTypes))
      table.add(["macro over articles"] + Self.cells(score.macroOverArticles))
      return [""] + table.lines + Self.remarks(score.macroOverTypes)
    }
  }

  /// A row for each part of each slice under each metric.
  public var bySlice: [String] {
    scores.flatMap { score -> [String] in
      guard !score.slices.isEmpty else { return [] }
      let columns = score.micro.isCounted ? Self.columns : Self.ratios
      var table = TextTable([score.metric.name] + columns, alignments: [.left])
      for slice in score.slices {
        table.add(["\(slice.group.dimension)=\(slice.group.value)"] + Self.cells(slice.score))
      }
      return [""] + table.lines
    }
  }

  /// A line a metric that names all that the numbers depend on.
  public var signatures: [String] {
    scores.map { report.signature.line(for: $0.metric) }
  }

  private static func cells(_ score: Score) -> [String] {
    let ratios = [score.precisionText, score.recallText, score.f1Text, score.f1IntervalText]
    guard score.isCounted else { return ratios }
    let counts = score.counts
    return ratios
      + [
        counts.possible, counts.actual, counts.correct, counts.incorrect, counts.partial,
        counts.missed, counts.spurious,
      ].map { "\($0)" }
  }

  private static func cells(_ averages: Averages) -> [String] {
    [averages.precision, averages.recall, averages.f1].map { Percent.text($0.value) }
  }

  private static func remarks(_ averages: Averages) -> [String] {
    let excluded = averages.f1.excluded
    return excluded == 0
      ? [] : ["\(counted(excluded, "type")) without a defined F1 left out of the macro F1"]
  }
}
