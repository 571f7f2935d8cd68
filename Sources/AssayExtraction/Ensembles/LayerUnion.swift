import AssayModel

/// Everything that the members found, each annotation once; or the last layer alone.
struct LayerUnion: Combination, Combiner {
  /// Whether only the last member's layer is kept.
  var keepsLast = false

  func combine(_ found: inout [Layer?], of article: Article, into sink: inout AnnotationSink) {
    if keepsLast { for place in found.indices.dropLast() { found[place] = nil } }
    var union = UnionWriter(found, into: &sink)
    for place in found.indices {
      if let layer = found[place] { union.append(layer, to: &sink) }
      found[place] = nil
    }
  }

  /// The union of several layers.
  static func layer(of layers: [Layer], in article: Article) -> Layer {
    var sink = AnnotationSink(text: article.text, vocabulary: Vocabulary())
    var layers: [Layer?] = layers
    LayerUnion().combine(&layers, of: article, into: &sink)
    return sink.layer(by: Annotator(kind: .extractor, name: "union"))
  }
}

/// Copies layers into a sink and leaves out what is there already.
///
/// Two mentions are the same where extent and type are; two events where trigger and type are: their
/// arguments are put together. An event without a trigger cannot be told from another and is left out.
/// Of entities each mention stays in the first that has it.
///
/// It takes O(n) in the number of annotations and arguments, whatever they belong to.
private struct UnionWriter {
  private var mentions: PlaceIndex
  private var events: PlaceIndex
  private var arguments: PlaceIndex
  private var placed: Set<Int> = []

  /// - Parameter layers: All that will be copied.
  init(_ layers: [Layer?], into sink: inout AnnotationSink) {
    let layers = layers.compactMap { $0 }
    let mentionCount = layers.reduce(0) { $0 + $1.mentions.count }
    let eventCount = layers.reduce(0) { $0 + $1.events.count }
    mentions = PlaceIndex(capacity: mentionCount)
    events = PlaceIndex(capacity: eventCount)
    let argumentCount = layers.reduce(0) { $1.events.reduce($0) { $0 + $1.arguments.count } }
    arguments = PlaceIndex(capacity: argumentCount)
    sink.makeRoom(mentions: mentionCount, events: eventCount, arguments: argumentCount)
  }

  mutating func append(_ layer: Layer, to sink: inout AnnotationSink) {
    let mentions = layer.mentions.map { index(of: $0, in: &sink) }
    let events = layer.events.map { index(of: $0, in: &sink) }
    for (event, index) in zip(layer.events, events) where index >= 0 {
      for argument in event.arguments {
        let filler = layer.filler(argument) {
          mentions[$0] < 0 ? nil : Int(mentions[$0])
        } event: {
          events[$0] < 0 ? nil : Int(events[$0])
        }
        if let filler { append(sink.label(argument.role), filler, to: Int(index), in: &sink) }
      }
    }
    for entity in layer.entities { append(entity, mentions, to: &sink) }
  }

  private mutating func append(
    _ role: Label, _ filler: Reference, to event: Int, in sink: inout AnnotationSink
  ) {
    let hash = PlaceIndex.hash(role, filler, of: event)
    guard arguments.first(hash, where: { sink.isArgument($0, role, filler, of: event) }) == nil
    else { return }
    sink.addArgument(role, filler, to: event)
    _ = arguments.insert(sink.argumentCount - 1, hash)
  }

  private mutating func append(
    _ entity: Entity, _ mentions: [Int32], to sink: inout AnnotationSink
  ) {
    var members: [Int] = []
    var taken: Set<Int> = []
    for member in entity.mentions.map({ Int(mentions[$0]) })
    where member >= 0 && !placed.contains(member) && taken.insert(member).inserted {
      members.append(member)
    }
    guard members.count > 1, sink.addEntity(members) != nil else { return }
    placed.formUnion(members)
  }

  /// The number of a mention in the sink, where it is put if it is not there; -1 where it is refused.
  private mutating func index(of mention: Mention, in sink: inout AnnotationSink) -> Int32 {
    let label = sink.label(mention.type)
    let hash = PlaceIndex.hash(mention.extent, label)
    let known = mentions.first(hash) {
      sink.label(ofMention: $0) == label && sink.extent(ofMention: $0) == mention.extent
    }
    if let known { return known }
    let index = sink.addMention(
      label, mention.extent, confidence: mention.confidence, attributes: mention.attributes,
      links: mention.links)
    return index.map { mentions.insert($0, hash) } ?? -1
  }

  private mutating func index(of event: Event, in sink: inout AnnotationSink) -> Int32 {
    guard let trigger = event.trigger else { return -1 }
    let label = sink.label(event.type)
    let hash = PlaceIndex.hash(trigger.extent, label)
    let known = events.first(hash) {
      sink.label(ofEvent: $0) == label && sink.trigger(ofEvent: $0) == trigger.extent
    }
    if let known { return known }
    let index = sink.addEvent(
      label, trigger: trigger.extent, confidence: event.confidence, attributes: event.attributes)
    return index.map { events.insert($0, hash) } ?? -1
  }
}
