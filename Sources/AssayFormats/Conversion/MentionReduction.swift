import AssayModel

/// Which mentions of a layer a format can hold.
struct MentionReduction {
  /// The indexes of those that are kept, ascending.
  private(set) var kept: [Int] = []
  /// The indexes of the others, ascending, each with the reason.
  private(set) var dropped: [(index: Int, reason: String)] = []

  init(_ layer: Layer, in article: Article, _ capabilities: Capabilities) {
    var reasons = [String?](repeating: nil, count: layer.mentions.count)
    for (index, mention) in layer.mentions.enumerated() {
      reasons[index] = Self.refusal(of: mention.extent, in: article, capabilities)
    }
    if !capabilities.allowsRepeats { Self.refuseRepeats(layer.mentions, &reasons) }
    if capabilities.overlap != .crossing {
      Self.refuseOverlaps(layer.mentions, capabilities.overlap, &reasons)
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
    guard let range = tokens.range(of: extent) else {
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

  /// Refuses mentions that overlap a longer one in a way that the format has not.
  ///
  /// - Complexity: O(n log n) where few overlap.
  private static func refuseOverlaps(
    _ mentions: [Mention], _ allowed: Capabilities.Overlap, _ reasons: inout [String?]
  ) {
    let order = mentions.indices.filter { reasons[$0] == nil }.sorted { a, b in
      let (x, y) = (mentions[a].extent.envelope, mentions[b].extent.envelope)
      if x.count != y.count { return x.count > y.count }
      return (x.start, mentions[a].type, a) < (y.start, mentions[b].type, b)
    }
    var taken = IntervalSet()
    for index in order {
      let place = mentions[index].extent.envelope
      if let other = taken.conflict(with: place, allowed) {
        reasons[index] =
          allowed == .none
          ? "overlaps another: target has flat mentions"
          : "crosses \(mentions[other].id): target has nested mentions only"
      } else {
        taken.insert(place, index)
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
