package import AssayModel

/// One going through all articles, or the mean of several, timed.
package struct ExtractionPass: Sendable {
  /// From the first article to the last, all workers together.
  package let wall: Duration
  /// The time of each article, each time: in `extract` alone, or of a remote extractor until the answer.
  package let durations: [Duration]
  /// What remote extractors say that they worked, all articles together; `nil` where one does not say.
  package let own: Duration?
  /// The articles that it failed on.
  package let failures: Int
}

extension ExtractionRunner {
  /// Extracts all articles and throws away what was found.
  ///
  /// Of an extractor in this process no layers are made, so that the time is that of the extraction.
  /// - Parameter count: How often it goes through the articles, so that few of them do not tell how long it takes to
  ///   set workers to work; a remote extractor does so once.
  @concurrent
  package func pass(
    _ inputs: [ExtractionInput], repeating count: Int = 1
  ) async -> ExtractionPass {
    let clock = ContinuousClock()
    let start = clock.now
    guard let timed = await timeHere(inputs, repeating: count) else {
      let outcomes = await run(inputs)
      let own = outcomes.compactMap { $0.remote?.own }
      return ExtractionPass(
        wall: clock.now - start,
        durations: outcomes.map { $0.remote?.roundTrip ?? $0.duration },
        own: own.count == outcomes.count ? own.reduce(.zero, +) : nil,
        failures: outcomes.count { $0.failure != nil })
    }
    return ExtractionPass(
      wall: (clock.now - start) / count, durations: timed.map(\.duration), own: nil,
      failures: timed.count(where: \.isFailed) / count)
  }
}

/// The tokens and sentences of articles, for timing how fast they are found.
package enum TokenStage {
  /// How many tokens and sentences there are.
  package static func count(_ texts: [ArticleText]) -> (tokens: Int, sentences: Int) {
    var text = TokenizedText()
    var tokens = 0, sentences = 0
    for one in texts {
      text.tokenize(one)
      tokens += text.tokens.count
      sentences += text.sentences.count
    }
    return (tokens, sentences)
  }
}
