internal import AssayModel

/// Writes one layer without the lists that are empty.
struct LayerEncoder {
  private let layer: Layer
  private let text: TextPositions
  /// Ids that more than one of mentions, entities and events have: references to them name the list.
  private let sharedIDs: Set<String>

  init(_ layer: Layer, _ text: TextPositions) {
    self.layer = layer
    self.text = text
    guard !(layer.events.isEmpty && layer.relations.isEmpty) else {
      sharedIDs = []
      return
    }
    let lists = [
      layer.mentions.lazy.map(\.id).firstBytes, layer.entities.lazy.map(\.id).firstBytes,
      layer.events.lazy.map(\.id).firstBytes,
    ]
    // Ids of three lists that begin differently, as those that Assay gives do, need no set.
    if lists.allSatisfy({ !$0.contains(0x80) }),
      Set(lists.joined()).count == lists.reduce(0, { $0 + $1.count })
    {
      sharedIDs = []
      return
    }
    var seen = Set(layer.mentions.map(\.id))
    var shared: Set<String> = []
    for id in layer.entities.map(\.id) + layer.events.map(\.id) where !seen.insert(id).inserted {
      shared.insert(id)
    }
    sharedIDs = shared
  }

  func write(_ json: inout JSONWriter) {
    json.object { json in
      write(layer.annotator, &json)
      list("mentions", layer.mentions, &json) { mention, json in write(mention, &json) }
      list("entities", layer.entities, &json) { entity, json in
        write(entity.id, "mentions", entity.mentions.map { layer.mentions[$0].id }, &json)
      }
      list("events", layer.events, &json) { event, json in write(event, &json) }
      list("event_clusters", layer.eventClusters, &json) { cluster, json in
        write(cluster.id, "events", cluster.events.map { layer.events[$0].id }, &json)
      }
      list("relations", layer.relations, &json) { relation, json in write(relation, &json) }
      if let tags = layer.tags {
        json.key("tags")
        json.array { json in for index in 0..<tags.count { json.string(tags[index]) } }
      }
    }
  }

  private func list<Element>(
    _ key: String, _ elements: [Element], _ json: inout JSONWriter,
    _ write: (Element, inout JSONWriter) -> Void
  ) {
    guard !elements.isEmpty else { return }
    json.key(key)
    json.array { json in
      for element in elements { json.object { json in write(element, &json) } }
    }
  }

  private func write(_ annotator: Annotator, _ json: inout JSONWriter) {
    json.key("annotator")
    json.object { json in
      member("kind", annotator.kind.rawValue, &json)
      member("name", annotator.name, &json)
      if !annotator.version.isEmpty { member("version", annotator.version, &json) }
      if !annotator.settings.isEmpty { member("settings", annotator.settings, &json) }
    }
  }

  // MARK: - Annotations

  private func write(_ mention: Mention, _ json: inout JSONWriter) {
    member("id", mention.id, &json)
    member("type", mention.type, &json)
    text.write(mention.extent, &json)
    write(mention.attributes, &json)
    write(mention.links, mention.confidence, &json)
  }

  private func write(_ event: Event, _ json: inout JSONWriter) {
    member("id", event.id, &json)
    member("type", event.type, &json)
    if let trigger = event.trigger {
      json.key("trigger")
      json.object { json in
        if trigger.id != event.id { member("id", trigger.id, &json) }
        text.write(trigger.extent, &json)
      }
    }
    write(event.arguments, &json)
    write(event.attributes, &json)
    write(event.links, event.confidence, &json)
  }

  private func write(_ relation: Relation, _ json: inout JSONWriter) {
    member("id", relation.id, &json)
    member("type", relation.type, &json)
    write(relation.arguments, &json)
    write(relation.attributes, &json)
  }

  private func write(
    _ id: String, _ key: String, _ members: [String], _ json: inout JSONWriter
  ) {
    member("id", id, &json)
    json.key(key)
    json.array { json in for member in members { json.string(member) } }
  }

  private func write(_ arguments: [Argument], _ json: inout JSONWriter) {
    list("args", arguments, &json) { argument, json in
      member("role", argument.role, &json)
      let (id, kind) = name(of: argument.filler)
      member("ref", id, &json)
      if sharedIDs.contains(id) { member("of", kind, &json) }
    }
  }

  private func name(of reference: Reference) -> (id: String, kind: String) {
    switch reference {
    case .mention(let index): (layer.mentions[index].id, "mention")
    case .entity(let index): (layer.entities[index].id, "entity")
    case .event(let index): (layer.events[index].id, "event")
    }
  }

  // MARK: - Remarks

  /// Writes an object or, where a name comes twice, an array of pairs.
  private func write(_ attributes: [Attribute], _ json: inout JSONWriter) {
    guard !attributes.isEmpty else { return }
    json.key("attributes")
    guard Set(attributes.map(\.name)).count == attributes.count else {
      json.array { json in
        for attribute in attributes {
          json.array { json in
            json.string(attribute.name)
            write(attribute.value, &json)
          }
        }
      }
      return
    }
    json.object { json in
      for attribute in attributes {
        json.key(attribute.name)
        write(attribute.value, &json)
      }
    }
  }

  private func write(_ value: Attribute.Value, _ json: inout JSONWriter) {
    switch value {
    case .flag: json.bool(true)
    case .text(let text): json.string(text)
    case .number(let number): json.number(number)
    }
  }

  private func write(
    _ links: [KnowledgeBaseLink], _ confidence: Double?, _ json: inout JSONWriter
  ) {
    list("links", links, &json) { link, json in
      member("base", link.base, &json)
      member("id", link.identifier, &json)
    }
    guard let confidence else { return }
    json.key("score")
    json.number(confidence)
  }

  private func member(_ key: String, _ value: String, _ json: inout JSONWriter) {
    json.key(key)
    json.string(value)
  }
}

extension Sequence<String> {
  /// The bytes that strings begin with: 0 for one that is empty, and 0x80 for one that is not all ASCII.
  fileprivate var firstBytes: Set<UInt8> {
    var bytes: Set<UInt8> = []
    for string in self {
      bytes.insert(string.utf8.allSatisfy { $0 < 0x80 } ? string.utf8.first ?? 0 : 0x80)
    }
    return bytes
  }
}
