import AssayModel
import AssayXML

/// Writes a GATE XML file for each article, all annotations in the default set.
struct GATEWriter: ArticleWriter {
  let name = "gate"
  let summary = "a folder of GATE XML files"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities {
    var capabilities = Capabilities.gate
    capabilities.text = .xml
    capabilities.isLegalName = { Self.legal($0) == $0 }
    capabilities.legalName = Self.legal
    capabilities.legalValue = XMLText.legal
    return capabilities
  }

  @Sendable
  private static func legal(_ name: String) -> String {
    Capabilities.gateName(XMLText.legal(name))
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    FileSink(output: try FolderOutput(path), ending: ".xml") { (annotated) throws(Fault) in
      let plan = GATEPlan(annotated, unit: .utf16)
      return try XMLWriter.document(of: annotated.article) { (writer) throws(XMLError) in
        try Self.write(plan, to: &writer)
      }
    }
  }

  private static func write(_ plan: GATEPlan, to writer: inout XMLWriter) throws(XMLError) {
    try writer.element("GateDocument", [("version", "3")]) { (writer) throws(XMLError) in
      try writer.breakLine()
      try writer.element("GateDocumentFeatures") { (writer) throws(XMLError) in
        try features(plan.document.features, to: &writer)
      }
      try writer.breakLine()
      try writeText(plan, to: &writer)
      try writer.breakLine()
      try writer.element("AnnotationSet") { (writer) throws(XMLError) in
        for annotation in plan.annotations { try write(annotation, to: &writer) }
      }
      guard !plan.relations.isEmpty else { return }
      try writer.breakLine()
      try writer.element("RelationSet") { (writer) throws(XMLError) in
        for relation in plan.relations { try write(relation, to: &writer) }
      }
    }
  }

  private static func writeText(_ plan: GATEPlan, to writer: inout XMLWriter) throws(XMLError) {
    try writer.element("TextWithNodes") { (writer) throws(XMLError) in
      let text = ArticleText(plan.document.text)
      var last = 0
      for place in plan.places {
        if place.byte > last { try writer.text(text[Fragment(last, place.byte)]) }
        try writer.element("Node", [("id", "\(place.position)")])
        last = place.byte
      }
      if last < text.count { try writer.text(text[Fragment(last, text.count)]) }
    }
  }

  private static func write(
    _ annotation: GATEDocument.Annotation, to writer: inout XMLWriter
  ) throws(XMLError) {
    try writer.breakLine()
    let attributes: [(XMLName, String?)] = [
      ("Id", annotation.id), ("Type", annotation.type), ("StartNode", "\(annotation.start)"),
      ("EndNode", "\(annotation.end)"),
    ]
    try writer.element("Annotation", attributes) { (writer) throws(XMLError) in
      try features(annotation.features, to: &writer)
    }
  }

  private static func write(
    _ relation: GATEDocument.Relation, to writer: inout XMLWriter
  ) throws(XMLError) {
    try writer.breakLine()
    let attributes: [(XMLName, String?)] = [
      ("Id", relation.id), ("Type", relation.type),
      ("Members", relation.members.joined(separator: ";")),
    ]
    try writer.element("Relation", attributes) { (writer) throws(XMLError) in
      try features(relation.features, to: &writer)
    }
  }

  private static func features(
    _ features: [(name: String, value: JSONValue)], to writer: inout XMLWriter
  ) throws(XMLError) {
    for (name, value) in features {
      try writer.element("Feature") { (writer) throws(XMLError) in
        try writer.element("Name", [("className", "java.lang.String")], text: XMLText.legal(name))
        let (type, item, text) = java(value)
        try writer.element(
          "Value", [("className", type), ("itemClassName", item)], text: XMLText.legal(text))
      }
    }
  }

  private static func java(_ value: JSONValue) -> (type: String, item: String?, text: String) {
    switch value {
    case .bool(let flag): ("java.lang.Boolean", nil, "\(flag)")
    case .number(let number): ("java.lang.Double", nil, "\(number)")
    case .array(let items):
      (
        "java.util.ArrayList", "java.lang.Integer",
        items.compactMap(\.identifier).joined(separator: ";")
      )
    default: ("java.lang.String", nil, value.string ?? "")
    }
  }
}

/// Writes a bdoc JSON file for each article, positions in code points.
struct BDocWriter: ArticleWriter {
  let name = "bdoc"
  let summary = "a folder of GATE's JSON files (gatenlp bdoc)"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities { .gate }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    FileSink(output: try FolderOutput(path), ending: ".bdocjs") {
      Self.document(GATEPlan($0, unit: .codePoint))
    }
  }

  private static func document(_ plan: GATEPlan) -> [UInt8] {
    var features = plan.document.features
    if !plan.relations.isEmpty {
      let relations = plan.relations.map { relation in
        JSONValue.object([
          .init("id", .string(relation.id)), .init("set", .string("")),
          .init("type", .string(relation.type)),
          .init("members", .array(relation.members.map { .string($0) })),
          .init("features", object(relation.features)),
        ])
      }
      features.append(("assay.relations", .array(relations)))
    }
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("annotation_sets")
      writer.object { writer in
        writer.key("")
        writer.object { writer in
          writer.member("name", "detached-from:")
          writer.key("annotations")
          writer.array { writer in
            for annotation in plan.annotations { write(annotation, to: &writer) }
          }
          writer.member("next_annid", plan.annotations.count)
        }
      }
      writer.member("text", plan.document.text)
      writer.key("features")
      writer.value(object(features))
      writer.member("offset_type", "p")
    }
    return writer.take()
  }

  private static func write(_ annotation: GATEDocument.Annotation, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("type", annotation.type)
      writer.member("start", annotation.start)
      writer.member("end", annotation.end)
      writer.member("id", Int(annotation.id) ?? 0)
      writer.key("features")
      writer.value(object(annotation.features))
    }
  }

  private static func object(_ features: [(name: String, value: JSONValue)]) -> JSONValue {
    .object(features.map { .init($0.name, $0.value) })
  }
}

extension Capabilities {
  /// What GATE's formats can say.
  fileprivate static var gate: Capabilities {
    var capabilities = Capabilities()
    capabilities.allowsDiscontinuous = false
    var events = Events()
    events.fillers = [.mention, .event]
    capabilities.events = events
    capabilities.coreference = true
    capabilities.singletonChains = true
    capabilities.relationArguments = 0...Int.max
    capabilities.relationFillers = [.mention, .event]
    capabilities.relationRoles = false
    capabilities.attributes = [.mention, .event, .relation]
    capabilities.allowsRepeatedAttributes = false
    capabilities.numericAttributes = true
    capabilities.keepsAttribute = { _, _, attribute in
      attribute.name != GATENames.matches && attribute.name != GATENames.event
        && attribute.name != GATENames.argument
    }
    capabilities.metadata = true
    capabilities.tokens = true
    capabilities.isLegalName = { gateName($0) == $0 }
    capabilities.legalName = gateName
    return capabilities
  }

  /// A name that has no meaning of its own in GATE.
  @Sendable
  fileprivate static func gateName(_ name: String) -> String {
    let isTaken =
      name.isEmpty || [GATENames.token, GATENames.sentence, "NamedEntity"].contains(name)
      || GATENames.bookkeeping.contains(name)
    return isTaken ? "\(name)_" : name
  }
}

/// An article as a GATE document.
private struct GATEPlan {
  private(set) var document = GATEDocument()
  /// Where annotations begin and end: bytes and positions, ascending, each once.
  private(set) var places: [(byte: Int, position: Int)] = []
  private let offsets: OffsetTable
  private let unit: OffsetUnit
  private var bytes: Set<Int> = []

  var annotations: [GATEDocument.Annotation] { document.sets[0].annotations }
  var relations: [GATEDocument.Relation] { document.sets[0].relations }

  init(_ annotated: AnnotatedArticle, unit: OffsetUnit) {
    let article = annotated.article
    self.unit = unit
    offsets = OffsetTable(article.text)
    document.text = article.text.string
    document.features = [(GATENames.id, .string(article.id))]
    document.features += article.metadata.sorted { $0.key < $1.key }.map {
      ($0.key, .string($0.value))
    }
    document.sets = [.init(name: "")]
    if let layer = annotated.layers.first { add(layer) }
    if let tokens = article.tokens { add(tokens) }
    places = bytes.sorted().map { ($0, offsets.position(ofByte: $0, in: unit)) }
  }

  private mutating func add(
    _ type: String, _ fragment: Fragment, _ features: [(name: String, value: JSONValue)]
  ) {
    bytes.formUnion([fragment.start, fragment.end])
    document.sets[0].annotations.append(
      .init(
        id: "\(annotations.count)", type: type,
        start: offsets.position(ofByte: fragment.start, in: unit),
        end: offsets.position(ofByte: fragment.end, in: unit), features: features))
  }

  private mutating func add(_ layer: Layer) {
    var chains: [Int: [Int]] = [:]
    for entity in layer.entities {
      for mention in entity.mentions { chains[mention] = entity.mentions }
    }
    for (number, mention) in layer.mentions.enumerated() {
      var features = Self.features(mention.attributes)
      if let chain = chains[number] {
        features.append((GATENames.matches, .array(chain.map { .number(Double($0)) })))
      }
      add(mention.type, mention.extent.first, features)
    }
    // Mentions have the first numbers, events those that follow.
    for event in layer.events {
      guard let trigger = event.trigger?.extent.first else { continue }
      add(
        event.type, trigger,
        [(GATENames.event, .bool(true))] + Self.features(event.attributes))
    }
    func id(_ reference: Reference) -> String? {
      switch reference {
      case .mention(let index): "\(index)"
      case .event(let index): "\(layer.mentions.count + index)"
      case .entity: nil
      }
    }
    // Annotations and relations share their numbers; tokens come after these.
    let first = 1_000_000_000
    for (number, event) in layer.events.enumerated() {
      for argument in event.arguments {
        guard let filler = id(argument.filler), let owner = id(.event(number)) else { continue }
        add(argument.role, [owner, filler], [(GATENames.argument, .bool(true))], first)
      }
    }
    for relation in layer.relations {
      add(
        relation.type, relation.arguments.compactMap { id($0.filler) },
        Self.features(relation.attributes), first)
    }
  }

  private mutating func add(
    _ type: String, _ members: [String], _ features: [(name: String, value: JSONValue)],
    _ first: Int
  ) {
    document.sets[0].relations.append(
      .init(
        id: "\(first + relations.count)", type: type, members: members, features: features))
  }

  private mutating func add(_ tokens: Tokenization) {
    for sentence in tokens.sentences where !sentence.isEmpty {
      let start = tokens.tokens[sentence.lowerBound].start
      add(
        GATENames.sentence,
        Fragment(start, max(start, tokens.tokens[sentence.upperBound - 1].end)), [])
    }
    for token in tokens.tokens { add(GATENames.token, token, []) }
  }

  private static func features(_ attributes: [Attribute]) -> [(name: String, value: JSONValue)] {
    attributes.map { attribute in
      switch attribute.value {
      case .flag: (attribute.name, .bool(true))
      case .text(let text): (attribute.name, .string(text))
      case .number(let number): (attribute.name, .number(number))
      }
    }
  }
}
