internal import AssayModel

/// The identifiers of a draft, with new ones for what has none.
struct DraftIdentifiers {
  private(set) var entities: [String] = []
  private(set) var events: [String] = []
  private(set) var clusters: [String] = []
  private(set) var relations: [String] = []
  /// The identifiers of mentions, numbered as those are where none stands twice.
  private(set) var mentionNumbers = ByteTable<Void>()
  /// The same for entities and events.
  private(set) var entityNumbers = ByteTable<Void>()
  private(set) var eventNumbers = ByteTable<Void>()
  /// Identifiers that stand twice in a list.
  private(set) var repeated: [(id: String, line: Int)] = []

  init(_ draft: Draft, mentions: [Mention]) {
    entities = Self.completed(draft.entities, "N") { $0.id }
    events = Self.completed(draft.events, "E") { $0.id }
    clusters = Self.completed(draft.eventClusters, "H") { $0.id }
    relations = Self.completed(draft.relations, "R") { $0.id }
    mentionNumbers.reserveCapacity(mentions.count)
    for place in mentions.indices
    where !mentionNumbers.insert(mentions[place].id.utf8.span, ()) {
      repeated.append((mentions[place].id, draft.mentions[place].place.line))
    }
    for (place, id) in entities.enumerated() where !entityNumbers.insert(id.utf8.span, ()) {
      repeated.append((id, draft.entities[place].line))
    }
    for (place, id) in events.enumerated() where !eventNumbers.insert(id.utf8.span, ()) {
      repeated.append((id, draft.events[place].line))
    }
  }

  /// Identifiers with new ones, a letter and the number of their place or the next that is free, for those
  /// that are missing.
  static func completed<Part>(
    _ parts: [Part], _ letter: String, id: (Part) -> String?
  ) -> [String] {
    var ids: [String] = []
    ids.reserveCapacity(parts.count)
    let span = parts.span
    for index in span.indices {
      guard let id = id(span[index]) else { return completed(parts.map(id), letter) }
      ids.append(id)
    }
    return ids
  }

  private static func completed(_ ids: [String?], _ letter: String) -> [String] {
    var taken = Set(ids.compactMap(\.self))
    return ids.enumerated().map { place, id in
      if let id { return id }
      var number = place + 1
      // A name that is taken is followed by others that may be: the search goes on behind all of them.
      if !taken.insert("\(letter)\(number)").inserted {
        number = ids.count + 1
        while !taken.insert("\(letter)\(number)").inserted { number += 1 }
      }
      return "\(letter)\(number)"
    }
  }

  /// A mention, else an event, else an entity of that identifier.
  func reference(_ id: String) -> Reference? {
    let id = id.utf8.span
    if let number = mentionNumbers.number(of: id) { return .mention(number) }
    if let number = eventNumbers.number(of: id) { return .event(number) }
    return entityNumbers.number(of: id).map { .entity($0) }
  }
}
