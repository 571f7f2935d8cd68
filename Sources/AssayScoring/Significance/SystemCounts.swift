/// Which ratio a peer gives.
enum PeerRatio: String, CaseIterable {
  case precision
  case recall
  case fscore
}

/// Counts as the peers of significance sum them; ratios of nothing are 0.
struct SystemCounts: Hashable, Sendable {
  private var correct = 0
  private var spurious = 0
  private var missed = 0

  init() {}

  init(_ counts: Counts) {
    correct = counts.correct
    spurious = counts.spurious
    missed = counts.missed
  }

  static func + (a: SystemCounts, b: SystemCounts) -> SystemCounts {
    var sum = a
    sum.correct += b.correct
    sum.spurious += b.spurious
    sum.missed += b.missed
    return sum
  }

  subscript(ratio: PeerRatio) -> Double {
    switch ratio {
    case .precision: share(of: correct + spurious)
    case .recall: share(of: correct + missed)
    case .fscore: harmonicMean
    }
  }

  private var harmonicMean: Double {
    let precision = self[.precision], recall = self[.recall]
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
  }

  private func share(of total: Int) -> Double {
    total == 0 ? 0 : Double(correct) / Double(total)
  }
}

extension [Double] {
  /// The mean; 0 of nothing.
  var mean: Double { isEmpty ? 0 : reduce(0, +) / Double(count) }

  /// The standard deviation with n − 1 in the denominator; 0 of fewer than two.
  var sampleDeviation: Double {
    let mean = mean
    guard count > 1 else { return 0 }
    let squares = reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(count - 1)).squareRoot()
  }

  /// The percentile of sorted values at rank (n + 1) · share, between two by proportion.
  func percentileNIST(_ share: Double) -> Double {
    interpolated(at: Double(count + 1) * share - 1)
  }

  /// The percentile of sorted values at index (n − 1) · share, between two by proportion.
  func percentileLinear(_ share: Double) -> Double {
    interpolated(at: Double(count - 1) * share)
  }

  /// Beyond the ends, the outermost value; 0 of nothing.
  private func interpolated(at index: Double) -> Double {
    guard let first, let last else { return 0 }
    if index < 0 { return first }
    if index >= Double(count - 1) { return last }
    let whole = Int(index)
    return self[whole] + (index - Double(whole)) * (self[whole + 1] - self[whole])
  }
}
