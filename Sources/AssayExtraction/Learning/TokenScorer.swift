import AssaySystem

/// Scores the tokens of an article by a model, and finds the best labels.
///
/// What a word adds to the tokens around it depends on the word alone, so these sums are kept: a token
/// costs five rows of them and the few features that speak of several words. The sums are made in one
/// order, so that the result does not depend on what was met before.
struct TokenScorer: Sendable {
  typealias Row = SequenceModel.Row

  /// The number of its model in the index.
  private let number: Int
  /// The rows of its model, here too, so that no word asks for the whole model, which all workers share.
  private let weights: [Row]
  private let width: Int
  private var sums: [Row] = []
  private var extras = FeatureRows()
  private var rows = FeatureRows()
  private var finder = PathFinder()
  private let bounds: SequenceKernels.StepBounds?

  /// - Parameters:
  ///   - model: The one that it will run.
  ///   - number: Its number in the index.
  init(_ model: SequenceModel, number: Int) {
    self.number = number
    weights = model.weights
    width = model.width
    bounds = model.stepBounds
  }

  /// Forgets all words.
  mutating func forgetWords() {
    sums.removeAll(keepingCapacity: true)
  }

  /// Sums up the rows of a word that is seen some places away, of which the numbers in the index are known.
  mutating func sum(
    _ numbers: borrowing FeatureRows, in index: borrowing FeatureIndex
  ) {
    rows.take(numbers, in: index, model: number)
    let start = sums.count
    for _ in 0..<width { sums.append(.zero) }
    SequenceKernels.add(
      rows.rows, rows.rows.indices, of: weights, width: width, to: &sums, at: start)
  }

  /// Finds the labels of the tokens of the window; their words must have been summed up.
  ///
  /// Scores are kept for a sentence at a time, since they take far more room than the text.
  ///
  /// - Parameters:
  ///   - pairs: The numbers in the index of what speaks of several words.
  ///   - labels: Where the labels are put, behind those before.
  mutating func run(
    _ features: borrowing TokenFeatures, pairs: borrowing FeatureRows,
    in index: borrowing FeatureIndex, _ model: borrowing SequenceModel, into labels: inout [Int32]
  ) {
    let base = features.window.tokens.lowerBound
    for sentence in features.sentences where !sentence.isEmpty {
      let tokens = sentence.lowerBound - base..<sentence.upperBound - base
      finder.reserve(sentence.count, width: model.width)
      extras.findExtras(sentence, features, in: model.table)
      rows.join(tokens, pairs: pairs, in: index, model: number, extras: extras)
      SequenceKernels.score(
        tokens, words: features.words, sums: sums, weights: model.weights, rows: rows.rows,
        ends: rows.ends, base: model.base, into: &finder.scores)
      finder.find(
        model, classes: features.classes, from: tokens.lowerBound, in: 0..<sentence.count,
        bounds: bounds)
      labels += finder.labels[..<sentence.count]
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
