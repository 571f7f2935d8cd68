import AssayFormats
import AssayModel

/// Words that have one type here, and another nearly everywhere else.
///
/// A mention of words that trigger an event elsewhere counts, too.
struct TypeCheck: Check {
  static let mentions = TypeCheck(
    isEvent: false, name: "mention-type",
    summary: "a mention whose words have another type nearly everywhere else")
  static let triggers = TypeCheck(
    isEvent: true, name: "trigger-type",
    summary: "a trigger whose words have another type nearly everywhere else")

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
      guard let own = occurrence.labels.first, occurrence.labels.count == 1,
        corpus.label(own).isEvent == isEvent,
        let other = corpus.commonestLabel(at: occurrence, except: occurrence.labels)
      else { return nil }
      let score = corpus.evidence(
        of: .label(other), among: .annotated, at: occurrence, in: article, prior: 0.5
      ).score()
      guard score >= Finding.leastScore else { return nil }
      return Suspicion(
        score, Extent(article.fragment(of: occurrence.words)), label: corpus.label(own).type,
        reason: "\(quoted(article.string(occurrence.words))) is \(corpus.label(other).type) at "
          + corpus.places(.label(other), of: .annotated, at: occurrence))
    }
  }
}
