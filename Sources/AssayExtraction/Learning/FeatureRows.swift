/// The rows of the features of some tokens, looked up in rounds.
///
/// Within a round no look-up waits for another, so that the processor has many on their way to memory at once:
/// first what may have a row at all, then where it is looked for first, then its row.
struct FeatureRows: Sendable {
  /// The rows, those of one token behind those of another, in the order of its features.
  private(set) var rows: [Int32] = []
  /// Where the rows of each token end.
  private(set) var ends: [Int32] = []
  private var features: [UInt32] = []
  private var entries: [UInt64] = []

  /// The most features of a token that speak of several words.
  private static let pairCount = 16

  /// Looks up the features of the tokens of a sentence that are not of one word alone.
  mutating func find(
    _ sentence: Range<Int>, _ text: borrowing TokenFeatures, in table: borrowing FeatureTable
  ) {
    clear()
    let room = Self.pairCount * sentence.count + 3 * text.extraCount(in: sentence)
    features.append(addingCapacity: room) { (output: inout OutputSpan<UInt32>) in
      for token in sentence {
        text.forEachPair(token, in: sentence) { Self.append($0, ifIn: table, to: &output) }
        text.forEachExtra(token, in: sentence) { Self.append($0, ifIn: table, to: &output) }
        ends.append(Int32(truncatingIfNeeded: output.count))
      }
    }
    lookUp(in: table)
  }

  /// Looks up some features as if they were of one token.
  mutating func find(
    _ count: Int, in table: borrowing FeatureTable, _ feature: (Int) -> UInt32
  ) {
    clear()
    features.append(addingCapacity: count) { (output: inout OutputSpan<UInt32>) in
      for number in 0..<count { Self.append(feature(number), ifIn: table, to: &output) }
    }
    ends.append(Int32(truncatingIfNeeded: features.count))
    lookUp(in: table)
  }

  private mutating func clear() {
    features.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// Appends a feature that may have a row; which of them do cannot be foreseen, so there is no branch.
  @inline(__always)
  private static func append(
    _ feature: UInt32, ifIn table: borrowing FeatureTable, to output: inout OutputSpan<UInt32>
  ) {
    output.append(feature)
    output.removeLast(1 &- table.hint(of: feature))
  }

  private mutating func lookUp(in table: borrowing FeatureTable) {
    Self.look(features, in: table, &entries)
    Self.resolve(features, entries, in: table, &rows, &ends)
  }

  /// Loads what stands where each feature is looked for first.
  private static func look(
    _ features: [UInt32], in table: borrowing FeatureTable, _ entries: inout [UInt64]
  ) {
    let features = features.span
    entries.removeAll(keepingCapacity: true)
    entries.append(addingCapacity: features.count) { (output: inout OutputSpan<UInt64>) in
      for index in features.indices { output.append(table.entry(of: features[index])) }
    }
  }

  /// Turns features into rows, and leaves out those without one.
  private static func resolve(
    _ features: [UInt32], _ entries: [UInt64], in table: borrowing FeatureTable,
    _ rows: inout [Int32], _ ends: inout [Int32]
  ) {
    let features = features.span
    let entries = entries.span
    var ends = ends.mutableSpan
    rows.removeAll(keepingCapacity: true)
    rows.append(addingCapacity: features.count) { (output: inout OutputSpan<Int32>) in
      var index = 0
      for token in ends.indices {
        while index < Int(ends[token]) {
          let row = table.row(of: features[index], at: entries[index])
          output.append(Int32(truncatingIfNeeded: row))
          output.removeLast(row < 0 ? 1 : 0)
          index &+= 1
        }
        ends[token] = Int32(truncatingIfNeeded: output.count)
      }
    }
  }
}
