/// Scores the tokens of an article by a model, and finds the best labels.
///
/// What a word adds to the tokens around it depends on the word alone, so these sums are kept: a token
/// costs five rows of them and the few features that speak of several words. The sums are made in one
/// order, so that the result does not depend on what was met before.
struct TokenScorer: Sendable {
  typealias Row = SequenceModel.Row

  private var sums: [Row] = []
  private var summed = 0
  private var generation = 0
  private var finder = PathFinder()

  /// The label of each token that was run last; there may be more.
  var labels: [Int32] { finder.labels }

  /// Finds the labels of all tokens.
  mutating func run(_ features: borrowing TokenFeatures, _ model: borrowing SequenceModel) {
    let width = model.width
    sumWords(features, model)
    let count = features.words.count
    finder.reserve(count, width: width)
    for sentence in features.layout.sentences {
      if width == 1 {
        for token in sentence {
          finder.scores[token] = Self.scoreNarrow(token, sentence, features, model, sums)
        }
      } else {
        for token in sentence {
          Self.score(token, sentence, features, model, sums, &finder.scores)
        }
      }
      finder.find(model, classes: features.classes, from: 0, in: sentence)
    }
  }

  /// The score of a token whose rows are one vector.
  @inline(__always)
  private static func scoreNarrow(
    _ token: Int, _ sentence: Range<Int>, _ features: borrowing TokenFeatures,
    _ model: borrowing SequenceModel, _ sums: [Row]
  ) -> Row {
    var score = model.base[0]
    let sums = sums.span
    for place in -2...2 {
      score += sums[5 &* features.word(token, place, in: sentence) &+ place &+ 2]
    }
    let weights = model.weights.span
    features.forEachPair(token, in: sentence) { feature in
      let row = model.table.row(of: feature)
      if row >= 0 { score += weights[row] }
    }
    features.forEachExtra(token, in: sentence) { feature in
      let row = model.table.row(of: feature)
      if row >= 0 { score += weights[row] }
    }
    return score
  }

  private static func score(
    _ token: Int, _ sentence: Range<Int>, _ features: borrowing TokenFeatures,
    _ model: borrowing SequenceModel, _ sums: [Row], _ scores: inout [Row]
  ) {
    let width = model.width
    let origin = token * width
    for block in 0..<width { scores[origin + block] = model.base[block] }
    for place in -2...2 {
      let from = (5 * features.word(token, place, in: sentence) + place + 2) * width
      for block in 0..<width { scores[origin + block] += sums[from + block] }
    }
    var rows: [Int] = []
    features.forEachPair(token, in: sentence) { rows.append(model.table.row(of: $0)) }
    features.forEachExtra(token, in: sentence) { rows.append(model.table.row(of: $0)) }
    for row in rows where row >= 0 {
      for block in 0..<width { scores[origin + block] += model.weights[row * width + block] }
    }
  }

  /// Sums up the words that were not met before.
  private mutating func sumWords(
    _ features: borrowing TokenFeatures, _ model: borrowing SequenceModel
  ) {
    if generation != features.generation {
      generation = features.generation
      summed = 0
      sums.removeAll(keepingCapacity: true)
    }
    let width = model.width
    while summed < features.table.count {
      let traits = features.table.traits[summed]
      for place in -2...2 {
        let origin = sums.count
        for _ in 0..<width { sums.append(.zero) }
        // A word is seen at a place from the token, so that the token sees it there too.
        for feature in traits.features.prefix(traits.count(at: place)) {
          let row = model.table.row(of: FeatureHash.feature(feature, at: place)) * width
          guard row >= 0 else { continue }
          for block in 0..<width { sums[origin + block] += model.weights[row + block] }
        }
      }
      summed += 1
    }
  }
}

extension SequenceModel {
  /// The labels of one sequence of a problem.
  func labels(
    of sequence: Int, in problem: borrowing SequenceProblem, finder: inout PathFinder
  ) -> [Int32] {
    let tokens = problem.sequences[sequence]
    finder.reserve(tokens.count, width: width)
    for token in tokens {
      let origin = (token - tokens.lowerBound) * width
      for block in 0..<width { finder.scores[origin + block] = base[block] }
      for place in problem.starts[token]..<problem.starts[token + 1] {
        let row = table.row(of: problem.features[place]) * width
        guard row >= 0 else { continue }
        for block in 0..<width { finder.scores[origin + block] += weights[row + block] }
      }
    }
    finder.find(self, classes: problem.classes, from: tokens.lowerBound, in: 0..<tokens.count)
    return Array(finder.labels[..<tokens.count])
  }
}
