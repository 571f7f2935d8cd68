import AssayModel

/// An ensemble with a member that works outside this process.
///
/// Each member takes the whole batch before the next one begins.
struct RemoteEnsemble: RemoteExtractor {
  private let ensemble: Ensemble

  init(_ ensemble: Ensemble) {
    self.ensemble = ensemble
  }

  var identity: ExtractorIdentity { ensemble.identity }
  var readsGold: Bool { ensemble.readsGold }

  func extract(_ inputs: [ExtractionInput], workers: Int) async -> [ExtractionOutcome] {
    var found = inputs.map { _ in [ExtractionOutcome]() }
    for (index, member) in ensemble.members.enumerated() {
      let own = zip(inputs, found).map { input, before in
        ensemble.input(for: index, input, before: before.map(\.layer))
      }
      let prepared = PreparedExtractor([member], folds: nil)
      let outcomes = await ExtractionRunner(prepared, workers: workers).run(own)
      for (position, outcome) in outcomes.enumerated() { found[position].append(outcome) }
    }
    var sink = AnnotationSink(text: ArticleText(""), vocabulary: ensemble.vocabulary)
    var combiner = ensemble.combination.makeCombiner()
    return zip(inputs, found).map { input, outcomes in
      together(outcomes, input, &combiner, &sink)
    }
  }

  private func together(
    _ outcomes: [ExtractionOutcome], _ input: ExtractionInput, _ combiner: inout any Combiner,
    _ sink: inout AnnotationSink
  ) -> ExtractionOutcome {
    sink.reset(for: input.article.text)
    var failure: ExtractionFailure?
    let clock = ContinuousClock()
    let start = clock.now
    do {
      var members = outcomes
      try ensemble.combine(&members, of: input.article, by: &combiner, into: &sink)
    } catch {
      failure = error
    }
    let duration = outcomes.reduce(clock.now - start) { $0 + $1.duration }
    return ExtractionOutcome(
      article: input.article.id,
      layer: failure == nil ? sink.layer(by: identity.annotator) : nil, failure: failure,
      refusedCount: sink.refusedCount, duration: duration,
      remote: timing(of: outcomes.compactMap(\.remote)))
  }

  private func timing(of members: [RemoteTiming]) -> RemoteTiming? {
    guard !members.isEmpty else { return nil }
    let own = members.compactMap(\.own)
    return RemoteTiming(
      roundTrip: members.reduce(.zero) { $0 + $1.roundTrip },
      own: own.count == members.count ? own.reduce(.zero, +) : nil)
  }
}
