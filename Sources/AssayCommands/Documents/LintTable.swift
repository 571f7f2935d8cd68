import AssayLinting
import AssayModel
import AssayReporting
import AssayScoring

/// Probable errors of annotations, as text.
struct LintTable {
  /// The findings of one check.
  struct Section {
    let check: any Part
    /// Those at or above the threshold that are not accepted, the likeliest first.
    var findings: [Finding] = []
    var acceptedCount = 0
    /// How many below the threshold are not accepted.
    var belowCount = 0

    var isEmpty: Bool { findings.isEmpty && acceptedCount == 0 && belowCount == 0 }
  }

  let sections: [Section]
  let threshold: Double
  /// How many findings of a check are shown.
  let limit: Int

  /// How many findings there are for each check that has any, or would have with a lower threshold.
  var summary: [String] {
    var table = TextTable(
      ["check", "findings", "accepted", "below \(Self.text(threshold))"], alignments: [.left])
    for section in sections where !section.isEmpty {
      table.add(row(section.check.name, [section]))
    }
    table.add(row("all", sections))
    return table.lines
  }

  private func row(_ name: String, _ sections: [Section]) -> [String] {
    [name]
      + [\Section.findings.count, \Section.acceptedCount, \Section.belowCount].map { count in
        grouped(sections.reduce(0) { $0 + $1[keyPath: count] })
      }
  }

  /// The findings of each check, the likeliest first.
  var details: [String] {
    sections.filter { limit > 0 && !$0.findings.isEmpty }.flatMap { section in
      ["", "\(section.check.name): \(section.check.summary)"]
        + section.findings.prefix(limit).flatMap(Self.lines)
    }
  }

  /// How many findings are not shown.
  var hiddenCount: Int { sections.reduce(0) { $0 + max(0, $1.findings.count - limit) } }

  private static func lines(_ finding: Finding) -> [String] {
    let place = finding.quotation.map { " \($0.positions)" } ?? ""
    var lines = [
      "",
      "  \(text(finding.score))  \(finding.article)\(place)  \(finding.label)  "
        + finding.fingerprint,
    ]
    if let quotation = finding.quotation {
      lines.append("        \(quotation.marked.onOneLine)")
    }
    return lines + ["        \(finding.reason.onOneLine)"]
  }

  /// A score with two decimals.
  static func text(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded(.down))
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
