/// A coefficient of agreement on categories, by name.
public enum RatingCoefficient: String, Hashable, Sendable, CaseIterable {
  /// Cohen's κ.
  case cohen
  /// Scott's π.
  case scott
  /// Bennett's S.
  case bennett
  /// Gwet's AC1.
  case gwet = "gwet-ac1"
  /// Fleiss' κ.
  case fleiss
  /// Randolph's free-marginal κ.
  case randolph
  /// Krippendorff's α on a nominal scale.
  case alpha
  /// Cohen's κ, disagreements weighted by their distance in the order.
  case cohenLinear = "cohen-linear"
  /// Cohen's κ, disagreements weighted by the square of that distance.
  case cohenQuadratic = "cohen-quadratic"
  /// Krippendorff's α on an ordinal scale.
  case alphaOrdinal = "alpha-ordinal"
  /// Krippendorff's α on an interval scale.
  case alphaInterval = "alpha-interval"
  /// Krippendorff's α on a ratio scale.
  case alphaRatio = "alpha-ratio"

  /// Those that need no order of the categories.
  public static let nominal: [RatingCoefficient] = [
    .cohen, .scott, .bennett, .gwet, .fleiss, .randolph, .alpha,
  ]
  /// Those that need an order, or numbers.
  public static let ordered: [RatingCoefficient] = [
    .cohenLinear, .cohenQuadratic, .alphaOrdinal, .alphaInterval, .alphaRatio,
  ]

  /// Whether it is defined for two annotators, so that for more it is the mean over all pairs.
  public var isOfPairs: Bool {
    switch self {
    case .cohen, .scott, .bennett, .cohenLinear, .cohenQuadratic: true
    default: false
    }
  }
}

extension Ratings {
  /// A coefficient; for more than two annotators and a coefficient of pairs, the mean over all pairs
  /// in which it is defined.
  ///
  /// - Parameter order: The order of the categories, for coefficients that need one; where it is
  ///   `nil` and all categories are numbers, theirs.
  public func coefficient(_ name: RatingCoefficient, order: [String]? = nil) -> Coefficient {
    switch name {
    case .cohen: meanOfPairs { cohenKappa(of: $0, $1) }
    case .scott: meanOfPairs { scottPi(of: $0, $1) }
    case .bennett: meanOfPairs { bennettS(of: $0, $1) }
    case .gwet: gwetAC1
    case .fleiss: fleissKappa
    case .randolph: randolphKappa
    case .alpha: alpha()
    case .cohenLinear: weighted(.linear, order: order)
    case .cohenQuadratic: weighted(.quadratic, order: order)
    case .alphaOrdinal:
      (order ?? numericOrder).map { alpha(.ordinal($0)) } ?? Coefficient(.noOrder, count: count)
    case .alphaInterval: alpha(.interval)
    case .alphaRatio: alpha(.ratio)
    }
  }

  /// The share of pairs of ratings of one item that are equal; `nil` where none was rated twice.
  ///
  /// Items weigh by their number of ratings, as in Krippendorff's α.
  public var agreement: Double? { alpha().observed.map { 1 - $0 } }

  private func weighted(_ weights: KappaWeights, order: [String]?) -> Coefficient {
    guard let order = order ?? numericOrder else { return Coefficient(.noOrder, count: count) }
    return meanOfPairs { weightedKappa(of: $0, $1, weights: weights, order: order) }
  }

  private func meanOfPairs(_ coefficient: (Int, Int) -> Coefficient) -> Coefficient {
    let pairs = raters.indices.flatMap { a in
      raters.indices.dropFirst(a + 1).map { coefficient(a, $0) }
    }
    return pairs.count == 1 ? pairs[0] : Coefficient(meanOf: pairs)
  }
}
