import AssayModel

/// What is known of one subject over all articles, apart from what a bootstrap needs.
///
/// An article adds a vector of integers, the *base counts*, whose places the subject decides; a
/// metric's sums are linear in them. So one count of an article serves all metrics of its subject,
/// all replicates and all slices.
protocol SubjectTally: Sendable {
  /// Whether either side has any annotation of the kind, so that the numbers mean something.
  var isAnnotated: Bool { get }

  /// Counts an article.
  mutating func add(_ pair: ArticlePair, options: ScoringOptions) -> Contribution

  /// Adds what another tally of the same subject has.
  mutating func merge(_ other: any SubjectTally)

  /// A metric's score over all articles, without interval.
  func total(_ metric: Metric) -> PointScore

  /// The scores of each type and of each part of a slice, in ascending order.
  func rows(_ metric: Metric) -> [(group: Group, score: PointScore)]
}

/// What one article adds to a subject: base counts.
struct Contribution: Sendable {
  /// Of all annotations.
  var total: [Int]
  /// Of each group that has any.
  var rows: [(group: Group, base: [Int])] = []
}

/// A score without interval, and in how many articles there is anything to count.
struct PointScore {
  let sums: MetricSums
  /// `nil` where no annotations are counted.
  let counts: Counts?
  let precision: Double?
  let recall: Double?
  let f1: Double?
  let articles: Int

  init(counts: Counts, articles: Int) {
    sums = MetricSums(counts)
    self.counts = counts
    precision = counts.precision
    recall = counts.recall
    f1 = counts.f1
    self.articles = articles
  }

  /// A score whose ratios are those of the sums, but for `exact` where these are known better.
  init(_ sums: MetricSums, exact: ClusterScore? = nil, articles: Int) {
    self.sums = sums
    counts = nil
    precision = exact.map(\.precision) ?? sums.precision
    recall = exact.map(\.recall) ?? sums.recall
    f1 = exact.map(\.f1) ?? sums.f1
    self.articles = articles
  }
}

// MARK: - Readings

/// A sum of base counts, each times a factor.
struct LinearForm: Hashable {
  struct Part: Hashable {
    let place: Int
    let factor: Int
  }

  let parts: [Part]

  init(_ parts: [Part]) { self.parts = parts }

  /// One base count.
  init(_ place: Int) { parts = [Part(place: place, factor: 1)] }

  func value(_ base: [Int]) -> Int {
    parts.reduce(0) { $0 &+ $1.factor &* base[$1.place] }
  }
}

extension Metric {
  /// For each of ``MetricSums/values`` the form that gives it.
  var forms: [LinearForm] {
    switch reading {
    case .outcomes(let match): PairedOutcomes.forms(match)
    case .clusters(let shares, _):
      shares.flatMap { share in (0..<4).map { LinearForm(4 * share.rawValue + $0) } }
    case .shares: (0..<4).map { LinearForm($0) }
    }
  }

  /// The sums that base counts give.
  func sums(_ base: [Int], _ forms: [LinearForm]) -> MetricSums {
    MetricSums(formula, values: forms.map { $0.value(base) }) ?? MetricSums(zero: formula)
  }

  func sums(_ base: [Int]) -> MetricSums { sums(base, forms) }

  /// A tally of the metric's subject that has seen no article.
  func makeTally() -> any SubjectTally {
    switch subject {
    case .clusters(let subject): ClusterSubjectTally(subject)
    case .templates(let rule): TemplateTally(rule)
    case .linkClusters(let measure): LinkClusterTally(measure)
    default: CountedTally(subject)
    }
  }
}

extension PairedOutcomes {
  /// The counts in the order of their places: exact, same extent, overlap of type, overlap,
  /// unmatched; gold before predicted.
  var base: [Int] {
    [
      gold.exact, gold.sameExtent, gold.overlapOfType, gold.overlap, gold.unmatched,
      predicted.exact, predicted.sameExtent, predicted.overlapOfType, predicted.overlap,
      predicted.unmatched,
    ]
  }

  fileprivate static func forms(_ match: Match) -> [LinearForm] {
    func credit(from first: Int) -> LinearForm {
      LinearForm(
        Correspondence.allCases.enumerated().compactMap { place, correspondence in
          let halves = match.halves(correspondence)
          return halves == 0 ? nil : .init(place: first + place, factor: halves)
        })
    }
    func all(from first: Int) -> LinearForm {
      LinearForm((first..<first + 5).map { .init(place: $0, factor: 1) })
    }
    return [credit(from: 0), all(from: 0), credit(from: 5), all(from: 5)]
  }
}

extension LinearForm {
  /// The same form for counts that are equal on both sides: pairs over all types are.
  var ofGoldSide: LinearForm {
    LinearForm(
      parts.map { part in
        (5..<9).contains(part.place) ? Part(place: part.place - 5, factor: part.factor) : part
      })
  }
}
