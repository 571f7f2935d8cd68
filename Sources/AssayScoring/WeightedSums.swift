/// Sums of counters over articles in each replicate of a bootstrap, an article times its weight there.
///
/// Articles are collected, and then added for some replicates after the other, so that weights and sums
/// stay near the processor. Most values are small: their sums over a batch fit into 16 bits, of which
/// the processor adds eight at a time. Sums of integers depend on none of this.
struct WeightedSums: Sendable {
  /// How the articles are weighted.
  private let bootstrap: Bootstrap
  /// For each counter, one sum for each replicate.
  private var sums: [[Int]] = []
  private var batch = WeightedBatch()

  /// How many replicates are worked on at a time.
  private static let stretch = 512

  init(_ bootstrap: Bootstrap) {
    self.bootstrap = bootstrap
  }

  /// Adds an article's values by the numbers of their counters; others are 0.
  ///
  /// - Complexity: O(B) in the number of replicates, and for each value some part of that.
  mutating func add(_ values: [(counter: Int, value: Int)], of id: String) {
    guard values.contains(where: { $0.value != 0 }) else { return }
    for (counter, _) in values { makeRoom(for: counter) }
    if !batch.hasRoom(for: values) { settle() }
    batch.append(values, from: Bootstrap.state(seed: bootstrap.seed, article: id))
  }

  private mutating func makeRoom(for counter: Int) {
    while sums.count <= counter {
      sums.append([Int](repeating: 0, count: bootstrap.replicates))
      batch.addCounter()
    }
  }

  /// Adds the articles that were collected.
  mutating func settle() {
    guard !batch.isEmpty else { return }
    var weights = [UInt16](repeating: 0, count: Self.stretch)
    var small = sums.map { _ in weights }
    var large = sums.map { _ in [Int](repeating: 0, count: Self.stretch) }
    for first in stride(from: 0, to: bootstrap.replicates, by: Self.stretch) {
      batch.add(to: &small, &large, by: &weights, from: first)
      let count = min(Self.stretch, bootstrap.replicates - first)
      for counter in sums.indices {
        Self.move(&small[counter], &large[counter], to: &sums[counter], from: first, count: count)
      }
    }
    batch.removeAll()
  }

  /// Adds what was summed for some replicates and clears it.
  private static func move(
    _ small: inout [UInt16], _ large: inout [Int], to sums: inout [Int], from first: Int,
    count: Int
  ) {
    var small = small.mutableSpan, large = large.mutableSpan, sums = sums.mutableSpan
    for index in small.indices {
      if index < count { sums[first + index] &+= Int(small[index]) &+ large[index] }
      small[index] = 0
      large[index] = 0
    }
  }

  /// Adds the sums of other articles under the same bootstrap.
  ///
  /// - Parameter numbers: For each counter of the other its number here.
  mutating func merge(_ other: WeightedSums, as numbers: [Int]) {
    var other = other
    other.settle()
    for (number, sums) in zip(numbers, other.sums) {
      makeRoom(for: number)
      for replicate in sums.indices { self.sums[number][replicate] &+= sums[replicate] }
    }
  }

  /// The sums of a counter, one for each replicate.
  ///
  /// - Complexity: O(B) after ``settle()``.
  func sums(of counter: Int) -> [Int] {
    guard batch.isEmpty else {
      var settled = self
      settled.settle()
      return settled.sums(of: counter)
    }
    return counter < sums.count ? sums[counter] : [Int](repeating: 0, count: bootstrap.replicates)
  }
}
