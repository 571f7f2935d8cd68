/// How the probabilities of several tests are made comparable with one threshold.
public enum Adjustment: String, Hashable, Sendable, CaseIterable {
  /// Not at all.
  case none
  /// The chance of any false alarm in the family stays below the threshold.
  ///
  /// Source: Holm (1979), A simple sequentially rejective multiple test procedure.
  case holm
  /// The expected share of false alarms among all alarms stays below the threshold.
  ///
  /// Source: Benjamini and Hochberg (1995), Controlling the false discovery rate.
  case benjaminiHochberg = "bh"

  /// The adjusted probabilities, in the given order.
  ///
  /// `nil` stands for a test that gave none; it does not count as a member of the family.
  /// - Complexity: O(n log n).
  public func adjusted(_ pValues: [Double?]) -> [Double?] {
    let order = pValues.indices.filter { pValues[$0] != nil }
      .sorted { (pValues[$0] ?? 0, $0) < (pValues[$1] ?? 0, $1) }
    let sorted = order.map { pValues[$0] ?? 0 }, count = Double(sorted.count)
    var adjusted = pValues
    var bound: Double
    switch self {
    case .none: break
    case .holm:
      bound = 0
      for (rank, p) in sorted.enumerated() {
        bound = max(bound, min(1, (count - Double(rank)) * p))
        adjusted[order[rank]] = bound
      }
    case .benjaminiHochberg:
      bound = 1
      for (rank, p) in sorted.enumerated().reversed() {
        bound = min(bound, count / Double(rank + 1) * p)
        adjusted[order[rank]] = bound
      }
    }
    return adjusted
  }
}
