/// γ: agreement on where units are and what they are, in one number.
///
/// 1 − observed / expected disorder. The observed disorder is that of the best alignment: the mean
/// over its unitary alignments of the dissimilarity of their units, in units a annotator. Two units
/// are ((|Δ start| + |Δ end|) / (both lengths))² apart by position and 0 or 1 by category, and any
/// is 1 apart from none. The expected disorder is the mean of random continua, so γ depends on seed
/// and samples.
///
/// Best alignments are searched within limits, so that an article of many or crowded units takes no
/// longer than a stated work; see ``isExact``.
///
/// Source: Mathet, Widlöcher and Métivier (2015), The unified and holistic method gamma; the random
/// continua are those of pygamma-agreement. γ_cat, after Mathet (2017), is as pygamma-agreement
/// 0.5.9 computes it, its rule for units that stand alone included.
public struct Gamma: Hashable, Sendable {
  /// γ, with the disorders that it comes from.
  public let coefficient: Coefficient
  /// γ_cat: agreement on the categories of aligned units only.
  public let categorical: Coefficient
  /// The number of random continua.
  public let samples: Int
  /// Whether the observed disorder is that of the best alignment; otherwise it is an upper bound.
  public let isExact: Bool
  /// The number of units that an annotator has on average.
  let weight: Double

  /// Computes γ of a continuum.
  ///
  /// - Complexity: that of a best alignment, `samples` + 1 times; see ``isExact`` for the limits.
  public init(_ continuum: Continuum, samples: Int = 100, seed: UInt64 = 42) {
    let units = continuum.stretches, raters = continuum.raters.count
    self.samples = max(0, samples)
    weight = raters > 0 ? Double(units.count) / Double(raters) : 0
    guard raters > 1, !units.isEmpty else {
      coefficient = Coefficient(.nothingToCompare)
      categorical = Coefficient(.nothingToCompare)
      isExact = true
      return
    }
    let observed = Disorder(units, raters: raters)
    let model = RandomContinuum(resembling: units, raters: raters)
    var random = DrawSequence(seed: seed)
    var total = 0.0, categoricalTotal = 0.0
    for _ in 0..<self.samples {
      let sample = Disorder(model.sample(&random), raters: raters)
      total += sample.total
      categoricalTotal += sample.categorical
    }
    let count = Double(max(1, self.samples))
    isExact = observed.isExact
    coefficient = Self.coefficient(observed.total, total / count, count: units.count)
    categorical = Self.coefficient(
      observed.categorical, categoricalTotal / count, count: units.count)
  }

  static func coefficient(
    _ observed: Double, _ expected: Double, count: Int
  ) -> Coefficient {
    guard expected > 0 else {
      return Coefficient(.noDisorder, count: count, observed: observed, expected: expected)
    }
    return Coefficient(disagreement: observed, chance: expected, count: count)
  }
}

/// The disorders of a best alignment.
private struct Disorder {
  /// Over position and category, for each unit that an annotator has on average.
  let total: Double
  /// Over the categories of units that are aligned.
  let categorical: Double
  let isExact: Bool

  init(_ units: [Stretch], raters: Int) {
    let best = BestAlignment(units, raters: raters)
    total = best.disorder / (Double(units.count) / Double(raters))
    isExact = best.isExact
    var disorder = 0.0, weights = 0.0, isAligned = false
    for alignment in best.alignments {
      let members = alignment.members.map { units[$0] }
      // Each pair of a unit with an annotator who has none counts in full.
      let alone = Double(members.count * (raters - members.count))
      disorder += alone
      weights += alone
      for (place, unit) in members.enumerated() {
        for other in members.dropFirst(place + 1) {
          isAligned = true
          let confidence = max(0, 1 - unit.positionalDissimilarity(to: other))
          let weight = confidence / Double(members.count - 1)
          disorder += weight * unit.categoricalDissimilarity(to: other)
          weights += weight
        }
      }
    }
    categorical = isAligned && disorder > 0 && weights > 0 ? disorder / weights : 0
  }
}
