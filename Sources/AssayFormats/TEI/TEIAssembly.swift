import AssayModel

/// Follows the pointers between the parts of a file.
struct TEIAssembly {
  let contents: TEIContents

  /// The article that the file tells of, in text order.
  ///
  /// - Throws: ``TEIError`` where a pointer leads nowhere or to the wrong sort of thing.
  func annotatedArticle(_ text: ArticleText) throws(TEIError) -> AnnotatedArticle {
    var layers: [Layer] = []
    for index in contents.layers.indices { layers.append(try layer(index).inTextOrder()) }
    let article = Article(id: contents.articleID, text: text, metadata: contents.metadata)
    return AnnotatedArticle(article, layers: layers)
  }

  /// One layer, in the order of the file.
  func layer(_ index: Int) throws(TEIError) -> Layer {
    let found = contents.layers[index]
    var members = [[Int]](repeating: [], count: found.entities.count)
    var mentions: [Mention] = []
    mentions.reserveCapacity(found.mentions.count)
    for mention in found.mentions {
      mentions.append(try self.mention(mention, number: mentions.count, &members, layer: index))
    }
    var events: [Event] = []
    for event in found.events { events.append(try self.event(event, layer: index)) }
    var relations: [Relation] = []
    for relation in found.relations {
      relations.append(
        Relation(
          id: relation.id, type: relation.label,
          arguments: try arguments(relation.arguments, layer: index),
          attributes: try attributes(relation.features, layer: index)))
    }
    do {
      return try Layer(
        annotator: try annotator(index), mentions: mentions,
        entities: zip(found.entities, members).map { Entity(id: $0.id, mentions: $1) },
        events: events, eventClusters: found.clusters, relations: relations)
    } catch let error as TEIError {
      throw error
    } catch {
      throw TEIError(.notOfProfile, "\(error)", at: contents.annotators[index].name)
    }
  }

  private func annotator(_ index: Int) throws(TEIError) -> Annotator {
    let found = contents.annotators[index]
    guard let pointer = found.application else {
      return Annotator(
        kind: found.kind, name: found.name, version: found.version, settings: found.settings)
    }
    guard case .application(let index) = try contents.target(of: pointer) else {
      throw wrong(pointer, "an application")
    }
    let application = contents.applications[index]
    return Annotator(
      kind: found.kind, name: found.name, version: application.version,
      settings: application.settings)
  }

  /// Its links are those of the records that it points to, or else its entity's.
  private func mention(
    _ found: TEIContents.FoundMention, number: Int, _ members: inout [[Int]], layer: Int
  ) throws(TEIError) -> Mention {
    var links: [KnowledgeBaseLink] = []
    for pointer in Self.words(found.references) {
      switch try contents.target(of: pointer) {
      case .entity(let index, layer):
        members[index].append(number)
        links += contents.layers[layer].entities[index].links
      case .links(let index, layer):
        links += contents.layers[layer].links[index].links
      default: throw wrong(pointer, "an entity or links of the layer")
      }
    }
    return Mention(
      id: found.id, type: found.label, extent: found.extent,
      attributes: try attributes(found.features, layer: layer), links: links,
      confidence: found.confidence)
  }

  /// The words of a value, most often one.
  private static func words(_ value: String?) -> [Substring] {
    guard let value else { return [] }
    return value.utf8.contains(UInt8(ascii: " ")) ? value.split(separator: " ") : [value[...]]
  }

  private func event(_ found: TEIContents.FoundEvent, layer: Int) throws(TEIError) -> Event {
    var trigger: Trigger?
    if let pointer = found.trigger {
      guard case .trigger(let index, layer) = try contents.target(of: pointer) else {
        throw wrong(pointer, "a trigger of the layer")
      }
      trigger = contents.layers[layer].triggers[index]
    }
    return Event(
      id: found.id, type: found.label, trigger: trigger,
      arguments: try arguments(found.arguments, layer: layer),
      attributes: try attributes(found.features, layer: layer), links: found.links,
      confidence: found.confidence)
  }

  private func arguments(
    _ found: [(role: String, filler: Substring)], layer: Int
  ) throws(TEIError) -> [Argument] {
    var arguments: [Argument] = []
    for (role, pointer) in found {
      let filler: Reference =
        switch try contents.target(of: pointer) {
        case .mention(let index, layer): .mention(index)
        case .entity(let index, layer): .entity(index)
        case .event(let index, layer): .event(index)
        default: throw wrong(pointer, "a mention, entity or event of the layer")
        }
      arguments.append(Argument(role: role, filler: filler))
    }
    return arguments
  }

  private func attributes(_ pointer: Substring?, layer: Int) throws(TEIError) -> [Attribute] {
    guard let pointer else { return [] }
    guard case .features(let index, layer) = try contents.target(of: pointer) else {
      throw wrong(pointer, "a feature set of the layer")
    }
    return contents.layers[layer].features[index]
  }

  private func wrong(_ pointer: some StringProtocol, _ expected: String) -> TEIError {
    TEIError(.danglingPointer, "'\(pointer)' does not point to \(expected)")
  }
}
