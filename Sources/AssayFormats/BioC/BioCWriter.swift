import AssayModel
import AssayXML

/// Writes a BioC XML file for each article: one passage with all of the text, offsets in code points.
///
/// Events are relations with a node of role `Trigger`, chains relations of type `Coreference`.
struct BioCXMLWriter: ArticleWriter {
  let name = "bioc"
  let summary = "a folder of BioC XML files, offsets in code points"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities {
    var capabilities = Capabilities.bioc
    capabilities.text = .xml
    capabilities.isLegalName = { Self.legal($0) == $0 }
    capabilities.legalName = Self.legal
    capabilities.legalValue = XMLText.legal
    return capabilities
  }

  @Sendable
  private static func legal(_ name: String) -> String {
    Capabilities.biocName(XMLText.legal(name))
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    FileSink(output: try FolderOutput(path), ending: ".xml") { (annotated) throws(Fault) in
      let plan = BioCPlan(annotated)
      return try XMLWriter.document(of: annotated.article) { (writer) throws(XMLError) in
        try Self.write(plan, to: &writer)
      }
    }
  }

  private static func write(_ plan: BioCPlan, to writer: inout XMLWriter) throws(XMLError) {
    try writer.element("collection") { (writer) throws(XMLError) in
      try writer.element("source", text: "assay")
      try writer.element("date")
      try writer.element("key")
      try writer.element("document") { (writer) throws(XMLError) in
        try writer.element("id", text: XMLText.legal(plan.id))
        try infons(plan.infons, to: &writer)
        try writer.element("passage") { (writer) throws(XMLError) in
          try writer.element("offset", text: "0")
          try writer.element("text", text: plan.text)
          for annotation in plan.annotations { try write(annotation, to: &writer) }
          for relation in plan.relations { try write(relation, to: &writer) }
        }
      }
    }
  }

  private static func infons(
    _ infons: BioCDocument.Infons, to writer: inout XMLWriter
  ) throws(XMLError) {
    for infon in infons {
      try writer.element("infon", [("key", infon.key)], text: infon.value)
    }
  }

  private static func write(
    _ annotation: BioCDocument.Annotation, to writer: inout XMLWriter
  ) throws(XMLError) {
    try writer.breakLine()
    try writer.element("annotation", [("id", annotation.id)]) { (writer) throws(XMLError) in
      try infons(annotation.infons, to: &writer)
      for location in annotation.locations {
        try writer.element(
          "location", [("offset", "\(location.offset)"), ("length", "\(location.length)")])
      }
      try writer.element("text", text: annotation.text ?? "")
    }
  }

  private static func write(
    _ relation: BioCDocument.Relation, to writer: inout XMLWriter
  ) throws(XMLError) {
    try writer.breakLine()
    try writer.element("relation", [("id", relation.id)]) { (writer) throws(XMLError) in
      try infons(relation.infons, to: &writer)
      for node in relation.nodes {
        try writer.element("node", [("refid", node.id), ("role", node.role)])
      }
    }
  }
}

/// Writes a BioC JSON file for each article; see ``BioCXMLWriter``.
struct BioCJSONWriter: ArticleWriter {
  let name = "bioc-json"
  let summary = "a folder of BioC JSON files, offsets in code points"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities { .bioc }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    FileSink(output: try FolderOutput(path), ending: ".json") { Self.document(BioCPlan($0)) }
  }

  private static func document(_ plan: BioCPlan) -> [UInt8] {
    var writer = JSONWriter(indentation: 1)
    writer.object { writer in
      writer.member("source", "assay")
      writer.member("date", "")
      writer.member("key", "")
      infons([], to: &writer)
      list("documents", [plan], to: &writer) { plan, writer in
        writer.member("id", plan.id)
        infons(plan.infons, to: &writer)
        list("passages", [plan], to: &writer) { plan, writer in
          writer.member("offset", 0)
          infons([], to: &writer)
          writer.member("text", plan.text)
          list("sentences", [BioCPlan](), to: &writer) { _, _ in }
          list("annotations", plan.annotations, to: &writer, write)
          list("relations", plan.relations, to: &writer, write)
        }
        list("annotations", [BioCPlan](), to: &writer) { _, _ in }
        list("relations", [BioCPlan](), to: &writer) { _, _ in }
      }
    }
    return writer.take()
  }

  private static func list<Element>(
    _ key: String, _ elements: [Element], to writer: inout JSONWriter,
    _ content: (Element, inout JSONWriter) -> Void
  ) {
    writer.key(key)
    writer.array { writer in
      for element in elements { writer.object { content(element, &$0) } }
    }
  }

  private static func infons(_ infons: BioCDocument.Infons, to writer: inout JSONWriter) {
    writer.key("infons")
    writer.object { writer in
      for infon in infons { writer.member(infon.key, infon.value) }
    }
  }

  private static func write(_ annotation: BioCDocument.Annotation, to writer: inout JSONWriter) {
    writer.member("id", annotation.id ?? "")
    infons(annotation.infons, to: &writer)
    writer.member("text", annotation.text ?? "")
    list("locations", annotation.locations, to: &writer) { location, writer in
      writer.member("offset", location.offset)
      writer.member("length", location.length)
    }
  }

  private static func write(_ relation: BioCDocument.Relation, to writer: inout JSONWriter) {
    writer.member("id", relation.id ?? "")
    infons(relation.infons, to: &writer)
    list("nodes", relation.nodes, to: &writer) { node, writer in
      writer.member("refid", node.id)
      writer.member("role", node.role)
    }
  }
}

extension Capabilities {
  /// What BioC can say.
  fileprivate static var bioc: Capabilities {
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
  fileprivate static func biocName(_ name: String) -> String {
    let isTaken = name == BioCNames.coreference || BioCNames.isTrigger(name) || name.isEmpty
    return isTaken ? "\(name)_" : name
  }
}

/// An article as a BioC document of one passage.
private struct BioCPlan {
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
