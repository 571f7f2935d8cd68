import AssayModel

/// Events that name a filler twice in one role, fill a role with themselves, or give one filler two
/// roles where hardly any event does.
struct RepeatedFillerCheck: Check {
  let name = "repeated-filler"
  let summary = "one filler twice in an event, or an event that fills its own role"

  func survey(_ article: ArticleView, into tally: inout Tally) {
    for event in article.layer.events {
      for key in keys(event) {
        tally.add(key, holds: shared(event).isEmpty)
      }
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let layer = article.layer
    var found: [Suspicion] = []
    func add(_ score: Double, _ extent: Extent?, _ type: String, _ reason: String) {
      found.append(Suspicion(score, extent, label: type, detail: reason, reason: reason))
    }
    for (index, event) in layer.events.enumerated() {
      let place = event.trigger?.extent
      for argument in repeated(event.arguments) {
        let words = layer.extent(of: argument.filler).map { article.text[$0] } ?? "a filler"
        add(1, place, event.type, "\(argument.role) has '\(words)' twice")
      }
      if let own = event.arguments.first(where: { $0.filler == .event(index) }) {
        add(1, place, event.type, "it is its own \(own.role)")
      }
      let score = keys(event).reduce(Evidence(prior: 0.5)) {
        $0.refined(corpus.tally.ratio($1).without(false))
      }.score()
      for (filler, roles) in shared(event) {
        let words = layer.extent(of: filler).map { article.text[$0] } ?? "a filler"
        add(score, place, event.type, "'\(words)' fills \(roles.joined(separator: " and "))")
      }
    }
    for relation in layer.relations {
      let fillers = relation.arguments.map(\.filler)
      if fillers.count > 1, let first = fillers.first, fillers.allSatisfy({ $0 == first }) {
        add(1, layer.extent(of: relation), relation.type, "it relates something to itself")
      }
    }
    return found
  }

  private func keys(_ event: Event) -> [TallyKey] { [TallyKey(), TallyKey(event.type)] }

  private func repeated(_ arguments: [Argument]) -> [Argument] {
    var seen: Set<Argument> = []
    return arguments.filter { !seen.insert($0).inserted }
  }

  /// Fillers that have several roles, with those roles.
  private func shared(_ event: Event) -> [(filler: Reference, roles: [String])] {
    var roles: [Reference: [String]] = [:]
    for argument in event.arguments where roles[argument.filler]?.contains(argument.role) != true {
      roles[argument.filler, default: []].append(argument.role)
    }
    return event.arguments.map(\.filler).reduce(into: []) { found, filler in
      guard let roles = roles.removeValue(forKey: filler), roles.count > 1 else { return }
      found.append((filler, roles))
    }
  }
}
