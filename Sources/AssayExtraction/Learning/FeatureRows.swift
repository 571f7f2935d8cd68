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

  /// Looks up the features of the tokens of the window that speak of several words.
  mutating func findPairs(_ text: borrowing TokenFeatures, in table: borrowing FeatureTable) {
    clear()
    let pairs = text.pairs.span
    features.append(addingCapacity: pairs.count) { (output: inout OutputSpan<UInt32>) in
      var start = 0
      while start < pairs.count {
        let end = start &+ TokenFeatures.pairCount
        for pair in start..<end { Self.append(pairs[pair], ifIn: table, to: &output) }
        start = end
        ends.append(Int32(truncatingIfNeeded: output.count))
      }
    }
    lookUp(in: table)
  }

  /// Looks up the features of the tokens of a sentence that are beyond words.
  mutating func findExtras(
    _ sentence: Range<Int>, _ text: borrowing TokenFeatures, in table: borrowing FeatureTable
  ) {
    clear()
    let room = 3 * text.extraCount(in: sentence)
    features.append(addingCapacity: room) { (output: inout OutputSpan<UInt32>) in
      for token in sentence {
        text.forEachExtra(token, in: sentence) { Self.append($0, ifIn: table, to: &output) }
        ends.append(Int32(truncatingIfNeeded: output.count))
      }
    }
    lookUp(in: table)
  }

  /// Puts the rows in one model of what speaks of several words, and those of what is beyond words behind them,
  /// token by token.
  ///
  /// - Parameters:
  ///   - sentence: Its tokens, counted from the first of the window.
  ///   - pairs: The numbers in `index` of the features of the tokens of the window.
  ///   - extras: The rows of the tokens of the sentence.
  mutating func join(
    _ sentence: Range<Int>, pairs: borrowing FeatureRows, in index: borrowing FeatureIndex,
    model: Int, extras: borrowing FeatureRows
  ) {
    rows.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    let numbers = pairs.rows.span, numberEnds = pairs.ends.span
    let more = extras.rows.span, moreEnds = extras.ends.span
    var start = sentence.lowerBound == 0 ? 0 : Int(numberEnds[sentence.lowerBound &- 1])
    var next = 0
    let room = Int(numberEnds[sentence.upperBound &- 1]) &- start &+ more.count
    rows.append(addingCapacity: room) { (output: inout OutputSpan<Int32>) in
      for token in sentence {
        let end = Int(numberEnds[token])
        index.append(numbers, start..<end, of: model, to: &output)
        start = end
        let last = Int(moreEnds[token &- sentence.lowerBound])
        while next < last {
          output.append(more[next])
          next &+= 1
        }
        ends.append(Int32(truncatingIfNeeded: output.count))
      }
    }
  }

  /// Puts the rows in one model of some features.
  mutating func take(
    _ numbers: borrowing FeatureRows, in index: borrowing FeatureIndex, model: Int
  ) {
    rows.removeAll(keepingCapacity: true)
    let numbers = numbers.rows.span
    rows.append(addingCapacity: numbers.count) { (output: inout OutputSpan<Int32>) in
      index.append(numbers, 0..<numbers.count, of: model, to: &output)
    }
  }

  /// Looks up the features of a word that is seen some places away.
  mutating func find(_ word: WordTraits, at place: Int, in table: borrowing FeatureTable) {
    clear()
    let count = word.count(at: place)
    let own = word.features.span
    features.append(addingCapacity: count) { (output: inout OutputSpan<UInt32>) in
      for index in 0..<count {
        Self.append(FeatureHash.feature(own[index], at: place), ifIn: table, to: &output)
      }
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
