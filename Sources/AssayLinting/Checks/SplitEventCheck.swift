import AssayModel

/// Events of one type with the same trigger.
struct SplitEventCheck: Check {
  let name = "split-event"
  let summary = "two events of one type on the same trigger, with different arguments"

  private struct Place: Hashable {
    let type: String
    let extent: Extent
  }

  func survey(_ article: ArticleView, into tally: inout Tally) {
    let groups = groups(article)
    let shared = groups.values.reduce(0) { $0 + ($1.count > 1 ? $1.count : 0) }
    let all = groups.values.reduce(0) { $0 + $1.count }
    tally.add(TallyKey(), Ratio(all - shared, of: all))
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let score = Evidence(prior: 0.5).refined(corpus.tally.ratio(TallyKey()).without(false)).score()
    return groups(article).compactMap { place, events in
      let contents = Set(events.map { Set($0.arguments) })
      guard contents.count > 1 else { return nil }
      return Suspicion(
        score, place.extent, label: place.type,
        reason: "\(events.count) events share this trigger and differ in their arguments")
    }
  }

  private func groups(_ article: ArticleView) -> [Place: [Event]] {
    var groups: [Place: [Event]] = [:]
    for event in article.layer.events {
      guard let trigger = event.trigger else { continue }
      groups[Place(type: event.type, extent: trigger.extent), default: []].append(event)
    }
    return groups
  }
}
