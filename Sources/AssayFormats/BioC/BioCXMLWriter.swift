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
