import AssayModel

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
