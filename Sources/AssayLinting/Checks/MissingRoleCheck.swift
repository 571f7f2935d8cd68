import AssayModel

/// Events without a role that nearly all events of the type have, above all those with the same trigger.
struct MissingRoleCheck: Check {
  let name = "missing-role"
  let summary = "an event without a role that nearly all of its type have"

  func survey(_ article: ArticleView, into tally: inout Tally) {
    for (index, event) in article.layer.events.enumerated() {
      for key in keys(index, article) {
        tally.add(key)
        for role in Set(event.arguments.map(\.role)) { tally.add(key.adding(role)) }
      }
      for role in Set(event.arguments.map(\.role)) { tally.add(row: [event.type, role]) }
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let roles = Dictionary(grouping: corpus.tally.rows.keys) { $0[0] }
    return article.layer.events.indices.flatMap { index in
      let event = article.layer.events[index]
      let missing = (roles[event.type] ?? []).map { $0[1] }.filter { role in
        !event.arguments.contains { $0.role == role }
      }
      return missing.compactMap { suspicion($0, index, article, corpus.tally) }
    }
  }

  private func suspicion(
    _ role: String, _ index: Int, _ article: ArticleView, _ tally: Tally
  ) -> Suspicion? {
    let event = article.layer.events[index]
    let ratios = keys(index, article).map {
      Ratio(tally[$0.adding(role)], of: tally[$0]).without(false)
    }
    // Where the type has the role only now and then, the trigger cannot make up for it.
    let typed = Evidence(prior: 0.5).refined(ratios[0])
    let score = min(typed.score(), ratios.dropFirst().reduce(typed) { $0.refined($1) }.score())
    guard score >= Finding.leastScore else { return nil }
    let same = ratios.count > 1 && ratios[1].total > 0
    return Suspicion(
      score, event.trigger?.extent, label: event.type, detail: role,
      reason: "it has no \(role); \(ratios[0].text) other events of the type have one"
        + (same ? ", \(ratios[1].text) with this trigger" : ""))
  }

  private func keys(_ index: Int, _ article: ArticleView) -> [TallyKey] {
    let type = TallyKey(article.layer.events[index].type)
    guard let phrase = article.triggerPhrases[index] else { return [type] }
    return [type, type.adding(phrase)]
  }
}
