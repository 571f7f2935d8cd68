internal import AssayModel

/// Credit for arguments that name the right entity by another of its mentions.
///
/// Any mention that gold holds to corefer with the gold filler is right, as with Coref-F1 of Li, Ji
/// and Han (2021), WikiEvents. A predicted entity is known by the first of its mentions, in text
/// order, that is in a gold entity. Only gold's coreference counts: what the predictions say of it
/// earns nothing. Two coreferent fillers of one role say the same thing twice, and the second is a
/// duplicate. A place that gold has in two entities stands for the one that begins first in the
/// text.
///
/// Whatever matches exactly matches here, too.
public enum CoreferenceCredit {
  /// The counts of a level over articles.
  ///
  /// At the trigger levels they are those without the credit.
  /// - Complexity: O(n log n) in the number of mentions and arguments of an article.
  public static func counts(
    of pairs: some Sequence<ArticlePair>, at level: EventLevel, duplicates: Duplicates = .counted
  ) -> Counts {
    pairs.reduce(into: Counts.zero) { $0 += counts(of: $1, at: level, duplicates: duplicates) }
  }

  private static func counts(
    of pair: ArticlePair, at level: EventLevel, duplicates: Duplicates
  ) -> Counts {
    let entities = pair.gold?.firstExtents ?? [:]
    var types = NameTable()
    func items(_ layer: Layer?) -> [KeyedItem] {
      layer?.items(at: level, types: &types) { layer?.known($0, by: entities) } ?? []
    }
    let gold = items(pair.gold), predicted = items(pair.predicted)
    let alignment = Alignment(
      gold: gold, predicted: predicted, types: types.names, duplicates: duplicates)
    return Counts(
      correct: alignment.pairs.count, missed: alignment.missed.count,
      spurious: alignment.spurious.count)
  }
}

extension Layer {
  /// For the place of each mention that is in an entity, the place of the entity's first mention.
  fileprivate var firstExtents: [Extent: Extent] {
    var first: [Extent: Extent] = [:]
    for entity in entities {
      let extents = entity.mentions.map { mentions[$0].extent }
      guard let start = extents.min() else { continue }
      for extent in extents { first[extent] = min(first[extent] ?? start, start) }
    }
    return first
  }

  /// The entity that a filler names; `nil` where it names none.
  fileprivate func known(
    _ filler: Reference, by entities: [Extent: Extent]
  ) -> EventKey.Filler? {
    switch filler {
    case .mention(let index): return entities[mentions[index].extent].map { .extent($0) }
    case .entity(let index):
      let extents = self.entities[index].mentions.map { mentions[$0].extent }.sorted()
      return extents.lazy.compactMap { entities[$0] }.first.map { .extent($0) }
    case .event: return nil
    }
  }
}
