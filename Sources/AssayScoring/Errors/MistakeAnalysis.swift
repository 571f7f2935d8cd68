import AssayModel

/// Finds and counts what is wrong with predictions, article by article.
///
/// Mentions and triggers are compared by one ``Alignment``, arguments by what `event.AC+` compares;
/// copies are annotations of their own (``Duplicates/counted``). So what is right here is what
/// `ent.strict`, `event.TC` and `event.AC+` count as correct, and the mistakes are all the rest:
/// those with a gold side are as many as gold annotations that are not correct, those with a
/// predicted side as many as predictions that are not.
public struct MistakeAnalysis: Sendable {
  private var tallies: [MistakeSubject: MistakeTally] = [:]

  /// Makes an analysis that has seen no article.
  public init() {}

  /// Counts the mistakes in an article and gives them in text order.
  ///
  /// A side that is missing has no annotations.
  /// - Complexity: that of ``Alignment``, and O(n) in the bytes of the text.
  public mutating func add(_ pair: ArticlePair) -> [Mistake] {
    let gold = pair.gold ?? Layer(empty: .person("gold"))
    let predicted = pair.predicted ?? Layer(empty: .person("predicted"))
    let sides = SideMaker(pair.text)
    let mentions = SpanVerdicts(gold: gold.mentions, predicted: predicted.mentions).all
    var mistakes = note(
      mentions, .mention, in: pair.id, gold: gold.mentions, predicted: predicted.mentions,
      label: \.type, side: sides.side)

    let golds = Triggers(gold), predicteds = Triggers(predicted)
    let triggers = SpanVerdicts(gold: golds.spans, predicted: predicteds.spans).all
    mistakes += note(
      triggers, .trigger, in: pair.id, gold: golds.spans, predicted: predicteds.spans,
      label: \.type, side: sides.side)

    let goldArguments = PlacedArgument.all(of: gold)
    let predictedArguments = PlacedArgument.all(of: predicted)
    let arguments = ArgumentVerdicts(
      gold: goldArguments, predicted: predictedArguments,
      partners: golds.partners(among: predicteds, triggers))
    mistakes += note(
      arguments.all, .argument, in: pair.id, gold: goldArguments, predicted: predictedArguments,
      label: \.role, side: sides.side)
    return mistakes.sorted(by: Mistake.precedes)
  }

  private mutating func note<Annotation>(
    _ verdicts: [Verdict], _ subject: MistakeSubject, in article: String, gold: [Annotation],
    predicted: [Annotation], label: (Annotation) -> String, side: (Annotation) -> Mistake.Side
  ) -> [Mistake] {
    verdicts.compactMap { verdict in
      let gold = verdict.gold.map { gold[$0] }
      let predicted = verdict.predicted.map { predicted[$0] }
      tallies[subject, default: MistakeTally()].count(
        verdict.kind, gold: gold.map(label), predicted: predicted.map(label))
      return verdict.kind.map { kind in
        Mistake(
          article: article, subject: subject, kind: kind, gold: gold.map(side),
          predicted: predicted.map(side))
      }
    }
  }

  // MARK: - Sums

  /// The counts of a subject, as those of the metric that it names.
  public func counts(of subject: MistakeSubject) -> Counts { tally(subject).counts }

  /// The bins of a subject, empty ones included.
  public func bins(of subject: MistakeSubject) -> [MistakeBin] {
    let tally = tally(subject)
    return subject.kinds.map { kind in
      MistakeBin(kind: kind, count: tally.mistakes[kind] ?? 0, counts: tally.counts)
    }
  }

  /// What was taken for what: types of mentions and of triggers' events, roles of arguments.
  public func confusion(of subject: MistakeSubject) -> ConfusionMatrix { tally(subject).confusion }

  private func tally(_ subject: MistakeSubject) -> MistakeTally {
    tallies[subject] ?? MistakeTally()
  }
}
