import AssayModel

/// Everything that the members found, each annotation once; or the last layer alone.
struct LayerUnion: Combination, Combiner {
  /// Whether only the last member's layer is kept.
  var keepsLast = false

  func combine(_ found: [Layer?], of article: Article, into sink: inout AnnotationSink) {
    let layers = keepsLast ? Array(found.suffix(1)) : found
    var union = UnionWriter()
    for layer in layers.compactMap({ $0 }) { union.append(layer, to: &sink) }
  }

  /// The union of several layers.
  static func layer(of layers: [Layer], in article: Article) -> Layer {
    var sink = AnnotationSink(text: article.text, vocabulary: Vocabulary())
    LayerUnion().combine(layers, of: article, into: &sink)
    return sink.layer(by: Annotator(kind: .extractor, name: "union"))
  }
}

/// Copies layers into a sink and leaves out what is there already.
///
/// Two mentions are the same where extent and type are; two events where trigger and type are: their
/// arguments are put together. An event without a trigger cannot be told from another and is left out.
/// Of entities each mention stays in the first that has it.
private struct UnionWriter {
  private struct Key: Hashable {
    let extent: Extent
    let type: String
  }

  private struct Slot: Hashable {
    let event: Int
    let role: String
    let filler: Reference
  }

  private var mentions: [Key: Int] = [:]
  private var events: [Key: Int] = [:]
  private var slots: Set<Slot> = []
  private var placed: Set<Int> = []

  mutating func append(_ layer: Layer, to sink: inout AnnotationSink) {
    let mentions = layer.mentions.map { index(of: $0, in: &sink) }
    let events = layer.events.map { index(of: $0, in: &sink) }
    for (event, index) in zip(layer.events, events) {
      guard let index else { continue }
      for argument in event.arguments {
        guard let filler = layer.filler(argument, mentions: mentions, events: events),
          slots.insert(Slot(event: index, role: argument.role, filler: filler)).inserted
        else { continue }
        sink.addArgument(sink.label(argument.role), filler, to: index)
      }
    }
    for entity in layer.entities { append(entity, mentions, to: &sink) }
  }

  private mutating func append(
    _ entity: Entity, _ mentions: [Int?], to sink: inout AnnotationSink
  ) {
    var members: [Int] = []
    for member in entity.mentions.compactMap({ mentions[$0] })
    where !placed.contains(member) && !members.contains(member) {
      members.append(member)
    }
    guard members.count > 1, sink.addEntity(members) != nil else { return }
    placed.formUnion(members)
  }

  private mutating func index(of mention: Mention, in sink: inout AnnotationSink) -> Int? {
    let key = Key(extent: mention.extent, type: mention.type)
    if let known = mentions[key] { return known }
    let index = sink.addMention(
      sink.label(mention.type), mention.extent, confidence: mention.confidence,
      attributes: mention.attributes, links: mention.links)
    mentions[key] = index
    return index
  }

  private mutating func index(of event: Event, in sink: inout AnnotationSink) -> Int? {
    guard let trigger = event.trigger else { return nil }
    let key = Key(extent: trigger.extent, type: event.type)
    if let known = events[key] { return known }
    let index = sink.addEvent(
      sink.label(event.type), trigger: trigger.extent, confidence: event.confidence,
      attributes: event.attributes)
    events[key] = index
    return index
  }
}
