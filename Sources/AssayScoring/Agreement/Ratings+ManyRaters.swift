/// Coefficients for any number of annotators, over the items that all of them rated.
///
/// - Complexity: each O(n · k) for n items that differ and k categories.
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

  /// Gwet's AC1 for more than two annotators: chance agreement Σ π(1 − π) / (k − 1), from the shares
  /// π of the categories.
  ///
  /// Source: Gwet (2008), Computing inter-rater reliability and its variance in the presence of high
  /// agreement, section 5; the categories are those that occur in the items that all rated, and
  /// items with missing ratings, for which he has a rule, are left out.
  public var gwetAC1: Coefficient {
    coefficient { totals, ratings in
      let chance = totals.reduce(0) { $0 + $1 * (ratings - $1) }
      return Double(chance) / Double(ratings * ratings) / Double(totals.count { $0 > 0 } - 1)
    }
  }

  /// Hubert's κ: Cohen's κ for more than two annotators, chance being the mean over all pairs.
  ///
  /// Source: Hubert (1977), Kappa revisited; Davies and Fleiss (1982).
  public var hubertKappa: Coefficient {
    let complete = Ratings(raters: raters, counts: completeCounts)
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

  private var completeCounts: [[String?]: Int] {
    var counts: [[String?]: Int] = [:]
    for row in completeRows {
      counts[row.ratings.map { $0.map { categories[$0] } }, default: 0] += row.count
    }
    return counts
  }

  /// - Parameter chance: Chance agreement, from how often each category was given and the number of
  ///   all ratings.
  private func coefficient(chance: ([Int], Int) -> Double) -> Coefficient {
    let rows = completeRows, raters = raters.count
    let items = rows.reduce(0) { $0 + $1.count }
    guard raters > 1, items > 0 else { return Coefficient(.nothingToCompare) }
    var totals = [Int](repeating: 0, count: categories.count)
    var agreed = 0
    for row in rows {
      var given = [Int](repeating: 0, count: categories.count)
      for category in row.given { given[category] += 1 }
      for (category, count) in given.enumerated() {
        totals[category] += row.count * count
        agreed += row.count * count * (count - 1)
      }
    }
    guard totals.count(where: { $0 > 0 }) > 1 else {
      return Coefficient(.oneCategory, count: items, observed: 1, expected: 1)
    }
    return Coefficient(
      agreement: Double(agreed) / Double(items * raters * (raters - 1)),
      chance: chance(totals, items * raters), count: items)
  }
}
