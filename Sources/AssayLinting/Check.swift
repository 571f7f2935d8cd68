import AssayModel

/// Something that may be wrong with annotations, and how it is found.
///
/// A check sees every article three times. The first time it counts what it needs; the second time
/// it may count what depends on those counts, and on the phrases that are annotated anywhere; the
/// third time it says what is suspicious, by comparing an article with all that was counted. It keeps
/// nothing but a ``Tally``, so that memory grows with the variety of a corpus and not with its length.
protocol Check: Part {
  /// Whether it lacks what it compares with, such as a schema, and so is not made.
  var isIdle: Bool { get }
  /// Counts what stands in an article.
  func survey(_ article: ArticleView, into tally: inout Tally)
  /// Counts more, given the counts of the first reading.
  func count(_ article: ArticleView, into tally: inout Tally)
  /// What is suspicious in an article, in any order.
  func suspicions(in article: ArticleView, of corpus: CorpusView) -> [Suspicion]
}

extension Check {
  var isIdle: Bool { false }
  func survey(_ article: ArticleView, into tally: inout Tally) {}
  func count(_ article: ArticleView, into tally: inout Tally) {}
}

/// What a check compares an article with.
struct CorpusView {
  /// The phrases, labels and places of the corpus.
  let corpus: Corpus
  /// What the check counted.
  let tally: Tally
  /// Where known phrases stand in the article.
  let occurrences: [Occurrence]
  /// The places of the article alone.
  let places: PlaceCounts
}

/// What a check finds suspicious in an article.
struct Suspicion {
  /// How likely it is an error, from 0 to 1.
  let score: Double
  /// Where it stands; `nil` where the annotation has no place.
  let extent: Extent?
  /// The type or types that it is about, for people.
  let label: String
  /// What tells it from another suspicion of the check about the same words; not a number that
  /// changes with the rest of the corpus.
  let detail: String
  /// Why it is suspicious: a clause without a full stop.
  let reason: String

  init(_ score: Double, _ extent: Extent?, label: String, detail: String = "", reason: String) {
    self.score = score
    self.extent = extent
    self.label = label
    self.detail = detail
    self.reason = reason
  }
}

extension CorpusView {
  /// What is known of the phrase at a place.
  func phrase(at occurrence: Occurrence) -> Phrases.Entry {
    corpus.phrases.entries[Int(occurrence.phrase)]
  }

  /// How sure an outcome is at a place, judged by all others of the same words.
  ///
  /// - Parameters:
  ///   - whole: The places that are looked at.
  ///   - isReversed: Whether it is the rest of `whole` that is asked for.
  ///   - prior: The share where nothing is known.
  func evidence(
    of outcome: PlaceCounts.Outcome, among whole: PlaceCounts.Outcome, at occurrence: Occurrence,
    in article: ArticleView, prior: Double, isReversed: Bool = false
  ) -> Evidence {
    let ratios =
      [
        corpus.places.ratio(outcome, of: whole, at: occurrence),
        places.ratio(outcome, of: whole, at: occurrence),
      ] + corpus.places.ratiosInContext(outcome, of: whole, at: occurrence, in: article)
    return ratios.reduce(Evidence(prior: prior)) {
      $0.refined(isReversed ? $1.complement : $1)
    }
  }

  /// `40 of 41 other places, 3 of 3 in this article`; the article is left out where it has none or all.
  func places(
    _ outcome: PlaceCounts.Outcome, of whole: PlaceCounts.Outcome = .anything,
    at occurrence: Occurrence, isReversed: Bool = false
  ) -> String {
    func text(_ counts: PlaceCounts) -> Ratio {
      let ratio = counts.ratio(outcome, of: whole, at: occurrence)
      return isReversed ? ratio.complement : ratio
    }
    let here = text(places), all = text(corpus.places)
    return "\(all.text) other places"
      + (here.total > 0 && here != all ? ", \(here.text) in this article" : "")
  }

  /// The label of a number.
  func label(_ number: Int32) -> Label { corpus.labels[Int(number)] }

  /// The label, other than those given, that the places of a phrase have most often.
  func commonestLabel(at occurrence: Occurrence, except labels: [Int32] = []) -> Int32? {
    let others = phrase(at: occurrence).labels.map(\.label).filter { !labels.contains($0) }
    return corpus.commonest(
      others.map { ($0, corpus.places.ratio(.label($0), at: occurrence).count) }
        .filter { $0.1 > 0 })
  }

  /// The first type in the alphabet of what stands at a place, and whether it is an event's.
  func label(at occurrence: Occurrence) -> Label? {
    occurrence.labels.map(label).min {
      ($0.type, $0.isEvent ? 1 : 0) < ($1.type, $1.isEvent ? 1 : 0)
    }
  }
}
