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
    var attributes: [Attribute] = []
    var confidence: Double?
    /// The last of its arguments; -1 for none.
    var lastArgument: Int32 = -1
  }

  struct FoundArgument: Sendable {
    let filler: Reference
    let role: Label
    let event: Int32
    /// The argument of the same event before this one; -1 for none.
    let previous: Int32
  }

  /// The vocabulary that labels point into.
  public private(set) var vocabulary: Vocabulary
  /// How many annotations were refused since the last reset.
  public private(set) var refusedCount = 0

  /// The room for more annotations is not kept.
  private static let mostKept = 1 << 16

  private var text: ArticleText
  private var mentions: [FoundMention] = []
  private var events: [FoundEvent] = []
  /// The arguments of all events.
  private var arguments: [FoundArgument] = []
  private var entities: [[Int]] = []
  /// For each mention up to the last that stands in an entity, whether it does.
  private var isInEntity: [Bool] = []

  /// Makes a sink for an extractor's output on one text.
  public init(text: ArticleText, vocabulary: Vocabulary) {
    self.text = text
    self.vocabulary = vocabulary
  }

  /// The number of mentions so far.
  public var mentionCount: Int { mentions.count }
  /// The number of events so far.
  public var eventCount: Int { events.count }
  /// The number of entities so far.
  public var entityCount: Int { entities.count }
  /// The label of each mention so far.
  public func label(ofMention index: Int) -> Label { mentions[index].label }
  /// The extent of a mention so far.
  public func extent(ofMention index: Int) -> Extent { mentions[index].extent }

  /// The label of each event so far.
  func label(ofEvent index: Int) -> Label { events[index].label }
  /// The trigger of each event so far.
  func trigger(ofEvent index: Int) -> Extent { events[index].trigger }
  /// The number of arguments of all events so far.
  var argumentCount: Int { arguments.count }
  /// Whether an argument so far, counted over all events, is this one.
  func isArgument(_ index: Int, _ role: Label, _ filler: Reference, of event: Int) -> Bool {
    let argument = arguments[index]
    return argument.event == event && argument.role == role && argument.filler == filler
  }

  /// Makes room for so many more at once, where that is much.
  mutating func makeRoom(
    mentions more: Int, events moreEvents: Int, arguments moreArguments: Int
  ) {
    guard more + moreEvents > Self.mostKept else { return }
    mentions.reserveCapacity(mentions.count + more)
    events.reserveCapacity(events.count + moreEvents)
    arguments.reserveCapacity(arguments.count + moreArguments)
  }

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
  /// A filler that is not in the sink is refused and counted.
  public mutating func addArgument(_ role: Label, _ filler: Reference, to event: Int) {
    let isKnown =
      switch filler {
      case .mention(let index): mentions.indices.contains(index)
      case .event(let index): events.indices.contains(index)
      case .entity(let index): entities.indices.contains(index)
      }
    guard isKnown, events.indices.contains(event) else {
      refusedCount += 1
      return
    }
    arguments.append(
      FoundArgument(
        filler: filler, role: role, event: Int32(event), previous: events[event].lastArgument))
    events[event].lastArgument = Int32(arguments.count - 1)
  }

  /// Adds an entity: what some mentions of this sink refer to.
  ///
  /// It is refused and counted where it has no mention, where one is not in the sink or is given
  /// twice, and where one stands in another entity.
  ///
  /// - Returns: Its index, for use as a filler; `nil` where it was refused.
  /// - Complexity: O(n) in the number of its mentions, over all calls.
  @discardableResult
  public mutating func addEntity(_ members: [Int]) -> Int? {
    for (place, member) in members.enumerated() {
      while isInEntity.count <= member && mentions.indices.contains(member) {
        isInEntity.append(false)
      }
      guard mentions.indices.contains(member), !isInEntity[member] else {
        for taken in members.prefix(place) { isInEntity[taken] = false }
        refusedCount += 1
        return nil
      }
      isInEntity[member] = true
    }
    guard !members.isEmpty else {
      refusedCount += 1
      return nil
    }
    entities.append(members)
    return entities.count - 1
  }

  /// Counts annotations that were refused elsewhere, by the sinks of an ensemble's members.
  mutating func countRefused(_ number: Int) {
    refusedCount += number
  }

  /// Empties the sink for another text, keeping its room.
  public mutating func reset(for text: ArticleText) {
    self.text = text
    refusedCount = 0
    let keepsRoom = mentions.count + events.count <= Self.mostKept
    mentions.removeAll(keepingCapacity: keepsRoom)
    events.removeAll(keepingCapacity: keepsRoom)
    arguments.removeAll(keepingCapacity: keepsRoom)
    entities.removeAll(keepingCapacity: keepsRoom)
    isInEntity.removeAll(keepingCapacity: keepsRoom)
  }

  /// What was found, as a layer whose mentions, entities and events are numbered in text order.
  public func layer(by annotator: Annotator) -> Layer {
    var copy = self
    return copy.takeLayer(by: annotator)
  }

  /// What was found, as ``layer(by:)`` gives it; where that is very much, each part is given up as soon as it is in the
  /// layer, and nothing is left.
  mutating func takeLayer(by annotator: Annotator) -> Layer {
    let isLarge = mentions.count + events.count > Self.mostKept
    let mentionCount = mentions.count
    let (moved, newMention) = movedMentions()
    if isLarge { mentions = [] }
    let eventOrder = events.indices.sorted {
      (events[$0].trigger, $0) < (events[$1].trigger, $1)
    }
    var newEvent = [Int32](repeating: 0, count: events.count)
    for (new, old) in eventOrder.enumerated() { newEvent[old] = Int32(new) }

    let members = entities.map { members in members.map { Int(newMention[$0]) }.sorted() }
    let entityOrder = members.indices.sorted { members[$0].lexicographicallyPrecedes(members[$1]) }
    var newEntity = [Int](repeating: 0, count: entities.count)
    for (new, old) in entityOrder.enumerated() { newEntity[old] = new }

    let layer = try? Layer(
      annotator: annotator, mentions: moved,
      entities: entityOrder.enumerated().map { new, old in
        Entity(id: "C\(new + 1)", mentions: members[old])
      },
      events: eventOrder.enumerated().map { new, old in
        event(events[old], number: new + 1, mentionCount: mentionCount) { filler in
          switch filler {
          case .mention(let index): .mention(Int(newMention[index]))
          case .event(let index): .event(Int(newEvent[index]))
          case .entity(let index): .entity(newEntity[index])
          }
        }
      })
    if isLarge { reset(for: ArticleText("")) }
    // Every index was checked when it was added.
    return layer ?? Layer(empty: annotator)
  }

  /// The mentions in text order, and the new number of each.
  private func movedMentions() -> (mentions: [Mention], numbers: [Int32]) {
    let order = mentions.indices.lazy.map { Int32($0) }.sorted {
      (mentions[Int($0)].extent, $0) < (mentions[Int($1)].extent, $1)
    }
    var numbers = [Int32](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { numbers[Int(old)] = Int32(new) }
    let moved = order.enumerated().map { new, old in
      mention(mentions[Int(old)], id: "T\(new + 1)")
    }
    return (moved, numbers)
  }

  private func mention(_ found: FoundMention, id: String) -> Mention {
    Mention(
      id: id, type: vocabulary.name(of: found.label), extent: found.extent,
      attributes: found.attributes, links: found.links, confidence: found.confidence)
  }

  private func event(
    _ found: FoundEvent, number: Int, mentionCount: Int, moved: (Reference) -> Reference
  ) -> Event {
    var own: [Argument] = []
    var next = found.lastArgument
    while next >= 0 {
      let argument = arguments[Int(next)]
      own.append(Argument(role: vocabulary.name(of: argument.role), filler: moved(argument.filler)))
      next = argument.previous
    }
    own.reverse()
    return Event(
      id: "E\(number)", type: vocabulary.name(of: found.label),
      trigger: Trigger(id: "T\(mentionCount + number)", extent: found.trigger),
      arguments: own, attributes: found.attributes, confidence: found.confidence)
  }
}
