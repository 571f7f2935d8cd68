import AssayFormats
import AssayModel

/// Names of a given list that stand in the text and are not annotated.
///
/// Scored by how often the names of the list are annotated where they stand, and how often this one
/// is. Names that are annotated somewhere are the business of ``MissedCheck``, too.
struct KnownNameCheck: Check {
  let name = "known-name"
  let summary = "a name of --names that is not annotated"
  let isIdle: Bool

  init(names: [String]) {
    isIdle = names.isEmpty
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    var end = 0
    return corpus.occurrences.filter { corpus.phrase(at: $0).isListed }.sorted {
      ($0.words.lowerBound, -$0.words.count) < ($1.words.lowerBound, -$1.words.count)
    }.compactMap { occurrence in
      // Of overlapping names the first and longest counts.
      guard occurrence.words.lowerBound >= end else { return nil }
      end = occurrence.words.upperBound
      guard !occurrence.isAnnotated, !occurrence.isDisturbed, occurrence.outer < 0 else {
        return nil
      }
      let score = corpus.evidence(
        of: .annotated, among: .anything, at: occurrence, in: article,
        prior: corpus.corpus.places.listedShare
      ).score()
      return Suspicion(
        score, Extent(article.fragment(of: occurrence.words)), label: "name",
        reason:
          "\(quoted(article.string(occurrence.words))) is in the list of names, and annotated at "
          + corpus.places(.annotated, at: occurrence))
    }
  }
}
