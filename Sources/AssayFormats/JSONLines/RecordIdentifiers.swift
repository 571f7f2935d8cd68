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
  /// The ids of mentions, numbered as those are where none stands twice.
  let mention: ByteTable<Void>
  /// The same for events.
  let event: ByteTable<Void>
  private let entity: ByteTable<Void>
  /// Ids that stand twice in one list, in order.
  let repeated: [String]

  init(_ layer: RawRecord.Layer, _ mentions: [Mention]) {
    entities = Self.named(layer.entities, "c") { $0.id }
    events = Self.named(layer.events, "e") { $0.id }
    clusters = Self.named(layer.eventClusters, "h") { $0.id }
    relations = Self.named(layer.relations, "r") { $0.id }
    var repeated: [String] = []
    mention = Self.numbers(mentions, &repeated) { $0.id }
    event = Self.numbers(events, &repeated) { $0 }
    entity = Self.numbers(entities, &repeated) { $0 }
    _ = Self.numbers(clusters, &repeated) { $0 }
    _ = Self.numbers(relations, &repeated) { $0 }
    self.repeated = repeated
  }

  /// What an id stands for; `kind` says which list where several have it.
  func reference(_ id: String, kind: String?) -> Found {
    let id = id.utf8.span
    var found: Reference?, count = 0
    if kind == nil || kind == "mention", let number = mention.number(of: id) {
      found = .mention(number)
      count += 1
    }
    if kind == nil || kind == "entity", let number = entity.number(of: id) {
      found = .entity(number)
      count += 1
    }
    if kind == nil || kind == "event", let number = event.number(of: id) {
      found = .event(number)
      count += 1
    }
    guard let found else { return .unknown }
    return count == 1 ? .found(found) : .ambiguous
  }

  private static func named<Part>(
    _ parts: [Part], _ letter: String, _ id: (Part) -> String?
  ) -> [String] {
    var ids: [String] = []
    ids.reserveCapacity(parts.count)
    let span = parts.span
    for index in span.indices { ids.append(id(span[index]) ?? "\(letter)\(index + 1)") }
    return ids
  }

  private static func numbers<Part>(
    _ parts: [Part], _ repeated: inout [String], _ id: (Part) -> String
  ) -> ByteTable<Void> {
    var numbers = ByteTable<Void>()
    numbers.reserveCapacity(parts.count)
    let span = parts.span
    for index in span.indices {
      let id = id(span[index])
      if !numbers.insert(id.utf8.span, ()) { repeated.append(id) }
    }
    return numbers
  }
}
