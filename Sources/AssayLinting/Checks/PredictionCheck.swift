import AssayFormats
import AssayModel

/// Mentions and triggers on which several predictions agree with one another and not with the gold.
///
/// Scored by how often the gold has what as many of them agree on, over all types and for the type.
struct PredictionCheck: Check {
  let name = "agreed-prediction"
  let summary = "a span of --predictions on which several agree against the gold"
  let isIdle: Bool
  /// How many must agree.
  private let least: Int

  init(count: Int, agreeing: Int?) {
    isIdle = count == 0
    least = agreeing ?? (count / 2 + 1)
  }

  /// What is predicted.
  private struct Claim: Hashable {
    let isEvent: Bool
    let type: String
    let extent: Extent
  }

  func count(_ article: ArticleView, into tally: inout Tally) {
    let gold = claims(of: article.layer)
    for (claim, count) in agreed(article) {
      for key in keys(claim, count) { tally.add(key, holds: gold.contains(claim)) }
    }
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let gold = claims(of: article.layer)
    return agreed(article).filter { !gold.contains($0.key) }.map { claim, count in
      let ratios = keys(claim, count).map { corpus.tally.ratio($0).without(false) }
      let score = ratios.reduce(Evidence(prior: 0.5)) { $0.refined($1) }.score()
      return Suspicion(
        score, claim.extent, label: claim.type,
        reason: "\(count) of \(article.predictions.count) predictions have \(claim.type) here, "
          + "\(instead(of: claim, gold, article)); it has \(ratios[0].text) others of that agreement"
      )
    }
  }

  /// What the gold has in place of a claim.
  private func instead(of claim: Claim, _ gold: Set<Claim>, _ article: ArticleView) -> String {
    let near = gold.filter { $0.isEvent == claim.isEvent && $0.extent.overlaps(claim.extent) }
      .min { ($0.extent.start, $0.extent.end, $0.type) < ($1.extent.start, $1.extent.end, $1.type) }
    guard let near else { return "the gold nothing" }
    return near.extent == claim.extent
      ? "the gold \(near.type)" : "the gold \(near.type) \(quoted(article.text[near.extent]))"
  }

  /// Claims of enough predictions, with how many make them.
  private func agreed(_ article: ArticleView) -> [Claim: Int] {
    var counts: [Claim: Int] = [:]
    for case let layer? in article.predictions {
      for claim in claims(of: layer) { counts[claim, default: 0] += 1 }
    }
    return counts.filter { $0.value >= least }
  }

  private func claims(of layer: Layer) -> Set<Claim> {
    Set(
      layer.mentions.map { Claim(isEvent: false, type: $0.type, extent: $0.extent) }
        + layer.events.compactMap { event in
          event.trigger.map { Claim(isEvent: true, type: event.type, extent: $0.extent) }
        })
  }

  private func keys(_ claim: Claim, _ count: Int) -> [TallyKey] {
    let all = TallyKey().adding(count).adding(claim.isEvent ? 1 : 0)
    return [all, all.adding(claim.type)]
  }
}
