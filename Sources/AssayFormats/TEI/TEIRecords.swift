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
  /// For each mention the value of `@ref`, or `nil`.
  private(set) var references: [String?]

  /// The links stand in the entity's record where all its mentions have the same, else in records
  /// of their own, one for each distinct list.
  init(_ layer: Layer, owner: String, identifiers: inout TEIIdentifiers) {
    references = Array(repeating: nil, count: layer.mentions.count)
    var isCarried = [Bool](repeating: false, count: layer.mentions.count)
    for entity in layer.entities {
      let identifier = identifiers.identifier(for: entity.id, kind: "e", owner: owner)
      let first = layer.mentions[entity.mentions[0]].links
      let isShared = entity.mentions.allSatisfy { layer.mentions[$0].links == first }
      entities.append(
        Record(
          identifier: identifier, mention: entity.mentions[0], links: isShared ? first : []))
      for mention in entity.mentions {
        references[mention] = "#\(identifier.xmlID)"
        isCarried[mention] = isShared
      }
    }
    addLinks(layer, isCarried, owner, &identifiers)
  }

  private mutating func addLinks(
    _ layer: Layer, _ isCarried: [Bool], _ owner: String, _ identifiers: inout TEIIdentifiers
  ) {
    var known: [[KnowledgeBaseLink]: String] = [:]
    for (index, mention) in layer.mentions.enumerated()
    where !mention.links.isEmpty && !isCarried[index] {
      let xmlID = known[mention.links] ?? identifiers.fresh("k\(links.count + 1)", owner: owner)
      if known.updateValue(xmlID, forKey: mention.links) == nil {
        let identifier = TEIIdentifier(xmlID: xmlID, original: nil)
        links.append(Record(identifier: identifier, mention: index, links: mention.links))
      }
      references[index] = references[index].map { "\($0) #\(xmlID)" } ?? "#\(xmlID)"
    }
  }
}
