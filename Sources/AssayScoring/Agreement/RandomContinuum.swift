/// Makes continua that resemble one in numbers and lengths of units and gaps, and in nothing else.
///
/// For each annotator a number of units is drawn from a normal distribution with the mean and the
/// deviation of the model, cut off to a whole number of at least 1. Each unit then takes, in this
/// order, a gap, a length (the absolute value; 0 is drawn again) and a category, the first two from
/// normal distributions likewise, the category by its frequency. A gap may be negative. Gaps of the
/// model are those between neighbouring units of an annotator, and before the first if it does not
/// start at 0. This is the `StatisticalContinuumSampler` of pygamma-agreement; Mathet et al. (2015)
/// shift the annotators' continua instead, which gives other numbers.
///
/// A normal number is the sum of 12 uniform ones of 53 bits, less 6: no logarithm is involved, so
/// that the same seed gives the same continua everywhere.
struct RandomContinuum {
  private let raters: Int
  private let counts: Spread
  private let gaps: Spread
  private let lengths: Spread
  /// The categories of all units.
  private let categories: [Int]

  /// - Parameter units: In text order; at least one.
  init(resembling units: [Stretch], raters: Int) {
    let rows = (0..<raters).map { rater in units.filter { $0.rater == rater } }
    self.raters = raters
    counts = Spread(of: rows.map { Double($0.count) })
    lengths = Spread(of: units.map { $0.end - $0.start })
    gaps = Spread(
      of: rows.flatMap { row in
        let between = zip(row, row.dropFirst()).map { $1.start - $0.end }
        return between + row.prefix(1).map(\.start).filter { $0 > 0 }
      })
    categories = units.map(\.category)
  }

  /// Units in text order.
  func sample(_ random: inout DrawSequence) -> [Stretch] {
    var units: [Stretch] = []
    for rater in 0..<raters {
      var end = 0.0
      for _ in 0..<max(1, Int(random.normal(counts))) {
        let start = end + random.normal(gaps)
        var length = 0.0
        while length <= 0 { length = abs(random.normal(lengths)) }
        let category = categories[random.index(below: categories.count)]
        end = start + length
        units.append(Stretch(start: start, end: end, category: category, rater: rater))
      }
    }
    return units.sorted(by: Stretch.precedes)
  }
}

/// A mean and a standard deviation.
struct Spread {
  let mean: Double
  let deviation: Double

  /// Of no values both are 0.
  init(of values: [Double]) {
    let count = Double(max(1, values.count)), mean = values.reduce(0, +) / count
    self.mean = mean
    deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
  }
}

extension DrawSequence {
  /// A number of a nearly normal distribution.
  fileprivate mutating func normal(_ spread: Spread) -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += unit() }
    return spread.mean + spread.deviation * sum
  }
}
