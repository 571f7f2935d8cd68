/// What annotations add to a metric: integers that are summed first and divided last.
///
/// Sums of articles, slices and systems are sums of these, in any order and to the last bit.
public struct MetricSums: Hashable, Sendable {
  /// How ratios are formed of the terms.
  public enum Formula: String, Hashable, Sendable {
    /// One term: the annotations that are right; credit in halves.
    case counts
    /// One term: shares of anything; credit in units of 2⁻³².
    case shares
    /// Two terms of whole pairs, those of one entity and those of two: the mean of those that the gold
    /// has (Luo et al. 2014).
    case blanc
    /// Three terms of shares: the mean of their F1; neither precision nor recall.
    case meanF1 = "mean-f1"

    /// How many terms there are.
    public var termCount: Int {
      switch self {
      case .counts, .shares: 1
      case .blanc: 2
      case .meanF1: 3
      }
    }

    /// The credit of one annotation that is wholly right.
    public var unit: Int {
      switch self {
      case .counts: 2
      case .shares, .meanF1: 1 << 32
      // Pairs of a long article come near the square of its mentions.
      case .blanc: 1
      }
    }

    /// So much credit in units, rounded; what is too much for an integer is the largest.
    func units(of credit: Double) -> Int {
      Int(exactly: (credit * Double(unit)).rounded()) ?? Int.max
    }
  }

  /// How ratios are formed.
  public let formula: Formula
  private var first: RatioTerm
  /// The terms after the first; empty for all but two formulas.
  private var rest: [RatioTerm]

  /// The sums of nothing.
  public init(zero formula: Formula) {
    self.formula = formula
    first = RatioTerm()
    rest = Array(repeating: RatioTerm(), count: formula.termCount - 1)
  }

  /// The sums of counted annotations.
  public init(_ counts: Counts) {
    formula = .counts
    first = RatioTerm(counts)
    rest = []
  }

  /// Sums from ``values``; `nil` where their number does not fit the formula.
  public init?(_ formula: Formula, values: [Int]) {
    guard values.count == 4 * formula.termCount else { return nil }
    self.formula = formula
    let terms = stride(from: 0, to: values.count, by: 4).map { RatioTerm(values[$0..<$0 + 4]) }
    first = terms[0]
    rest = Array(terms.dropFirst())
  }

  /// For each term: credit of the gold side, what there is to find, credit of the predicted side,
  /// what was predicted.
  public var values: [Int] { terms.flatMap(\.values) }

  /// Sums of the same formula from other ``values``; those that do not fit it give the sums of nothing.
  func with(_ values: [Int]) -> MetricSums {
    MetricSums(formula, values: values) ?? MetricSums(zero: formula)
  }

  var terms: [RatioTerm] { [first] + rest }

  /// The only term, where annotations are counted and ratios can be compared as integers.
  var countedTerm: RatioTerm? { formula == .counts ? first : nil }

  /// Adds the sums of other annotations; both must have one formula.
  public static func += (a: inout MetricSums, b: MetricSums) { a.add(b, times: 1) }

  /// The sums of both.
  public static func + (a: MetricSums, b: MetricSums) -> MetricSums {
    var sum = a
    sum += b
    return sum
  }

  /// The sums of the first without those of the second.
  public static func - (a: MetricSums, b: MetricSums) -> MetricSums {
    var difference = a
    difference.add(b, times: -1)
    return difference
  }

  mutating func add(_ other: MetricSums, times factor: Int) {
    precondition(formula == other.formula, "sums of one formula can be added")
    first.add(other.first, times: factor)
    for index in rest.indices { rest[index].add(other.rest[index], times: factor) }
  }
}

// MARK: - Ratios

extension MetricSums {
  /// The share of what was predicted that is right; `nil` without any.
  public var precision: Double? { self[.precision] }
  /// The share of what there is that was found; `nil` without any.
  public var recall: Double? { self[.recall] }
  /// The harmonic mean of both, or what the formula has in its place; see ``Counts/f1``.
  public var f1: Double? { self[.f1] }

  /// A ratio; `nil` where it is undefined.
  public subscript(measure: Measure) -> Double? {
    switch formula {
    case .counts: first.countedRatio(measure)
    case .shares: first.shares(in: formula).value(measure)
    case .blanc: blanc(measure)
    case .meanF1: measure == .f1 ? meanF1 : nil
    }
  }

  private func blanc(_ measure: Measure) -> Double? {
    let scores = terms.filter { $0.possible > 0 }.map { $0.shares(in: formula).value(measure) }
    guard scores.contains(where: { $0 != nil }) else { return nil }
    return scores.reduce(0) { $0 + ($1 ?? 0) } / Double(scores.count)
  }

  private var meanF1: Double? {
    var sum = 0.0
    for term in terms {
      guard let f1 = term.shares(in: formula).f1 else { return nil }
      sum += f1
    }
    return sum / Double(formula.termCount)
  }
}

extension RatioTerm {
  /// The ratios of credit in the units of a formula.
  fileprivate func shares(in formula: MetricSums.Formula) -> ClusterScore {
    let unit = Double(formula.unit)
    return ClusterScore(
      recall: possible == 0 ? nil : Double(found) / unit / Double(possible),
      precision: actual == 0 ? nil : Double(right) / unit / Double(actual))
  }

  /// The ratios of credit in halves.
  fileprivate func countedRatio(_ measure: Measure) -> Double? {
    let ratios = Ratios(found: found, possible: possible, right: right, actual: actual)
    return switch measure {
    case .precision: ratios.precision
    case .recall: ratios.recall
    case .f1: ratios.f1
    }
  }
}

extension ClusterScore {
  func value(_ measure: Measure) -> Double? {
    switch measure {
    case .precision: precision
    case .recall: recall
    case .f1: f1
    }
  }
}
