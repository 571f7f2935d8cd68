import AssayModel

/// The numbers of spaCy 3.8.18 (Explosion), `Scorer.score_spans` with `allow_overlap=True`.
///
/// Entities of both sides are compared as sets of type and extent. Ratios have 1e-100 added to their
/// denominators, so that 0/0 is 0; without any entity on either side they are `nil`.
public enum Spacy {
  /// The numbers of tags, each sentence read as seqeval's lenient mode reads it.
  ///
  /// - Complexity: O(n + s · k) in the numbers of tokens, sentences and distinct tags.
  public static func values(of pair: TagPair) -> [PeerValue] {
    var tally = SpacyTally()
    for chunks in pair.chunksBySentence() {
      tally.add(
        gold: Set(chunks.gold.map(SpacySpan.init)),
        predicted: Set(chunks.predicted.map(SpacySpan.init)))
    }
    return tally.values
  }

  /// The numbers of standoff entities, in documents with a token for each code point.
  ///
  /// Only articles with a gold file are looked at. Discontinuous entities, which spaCy does not
  /// have, are left out and counted as `skipped_discontinuous`, and an empty prediction, which
  /// cannot be aligned, is left out as well.
  /// - Complexity: O(n) in the number of entities.
  public static func values(of articles: [PeerArticle]) -> [PeerValue] {
    var tally = SpacyTally()
    var skipped = 0
    for article in articles {
      guard let gold = article.gold else { continue }
      let lists = [gold, article.predicted ?? []]
      skipped += lists.joined().count { $0.fragments.count > 1 }
      let spans = lists.map { Set($0.compactMap(SpacySpan.init)) }
      tally.add(gold: spans[0], predicted: spans[1].filter { !$0.extent.isEmpty })
    }
    return tally.values + [PeerValue("spacy.skipped_discontinuous", skipped)]
  }
}

/// A type and where it stands.
private struct SpacySpan: Hashable {
  let type: String
  let extent: Range<Int>

  init(_ chunk: Chunk) {
    type = chunk.type
    extent = chunk.tokens
  }

  /// `nil` for an entity that is not of one fragment.
  init?(_ entity: PeerEntity) {
    guard entity.fragments.count == 1, let extent = entity.fragments.first else { return nil }
    type = entity.type
    self.extent = extent
  }
}

/// What was found, by type.
private struct SpacyTally {
  private struct Counts {
    var correct = 0
    var spurious = 0
    var missed = 0

    func values(_ prefix: String) -> [PeerValue] {
      let precision = Double(correct) / (Double(correct + spurious) + 1e-100)
      let recall = Double(correct) / (Double(correct + missed) + 1e-100)
      let f1 = 2 * ((precision * recall) / (precision + recall + 1e-100))
      return [
        PeerValue("\(prefix).p", precision), PeerValue("\(prefix).r", recall),
        PeerValue("\(prefix).f", f1),
      ]
    }
  }

  private var all = Counts()
  private var byType: [String: Counts] = [:]

  mutating func add(gold: Set<SpacySpan>, predicted: Set<SpacySpan>) {
    for span in gold { count(span, predicted.contains(span) ? \.correct : \.missed) }
    for span in predicted where !gold.contains(span) { count(span, \.spurious) }
  }

  private mutating func count(_ span: SpacySpan, _ outcome: WritableKeyPath<Counts, Int>) {
    all[keyPath: outcome] += 1
    byType[span.type, default: Counts()][keyPath: outcome] += 1
  }

  var values: [PeerValue] {
    guard !byType.isEmpty else {
      return ["p", "r", "f"].map { PeerValue("spacy.\($0)", nil) }
    }
    return all.values("spacy")
      + byType.sorted { $0.key < $1.key }.flatMap { $1.values("spacy.type.\($0)") }
  }
}
