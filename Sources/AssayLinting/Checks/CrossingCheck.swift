import AssayModel

/// Mentions that overlap and neither of which contains the other.
struct CrossingCheck: Check {
  let name = "crossing"
  let summary = "mentions that overlap, neither inside the other"

  func survey(_ article: ArticleView, into tally: inout Tally) {
    let pairs = crossing(article)
    let crossed = Set(pairs.flatMap { [$0.0, $0.1] }).count
    let count = article.layer.mentions.count
    tally.add(TallyKey(), Ratio(count - crossed, of: count))
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    let mentions = article.layer.mentions
    let score = Evidence(prior: 0.5).refined(corpus.tally.ratio(TallyKey()).without(false)).score()
    return crossing(article).map { first, second in
      let (a, b) = (mentions[first], mentions[second])
      return Suspicion(
        score, a.extent, label: "\(a.type), \(b.type)", detail: article.text[b.extent],
        reason: "it crosses the \(b.type) '\(article.text[b.extent])'")
    }
  }

  /// The pairs by index, the first of each standing first in the text.
  private func crossing(_ article: ArticleView) -> [(Int, Int)] {
    let mentions = article.layer.mentions
    let order = mentions.indices.filter { mentions[$0].extent.count > 0 }.sorted {
      let (a, b) = (mentions[$0].extent, mentions[$1].extent)
      return (a.start, b.end, $0) < (b.start, a.end, $1)
    }
    var open: [Int] = []
    var pairs: [(Int, Int)] = []
    for index in order {
      let extent = mentions[index].extent
      open.removeAll { mentions[$0].extent.end <= extent.start }
      for other in open where crosses(mentions[other].extent, extent) {
        pairs.append((other, index))
      }
      open.append(index)
    }
    return pairs
  }

  private func crosses(_ a: Extent, _ b: Extent) -> Bool {
    let shared = a.sharedBytes(with: b)
    return shared > 0 && shared < a.count && shared < b.count
  }
}
