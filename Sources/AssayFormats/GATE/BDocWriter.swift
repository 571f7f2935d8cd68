import AssayModel

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
