/// The numbers of other programs that test differences, as the conformance cases name them.
///
/// Resamples and exchanges are given, so that nothing depends on random numbers. neleval 3.1.1
/// (one-sided in the observed direction, ties count), sacreBLEU 2.6.0 (two-sided, ties do not count,
/// so that identical systems differ significantly), the formula of art (two-sided, ties count),
/// scipy 1.17.1 (all exchanges; two-sided is twice the smaller tail) and numpy 2.4.6. Ratios of
/// nothing are 0 there.
public struct SignificancePeers: Sendable {
  private let first: [SystemCounts]
  private let second: [SystemCounts]
  private let resamples: [[Int]]
  private let exchanges: [[Bool]]

  /// Takes two systems' counts of the same documents, in one order.
  ///
  /// - Parameters:
  ///   - resamples: For each replicate the indexes of its documents; others are left out.
  ///   - exchanges: For each trial whether the systems change places in each document.
  public init(
    first: [Counts], second: [Counts], resamples: [[Int]], exchanges: [[Bool]]
  ) {
    let count = min(first.count, second.count)
    self.first = first.prefix(count).map(SystemCounts.init)
    self.second = second.prefix(count).map(SystemCounts.init)
    self.resamples = resamples.map { $0.filter { (0..<count).contains($0) } }
    self.exchanges = exchanges
  }

  /// All numbers.
  public var values: [PeerValue] {
    observed + intervals + bootstrapTests + exchangeTests + exactTests
  }

  private var a: SystemCounts { first.reduce(SystemCounts(), +) }
  private var b: SystemCounts { second.reduce(SystemCounts(), +) }

  private func difference(_ ratio: PeerRatio) -> Double { a[ratio] - b[ratio] }

  private var observed: [PeerValue] {
    PeerRatio.allCases.flatMap { ratio in
      [
        PeerValue("signif.A.\(ratio.rawValue)", a[ratio]),
        PeerValue("signif.B.\(ratio.rawValue)", b[ratio]),
        PeerValue("signif.diff.\(ratio.rawValue)", difference(ratio)),
      ]
    }
  }

  // MARK: - Resamples

  private func replicates(_ system: [SystemCounts]) -> [SystemCounts] {
    resamples.map { $0.reduce(SystemCounts()) { $0 + system[$1] } }
  }

  private var intervals: [PeerValue] {
    let sums = replicates(first)
    guard !sums.isEmpty else { return [] }
    var values: [PeerValue] = []
    for ratio in PeerRatio.allCases {
      let sorted = sums.map { $0[ratio] }.sorted()
      for confidence in [90, 95, 99] {
        let tail = Double(100 - confidence) / 200
        let name = "A.\(ratio.rawValue).\(confidence)"
        for (end, share) in [("lo", tail), ("hi", 1 - tail)] {
          values += [
            PeerValue("signif.neleval.ci.\(name).\(end)", sorted.percentileNIST(share)),
            PeerValue(
              "signif.numpy.percentile_linear.\(name).\(end)", sorted.percentileLinear(share)),
          ]
        }
      }
    }
    let sorted = sums.map { $0[.fscore] }.sorted(), cut = sorted.count / 40
    let half = (sorted[sorted.count - 1 - cut] - sorted[cut]) / 2
    return values + [
      PeerValue("signif.numpy.std_ddof1.A.fscore", sorted.sampleDeviation),
      PeerValue("signif.sacrebleu.estimate_ci.A.fscore.half_width", half),
      PeerValue("signif.sacrebleu.estimate_ci.A.fscore.mean", sorted.mean),
    ]
  }

  private var bootstrapTests: [PeerValue] {
    let pairs = zip(replicates(first), replicates(second)).map { ($0[.fscore], $1[.fscore]) }
    guard !pairs.isEmpty else { return [] }
    let distances = pairs.map { abs($0 - $1) }, mean = distances.mean
    let observed = abs(difference(.fscore))
    let beyond = distances.count { $0 - mean > observed }
    let notBetter = pairs.count { $0 <= $1 }
    return [
      PeerValue("signif.sacrebleu.paired_bootstrap.p_value.fscore", smoothed(beyond, pairs.count)),
      PeerValue(
        "signif.derived.bootstrap_fraction_A_not_better",
        Double(notBetter) / Double(pairs.count)),
    ]
  }

  // MARK: - Exchanges

  private func exchanged(_ mask: (Int) -> Bool) -> (SystemCounts, SystemCounts) {
    var x = SystemCounts(), y = SystemCounts()
    for document in first.indices {
      let (mine, theirs) = (first[document], second[document])
      x = x + (mask(document) ? theirs : mine)
      y = y + (mask(document) ? mine : theirs)
    }
    return (x, y)
  }

  private var exchangeTests: [PeerValue] {
    guard !exchanges.isEmpty else { return [] }
    let trials = exchanges.map { mask in exchanged { $0 < mask.count && mask[$0] } }
    func differences(_ ratio: PeerRatio) -> [Double] { trials.map { $0[ratio] - $1[ratio] } }
    let oneSided = PeerRatio.allCases.map { ratio in
      let observed = difference(ratio)
      let beyond = differences(ratio).count { observed < 0 ? $0 <= observed : $0 >= observed }
      return PeerValue(
        "signif.neleval.permute.p.\(ratio.rawValue)", smoothed(beyond, trials.count))
    }
    let distances = differences(.fscore).map(abs), observed = abs(difference(.fscore))
    return oneSided + [
      PeerValue(
        "signif.sacrebleu.ar.p_value.fscore",
        smoothed(distances.count { $0 > observed }, trials.count)),
      PeerValue(
        "signif.art_transcription.p_value.fscore",
        smoothed(distances.count { $0 >= observed }, trials.count)),
    ]
  }

  /// scipy tries all exchanges where there are few documents; it was run up to 12.
  private var exactTests: [PeerValue] {
    guard (1...12).contains(first.count) else { return [] }
    let differences = (0..<(1 << first.count)).map { mask in
      let (x, y) = exchanged { mask >> $0 & 1 == 1 }
      return x[.fscore] - y[.fscore]
    }
    let observed = difference(.fscore), count = Double(differences.count)
    // It takes differences that rounding alone sets apart for equal.
    let slack = 1e-14 * abs(observed)
    let greater = Double(differences.count { $0 >= observed - slack }) / count
    let less = Double(differences.count { $0 <= observed + slack }) / count
    let name = "signif.scipy.permutation_test.exact"
    return [
      PeerValue("\(name).greater.p", greater), PeerValue("\(name).less.p", less),
      PeerValue("\(name).two-sided.p", min(1, 2 * min(greater, less))),
    ]
  }

  private func smoothed(_ beyond: Int, _ trials: Int) -> Double {
    Double(beyond + 1) / Double(trials + 1)
  }
}
