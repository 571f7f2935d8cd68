import AssayModel
import AssayReporting
import AssayScoring

/// What is wrong with predictions, as text.
struct MistakeTable {
  private let analysis: MistakeAnalysis
  /// The subjects of which there are any annotations.
  private let subjects: [MistakeSubject]

  init(_ analysis: MistakeAnalysis) {
    self.analysis = analysis
    subjects = MistakeSubject.allCases.filter { analysis.counts(of: $0) != .zero }
  }

  // MARK: - Sums

  /// For each subject its counts, then the bins that are not empty.
  var summary: [String] {
    subjects.flatMap { subject in
      let counts = analysis.counts(of: subject)
      let header =
        "\(subject.rawValue)s: \(grouped(counts.possible)) gold, \(grouped(counts.actual)) predicted, "
        + "\(grouped(counts.correct)) correct, F1 \(counts.f1Text)"
      var table = TextTable(["error", "count", "F1 without", "gain"], alignments: [.left])
      for bin in analysis.bins(of: subject) where bin.count > 0 {
        table.add([
          bin.kind.rawValue, grouped(bin.count), bin.repaired.f1Text,
          bin.gain.map(Self.points) ?? "n/a",
        ])
      }
      return ["", header] + table.lines.map { "  \($0)" }
    }
  }

  /// For each subject what was taken for what; `-` stands for nothing.
  var confusion: [String] {
    subjects.flatMap { subject in
      let matrix = analysis.confusion(of: subject)
      let columns = matrix.predictedLabels
      var table = TextTable(["gold \\ predicted"] + columns.map { $0 ?? "-" }, alignments: [.left])
      for gold in matrix.goldLabels {
        let cells = columns.map { predicted in
          let count = matrix[gold: gold, predicted: predicted]
          return count == 0 ? "." : grouped(count)
        }
        table.add([gold ?? "-"] + cells)
      }
      let what = subject == .argument ? "roles" : "types"
      return ["", "\(subject.rawValue)s, \(what)"] + table.lines.map { "  \($0)" }
    }
  }

  /// A gain in points, with its sign: `+1.25`.
  private static func points(_ gain: Double) -> String {
    let hundredths = Int((gain * 10_000).rounded(.toNearestOrEven))
    let size = abs(hundredths), decimals = size % 100
    return "\(hundredths < 0 ? "-" : "+")\(size / 100).\(decimals < 10 ? "0" : "")\(decimals)"
  }

  // MARK: - One mistake

  /// A blank line, what is wrong, and each side in its context.
  static func lines(_ mistake: Mistake) -> [String] {
    var lines = ["", "\(mistake.article): \(mistake.subject.rawValue) \(mistake.kind.rawValue)"]
    if let gold = mistake.gold { lines.append("  gold       \(text(gold))") }
    if let predicted = mistake.predicted { lines.append("  predicted  \(text(predicted))") }
    return lines
  }

  private static func text(_ side: Mistake.Side) -> String {
    var words = [side.role.map { "\(side.type) \($0)" } ?? side.type]
    if let trigger = side.trigger { words.append("of [\(plain(trigger.text))]") }
    if let quotation = side.quotation {
      let ranges = quotation.ranges.map { "\($0.lowerBound)-\($0.upperBound)" }
      words.append(ranges.joined(separator: ","))
      words.append(" \(plain(quotation.marked))")
    }
    return words.joined(separator: " ")
  }

  /// The text with a blank for each line break and control character, which could move the cursor.
  static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: plain.append(" ")
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
