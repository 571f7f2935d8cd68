import AssayModel
import AssayXML

/// Writes `NAME.txt` and `NAME.rich_ere.xml` for each article.
///
/// In the text `&`, `<` and `>` are written as entities. Mentions of a filler's type that stand in no
/// chain are fillers, all others entities.
struct EREWriter: ArticleWriter {
  let name = "rich-ere"
  let summary = "a folder of Rich ERE .rich_ere.xml files with texts beside them"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities {
    var capabilities = Capabilities.xml
    capabilities.allowsDiscontinuous = false
    capabilities.events = Capabilities.Events()
    capabilities.coreference = true
    capabilities.eventCoreference = true
    capabilities.chainAttributes = ["specificity"]
    capabilities.relationArguments = 2...2
    capabilities.attributes = [.mention, .event, .relation]
    capabilities.allowsRepeatedAttributes = false
    capabilities.keepsAttribute = Self.keeps
    return capabilities
  }

  @Sendable
  private static func keeps(
    _ bearer: Capabilities.Bearer, _ type: String, _ attribute: Attribute
  ) -> Bool {
    guard case .text = attribute.value else { return false }
    return switch bearer {
    case .mention:
      !EREAttributes.filler.contains(type)
        && ["mention_type", "specificity", "head"].contains(attribute.name)
    case .event: EREAttributes.event.contains(attribute.name)
    case .relation: attribute.name == "Realis"
    }
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    FilesSink(output: try FolderOutput(path)) { (annotated) throws(Fault) in
      let text = EscapedText(annotated.article.text)
      let document = try XMLWriter.document(of: annotated.article) { (writer) throws(XMLError) in
        try EREDocument(annotated, text).write(to: &writer)
      }
      return [(".txt", text.bytes), (".rich_ere.xml", document)]
    }
  }
}

/// An article's annotations on their way into Rich ERE.
private struct EREDocument {
  let article: Article
  let layer: Layer
  let text: EscapedText
  private let id: String
  /// Mentions that are one entity.
  private var entities: [[Int]]
  private var fillers: [Int] = []
  /// For each mention the number of its entity; `nil` for fillers.
  private var entityNumbers: [Int?]

  init(_ annotated: AnnotatedArticle, _ text: EscapedText) {
    article = annotated.article
    layer = annotated.layers.first ?? Layer(empty: .person("gold"))
    self.text = text
    id = XMLText.legal(article.id)
    entities = layer.entities.map(\.mentions)
    entityNumbers = layer.mentions.map { _ in nil }
    for (number, members) in entities.enumerated() {
      for member in members { entityNumbers[member] = number }
    }
    for (index, mention) in layer.mentions.enumerated() where entityNumbers[index] == nil {
      if EREAttributes.filler.contains(mention.type) {
        fillers.append(index)
      } else {
        entityNumbers[index] = entities.count
        entities.append([index])
      }
    }
  }

  func write(to writer: inout XMLWriter) throws(XMLError) {
    let attributes: [(XMLName, String?)] = [
      ("kit_id", "assay"), ("doc_id", id), ("source_type", article.metadata["source_type"]),
    ]
    try writer.element("deft_ere", attributes) { (writer) throws(XMLError) in
      try list("entities", entities.indices, to: &writer, writeEntity)
      try list("fillers", fillers.indices, to: &writer) { (number, writer) throws(XMLError) in
        let mention = layer.mentions[fillers[number]]
        try writer.element(
          "filler",
          [("id", mentionID(fillers[number]))] + place(mention.extent.first)
            + [("type", mention.type)], text: article.text[mention.extent.first])
      }
      try list("relations", layer.relations.indices, to: &writer, writeRelation)
      try writeHoppers(to: &writer)
      try writer.breakLine()
    }
  }

  private func list(
    _ name: XMLName, _ numbers: Range<Int>, to writer: inout XMLWriter,
    _ body: (Int, inout XMLWriter) throws(XMLError) -> Void
  ) throws(XMLError) {
    try writer.breakLine()
    try writer.element(name) { (writer) throws(XMLError) in
      for number in numbers {
        try writer.breakLine()
        try body(number, &writer)
      }
    }
  }

  private func mentionID(_ index: Int) -> String { "m-\(index + 1)" }

  private func place(_ fragment: Fragment) -> [(XMLName, String?)] {
    let span = text.span(fragment)
    return [
      ("source", id), ("offset", "\(span.start)"), ("length", "\(span.end - span.start)"),
    ]
  }

  private func writeEntity(_ number: Int, to writer: inout XMLWriter) throws(XMLError) {
    let members = entities[number], first = layer.mentions[members[0]]
    let attributes: [(XMLName, String?)] = [
      ("id", "ent-\(number + 1)"), ("type", first.type),
      ("specificity", first.attributes.text("specificity")),
    ]
    try writer.element("entity", attributes) { (writer) throws(XMLError) in
      for index in members {
        let mention = layer.mentions[index], extent = mention.extent.first
        let own: [(XMLName, String?)] =
          [("id", mentionID(index))] + place(extent)
          + [("noun_type", mention.attributes.text("mention_type"))]
        let head = mention.attributes.text("head").flatMap {
          LDCHead.fragment($0, of: extent, in: article.text)
        }
        try writer.element("entity_mention", own) { (writer) throws(XMLError) in
          try writer.element("mention_text", text: article.text[extent])
          if let head { try writer.element("nom_head", place(head), text: article.text[head]) }
        }
      }
    }
  }

  private func filler(_ argument: Argument) -> (attributes: [(XMLName, String?)], text: String) {
    guard case .mention(let index) = argument.filler else { return ([], "") }
    let text = article.text[layer.mentions[index].extent.first]
    guard let entity = entityNumbers[index] else {
      return ([("filler_id", mentionID(index))], text)
    }
    return (
      [("entity_id", "ent-\(entity + 1)"), ("entity_mention_id", mentionID(index))], text
    )
  }

  private func writeRelation(_ number: Int, to writer: inout XMLWriter) throws(XMLError) {
    let relation = layer.relations[number], type = LDCType.parts(relation.type)
    let attributes: [(XMLName, String?)] = [
      ("id", "r-\(number + 1)"), ("type", type.type), ("subtype", type.subtype),
    ]
    try writer.element("relation", attributes) { (writer) throws(XMLError) in
      let own: [(XMLName, String?)] = [
        ("id", "rm-\(number + 1)"), ("realis", relation.attributes.text("Realis")),
      ]
      try writer.element("relation_mention", own) { (writer) throws(XMLError) in
        let names: [XMLName] = ["rel_arg1", "rel_arg2"]
        for (name, argument) in zip(names, relation.arguments) {
          let filler = filler(argument)
          try writer.element(
            name, filler.attributes + [("role", argument.role)], text: filler.text)
        }
      }
    }
  }

  private func writeHoppers(to writer: inout XMLWriter) throws(XMLError) {
    var isGrouped = [Bool](repeating: false, count: layer.events.count)
    var hoppers = layer.eventClusters.map(\.events)
    for hopper in hoppers {
      for event in hopper { isGrouped[event] = true }
    }
    hoppers += isGrouped.indices.filter { !isGrouped[$0] }.map { [$0] }
    hoppers.sort { $0[0] < $1[0] }
    try list("hoppers", hoppers.indices, to: &writer) { (number, writer) throws(XMLError) in
      try writer.element("hopper", [("id", "h-\(number + 1)")]) { (writer) throws(XMLError) in
        for index in hoppers[number] { try write(layer.events[index], index, to: &writer) }
      }
    }
  }

  private func write(
    _ event: Event, _ index: Int, to writer: inout XMLWriter
  ) throws(XMLError) {
    guard let trigger = event.trigger?.extent.first else { return }
    let type = LDCType.parts(event.type)
    var attributes: [(XMLName, String?)] = [
      ("id", "em-\(index + 1)"), ("type", type.type), ("subtype", type.subtype),
      ("realis", event.attributes.text("Realis")),
    ]
    attributes += [
      ("modality", event.attributes.text("modality")),
      ("audience", event.attributes.text("audience")),
      ("formality", event.attributes.text("formality")),
      ("medium", event.attributes.text("medium")),
      ("directionality", event.attributes.text("directionality")),
      ("ere_type", event.attributes.text("ere_type")),
    ]
    try writer.element("event_mention", attributes) { (writer) throws(XMLError) in
      try writer.element("trigger", place(trigger), text: article.text[trigger])
      for argument in event.arguments {
        let filler = filler(argument)
        try writer.element(
          "em_arg", filler.attributes + [("role", argument.role), ("realis", "true")],
          text: filler.text)
      }
    }
  }
}
