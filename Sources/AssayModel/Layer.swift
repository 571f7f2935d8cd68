/// Who made a layer of annotations.
public struct Annotator: Hashable, Sendable {
  /// What sort of annotator.
  public enum Kind: String, Hashable, Sendable {
    case person
    case extractor
  }

  /// What sort of annotator.
  public let kind: Kind
  /// The name, for example `gold` or `memoriser`.
  public let name: String
  /// An extractor's version; empty for a person.
  public let version: String
  /// An extractor's settings as `key=value` pairs joined by commas; empty for a person.
  public let settings: String

  /// Makes an annotator.
  public init(kind: Kind, name: String, version: String = "", settings: String = "") {
    self.kind = kind
    self.name = name
    self.version = version
    self.settings = settings
  }

  /// A person, or people, known by a name.
  public static func person(_ name: String) -> Annotator {
    Annotator(kind: .person, name: name)
  }
}

/// All that one annotator says about one article.
///
/// Indexes between the lists are checked when the layer is made, so that reading them cannot fail.
public struct Layer: Hashable, Sendable {
  /// Who made it.
  public let annotator: Annotator
  /// Mentions of entities, in source order; triggers are not among them.
  public let mentions: [Mention]
  /// Coreference chains; a mention stands in one at most, and in none it is its own entity.
  public let entities: [Entity]
  /// Events, in source order.
  public let events: [Event]
  /// Event coreference; an event stands in one cluster at most.
  public let eventClusters: [EventCluster]
  /// Relations, in source order.
  public let relations: [Relation]
  /// The token tags as the source wrote them, where it was a column format.
  public let tags: TagSequence?

  /// Makes a layer.
  ///
  /// - Throws: ``LayerError`` where an index points nowhere, a mention stands in two entities or an
  ///   event in two clusters.
  /// - Complexity: O(n) in the number of annotations and arguments.
  public init(
    annotator: Annotator, mentions: [Mention] = [], entities: [Entity] = [], events: [Event] = [],
    eventClusters: [EventCluster] = [], relations: [Relation] = [], tags: TagSequence? = nil
  ) throws(LayerError) {
    self.annotator = annotator
    self.mentions = mentions
    self.entities = entities
    self.events = events
    self.eventClusters = eventClusters
    self.relations = relations
    self.tags = tags
    try checkMembers(
      of: entities.map { ($0.id, $0.mentions) }, count: mentions.count, what: "mention")
    try checkMembers(
      of: eventClusters.map { ($0.id, $0.events) }, count: events.count, what: "event")
    for event in events { try checkArguments(event.arguments, of: event.id) }
    for relation in relations { try checkArguments(relation.arguments, of: relation.id) }
  }

  /// A layer without annotations.
  public init(empty annotator: Annotator) {
    self.annotator = annotator
    mentions = []
    entities = []
    events = []
    eventClusters = []
    relations = []
    tags = nil
  }

  /// Whether nothing at all is annotated.
  public var isEmpty: Bool {
    mentions.isEmpty && events.isEmpty && relations.isEmpty
  }

  private func checkMembers(
    of groups: [(id: String, members: [Int])], count: Int, what: String
  ) throws(LayerError) {
    guard !groups.isEmpty else { return }
    var isTaken = [Bool](repeating: false, count: count)
    for group in groups {
      guard !group.members.isEmpty else { throw LayerError("\(group.id) has no \(what)") }
      for member in group.members {
        guard isTaken.indices.contains(member) else {
          throw LayerError("\(group.id) points to \(what) \(member) of \(count)")
        }
        guard !isTaken[member] else {
          throw LayerError("\(what) \(member) stands in \(group.id) and in another group")
        }
        isTaken[member] = true
      }
    }
  }

  private func checkArguments(_ arguments: [Argument], of owner: String) throws(LayerError) {
    for argument in arguments {
      let isFound =
        switch argument.filler {
        case .mention(let index): mentions.indices.contains(index)
        case .entity(let index): entities.indices.contains(index)
        case .event(let index): events.indices.contains(index)
        }
      guard isFound else {
        throw LayerError("\(owner): role \(argument.role) points to \(argument.filler)")
      }
    }
  }
}

/// Annotations that do not fit together.
public struct LayerError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
