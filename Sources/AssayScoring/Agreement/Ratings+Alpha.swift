/// How far apart two categories are.
public enum MeasurementScale: Hashable, Sendable {
  /// Equal or not.
  case nominal
  /// By the ratings that lie between them; the order must name every category that occurs.
  case ordinal([String])
  /// By their difference as numbers.
  case interval
  /// By their difference over their sum, as numbers of 0 or more.
  case ratio
}

extension Ratings {
  /// Krippendorff's α, for any number of annotators and any items left out.
  ///
  /// 1 − D_o / D_e from the coincidences of categories within items; an item that only one annotator
  /// rated counts for nothing.
  ///
  /// Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability.
  /// - Complexity: O(n · m²) for n items that differ and m annotators, plus O(k²) for k categories on other than
  ///   a nominal scale.
  public func alpha(_ scale: MeasurementScale = .nominal) -> Coefficient {
    let coincidences = Coincidences(self)
    guard coincidences.items > 0 else { return Coefficient(.nothingToCompare) }
    let totals = coincidences.totals
    let distance: (Int, Int) -> Double
    switch scale {
    case .nominal: distance = { $0 == $1 ? 0 : 1 }
    case .ordinal(let order):
      guard let distances = ordinalDistances(order, totals) else {
        return Coefficient(.notInOrder, count: coincidences.items)
      }
      distance = distances
    case .interval, .ratio:
      guard let numbers, scale == .interval || numbers.allSatisfy({ $0 >= 0 }) else {
        return Coefficient(.notNumbers, count: coincidences.items)
      }
      distance = { a, b in
        let difference = numbers[a] - numbers[b]
        let share = scale == .interval ? difference : difference / (numbers[a] + numbers[b])
        return difference == 0 ? 0 : share * share
      }
    }
    return coefficient(coincidences, distance)
  }

  private func coefficient(
    _ coincidences: Coincidences, _ distance: (Int, Int) -> Double
  ) -> Coefficient {
    let totals = coincidences.totals, ratings = totals.reduce(0, +)
    var chance = 0.0
    let used = totals.indices.filter { totals[$0] > 0 }
    for (place, a) in used.enumerated() {
      for b in used.dropFirst(place + 1) {
        chance += Double(totals[a] * totals[b]) * distance(a, b)
      }
    }
    let observed = 2 * coincidences.sum(of: distance) / Double(ratings)
    let expected = 2 * chance / (Double(ratings) * Double(ratings - 1))
    guard expected > 0 else {
      return Coefficient(
        .oneCategory, count: coincidences.items, observed: observed, expected: expected)
    }
    return Coefficient(disagreement: observed, chance: expected, count: coincidences.items)
  }

  /// The square of the number of ratings from the middle of one category to that of another.
  private func ordinalDistances(
    _ order: [String], _ totals: [Int]
  ) -> ((Int, Int) -> Double)? {
    var middles = [Double](repeating: 0, count: categories.count)
    var before = 0, placed = 0
    for name in order {
      guard let category = categories.firstIndex(of: name) else { continue }
      middles[category] = Double(before) + Double(totals[category]) / 2
      before += totals[category]
      placed += 1
    }
    guard placed == categories.count else { return nil }
    return { a, b in (middles[a] - middles[b]) * (middles[a] - middles[b]) }
  }
}

/// How often two categories were given to one item by two annotators.
private struct Coincidences {
  /// Two different categories, the lower index first.
  private struct Couple: Hashable {
    let low: Int
    let high: Int
  }

  /// Items with two ratings or more.
  private(set) var items = 0
  /// How often each category was given to them.
  private(set) var totals: [Int]
  /// For each number of ratings of an item, the pairs of unlike ratings of such items.
  private var pairs: [Int: [Couple: Int]] = [:]

  init(_ ratings: Ratings) {
    totals = Array(repeating: 0, count: ratings.categories.count)
    for row in ratings.rows {
      let given = row.given
      guard given.count > 1 else { continue }
      items += row.count
      for category in given { totals[category] += row.count }
      for (place, a) in given.enumerated() {
        for b in given.dropFirst(place + 1) where a != b {
          let couple = Couple(low: min(a, b), high: max(a, b))
          pairs[given.count, default: [:]][couple, default: 0] += row.count
        }
      }
    }
  }

  /// Σ distance / (ratings of the item − 1) over all pairs of ratings, in an order of its own, so
  /// that the order of the items does not matter.
  func sum(of distance: (Int, Int) -> Double) -> Double {
    var sum = 0.0
    for (size, couples) in pairs.sorted(by: { $0.key < $1.key }) {
      let sorted = couples.sorted { ($0.key.low, $0.key.high) < ($1.key.low, $1.key.high) }
      let part = sorted.reduce(0.0) { $0 + Double($1.value) * distance($1.key.low, $1.key.high) }
      sum += part / Double(size - 1)
    }
    return sum
  }
}
