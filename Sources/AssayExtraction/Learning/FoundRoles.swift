import AssayModel

/// The roles that other extractors gave, as features of the candidates of an event.
struct FoundRoles: Sendable {
  /// An event of an extractor; they are sorted by where their triggers start.
  private struct Entry: Sendable {
    let trigger: Range<Int>
    let source: Int32
    let event: Int32
  }

  private let layers: [Layer?]
  private let layout: TokenLayout
  private var entries: [Entry] = []
  /// For each entry the furthest end of its trigger and all before it.
  private var lastEnds: [Int] = []

  /// - Parameter found: A layer for each extractor; `nil` where one failed.
  init(_ found: [Layer?], _ layout: TokenLayout) {
    layers = found
    self.layout = layout
    for (source, layer) in found.enumerated() {
      guard let layer else { continue }
      for (index, event) in layer.events.enumerated() {
        guard let trigger = event.trigger else { continue }
        entries.append(
          Entry(
            trigger: layout.tokens(touching: trigger.extent.first), source: Int32(source),
            event: Int32(index)))
      }
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
    var place = entries.partition { $0.trigger.lowerBound >= trigger.upperBound } - 1
    var found: [Entry] = []
    while place >= 0, lastEnds[place] > trigger.lowerBound {
      if entries[place].trigger.overlaps(trigger) { found.append(entries[place]) }
      place -= 1
    }
    return found.sorted { ($0.source, $0.event) < ($1.source, $1.event) }
  }

  /// For each candidate of a scene what others say of it.
  func features(of scene: RoleScene) -> [[UInt32]] {
    var features = [[UInt32]](repeating: [], count: scene.candidates.count)
    guard !entries.isEmpty else { return features }
    for entry in entries(at: scene.trigger) {
      guard let layer = layers[Int(entry.source)] else { continue }
      let event = layer.events[Int(entry.event)]
      let roles = event.arguments.compactMap { argument -> (role: String, tokens: Range<Int>)? in
        guard let fragment = layer.extent(of: argument.filler)?.first else { return nil }
        return (argument.role, layout.tokens(touching: fragment))
      }
      let isSame = FeatureHash.bytes(event.type.utf8) == scene.type
      let source = UInt64(entry.source) &* 4 &+ (isSame ? 1 : 0)
      for (index, candidate) in scene.candidates.enumerated() {
        var isFilled = false
        for (role, tokens) in roles {
          let isExact = tokens == candidate.tokens
          guard isExact || tokens.last == candidate.tokens.last else { continue }
          isFilled = true
          let what = FeatureHash.pair(source &+ (isExact ? 2 : 0), FeatureHash.bytes(role.utf8))
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
