/// A share of 1 as an exact decimal number: a half point is 0.5, the whole is 100.
///
/// Rules are held to what is written: a ratio that fell by exactly the allowed amount has not fallen by
/// more, whatever floating point would make of it.
public struct GateAmount: Hashable, Sendable, CustomStringConvertible {
  /// How many units make 1.
  static let whole = 100_000_000

  /// In units of 10⁻⁸; between 0 and ``whole``.
  let units: Int

  private init(units: Int) { self.units = units }

  /// Nothing.
  public static let zero = GateAmount(units: 0)

  /// A number of points from 0 to 100 with at most six decimals, in digits and one point; `nil` for
  /// anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : ""
    guard let first = parts.first, (1...3).contains(first.count), decimals.count <= 6,
      parts.count == 1 || !decimals.isEmpty,
      (first + decimals).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let points = Int(first), let rest = Int(decimals.isEmpty ? "0" : decimals)
    else { return nil }
    let scale = (decimals.count..<6).reduce(1) { scale, _ in scale * 10 }
    let units = points * 1_000_000 + rest * scale
    guard units <= Self.whole else { return nil }
    self.init(units: units)
  }

  /// The number of points, as short as it can be written.
  public var description: String {
    let rest = units % 1_000_000
    guard rest > 0 else { return "\(units / 1_000_000)" }
    var decimals = String(1_000_000 + rest).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return "\(units / 1_000_000).\(decimals)"
  }

  /// As a share of 1.
  public var share: Double { Double(units) / Double(Self.whole) }

  /// Whether this is more than a ratio; `nil` where the ratio is undefined.
  func isAbove(_ measure: Measure, of sums: MetricSums) -> Bool? {
    guard let term = sums.countedTerm else {
      return sums[measure].map { $0 < share - Self.rounding }
    }
    return term.fraction(measure).map { ratio in
      product(ratio.numerator, Self.whole) < product(ratio.denominator, units)
    }
  }

  /// Where ratios are no quotients of integers, they are equal up to this.
  fileprivate static let rounding = 1e-12
}

/// How far a ratio may fall.
public enum GateBudget: Hashable, Sendable, CustomStringConvertible {
  /// By so many points.
  case points(GateAmount)
  /// By so many percent of what it was.
  case percent(GateAmount)

  /// `0.5`, or `2 %` of what it was.
  public var description: String {
    switch self {
    case .points(let amount): "\(amount)"
    case .percent(let amount): "\(amount) %"
    }
  }

  /// Whether a ratio fell by more; `nil` where either is undefined.
  func isExceeded(_ measure: Measure, from before: MetricSums, to now: MetricSums) -> Bool? {
    guard let first = before.countedTerm, let second = now.countedTerm else {
      guard let before = before[measure], let now = now[measure] else { return nil }
      return before - now > allowed(of: before) + GateAmount.rounding
    }
    guard let before = first.fraction(measure), let now = second.fraction(measure) else {
      return nil
    }
    let left = before.numerator &* now.denominator, right = now.numerator &* before.denominator
    guard left > right else { return false }
    switch self {
    case .points(let amount):
      return product(now.denominator &* before.denominator, amount.units)
        < product(left - right, GateAmount.whole)
    case .percent(let amount):
      return product(right, GateAmount.whole) < product(left, GateAmount.whole - amount.units)
    }
  }

  private func allowed(of before: Double) -> Double {
    switch self {
    case .points(let amount): amount.share
    case .percent(let amount): amount.share * before
    }
  }
}

/// The product of two numbers of at least 0 in 256 bits.
private struct WideProduct: Comparable {
  let high: UInt128
  let low: UInt128

  static func < (a: WideProduct, b: WideProduct) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

private func product(_ a: Int128, _ b: Int) -> WideProduct {
  let parts = a.magnitude.multipliedFullWidth(by: UInt128(b.magnitude))
  return WideProduct(high: parts.high, low: parts.low)
}
