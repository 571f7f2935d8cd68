import AssayModel
import AssayReporting
import AssayScoring

/// What the gate said as GitHub's Markdown, for a step summary or a comment.
struct GateMarkdown {
  /// How many bytes there are at most; a summary may have 1,024 KiB, with what other steps wrote.
  static let limit = 900 * 1_024
  /// How many flips of a kind are listed.
  static let flipLimit = 50
  /// How many code points of a flip are shown.
  private static let sentenceLimit = 300

  private let record: GateRecord

  init(_ record: GateRecord) {
    self.record = record
  }

  /// The document.
  var text: String {
    let outcome = record.outcome
    let table = GateTable(outcome)
    var lines = ["### assay gate", "", "**\(Self.plain(table.headline))**", ""]
    lines.append(
      "\(counted(outcome.articles, "article")), \(Self.plain(record.predictions)) against "
        + "\(Self.plain(record.gold)), baseline \(Self.plain(record.baseline))")
    lines += problems
    if !outcome.results.isEmpty && outcome.problems.isEmpty { lines += [""] + rules(table) }
    let remarks = table.remarks(record.bootstrap)
    lines += remarks.isEmpty ? [] : [""] + remarks.map { "- \(Self.plain($0))" }
    lines += list(outcome.flips.broken, "newly broken", isOpen: outcome.status == .failed)
    lines += list(outcome.flips.accepted, "newly broken and accepted", isOpen: false)
    lines += list(outcome.flips.fixed, "newly fixed", isOpen: false)
    return Self.cut(lines)
  }

  private var problems: [String] {
    record.outcome.problems.flatMap { problem -> [String] in
      let shown = problem.articles.prefix(Self.flipLimit).map { Self.plain($0) }
      let more = problem.articles.count > shown.count ? ", ..." : ""
      let articles = shown.isEmpty ? "" : ": " + shown.joined(separator: ", ") + more
      return ["", "- \(Self.plain(problem.description))\(articles)"]
    }
  }

  private func rules(_ table: GateTable) -> [String] {
    let header = table.header
    let left = header.indices.map { $0 < 2 ? ":--" : "--:" }
    return [Self.row(header), Self.row(left)]
      + table.rows.map { row in
        let cells = row.map { Self.plain($0) }
        let missing = [String](repeating: "", count: max(0, header.count - cells.count))
        return Self.row(cells + missing)
      }
  }

  private static func row(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |"
  }

  private func list(_ flips: [Flip], _ what: String, isOpen: Bool) -> [String] {
    guard !flips.isEmpty else { return [] }
    let items = flips.prefix(Self.flipLimit).map { flip in
      let sentence = String(flip.sentence.unicodeScalars.prefix(Self.sentenceLimit))
      return "- `\(flip.fingerprint)` \(Self.plain(flip.article)): \(Self.plain(sentence))"
    }
    let rest = flips.count - items.count
    return [
      "", "<details\(isOpen ? " open" : "")><summary>\(grouped(flips.count)) \(what)</summary>", "",
    ] + items + (rest > 0 ? ["- and \(grouped(rest)) more"] : []) + ["", "</details>"]
  }

  /// Without what Markdown or HTML would read as a sign, on one line.
  private static func plain(_ text: String) -> String {
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": plain += "&amp;"
      case "<": plain += "&lt;"
      case ">": plain += "&gt;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "@":
        plain += "&#\(scalar.value);"
      case _ where scalar.properties.generalCategory == .control: plain += " "
      default: plain.unicodeScalars.append(scalar)
      }
    }
    return plain
  }

  /// The lines up to the limit.
  private static func cut(_ lines: [String]) -> String {
    let note = "\n</details>\n\nCut off here.\n"
    var text = ""
    for line in lines {
      guard text.utf8.count + line.utf8.count + note.utf8.count < limit else { return text + note }
      text += line + "\n"
    }
    return text
  }
}
