import AssayModel

/// How the layers of several extractors become one.
protocol Combination: Sendable {
  /// What one worker combines with.
  func makeCombiner() -> any Combiner
}

/// One worker's hold on a combination.
protocol Combiner: Sendable {
  /// Writes what all found together to a sink.
  ///
  /// - Parameter found: A layer for each member, in their order; `nil` where one failed and is passed
  ///   over. It may give them up as soon as it has no more need of them, since a long article has large ones.
  /// - Throws: ``ExtractionFailure`` where it cannot work on this article.
  mutating func combine(
    _ found: inout [Layer?], of article: Article, into sink: inout AnnotationSink
  ) throws(ExtractionFailure)
}

extension Combination where Self: Combiner {
  /// Itself: it needs no room.
  func makeCombiner() -> any Combiner { self }
}

/// Several extractors that work on the same article, side by side or one after the other.
struct Ensemble: Sendable {
  /// What it is called, and its settings.
  let identity: ExtractorIdentity
  /// The extractors.
  let members: [RunnableExtractor]
  /// What they are called where one fails.
  let names: [String]
  /// Whether each is given what those before it found.
  let passesFound: Bool
  /// Whether the others go on where a member fails; else the article fails.
  let skipsFailures: Bool
  /// What their layers become.
  let combination: any Combination

  /// Whether a member looks at gold.
  var readsGold: Bool { members.contains { $0.readsGold } }

  /// The names of all types and roles that members inside this process can give.
  var vocabulary: Vocabulary {
    Vocabulary(members.compactMap(\.local).flatMap(\.vocabulary.names))
  }

  /// What a member is given.
  ///
  /// - Parameter before: What those before it found.
  func input(
    for member: Int, _ input: borrowing ExtractionInput, before: [Layer?]
  ) -> ExtractionInput {
    let gold = members[member].readsGold ? input.gold : nil
    guard passesFound else {
      return ExtractionInput(input.article, gold: gold, found: input.found)
    }
    let standing = standing(before)
    let given = standing.isReplaced ? nil : input.found
    let earlier = ([given] + standing.layers).compactMap { $0 }
    let found = earlier.count > 1 ? LayerUnion.layer(of: earlier, in: input.article) : earlier.first
    return ExtractionInput(input.article, gold: gold, found: found)
  }

  /// The layers that stand: of stages one after the other, the last that gave all on and those after it.
  private func standing(_ layers: [Layer?]) -> (layers: [Layer?], isReplaced: Bool) {
    guard passesFound,
      let last = layers.indices.last(where: { layers[$0] != nil && members[$0].givesAllOn })
    else { return (layers, false) }
    return (layers.enumerated().map { $0.offset < last ? nil : $0.element }, true)
  }

  /// Writes what the members found together to a sink.
  ///
  /// - Parameter outcomes: What they gave; nothing is left.
  /// - Throws: the failure of the first member that failed, where failures are not passed over, and
  ///   where all failed.
  func combine(
    _ outcomes: inout [ExtractionOutcome], of article: Article, by combiner: inout any Combiner,
    into sink: inout AnnotationSink
  ) throws(ExtractionFailure) {
    let failed = outcomes.indices.filter { outcomes[$0].failure != nil }
    if let first = failed.first, let failure = outcomes[first].failure,
      !skipsFailures || failed.count == outcomes.count
    {
      throw ExtractionFailure("\(names[first]): \(failure)")
    }
    sink.countRefused(outcomes.reduce(0) { $0 + $1.refusedCount })
    var found = standing(outcomes.map(\.layer)).layers
    outcomes.removeAll()
    try combiner.combine(&found, of: article, into: &sink)
  }
}
