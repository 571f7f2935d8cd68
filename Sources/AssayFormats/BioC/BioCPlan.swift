import AssayModel

/// An article as a BioC document of one passage.
struct BioCPlan {
  let id: String
  let text: String
  let infons: BioCDocument.Infons
  private(set) var annotations: [BioCDocument.Annotation] = []
  private(set) var relations: [BioCDocument.Relation] = []
  private let article: ArticleText
  private let offsets: OffsetTable

  init(_ annotated: AnnotatedArticle) {
    id = annotated.article.id
    article = annotated.article.text
    text = article.string
    offsets = OffsetTable(article)
    infons = annotated.article.metadata.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    if let layer = annotated.layers.first { add(layer) }
  }

  private mutating func add(_ layer: Layer) {
    for (number, mention) in layer.mentions.enumerated() {
      var infons = [(key: "type", value: mention.type)]
      if let link = mention.links.first {
        infons += [("identifier", link.identifier), ("database", link.base)]
      }
      add("T\(number + 1)", infons + Self.infons(mention.attributes), mention.extent)
    }
    for (number, entity) in layer.entities.enumerated() {
      relations.append(
        .init(
          id: "C\(number + 1)", infons: [("type", BioCNames.coreference)],
          nodes: entity.mentions.map { ("T\($0 + 1)", "mention") }))
    }
    for (number, event) in layer.events.enumerated() {
      guard let trigger = event.trigger?.extent else { continue }
      let id = "E\(number + 1)"
      add("\(id).trigger", [("type", event.type)], trigger)
      relations.append(
        .init(
          id: id, infons: [("type", event.type)] + Self.infons(event.attributes),
          nodes: [("\(id).trigger", BioCNames.trigger)] + Self.nodes(event.arguments)))
    }
    for (number, relation) in layer.relations.enumerated() {
      relations.append(
        .init(
          id: "R\(number + 1)",
          infons: [("type", relation.type)] + Self.infons(relation.attributes),
          nodes: Self.nodes(relation.arguments)))
    }
  }

  private mutating func add(_ id: String, _ infons: BioCDocument.Infons, _ extent: Extent) {
    let locations = extent.fragments.map { fragment in
      let start = offsets.position(ofByte: fragment.start, in: .codePoint)
      let end = offsets.position(ofByte: fragment.end, in: .codePoint)
      return (offset: start, length: end - start)
    }
    annotations.append(
      .init(id: id, infons: infons, locations: locations, text: article[extent]))
  }

  private static func nodes(_ arguments: [Argument]) -> [(id: String, role: String)] {
    arguments.compactMap { argument in
      switch argument.filler {
      case .mention(let index): ("T\(index + 1)", argument.role)
      case .event(let index): ("E\(index + 1)", argument.role)
      case .entity: nil
      }
    }
  }

  private static func infons(_ attributes: [Attribute]) -> BioCDocument.Infons {
    attributes.map { attribute in
      switch attribute.value {
      case .flag: (attribute.name, "true")
      case .text(let text): (attribute.name, text)
      case .number(let number): (attribute.name, "\(number)")
      }
    }
  }
}

extension Capabilities {
  /// What BioC can say.
  static var bioc: Capabilities {
    var capabilities = Capabilities()
    var events = Events()
    events.allowsDiscontinuous = true
    events.fillers = [.mention, .event]
    capabilities.events = events
    capabilities.coreference = true
    capabilities.singletonChains = true
    capabilities.relationArguments = 0...Int.max
    capabilities.relationFillers = [.mention, .event]
    capabilities.attributes = [.mention, .event, .relation]
    capabilities.allowsRepeatedAttributes = false
    capabilities.textTrue = false
    capabilities.keepsAttribute = { _, _, attribute in
      !["type", "identifier", "database"].contains(attribute.name)
    }
    capabilities.links = [.mention]
    capabilities.linksEach = 1
    capabilities.metadata = true
    capabilities.isLegalName = { biocName($0) == $0 }
    capabilities.legalName = biocName
    return capabilities
  }

  /// A name that has no meaning of its own in BioC.
  @Sendable
  static func biocName(_ name: String) -> String {
    let isTaken = name == BioCNames.coreference || BioCNames.isTrigger(name) || name.isEmpty
    return isTaken ? "\(name)_" : name
  }
}
