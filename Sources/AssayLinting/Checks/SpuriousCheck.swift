import AssayFormats
import AssayModel

/// Words that are annotated here, and hardly anywhere else.
struct SpuriousCheck: Check {
  static let mentions = SpuriousCheck(
    isEvent: false, name: "spurious-mention",
    summary: "a mention of words that are left out nearly everywhere else")
  static let triggers = SpuriousCheck(
    isEvent: true, name: "spurious-trigger",
    summary: "a trigger of words that trigger nothing nearly everywhere else")

  private let isEvent: Bool
  let name: String
  let summary: String

  private init(isEvent: Bool, name: String, summary: String) {
    self.isEvent = isEvent
    self.name = name
    self.summary = summary
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    corpus.occurrences.compactMap { occurrence in
      guard let label = corpus.label(at: occurrence), label.isEvent == isEvent
      else { return nil }
      let score = corpus.evidence(
        of: .annotated, among: .anything, at: occurrence, in: article,
        prior: 1 - corpus.corpus.places.share(at: occurrence, corpus.corpus.phrases),
        isReversed: true
      ).score(isEvent ? .veryLow : .low)
      guard score >= Finding.leastScore else { return nil }
      return Suspicion(
        score, Extent(article.fragment(of: occurrence.words)), label: label.type,
        reason: "\(quoted(article.string(occurrence.words))) is left out at "
          + corpus.places(.annotated, at: occurrence, isReversed: true))
    }
  }
}
