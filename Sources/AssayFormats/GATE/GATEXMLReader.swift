/// Collects what a GATE XML document says.
struct GATEXMLReader: XMLRecordReceiver {
  static let recordNames: Set<String> = [
    "GateDocumentFeatures", "TextWithNodes", "Annotation", "Relation",
  ]

  private(set) var document = GATEDocument()
  /// For each node its position in UTF-16 units.
  private var nodes: [String: Int] = [:]
  private var set = 0

  mutating func start(_ element: XMLRecord) {
    if element.name == "AnnotationSet" || element.name == "RelationSet" {
      set = document.set(element["Name"] ?? "")
    }
  }

  mutating func take(_ record: XMLRecord) {
    switch record.name {
    case "GateDocumentFeatures": document.features = features(record)
    case "TextWithNodes": takeText(record)
    case "Annotation": takeAnnotation(record)
    default:
      guard document.sets.indices.contains(set) else { return }
      document.sets[set].relations.append(
        .init(
          id: record["Id"] ?? "R\(document.sets[set].relations.count)", type: record["Type"] ?? "",
          members: (record["Members"] ?? "").split(separator: ";").map { $0.trimmed },
          features: features(record), line: record.line))
    }
  }

  private mutating func takeText(_ record: XMLRecord) {
    var position = 0
    for piece in record.content {
      switch piece {
      case .text(let text):
        document.text += text
        position += text.utf16.count
      case .element(let node):
        if let id = node["id"] { nodes[id] = position }
      }
    }
  }

  private mutating func takeAnnotation(_ record: XMLRecord) {
    guard let start = record["StartNode"].flatMap({ nodes[$0] }),
      let end = record["EndNode"].flatMap({ nodes[$0] }), document.sets.indices.contains(set)
    else {
      document.problems.append(
        (
          "annotation \(record["Id"] ?? "without Id"): expected nodes of the text, found "
            + "\(quoted(record["StartNode"] ?? "")) and \(quoted(record["EndNode"] ?? ""))",
          record.line
        ))
      return
    }
    document.sets[set].annotations.append(
      .init(
        id: record["Id"] ?? "T\(document.sets[set].annotations.count)", type: record["Type"] ?? "",
        start: start, end: end,
        features: features(record), line: record.line))
  }

  private func features(_ record: XMLRecord) -> [(name: String, value: JSONValue)] {
    record.all("Feature").compactMap { feature in
      guard let name = feature.first("Name")?.text, let value = feature.first("Value") else {
        return nil
      }
      return (name, Self.value(value.text, of: value["className"] ?? "", value["itemClassName"]))
    }
  }

  /// A value by its Java class; a list has its elements joined by semicolons.
  private static func value(_ text: String, of type: String, _ item: String?) -> JSONValue {
    if let item {
      return .array(text.split(separator: ";").map { value($0.trimmed, of: item, nil) })
    }
    switch type {
    case "java.lang.Integer", "java.lang.Long", "java.lang.Short", "java.lang.Double",
      "java.lang.Float", "java.math.BigDecimal":
      return Double(text.trimmed).flatMap { $0.isFinite ? .number($0) : nil } ?? .string(text)
    case "java.lang.Boolean":
      return text.trimmed == "true"
        ? .bool(true) : text.trimmed == "false" ? .bool(false) : .string(text)
    default: return .string(text)
    }
  }
}
