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
