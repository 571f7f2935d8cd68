import AssayModel

/// Writes `NAME.txt` and `NAME.tbf` for each article: events with triggers and realis.
struct TBFWriter: ArticleWriter {
  let name = "tbf"
  let summary = "a folder of TAC KBP event nuggets (.tbf) with the texts beside them"
  let writesFolder = true
  let endings: [String] = []

  var capabilities: Capabilities {
    var capabilities = Capabilities()
    var events = Capabilities.Events()
    events.allowsDiscontinuous = true
    events.fillers = []
    capabilities.keepsMentions = false
    capabilities.events = events
    capabilities.eventCoreference = true
    capabilities.singletonChains = true
    capabilities.relationArguments = 1...Int.max
    capabilities.relationFillers = [.event]
    capabilities.relationRoles = false
    capabilities.attributes = [.event]
    capabilities.allowsRepeatedAttributes = false
    capabilities.keepsAttribute = { _, _, attribute in
      guard case .text(let value) = attribute.value else { return false }
      return attribute.name == "Realis" && Self.field(value) == value && value != "-"
    }
    capabilities.isLegalName = { Self.legal($0) == $0 }
    capabilities.legalName = Self.legal
    return capabilities
  }

  /// A name of one field that is no name of the format itself.
  @Sendable
  private static func legal(_ name: String) -> String {
    name == "Coreference" ? "Coreference_" : field(name)
  }

  /// A text in one field, controls and white space as `_`.
  private static func field(_ text: String) -> String {
    var field = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      field.append(scalar.value <= 0x20 || scalar.properties.isWhitespace ? "_" : scalar)
    }
    return field.isEmpty ? "_" : String(field)
  }

  func create(_ path: String) throws(Fault) -> any ArticleSink {
    FilesSink(output: try FolderOutput(path)) { annotated in
      [(".txt", annotated.article.text.bytes), (".tbf", Self.document(annotated))]
    }
  }

  private static func document(_ annotated: AnnotatedArticle) -> [UInt8] {
    let text = annotated.article.text, offsets = OffsetTable(text)
    let layer = annotated.layers.first ?? Layer(empty: .person("gold"))
    let id = field(annotated.article.id)
    var lines = ["#BeginOfDocument \(id)"]
    for (index, event) in layer.events.enumerated() {
      guard let extent = event.trigger?.extent else { continue }
      let spans = extent.fragments.map { fragment in
        "\(offsets.position(ofByte: fragment.start, in: .codePoint)),"
          + "\(offsets.position(ofByte: fragment.end, in: .codePoint))"
      }
      var quote = String.UnicodeScalarView()
      for scalar in text[extent].unicodeScalars { quote.append(scalar.isBlank ? " " : scalar) }
      lines.append(
        [
          "assay", id, "E\(index + 1)", spans.joined(separator: ";"), String(quote), event.type,
          event.attributes.text("Realis") ?? "-",
        ].joined(separator: "\t"))
    }
    for (index, cluster) in layer.eventClusters.enumerated() {
      lines.append(link("Coreference", "C\(index + 1)", cluster.events))
    }
    for (index, relation) in layer.relations.enumerated() {
      let members = relation.arguments.compactMap { argument in
        if case .event(let event) = argument.filler { event } else { nil }
      }
      lines.append(link(relation.type, "R\(index + 1)", members))
    }
    lines.append("#EndOfDocument")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func link(_ type: String, _ id: String, _ events: [Int]) -> String {
    let members = events.map { "E\($0 + 1)" }.joined(separator: ",")
    return "@\(type)\t\(id)\t\(members)"
  }
}
