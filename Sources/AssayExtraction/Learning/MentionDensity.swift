/// How dense what a first pass found lies around a token, as features for a second.
///
/// An article tells of what happens in some places and describes, argues or reports what was said in
/// others: where much was found much more is to be found.
enum MentionDensity {
  /// How far to both sides mentions are counted.
  private static let reaches = [15, 60, 400]

  /// Adds features to the tokens of the window.
  ///
  /// - Parameter labels: What the first pass gave, a label for each token of the article. What it gave a
  ///   token and its neighbours is not counted for that token.
  static func add(
    _ features: borrowing TokenFeatures, labels: [Int32], set: LabelSet,
    to found: inout [TokenFeature]
  ) {
    let window = features.window.tokens
    let furthest = reaches.reduce(2, max)
    let first = max(0, window.lowerBound - furthest)
    let end = min(labels.count, window.upperBound + furthest)
    var before = [Int32(0)]
    before.reserveCapacity(end - first + 1)
    for label in labels[first..<end] {
      before.append(before[before.count - 1] + (set.begins(Int(label)) ? 1 : 0))
    }
    func count(_ low: Int, _ high: Int) -> Int {
      Int(before[min(labels.count, high) - first] - before[max(0, low) - first])
    }
    for token in window {
      let own = count(token - 1, token + 2)
      let part = features.traits(token).part
      for (index, reach) in reaches.enumerated() {
        let low = max(0, token - reach), high = min(labels.count, token + reach + 1)
        let share = Self.bucket(count(low, high) - own, of: high - low)
        let value = FeatureHash.pair(UInt64(index), share)
        for both in [value, FeatureHash.pair(value, part)] {
          found.append(
            TokenFeature(token: Int32(token), feature: FeatureHash.feature(.density, both)))
        }
      }
    }
  }

  /// Shares of one in a hundred tokens apart up to six, of three in a hundred apart above.
  private static func bucket(_ count: Int, of tokens: Int) -> UInt64 {
    let share = 100 * count / max(1, tokens)
    return UInt64(share < 6 ? share : min(12, 4 + share / 3))
  }
}
