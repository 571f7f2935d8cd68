/// How much of two mentions must overlap for them to correspond.
///
/// Extents are compared as sets of code points, so discontinuous mentions need no rule of their own
/// and a letter counts once whatever its bytes. Mentions of one extent always correspond.
public struct OverlapThreshold: Hashable, Sendable, CustomStringConvertible {
  /// What is compared with the threshold.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// |g ∩ p| / |g ∪ p|.
    case iou
    /// 2 |g ∩ p| / (|g| + |p|).
    case dice
    /// |g ∩ p| / min(|g|, |p|): 1 where one holds the other.
    case containment
    /// |g ∩ p| / |g|: a huge prediction passes.
    case goldShare = "gold-share"
  }

  /// What is compared.
  public let measure: Measure
  /// The threshold in ten-thousandths, from 1 to 10,000.
  public let tenThousandths: Int

  /// Makes a threshold.
  public init(_ measure: Measure, tenThousandths: Int) {
    precondition((1...10_000).contains(tenThousandths), "a threshold lies above 0, up to 1")
    self.measure = measure
    self.tenThousandths = tenThousandths
  }

  /// The threshold of a metric's name, for example `ent.iou:0.75`; `nil` for any other name.
  ///
  /// The number has up to four decimals and lies above 0, up to 1.
  init?(_ name: String) {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasPrefix("ent."),
      let measure = Measure(rawValue: String(parts[0].dropFirst(4))),
      let number = Self.tenThousandths(parts[1]), (1...10_000).contains(number)
    else { return nil }
    self.init(measure, tenThousandths: number)
  }

  private static func tenThousandths(_ text: Substring) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = Int(parts[0]), parts.count <= 2, text.utf8.allSatisfy({ $0 != 0x2B }) else {
      return nil
    }
    let decimals = parts.count == 2 ? String(parts[1]) : "0"
    guard (1...4).contains(decimals.count), let part = Int(decimals) else { return nil }
    let scale = [1_000, 100, 10, 1][decimals.count - 1]
    return whole * 10_000 + part * scale
  }

  /// The threshold as a decimal number, for example `0.5`.
  public var text: String {
    if tenThousandths == 10_000 { return "1" }
    var digits = String(10_000 + tenThousandths).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "0.\(digits)"
  }

  /// The criterion of the metric, for example `iou:0.5`.
  public var description: String { "\(measure.rawValue):\(text)" }

  /// Whether mentions of these sizes, in code points, overlap enough.
  func isReached(gold: Int, predicted: Int, shared: Int) -> Bool {
    let (numerator, denominator) =
      switch measure {
      case .iou: (shared, gold + predicted - shared)
      case .dice: (2 * shared, gold + predicted)
      case .containment: (shared, min(gold, predicted))
      case .goldShare: (shared, gold)
      }
    return denominator > 0 && numerator * 10_000 >= tenThousandths * denominator
  }
}

extension OverlapThreshold.Measure {
  /// The threshold that is listed, in ten-thousandths.
  var usual: Int { self == .containment ? 10_000 : 5_000 }

  var summary: String {
    switch self {
    case .iou: "intersection over union"
    case .dice: "Dice coefficient"
    case .containment: "share of the shorter extent"
    case .goldShare: "share of the gold extent"
    }
  }

  var source: String {
    switch self {
    case .iou: "Jaccard (1912)"
    case .dice: "Dice (1945)"
    case .containment: "Szymkiewicz (1934), Simpson (1943)"
    case .goldShare: "nervaluate 1.2, min_overlap_percentage"
    }
  }
}
