import AssayModel

/// A bootstrap over articles: how often each article counts in each replicate.
///
/// The weight of an article is a Poisson(1) number that depends on the seed, the article's id and
/// the replicate alone (Chamandy et al. 2012, estimating uncertainty for massive data streams). So
/// an interval does not depend on the order of the articles nor on how they were divided among
/// machines, and two systems scored on the same articles are paired.
///
/// With `h` the first eight bytes, little endian, of the SHA-256 digest of the seed in decimal, a
/// zero byte and the article's id, replicate `b` (from 0) draws `u = splitmix64(h + b · C)`,
/// C = 0xD1342543DE82EF95, and the weight is the number of ``thresholds`` not above `u`.
public struct Bootstrap: Hashable, Sendable {
  /// The number of replicates.
  public let replicates: Int
  /// The seed.
  public let seed: UInt64
  /// How many percent of the replicates an interval covers.
  public let confidence: Int
  /// Whether the rows of single types get intervals, too.
  public let coversTypes: Bool

  /// Makes a bootstrap; `confidence` must lie between 1 and 99, `replicates` must not be negative.
  public init(
    replicates: Int = 10_000, seed: UInt64 = 42, confidence: Int = 95, coversTypes: Bool = false
  ) {
    precondition(replicates >= 0 && (1...99).contains(confidence))
    self.replicates = replicates
    self.seed = seed
    self.confidence = confidence
    self.coversTypes = coversTypes
  }

  /// ⌊2⁶⁴ · P(X ≤ k)⌋ for a Poisson(1) number X and k = 0, 1, …, as far as they lie below 2⁶⁴ − 1.
  ///
  /// Computed in integers of 120 fractional bits: 1/e as the sum of (−1)ⁱ/i!, times the sum of
  /// 1/i! for i ≤ k. The error stays below 2⁻¹¹⁰; no threshold lies so near to a whole number
  /// that this could change it (the nearest, k = 9, is 0.047 away).
  public static let thresholds: [UInt64] = {
    let one = UInt128(1) << 120
    var terms: [UInt128] = [one]
    while let last = terms.last, last > 0 { terms.append(last / UInt128(terms.count)) }
    let even = stride(from: 0, to: terms.count, by: 2).reduce(UInt128(0)) { $0 + terms[$1] }
    let odd = stride(from: 1, to: terms.count, by: 2).reduce(UInt128(0)) { $0 + terms[$1] }
    let inverseOfE = even - odd
    var thresholds: [UInt64] = []
    var sum = UInt128(0)
    for term in terms {
      sum += term
      let threshold = UInt64(truncatingIfNeeded: sum.multipliedFullWidth(by: inverseOfE).high >> 48)
      if threshold == .max { break }
      thresholds.append(threshold)
    }
    return thresholds
  }()

  /// The weights of an article, one for each replicate.
  ///
  /// - Complexity: O(B) in the number of replicates.
  public func weights(of id: String) -> [UInt32] {
    var weights = [UInt16](repeating: 0, count: replicates)
    Self.fill(&weights, from: Self.state(seed: seed, article: id))
    return weights.map(UInt32.init)
  }

  /// `h`: a number that depends on the seed and the article's id alone.
  static func state(seed: UInt64, article id: String) -> UInt64 {
    let digest = SHA256.hash(of: Array("\(seed)".utf8) + [0] + Array(id.utf8))
    return digest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  }

  /// `C`: how far apart the draws of two replicates lie.
  static var step: UInt64 { 0xD134_2543_DE82_EF95 }

  /// Writes weights, of which the first is drawn from `state`, and each other one step further.
  static func fill(_ weights: inout [UInt16], from state: UInt64) {
    var state = state
    let (first, second, third, fourth) = (
      thresholds[0], thresholds[1], thresholds[2], thresholds[3]
    )
    var weights = weights.mutableSpan
    for replicate in weights.indices {
      let u = splitmix64(state)
      state &+= step
      var weight = UInt16(u >= first ? 1 : 0) &+ UInt16(u >= second ? 1 : 0)
      weight &+= UInt16(u >= third ? 1 : 0)
      if u >= fourth { weight = Self.weight(u) }
      weights[replicate] = weight
    }
  }

  /// The weight for a random number; apart from the loop, which has an answer for most numbers.
  @inline(never)
  private static func weight(_ u: UInt64) -> UInt16 {
    UInt16(truncatingIfNeeded: thresholds.count { $0 <= u })
  }
}
