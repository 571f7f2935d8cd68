import AssayModel

/// Events beside a report of their sentence that does not hold them: the said, the denied, the accused.
///
/// Reports are the types that are named, or else those with a role of which at least half of the
/// fillers are events. An event is held if it fills any role of any event. How sure an event is to be
/// held is counted by the report's type and trigger, by whether it stands before or after, whether a
/// comma or quotation mark stands between, and whether a trigger does.
struct ReportCheck: Check {
  let name = "unreported-event"
  let summary = "an event beside a report verb that fills no role"
  private let types: Set<String>

  init(types: [String]) {
    self.types = Set(types)
  }

  func survey(_ article: ArticleView, into tally: inout Tally) {
    for event in article.layer.events {
      for argument in event.arguments {
        tally.add(TallyKey("role", event.type, argument.role), holds: argument.filler.isEvent)
        if argument.filler.isEvent { tally.add(row: [event.type, argument.role]) }
      }
    }
  }

  func count(_ article: ArticleView, into tally: inout Tally) {
    for case let pair in pairs(in: article, reportTypes(tally)) {
      for key in keys(pair, in: article) { tally.add(key, holds: pair.isHeld) }
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    pairs(in: article, reportTypes(corpus.tally)).compactMap { pair in
      guard !pair.isHeld else { return nil }
      let ratios = keys(pair, in: article).map { corpus.tally.ratio($0).without(false) }
      let score = ratios.reduce(Evidence(prior: 0.5)) { $0.refined($1) }.score(.veryLow)
      let report = article.layer.events[pair.report], event = article.layer.events[pair.event]
      guard score >= Finding.leastScore, let trigger = report.trigger else { return nil }
      return Suspicion(
        score, event.trigger?.extent, label: event.type, detail: article.text[trigger.extent],
        reason: "it stands \(pair.isAfter ? "after" : "before") \(report.type) "
          + "'\(article.text[trigger.extent])' and fills no role; \(ratios[0].text) such events do")
    }
  }

  /// A report and an event of its sentence.
  private struct Pair {
    let report: Int
    let event: Int
    let isAfter: Bool
    let isSeparated: Bool
    let isNext: Bool
    let isReport: Bool
    let isHeld: Bool
  }

  private func reportTypes(_ tally: Tally) -> Set<String> {
    guard types.isEmpty else { return types }
    var types: Set<String> = []
    for row in tally.rows.keys {
      let ratio = tally.ratio(TallyKey("role", row[0], row[1]))
      if ratio.count >= 5 && 2 * ratio.count >= ratio.total { types.insert(row[0]) }
    }
    return types
  }

  /// Each event with the nearest report before it in its sentence, or else the nearest after it.
  private func pairs(in article: ArticleView, _ types: Set<String>) -> [Pair] {
    let events = article.layer.events
    let held = Set(
      events.flatMap(\.arguments).compactMap { argument in
        if case .event(let index) = argument.filler { return index }
        return nil
      })
    let reports = Dictionary(grouping: events.indices.filter { types.contains(events[$0].type) }) {
      article.sentence(ofEvent: $0)
    }
    return events.indices.compactMap { index in
      guard let own = article.triggerWords[index], let sentence = article.sentence(ofEvent: index)
      else { return nil }
      let near = (reports[sentence] ?? []).filter { $0 != index }
      func start(_ event: Int) -> Int { article.triggerWords[event]?.lowerBound ?? 0 }
      let before = near.filter { start($0) < own.lowerBound }.max { start($0) < start($1) }
      let after = near.filter { start($0) > own.lowerBound }.min { start($0) < start($1) }
      guard let report = before ?? after else { return nil }
      // A report that the event itself holds does not report it.
      let isReversed = events[index].arguments.contains { $0.filler == .event(report) }
      guard !isReversed else { return nil }
      let (low, high) = (min(start(report), own.lowerBound), max(start(report), own.lowerBound))
      let isSeparated = (low..<high).contains {
        [",", "\"", "“", "”", ";", ":", "–", "—"].contains(article.word($0))
      }
      return Pair(
        report: report, event: index, isAfter: before != nil, isSeparated: isSeparated,
        isNext: !(low + 1..<max(low + 1, high)).contains { article.isInTrigger[$0] },
        isReport: types.contains(events[index].type),
        isHeld: held.contains(index))
    }
  }

  private func keys(_ pair: Pair, in article: ArticleView) -> [TallyKey] {
    let report = article.layer.events[pair.report]
    let type = TallyKey("report", report.type).adding(pair.isAfter ? 1 : 0)
      .adding(pair.isReport ? 1 : 0)
    let separated = type.adding(pair.isSeparated ? 1 : 0).adding(pair.isNext ? 1 : 0)
    guard let phrase = article.triggerPhrases[pair.report] else { return [type, separated] }
    return [type, separated, separated.adding(phrase)]
  }
}

extension Reference {
  /// Whether an event is meant.
  fileprivate var isEvent: Bool {
    if case .event = self { return true }
    return false
  }
}
