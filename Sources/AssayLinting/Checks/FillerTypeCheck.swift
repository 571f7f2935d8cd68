import AssayModel

/// Fillers of a type that hardly any filler of the role has.
///
/// A role that takes many rare types, such as the content of a report, may take one more: counted are
/// the fillers of all types that are as rare in the role as this one.
struct FillerTypeCheck: Check {
  let name = "filler-type"
  let summary = "a role filled by a type that hardly ever fills it"

  func survey(_ article: ArticleView, into tally: inout Tally) {
    for event in article.layer.events {
      for argument in event.arguments {
        tally.add(TallyKey(event.type, argument.role))
        tally.add(row: [event.type, argument.role, article.layer.type(of: argument.filler)])
      }
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let tally = corpus.tally
    let counts = Dictionary(grouping: tally.rows) { Array($0.key.prefix(2)) }
      .mapValues { $0.map(\.value) }
    return article.layer.events.flatMap { event in
      event.arguments.compactMap { argument in
        let type = article.layer.type(of: argument.filler)
        let own = tally.rows[[event.type, argument.role, type]] ?? 0
        let rare = (counts[[event.type, argument.role]] ?? []).filter { $0 <= own }.reduce(0, +)
        let all = tally[TallyKey(event.type, argument.role)]
        let score = Evidence(prior: 0.5).refined(Ratio(rare, of: all).without(true).complement)
          .score(.veryLow)
        guard score >= Finding.leastScore else { return nil }
        let words = article.layer.extent(of: argument.filler).map { article.text[$0] } ?? type
        return Suspicion(
          score, event.trigger?.extent, label: event.type, detail: "\(argument.role) \(words)",
          reason:
            "its \(argument.role) '\(words)' is \(type), as are \(own - 1) of \(all - 1) other "
            + "fillers of the role")
      }
    }
  }
}
