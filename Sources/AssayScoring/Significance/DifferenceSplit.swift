/// What a part of the annotations, an article or a type, adds to a difference of two F1.
public struct DifferencePart: Hashable, Sendable {
  /// The article's identifier or the type.
  public let name: String
  /// Its part of the difference.
  public let value: Double
}

/// A difference of two F1, first less second, split exactly over parts of the annotations.
///
/// Only where annotations are counted: a mean or harmonic mean of shares has no such parts.
///
/// F1 is n / d, where n is twice the credit (found + right, in annotations) and d the number of gold
/// and predicted annotations. By the product rule of finite differences, with the means of both
/// systems in the places that do not change, d̄ · ΔF1 = Δn − F̄1 · Δd; so the part of u is
///
///     (Δn(u) − F̄1 · Δd(u)) / d̄
///
/// which is linear in the counts of u: the parts sum to the whole, whatever the order of the parts,
/// parts of parts sum to them, and exchanging the systems turns each sign. A credit more is worth
/// what it gains, an annotation more costs the mean F1 of the two. All parts have the same
/// denominator, in integers, and only the quotient is rounded.
public struct DifferenceSplit: Hashable, Sendable {
  /// The parts that differ from 0, the largest first, whichever their sign; ties by name.
  public let parts: [DifferencePart]

  /// Splits a difference.
  ///
  /// - Parameter parts: The sums of both systems; they must sum to those of the whole.
  /// - Returns: `nil` where a system's F1 is undefined, where no annotations are counted, or where the
  ///   sums of the two sides do not agree on the credit.
  /// - Complexity: O(n log n) in the number of parts.
  public init?(_ parts: some Sequence<(name: String, first: MetricSums, second: MetricSums)>) {
    var terms: [(name: String, first: Terms, second: Terms)] = []
    for part in parts {
      guard let first = part.first.countedTerm, let second = part.second.countedTerm else {
        return nil
      }
      terms.append((name: part.name, first: Terms(first), second: Terms(second)))
    }
    let (first, second) = (terms.map(\.first).sum, terms.map(\.second).sum)
    guard first.isWhole, second.isWhole else { return nil }
    // F̄1 = (n₁d₂ + n₂d₁) / 2d₁d₂ and d̄ = (d₁ + d₂) / 2; the fraction is expanded by 2d₁d₂.
    let product = first.size &* second.size
    let crossed = first.credit &* second.size &+ second.credit &* first.size
    let denominator = Double(product) * Double(first.size &+ second.size)
    let values = terms.map { part in
      let credit = part.first.credit &- part.second.credit
      let size = part.first.size &- part.second.size
      return (name: part.name, value: 2 &* credit &* product &- crossed &* size)
    }
    self.parts =
      values.filter { $0.value != 0 }
      .sorted { ($1.value.magnitude, $0.name) < ($0.value.magnitude, $1.name) }
      .map { DifferencePart(name: $0.name, value: Double($0.value) / denominator) }
  }

  /// The parts of articles.
  public init?(articles: [PairedArticle]) {
    self.init(articles.map { (name: $0.id, first: $0.first, second: $0.second) })
  }

  /// The parts of types; a type that only one system's table has counts as 0 in the other's.
  public init?(types first: [TypeScore], _ second: [TypeScore]) {
    let zero = MetricSums(zero: .counts)
    var sums: [String: (first: MetricSums, second: MetricSums)] = [:]
    for type in first { sums[type.type, default: (zero, zero)].first = type.score.sums }
    for type in second { sums[type.type, default: (zero, zero)].second = type.score.sums }
    self.init(
      sums.sorted { $0.key < $1.key }
        .map { (name: $0.key, first: $0.value.first, second: $0.value.second) })
  }
}

/// Numerator and denominator of F1 of which every annotation has its share, both doubled.
private struct Terms {
  var credit: Int128 = 0
  var size: Int128 = 0
  /// Half credits found less half credits right; 0 over all parts.
  var excess: Int128 = 0

  init() {}

  init(_ term: RatioTerm) {
    credit = Int128(term.found) &+ Int128(term.right)
    size = 2 &* (Int128(term.possible) &+ Int128(term.actual))
    excess = Int128(term.found) &- Int128(term.right)
  }

  /// Whether this is the sum of both sides of a system with a defined F1.
  var isWhole: Bool { size > 0 && excess == 0 }
}

extension [Terms] {
  fileprivate var sum: Terms {
    reduce(into: Terms()) { sum, term in
      sum.credit &+= term.credit
      sum.size &+= term.size
      sum.excess &+= term.excess
    }
  }
}
