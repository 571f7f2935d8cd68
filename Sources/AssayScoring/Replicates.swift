/// Weighted sums of counters over articles, one for each replicate of a bootstrap.
struct Replicates: Sendable {
  /// A counter that is summed.
  struct Counter: Hashable {
    /// The subject, by its place in the scorer.
    let subject: Int
    /// The type or part of a slice; `nil` for all annotations together.
    let group: Group?
    /// What is read off the subject's base counts.
    let form: LinearForm
  }

  let bootstrap: Bootstrap
  private var sums: [Counter: [Int]] = [:]
  private var weights: [UInt32]

  init(_ bootstrap: Bootstrap) {
    self.bootstrap = bootstrap
    weights = Array(repeating: 0, count: bootstrap.replicates)
  }

  /// Adds an article's counters; those that are not named are 0.
  ///
  /// - Complexity: O(B) for each counter that is not 0.
  mutating func add(_ counters: [(counter: Counter, value: Int)], of id: String) {
    if counters.isEmpty { return }
    bootstrap.fill(&weights, for: id)
    for (counter, value) in counters {
      let empty = Array(repeating: 0, count: bootstrap.replicates)
      if let small = UInt32(exactly: value) {
        Self.add(weights, times: small, to: &sums[counter, default: empty])
      } else {
        Self.add(weights, timesShare: value, to: &sums[counter, default: empty])
      }
    }
  }

  /// Adds a share in fixed point, which may be large.
  private static func add(_ weights: [UInt32], timesShare value: Int, to sums: inout [Int]) {
    for replicate in sums.indices {
      sums[replicate] &+= Int(weights[replicate]) &* value
    }
  }

  private static func add(_ weights: [UInt32], times value: UInt32, to sums: inout [Int]) {
    let weights = weights.span
    var sums = sums.mutableSpan
    for replicate in sums.indices {
      let product = UInt64(weights[replicate]) &* UInt64(value)
      sums[replicate] &+= Int(truncatingIfNeeded: product)
    }
  }

  /// Adds the sums of other articles under the same bootstrap.
  mutating func merge(_ other: Replicates) {
    for (counter, values) in other.sums {
      guard let mine = sums[counter] else {
        sums[counter] = values
        continue
      }
      sums[counter] = zip(mine, values).map { $0 + $1 }
    }
  }

  /// The sums of a counter, one for each replicate.
  func sums(of counter: Counter) -> [Int] {
    sums[counter] ?? Array(repeating: 0, count: bootstrap.replicates)
  }
}
