/// Coefficients for any number of annotators, over the items that all of them rated.
///
/// - Complexity: each O(n · k) for n items and k categories.
extension Ratings {
  /// Fleiss' κ: Scott's π for more than two annotators.
  ///
  /// Source: Fleiss (1971), Measuring nominal scale agreement among many raters.
  public var fleissKappa: Coefficient {
    coefficient { totals, ratings in
      let squares = totals.reduce(0) { $0 + $1 * $1 }
      return Double(squares) / Double(ratings * ratings)
    }
  }

  /// Randolph's free-marginal κ: Bennett's S for more than two annotators.
  ///
  /// Source: Randolph (2005), Free-marginal multirater kappa. The categories are those that occur in
  /// the items that all rated.
  public var randolphKappa: Coefficient {
    coefficient { totals, _ in 1 / Double(totals.count { $0 > 0 }) }
  }

  /// Hubert's κ: Cohen's κ for more than two annotators, chance being the mean over all pairs.
  ///
  /// Source: Hubert (1977), Kappa revisited; Davies and Fleiss (1982).
  public var hubertKappa: Coefficient {
    let complete = Ratings(raters: raters, items: completeItems)
    var chance = 0.0, pairs = 0
    for a in raters.indices {
      for b in raters.indices.dropFirst(a + 1) {
        let table = Contingency(complete, a, b)
        let products = zip(table.first, table.second).reduce(0) { $0 + $1.0 * $1.1 }
        chance += Double(products) / Double(table.count * table.count)
        pairs += 1
      }
    }
    return coefficient { _, _ in chance / Double(pairs) }
  }

  private var completeItems: [[String?]] {
    items.filter { !$0.contains(nil) }.map { row in row.map { $0.map { categories[$0] } } }
  }

  /// - Parameter chance: Chance agreement, from how often each category was given and the number of
  ///   all ratings.
  private func coefficient(chance: ([Int], Int) -> Double) -> Coefficient {
    let counts = completeCounts, raters = raters.count
    guard raters > 1, !counts.isEmpty else { return Coefficient(.nothingToCompare) }
    var totals = [Int](repeating: 0, count: categories.count)
    var agreed = 0
    for item in counts {
      for (category, count) in item.enumerated() {
        totals[category] += count
        agreed += count * (count - 1)
      }
    }
    guard totals.count(where: { $0 > 0 }) > 1 else {
      return Coefficient(.oneCategory, count: counts.count, observed: 1, expected: 1)
    }
    return Coefficient(
      agreement: Double(agreed) / Double(counts.count * raters * (raters - 1)),
      chance: chance(totals, counts.count * raters), count: counts.count)
  }
}
