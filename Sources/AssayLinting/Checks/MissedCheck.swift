import AssayFormats
import AssayModel

/// Words that are annotated elsewhere, and not here.
///
/// The idea is that of variation nuclei (Dickinson and Meurers 2003, "Detecting errors in
/// part-of-speech annotation", EACL): one string, treated in two ways, most likely by mistake where
/// what stands around it is the same. Words inside a longer mention are compared with such places only.
struct MissedCheck: Check {
  static let mentions = MissedCheck(
    isEvent: false, name: "missed-mention",
    summary: "words that are a mention nearly everywhere else")
  static let triggers = MissedCheck(
    isEvent: true, name: "missed-trigger",
    summary: "words that trigger an event nearly everywhere else")

  private let isEvent: Bool
  let name: String
  let summary: String

  private init(isEvent: Bool, name: String, summary: String) {
    self.isEvent = isEvent
    self.name = name
    self.summary = summary
  }

  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion] {
    var found: [Candidate] = []
    for occurrence in corpus.occurrences where !occurrence.isAnnotated && !occurrence.isDisturbed {
      if let suspicion = suspicion(at: occurrence, in: article, of: corpus) {
        found.append(Candidate(words: occurrence.words, suspicion: suspicion))
      }
    }
    let longest = found.map(\.words.count).max() ?? 0
    return found.indices.filter { index in
      let own = found[index]
      // Candidates stand in the order of their first words.
      let before = found[..<index].reversed().prefix {
        $0.words.lowerBound + longest > own.words.lowerBound
      }
      let after = found[(index + 1)...].prefix { $0.words.lowerBound == own.words.lowerBound }
      return !before.contains(where: own.isCovered) && !after.contains(where: own.isCovered)
    }.map { found[$0].suspicion }
  }

  private struct Candidate {
    let words: Range<Int>
    let suspicion: Suspicion

    /// Whether another holds these words and is as sure: of a phrase and its part, both missed, the
    /// surer is reported.
    func isCovered(by other: Candidate) -> Bool {
      other.words != words && other.words.lowerBound <= words.lowerBound
        && other.words.upperBound >= words.upperBound && other.suspicion.score >= suspicion.score
    }
  }

  private func suspicion(
    at occurrence: Occurrence, in article: ArticleView, of corpus: CorpusView
  ) -> Suspicion? {
    guard let label = corpus.commonestLabel(at: occurrence), corpus.label(label).isEvent == isEvent
    else { return nil }
    let places = corpus.corpus.places
    let score = corpus.evidence(
      of: .annotated, among: .anything, at: occurrence, in: article,
      prior: places.share(at: occurrence, corpus.corpus.phrases)
    ).updated(likelihoodRatio: isEvent ? places.companyRatio(of: label, at: occurrence) : 1).score(
      .low)
    guard score >= Finding.leastScore else { return nil }
    let type = corpus.label(label).type
    return Suspicion(
      score, Extent(article.fragment(of: occurrence.words)), label: type,
      reason: "\(quoted(article.string(occurrence.words))) is annotated at "
        + "\(corpus.places(.annotated, at: occurrence)), most often as \(type)")
  }
}
