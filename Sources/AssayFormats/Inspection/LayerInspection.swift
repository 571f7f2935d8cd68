public import AssayModel

/// The annotations of one annotator over all articles, counted.
public struct LayerInspection: Sendable {
  /// Whose annotations they are.
  public let annotator: Annotator
  /// Articles that have such a layer.
  public private(set) var articles = 0
  /// Mentions by type.
  public var mentions: [String: Int] { mentionTypes.table }
  /// Events by type.
  public var events: [String: Int] { eventTypes.table }
  /// Relations by type.
  public var relations: [String: Int] { relationTypes.table }
  /// Arguments of events by role.
  public var roles: [String: Int] { argumentRoles.table }
  /// Values of attributes by attribute; a flag's value is `true`.
  public var attributes: [String: [String: Int]] { attributeValues.table }
  /// Coreference chains.
  public private(set) var entities = 0
  /// Event clusters.
  public private(set) var eventClusters = 0
  /// Identifiers of knowledge bases.
  public private(set) var links = 0
  /// Mentions and triggers of several fragments.
  public private(set) var discontinuous = 0
  /// Mentions without a byte of text.
  public private(set) var empty = 0
  /// Mentions that lie within another, or have the same place as one before.
  public private(set) var nested = 0
  /// Pairs of mentions of which neither contains the other though they overlap.
  public private(set) var crossing = 0

  private var mentionTypes = Tally()
  private var eventTypes = Tally()
  private var relationTypes = Tally()
  private var argumentRoles = Tally()
  private var attributeValues = PairTally()

  init(_ annotator: Annotator) {
    self.annotator = annotator
  }

  /// Counts of a table, the most frequent first, then by name.
  public static func sorted(_ counts: [String: Int]) -> [(name: String, count: Int)] {
    counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      (name: $0.key, count: $0.value)
    }
  }

  mutating func add(_ layer: Layer) {
    articles += 1
    entities += layer.entities.count
    eventClusters += layer.eventClusters.count
    let mentions = layer.mentions.span
    for index in mentions.indices {
      mentionTypes.count(mentions[index].type)
      if mentions[index].extent.isDiscontinuous { discontinuous += 1 }
      if mentions[index].extent.count == 0 { empty += 1 }
      links += mentions[index].links.count
      add(mentions[index].attributes.span)
    }
    let events = layer.events.span
    for index in events.indices {
      eventTypes.count(events[index].type)
      if events[index].trigger?.extent.isDiscontinuous == true { discontinuous += 1 }
      let arguments = events[index].arguments.span
      for argument in arguments.indices { argumentRoles.count(arguments[argument].role) }
      links += events[index].links.count
      add(events[index].attributes.span)
    }
    for relation in layer.relations {
      relationTypes.count(relation.type)
      add(relation.attributes.span)
    }
    countOverlaps(layer.mentions)
  }

  private mutating func add(_ found: Span<Attribute>) {
    for index in found.indices {
      switch found[index].value {
      case .flag: attributeValues.count(found[index].name, "true")
      case .text(let text): attributeValues.count(found[index].name, text)
      case .number(let number): attributeValues.count(found[index].name, "\(number)")
      }
    }
  }

  /// Walks over mentions from left to right, outer before inner, with those that are still open.
  ///
  /// A discontinuous mention counts by its envelope.
  private mutating func countOverlaps(_ mentions: [Mention]) {
    var places: [Fragment] = [], isSorted = true
    places.reserveCapacity(mentions.count)
    for mention in mentions {
      let place = mention.extent.envelope
      guard place.count > 0 else { continue }
      if let last = places.last, Self.precedes(place, last) { isSorted = false }
      places.append(place)
    }
    if !isSorted { places.sort(by: Self.precedes) }
    var open: [Fragment] = []
    for place in places {
      open.removeAll { $0.end <= place.start }
      if open.contains(where: { $0.contains(place) }) { nested += 1 }
      crossing += open.count { !$0.contains(place) }
      open.append(place)
    }
  }

  /// Whether a place comes first: from left to right, outer before inner.
  private static func precedes(_ first: Fragment, _ second: Fragment) -> Bool {
    first.start == second.start ? first.end > second.end : first.start < second.start
  }
}
