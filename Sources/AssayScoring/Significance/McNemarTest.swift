public import AssayModel

/// Whether two systems find equally many of the same gold annotations.
///
/// It applies to recall only: gold annotations are the same for both, predicted ones are not. It takes
/// annotations as independent, which those of one article are not; where articles are long, prefer a
/// ``RandomizationTest``.
public struct McNemarTest: Hashable, Sendable {
  /// Gold annotations that only the first system found.
  public private(set) var onlyFirst: Int
  /// Gold annotations that only the second system found.
  public private(set) var onlySecond: Int

  /// Makes a test from counts, which count as 0 where they are negative.
  public init(onlyFirst: Int = 0, onlySecond: Int = 0) {
    self.onlyFirst = max(0, onlyFirst)
    self.onlySecond = max(0, onlySecond)
  }

  /// The exact probability, two-sided: 2 · P(X ≤ the smaller count), at most 1, for X from a binomial
  /// distribution of both counts and ½; 1 where both are 0.
  ///
  /// Source: McNemar (1947), Note on the sampling error.
  /// - Complexity: O(n) in the sum of both counts.
  public var exact: Double { min(1, 2 * tail.upTo) }

  /// The exact probability less P(X = the smaller count), or half of that where both are equal: the
  /// exact test is too careful.
  ///
  /// Source: Fagerland, Lydersen and Laake (2013), The McNemar test for binary matched-pairs data.
  /// - Complexity: O(n) in the sum of both counts.
  public var midP: Double {
    let tail = tail
    if onlyFirst + onlySecond == 0 { return 1 }
    return onlyFirst == onlySecond ? 1 - tail.at / 2 : 2 * tail.upTo - tail.at
  }

  /// P(X ≤ k) and P(X = k) for the smaller count k.
  ///
  /// Terms are taken relative to the largest, so that none overflows; those that vanish beside it
  /// are as good as 0.
  private var tail: (upTo: Double, at: Double) {
    let count = onlyFirst + onlySecond, least = min(onlyFirst, onlySecond)
    var term = 1.0, below = 0.0, at = 0.0, total = 0.0
    // From the middle down; by symmetry all terms follow.
    for place in stride(from: count / 2, through: 0, by: -1) {
      let isAlone = 2 * place == count
      total += isAlone ? term : 2 * term
      if place == least { at = term }
      if place <= least { below += term }
      term *= Double(place) / Double(count - place + 1)
    }
    return (below / total, at / total)
  }
}

extension McNemarTest {
  /// Counts the gold annotations of an article that one system alone found.
  ///
  /// - Complexity: that of two alignments.
  public mutating func add(
    gold: Layer, first: Layer?, second: Layer?, metric: Metric,
    duplicates: Duplicates = .counted
  ) {
    let sides = [first, second].map { predicted in
      metric.found(
        ArticlePair(id: "", gold: gold, predicted: predicted), duplicates: duplicates)
    }
    add(first: sides[0], second: sides[1])
  }

  /// Counts the gold annotations that one of two systems alone found.
  mutating func add(first: Set<Int>, second: Set<Int>) {
    onlyFirst += first.subtracting(second).count
    onlySecond += second.subtracting(first).count
  }
}

extension Metric {
  /// Whether gold annotations are found one by one, so that ``McNemarTest`` applies.
  var findsOneByOne: Bool { match != nil && subject != .eventAttributes }

  /// The gold annotations that predictions have in full, by their place in the list of the metric's
  /// subject; none where gold annotations are not found one by one.
  func found(_ pair: ArticlePair, duplicates: Duplicates) -> Set<Int> {
    guard let match, findsOneByOne else { return [] }
    let alignment = CountedTally.alignment(of: pair, subject, duplicates: duplicates)
    return Set(alignment.pairs.filter { match.halves($0.correspondence) == 2 }.map(\.gold))
  }
}
