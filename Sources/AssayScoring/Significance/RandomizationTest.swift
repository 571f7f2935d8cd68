/// How likely a difference at least as large would be if it did not matter which system said what.
///
/// Two-sided approximate randomization: the two systems' outputs on an article change places or not,
/// and p is the share of such exchanges whose difference is at least as large as the observed one,
/// in either direction. Ties count (`>=`), and are decided in integers; an exchange that makes a
/// ratio undefined counts, too.
///
/// Source: Noreen (1989), Computer-intensive methods for testing hypotheses; Yeh (2000), More
/// accurate tests for the statistical significance of result differences.
public struct RandomizationTest: Hashable, Sendable {
  /// Up to how many articles all exchanges are tried; articles with the same counts on both sides
  /// are not among them, for their exchange changes nothing.
  public static let exactLimit = 12

  /// The observed difference; `nil` where it is undefined.
  public let difference: Double?
  /// The probability; 1 where the counts are identical, `nil` where the difference is undefined.
  public let pValue: Double?
  /// How many exchanges were tried.
  public let trials: Int
  /// How many of them gave a difference at least as large.
  public let asExtreme: Int
  /// Whether all exchanges were tried; otherwise p is (1 + ``asExtreme``) / (1 + ``trials``).
  public let isExact: Bool
}

extension PairedComparison {
  /// Tests the difference.
  ///
  /// Draws are splitmix64(seed + i · 0x9E3779B97F4A7C15), i from 0. Each trial takes a draw for
  /// every 64 articles that differ, in the order of their identifiers; bit k, from the lowest,
  /// exchanges article k of these.
  /// - Complexity: O(t · n) for t trials and n articles that differ.
  public func randomizationTest(trials: Int = 10_000, seed: UInt64 = 42) -> RandomizationTest {
    let observed = exactDifference
    let steps = articles.filter { $0.first != $0.second }.map {
      $0.second - $0.first
    }
    guard let observed, !steps.isEmpty else {
      let pValue: Double? = steps.isEmpty ? 1 : nil
      return RandomizationTest(
        difference: observed?.value, pValue: pValue, trials: 0, asExtreme: 0, isExact: true)
    }
    let exchange = Exchange(self, steps: steps, observed: observed)
    return steps.count <= RandomizationTest.exactLimit
      ? exchange.all() : exchange.sampled(max(0, trials), seed: seed)
  }
}

/// Exchanges of two systems' outputs.
private struct Exchange {
  private let measure: Measure
  private let first: MetricSums
  private let both: MetricSums
  /// How many articles there are to exchange.
  private let count: Int
  /// What exchanges add to the first system.
  private let steps: SubsetSums
  private let observed: RatioDifference

  init(_ comparison: PairedComparison, steps: [MetricSums], observed: RatioDifference) {
    measure = comparison.measure
    first = comparison.sum(\.first)
    both = first + comparison.sum(\.second)
    count = steps.count
    self.steps = SubsetSums(steps)
    self.observed = observed
  }

  func all() -> RandomizationTest {
    let subsets = 1 << count
    let extreme = (0..<subsets).count { isExtreme([UInt64($0)]) }
    return RandomizationTest(
      difference: observed.value, pValue: Double(extreme) / Double(subsets), trials: subsets,
      asExtreme: extreme, isExact: true)
  }

  func sampled(_ trials: Int, seed: UInt64) -> RandomizationTest {
    var draws = DrawSequence(seed: seed)
    var words = [UInt64](repeating: 0, count: (count + 63) / 64)
    var extreme = 0
    for _ in 0..<trials {
      for index in words.indices { words[index] = draws.next() }
      if isExtreme(words) { extreme += 1 }
    }
    return RandomizationTest(
      difference: observed.value, pValue: Double(1 + extreme) / Double(1 + trials),
      trials: trials, asExtreme: extreme, isExact: false)
  }

  private func isExtreme(_ words: [UInt64]) -> Bool {
    let sum = first + first.with(steps.sum(of: words))
    let difference = RatioDifference(of: measure, first: sum, second: both - sum)
    return difference?.isAsExtreme(as: observed) ?? true
  }
}
