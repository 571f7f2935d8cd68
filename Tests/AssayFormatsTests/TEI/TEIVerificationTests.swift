import AssayFormats
import AssayModel
import Testing

/// A file passes only where it says what was meant, whatever it is that differs.
struct TEIVerificationTests {
  /// The lists of a layer, to be changed.
  private struct Parts {
    var mentions: [Mention]
    var entities: [Entity]
    var events: [Event]
    var clusters: [EventCluster]
    var relations: [Relation]

    init(_ layer: Layer) {
      mentions = layer.mentions
      entities = layer.entities
      events = layer.events
      clusters = layer.eventClusters
      relations = layer.relations
    }

    func layer(by annotator: Annotator) -> Layer? {
      try? Layer(
        annotator: annotator, mentions: mentions, entities: entities, events: events,
        eventClusters: clusters, relations: relations)
    }
  }

  private typealias Change = (name: String, change: @Sendable (inout Parts) -> Void)

  private static func edit(
    _ mention: Mention, id: String? = nil, type: String? = nil, extent: Extent? = nil,
    attributes: [Attribute]? = nil, links: [KnowledgeBaseLink]? = nil, confidence: Double? = nil
  ) -> Mention {
    Mention(
      id: id ?? mention.id, type: type ?? mention.type, extent: extent ?? mention.extent,
      attributes: attributes ?? mention.attributes, links: links ?? mention.links,
      confidence: confidence ?? mention.confidence)
  }

  private static func edit(
    _ event: Event, id: String? = nil, type: String? = nil, trigger: Trigger? = nil,
    arguments: [Argument]? = nil, attributes: [Attribute]? = nil,
    links: [KnowledgeBaseLink]? = nil, confidence: Double? = nil
  ) -> Event {
    Event(
      id: id ?? event.id, type: type ?? event.type, trigger: trigger ?? event.trigger,
      arguments: arguments ?? event.arguments, attributes: attributes ?? event.attributes,
      links: links ?? event.links, confidence: confidence ?? event.confidence)
  }

  private static let link = KnowledgeBaseLink(base: "another", identifier: "one")

  private static let changesOfMentions: [Change] = [
    ("mention id", { $0.mentions[0] = edit($0.mentions[0], id: "other") }),
    ("mention type", { $0.mentions[0] = edit($0.mentions[0], type: "Other") }),
    ("mention extent", { $0.mentions[0] = edit($0.mentions[0], extent: Extent(0, 0)) }),
    ("mention confidence", { $0.mentions[0] = edit($0.mentions[0], confidence: 0.123) }),
    (
      "mention attributes",
      { $0.mentions[0] = edit($0.mentions[0], attributes: [Attribute("other", .flag)]) }
    ),
    ("mention links", { $0.mentions[0] = edit($0.mentions[0], links: [link]) }),
    ("mentions swapped", { $0.mentions.swapAt(0, $0.mentions.count - 1) }),
    ("a mention more", { $0.mentions.append(edit($0.mentions[0], id: "more")) }),
  ]

  private static let changesOfGroups: [Change] = [
    ("entity id", { $0.entities[0] = Entity(id: "other", mentions: $0.entities[0].mentions) }),
    ("an entity less", { $0.entities.removeLast() }),
    (
      "entities joined",
      { parts in
        let members = parts.entities.flatMap(\.mentions)
        parts.entities = [Entity(id: parts.entities[0].id, mentions: members)]
      }
    ),
    (
      "cluster id",
      { $0.clusters[0] = EventCluster(id: "other", events: $0.clusters[0].events) }
    ),
    ("a cluster less", { $0.clusters.removeLast() }),
  ]

  private static let changesOfEvents: [Change] = [
    ("event id", { $0.events[0] = edit($0.events[0], id: "other") }),
    ("event type", { $0.events[0] = edit($0.events[0], type: "Other") }),
    ("event confidence", { $0.events[0] = edit($0.events[0], confidence: 0.123) }),
    ("event links", { $0.events[0] = edit($0.events[0], links: [link]) }),
    (
      "event attributes",
      { $0.events[0] = edit($0.events[0], attributes: [Attribute("other", "x")]) }
    ),
    (
      "trigger",
      { $0.events[0] = edit($0.events[0], trigger: Trigger(id: "other", extent: Extent(0, 0))) }
    ),
    ("no arguments", { $0.events[0] = edit($0.events[0], arguments: []) }),
    (
      "roles",
      { parts in
        let arguments = parts.events[0].arguments.map { Argument(role: "Other", filler: $0.filler) }
        parts.events[0] = edit(parts.events[0], arguments: arguments)
      }
    ),
    (
      "fillers",
      { parts in
        let arguments = parts.events[0].arguments.map {
          Argument(role: $0.role, filler: .event(0))
        }
        parts.events[0] = edit(parts.events[0], arguments: arguments)
      }
    ),
  ]

  private static let changesOfRelations: [Change] = [
    (
      "relation",
      { parts in
        let old = parts.relations[0]
        parts.relations[0] = Relation(id: old.id, type: "Other", arguments: old.arguments)
      }
    ),
    ("relations turned", { $0.relations.reverse() }),
  ]

  private static func changes(of layer: Layer) -> [Change] {
    var changes: [Change] = []
    if !layer.mentions.isEmpty { changes += changesOfMentions }
    if !layer.entities.isEmpty && !layer.eventClusters.isEmpty { changes += changesOfGroups }
    if !layer.events.isEmpty { changes += changesOfEvents }
    if !layer.relations.isEmpty { changes += changesOfRelations }
    return changes
  }

  @Test func everyDifferenceIsSeen() throws {
    var tried: [String: Int] = [:]
    for (number, article) in TEIArticles.sample(200, seed: 11).enumerated() {
      let bytes = try TEI.write(article)
      for (index, layer) in article.layers.enumerated() {
        for (name, change) in Self.changes(of: layer) {
          var parts = Parts(layer)
          change(&parts)
          guard let other = parts.layer(by: layer.annotator) else { continue }
          var layers = article.layers
          layers[index] = other
          let meant = AnnotatedArticle(article.article, layers: layers)
          guard meant.inTextOrder() != article.inTextOrder() else { continue }
          tried[name, default: 0] += 1
          let error = #expect(throws: TEIError.self, "article \(number), \(name)") {
            try TEI.verify(bytes, means: meant)
          }
          #expect(error?.code == .mismatch, "article \(number), \(name)")
        }
      }
    }
    let kinds =
      Self.changesOfMentions + Self.changesOfGroups + Self.changesOfEvents
      + Self.changesOfRelations
    for (name, _) in kinds { #expect(tried[name, default: 0] > 0, "\(name) was tried") }
  }

  /// A file whose annotations stand in another order than they are written in says the same.
  @Test func anotherOrderInTheFileIsNoDifference() throws {
    let layer = try Layer(
      annotator: .person("gold"),
      mentions: [
        Mention(id: "T1", type: "A", extent: Extent(0, 1)),
        Mention(id: "T2", type: "A", extent: Extent(2, 3)),
      ],
      events: [
        Event(id: "E1", type: "B", trigger: Trigger(id: "T3", extent: Extent(4, 5))),
        Event(id: "E2", type: "B", trigger: Trigger(id: "T4", extent: Extent(6, 7))),
      ])
    let article = AnnotatedArticle(
      Article(id: "a", text: ArticleText("a b c d")), layers: [layer])
    var options = TEI.Options()
    options.inlineLayer = .none
    let good = String(decoding: try TEI.write(article, options: options), as: UTF8.self)
    let lines = good.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let spans = lines.indices.filter { lines[$0].contains("<span xml:id=\"T1\"") }
    #expect(spans.count == 1)
    var turned = lines
    turned.swapAt(spans[0], spans[0] + 1)
    #expect(turned != lines)
    try TEI.verify(Array(turned.joined(separator: "\n").utf8), means: article)
  }
}
