/// How a difference varies from sample to sample of articles.
///
/// Both systems have the same weights in a replicate, so the differences are paired; see
/// ``Bootstrap`` for the weights.
public struct PairedBootstrap: Hashable, Sendable {
  /// The observed difference; `nil` where it is undefined.
  public let difference: Double?
  /// Between which values the difference lies in most replicates.
  public let interval: Interval?
  /// The number of replicates in which the difference is defined.
  public let replicates: Int
  /// The share of these in which the first system is not better.
  ///
  /// Source: Koehn (2004), Statistical significance tests for machine translation evaluation.
  public let notBetter: Double?
  /// min(1, 2 · (1 + m) / (1 + n)), where of n replicates m lie at or beyond 0, on the side where
  /// fewer do; 1 where the counts are identical.
  ///
  /// Source: Davison and Hinkley (1997), Bootstrap methods and their application, section 4.2, for
  /// the ones that are added.
  public let pValue: Double?
}

extension PairedBootstrap {
  /// - Parameters:
  ///   - differences: One for each replicate; `nil` where it is undefined.
  ///   - isIdentical: Whether both systems have the same sums on every article.
  init(
    of differences: [RatioDifference?], observed: Double?, isIdentical: Bool, confidence: Int
  ) {
    let defined = differences.compactMap(\.self)
    let count = defined.count
    let below = defined.count { $0.sign <= 0 }, above = defined.count { $0.sign >= 0 }
    let tail = Double(2 * (1 + min(below, above))) / Double(1 + count)
    difference = observed
    interval = Interval(percentilesOf: defined.map(\.value), confidence: confidence)
    replicates = count
    notBetter = count == 0 ? nil : Double(below) / Double(count)
    pValue = isIdentical ? 1 : count == 0 ? nil : min(1, tail)
  }
}

extension PairedComparison {
  /// Resamples the articles.
  ///
  /// - Complexity: O(B · n) for B replicates and n articles.
  public func bootstrap(_ bootstrap: Bootstrap = Bootstrap()) -> PairedBootstrap {
    PairedBootstrap(
      of: replicates(bootstrap), observed: difference, isIdentical: isIdentical,
      confidence: bootstrap.confidence)
  }

  private func replicates(_ bootstrap: Bootstrap) -> [RatioDifference?] {
    var sums = WeightedSums(bootstrap)
    for article in articles {
      let values = article.first.values + article.second.values
      sums.add(values.enumerated().map { (counter: $0, value: $1) }, of: article.id)
    }
    sums.settle()
    let count = zero.values.count
    let columns = (0..<2 * count).map { sums.sums(of: $0) }
    return (0..<bootstrap.replicates).map { replicate in
      let values = columns.map { $0[replicate] }
      return RatioDifference(
        of: measure, first: zero.with(Array(values.prefix(count))),
        second: zero.with(Array(values.suffix(count))))
    }
  }
}
