/// A sum of fractions, kept exact: for each denominator the sum of the numerators over it.
///
/// Adding such sums in any order gives the same sum, so that documents may be added, resampled and
/// shuffled without a change in the last digit.
public struct ClusterFractions: Hashable, Sendable {
  private var numerators: [Int: Int]

  /// The empty sum.
  public static let zero = ClusterFractions()

  /// A whole number; 0 where none is given.
  public init(_ whole: Int = 0) {
    numerators = whole == 0 ? [:] : [1: whole]
  }

  /// Adds a fraction, of which the denominator must be positive.
  ///
  /// A zero numerator adds nothing.
  public mutating func add(_ numerator: Int, over denominator: Int) {
    precondition(denominator > 0, "a fraction has a positive denominator")
    guard numerator != 0 else { return }
    numerators[denominator, default: 0] += numerator
  }

  /// The fractions that make up the sum, by ascending denominator, as they were added: not reduced.
  public var terms: [(numerator: Int, denominator: Int)] {
    numerators.sorted { $0.key < $1.key }.map { (numerator: $0.value, denominator: $0.key) }
  }

  /// The sum, each term rounded once and added in the order of ``terms``; 0 for the empty sum.
  ///
  /// - Complexity: O(d log d) in the number of different denominators.
  public var value: Double {
    terms.reduce(0) { $0 + Double($1.numerator) / Double($1.denominator) }
  }

  /// The sum of both.
  public static func += (a: inout ClusterFractions, b: ClusterFractions) {
    a.numerators.merge(b.numerators, uniquingKeysWith: +)
  }
}

extension ClusterFractions: CustomStringConvertible {
  /// The terms, for example `3 + 1/2 + 4/5`; `0` for the empty sum.
  public var description: String {
    let texts = terms.map {
      $0.denominator == 1 ? "\($0.numerator)" : "\($0.numerator)/\($0.denominator)"
    }
    return texts.isEmpty ? "0" : texts.joined(separator: " + ")
  }
}
