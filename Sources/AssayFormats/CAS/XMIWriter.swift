import AssayModel
import AssayXML

/// Writes `NAME.xmi` for each article, and one `TypeSystem.xml` for all.
struct CASXMIWriter: ArticleWriter {
  let name = "xmi"
  let summary = "a folder of UIMA XMI files with the type system that they need"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities {
    var capabilities = Capabilities.cas
    let xml = Capabilities.xml
    capabilities.text = .xml
    capabilities.isLegalName = xml.isLegalName
    capabilities.legalName = xml.legalName
    capabilities.legalValue = xml.legalValue
    return capabilities
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    let types = try CASSchema.description()
    return FilesSink(
      output: try FolderOutput(path),
      contents: { (annotated) throws(Fault) in [(".xmi", try Self.document(annotated))] },
      common: [("TypeSystem.xml", types)])
  }

  private static func document(_ annotated: AnnotatedArticle) throws(Fault) -> [UInt8] {
    let plan = CASPlan(annotated), sofa = "\(CASPlan.sofa)"
    return try XMLWriter.document(of: annotated.article) { (writer) throws(XMLError) in
      let spaces: [(XMLName, String?)] = [
        ("xmlns:xmi", "http://www.omg.org/XMI"), ("xmlns:cas", "http:///uima/cas.ecore"),
        ("xmlns:assay", "http:///assay.ecore"),
        ("xmlns:segmentation", namespace(of: CASNames.token)),
        ("xmlns:metadata", namespace(of: CASNames.metadata)), ("xmi:version", "2.0"),
      ]
      try writer.element("xmi:XMI", spaces) { (writer) throws(XMLError) in
        try writer.breakLine()
        try writer.element("cas:NULL", [("xmi:id", "0")])
        for structure in plan.structures { try write(structure, sofa, to: &writer) }
        try writer.breakLine()
        let text: [(XMLName, String?)] = [
          ("xmi:id", sofa), ("sofaNum", "1"), ("sofaID", "_InitialView"), ("mimeType", "text"),
          ("sofaString", plan.text.string),
        ]
        try writer.element("cas:Sofa", text)
        try writer.breakLine()
        let members = plan.structures.map { "\($0.id)" }.joined(separator: " ")
        try writer.element("cas:View", [("sofa", sofa), ("members", members)])
      }
    }
  }

  private static func namespace(of type: String) -> String {
    "http:///" + type.split(separator: ".").dropLast().joined(separator: "/") + ".ecore"
  }

  private static let names: [String: XMLName] = [
    CASNames.token: "segmentation:Token", CASNames.sentence: "segmentation:Sentence",
    CASNames.metadata: "metadata:DocumentMetaData", "assay.Mention": "assay:Mention",
    "assay.Event": "assay:Event", "assay.Relation": "assay:Relation",
    "assay.Entity": "assay:Entity", "assay.EventCluster": "assay:EventCluster",
    "assay.Argument": "assay:Argument", "assay.Attribute": "assay:Attribute",
    "assay.Link": "assay:Link", "assay.Metadata": "assay:Metadata",
  ]

  private static func write(
    _ structure: CASPlan.Structure, _ sofa: String, to writer: inout XMLWriter
  ) throws(XMLError) {
    guard let name = names[structure.type] else { return }
    try writer.breakLine()
    try writer.start(name)
    try writer.attribute("xmi:id", "\(structure.id)")
    if let span = structure.span {
      try writer.attribute("sofa", sofa)
      try writer.attribute("begin", "\(span.start)")
      try writer.attribute("end", "\(span.end)")
    }
    for feature in structure.features {
      let value =
        switch feature.value {
        case .text(let text): XMLText.legal(text)
        case .number(let number): "\(number)"
        case .flag(let flag): "\(flag)"
        case .reference(let id): "\(id)"
        case .references(let ids): ids.map { "\($0)" }.joined(separator: " ")
        }
      try writer.attribute(try XMLName(feature.name), value)
    }
    try writer.end()
  }
}
