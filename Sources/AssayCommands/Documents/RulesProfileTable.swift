import AssayModel
import AssayExtraction
import AssayReporting

/// A profile as text.
struct RuleProfileTable {
  /// The lines.
  let lines: [String]

  init(_ profile: RuleProfile, _ runner: RuleRunner, missed: Int) {
    var table = TextTable(
      [
        "rule", "type", "line", "fired", "right", "precision", "recall", "fillers", "right",
        "F1 without",
      ], alignments: [.left, .left])
    var silent: [String] = []
    for (index, rule) in runner.eventRules.enumerated() {
      let (events, fillers) = (profile.events[index], profile.arguments[index])
      guard events.found > 0 else {
        silent.append("\"\(rule.name)\" (\(rule.line))")
        continue
      }
      table.add([
        rule.name, rule.type, "\(rule.line)", grouped(events.found), grouped(events.correct),
        Self.percent(events.correct, events.found),
        Self.percent(events.correct, profile.goldEvents), grouped(fillers.found),
        grouped(fillers.correct), Self.percent(profile.f1(profile.withoutRule(index))),
      ])
    }
    let all = profile.all
    var lines = [
      "\(counted(profile.articleCount, "article")), \(counted(profile.goldEvents, "gold event")); all rules: "
        + "precision \(Self.percent(all.correct, all.found)), recall "
        + "\(Self.percent(all.correct, profile.goldEvents)), F1 \(Self.percent(profile.f1(all)))",
      "",
    ]
    if !table.isEmpty { lines += table.lines }
    if !silent.isEmpty {
      lines += ["", "never fired: \(silent.joined(separator: ", "))"]
    }
    let misses = profile.missed(missed)
    if !misses.isEmpty {
      var list = TextTable(["missed trigger", "type", "times"], alignments: [.left, .left])
      for miss in misses { list.add([miss.word, miss.type, grouped(miss.count)]) }
      lines += [""] + list.lines
    }
    self.lines = lines
  }

  private static func percent(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "n/a" : percent(Double(part) / Double(whole))
  }

  private static func percent(_ ratio: Double?) -> String {
    guard let ratio else { return "n/a" }
    let tenths = Int((ratio * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
