public import AssayModel

/// What differs between an article and the same article read back, identifiers and order apart.
public struct Comparison: Sendable {
  /// What differs, in words; empty where nothing does.
  public private(set) var differences: [String] = []

  /// Compares what a format can say.
  ///
  /// - Complexity: O(n log n) in annotations, O(n) in bytes.
  public init(
    _ wanted: AnnotatedArticle, _ found: AnnotatedArticle, under capabilities: Capabilities
  ) {
    if wanted.article.text != found.article.text {
      differences.append(Self.textDifference(wanted.article.text, found.article.text))
    }
    if capabilities.metadata, wanted.article.metadata != found.article.metadata {
      differences.append("metadata: \(wanted.article.metadata) became \(found.article.metadata)")
    }
    if capabilities.tokens, Self.tokens(wanted) != Self.tokens(found) {
      differences.append("tokens differ")
    }
    if wanted.layers.count != found.layers.count, !(wanted.layers.allSatisfy(\.isEmpty)) {
      differences.append("\(wanted.layers.count) layers became \(found.layers.count)")
    }
    for (a, b) in zip(wanted.layers, found.layers) {
      if capabilities.annotators, a.annotator != b.annotator {
        differences.append("\(a.annotator) became \(b.annotator)")
      }
      if capabilities.tags, a.tags != b.tags { differences.append("tags differ") }
      compare(a, b)
    }
  }

  /// The tokens; none at all say as little as an empty list.
  private static func tokens(_ annotated: AnnotatedArticle) -> Tokenization? {
    annotated.article.tokens.flatMap { $0.tokens.isEmpty ? nil : $0 }
  }

  private mutating func compare(_ a: Layer, _ b: Layer) {
    let (mine, theirs) = (LayerFacts(a), LayerFacts(b))
    for (kind, wanted, found) in zip3(LayerFacts.kinds, mine.facts, theirs.facts) {
      let missing = wanted.subtracting(found), extra = found.subtracting(wanted)
      if !missing.isEmpty { differences.append("\(kind) lost: \(missing.elements.prefix(3))") }
      if !extra.isEmpty { differences.append("\(kind) new: \(extra.elements.prefix(3))") }
    }
  }

  private static func textDifference(_ a: ArticleText, _ b: ArticleText) -> String {
    let place = zip(a.bytes, b.bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    return "text differs from byte \(place ?? min(a.count, b.count)) on"
  }
}

private func zip3<A, B, C>(_ a: [A], _ b: [B], _ c: [C]) -> [(A, B, C)] {
  zip(a, zip(b, c)).map { ($0, $1.0, $1.1) }
}

/// How often things occur, in order.
private struct Bag {
  private var counts: [String: Int] = [:]

  init(_ elements: [String]) {
    for element in elements { counts[element, default: 0] += 1 }
  }

  var isEmpty: Bool { counts.isEmpty }
  var elements: [String] { counts.keys.sorted() }

  func subtracting(_ other: Bag) -> Bag {
    var rest = Bag([])
    for (element, count) in counts where count > other.counts[element] ?? 0 {
      rest.counts[element] = count - (other.counts[element] ?? 0)
    }
    return rest
  }
}

/// What a layer says, as text without identifiers.
private struct LayerFacts {
  static let kinds = ["mentions", "entities", "events", "event clusters", "relations"]
  let facts: [Bag]

  init(_ layer: Layer) {
    let mentions = layer.mentions.map { mention in
      Self.text(
        mention.type, mention.extent, mention.attributes, mention.links, mention.confidence)
    }
    let entities = layer.entities.map { entity in
      "{" + entity.mentions.map { mentions[$0] }.sorted().joined(separator: " ") + "}"
    }
    let heads = layer.events.map { event in
      Self.text(
        event.type, event.trigger?.extent, event.attributes, event.links, event.confidence)
    }
    func filler(_ reference: Reference) -> String {
      switch reference {
      case .mention(let index): mentions[index]
      case .entity(let index): entities[index]
      case .event(let index): "event " + heads[index]
      }
    }
    func text(_ arguments: [Argument]) -> String {
      arguments.map { "\($0.role)=\(filler($0.filler))" }.sorted().joined(separator: ", ")
    }
    let events = zip(layer.events, heads).map { "\($1)(\(text($0.arguments)))" }
    let clusters = layer.eventClusters.map { cluster in
      "{" + cluster.events.map { events[$0] }.sorted().joined(separator: " ") + "}"
    }
    let relations = layer.relations.map { relation in
      Self.text(relation.type, nil, relation.attributes, [], nil) + "(\(text(relation.arguments)))"
    }
    facts = [mentions, entities, events, clusters, relations].map(Bag.init)
  }

  private static func text(
    _ type: String, _ extent: Extent?, _ attributes: [Attribute], _ links: [KnowledgeBaseLink],
    _ confidence: Double?
  ) -> String {
    let places = extent.map { extent in
      extent.fragments.map { "\($0.start)-\($0.end)" }.joined(separator: ",")
    }
    let values = attributes.map { "\($0.name)=\($0.value)" }.sorted()
    let targets = links.map { "\($0.base):\($0.identifier)" }.sorted()
    return ([type, places ?? "nowhere"] + values + targets + (confidence.map { ["\($0)"] } ?? []))
      .joined(separator: "|")
  }
}
