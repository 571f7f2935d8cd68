/// Sequences with their right labels, as a learner sees them: features as numbers of rows.
struct SequenceProblem: Sendable {
  /// The features of all tokens, behind one another, before they have rows.
  private(set) var features: [UInt32] = []
  /// Where the features of each token start, and where those of the last end.
  private(set) var starts: [Int] = [0]
  /// The tokens of each sequence.
  private(set) var sequences: [Range<Int>] = []
  /// The right label of each token.
  private(set) var gold: [Int32] = []
  /// The transition class of each token.
  private(set) var classes: [UInt8] = []
  /// For each sequence which labels it may have, as an index into the masks of the learner.
  private(set) var masks: [Int32] = []
  /// Which part each sequence belongs to, for jackknifing.
  private(set) var parts: [Int32] = []

  /// The number of tokens.
  var count: Int { gold.count }

  /// Adds a feature of the token that is added next.
  mutating func add(_ feature: UInt32) {
    features.append(feature)
  }

  /// Ends a token.
  mutating func endToken(gold label: Int32, class transition: UInt8) {
    starts.append(features.count)
    gold.append(label)
    classes.append(transition)
  }

  /// Ends a sequence.
  mutating func endSequence(mask: Int32 = 0, part: Int = 0) {
    let start = sequences.last?.upperBound ?? 0
    guard start < gold.count else { return }
    sequences.append(start..<gold.count)
    masks.append(mask)
    parts.append(Int32(part))
  }

  /// Gives a row to each feature that occurs at least `least` times in sequences that count.
  ///
  /// - Returns: The rows of all tokens behind one another, where those of each token start, and where those of the
  ///   last end. Features without a row are left out.
  func numbered(
    least: Int, where counts: (Int) -> Bool
  ) -> (table: FeatureTable, rows: [Int32], starts: [Int]) {
    var all = FeatureTable(expecting: 1 << 16)
    var occurrences: [Int32] = []
    var rows = [Int32](repeating: -1, count: features.count)
    for (index, sequence) in sequences.enumerated() where counts(index) {
      for place in starts[sequence.lowerBound]..<starts[sequence.upperBound] {
        let row = all.insert(features[place])
        rows[place] = Int32(row)
        if row == occurrences.count { occurrences.append(0) }
        occurrences[row] += 1
      }
    }
    guard least > 1 else { return known(rows, of: all) }
    var table = FeatureTable(expecting: all.count)
    var kept = [Int32](repeating: -1, count: all.count)
    for (row, feature) in all.features.enumerated() where occurrences[row] >= least {
      kept[row] = Int32(table.insert(feature))
    }
    for place in rows.indices where rows[place] >= 0 { rows[place] = kept[Int(rows[place])] }
    return known(rows, of: table)
  }

  /// The rows without those that are -1.
  private func known(
    _ rows: [Int32], of table: FeatureTable
  ) -> (table: FeatureTable, rows: [Int32], starts: [Int]) {
    var known: [Int32] = [], ends = [0]
    known.reserveCapacity(rows.count)
    ends.reserveCapacity(starts.count)
    for token in 0..<count {
      known += rows[starts[token]..<starts[token + 1]].lazy.filter { $0 >= 0 }
      ends.append(known.count)
    }
    return (table, known, ends)
  }
}
