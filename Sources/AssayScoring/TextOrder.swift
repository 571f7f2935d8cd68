import AssayModel

/// A mention as alignment sees it: where it stands and its type by number.
struct PlacedMention {
  let start: Int
  let end: Int
  /// The fragments where there is more than one, else empty.
  let fragments: [Fragment]
  let type: Int
  /// The index in the caller's list.
  let index: Int

  init(_ extent: Extent, _ type: Int, index: Int) {
    start = extent.start
    end = extent.end
    fragments = extent.isDiscontinuous ? extent.fragments : []
    self.type = type
    self.index = index
  }

  /// Mentions in the order of the list, their types numbered by a table.
  ///
  /// - Complexity: O(n).
  static func all(of mentions: [Mention], types: inout NameTable) -> [PlacedMention] {
    let mentions = mentions.span
    return Array(capacity: mentions.count) { placed in
      for index in mentions.indices {
        placed.append(
          PlacedMention(
            mentions[index].extent, types.number(of: mentions[index].type), index: index))
      }
    }
  }

  /// The number of bytes covered.
  var count: Int {
    fragments.isEmpty ? end - start : fragments.reduce(0) { $0 + $1.count }
  }

  func hasExtent(of other: PlacedMention) -> Bool {
    start == other.start && end == other.end && fragments == other.fragments
  }

  /// The number of bytes that both cover.
  func sharedBytes(with other: PlacedMention) -> Int {
    let envelope = max(0, min(end, other.end) - max(start, other.start))
    if envelope == 0 || (fragments.isEmpty && other.fragments.isEmpty) { return envelope }
    return pieces.reduce(0) { sum, mine in
      other.pieces.reduce(sum) { $0 + max(0, min(mine.end, $1.end) - max(mine.start, $1.start)) }
    }
  }

  private var pieces: [Fragment] {
    fragments.isEmpty ? [Fragment(start, end)] : fragments
  }
}

/// The order in which mentions are considered: by extent, outer before inner, then by type's name.
struct TextOrder {
  let types: [String]

  /// Negative where `a` stands first, positive where `b` does, 0 where both have one extent.
  func compareExtents(_ a: PlacedMention, _ b: PlacedMention) -> Int {
    if a.start != b.start { return a.start < b.start ? -1 : 1 }
    if a.end != b.end { return a.end > b.end ? -1 : 1 }
    if a.fragments == b.fragments { return 0 }
    return a.fragments.lexicographicallyPrecedes(b.fragments) ? -1 : 1
  }

  func precedes(_ a: PlacedMention, _ b: PlacedMention) -> Bool {
    let order = compareExtents(a, b)
    if order != 0 { return order < 0 }
    if a.type != b.type { return types[a.type] < types[b.type] }
    return a.index < b.index
  }

  /// The mentions in order, without copies where those are ignored.
  ///
  /// - Complexity: O(n log n), or O(n) where they are in order.
  func sorted(_ mentions: [PlacedMention], duplicates: Duplicates) -> [PlacedMention] {
    let isSorted = mentions.indices.dropFirst().allSatisfy {
      !precedes(mentions[$0], mentions[$0 - 1])
    }
    let sorted = isSorted ? mentions : mentions.sorted(by: precedes)
    guard duplicates == .ignored else { return sorted }
    return sorted.indices.compactMap { index in
      let mention = sorted[index]
      guard index > 0, mention.type == sorted[index - 1].type,
        mention.hasExtent(of: sorted[index - 1])
      else { return mention }
      return nil
    }
  }
}
