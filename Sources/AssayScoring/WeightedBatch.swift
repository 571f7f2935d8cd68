/// Articles with values, to be added to sums together.
struct WeightedBatch {
  /// A value of an article.
  private struct Item {
    let counter: Int
    let value: Int
    let isSmall: Bool
  }

  /// For each article, what its weights begin with; see ``Bootstrap``.
  private var states: [UInt64] = []
  /// For each article, where its items end.
  private var ends: [Int] = []
  private var items: [Item] = []
  /// For each counter, the sum of its small values.
  private var loads: [Int] = []

  /// The most articles.
  private static let limit = 256
  /// The largest sum of values whose weighted sum fits into 16 bits, whatever the weights.
  private static let smallLimit = Int(UInt16.max) / Bootstrap.thresholds.count

  /// Whether there is no article.
  var isEmpty: Bool { states.isEmpty }

  /// Takes in one more counter.
  mutating func addCounter() {
    loads.append(0)
  }

  /// Whether an article can be taken in.
  func hasRoom(for values: [(counter: Int, value: Int)]) -> Bool {
    states.count < Self.limit
      && values.allSatisfy { counter, value in
        !Self.isSmall(value) || loads[counter] + value <= Self.smallLimit
      }
  }

  private static func isSmall(_ value: Int) -> Bool { (0...smallLimit).contains(value) }

  /// Takes in an article, no counter twice.
  mutating func append(_ values: [(counter: Int, value: Int)], from state: UInt64) {
    states.append(state)
    for (counter, value) in values where value != 0 {
      let isSmall = Self.isSmall(value)
      if isSmall { loads[counter] += value }
      items.append(Item(counter: counter, value: value, isSmall: isSmall))
    }
    ends.append(items.count)
  }

  /// Forgets all articles.
  mutating func removeAll() {
    states.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    items.removeAll(keepingCapacity: true)
    for counter in loads.indices { loads[counter] = 0 }
  }

  /// Adds the articles to sums for as many replicates as there are weights, from one on.
  ///
  /// - Parameters:
  ///   - small: For each counter the sums of small values.
  ///   - large: For each counter the sums of other values.
  ///   - weights: Room for weights.
  func add(
    to small: inout [[UInt16]], _ large: inout [[Int]], by weights: inout [UInt16],
    from replicate: Int
  ) {
    let offset = UInt64(replicate) &* Bootstrap.step
    var start = 0
    for (state, end) in zip(states, ends) {
      Bootstrap.fill(&weights, from: state &+ offset)
      for item in items[start..<end] {
        if item.isSmall {
          let value = UInt16(truncatingIfNeeded: item.value)
          Self.add(weights.span, times: value, to: &small[item.counter])
        } else {
          Self.add(weights.span, times: item.value, to: &large[item.counter])
        }
      }
      start = end
    }
  }

  private static func add(_ weights: Span<UInt16>, times value: UInt16, to sums: inout [UInt16]) {
    var sums = sums.mutableSpan
    guard sums.count == weights.count else { return }
    for index in weights.indices { sums[index] &+= weights[index] &* value }
  }

  private static func add(_ weights: Span<UInt16>, times value: Int, to sums: inout [Int]) {
    var sums = sums.mutableSpan
    guard sums.count == weights.count else { return }
    for index in weights.indices { sums[index] &+= Int(weights[index]) &* value }
  }
}
