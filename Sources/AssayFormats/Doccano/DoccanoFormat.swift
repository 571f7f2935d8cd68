import AssayModel
import AssaySystem

/// doccano's JSON Lines: a text a line with labels, or with entities and relations.
///
/// All of doccano's forms are read: `"label": [[0, 5, "PER"]]`, `"entities": [{…}]` with `"relations"`, and
/// the `"annotations": [{…}]` of early exports, whose labels may be numbers of their project. Labels of the whole text and
/// other scalars of a record are metadata; comments and texts written for the text are counted. Offsets are
/// code points since doccano 1.0 and were UTF-16 units before; without quotes nothing proves it. doccano's
/// importer drops overlapping spans unless the project allows them.
struct DoccanoFormat: RecordFormat {
  let name = "doccano"
  let summary = "doccano's JSON Lines: texts with labels, or with entities and relations"

  func recognises(firstLine: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    let keys = JSONReader.leadingKeys(firstLine)
    if keys.contains("Comments") || keys.contains("annotation_approver") { return true }
    guard keys.contains("text") || keys.contains("data"),
      let record = try? JSONValue(parsing: Array(firstLine))
    else { return false }
    if let labels = (record["label"] ?? record["labels"])?.array {
      return labels.allSatisfy { $0.array?.count == 3 || $0.string != nil }
    }
    if let entities = record["entities"]?.array, record["relations"]?.array != nil,
      !keys.contains("mentions"), !keys.contains("layers"), !keys.contains("events")
    {
      return entities.allSatisfy { $0["start_offset"] != nil }
    }
    return [record["entities"], record["annotations"]].contains {
      $0?.array?.first?["start_offset"] != nil
    }
  }

  func article(
    in line: [UInt8], at place: RecordPlace, options: ReadingOptions
  ) -> Reading? {
    let name = place.name
    do {
      let record = try JSONRecord(parsing: line, file: place.file, line: place.line)
      return reading(record, name, options, bytes: line.count)
    } catch {
      return Reading(id: name, article: nil, faults: [error], bytes: line.count)
    }
  }

  private func reading(
    _ record: JSONRecord, _ name: String, _ options: ReadingOptions, bytes: Int
  ) -> Reading {
    var record = record
    let value = record.value
    let id = value["id"]?.identifier ?? name
    guard let text = value["text"]?.string ?? value["data"]?.string ?? record.text("text") else {
      return Reading(id: id, article: nil, faults: record.faults, bytes: bytes)
    }
    var draft = Draft(options.annotator)
    let key = value["labels"] == nil ? "label" : "labels"
    for label in record.elements(key) where label.string == nil {
      addLabel(label, to: &draft, &record)
    }
    for entity in record.elements("entities") { addEntity(entity, to: &draft, &record) }
    var ofText: [String] = [], others = 0
    for annotation in record.elements("annotations") {
      if annotation["start_offset"] != nil {
        addEntity(annotation, to: &draft, &record)
      } else if let label = annotation["label"]?.identifier {
        ofText.append(label)
      } else {
        others += 1
      }
    }
    for relation in record.elements("relations") { addRelation(relation, to: &draft, &record) }
    let comments = (value["Comments"] ?? value["comments"])?.array?.count ?? 0
    var metadata = metadata(value)
    if !ofText.isEmpty { metadata["label"] = ofText.joined(separator: "; ") }
    return DraftArticle(
      id: id, text: text, metadata: metadata, layers: [draft],
      line: record.line, faults: record.faults, unmodelled: comments + others
    ).reading(file: record.file, options: options, bytes: bytes)
  }

  /// Scalars of a record and of its `meta`, and the labels of the whole text.
  private func metadata(_ record: JSONValue) -> [String: String] {
    var metadata = record.metadata.filter { !["id", "text", "data"].contains($0.key) }
    for key in ["label", "labels", "cats"] {
      let labels = (record[key]?.array ?? []).compactMap(\.string)
      if !labels.isEmpty { metadata[key] = labels.joined(separator: "; ") }
    }
    return metadata.merging(record["meta"]?.metadata ?? [:]) { $1 }
  }

  private func addLabel(_ label: JSONValue, to draft: inout Draft, _ record: inout JSONRecord) {
    guard let parts = label.array, parts.count == 3, let start = parts[0].int,
      let end = parts[1].int, let type = parts[2].string
    else { return record.report("label", "expected [start, end, type] as a label") }
    draft.mentions.append(
      Draft.Mention(
        type: type, place: Draft.Place(spans: [(start, end)], line: record.line)))
  }

  private func addEntity(_ entity: JSONValue, to draft: inout Draft, _ record: inout JSONRecord) {
    guard let span = entity.span("start_offset", "end_offset"),
      let type = entity["label"]?.identifier
    else { return record.report("entity", "expected start_offset, end_offset and label") }
    draft.mentions.append(
      Draft.Mention(
        id: entity["id"]?.identifier, type: type,
        place: Draft.Place(spans: [span], line: record.line)))
  }

  private func addRelation(
    _ relation: JSONValue, to draft: inout Draft, _ record: inout JSONRecord
  ) {
    guard let from = relation["from_id"]?.identifier, let to = relation["to_id"]?.identifier,
      let type = relation["type"]?.string
    else { return record.report("relation", "expected from_id, to_id and type") }
    draft.relations.append(
      Draft.Relation(
        id: relation["id"].flatMap(\.identifier).map { "R\($0)" }, type: type,
        arguments: [.init(role: "Arg1", filler: from), .init(role: "Arg2", filler: to)],
        line: record.line))
  }
}
