/// A named value on a mention, entity, event or relation.
public struct Attribute: Hashable, Sendable {
  /// What it may hold.
  public enum Value: Hashable, Sendable {
    case flag
    case text(String)
    case number(Double)
  }

  /// The attribute's name in the schema.
  public let name: String
  /// Its value; `.flag` where the name alone says it.
  public let value: Value

  /// Makes an attribute.
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  /// Makes an attribute with a text value.
  public init(_ name: String, _ value: String) {
    self.init(name, .text(value))
  }
}

/// An identifier in a knowledge base, for example `Wikidata:Q858`.
public struct KnowledgeBaseLink: Hashable, Sendable {
  /// The knowledge base.
  public let base: String
  /// The identifier in it.
  public let identifier: String

  /// Makes a link.
  public init(base: String, identifier: String) {
    self.base = base
    self.identifier = identifier
  }
}

/// A place in the text that names or stands for something of a type.
public struct Mention: Hashable, Sendable {
  /// The identifier in the source, unique in its layer.
  public let id: String
  /// The label.
  public let type: String
  /// Where it stands.
  public let extent: Extent
  /// Attributes, in source order.
  public let attributes: [Attribute]
  /// Knowledge-base identifiers, in source order.
  public let links: [KnowledgeBaseLink]
  /// How sure the annotator is, from 0 to 1; `nil` where it does not say.
  public let confidence: Double?

  /// Makes a mention.
  public init(
    id: String, type: String, extent: Extent, attributes: [Attribute] = [],
    links: [KnowledgeBaseLink] = [], confidence: Double? = nil
  ) {
    self.id = id
    self.type = type
    self.extent = extent
    self.attributes = attributes
    self.links = links
    self.confidence = confidence
  }
}

/// What mentions refer to: a coreference chain.
public struct Entity: Hashable, Sendable {
  /// The identifier, unique in its layer.
  public let id: String
  /// The mentions, as indexes into the layer's `mentions`; at least one, none twice.
  public let mentions: [Int]

  /// Makes an entity.
  public init(id: String, mentions: [Int]) {
    self.id = id
    self.mentions = mentions
  }
}

/// The words that name an event.
public struct Trigger: Hashable, Sendable {
  /// The identifier in the source; events that share a trigger give the same one.
  public let id: String
  /// Where it stands.
  public let extent: Extent

  /// Makes a trigger.
  public init(id: String, extent: Extent) {
    self.id = id
    self.extent = extent
  }
}

/// What fills a role: an index into one of the layer's lists.
public enum Reference: Hashable, Sendable {
  case mention(Int)
  case entity(Int)
  case event(Int)
}

/// A filler and the role that it has.
public struct Argument: Hashable, Sendable {
  /// The role's name in the schema, without the number that brat appends to a second filler.
  public let role: String
  /// What fills it.
  public let filler: Reference

  /// Makes an argument.
  public init(role: String, filler: Reference) {
    self.role = role
    self.filler = filler
  }
}

/// Something that happens, as the text tells it once.
public struct Event: Hashable, Sendable {
  /// The identifier in the source, unique in its layer.
  public let id: String
  /// The label.
  public let type: String
  /// The words that name it; `nil` where the annotation has none.
  public let trigger: Trigger?
  /// Fillers with their roles, in source order; a role may be filled more than once.
  public let arguments: [Argument]
  /// Attributes, in source order.
  public let attributes: [Attribute]
  /// Knowledge-base identifiers, in source order.
  public let links: [KnowledgeBaseLink]
  /// How sure the annotator is, from 0 to 1; `nil` where it does not say.
  public let confidence: Double?

  /// Makes an event.
  public init(
    id: String, type: String, trigger: Trigger?, arguments: [Argument] = [],
    attributes: [Attribute] = [], links: [KnowledgeBaseLink] = [], confidence: Double? = nil
  ) {
    self.id = id
    self.type = type
    self.trigger = trigger
    self.arguments = arguments
    self.attributes = attributes
    self.links = links
    self.confidence = confidence
  }
}

/// Events that tell of the same happening (TAC KBP calls it an event hopper).
public struct EventCluster: Hashable, Sendable {
  /// The identifier, unique in its layer.
  public let id: String
  /// The events, as indexes into the layer's `events`; at least one, none twice.
  public let events: [Int]

  /// Makes a cluster.
  public init(id: String, events: [Int]) {
    self.id = id
    self.events = events
  }
}

/// A typed relation between arguments with roles.
public struct Relation: Hashable, Sendable {
  /// The identifier in the source, unique in its layer.
  public let id: String
  /// The label.
  public let type: String
  /// The related things, in source order.
  public let arguments: [Argument]
  /// Attributes, in source order.
  public let attributes: [Attribute]

  /// Makes a relation.
  public init(id: String, type: String, arguments: [Argument], attributes: [Attribute] = []) {
    self.id = id
    self.type = type
    self.arguments = arguments
    self.attributes = attributes
  }
}
