/// Which types, roles and attributes annotations may have.
///
/// Read from a brat `annotation.conf`; Assay works the same with any schema, and without one.
public struct Schema: Hashable, Sendable {
  /// What a role may hold, and how often.
  public struct Role: Hashable, Sendable {
    /// The role's name.
    public let name: String
    /// The fewest fillers.
    public let minimum: Int
    /// The most fillers; `nil` for any number.
    public let maximum: Int?
    /// The types that may fill it, macros expanded.
    public let fillers: Set<String>

    /// Makes a role.
    public init(name: String, minimum: Int, maximum: Int?, fillers: Set<String>) {
      self.name = name
      self.minimum = minimum
      self.maximum = maximum
      self.fillers = fillers
    }
  }

  /// An entity, event or relation type.
  public struct Label: Hashable, Sendable {
    /// The label.
    public let name: String
    /// The label that it is a kind of, or `nil` at the top.
    public let parent: String?
    /// Whether it only groups others and may not be used itself.
    public let isAbstract: Bool
    /// The roles that it takes, in the order of the schema.
    public let roles: [Role]

    /// Makes a label.
    public init(name: String, parent: String? = nil, isAbstract: Bool = false, roles: [Role] = []) {
      self.name = name
      self.parent = parent
      self.isAbstract = isAbstract
      self.roles = roles
    }
  }

  /// An attribute with what may bear it.
  public struct AttributeKind: Hashable, Sendable {
    /// The attribute's name.
    public let name: String
    /// The types that may bear it.
    public let bearers: Set<String>
    /// The values that it may have; empty for a flag.
    public let values: [String]

    /// Makes an attribute kind.
    public init(name: String, bearers: Set<String>, values: [String]) {
      self.name = name
      self.bearers = bearers
      self.values = values
    }
  }

  /// Entity types, in the order of the schema.
  public let entities: [Label]
  /// Event types, in the order of the schema.
  public let events: [Label]
  /// Relation types, in the order of the schema.
  public let relations: [Label]
  /// Attributes, in the order of the schema.
  public let attributes: [AttributeKind]

  /// Makes a schema.
  public init(
    entities: [Label], events: [Label], relations: [Label], attributes: [AttributeKind]
  ) {
    self.entities = entities
    self.events = events
    self.relations = relations
    self.attributes = attributes
  }
}
