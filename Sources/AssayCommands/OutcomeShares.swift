import AssayExtraction
import AssayFormats
import AssayModel
import AssayScoring

/// Scores what was found and makes lines of it, on several workers.
///
/// Scores are sums of integers whose order does not matter, so that each worker has a scorer of its own.
struct OutcomeShares: Sendable {
  private var scorers: [Scorer]
  private let encoder: RecordEncoder?

  /// - Parameters:
  ///   - scorer: One that has seen nothing.
  ///   - workers: How many work at a time, at least one.
  ///   - makesLines: Whether there are lines to be made.
  init(_ scorer: Scorer, workers: Int, makesLines: Bool) {
    scorers = [Scorer](repeating: scorer, count: max(1, workers))
    encoder = makesLines ? RecordEncoder() : nil
  }

  /// All that was scored so far.
  var scorer: Scorer {
    var whole = scorers[0]
    // Copies of one scorer measure the same.
    for other in scorers.dropFirst() { try? whole.merge(other) }
    return whole
  }

  /// Scores the articles of a batch that have gold, and makes a line of what was found in each.
  ///
  /// - Parameter layers: What was found in each article; `nil` where the extractor failed.
  /// - Returns: The lines, in the order of the articles; none where none are to be made.
  /// - Throws: the fault of the first article that cannot be written.
  mutating func add(
    _ batch: [ExtractionInput], _ layers: [Layer?], file: String
  ) async throws -> [[UInt8]] {
    let shares = await Self.shares(of: batch, layers, scorers, encoder, file: file)
    for (place, share) in shares.enumerated() { scorers[place] = share.scorer }
    let lines = shares.flatMap(\.lines).sorted { $0.article < $1.article }
    return try lines.map { try $0.line.get() }
  }

  /// What one worker did.
  private struct Share: Sendable {
    var scorer: Scorer
    var lines: [(article: Int, line: Result<[UInt8], Fault>)] = []
  }

  @concurrent
  private static func shares(
    of batch: [ExtractionInput], _ layers: [Layer?], _ scorers: [Scorer],
    _ encoder: RecordEncoder?, file: String
  ) async -> [Share] {
    let cursor = Cursor()
    return await withTaskGroup(of: (Int, Share).self) { group in
      for (place, scorer) in scorers.enumerated() {
        group.addTask {
          var share = Share(scorer: scorer)
          while let index = cursor.next(below: batch.count) {
            add(batch[index], layers[index], at: index, to: &share, encoder, file: file)
          }
          return (place, share)
        }
      }
      var shares: [(Int, Share)] = []
      for await share in group { shares.append(share) }
      return shares.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private static func add(
    _ input: ExtractionInput, _ layer: Layer?, at index: Int, to share: inout Share,
    _ encoder: RecordEncoder?, file: String
  ) {
    let article = input.article
    if let encoder, let layer {
      let line = Result { () throws(Fault) in
        try encoder.line(of: AnnotatedArticle(article, layers: [layer]), file: file)
      }
      share.lines.append((index, line))
    }
    guard let gold = input.gold else { return }
    share.scorer.add(
      ArticlePair(id: article.id, text: article.text, gold: gold, predicted: layer))
  }
}
