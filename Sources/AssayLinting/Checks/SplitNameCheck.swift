import AssayFormats
import AssayModel

/// Mentions of the same words and type in one article that are not all coreferent; pronouns do not
/// count.
///
/// Scored by how often such mentions are, by type, by look and by words, so that types without
/// coreference, such as dates, score nothing.
struct SplitNameCheck: Check {
  let name = "split-name"
  let summary = "the same name in one article, not coreferent"

  func survey(_ article: ArticleView, into tally: inout Tally) {
    let chains = chains(article.layer)
    for group in groups(article) {
      let isJoined = odd(group, chains).isEmpty
      for key in keys(group, article) { tally.add(key, holds: isJoined) }
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let layer = article.layer
    let chains = chains(layer)
    return groups(article).compactMap { group in
      let odd = odd(group, chains)
      guard let first = odd.first else { return nil }
      let ratios = keys(group, article).map { corpus.tally.ratio($0).without(false) }
      let score = ratios.reduce(Evidence(prior: 0.5)) { $0.refined($1) }.score()
      let mention = layer.mentions[first]
      return Suspicion(
        score, mention.extent, label: mention.type,
        reason:
          "\(odd.count) of \(group.count) mentions of \(quoted(article.text[mention.extent])) "
          + "are not coreferent with the rest; in \(ratios[0].text) other cases all are")
    }
  }

  /// For each mention the number of its chain; those in none have a negative number of their own.
  private func chains(_ layer: Layer) -> [Int] {
    var chains = layer.mentions.indices.map { -1 - $0 }
    for (index, entity) in layer.entities.enumerated() {
      for mention in entity.mentions { chains[mention] = index }
    }
    return chains
  }

  /// The mentions, by index, that have words and type in common; two at least.
  private func groups(_ article: ArticleView) -> [[Int]] {
    struct Name: Hashable {
      let type: String
      let phrase: Int32
      let text: String
    }
    var groups: [Name: [Int]] = [:]
    for (index, mention) in article.layer.mentions.enumerated() {
      guard let span = article.spansOfMentions[index], !article.isPronoun(mention) else { continue }
      let name = Name(
        type: mention.type, phrase: article.spans[span].phrase, text: article.text[mention.extent])
      groups[name, default: []].append(index)
    }
    return groups.values.filter { $0.count > 1 }.map { group in
      group.sorted {
        (article.layer.mentions[$0].extent.start, $0) < (
          article.layer.mentions[$1].extent.start, $1
        )
      }
    }
  }

  /// The mentions outside the chain that has most of them; ties go to the chain met first.
  private func odd(_ group: [Int], _ chains: [Int]) -> [Int] {
    var counts: [Int: Int] = [:]
    for mention in group { counts[chains[mention], default: 0] += 1 }
    var common: Int?
    for mention in group
    where counts[chains[mention], default: 0] > common.map({ counts[$0] ?? 0 }) ?? 0 {
      common = chains[mention]
    }
    return group.filter { chains[$0] != common }
  }

  private func keys(_ group: [Int], _ article: ArticleView) -> [TallyKey] {
    guard let first = group.first, let index = article.spansOfMentions[first] else { return [] }
    let span = article.spans[index]
    let type = TallyKey(article.layer.mentions[first].type)
    let look = PhraseLook(span.words.map(article.word))
    return [type, type.adding(look.rawValue), type.adding(-1).adding(span.phrase)]
  }
}
