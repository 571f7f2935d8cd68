public import AssayModel

/// The annotations of one annotator over all articles, counted.
public struct LayerInspection: Sendable {
  /// Whose annotations they are.
  public let annotator: Annotator
  /// Articles that have such a layer.
  public private(set) var articles = 0
  /// Mentions by type.
  public private(set) var mentions: [String: Int] = [:]
  /// Events by type.
  public private(set) var events: [String: Int] = [:]
  /// Relations by type.
  public private(set) var relations: [String: Int] = [:]
  /// Arguments of events by role.
  public private(set) var roles: [String: Int] = [:]
  /// Values of attributes by attribute; a flag's value is `true`.
  public private(set) var attributes: [String: [String: Int]] = [:]
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
    for mention in layer.mentions {
      mentions[mention.type, default: 0] += 1
      if mention.extent.isDiscontinuous { discontinuous += 1 }
      if mention.extent.count == 0 { empty += 1 }
      links += mention.links.count
      add(mention.attributes)
    }
    for event in layer.events {
      events[event.type, default: 0] += 1
      if event.trigger?.extent.isDiscontinuous == true { discontinuous += 1 }
      for argument in event.arguments { roles[argument.role, default: 0] += 1 }
      links += event.links.count
      add(event.attributes)
    }
    for relation in layer.relations {
      relations[relation.type, default: 0] += 1
      add(relation.attributes)
    }
    countOverlaps(layer.mentions)
  }

  private mutating func add(_ found: [Attribute]) {
    for attribute in found {
      let value =
        switch attribute.value {
        case .flag: "true"
        case .text(let text): text
        case .number(let number): "\(number)"
        }
      attributes[attribute.name, default: [:]][value, default: 0] += 1
    }
  }

  /// Walks over mentions from left to right, outer before inner, with those that are still open.
  ///
  /// A discontinuous mention counts by its envelope.
  private mutating func countOverlaps(_ mentions: [Mention]) {
    var open: [Fragment] = []
    let places = mentions.map(\.extent.envelope).filter { $0.count > 0 }
    for place in places.sorted(by: { ($0.start, $1.end) < ($1.start, $0.end) }) {
      open.removeAll { $0.end <= place.start }
      if open.contains(where: { $0.contains(place) }) { nested += 1 }
      crossing += open.count { !$0.contains(place) }
      open.append(place)
    }
  }
}
