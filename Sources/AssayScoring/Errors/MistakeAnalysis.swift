import AssayModel

/// Finds and counts what is wrong with predictions, article by article.
///
/// Mentions and triggers are compared by one ``Alignment``, arguments by what `event.AC+` compares,
/// relations by type and arguments, links where extents agree; copies are annotations of their own
/// (``Duplicates/counted``). So what is right here is what `ent.strict`, `event.TC` and `event.AC+`
/// count as correct, and the mistakes are all the rest: those with a gold side are as many as gold
/// annotations that are not correct, those with a predicted side as many as predictions that are not.
/// Errors of coreference are steps that repair the entities; each has a bin, and no F1 without it.
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
    let goldRelations = PlacedRelation.all(of: gold)
    let predictedRelations = PlacedRelation.all(of: predicted)
    mistakes += note(
      RelationVerdicts(gold: goldRelations, predicted: predictedRelations).all, .relation,
      in: pair.id, gold: goldRelations, predicted: predictedRelations, label: \.key.type,
      side: sides.side)
    mistakes += note(
      LinkVerdicts(gold: gold.mentions, predicted: predicted.mentions).all, .link, in: pair.id,
      gold: gold.mentions, predicted: predicted.mentions, label: { $0.link ?? "NIL" },
      side: sides.linked)
    mistakes += noteCoreference(gold, predicted, in: pair.id, sides)
    return mistakes.sorted(by: Mistake.precedes)
  }

  private mutating func noteCoreference(
    _ gold: Layer, _ predicted: Layer, in article: String, _ sides: SideMaker
  ) -> [Mistake] {
    let entities = CoreferenceVerdicts(
      key: CoreferenceDocument(id: article, entitiesOf: gold),
      response: CoreferenceDocument(id: article, entitiesOf: predicted)
    ) { CoreferenceMistake<Extent>.spanSimilarity($0, $1) }
    let goldTypes = gold.mentionTypes, predictedTypes = predicted.mentionTypes
    let events = CoreferenceVerdicts(
      key: CoreferenceDocument(id: article, eventsOf: gold),
      response: CoreferenceDocument(id: article, eventsOf: predicted)
    ) { CoreferenceMistake<CoreferenceEvent>.spanSimilarity($0, $1) }
    return note(
      entities, .coreference, sides, extent: \.self,
      goldType: { goldTypes[$0] ?? "" }, predictedType: { predictedTypes[$0] ?? "" })
      + note(
        events, .eventCoreference, sides, extent: \.extent, goldType: \.type,
        predictedType: \.type)
  }

  private mutating func note<Item>(
    _ verdicts: CoreferenceVerdicts<Item>, _ subject: MistakeSubject, _ sides: SideMaker,
    extent: (Item) -> Extent, goldType: (Item) -> String, predictedType: (Item) -> String
  ) -> [Mistake] {
    tallies[subject, default: MistakeTally()].count(entities: verdicts.entities)
    return verdicts.steps.map { step in
      let kind = MistakeKind(step.kind)
      tallies[subject, default: MistakeTally()].count(step: kind)
      func entity(
        _ members: [Item], _ own: [Item], _ type: (Item) -> String
      ) -> Mistake.Side? {
        let shown = step.kind == .spanError ? own : members.filter { !own.contains($0) }
        let first = (shown.isEmpty ? members : shown).min { extent($0) < extent($1) }
        return first.map {
          Mistake.Side(
            type: type($0), passage: sides.passage(extent($0)), size: members.count)
        }
      }
      let altered = step.altered.map { [$0] } ?? step.mentions
      return Mistake(
        article: step.document, subject: subject, kind: kind,
        gold: entity(step.keyMentions, step.mentions, goldType),
        predicted: entity(step.responseMentions, altered, predictedType),
        mentions: step.mentions.sorted { extent($0) < extent($1) }
          .map { sides.passage(extent($0)) })
    }
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
  ///
  /// Of coreference the entities of several mentions, right if they are the same on both sides.
  public func counts(of subject: MistakeSubject) -> Counts { tally(subject).counts }

  /// The same in MUC's words: a place of the right type that only overlaps the gold one is partial.
  public func outcomes(of subject: MistakeSubject) -> Counts { tally(subject).outcomes }

  /// The bins of a subject, empty ones included.
  public func bins(of subject: MistakeSubject) -> [MistakeBin] {
    let tally = tally(subject)
    return subject.kinds.map { kind in
      MistakeBin(kind: kind, count: tally.mistakes[kind] ?? 0, counts: tally.counts)
    }
  }

  /// What was taken for what: types of mentions, relations and triggers' events, roles of arguments,
  /// links of mentions; empty for coreference.
  public func confusion(of subject: MistakeSubject) -> ConfusionMatrix { tally(subject).confusion }

  private func tally(_ subject: MistakeSubject) -> MistakeTally {
    tallies[subject] ?? MistakeTally()
  }
}

extension Layer {
  /// The types of mentions by extent, of several on one the first.
  fileprivate var mentionTypes: [Extent: String] {
    Dictionary(mentions.map { ($0.extent, $0.type) }, uniquingKeysWith: { first, _ in first })
  }
}
