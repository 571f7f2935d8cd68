import AssayModel

/// What is decided about one layer before it is written.
///
/// A class, because the writer takes it in hand for every element.
final class TEILayerPlan {
  /// The ids of a layer's annotator.
  struct Keys {
    /// The `respStmt`'s.
    let resp: String
    /// The `application`'s; `nil` for a person without version and settings.
    let application: String?
    /// The `standOff`'s.
    let standOff: String

    init(_ annotator: Annotator, identifiers: inout TEIIdentifiers) {
      resp = identifiers.identifier(for: annotator.name, kind: "by", owner: "by").xmlID
      let isApplication =
        annotator.kind == .extractor || !annotator.version.isEmpty || !annotator.settings.isEmpty
      application = isApplication ? identifiers.fresh("\(resp).app", owner: "by") : nil
      standOff = identifiers.fresh("layer.\(resp)", owner: "layer")
    }
  }

  /// A trigger with the events that share it.
  struct PlannedTrigger {
    let identifier: TEIIdentifier
    let extent: Extent
  }

  /// An element in the text.
  enum InlineItem {
    case mention(Int)
    case trigger(Int)
  }

  let layer: Layer
  let keys: Keys
  let mentions: [TEIIdentifier]
  let events: [TEIIdentifier]
  let clusters: [TEIIdentifier]
  let relations: [TEIIdentifier]
  /// The distinct triggers, in text order.
  let triggers: [PlannedTrigger]
  /// For each event the index of its trigger.
  let triggerOfEvent: [Int?]
  let records: TEIRecords
  let features: TEIFeatureSets
  /// For each mention and event what ends its `@ana`; `nil` where nothing was compared.
  let mentionStatuses: [String]?
  let eventStatuses: [String]?
  /// The elements in the text, outer before inner.
  let inlineItems: [(extent: Fragment, item: InlineItem)]
  /// The mentions that stand off.
  let standOffMentions: [Int]
  /// The triggers that stand off.
  let standOffTriggers: [Int]

  init(
    _ layer: Layer, keys: Keys, blocks: TEIBlocks, isInline: Bool,
    mentionStatuses: [String]? = nil, eventStatuses: [String]? = nil,
    identifiers: inout TEIIdentifiers
  ) {
    self.layer = layer
    self.keys = keys
    self.mentionStatuses = mentionStatuses
    self.eventStatuses = eventStatuses
    let owner = keys.resp
    mentions = layer.mentions.indices.map {
      identifiers.identifier(for: layer.mentions[$0].id, kind: "m", owner: owner)
    }
    (triggers, triggerOfEvent) = Self.triggers(of: layer.events, owner, &identifiers)
    events = layer.events.indices.map {
      identifiers.identifier(for: layer.events[$0].id, kind: "ev", owner: owner)
    }
    records = TEIRecords(layer, owner: owner, identifiers: &identifiers)
    clusters = layer.eventClusters.map {
      identifiers.identifier(for: $0.id, kind: "c", owner: owner)
    }
    relations = layer.relations.map { identifiers.identifier(for: $0.id, kind: "r", owner: owner) }
    features = TEIFeatureSets(layer, owner: owner, identifiers: &identifiers)
    guard isInline else {
      inlineItems = []
      standOffMentions = Array(mentions.indices)
      standOffTriggers = Array(triggers.indices)
      return
    }
    let items = Self.merged(layer.mentions, triggers)
    let inlining = TEIInlining(items.map(\.extent), blocks: blocks)
    inlineItems = zip(items, inlining.isInline).compactMap { $1 ? ($0.extent.first, $0.item) : nil }
    let others = zip(items, inlining.isInline).compactMap { $1 ? nil : $0.item }
    standOffMentions = others.compactMap { if case .mention(let index) = $0 { index } else { nil } }
    standOffTriggers = others.compactMap { if case .trigger(let index) = $0 { index } else { nil } }
  }

  private static func triggers(
    of events: [Event], _ owner: String, _ identifiers: inout TEIIdentifiers
  ) -> ([PlannedTrigger], [Int?]) {
    var found: [(trigger: Trigger, event: Int)] = []
    found.reserveCapacity(events.count)
    for index in events.indices {
      if let trigger = events[index].trigger { found.append((trigger, index)) }
    }
    found.sort { a, b in
      if a.trigger.extent < b.trigger.extent { return true }
      return a.trigger.extent == b.trigger.extent && a.trigger.id < b.trigger.id
    }
    var planned: [PlannedTrigger] = []
    var places = [Int?](repeating: nil, count: events.count)
    for (index, item) in found.enumerated() {
      if index == 0 || found[index - 1].trigger != item.trigger {
        planned.append(
          PlannedTrigger(
            identifier: identifiers.identifier(for: item.trigger.id, kind: "t", owner: owner),
            extent: item.trigger.extent))
      }
      places[item.event] = planned.count - 1
    }
    return (planned, places)
  }

  /// Mentions and triggers in text order; at the same place mentions first.
  private static func merged(
    _ mentions: [Mention], _ triggers: [PlannedTrigger]
  ) -> [(extent: Extent, item: InlineItem)] {
    var merged: [(extent: Extent, item: InlineItem)] = []
    merged.reserveCapacity(mentions.count + triggers.count)
    var next = 0
    for (index, trigger) in triggers.enumerated() {
      while next < mentions.count && !(trigger.extent < mentions[next].extent) {
        merged.append((mentions[next].extent, .mention(next)))
        next += 1
      }
      merged.append((trigger.extent, .trigger(index)))
    }
    for index in next..<mentions.count { merged.append((mentions[index].extent, .mention(index))) }
    return merged
  }
}
