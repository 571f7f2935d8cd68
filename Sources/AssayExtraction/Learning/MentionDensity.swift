/// How dense what a first pass found lies around a token, as features for a second.
///
/// An article tells of what happens in some places and describes, argues or reports what was said in
/// others: where much was found much more is to be found.
enum MentionDensity {
  /// How far to both sides mentions are counted.
  private static let reaches = [15, 60, 400]

  /// Adds features to the tokens of an article.
  ///
  /// - Parameter labels: What the first pass gave, a label for each token. What it gave a token and its
  ///   neighbours is not counted for that token.
  static func add(
    _ features: borrowing TokenFeatures, labels: [Int32], set: LabelSet,
    to found: inout [TokenFeature]
  ) {
    var before = [0]
    before.reserveCapacity(labels.count + 1)
    for label in labels {
      before.append(before[before.count - 1] + (set.begins(Int(label)) ? 1 : 0))
    }
    for token in labels.indices {
      let own = before[min(labels.count, token + 2)] - before[max(0, token - 1)]
      let part = features.table.traits[Int(features.words[token])].part
      for (index, reach) in reaches.enumerated() {
        let low = max(0, token - reach), high = min(labels.count, token + reach + 1)
        let share = Self.bucket(before[high] - before[low] - own, of: high - low)
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
