/// The numbers of other programs that measure agreement, as the conformance cases name them.
///
/// krippendorff 0.9.0, scikit-learn 1.9.1 and statsmodels 0.15.0 (`kappa`), dkpro-statistics 2.3.2
/// and pygamma-agreement 0.5.9 (`gamma`). Which numbers there are follows from the data alone; a
/// program that ends in an error gives none.
public enum AgreementPeers {
  /// The numbers for ratings.
  public static func values(of ratings: Ratings) -> [PeerValue] {
    krippendorff(ratings) + kappa(ratings) + dkpro(ratings)
  }

  /// The numbers for units; those that end in `.approx` rest on other random numbers than the peer's.
  public static func values(of continuum: Continuum, seed: UInt64 = 42) -> [PeerValue] {
    let gamma = Gamma(continuum, samples: 200, seed: seed)
    return [PeerValue("dkpro.alpha_u", continuum.alpha.value ?? 0)]
      + continuum.categories.map { category in
        // Where nothing is observed and nothing expected, dkpro has 0.
        PeerValue("dkpro.alpha_u.category.\(category)", continuum.alpha(of: category).value ?? 0)
      }
      + [
        PeerValue("gamma.observed_disorder", gamma.coefficient.observed),
        PeerValue("gamma.expected_disorder.approx", gamma.coefficient.expected),
        PeerValue("gamma.gamma.approx", gamma.coefficient.value),
        PeerValue("gamma.gamma_cat.approx", gamma.categorical.value),
      ]
  }

  /// Raises an error unless two values occur, and an item is rated twice.
  private static func krippendorff(_ ratings: Ratings) -> [PeerValue] {
    guard ratings.categories.count > 1, ratings.alpha().count > 0 else { return [] }
    return scales(ratings).map { name, scale in
      PeerValue("krippendorff.alpha.\(name)", ratings.alpha(scale).value)
    }
  }

  /// The scales that were asked for: all where the categories are numbers.
  private static func scales(_ ratings: Ratings) -> [(String, MeasurementScale)] {
    guard let order = ratings.numericOrder else { return [("nominal", .nominal)] }
    return [
      ("nominal", .nominal), ("ordinal", .ordinal(order)), ("interval", .interval),
      ("ratio", .ratio),
    ]
  }

  /// scikit-learn for each pair of annotators, statsmodels for the items that all rated.
  private static func kappa(_ ratings: Ratings) -> [PeerValue] {
    var values: [PeerValue] = []
    for a in ratings.raters.indices {
      for b in ratings.raters.indices.dropFirst(a + 1) {
        values += pair(ratings, a, b, "\(ratings.raters[a])-\(ratings.raters[b])")
      }
    }
    let fleiss = ratings.fleissKappa
    guard fleiss.count > 0 else { return values }
    return values + [
      PeerValue("kappa.fleiss.complete_items_only", fleiss.value),
      PeerValue("kappa.fleiss.items_used", fleiss.count),
      PeerValue("kappa.randolph.complete_items_only", ratings.randolphKappa.value),
    ]
  }

  private static func pair(
    _ ratings: Ratings, _ a: Int, _ b: Int, _ names: String
  ) -> [PeerValue] {
    let plain = ratings.cohenKappa(of: a, b)
    guard plain.count > 0 else { return [] }
    var values = [PeerValue("kappa.cohen.\(names)", plain.value)]
    guard let order = ratings.numericOrder else { return values }
    // The places are among the labels that the two gave.
    let used = Contingency(ratings, a, b).pooled
    let labels = order.filter { label in
      ratings.categories.firstIndex(of: label).map { used[$0] > 0 } ?? false
    }
    for weights in [KappaWeights.linear, .quadratic] {
      let weighted = ratings.weightedKappa(of: a, b, weights: weights, order: labels)
      values.append(PeerValue("kappa.cohen.\(weights.rawValue).\(names)", weighted.value))
    }
    return values
  }

  /// Raises an error unless two categories occur; all but α were run on two annotators who rated
  /// everything.
  private static func dkpro(_ ratings: Ratings) -> [PeerValue] {
    guard ratings.categories.count > 1 else { return [] }
    let alphas = scales(ratings).map { name, scale in
      // It knows an order of whole numbers only, and these were read as numbers with a fraction.
      let scale = name == "ordinal" ? .nominal : scale
      return PeerValue("dkpro.alpha.\(name)", ratings.alpha(scale).value)
    }
    guard ratings.raters.count == 2, ratings.isComplete else { return alphas }
    return alphas + [
      PeerValue("dkpro.percentage", ratings.agreement(of: 0, 1)),
      PeerValue("dkpro.cohen", ratings.cohenKappa(of: 0, 1).value),
      PeerValue("dkpro.scott_pi", ratings.scottPi(of: 0, 1).value),
      PeerValue("dkpro.bennett_s", ratings.bennettS(of: 0, 1).value),
      PeerValue("dkpro.fleiss", ratings.fleissKappa.value),
      PeerValue("dkpro.randolph", ratings.randolphKappa.value),
      PeerValue("dkpro.gwet_ac1", ratings.gwetAC1(of: 0, 1).value),
      PeerValue("dkpro.hubert", ratings.hubertKappa.value),
    ]
  }
}
