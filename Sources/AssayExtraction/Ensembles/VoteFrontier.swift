package import AssayModel

/// What votes of the same extractors keep, from one vote to all.
package struct VoteFrontier: Sendable {
  private let memberCount: Int
  private let annotator = Annotator(kind: .extractor, name: "vote")

  /// Takes the number of extractors.
  package init(memberCount: Int) {
    self.memberCount = memberCount
  }

  /// The layers for one vote, two votes, up to all.
  ///
  /// Of spans that overlap one is kept unless an extractor found both, as the strategy `vote` does.
  /// - Parameter found: A layer for each extractor; one that failed has no vote.
  package func layers(_ found: [Layer?], in article: Article) -> [Layer] {
    var sink = AnnotationSink(text: article.text, vocabulary: Vocabulary())
    return (1...max(1, memberCount)).map { votes in
      sink.reset(for: article.text)
      var found = found
      LayerVote(
        weights: [Int](repeating: 1_000, count: memberCount), threshold: votes * 1_000,
        keepsNesting: true
      ).combine(&found, of: article, into: &sink)
      return sink.layer(by: annotator)
    }
  }
}
