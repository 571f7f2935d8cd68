import AssayModel

/// Coreferent mentions of different types, and coreferent events of different types.
///
/// Scored by how often mentions that are coreferent with such as the majority have that type, and
/// how often they have just this other one.
struct MixedChainCheck: Check {
  let name = "mixed-chain"
  let summary = "coreferent mentions or events of different types"

  /// An annotation in a chain with others.
  private struct Member {
    let kind: String
    let type: String
    /// The type that most of the chain has; ties go to the first in the alphabet.
    let common: String
    let extent: Extent?
  }

  func survey(_ article: ArticleView, into tally: inout Tally) {
    for member in members(article.layer) {
      let isSame = member.type == member.common
      tally.add(TallyKey(member.kind), holds: isSame)
      tally.add(TallyKey(member.kind, member.common))
      if !isSame { tally.add(TallyKey(member.kind, member.common, member.type)) }
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    members(article.layer).compactMap { member in
      guard member.type != member.common else { return nil }
      let pair = Ratio(
        corpus.tally[TallyKey(member.kind, member.common, member.type)],
        of: corpus.tally[TallyKey(member.kind, member.common)])
      let ratio = pair.without(true).complement
      let score = Evidence(prior: 0.5).refined(
        corpus.tally.ratio(TallyKey(member.kind)).without(false)
      ).refined(ratio).score()
      return Suspicion(
        score, member.extent, label: member.type, detail: member.common,
        reason: "it is coreferent with a \(member.common); \(ratio.text) others that are so are no "
          + member.type)
    }
  }

  private func members(_ layer: Layer) -> [Member] {
    func members(
      _ kind: String, _ chains: [[Int]], _ type: (Int) -> String, _ extent: (Int) -> Extent?
    ) -> [Member] {
      chains.filter { $0.count > 1 }.flatMap { chain in
        let counts = Dictionary(grouping: chain, by: type).mapValues(\.count)
        let common = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? ""
        return chain.map {
          Member(kind: kind, type: type($0), common: common, extent: extent($0))
        }
      }
    }
    return members(
      "mention", layer.entities.map(\.mentions), { layer.mentions[$0].type },
      { layer.mentions[$0].extent })
      + members(
        "event", layer.eventClusters.map(\.events), { layer.events[$0].type },
        { layer.events[$0].trigger?.extent })
  }
}
