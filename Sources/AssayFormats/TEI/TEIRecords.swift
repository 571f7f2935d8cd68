import AssayModel

/// What mentions point to by `@ref`: entities, and knowledge-base links that no entity carries.
struct TEIRecords {
  /// A record of a person, organisation, place or object.
  struct Record {
    let identifier: TEIIdentifier
    /// The first mention, whose words and element the record takes.
    let mention: Int
    let links: [KnowledgeBaseLink]
  }

  /// One an entity, in the layer's order.
  private(set) var entities: [Record] = []
  /// One a list of links that an entity's record does not carry.
  private(set) var links: [Record] = []
  /// What each mention points to.
  private(set) var references: [Reference]

  /// The numbers of an entity and of a list of links in a layer's records; -1 for none.
  struct Reference {
    var entity: Int32 = -1
    var links: Int32 = -1
  }

  /// The links stand in the entity's record where all its mentions have the same, else in records
  /// of their own, one for each distinct list.
  init(_ layer: Layer, owner: String, identifiers: inout TEIIdentifiers) {
    references = Array(repeating: Reference(), count: layer.mentions.count)
    var isCarried = [Bool](repeating: false, count: layer.mentions.count)
    entities.reserveCapacity(layer.entities.count)
    for entity in layer.entities {
      let identifier = identifiers.identifier(for: entity.id, kind: "e", owner: owner)
      let first = layer.mentions[entity.mentions[0]].links
      let isShared = entity.mentions.allSatisfy { layer.mentions[$0].links == first }
      entities.append(
        Record(
          identifier: identifier, mention: entity.mentions[0], links: isShared ? first : []))
      for mention in entity.mentions {
        references[mention].entity = Int32(truncatingIfNeeded: entities.count - 1)
        isCarried[mention] = isShared
      }
    }
    addLinks(layer, isCarried, owner, &identifiers)
  }

  private mutating func addLinks(
    _ layer: Layer, _ isCarried: [Bool], _ owner: String, _ identifiers: inout TEIIdentifiers
  ) {
    var known: [[KnowledgeBaseLink]: Int] = [:]
    let mentions = layer.mentions.span
    for index in mentions.indices where !mentions[index].links.isEmpty && !isCarried[index] {
      let mention = layer.mentions[index]
      let number = known[mention.links] ?? links.count
      if number == links.count {
        known[mention.links] = number
        let xmlID = identifiers.fresh("k\(number + 1)", owner: owner)
        let identifier = TEIIdentifier(xmlID: xmlID, original: nil)
        links.append(Record(identifier: identifier, mention: index, links: mention.links))
      }
      references[index].links = Int32(truncatingIfNeeded: number)
    }
  }
}
