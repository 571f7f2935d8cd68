/// What a first pass over an article says about the words of it, as features for a second.
///
/// After Ratinov and Roth (2009), section 5: a name that is clear in one place of an article helps in
/// the others. A token never sees what was said about itself, apart from its own label.
enum DocumentEvidence {
  /// Adds features to the tokens of the window; each block of it counts as an article.
  ///
  /// - Parameter labels: What the first pass gave, a label for each token.
  static func add(
    _ features: borrowing TokenFeatures, labels: [Int32], set: LabelSet,
    to found: inout [TokenFeature]
  ) {
    let window = features.window.tokens
    var start = window.lowerBound
    for sentence in features.sentences
    where sentence.upperBound - start >= TokenLayout.blockLength
      || sentence.upperBound == window.upperBound
    {
      add(features, labels: labels, in: start..<sentence.upperBound, set: set, to: &found)
      start = sentence.upperBound
    }
  }

  private static func add(
    _ features: borrowing TokenFeatures, labels: [Int32], in tokens: Range<Int>, set: LabelSet,
    to found: inout [TokenFeature]
  ) {
    var counts: [UInt64: Counts] = [:]
    for token in tokens {
      let label = labels[token]
      guard let type = set.type(of: Int(label)) else { continue }
      counts[plain(token, features), default: Counts()].add(type, label)
    }
    guard !counts.isEmpty else { return }
    for token in tokens where labels[token] == 0 {
      counts[plain(token, features)]?.outside += 1
    }
    for token in tokens {
      let label = labels[token]
      func add(_ what: UInt64, _ value: UInt64) {
        let feature = FeatureHash.feature(.document, FeatureHash.pair(what, value))
        found.append(TokenFeature(token: Int32(token), feature: feature))
      }
      if label > 0 { add(1, UInt64(label)) }
      guard let all = counts[plain(token, features)] else { continue }
      all.addFeatures(without: label, type: set.type(of: Int(label)), add)
    }
  }

  private static func plain(_ token: Int, _ features: borrowing TokenFeatures) -> UInt64 {
    features.traits(token).plain
  }

  /// How often a word was given each type.
  private struct Counts {
    var outside = 0
    private var types: [(type: Int, count: Int)] = []
    private var labels: [(label: Int32, count: Int)] = []

    mutating func add(_ type: Int, _ label: Int32) {
      if let index = types.firstIndex(where: { $0.type == type }) {
        types[index].count += 1
      } else {
        types.append((type, 1))
      }
      if let index = labels.firstIndex(where: { $0.label == label }) {
        labels[index].count += 1
      } else {
        labels.append((label, 1))
      }
    }

    func addFeatures(without label: Int32, type own: Int?, _ add: (UInt64, UInt64) -> Void) {
      let none = outside - (own == nil ? 1 : 0)
      var total = none
      var best: (type: Int, count: Int)?
      for (type, count) in types {
        let others = count - (type == own ? 1 : 0)
        guard others > 0 else { continue }
        total += others
        add(2, UInt64(type))
        if best.map({ (others, -type) > ($0.count, -$0.type) }) ?? true { best = (type, others) }
      }
      guard total > 0 else { return }
      if let best, best.count >= none {
        add(3, UInt64(best.type))
        if 5 * best.count >= 4 * total { add(4, UInt64(best.type)) }
      } else {
        add(5, 5 * none >= 4 * total ? 1 : 0)
      }
      for (other, count) in labels where count > (other == label ? 1 : 0) { add(6, UInt64(other)) }
    }
  }
}
