/// A sum of fractions, kept exact: for each denominator the sum of the numerators over it.
///
/// Adding such sums in any order gives the same sum, so that documents may be added, resampled and
/// shuffled without a change in the last digit.
public struct ClusterFractions: Hashable, Sendable {
  /// The numerators over small denominators; the place is the denominator, and the last is not 0.
  private var small: [Int] = []
  /// The numerators over the others.
  private var large: [Int: Int] = [:]
  private static let smallBound = 256

  /// The empty sum.
  public static let zero = ClusterFractions()

  /// A whole number; 0 where none is given.
  public init(_ whole: Int = 0) {
    add(whole, over: 1)
  }

  /// Adds a fraction, of which the denominator must be positive.
  ///
  /// A zero numerator adds nothing.
  public mutating func add(_ numerator: Int, over denominator: Int) {
    precondition(denominator > 0, "a fraction has a positive denominator")
    guard numerator != 0 else { return }
    guard denominator < Self.smallBound else {
      large[denominator, default: 0] += numerator
      return
    }
    if denominator >= small.count { extendSmall(to: denominator) }
    small[denominator] += numerator
    while small.last == 0 { small.removeLast() }
  }

  private mutating func extendSmall(to denominator: Int) {
    small += repeatElement(0, count: denominator + 1 - small.count)
  }

  /// The fractions that make up the sum, by ascending denominator, as they were added: not reduced.
  public var terms: [(numerator: Int, denominator: Int)] {
    let terms = small.enumerated().filter { $0.element != 0 }
      .map { (numerator: $0.element, denominator: $0.offset) }
    return terms
      + large.sorted { $0.key < $1.key }.map { (numerator: $0.value, denominator: $0.key) }
  }

  /// The sum, each term rounded once and added in the order of ``terms``; 0 for the empty sum.
  ///
  /// - Complexity: O(d log d) in the number of different denominators.
  public var value: Double {
    terms.reduce(0) { $0 + Double($1.numerator) / Double($1.denominator) }
  }

  /// The sum of both.
  public static func += (a: inout ClusterFractions, b: ClusterFractions) {
    if a.small.count < b.small.count { a.extendSmall(to: b.small.count - 1) }
    for denominator in b.small.indices { a.small[denominator] += b.small[denominator] }
    while a.small.last == 0 { a.small.removeLast() }
    if !b.large.isEmpty { a.large.merge(b.large, uniquingKeysWith: +) }
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
