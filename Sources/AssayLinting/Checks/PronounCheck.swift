import AssayFormats
import AssayModel

/// Pronouns that are coreferent with nothing, or with other pronouns alone.
///
/// Scored by how often each has an antecedent.
struct PronounCheck: Check {
  let name = "lone-pronoun"
  let summary = "a pronoun coreferent with nothing, or with pronouns alone"

  func survey(_ article: ArticleView, into tally: inout Tally) {
    guard !article.layer.entities.isEmpty else { return }
    for (index, isLone) in pronouns(article) {
      for key in keys(index, article) { tally.add(key, holds: !isLone) }
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    pronouns(article).compactMap { index, isLone in
      guard isLone else { return nil }
      let ratios = keys(index, article).map { corpus.tally.ratio($0).without(false) }
      let score = ratios.reduce(Evidence(prior: 0.5)) { $0.refined($1) }.score()
      let mention = article.layer.mentions[index]
      return Suspicion(
        score, mention.extent, label: mention.type,
        reason: "\(quoted(article.text[mention.extent])) is coreferent with no name or noun; "
          + "\(ratios[0].text) other pronouns are")
    }
  }

  /// The pronouns of an article, each with whether no other mention is coreferent but pronouns.
  private func pronouns(_ article: ArticleView) -> [(index: Int, isLone: Bool)] {
    let mentions = article.layer.mentions
    var hasNoun = [Bool](repeating: false, count: mentions.count)
    for entity in article.layer.entities
    where entity.mentions.contains(where: { !article.isPronoun(mentions[$0]) }) {
      for mention in entity.mentions { hasNoun[mention] = true }
    }
    return mentions.indices.filter { article.isPronoun(mentions[$0]) }.map { ($0, !hasNoun[$0]) }
  }

  private func keys(_ index: Int, _ article: ArticleView) -> [TallyKey] {
    let mention = article.layer.mentions[index]
    let all = TallyKey("pronoun")
    return [all, all.adding(article.text[mention.extent].lowercased())]
  }
}
