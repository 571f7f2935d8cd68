import AssayModel

/// Which mentions of a layer a format can hold.
struct MentionReduction {
  /// The indexes of those that are kept, ascending.
  private(set) var kept: [Int] = []
  /// The indexes of the others, ascending, each with the reason.
  private(set) var dropped: [(index: Int, reason: String)] = []

  /// The indexes of kept ones that lose their type, being held in a chain alone.
  private(set) var retyped: Set<Int> = []

  init(_ layer: Layer, in article: Article, _ capabilities: Capabilities) {
    var reasons = [String?](repeating: nil, count: layer.mentions.count)
    for (index, mention) in layer.mentions.enumerated() {
      reasons[index] = Self.refusal(of: mention.extent, in: article, capabilities)
    }
    if !capabilities.allowsRepeats { Self.refuseRepeats(layer.mentions, &reasons) }
    if !capabilities.allowsSameExtent { Self.refuseSameExtents(layer.mentions, &reasons) }
    if !capabilities.allowsCrossingInChain {
      for entity in layer.entities { Self.refuseCrossings(entity.mentions, layer, &reasons) }
    }
    if capabilities.overlap != .crossing {
      refuseOverlaps(layer, capabilities, &reasons)
    }
    for (index, reason) in reasons.enumerated() {
      if let reason { dropped.append((index, reason)) } else { kept.append(index) }
    }
  }

  /// Why a mention cannot be held whatever the others are.
  private static func refusal(
    of extent: Extent, in article: Article, _ capabilities: Capabilities
  ) -> String? {
    if !capabilities.keepsMentions { return "target has no mentions" }
    if extent.isDiscontinuous && !capabilities.allowsDiscontinuous {
      return "discontinuous: target has no fragments"
    }
    if extent.count == 0 && !capabilities.allowsEmpty {
      return "empty: target has no empty mentions"
    }
    guard capabilities.grain != .codePoint, let tokens = article.tokens else { return nil }
    guard let ranges = tokens.ranges(of: extent), let range = Range(covering: ranges) else {
      return "ends inside a token: target counts tokens"
    }
    if capabilities.grain == .tokenInSentence && !tokens.isInOneSentence(range) {
      return "crosses sentences: target has no mentions that do"
    }
    return nil
  }

  private static func refuseRepeats(_ mentions: [Mention], _ reasons: inout [String?]) {
    struct Key: Hashable {
      let extent: Extent
      let type: String
    }
    var seen: Set<Key> = []
    for (index, mention) in mentions.enumerated() where reasons[index] == nil {
      if !seen.insert(Key(extent: mention.extent, type: mention.type)).inserted {
        reasons[index] = "repeated: target has each extent and type once"
      }
    }
  }

  private static func refuseSameExtents(_ mentions: [Mention], _ reasons: inout [String?]) {
    var seen: Set<Extent> = []
    for (index, mention) in mentions.enumerated() where reasons[index] == nil {
      if !seen.insert(mention.extent).inserted {
        reasons[index] = "stands where another does: target has one mention each"
      }
    }
  }

  /// Refuses mentions of a chain whose brackets could not be told from those of longer ones.
  ///
  /// - Complexity: O(n²) in the mentions of the chain that overlap, O(n log n) without any.
  private static func refuseCrossings(
    _ members: [Int], _ layer: Layer, _ reasons: inout [String?]
  ) {
    let order = members.filter { reasons[$0] == nil }.sorted { a, b in
      let (x, y) = (layer.mentions[a].extent, layer.mentions[b].extent)
      return x == y ? a < b : x < y
    }
    var open: [Int] = []
    for index in order {
      let extent = layer.mentions[index].extent
      open.removeAll { layer.mentions[$0].extent.end <= extent.start }
      let other = open.first { other in
        let outer = layer.mentions[other].extent
        return outer.isDiscontinuous || extent.isDiscontinuous || outer.end < extent.end
      }
      if let other {
        reasons[index] =
          "crosses \(layer.mentions[other].id) of its chain: target cannot tell their ends apart"
      } else {
        open.append(index)
      }
    }
  }

  /// Refuses mentions that overlap a longer one in a way that the format has not, or takes their types
  /// where it has them in chains.
  ///
  /// - Complexity: O(n log n) where few overlap.
  private mutating func refuseOverlaps(
    _ layer: Layer, _ capabilities: Capabilities, _ reasons: inout [String?]
  ) {
    let mentions = layer.mentions, allowed = capabilities.overlap
    var chained: Set<Int> = []
    if capabilities.typeInChains != nil, capabilities.coreference {
      for entity in layer.entities { chained.formUnion(entity.mentions) }
    }
    let order = mentions.indices.filter { index in
      reasons[index] == nil
        && !(chained.contains(index) && mentions[index].type == capabilities.typeInChains)
    }.sorted { a, b in
      // Those of chains can be kept without their types, so that the others go first.
      let (isFirst, isSecond) = (chained.contains(a), chained.contains(b))
      if isFirst != isSecond { return isSecond }
      let (x, y) = (mentions[a].extent.envelope, mentions[b].extent.envelope)
      if x.count != y.count { return x.count > y.count }
      return (x.start, mentions[a].type, a) < (y.start, mentions[b].type, b)
    }
    var taken = IntervalSet()
    for index in order {
      let place = mentions[index].extent.envelope
      guard let other = taken.conflict(with: place, allowed) else {
        taken.insert(place, index)
        continue
      }
      if chained.contains(index) {
        retyped.insert(index)
      } else {
        reasons[index] =
          allowed == .none
          ? "overlaps another: target has flat mentions"
          : "crosses \(mentions[other].id): target has nested mentions only"
      }
    }
  }
}

/// Intervals by their starts, the longest put in first.
private struct IntervalSet {
  private var byStart: [(place: Fragment, index: Int)] = []
  private var longest = 0

  /// An interval that a new one may not stand beside; `nil` where there is none.
  func conflict(with place: Fragment, _ allowed: Capabilities.Overlap) -> Int? {
    var low = 0, high = byStart.count
    while low < high {
      let middle = (low + high) / 2
      if byStart[middle].place.start < place.start - longest {
        low = middle + 1
      } else {
        high = middle
      }
    }
    while low < byStart.count, byStart[low].place.start <= place.end {
      let other = byStart[low].place
      if isConflict(place, other, allowed) { return byStart[low].index }
      low += 1
    }
    return nil
  }

  private func isConflict(
    _ a: Fragment, _ b: Fragment, _ allowed: Capabilities.Overlap
  ) -> Bool {
    if a == b { return allowed == .none }
    // An empty interval at the border of another touches it and no more.
    guard a.overlaps(b) || (a.count == 0 && b.start < a.start && a.start < b.end) else {
      return false
    }
    return allowed == .none || !(a.contains(b) || b.contains(a))
  }

  mutating func insert(_ place: Fragment, _ index: Int) {
    longest = max(longest, place.count)
    var low = 0, high = byStart.count
    while low < high {
      let middle = (low + high) / 2
      if byStart[middle].place.start < place.start { low = middle + 1 } else { high = middle }
    }
    byStart.insert((place, index), at: low)
  }
}
