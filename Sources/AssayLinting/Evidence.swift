/// How sure it is that something like this is treated in a certain way.
///
/// The share of the cases that are treated so, looked at more and more closely: all of a type, those
/// with the same words, those in the same article, those with the same words beside them. Each step
/// is smoothed with the share of the step before, which counts as ``weight`` cases (Dirichlet
/// smoothing, MacKay and Peto 1995). The case that is judged is not among those counted.
struct Evidence {
  /// How many cases the coarser share counts as.
  static let weight = 2.0

  /// The share so far, above 0 and below 1 unless the prior was not.
  private(set) var share: Double

  /// - Parameter prior: The share where nothing is known.
  init(prior: Double) {
    share = prior
  }

  /// Looks more closely.
  mutating func refine(_ ratio: Ratio) {
    share = (Double(ratio.count) + Self.weight * share) / (Double(ratio.total) + Self.weight)
  }

  /// The evidence after a closer look.
  func refined(_ ratio: Ratio) -> Evidence {
    var refined = self
    refined.refine(ratio)
    return refined
  }

  /// The evidence after something was seen that is so many times likelier where the case is treated so.
  func updated(likelihoodRatio ratio: Double) -> Evidence {
    var updated = self
    updated.share = share * ratio / (share * ratio + 1 - share)
    return updated
  }

  /// How likely a case that is treated otherwise is an error.
  ///
  /// Bayes' rule with two hypotheses: where the annotator erred, the right treatment was the usual
  /// one, with probability `share`; where not, the case is one of the rest, with `1 - share`.
  /// - Parameter rate: How often annotators err in this way, before anything is looked at.
  func score(_ rate: ErrorRate = .usual) -> Double {
    let wrong = rate.value * share, right = (1 - rate.value) * (1 - share)
    return wrong + right > 0 ? wrong / (wrong + right) : 0
  }
}

/// How often annotators are taken to err in a way that a check finds.
///
/// The rates make scores comparable between checks. They were set by damaging one in fifty
/// annotations of a clean corpus at random and looking what share of the findings was the damage; see
/// docs/lint.md.
enum ErrorRate {
  case usual
  /// For what varies with the sentence as much as with the annotator.
  case low
  /// For what is hardly ever wrong though it is rare.
  case veryLow

  var value: Double {
    switch self {
    case .usual: 0.02
    case .low: 0.01
    case .veryLow: 0.002
    }
  }
}
