import AssayModel

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
enum CoreferenceCredit {
  /// By what a filler is known, on either side.
  ///
  /// - Complexity: O(n log n) in the number of gold mentions, once.
  static func fillers(of pair: ArticlePair) -> (Layer, Reference) -> EventKey.Filler? {
    let entities = pair.gold?.firstExtents ?? [:]
    return { layer, reference in layer.known(reference, by: entities) }
  }
}

extension FillerCredit {
  /// By what a filler is known, on either side; `nil` where the usual rule holds.
  func fillers(of pair: ArticlePair) -> (Layer, Reference) -> EventKey.Filler? {
    switch self {
    case .coreference: CoreferenceCredit.fillers(of: pair)
    case .head:
      { layer, reference in
        guard let text = pair.text, case .extent(let extent) = layer.filler(reference),
          text.contains(extent)
        else { return nil }
        return .extent(HeadWord.extent(of: extent, in: text))
      }
    }
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
