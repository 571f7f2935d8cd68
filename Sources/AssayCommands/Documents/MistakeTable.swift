import AssayModel
import AssayReporting
import AssayScoring

/// What is wrong with predictions, as text.
struct MistakeTable {
  /// The widest matrix of what was taken for what, in labels; wider ones become lists.
  private static let widestMatrix = 14
  /// How many lines such a list has.
  private static let longestList = 20

  private let analysis: MistakeAnalysis
  /// The subjects of which there are any annotations.
  private let subjects: [MistakeSubject]

  init(_ analysis: MistakeAnalysis) {
    self.analysis = analysis
    subjects = MistakeSubject.allCases.filter { subject in
      // Articles without entities of several mentions have nothing to say of coreference.
      analysis.counts(of: subject) != .zero || analysis.bins(of: subject).contains { $0.count > 0 }
    }
  }

  // MARK: - Sums

  /// The counts of all subjects in MUC's words, then for each subject the bins that are not empty.
  var summary: [String] { outcomes + subjects.flatMap(bins) }

  private var outcomes: [String] {
    var table = TextTable(
      [
        "", "gold", "predicted", "correct", "incorrect", "partial", "missed", "spurious", "P", "R",
        "F1",
      ], alignments: [.left])
    for subject in subjects where !subject.isCoreference {
      let counts = analysis.outcomes(of: subject)
      let strict = analysis.counts(of: subject)
      table.add(
        ["\(subject.rawValue)s"]
          + [
            counts.possible, counts.actual, counts.correct, counts.incorrect, counts.partial,
            counts.missed, counts.spurious,
          ].map(grouped) + [strict.precisionText, strict.recallText, strict.f1Text])
    }
    return ["", "Counts of MUC; partial ones get no credit in P, R and F1"] + table.lines
  }

  private func bins(_ subject: MistakeSubject) -> [String] {
    let counts = analysis.counts(of: subject)
    let bins = analysis.bins(of: subject).filter { $0.count > 0 }
    if subject.isCoreference {
      var table = TextTable(["error", "count"], alignments: [.left])
      for bin in bins { table.add([bin.kind.rawValue, grouped(bin.count)]) }
      let members = subject == .coreference ? "mentions" : "events"
      return [
        "",
        "\(subject.rawValue), entities of several \(members): \(grouped(counts.possible)) gold, "
          + "\(grouped(counts.actual)) predicted, \(grouped(counts.correct)) the same",
      ] + (bins.isEmpty ? [] : table.lines.map { "  \($0)" })
    }
    guard !bins.isEmpty else { return [] }
    var table = TextTable(["error", "count", "F1 without", "gain"], alignments: [.left])
    for bin in bins {
      table.add([
        bin.kind.rawValue, grouped(bin.count), bin.repaired.f1Text,
        bin.gain.map(Self.points) ?? "n/a",
      ])
    }
    return ["", "\(subject.rawValue)s"] + table.lines.map { "  \($0)" }
  }

  /// For each subject what was taken for what; `-` stands for nothing.
  var confusion: [String] {
    subjects.filter { !$0.isCoreference }.flatMap { subject in
      let matrix = analysis.confusion(of: subject)
      let what =
        switch subject {
        case .argument: "roles"
        case .link: "identifiers"
        default: "types"
        }
      let widest = max(matrix.goldLabels.count, matrix.predictedLabels.count)
      let lines = widest > Self.widestMatrix ? Self.list(matrix) : Self.table(matrix)
      return ["", "\(subject.rawValue)s, \(what)"] + lines.map { "  \($0)" }
    }
  }

  private static func table(_ matrix: ConfusionMatrix) -> [String] {
    let columns = matrix.predictedLabels
    var table = TextTable(["gold \\ predicted"] + columns.map { $0 ?? "-" }, alignments: [.left])
    for gold in matrix.goldLabels {
      let cells = columns.map { predicted in
        let count = matrix[gold: gold, predicted: predicted]
        return count == 0 ? "." : grouped(count)
      }
      table.add([gold ?? "-"] + cells)
    }
    return table.lines
  }

  /// The most frequent confusions alone, where a table would be too wide.
  private static func list(_ matrix: ConfusionMatrix) -> [String] {
    let wrong = matrix.entries.filter { $0.gold != $0.predicted }
      .sorted { ($1.count, $0.gold ?? "-") < ($0.count, $1.gold ?? "-") }
    var table = TextTable(["gold", "predicted", "count"], alignments: [.left, .left])
    for entry in wrong.prefix(longestList) {
      table.add([entry.gold ?? "-", entry.predicted ?? "-", grouped(entry.count)])
    }
    let rest = wrong.count - longestList
    return table.lines + (rest > 0 ? ["\(grouped(rest)) more; --json has all"] : [])
  }

  /// A gain in points, with its sign: `+1.25`.
  private static func points(_ gain: Double) -> String {
    let hundredths = Int((gain * 10_000).rounded(.toNearestOrEven))
    let size = abs(hundredths), decimals = size % 100
    return "\(hundredths < 0 ? "-" : "+")\(size / 100).\(decimals < 10 ? "0" : "")\(decimals)"
  }
}
