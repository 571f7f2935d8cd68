import AssayModel
import AssayReporting
import AssayScoring

/// What the gate said as text: the answer first, then rule by rule, then what changed.
struct GateText {
  /// How many articles of a problem are named.
  private static let articleLimit = 10

  private let record: GateRecord
  private let limit: Int

  /// - Parameter limit: How many newly broken annotations are shown.
  init(_ record: GateRecord, limit: Int) {
    self.record = record
    self.limit = limit
  }

  /// The lines.
  var lines: [String] {
    let outcome = record.outcome
    let table = GateTable(outcome)
    let basis = outcome.basis == .nothing ? "no baseline yet" : "baseline \(record.baseline)"
    var lines = [
      table.headline,
      "\(record.predictions) against \(record.gold), \(counted(outcome.articles, "article")), \(basis)",
    ]
    for problem in outcome.problems { lines += Self.lines(problem) }
    if outcome.problems.isEmpty && !outcome.results.isEmpty { lines += [""] + table.table }
    let remarks = table.remarks(record.bootstrap)
    if !remarks.isEmpty { lines += [""] + remarks }
    return lines + flips(table) + accepted + advice
  }

  private static func lines(_ problem: GateProblem) -> [String] {
    let shown = problem.articles.prefix(articleLimit).map { "  \($0)" }
    let rest = problem.articles.count - shown.count
    return ["", problem.description] + shown + (rest > 0 ? ["  and \(grouped(rest)) more"] : [])
  }

  private func flips(_ table: GateTable) -> [String] {
    guard let summary = table.flips else { return [] }
    let flips = record.outcome.flips
    var lines = ["", summary]
    for flip in flips.broken.prefix(limit) {
      guard let mistake = flip.mistake else { continue }
      lines += MistakeLines(mistake).lines.enumerated().map { place, line in
        place == 1 ? "\(line)  \(flip.fingerprint)" : line
      }
    }
    let fixed = flips.fixed.prefix(limit)
    if !fixed.isEmpty { lines += ["", "newly fixed"] }
    lines += fixed.map { "  \($0.article): \($0.sentence)" }
    let rest = max(flips.broken.count, flips.fixed.count)
    if rest > limit { lines += ["", "\(limit) of each shown; --limit \(rest) shows all"] }
    return lines
  }

  /// What became of exceptions that hold no more.
  private var accepted: [String] {
    let flips = record.outcome.flips
    let expired = flips.expired.map {
      "accepted until \($0.expires ?? ""), and still wrong: \($0.fingerprint) (\($0.reason))"
    }
    let idle = flips.idle.map { "accepted, and not wrong: \($0.fingerprint) (\($0.reason))" }
    let all = expired + idle
    return all.isEmpty ? [] : [""] + all
  }

  private var advice: [String] {
    let outcome = record.outcome
    if !outcome.problems.isEmpty {
      if outcome.problems.contains(where: \.isOfRun) { return [] }
      return ["", "Where that is meant, make the baseline anew with --update."]
    }
    guard outcome.basis == .otherPredictions, outcome.status == .passed,
      outcome.results.contains(where: { $0.verdict == .improved })
    else { return [] }
    return ["", "The baseline can be raised with --update."]
  }
}
