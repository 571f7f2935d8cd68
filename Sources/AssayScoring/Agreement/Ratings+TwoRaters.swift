/// What a disagreement between two categories weighs.
public enum KappaWeights: String, Hashable, Sendable, CaseIterable {
  /// One for any.
  case none
  /// The distance of their places in the order.
  case linear
  /// The square of that distance.
  case quadratic

  func weight(_ a: Int, _ b: Int) -> Int {
    switch self {
    case .none: a == b ? 0 : 1
    case .linear: abs(a - b)
    case .quadratic: (a - b) * (a - b)
    }
  }
}

/// Coefficients for two annotators, over the items that both rated.
///
/// Annotators are told by their index in ``raters``; one that is not there has rated nothing.
/// - Complexity: each O(n + k²) for n items and k categories.
extension Ratings {
  /// The share of items on which two annotators agree; `nil` without any.
  public func agreement(of a: Int, _ b: Int) -> Double? {
    let table = Contingency(self, a, b)
    return table.count == 0 ? nil : table.agreement
  }

  /// Cohen's κ: chance agreement from each annotator's own distribution.
  ///
  /// Source: Cohen (1960), A coefficient of agreement for nominal scales.
  public func cohenKappa(of a: Int, _ b: Int) -> Coefficient {
    let table = Contingency(self, a, b)
    return coefficient(table) {
      let chance = zip(table.first, table.second).reduce(0) { $0 + $1.0 * $1.1 }
      return Double(chance) / Double(table.count * table.count)
    }
  }

  /// Cohen's weighted κ: 1 − Σ w·observed / Σ w·expected.
  ///
  /// Source: Cohen (1968), Weighted kappa. The weights count places in `order`, which must name
  /// every category that the two gave; places of categories that neither gave count, too.
  public func weightedKappa(
    of a: Int, _ b: Int, weights: KappaWeights, order: [String]
  ) -> Coefficient {
    let table = Contingency(self, a, b)
    guard table.count > 0 else { return Coefficient(.nothingToCompare) }
    let used = table.pooled.indices.filter { table.pooled[$0] > 0 }
    let places = categories.map { order.firstIndex(of: $0) }
    var observed = 0.0, expected = 0.0
    for x in used {
      for y in used {
        guard let i = places[x], let j = places[y] else {
          return Coefficient(.notInOrder, count: table.count)
        }
        let weight = Double(weights.weight(i, j))
        observed += weight * Double(table.cells[x][y])
        expected += weight * Double(table.first[x] * table.second[y])
      }
    }
    let mean = observed / Double(table.count)
    let chance = expected / Double(table.count * table.count)
    guard expected > 0 else {
      return Coefficient(.oneCategory, count: table.count, observed: mean, expected: chance)
    }
    return Coefficient(disagreement: mean, chance: chance, count: table.count)
  }

  /// Scott's π: chance agreement from the distribution of both together.
  ///
  /// Source: Scott (1955), Reliability of content analysis.
  public func scottPi(of a: Int, _ b: Int) -> Coefficient {
    let table = Contingency(self, a, b)
    return coefficient(table) {
      let chance = table.pooled.reduce(0) { $0 + $1 * $1 }
      return Double(chance) / Double(4 * table.count * table.count)
    }
  }

  /// Bennett's S: every category is equally likely by chance.
  ///
  /// Source: Bennett, Alpert and Goldstein (1954), Communications through limited-response
  /// questioning. Here the categories are those that occur anywhere in the table.
  public func bennettS(of a: Int, _ b: Int) -> Coefficient {
    let table = Contingency(self, a, b)
    return coefficient(table) { 1 / Double(categories.count) }
  }

  /// Gwet's AC1: chance agreement Σ π(1 − π) / (k − 1), from the mean distribution of both.
  ///
  /// Source: Gwet (2008), Computing inter-rater reliability and its variance in the presence of high
  /// agreement. k is the number of categories that occur anywhere in the table.
  public func gwetAC1(of a: Int, _ b: Int) -> Coefficient {
    let table = Contingency(self, a, b)
    return coefficient(table) {
      let both = 2 * table.count
      let chance = table.pooled.reduce(0) { $0 + $1 * (both - $1) }
      return Double(chance) / Double(both * both) / Double(categories.count - 1)
    }
  }

  /// A coefficient of agreement, where there are items and more than one category.
  private func coefficient(_ table: Contingency, chance: () -> Double) -> Coefficient {
    guard table.count > 0 else { return Coefficient(.nothingToCompare) }
    guard !table.isConstant else {
      return Coefficient(.oneCategory, count: table.count, observed: 1, expected: 1)
    }
    return Coefficient(agreement: table.agreement, chance: chance(), count: table.count)
  }
}
