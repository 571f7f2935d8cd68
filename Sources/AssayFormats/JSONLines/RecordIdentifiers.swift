internal import AssayModel

/// The ids of a layer's lists, given or made up, and what they stand for.
struct RecordIdentifiers {
  /// What looking up an id gives.
  enum Found {
    case found(Reference)
    case unknown
    case ambiguous
  }

  let entities: [String]
  let events: [String]
  let clusters: [String]
  let relations: [String]
  /// The index of a mention by its id.
  let mention: [String: Int]
  /// The index of an event by its id.
  let event: [String: Int]
  private let entity: [String: Int]
  /// Ids that stand twice in one list, in order.
  let repeated: [String]

  init(_ layer: RawRecord.Layer, _ mentions: [Mention]) {
    entities = Self.named(layer.entities.map(\.id), "c")
    events = Self.named(layer.events.map(\.id), "e")
    clusters = Self.named(layer.eventClusters.map(\.id), "h")
    relations = Self.named(layer.relations.map(\.id), "r")
    var repeated: [String] = []
    mention = Self.indexes(mentions.map(\.id), &repeated)
    event = Self.indexes(events, &repeated)
    entity = Self.indexes(entities, &repeated)
    _ = Self.indexes(clusters, &repeated)
    _ = Self.indexes(relations, &repeated)
    self.repeated = repeated
  }

  /// What an id stands for; `kind` says which list where several have it.
  func reference(_ id: String, kind: String?) -> Found {
    var found: [Reference] = []
    if kind == nil || kind == "mention", let index = mention[id] { found.append(.mention(index)) }
    if kind == nil || kind == "entity", let index = entity[id] { found.append(.entity(index)) }
    if kind == nil || kind == "event", let index = event[id] { found.append(.event(index)) }
    guard let first = found.first else { return .unknown }
    return found.count == 1 ? .found(first) : .ambiguous
  }

  private static func named(_ ids: [String?], _ letter: String) -> [String] {
    ids.enumerated().map { $1 ?? "\(letter)\($0 + 1)" }
  }

  private static func indexes(_ ids: [String], _ repeated: inout [String]) -> [String: Int] {
    var indexes: [String: Int] = [:]
    indexes.reserveCapacity(ids.count)
    for (index, id) in ids.enumerated() {
      if indexes.updateValue(index, forKey: id) != nil { repeated.append(id) }
    }
    return indexes
  }
}
