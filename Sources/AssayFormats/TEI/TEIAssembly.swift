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
    events.reserveCapacity(found.events.count)
    for event in found.events { events.append(try self.event(event, layer: index)) }
    var relations: [Relation] = []
    for relation in found.relations {
      relations.append(
        Relation(
          id: contents.string(relation.id), type: contents.labels[relation.label],
          arguments: try arguments(relation.arguments, layer: index),
          attributes: try attributes(relation.features, layer: index)))
    }
    do {
      return try Layer(
        annotator: try annotator(index), mentions: mentions,
        entities: zip(found.entities, members).map {
          Entity(id: contents.string($0.id), mentions: $1)
        },
        events: events,
        eventClusters: found.clusters.map {
          EventCluster(id: contents.string($0.id), events: $0.events)
        },
        relations: relations)
    } catch let error as TEIError {
      throw error
    } catch {
      throw TEIError(.notOfProfile, "\(error)", at: contents.annotators[index].name)
    }
  }

  /// Who made a layer.
  func annotator(_ index: Int) throws(TEIError) -> Annotator {
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
    for pointer in contents.lists[found.references] {
      switch try contents.target(of: pointer) {
      case .entity(let index, layer):
        members[index].append(number)
        links += contents.knowledgeBaseLinks(contents.layers[layer].entities[index].links)
      case .links(let index, layer):
        links += contents.knowledgeBaseLinks(contents.layers[layer].links[index].links)
      default: throw wrong(pointer, "an entity or links of the layer")
      }
    }
    let analysis = contents.analyses[found.analysis]
    return Mention(
      id: contents.string(found.id), type: contents.labels[analysis.label], extent: found.extent,
      attributes: try attributes(analysis.features, layer: layer), links: links,
      confidence: found.confidence)
  }

  private func event(_ found: TEIContents.FoundEvent, layer: Int) throws(TEIError) -> Event {
    var trigger: Trigger?
    if let pointer = found.trigger {
      guard case .trigger(let index, layer) = try contents.target(of: pointer) else {
        throw wrong(pointer, "a trigger of the layer")
      }
      let found = contents.layers[layer].triggers[index]
      trigger = Trigger(id: contents.string(found.id), extent: found.extent)
    }
    let analysis = contents.analyses[found.analysis]
    return Event(
      id: contents.string(found.id), type: contents.labels[analysis.label], trigger: trigger,
      arguments: try arguments(found.arguments, layer: layer),
      attributes: try attributes(analysis.features, layer: layer),
      links: contents.knowledgeBaseLinks(found.links), confidence: found.confidence)
  }

  private func arguments(_ found: Range<Int>, layer: Int) throws(TEIError) -> [Argument] {
    var arguments: [Argument] = []
    arguments.reserveCapacity(found.count)
    for argument in contents.arguments[found] {
      let filler: Reference =
        switch try contents.target(of: argument.filler) {
        case .mention(let index, layer): .mention(index)
        case .entity(let index, layer): .entity(index)
        case .event(let index, layer): .event(index)
        default: throw wrong(argument.filler, "a mention, entity or event of the layer")
        }
      arguments.append(Argument(role: contents.labels[argument.role], filler: filler))
    }
    return arguments
  }

  private func attributes(_ pointer: Int?, layer: Int) throws(TEIError) -> [Attribute] {
    guard let pointer else { return [] }
    guard case .features(let index, layer) = try contents.target(of: pointer) else {
      throw wrong(pointer, "a feature set of the layer")
    }
    return contents.layers[layer].features[index]
  }

  private func wrong(_ pointer: Int, _ expected: String) -> TEIError {
    TEIError(
      .danglingPointer, "'\(contents.spelling(pointer))' does not point to \(expected)")
  }
}
