public import AssayModel

/// Where an extractor puts what it found in one article.
///
/// It keeps small records while the clock runs; strings and model values are made by ``layer(by:)``
/// afterwards. An extent outside the text, or one that cuts a code point, is refused and counted,
/// never repaired.
public struct AnnotationSink: Sendable {
  struct FoundMention: Sendable {
    var label: Label
    var extent: Extent
    var confidence: Double?
    var attributes: [Attribute] = []
    var links: [KnowledgeBaseLink] = []
  }

  struct FoundEvent: Sendable {
    var label: Label
    var trigger: Extent
    var arguments: [(role: Label, filler: Reference)] = []
    var attributes: [Attribute] = []
    var confidence: Double?
  }

  /// The vocabulary that labels point into.
  public private(set) var vocabulary: Vocabulary
  /// How many annotations were refused since the last reset.
  public private(set) var refusedCount = 0

  private var text: ArticleText
  private var mentions: [FoundMention] = []
  private var events: [FoundEvent] = []

  /// Makes a sink for an extractor's output on one text.
  public init(text: ArticleText, vocabulary: Vocabulary) {
    self.text = text
    self.vocabulary = vocabulary
  }

  /// The number of mentions so far.
  public var mentionCount: Int { mentions.count }
  /// The number of events so far.
  public var eventCount: Int { events.count }
  /// The label of each mention so far.
  public func label(ofMention index: Int) -> Label { mentions[index].label }
  /// The extent of a mention so far.
  public func extent(ofMention index: Int) -> Extent { mentions[index].extent }

  /// The label of a name that the extractor could not know when it was made.
  public mutating func label(_ name: String) -> Label {
    vocabulary.label(name)
  }

  /// Adds a mention.
  ///
  /// - Returns: Its index, for use as a filler; `nil` where it was refused.
  @discardableResult
  public mutating func addMention(
    _ label: Label, _ extent: Extent, confidence: Double? = nil, attributes: [Attribute] = [],
    links: [KnowledgeBaseLink] = []
  ) -> Int? {
    guard text.contains(extent) else {
      refusedCount += 1
      return nil
    }
    mentions.append(
      FoundMention(
        label: label, extent: extent, confidence: confidence, attributes: attributes, links: links))
    return mentions.count - 1
  }

  /// Adds an event without arguments.
  ///
  /// - Returns: Its index, for ``addArgument(_:_:to:)``; `nil` where it was refused.
  @discardableResult
  public mutating func addEvent(
    _ label: Label, trigger: Extent, confidence: Double? = nil, attributes: [Attribute] = []
  ) -> Int? {
    guard text.contains(trigger) else {
      refusedCount += 1
      return nil
    }
    events.append(
      FoundEvent(label: label, trigger: trigger, attributes: attributes, confidence: confidence))
    return events.count - 1
  }

  /// Gives an event of this sink another argument.
  ///
  /// A filler that is not in the sink is refused and counted. Entities cannot be fillers here.
  public mutating func addArgument(_ role: Label, _ filler: Reference, to event: Int) {
    let isKnown =
      switch filler {
      case .mention(let index): mentions.indices.contains(index)
      case .event(let index): events.indices.contains(index)
      case .entity: false
      }
    guard isKnown, events.indices.contains(event) else {
      refusedCount += 1
      return
    }
    events[event].arguments.append((role, filler))
  }

  /// Counts annotations that were refused elsewhere, by the sinks of an ensemble's members.
  mutating func countRefused(_ number: Int) {
    refusedCount += number
  }

  /// Empties the sink for another text, keeping its room.
  public mutating func reset(for text: ArticleText) {
    self.text = text
    refusedCount = 0
    mentions.removeAll(keepingCapacity: true)
    events.removeAll(keepingCapacity: true)
  }

  /// What was found, as a layer whose mentions and events are numbered in text order.
  public func layer(by annotator: Annotator) -> Layer {
    let mentionOrder = mentions.indices.sorted {
      (mentions[$0].extent, $0) < (mentions[$1].extent, $1)
    }
    let eventOrder = events.indices.sorted {
      (events[$0].trigger, $0) < (events[$1].trigger, $1)
    }
    var newMention = [Int](repeating: 0, count: mentions.count)
    for (new, old) in mentionOrder.enumerated() { newMention[old] = new }
    var newEvent = [Int](repeating: 0, count: events.count)
    for (new, old) in eventOrder.enumerated() { newEvent[old] = new }

    let layer = try? Layer(
      annotator: annotator,
      mentions: mentionOrder.enumerated().map { new, old in
        mention(mentions[old], id: "T\(new + 1)")
      },
      events: eventOrder.enumerated().map { new, old in
        event(events[old], number: new + 1, mentionOrder: newMention, eventOrder: newEvent)
      })
    // Every index was checked when it was added.
    return layer ?? Layer(empty: annotator)
  }

  private func mention(_ found: FoundMention, id: String) -> Mention {
    Mention(
      id: id, type: vocabulary.name(of: found.label), extent: found.extent,
      attributes: found.attributes, links: found.links, confidence: found.confidence)
  }

  private func event(
    _ found: FoundEvent, number: Int, mentionOrder: [Int], eventOrder: [Int]
  ) -> Event {
    let arguments = found.arguments.map { role, filler in
      let moved: Reference =
        switch filler {
        case .mention(let index): .mention(mentionOrder[index])
        case .event(let index): .event(eventOrder[index])
        case .entity(let index): .entity(index)
        }
      return Argument(role: vocabulary.name(of: role), filler: moved)
    }
    return Event(
      id: "E\(number)", type: vocabulary.name(of: found.label),
      trigger: Trigger(id: "T\(mentions.count + number)", extent: found.trigger),
      arguments: arguments, attributes: found.attributes, confidence: found.confidence)
  }
}
