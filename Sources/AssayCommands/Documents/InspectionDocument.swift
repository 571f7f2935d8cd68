import AssayFormats
import AssayModel

/// What an inspection found, as JSON.
struct InspectionDocument {
  let path: String
  let inspection: Inspection

  /// The document, indented.
  var text: String {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.key("path")
      writer.string(path)
      writer.key("format")
      writer.string(inspection.format)
      for (key, count) in [
        ("articles", inspection.articles), ("refused", inspection.refused),
        ("bytes", inspection.bytes), ("text_bytes", inspection.textBytes),
        ("tokens", inspection.tokens), ("sentences", inspection.sentences),
        ("repairs", inspection.repairs), ("notes_passed_over", inspection.unmodelled),
      ] {
        writer.key(key)
        writer.integer(count)
      }
      writer.key("line_breaks")
      writer.string(inspection.lineBreaks.style)
      writer.key("properties")
      writer.object { writer in
        for property in inspection.properties {
          writer.key(property.name)
          writer.string(property.value)
        }
      }
      writer.key("layers")
      writer.array { writer in
        for layer in inspection.layers { Self.write(layer, to: &writer) }
      }
      writer.key("faults")
      writer.array { writer in
        for fault in inspection.faults { Self.write(fault, to: &writer) }
      }
    }
    return String(decoding: writer.take(), as: UTF8.self)
  }

  private static func write(_ layer: LayerInspection, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("annotator")
      writer.string(layer.annotator.name)
      writer.key("kind")
      writer.string(layer.annotator.kind.rawValue)
      writer.key("version")
      writer.string(layer.annotator.version)
      for (key, count) in [
        ("articles", layer.articles), ("entities", layer.entities),
        ("event_clusters", layer.eventClusters), ("links", layer.links),
        ("discontinuous", layer.discontinuous), ("nested", layer.nested),
        ("crossing", layer.crossing), ("empty", layer.empty),
      ] {
        writer.key(key)
        writer.integer(count)
      }
      let tables =
        [
          ("mentions", layer.mentions), ("events", layer.events), ("roles", layer.roles),
          ("relations", layer.relations),
        ] + layer.attributes.sorted { $0.key < $1.key }.map { ("attribute \($0.key)", $0.value) }
      for (key, counts) in tables {
        writer.key(key)
        writer.object { writer in
          for row in LayerInspection.sorted(counts) {
            writer.key(row.name)
            writer.integer(row.count)
          }
        }
      }
    }
  }

  private static func write(_ fault: Fault, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("severity")
      writer.string(fault.severity.rawValue)
      writer.key("code")
      writer.string(fault.code)
      writer.key("file")
      writer.string(fault.file)
      writer.key("line")
      if let line = fault.line { writer.integer(line) } else { writer.null() }
      writer.key("message")
      writer.string(fault.message)
    }
  }
}
