/// The entries of an article that rules ask for, each once, in the order in which they come first.
struct SoughtEntries: Sendable {
  private(set) var entries: [Int32] = []
  /// For each entry of the program the number of the article that had it last.
  private var seenIn: [UInt32] = []
  private var number: UInt32 = 0

  /// Begins another article.
  ///
  /// - Parameter count: The number of entries of the program.
  mutating func begin(count: Int) {
    entries.removeAll(keepingCapacity: true)
    number &+= 1
    if seenIn.count != count || number == 0 {
      seenIn = [UInt32](repeating: 0, count: count)
      number = 1
    }
  }

  /// Notes an entry.
  @inline(__always)
  mutating func note(_ entry: Int32) {
    guard seenIn[Int(entry)] != number else { return }
    seenIn[Int(entry)] = number
    entries.append(entry)
  }
}
