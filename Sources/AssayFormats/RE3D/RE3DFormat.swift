import AssayModel
import AssaySystem

/// re3d, the Relationship and Entity Extraction Evaluation Dataset: three files of JSON Lines a source.
///
/// `documents.json` has the texts, `entities.json` and `relations.json` beside it the annotations by document, with
/// positions in code points. What has the confidence 0 was rejected by its annotators; it is counted and left out. A
/// relation goes from the entity at its source to that at its target, and its words are an attribute; where the entity
/// of a relation was rejected, the argument is left out with a warning. Values have plain quotation marks where texts
/// have others, so that a value with one proves nothing.
/// Source: github.com/dstl/re3d, README.
struct RE3DFormat: DocumentFormat {
  let name = "re3d"
  let summary = "re3d: documents.json with entities.json and relations.json beside it (read only)"
  let endings = ["documents.json"]
  let companions = ["entities.json", "relations.json"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let keys = JSONReader.leadingKeys(head.drop { $0.isBlank })
    return Set(keys).isSuperset(of: ["_id", "text", "sourceName", "sentenceCount"])
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    let folder = Files.folder(of: file)
    let entities = RE3DRows(Files.join(folder, "entities.json"))
    let relations = RE3DRows(Files.join(folder, "relations.json"))
    let documents = RE3DRows(bytes, file: file)
    let readings = documents.rows.map { row in
      reading(
        row, file: file, entities: entities, relations: relations, options: options,
        bytes: bytes.count / documents.rows.count)
    }
    let faults = documents.faults + entities.faults + relations.faults
    if faults.isEmpty { return readings }
    return [Reading(id: identifier(of: file, options), article: nil, faults: faults)] + readings
  }

  private func reading(
    _ row: RE3DRows.Row, file: String, entities: RE3DRows, relations: RE3DRows,
    options: ReadingOptions, bytes: Int
  ) -> Reading {
    var record = JSONRecord(row.value, file: file, line: row.line)
    let id = row.value["_id"]?.identifier ?? "\(identifier(of: file, options))-\(row.line)"
    guard let text = record.text("text") else {
      return Reading(id: id, article: nil, faults: record.faults, bytes: bytes)
    }
    var builder = RE3DBuilder(options.annotator)
    for entity in entities.rows(of: id) { builder.addEntity(entity, file: entities.file) }
    for relation in relations.rows(of: id) { builder.addRelation(relation, file: relations.file) }
    var article = DraftArticle(id: id, text: text, layers: [builder.draft], line: row.line)
    for key in ["title", "sourceName", "sourceUrl"] {
      if let value = row.value[key]?.string { article.metadata[key] = value }
    }
    article.faults = builder.faults
    article.unmodelled = builder.rejected
    // Faults of annotations name the lines of their file.
    return article.reading(file: entities.file, options: options, bytes: bytes)
  }
}

/// The rows of a file by the document that they are about.
private struct RE3DRows {
  typealias Row = (value: JSONValue, line: Int)

  let file: String
  private(set) var rows: [Row] = []
  private(set) var faults: [Fault] = []
  private var byDocument: [String: [Int]] = [:]

  init(_ file: String) {
    do {
      self.init(try Files.bytes(of: file), file: file)
    } catch {
      self.init([], file: file)
      faults = [error]
    }
  }

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    let lines = ByteOrderMark.dropped(from: bytes).split(
      separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.allSatisfy(\.isBlank) {
      do {
        let record = try JSONRecord(parsing: Array(line), file: file, line: index + 1)
        if let document = record.value["documentId"]?.identifier {
          byDocument[document, default: []].append(rows.count)
        }
        rows.append((record.value, index + 1))
      } catch {
        faults.append(error)
      }
    }
  }

  func rows(of document: String) -> [Row] {
    byDocument[document, default: []].map { rows[$0] }
  }
}

/// Makes mentions and relations of rows.
private struct RE3DBuilder {
  private(set) var draft: Draft
  private(set) var faults: [Fault] = []
  /// Rows of the confidence 0.
  private(set) var rejected = 0
  /// Mentions by their place, the first where there are several.
  private var mentions: [[Int]: String] = [:]

  init(_ annotator: Annotator) {
    draft = Draft(annotator)
  }

  mutating func addEntity(_ row: RE3DRows.Row, file: String) {
    guard let confidence = confidence(row) else { return }
    guard let span = row.value.span("begin", "end"), let type = row.value["type"]?.string else {
      return report("begin, end and type", row, file)
    }
    let id = "T\(draft.mentions.count + 1)"
    let value = row.value["value"]?.string
    let hasMarks = value.map { $0.contains("'") || $0.contains("\"") } ?? true
    draft.mentions.append(
      Draft.Mention(
        id: id, type: type,
        place: Draft.Place(spans: [span], quote: hasMarks ? nil : value, line: row.line),
        confidence: confidence))
    if mentions[[span.start, span.end]] == nil { mentions[[span.start, span.end]] = id }
  }

  mutating func addRelation(_ row: RE3DRows.Row, file: String) {
    guard confidence(row) != nil else { return }
    guard let source = row.value.span("sourceBegin", "sourceEnd"),
      let target = row.value.span("targetBegin", "targetEnd"), let type = row.value["type"]?.string
    else { return report("places of source and target and a type", row, file) }
    var arguments: [Draft.Argument] = []
    for (role, span) in [("source", source), ("target", target)] {
      if let mention = mentions[[span.start, span.end]] {
        arguments.append(Draft.Argument(role: role, filler: mention))
      } else {
        faults.append(
          Fault(
            .warning, code: "unknown-id", file: file, line: row.line,
            message:
              "expected an entity at \(span.start) \(span.end) as \(role), found none that was "
              + "accepted; it is left out"))
      }
    }
    let words = row.value["value"]?.string.map { [Attribute("value", $0)] } ?? []
    draft.relations.append(
      Draft.Relation(id: nil, type: type, arguments: arguments, attributes: words, line: row.line))
  }

  /// The confidence of a row; `nil` with a count for one that was rejected.
  private mutating func confidence(_ row: RE3DRows.Row) -> Double? {
    let confidence = row.value["confidence"]?.number ?? 1
    if confidence == 0 { rejected += 1 }
    return confidence == 0 ? nil : confidence
  }

  private mutating func report(_ expected: String, _ row: RE3DRows.Row, _ file: String) {
    faults.append(
      Fault(
        code: "missing-field", file: file, line: row.line,
        message: "expected \(expected), found a row without"))
  }
}
