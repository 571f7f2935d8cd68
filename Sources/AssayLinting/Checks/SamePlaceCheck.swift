import AssayModel

/// Mentions of different types on just the same words.
struct SamePlaceCheck: Check {
  let name = "same-place"
  let summary = "two mentions of different types on the same words"

  func survey(_ article: ArticleView, into tally: inout Tally) {
    let shared = Set(shared(article)).count
    let count = article.layer.mentions.count
    tally.add(TallyKey(), Ratio(count - shared, of: count))
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let mentions = article.layer.mentions
    let score = Evidence(prior: 0.5).refined(corpus.tally.ratio(TallyKey()).without(false)).score()
    let places = Dictionary(grouping: shared(article).map { mentions[$0] }, by: \.extent)
    return places.map { extent, mentions in
      let types = Set(mentions.map(\.type)).sorted().joined(separator: ", ")
      return Suspicion(score, extent, label: types, reason: "the same words are \(types)")
    }
  }

  /// Mentions, by index, that share their extent with one of another type.
  private func shared(_ article: ArticleView) -> [Int] {
    let mentions = article.layer.mentions
    let places = Dictionary(grouping: mentions.indices) { mentions[$0].extent }
    return places.values.filter { Set($0.map { mentions[$0].type }).count > 1 }.flatMap { $0 }
  }
}
