import AssayModel
import AssayReporting
import AssayScoring

/// Why the numbers of two scorers differ, as text.
struct DifferenceTable {
  private let comparison: PeerComparison
  /// How many annotations are shown for each rule.
  private let limit: Int

  init(_ comparison: PeerComparison, limit: Int) {
    self.comparison = comparison
    self.limit = limit
  }

  /// The lines for one way of counting.
  func lines(_ part: PeerComparison.Part) -> [String] {
    let rules = part.study.counts
    guard !rules.isEmpty else { return headline(part) + ["", agreement(part)] }
    let total = part.study.differences.count
    var lines = headline(part)
    lines += [
      "",
      "\(counted(total, "annotation")) judged differently, by \(counted(rules.count, "rule"))"
        + (part.hasEqualSums ? "; it comes to the same in sum" : ""),
    ]
    lines += summary(part)
    for (rule, count) in rules {
      lines += ["", "\(rule.rawValue): \(rule.summary)"]
      let examples = part.study.differences.filter { $0.rule == rule }.prefix(limit)
      for example in examples { lines += self.lines(example) }
      if examples.count < count {
        lines.append("  and \(grouped(count - examples.count)) more; --limit \(count) shows all")
      }
    }
    return lines
  }

  // MARK: - Numbers

  private func headline(_ part: PeerComparison.Part) -> [String] {
    var table = TextTable(
      [part.title, "precision", "recall", "f1", "gold", "found", "predicted", "right"],
      alignments: [.left])
    let sides = [
      (comparison.first, comparison.firstResult, part.first, part.study.first),
      (comparison.second, comparison.secondResult, part.second, part.study.second),
    ]
    let sharedNames = part.sharedNames(comparison)
    for (peer, result, judgement, sums) in sides {
      let headlines = judgement.headlines(in: result)
      for (index, headline) in headlines.enumerated()
      where headlines.count == 1 || sharedNames.contains(headline.name) {
        let numbers = [headline.precision, headline.recall, headline.f1].map {
          result[$0]?.text ?? "n/a"
        }
        let counts = [
          "\(sums.gold)", Self.number(sums.found), "\(sums.predicted)", Self.number(sums.right),
        ]
        let name = headlines.count == 1 ? peer.written : "\(peer.written) \(headline.name)"
        // The sums are those of the first headline.
        table.add([name] + numbers + (index == 0 ? counts : []))
      }
    }
    return table.lines
  }

  /// Why there is nothing to list.
  private func agreement(_ part: PeerComparison.Part) -> String {
    let forms = part.forms(comparison)
    return forms.isEmpty
      ? "no difference on this data"
      : "no annotation is judged differently; the numbers differ in form alone: "
        + forms.joined(separator: ", ")
  }

  /// What each rule adds to the first scorer's sums and not to the second's.
  private func summary(_ part: PeerComparison.Part) -> [String] {
    var table = TextTable(
      ["rule", "annotations", "gold", "found", "predicted", "right"], alignments: [.left])
    for (rule, count) in part.study.counts {
      let shift = VerdictShift(part.study.differences.filter { $0.rule == rule })
      table.add([rule.rawValue, grouped(count)] + shift.cells)
    }
    let title = "  \(comparison.first.written) less \(comparison.second.written):"
    return [title] + table.lines.map { "  \($0)" }
  }

  // MARK: - One annotation

  private func lines(_ difference: JudgedDifference) -> [String] {
    let document = comparison.documents[difference.document]
    let subject = JudgedSubject(
      difference, in: document, offsets: document.pair.text.map(OffsetTable.init))
    func words(_ verdict: PeerVerdict?) -> String {
      guard let verdict else { return "not seen" }
      let isReason = verdict.rule == difference.rule
      return verdict.words(difference.side) + (isReason ? " (\(difference.rule.rawValue))" : "")
    }
    return [
      "  \(document.pair.id): \(difference.side.rawValue) \(subject.line)",
      "    \(comparison.first.written): \(words(difference.first)); "
        + "\(comparison.second.written): \(words(difference.second))",
    ]
  }

  /// How the two scorers count, as far as it is known, and where that stands.
  var background: [String] {
    let names = [comparison.first, comparison.second].map(\.peer.name)
    let known = PeerDifference.all.filter { names.contains($0.peer) }
    guard !known.isEmpty else { return [] }
    return ["", "How they count:"]
      + known.flatMap { Self.wrapped("\($0.peer): \($0.rule) (\($0.source))") }
  }

  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    var line = " "
    for word in text.split(separator: " ") {
      if line.count + word.count >= 98 {
        lines.append(line)
        line = "   "
      }
      line += " \(word)"
    }
    return lines + [line]
  }

  /// A sum of credits with up to two decimals.
  static func number(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded(.toNearestOrEven))
    let rest = hundredths % 100
    let sign = value < 0 && hundredths > 0 ? "-" : ""
    return rest == 0
      ? "\(sign)\(hundredths / 100)"
      : "\(sign)\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

/// What annotations add to one scorer's sums and not to the other's.
struct VerdictShift {
  private(set) var gold = 0
  private(set) var found = 0.0
  private(set) var predicted = 0
  private(set) var right = 0.0

  init(_ differences: [JudgedDifference]) {
    for difference in differences {
      let count = (difference.first?.count ?? 0) - (difference.second?.count ?? 0)
      let credit = (difference.first?.credit ?? 0) - (difference.second?.credit ?? 0)
      if difference.side == .gold {
        gold += count
        found += credit
      } else {
        predicted += count
        right += credit
      }
    }
  }

  /// The four numbers, signed; a full stop for nothing.
  var cells: [String] {
    [Double(gold), found, Double(predicted), right].map { value in
      let text = DifferenceTable.number(value)
      return text == "0" ? "." : value > 0 ? "+\(text)" : text
    }
  }
}

extension PeerComparison.Part {
  /// The way of counting, or both.
  var title: String {
    first.criterion == second.criterion
      ? first.criterion : "\(first.criterion) / \(second.criterion)"
  }

  /// The names of numbers that both scorers give.
  func sharedNames(_ comparison: PeerComparison) -> Set<String> {
    Set(first.headlines(in: comparison.firstResult).map(\.name))
      .intersection(second.headlines(in: comparison.secondResult).map(\.name))
  }

  /// Whether both scorers' sums are the same.
  var hasEqualSums: Bool {
    let one = study.first, other = study.second
    return one.gold == other.gold && one.predicted == other.predicted
      && abs(one.found - other.found) < 1e-9 && abs(one.right - other.right) < 1e-9
  }

  /// Why numbers that follow from the same verdicts do not look the same.
  func forms(_ comparison: PeerComparison) -> [String] {
    var forms: Set<String> = []
    for (one, other) in pairedHeadlines(comparison) {
      for (id, otherID) in [
        (one.precision, other.precision), (one.recall, other.recall), (one.f1, other.f1),
      ] {
        let value = comparison.firstResult[id]?.value ?? nil
        let otherValue = comparison.secondResult[otherID]?.value ?? nil
        if let form = form(value, otherValue, [id, otherID]) { forms.insert(form) }
      }
    }
    return forms.sorted()
  }

  /// The numbers of both scorers that are about the same.
  private func pairedHeadlines(
    _ comparison: PeerComparison
  ) -> [(PeerJudgement.Headline, PeerJudgement.Headline)] {
    let ones = first.headlines(in: comparison.firstResult)
    let others = second.headlines(in: comparison.secondResult)
    if ones.count == 1 && others.count == 1 { return Array(zip(ones, others)) }
    return ones.flatMap { one in others.filter { $0.name == one.name }.map { (one, $0) } }
  }

  private func form(_ value: Double?, _ other: Double?, _ ids: [String]) -> String? {
    guard let value, let other else {
      return value == other ? nil : "0/0 is a number for one of them"
    }
    if abs(value - other) <= 1e-9 { return nil }
    if ids.contains(where: { $0.contains("_pct") || $0.hasPrefix("textee.") }) {
      return "percent or a fraction"
    }
    if ids.contains(where: { $0.hasSuffix("dp") }) { return "the number of decimals" }
    return first.fallback == .entities
      ? "a mention that is named twice is looked for in other entities" : "what 0/0 is"
  }
}
