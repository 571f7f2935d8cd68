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

  private var numbers: [Counter: Int] = [:]
  private var counters: [Counter] = []
  private var sums: WeightedSums
  /// The numbers of the last article's counters: those of the next are likely the same.
  private var recent: [Int] = []

  init(_ bootstrap: Bootstrap) {
    sums = WeightedSums(bootstrap)
  }

  /// Adds an article's counters; those that are not named are 0.
  ///
  /// - Complexity: O(B) in the number of replicates, and for each counter some part of that.
  mutating func add(_ counters: [(counter: Counter, value: Int)], of id: String) {
    var values: [(counter: Int, value: Int)] = []
    values.reserveCapacity(counters.count)
    for (place, item) in counters.enumerated() {
      values.append((number(of: item.counter, likely: place), item.value))
    }
    recent = values.map(\.counter)
    sums.add(values, of: id)
  }

  private mutating func number(of counter: Counter, likely place: Int) -> Int {
    if place < recent.count, counters[recent[place]] == counter { return recent[place] }
    if let number = numbers[counter] { return number }
    numbers[counter] = counters.count
    counters.append(counter)
    return counters.count - 1
  }

  /// Adds the articles that wait for others, so that ``sums(of:)`` need not.
  mutating func settle() {
    sums.settle()
  }

  /// Adds the sums of other articles under the same bootstrap.
  mutating func merge(_ other: Replicates) {
    sums.merge(other.sums, as: other.counters.map { number(of: $0, likely: .max) })
  }

  /// The sums of a counter, one for each replicate.
  func sums(of counter: Counter) -> [Int] {
    sums.sums(of: numbers[counter] ?? .max)
  }
}
