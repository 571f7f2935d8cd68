import AssayModel

/// Other names for types, on both sides, before they are compared.
///
/// Applies to mentions, events and relations alike; a type without another name keeps its own.
public struct LabelMap: Hashable, Sendable {
  /// The name that each type gets.
  public let names: [String: String]

  /// Makes a map; without arguments, one that changes nothing.
  public init(_ names: [String: String] = [:]) {
    self.names = names.filter { $0.key != $0.value }
  }

  /// Whether nothing changes.
  public var isEmpty: Bool { names.isEmpty }

  /// Six hexadecimal digits of the SHA-256 digest of the pairs in order; `none` for an empty map.
  public var short: String {
    if isEmpty { return "none" }
    let pairs = names.sorted { $0.key < $1.key }.map { "\($0.key)\u{0}\($0.value)\u{0}" }
    return "map#" + SHA256.hexDigest(of: Array(pairs.joined().utf8)).prefix(6)
  }

  /// The pair with the types renamed.
  func applied(to pair: ArticlePair) -> ArticlePair {
    ArticlePair(
      id: pair.id, text: pair.text, metadata: pair.metadata, gold: pair.gold.map(applied),
      predicted: pair.predicted.map(applied))
  }

  private func name(_ type: String) -> String { names[type] ?? type }

  private func applied(to layer: Layer) -> Layer {
    let mentions = layer.mentions.map { mention in
      Mention(
        id: mention.id, type: name(mention.type), extent: mention.extent,
        attributes: mention.attributes, links: mention.links, confidence: mention.confidence)
    }
    let events = layer.events.map { event in
      Event(
        id: event.id, type: name(event.type), trigger: event.trigger, arguments: event.arguments,
        attributes: event.attributes, links: event.links, confidence: event.confidence)
    }
    let relations = layer.relations.map { relation in
      Relation(
        id: relation.id, type: name(relation.type), arguments: relation.arguments,
        attributes: relation.attributes)
    }
    let renamed = try? Layer(
      annotator: layer.annotator, mentions: mentions, entities: layer.entities, events: events,
      eventClusters: layer.eventClusters, relations: relations, tags: layer.tags)
    // The indexes are those of a layer that was checked, so there is always one.
    return renamed ?? layer
  }
}
