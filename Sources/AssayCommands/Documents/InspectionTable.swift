import AssayFormats
import AssayModel
import AssayReporting

/// What an inspection found, as text.
struct InspectionTable {
  let path: String
  let inspection: Inspection

  /// The lines: the source as a whole, then each layer.
  var lines: [String] {
    var facts: [(String, String)] = [
      ("format", inspection.format),
      ("articles", grouped(inspection.articles)),
    ]
    if inspection.refused > 0 { facts.append(("refused", grouped(inspection.refused))) }
    facts.append(("text", "\(counted(inspection.textBytes, "byte"))"))
    if inspection.tokens > 0 {
      facts.append(
        ("tokens", "\(grouped(inspection.tokens)) in \(counted(inspection.sentences, "sentence"))"))
    }
    facts.append(("line breaks", inspection.lineBreaks.style))
    facts += inspection.properties.map { ($0.name, $0.value) }
    if inspection.repairs > 0 { facts.append(("repairs", grouped(inspection.repairs))) }
    if inspection.unmodelled > 0 {
      facts.append(
        (
          "not read",
          inspection.unmodelled == 1
            ? "1 annotation or note" : "\(grouped(inspection.unmodelled)) annotations or notes"
        ))
    }
    return [path] + Self.aligned(facts) + inspection.layers.flatMap(lines)
  }

  private func lines(_ layer: LayerInspection) -> [String] {
    var facts: [(String, String)] = []
    func add(_ name: String, _ counts: [String: Int], limit: Int = .max) {
      guard !counts.isEmpty else { return }
      let list = Self.list(counts, limit: limit)
      facts.append((name, "\(grouped(counts.values.reduce(0, +))): \(list)"))
    }
    add("mentions", layer.mentions)
    add("events", layer.events)
    add("roles", layer.roles)
    add("relations", layer.relations)
    for (name, values) in layer.attributes.sorted(by: { $0.key < $1.key }) {
      add(name, values, limit: 12)
    }
    for (name, count) in [
      ("entities", layer.entities), ("event clusters", layer.eventClusters),
      ("knowledge-base ids", layer.links), ("discontinuous", layer.discontinuous),
      ("nested", layer.nested), ("crossing", layer.crossing), ("empty", layer.empty),
    ] where count > 0 {
      facts.append((name, grouped(count)))
    }
    let annotator = layer.annotator
    let version = annotator.version.isEmpty ? "" : " \(annotator.version)"
    let name = "layer of \(annotator.kind.rawValue) \(annotator.name)\(version)"
    return ["", "\(name), \(counted(layer.articles, "article"))"] + Self.aligned(facts)
  }

  /// A value on one line that is not too long for a table.
  private static func clipped(_ value: String) -> String {
    let line = value.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 48 ? line.prefix(47) + "…" : line
  }

  /// The most frequent first; values of an attribute may be as many as there are mentions.
  private static func list(_ counts: [String: Int], limit: Int) -> String {
    let shown = LayerInspection.sorted(counts).prefix(limit).map {
      "\(limit == .max ? $0.name : clipped($0.name)) \(grouped($0.count))"
    }
    let rest = counts.count - shown.count
    return (shown + (rest > 0 ? ["and \(grouped(rest)) other values"] : [])).joined(separator: ", ")
  }

  private static func aligned(_ facts: [(String, String)]) -> [String] {
    let width = facts.map(\.0.count).max() ?? 0
    return facts.map { "  \($0.0.padded(to: width))  \($0.1)" }
  }
}
