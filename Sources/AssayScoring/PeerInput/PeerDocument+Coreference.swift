import AssayModel

/// A side's entities as a file of columns has them.
package struct ColumnEntities: Sendable {
  /// The mentions with their entities.
  package let document: ColumnDocument
  /// For each of the document's mentions its index in the layer.
  package let mentions: [Int]

  init(_ layer: Layer, id: String, places: MentionPlaces, singletons: CoreferenceOptions.Singletons)
  {
    let members = Set(layer.entities.flatMap(\.mentions))
    let single = layer.mentions.indices.filter { !members.contains($0) }.map { [$0] }
    let groups = (layer.entities.map(\.mentions) + single).filter {
      singletons == .keep || $0.count > 1
    }
    // Entities are numbered as their first brackets come, one-token mentions before others.
    func opening(_ group: [Int]) -> (Int, Int) {
      group.map { places.tokens($0) }.map { ($0.lowerBound, $0.count == 1 ? 0 : 1) }.min { $0 < $1 }
        ?? (0, 0)
    }
    let order = groups.indices.sorted { a, b in
      let first = opening(groups[a]), second = opening(groups[b])
      return (first.0, first.1, a) < (second.0, second.1, b)
    }
    // Mentions come as they end; one-token mentions, then inner ones before outer ones.
    func closing(_ mention: Int) -> (Int, Int, Int) {
      let tokens = places.tokens(mention)
      return (tokens.upperBound, tokens.count == 1 ? 0 : 1, -tokens.lowerBound)
    }
    let placed = order.enumerated().flatMap { entity, group in
      groups[group].map { (entity: entity, mention: $0) }
    }.sorted { a, b in
      let first = closing(a.mention), second = closing(b.mention)
      return first == second ? a.mention < b.mention : first < second
    }
    mentions = placed.map(\.mention)
    document = ColumnDocument(
      name: id, mentions: placed.map { places.column($0.mention, entity: $0.entity) },
      entityCount: order.count)
  }
}

extension PeerDocument {
  /// The entities of a side in columns; `nil` where the side lacks the article.
  ///
  /// Mentions are known by their first and last token, where the source fixes tokens and every
  /// mention of both sides is whole tokens; otherwise by their first and last byte, in one sentence.
  /// Gaps between fragments are filled.
  /// - Parameter singletons: Whether entities of one mention are written; a mention that is in no
  ///   entity is one.
  /// - Complexity: O(n log n) in the number of mentions.
  package func columns(
    _ side: AnnotationSide, singletons: CoreferenceOptions.Singletons
  ) -> ColumnEntities? {
    guard let layer = layer(side) else { return nil }
    let places = MentionPlaces(layer, on: hasWholeTokens ? tokens : nil)
    return ColumnEntities(layer, id: pair.id, places: places, singletons: singletons)
  }

  private var hasWholeTokens: Bool {
    guard let tokens else { return false }
    return AnnotationSide.allCases.allSatisfy { side in
      (layer(side)?.mentions ?? []).allSatisfy { TokenPlace($0.extent, on: tokens).isAligned }
    }
  }
}

/// Where the mentions of a layer stand in columns.
struct MentionPlaces {
  private let ranges: [ClosedRange<Int>]
  private let sentenceStarts: [Int]

  init(_ layer: Layer, on tokenization: Tokenization?) {
    ranges = layer.mentions.map { mention in
      let extent = mention.extent
      guard let tokenization else { return extent.start...max(extent.start, extent.end - 1) }
      let tokens = TokenPlace(extent, on: tokenization).tokens
      return tokens.lowerBound...max(tokens.lowerBound, tokens.upperBound - 1)
    }
    sentenceStarts = tokenization?.sentenceStarts ?? []
  }

  func tokens(_ mention: Int) -> ClosedRange<Int> { ranges[mention] }

  func column(_ mention: Int, entity: Int) -> ColumnMention {
    let tokens = ranges[mention]
    let first = sentence(of: tokens.lowerBound), last = sentence(of: tokens.upperBound)
    return ColumnMention(
      entity: entity, tokens: tokens, sentence: last.index,
      firstInSentence: tokens.lowerBound - first.start,
      lastInSentence: tokens.upperBound - last.start)
  }

  private func sentence(of token: Int) -> (index: Int, start: Int) {
    let index = sentenceStarts.partitioningIndex(where: { $0 > token }) - 1
    return index < 0 ? (0, 0) : (index, sentenceStarts[index])
  }
}
