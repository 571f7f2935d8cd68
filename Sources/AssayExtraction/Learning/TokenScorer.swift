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
  private var rows = FeatureRows()
  private var finder = PathFinder()

  /// The label of each token that was run last; there may be more.
  var labels: [Int32] { finder.labels }

  /// Finds the labels of all tokens.
  mutating func run(_ features: borrowing TokenFeatures, _ model: borrowing SequenceModel) {
    sumWords(features, model)
    finder.reserve(features.words.count, width: model.width)
    for sentence in features.layout.sentences {
      rows.find(sentence, features, in: model.table)
      Self.score(sentence, features, model, sums, rows, &finder.scores)
      finder.find(model, classes: features.classes, from: 0, in: sentence)
    }
  }

  /// Adds up the rows of each token of a sentence.
  private static func score(
    _ sentence: Range<Int>, _ features: borrowing TokenFeatures,
    _ model: borrowing SequenceModel, _ sums: [Row], _ found: FeatureRows,
    _ all: inout [Row]
  ) {
    let width = model.width
    let weights = model.weights.span
    let sums = sums.span
    let rows = found.rows.span
    let ends = found.ends.span
    var scores = all.mutableSpan
    var start = 0
    for token in sentence {
      let end = Int(ends[token &- sentence.lowerBound])
      for block in 0..<width {
        var score = model.base[block]
        for place in -2...2 {
          let sum = 5 &* features.word(token, place, in: sentence) &+ place &+ 2
          score += sums[sum &* width &+ block]
        }
        for place in start..<end { score += weights[Int(rows[place]) &* width &+ block] }
        scores[token &* width &+ block] = score
      }
      start = end
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
    while summed < features.table.count {
      let traits = features.table.traits[summed]
      // A word is seen at a place from the token, so that the token sees it there too.
      for place in -2...2 {
        rows.find(traits.count(at: place), in: model.table) {
          FeatureHash.feature(traits.features[$0], at: place)
        }
        for block in 0..<model.width {
          var sum = Row.zero
          for row in rows.rows { sum += model.weights[Int(row) * model.width + block] }
          sums.append(sum)
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
