/// Trains the passes of one level of a tagger.
struct LevelTrainer {
  let data: TrainingTokens
  let spans: [[LabelledSpan]]
  let set: LabelSet
  let options: TaggerOptions

  /// The level, and for each article the spans that first passes gave which never saw its part.
  func trained() -> (model: TaggerModel.Level, predicted: [[LabelledSpan]]) {
    let labels = zip(data.articles, spans).map { features, spans in
      var labels = [Int32](repeating: 0, count: features.words.count)
      for span in spans { set.write(span.type, over: span.tokens, into: &labels) }
      return labels
    }
    let empty = set.emptyModel
    let perClass = empty.classCount > 1
    let problem = data.problem(labels: labels, perClass: perClass)
    let first = SequenceLearner(problem, empty: empty, options: options.learning).learned()
      .rounded()
    let enough = data.articles.count >= TaggerOptions.articlesForDocument
    let usesDocument = options.usesDocument ?? enough
    guard usesDocument || options.jackknifes else {
      return (TaggerModel.Level(labels: set, first: first, second: nil), [])
    }
    let predicted = jackknifed(problem, empty)
    let found = zip(data.articles, predicted).map { features, labels in
      features.layout.sentences.flatMap { set.spans(labels, in: $0) }
    }
    guard usesDocument else {
      return (TaggerModel.Level(labels: set, first: first, second: nil), found)
    }
    let extras = data.evidence(predicted, set)
    let again = data.problem(labels: labels, extras: extras, perClass: perClass)
    let second = SequenceLearner(again, empty: empty, options: options.learning).learned().rounded()
    return (TaggerModel.Level(labels: set, first: first, second: second), found)
  }

  /// What models say that did not see the part of each sentence.
  private func jackknifed(_ problem: SequenceProblem, _ empty: SequenceModel) -> [[Int32]] {
    var learning = options.learning
    learning.epochs = max(1, learning.epochs / 2)
    learning.rounds = 1
    var flat = [Int32](repeating: 0, count: problem.count)
    for part in Swift.Set(problem.parts).sorted() {
      let model = SequenceLearner(problem, empty: empty, options: learning) {
        problem.parts[$0] != part
      }.learned()
      var finder = PathFinder()
      for index in problem.sequences.indices where problem.parts[index] == part {
        let labels = model.labels(of: index, in: problem, finder: &finder)
        flat.replaceSubrange(problem.sequences[index], with: labels)
      }
    }
    var predicted: [[Int32]] = []
    var start = 0
    for features in data.articles {
      predicted.append(Array(flat[start..<start + features.words.count]))
      start += features.words.count
    }
    return predicted
  }
}
