/// Trains the passes of one level of a tagger.
struct LevelTrainer {
  let data: TrainingTokens
  let spans: [[LabelledSpan]]
  let set: LabelSet
  let options: TaggerOptions

  /// From so many tokens on one part of the articles is enough to try a setting on.
  private static let manyTokens = 50_000
  /// What leaving a token out may cost where that is tried out, in the order of the trials.
  private static let missCosts: [Float] = [1, 1.5, 2, 2.5, 3, 4]

  /// The level, and for each article the spans that first passes gave which never saw its part.
  func trained() -> (model: TaggerModel.Level, predicted: [[LabelledSpan]]) {
    let labels = zip(data.articles, spans).map { features, spans in
      var labels = [Int32](repeating: 0, count: features.words.count)
      for span in spans { set.write(span.type, over: span.tokens, into: &labels) }
      return labels
    }
    let empty = set.emptyModel.allowing(Swift.Set(labels.joined()))
    let perClass = empty.classCount > 1
    let problem = data.problem(labels: labels, perClass: perClass)
    var learning = options.learning
    if options.choosesMissCost { learning.missCost = bestMissCost(problem, empty) }
    let first = SequenceLearner(problem, empty: empty, options: learning).learned().rounded()
    let enough = data.articles.count >= TaggerOptions.articlesForDocument
    let usesDocument = options.usesDocument ?? enough
    guard usesDocument || options.jackknifes else {
      return (TaggerModel.Level(labels: set, first: first, second: nil), [])
    }
    let predicted = byArticle(
      jackknifed(problem, empty, learning, parts: Swift.Set(problem.parts).sorted()))
    let found = zip(data.articles, predicted).map { features, labels in
      features.layout.sentences.flatMap { set.spans(labels, in: $0) }
    }
    guard usesDocument else {
      return (TaggerModel.Level(labels: set, first: first, second: nil), found)
    }
    let extras = data.evidence(predicted, set, density: options.usesContext)
    let again = data.problem(labels: labels, extras: extras, perClass: perClass)
    let second = SequenceLearner(again, empty: empty, options: learning).learned().rounded()
    return (TaggerModel.Level(labels: set, first: first, second: second), found)
  }

  /// The labels of all tokens: of sentences in some parts what a model says that did not see the
  /// sentence's part, and of others none.
  private func jackknifed(
    _ problem: SequenceProblem, _ empty: SequenceModel, _ options: LearningOptions, parts: [Int32]
  ) -> [Int32] {
    var learning = options
    learning.epochs = max(1, learning.epochs / 2)
    learning.rounds = 1
    var flat = [Int32](repeating: 0, count: problem.count)
    for part in parts {
      let model = SequenceLearner(problem, empty: empty, options: learning) {
        problem.parts[$0] != part
      }.learned()
      var finder = PathFinder()
      for index in problem.sequences.indices where problem.parts[index] == part {
        let labels = model.labels(of: index, in: problem, finder: &finder)
        flat.replaceSubrange(problem.sequences[index], with: labels)
      }
    }
    return flat
  }

  private func byArticle(_ flat: [Int32]) -> [[Int32]] {
    var predicted: [[Int32]] = []
    var start = 0
    for features in data.articles {
      predicted.append(Array(flat[start..<start + features.words.count]))
      start += features.words.count
    }
    return predicted
  }

  // MARK: - Trials

  /// What leaving a token out should cost for the highest F1 on parts that the model did not see; two
  /// costs in a row that gain nothing end the search.
  private func bestMissCost(_ problem: SequenceProblem, _ empty: SequenceModel) -> Float {
    let all = Swift.Set(problem.parts).sorted()
    let parts = problem.count < Self.manyTokens ? all : Array(all.prefix(1))
    var best: (f1: Double, cost: Float) = (-1, options.learning.missCost)
    var failures = 0
    for cost in Self.missCosts where failures < 2 {
      var learning = options.learning
      learning.missCost = cost
      let f1 = f1(jackknifed(problem, empty, learning, parts: parts), of: problem, in: parts)
      failures = f1 > best.f1 ? 0 : failures + 1
      if f1 > best.f1 { best = (f1, cost) }
    }
    return best.cost
  }

  /// The F1 of spans in the sentences of some parts; 0 where there are none.
  private func f1(_ labels: [Int32], of problem: SequenceProblem, in parts: [Int32]) -> Double {
    var correct = 0, total = 0
    for (index, tokens) in problem.sequences.enumerated() where parts.contains(problem.parts[index])
    {
      let gold = set.spans(problem.gold, in: tokens), found = set.spans(labels, in: tokens)
      correct += Swift.Set(gold).intersection(found).count
      total += gold.count + found.count
    }
    return total == 0 ? 0 : 2 * Double(correct) / Double(total)
  }
}
