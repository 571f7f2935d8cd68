public import AssayScoring

/// Ratios in percent with two decimals, computed in integers so that they are the same everywhere.
enum Percent {
  /// A quotient in percent, rounded half to even; `n/a` without a denominator.
  static func text(_ numerator: Int, over denominator: Int) -> String {
    guard denominator > 0 else { return "n/a" }
    let scaled = numerator * 10_000
    var hundredths = scaled / denominator
    let twice = 2 * (scaled % denominator)
    if twice > denominator || (twice == denominator && hundredths % 2 == 1) { hundredths += 1 }
    return text(hundredths: hundredths)
  }

  /// A ratio that was computed as a floating-point number, such as the end of an interval.
  static func text(_ ratio: Double) -> String {
    text(hundredths: Int((ratio * 10_000).rounded(.toNearestOrEven)))
  }

  /// The same; `n/a` where the ratio is undefined.
  static func text(_ ratio: Double?) -> String { ratio.map { text($0) } ?? "n/a" }

  /// A difference of ratios in percentage points, with its sign unless it rounds to 0.
  static func signed(_ difference: Double) -> String {
    let text = text(abs(difference))
    return text == "0.00" ? text : (difference < 0 ? "-" : "+") + text
  }

  /// A probability as a fraction, four decimals; `<0.0001` for less than half of the last.
  static func probability(_ p: Double?) -> String {
    guard let p else { return "n/a" }
    let digits = Int((p * 10_000).rounded())
    if digits == 0 { return "<0.0001" }
    let decimals = String(digits % 10_000)
    return "\(digits / 10_000)." + String(repeating: "0", count: 4 - decimals.count) + decimals
  }

  private static func text(hundredths: Int) -> String {
    let decimals = hundredths % 100
    return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)"
  }
}

extension Counts {
  /// Precision in percent, or `n/a`.
  public var precisionText: String {
    Percent.text(ratios.right, over: 2 * ratios.actual)
  }

  /// Recall in percent, or `n/a`.
  public var recallText: String {
    Percent.text(ratios.found, over: 2 * ratios.possible)
  }

  /// F1 in percent, or `n/a`.
  public var f1Text: String {
    guard let f1 else { return "n/a" }
    guard ratios.found != ratios.right else {
      return Percent.text(ratios.found, over: ratios.possible + ratios.actual)
    }
    return Percent.text(f1)
  }
}

extension Score {
  /// Precision in percent, or `n/a`.
  public var precisionText: String { isCounted ? counts.precisionText : Percent.text(precision) }
  /// Recall in percent, or `n/a`.
  public var recallText: String { isCounted ? counts.recallText : Percent.text(recall) }
  /// F1 in percent, or `n/a`.
  public var f1Text: String { isCounted ? counts.f1Text : Percent.text(f1) }
  /// The interval of F1 in percent, or `n/a`.
  public var f1IntervalText: String { intervals?.f1?.text ?? "n/a" }
}

extension Interval {
  /// Both ends in percent: `[50.12, 56.40]`.
  public var text: String {
    "[\(Percent.text(lower)), \(Percent.text(upper))]"
  }
}
