/// Which attributes must agree before EvmEval maps a mention to another.
package enum EvmevalCriterion: String, Sendable, CaseIterable {
  case plain
  case type = "mention_type"
  case realis = "realis_status"
  case typeAndRealis = "mention_type+realis_status"

  func allows(gold: EvmevalNugget, predicted: EvmevalNugget) -> Bool {
    func agree(_ gold: String, _ predicted: String) -> Bool {
      gold == EvmevalNugget.notAnnotated || gold == predicted
    }
    if self == .type || self == .typeAndRealis, !agree(gold.type, predicted.type) { return false }
    if self == .realis || self == .typeAndRealis, !agree(gold.realis, predicted.realis) {
      return false
    }
    return true
  }
}

/// EvmEval's greedy mapping of an article's mentions, one to one.
///
/// Of all pairs that share a character the best Dice coefficient goes first; of equals the first
/// predicted mention, then the first gold one.
struct EvmevalMapping {
  /// For each gold mention the predicted one and their Dice coefficient.
  private(set) var partners: [(predicted: Int, dice: Double)?]

  /// Maps the mentions that a criterion allows.
  ///
  /// - Complexity: O(p log p) in the number of pairs.
  init(_ article: EvmevalArticle, _ criterion: EvmevalCriterion) {
    partners = Array(repeating: nil, count: article.gold.count)
    var isTaken = [Bool](repeating: false, count: article.predicted.count)
    for pair in Self.pairs(article) {
      guard partners[pair.gold] == nil, !isTaken[pair.predicted],
        criterion.allows(
          gold: article.gold[pair.gold], predicted: article.predicted[pair.predicted])
      else { continue }
      partners[pair.gold] = (pair.predicted, pair.dice)
      isTaken[pair.predicted] = true
    }
  }

  /// The sum of the Dice coefficients, in the order of the gold mentions.
  var credit: Double { partners.reduce(0) { $0 + ($1?.dice ?? 0) } }

  private static func pairs(
    _ article: EvmevalArticle
  ) -> [(gold: Int, predicted: Int, dice: Double)] {
    var pairs: [(gold: Int, predicted: Int, dice: Double)] = []
    for (predicted, nugget) in article.predicted.enumerated() {
      for (gold, other) in article.gold.enumerated() {
        let dice = nugget.dice(other)
        if dice > 0 { pairs.append((gold, predicted, dice)) }
      }
    }
    return pairs.sorted { ($1.dice, $0.predicted, $0.gold) < ($0.dice, $1.predicted, $1.gold) }
  }
}
