import AssayModel
public import AssayScoring

/// What the gate said, as text.
public struct GateTable: Sendable {
  /// How many parts of a rule are shown.
  private static let partLimit = 10

  private let outcome: GateOutcome

  /// Makes the texts of an outcome.
  public init(_ outcome: GateOutcome) {
    self.outcome = outcome
  }

  // MARK: - Sentences

  /// The answer and what it rests on, on one line: `FAIL: ent.strict.f1 regressed; 2 rules hold`.
  public var headline: String { "\(outcome.status.word): \(grounds)" }

  private var grounds: String {
    if let problem = outcome.problems.first {
      return "nothing can be compared, for \(problem.description)"
    }
    let (holding, failing) = (
      outcome.results.filter { $0.status == .passed },
      outcome.results.filter { $0.status != .passed }.sorted { $0.status.rank < $1.status.rank }
    )
    if failing.isEmpty && outcome.basis == .samePredictions {
      return "the predictions are those of the baseline"
    }
    if outcome.results.isEmpty {
      return outcome.basis == .nothing
        ? "there is no baseline yet, and nothing was compared" : "there is no rule to judge by"
    }
    var parts: [String] = []
    if !failing.isEmpty {
      let more = failing.count > 3 ? " and \(failing.count - 3) more" : ""
      parts.append(failing.prefix(3).map(\.claim).joined(separator: ", ") + more)
    }
    if !holding.isEmpty {
      parts.append("\(counted(holding.count, "rule")) hold\(holding.count == 1 ? "s" : "")")
    }
    for verdict in [GateVerdict.improved, .inconclusive] {
      let count = holding.count { $0.verdict == verdict }
      if count > 0 { parts.append("\(count) \(verdict.rawValue)") }
    }
    if outcome.basis == .nothing { parts.append("no baseline yet, floors alone were looked at") }
    return parts.joined(separator: "; ")
  }

  /// How many annotations changed sides; `nil` where none did.
  public var flips: String? {
    let flips = outcome.flips
    let all = flips.broken.count + flips.accepted.count
    guard all + flips.fixed.count > 0 else { return nil }
    let accepted = flips.accepted.isEmpty ? "" : " (\(grouped(flips.accepted.count)) accepted)"
    return "\(grouped(all)) newly broken\(accepted), \(grouped(flips.fixed.count)) newly fixed"
  }

  /// What became of a rule and why: `ent.strict.f1 regressed: 43.19 to 40.02, -3.17 points ...`.
  public static func sentence(_ result: GateResult) -> String {
    if let reason = result.reason { return "\(result.claim): \(reason)" }
    guard let rule = result.rule else { return result.claim }
    let worst = result.parts.filter { $0.verdict == result.verdict }
    let shown = worst.prefix(3).map { part in
      let name = rule.scope == .all ? "" : "\(part.label) "
      return name + sentence(part, rule)
    }
    let more = worst.count > 3 ? "; \(worst.count - 3) more" : ""
    return "\(result.claim): \(shown.joined(separator: "; "))\(more)"
  }

  private static func sentence(_ part: GatePart, _ rule: GateRule) -> String {
    if let reason = part.reason { return reason }
    let now = Percent.text(part.now[rule.measure])
    let floor = rule.isBelowFloor(part.now) ? rule.floor.map { "the floor is \($0)" } : nil
    guard let before = part.before, before != part.now else {
      let words = part.before == nil ? now : "\(now) as before"
      return words + (floor.map { ", \($0)" } ?? "")
    }
    var words = "\(Percent.text(before[rule.measure])) to \(now)"
    if let difference = difference(part, rule) { words += ", \(Percent.signed(difference)) points" }
    if let interval = part.bootstrap?.interval { words += " \(Self.text(interval))" }
    return ([words, "\(rule.budget) allowed"] + (floor.map { [$0] } ?? [])).joined(separator: ", ")
  }

  // MARK: - Table

  /// A row a rule, and a row for each part of it that is worth one, the worst first.
  public var table: [String] {
    var table = TextTable(header, alignments: [.left, .left])
    for row in rows { table.add(row) }
    return table.lines
  }

  /// What each rule is about and the ratio of this run.
  public var ratios: [String] {
    var table = TextTable(["rule", "now"], alignments: [.left])
    for result in outcome.results {
      for part in result.parts {
        guard let rule = result.rule else { continue }
        let name = rule.scope == .all ? result.target : "\(result.target) \(part.label)"
        table.add([name, Percent.text(part.now[rule.measure])])
      }
    }
    return table.lines
  }

  /// The header of the table; columns that would be empty are not there.
  public var header: [String] {
    ["rule", "verdict", "baseline", "now", "change"] + (hasIntervals ? ["interval"] : [])
      + ["allowed"] + (hasFloors ? ["floor"] : []) + (hasIntervals ? ["p", "smallest shown"] : [])
  }

  /// The rows of the table; cells at the end may be missing.
  public var rows: [[String]] {
    outcome.results.flatMap { result -> [[String]] in
      guard let rule = result.rule, !result.parts.isEmpty else {
        return [[result.target, result.verdict.rawValue]]
      }
      guard case .each = rule.scope else {
        return result.parts.map { cells($0, rule, name: result.target) }
      }
      let notable = result.parts.filter { ![.unchanged, .withinBudget].contains($0.verdict) }
        .enumerated().sorted { a, b in
          let (x, y) = (a.element.verdict.gravity, b.element.verdict.gravity)
          return x != y ? x > y : a.offset < b.offset
        }
      return [[result.target, result.verdict.rawValue]]
        + notable.prefix(Self.partLimit).map {
          cells($0.element, rule, name: "  \($0.element.label)")
        }
    }
  }

  private var hasFloors: Bool { outcome.results.contains { $0.rule?.floor != nil } }

  private var hasIntervals: Bool {
    outcome.results.contains { $0.parts.contains { $0.bootstrap != nil } }
  }

  private func cells(_ part: GatePart, _ rule: GateRule, name: String) -> [String] {
    let before = part.before.map { Percent.text($0[rule.measure]) } ?? "none"
    let change = Self.difference(part, rule).map { Percent.signed($0) } ?? "n/a"
    var cells = [
      name, part.verdict.rawValue, before, Percent.text(part.now[rule.measure]), change,
    ]
    if hasIntervals { cells.append(part.bootstrap?.interval.map(Self.text) ?? "") }
    cells.append(rule.budget.description)
    if hasFloors { cells.append(rule.floor?.description ?? "") }
    if hasIntervals {
      cells.append(part.adjusted.map { Percent.probability($0) } ?? "")
      cells.append(part.smallestShown.map { Percent.text($0) } ?? "")
    }
    return cells
  }

  // MARK: - Remarks

  /// What the table leaves unsaid: why nothing was measured, what parts are not shown, what the columns
  /// mean.
  public func remarks(_ bootstrap: Bootstrap) -> [String] {
    var remarks: [String] = []
    for result in outcome.results {
      if outcome.problems.isEmpty, result.reason != nil { remarks.append(Self.sentence(result)) }
      for part in result.parts.prefix(Self.partLimit) where part.reason != nil {
        let isOne = result.parts.count == 1
        remarks.append("\(isOne ? result.target : part.label): \(part.reason ?? "")")
      }
      if let parts = Self.parts(result) { remarks.append(parts) }
      if result.status != .passed, let note = result.rule?.note {
        remarks.append("\(result.target): \(note)")
      }
    }
    guard hasIntervals else { return remarks }
    let confidences = Set(outcome.results.compactMap(\.rule?.confidence)).sorted()
    remarks.append(
      "change, interval, allowed: points; the interval is that of the paired bootstrap over articles, "
        + confidences.map { "\($0) %" }.joined(separator: " or ")
        + ", \(counted(bootstrap.replicates, "replicate")) (seed \(bootstrap.seed))")
    remarks.append(
      "p: two-sided, of the same replicates, adjusted over the parts of a rule; smallest shown: half the "
        + "width of the interval, about the smallest change that this gold can show")
    return remarks
  }

  /// How many parts of a rule have each verdict.
  private static func parts(_ result: GateResult) -> String? {
    guard case .each = result.rule?.scope, !result.parts.isEmpty else { return nil }
    let counts = GateVerdict.allCases.reversed().compactMap { verdict -> String? in
      let count = result.parts.count { $0.verdict == verdict }
      return count == 0 ? nil : "\(count) \(verdict.rawValue)"
    }
    let left =
      result.leftOut == 0
      ? "" : "; \(result.leftOut) left out, with fewer gold annotations than \(minimum(result))"
    return "\(result.target): \(counts.joined(separator: ", "))\(left)"
  }

  private static func minimum(_ result: GateResult) -> Int { result.rule?.minimumSupport ?? 1 }

  // MARK: - Pieces

  private static func difference(_ part: GatePart, _ rule: GateRule) -> Double? {
    guard let before = part.before?[rule.measure], let now = part.now[rule.measure] else {
      return nil
    }
    return now - before
  }

  private static func text(_ interval: Interval) -> String {
    "[\(Percent.signed(interval.lower)), \(Percent.signed(interval.upper))]"
  }
}

extension GateResult {
  /// What became of it: `ent.strict.f1 regressed`.
  fileprivate var claim: String { "\(target) \(verdict.rawValue)" }
}

extension GatePart {
  /// `type=Person`.
  fileprivate var label: String { group.map { "\($0.dimension)=\($0.value)" } ?? "all" }
}

extension GateStatus {
  /// Its place in a list that names the gravest first.
  fileprivate var rank: Int { self == .failed ? 0 : self == .undecided ? 1 : 2 }
}
