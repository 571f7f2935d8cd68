import AssayModel

/// An ensemble whose members all work inside this process.
struct EnsembleExtractor: Extractor {
  struct Scratch: Sendable {
    var team: [any ExtractionWorker]
    var combiner: any Combiner
  }

  private let ensemble: Ensemble
  let vocabulary: Vocabulary

  init(_ ensemble: Ensemble) {
    self.ensemble = ensemble
    vocabulary = ensemble.vocabulary
  }

  var identity: ExtractorIdentity { ensemble.identity }
  var readsGold: Bool { ensemble.readsGold }

  func makeScratch() -> Scratch {
    Scratch(
      team: ensemble.members.compactMap(\.local).map { makeWorker($0) },
      combiner: ensemble.combination.makeCombiner())
  }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout Scratch, into sink: inout AnnotationSink
  ) throws(ExtractionFailure) {
    var outcomes: [ExtractionOutcome] = []
    for member in scratch.team.indices {
      let own = ensemble.input(for: member, input, before: outcomes.map(\.layer))
      outcomes.append(scratch.team[member].outcome(own))
      if outcomes[member].failure != nil && !ensemble.skipsFailures { break }
    }
    try ensemble.combine(
      &outcomes, of: input.article, by: &scratch.combiner, into: &sink)
  }
}
