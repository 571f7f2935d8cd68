public import AssayScoring

/// The scores of one system as text.
public struct ScoreTable: Sendable {
  private static let columns = [
    "P", "R", "F1", "95 % interval", "gold", "predicted", "correct", "incorrect", "partial",
    "missed", "spurious",
  ]

  private let report: ScoreReport

  /// Makes the tables of a report.
  public init(_ report: ScoreReport) {
    self.report = report
  }

  /// A row a metric: ratios in percent, their interval, and the counts that they come from.
  public var overall: [String] {
    var table = TextTable([""] + Self.columns, alignments: [.left])
    for score in report.scores { table.add([score.metric.name] + Self.cells(score.micro)) }
    return table.lines
  }

  /// A row a type under each metric, and the two macro averages.
  public var byType: [String] {
    report.scores.flatMap { score -> [String] in
      guard !score.types.isEmpty else { return [] }
      var table = TextTable([score.metric.name] + Self.columns, alignments: [.left])
      for type in score.types { table.add([type.type] + Self.cells(type.score)) }
      table.add(["macro over types"] + Self.cells(score.macroOverTypes))
      table.add(["macro over articles"] + Self.cells(score.macroOverArticles))
      return [""] + table.lines + Self.remarks(score.macroOverTypes)
    }
  }

  /// A line a metric that names all that the numbers depend on.
  public var signatures: [String] {
    report.scores.map { report.signature.line(for: $0.metric) }
  }

  private static func cells(_ score: Score) -> [String] {
    let counts = score.counts
    return [
      counts.precisionText, counts.recallText, counts.f1Text, score.intervals?.f1?.text ?? "n/a",
      "\(counts.possible)", "\(counts.actual)", "\(counts.correct)", "\(counts.incorrect)",
      "\(counts.partial)", "\(counts.missed)", "\(counts.spurious)",
    ]
  }

  private static func cells(_ averages: Averages) -> [String] {
    [averages.precision, averages.recall, averages.f1].map {
      $0.value.map { Percent.text($0) } ?? "n/a"
    }
  }

  private static func remarks(_ averages: Averages) -> [String] {
    let excluded = averages.f1.excluded
    return excluded == 0
      ? [] : ["\(excluded) type(s) without a defined F1 left out of the macro F1"]
  }
}
