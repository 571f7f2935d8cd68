import AssayModel

/// How the layers of several extractors become one.
protocol Combination: Sendable {
  /// Writes what all found together to a sink.
  ///
  /// - Parameter found: A layer for each member, in their order; `nil` where one failed and is passed
  ///   over.
  func combine(_ found: [Layer?], of article: Article, into sink: inout AnnotationSink)
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
    let earlier = ([input.found] + before).compactMap { $0 }
    let found = earlier.count > 1 ? LayerUnion.layer(of: earlier, in: input.article) : earlier.first
    return ExtractionInput(input.article, gold: gold, found: found)
  }

  /// Writes what the members found together to a sink.
  ///
  /// - Throws: the failure of the first member that failed, where failures are not passed over, and
  ///   where all failed.
  func combine(
    _ outcomes: [ExtractionOutcome], of article: Article, into sink: inout AnnotationSink
  ) throws(ExtractionFailure) {
    let failed = outcomes.indices.filter { outcomes[$0].failure != nil }
    if let first = failed.first, let failure = outcomes[first].failure,
      !skipsFailures || failed.count == outcomes.count
    {
      throw ExtractionFailure("\(names[first]): \(failure)")
    }
    sink.countRefused(outcomes.reduce(0) { $0 + $1.refusedCount })
    combination.combine(outcomes.map(\.layer), of: article, into: &sink)
  }
}
