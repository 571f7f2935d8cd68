import AssayModel

/// The roles that other extractors gave, as features of the candidates of an event.
struct FoundRoles: Sendable {
  /// An event of an extractor; they are sorted by where their triggers start.
  private struct Entry: Sendable {
    let trigger: Range<Int>
    /// The place of the trigger among the items.
    let item: Int
  }

  private let found: FoundItems
  private let layout: TokenLayout
  private var entries: [Entry] = []
  /// For each entry the furthest end of its trigger and all before it.
  private var lastEnds: [Int] = []

  init(_ found: FoundItems, _ layout: TokenLayout) {
    self.found = found
    self.layout = layout
    for (index, item) in found.items.enumerated() where item.kind == .trigger {
      entries.append(Entry(trigger: layout.tokens(touching: item.fragment), item: index))
    }
    entries.sort { $0.trigger.lowerBound < $1.trigger.lowerBound }
    var last = 0
    for entry in entries {
      last = max(last, entry.trigger.upperBound)
      lastEnds.append(last)
    }
  }

  /// The entries whose triggers share tokens with one, in the order of extractors and of their events.
  ///
  /// - Complexity: O(log n + m) where m entries lie between the first and the last of them.
  private func entries(at trigger: Range<Int>) -> [Entry] {
    var place = entries.partitioningIndex { $0.trigger.lowerBound >= trigger.upperBound } - 1
    var found: [Entry] = []
    while place >= 0, lastEnds[place] > trigger.lowerBound {
      if entries[place].trigger.overlaps(trigger) { found.append(entries[place]) }
      place -= 1
    }
    return found.sorted { $0.item < $1.item }
  }

  /// The fillers of an event, with the hashes of their roles.
  private func roles(of entry: Entry) -> [(role: UInt64, tokens: Range<Int>)] {
    found.items[(entry.item + 1)...].prefix { $0.kind == .filler || $0.kind == .otherFiller }.map {
      (found.names[Int($0.name)], layout.tokens(touching: $0.fragment))
    }
  }

  /// For each candidate of a scene what others say of it.
  func features(of scene: RoleScene) -> [[UInt32]] {
    var features = [[UInt32]](repeating: [], count: scene.candidates.count)
    guard !entries.isEmpty else { return features }
    for entry in entries(at: scene.trigger) {
      let event = found.items[entry.item]
      let roles = roles(of: entry)
      let isSame = found.names[Int(event.name)] == scene.type
      let source = UInt64(event.source) &* 4 &+ (isSame ? 1 : 0)
      for (index, candidate) in scene.candidates.enumerated() {
        var isFilled = false
        for (role, tokens) in roles {
          let isExact = tokens == candidate.tokens
          guard isExact || tokens.last == candidate.tokens.last else { continue }
          isFilled = true
          let what = FeatureHash.pair(source &+ (isExact ? 2 : 0), role)
          features[index] += [UInt32](
            repeating: FeatureHash.feature(.foundRole, what), count: FoundFeatures.weight)
          features[index].append(
            FeatureHash.feature(.foundRole, FeatureHash.pair(what, scene.type)))
        }
        if !isFilled { features[index].append(FeatureHash.feature(.foundRole, source)) }
      }
    }
    return features
  }
}
