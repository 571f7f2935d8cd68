extension Alignment {
  /// Pairs items of equal key, one to one: those of one type first, then in the order of the types'
  /// names.
  ///
  /// - Complexity: O(n) in the number of items, where few share a key.
  init<Key>(
    gold: [KeyedItem<Key>], predicted: [KeyedItem<Key>], types: [String], duplicates: Duplicates
  ) {
    let golds = Self.groups(gold, types: types, duplicates: duplicates)
    let predicteds = Self.groups(predicted, types: types, duplicates: duplicates)
    var pairs: [Pair] = []
    var missed: [Int] = [], spurious: [Int] = []
    for (key, group) in golds {
      var goldLeft: [Int] = [], predictedLeft = predicteds[key] ?? []
      for index in group {
        if let match = predictedLeft.firstIndex(where: { predicted[$0].type == gold[index].type }) {
          let partner = predictedLeft.remove(at: match)
          pairs.append(Pair(gold: index, predicted: partner, correspondence: .exact))
        } else {
          goldLeft.append(index)
        }
      }
      for (index, partner) in zip(goldLeft, predictedLeft) {
        pairs.append(Pair(gold: index, predicted: partner, correspondence: .sameExtent))
      }
      missed += goldLeft.dropFirst(predictedLeft.count)
      spurious += predictedLeft.dropFirst(goldLeft.count)
    }
    for (key, group) in predicteds where golds[key] == nil { spurious += group }
    self.init(
      pairs: pairs.sorted { $0.gold < $1.gold }, missed: missed.sorted(),
      spurious: spurious.sorted())
  }

  /// An alignment that was found otherwise.
  init(pairs: [Pair], missed: [Int], spurious: [Int]) {
    self.pairs = pairs
    self.missed = missed
    self.spurious = spurious
  }

  /// The indexes of the items by key, in the order of their types' names; the first alone where
  /// duplicates are ignored.
  private static func groups<Key>(
    _ items: [KeyedItem<Key>], types: [String], duplicates: Duplicates
  ) -> [Key: [Int]] {
    var groups: [Key: [Int]] = [:]
    for (index, item) in items.enumerated() { groups[item.key, default: []].append(index) }
    return groups.mapValues { group in
      guard group.count > 1 else { return group }
      let sorted = group.sorted {
        (types[items[$0].type], $0) < (types[items[$1].type], $1)
      }
      return duplicates == .ignored ? [sorted[0]] : sorted
    }
  }
}
