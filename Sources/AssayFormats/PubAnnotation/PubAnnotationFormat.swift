import AssayModel
import AssaySystem

/// PubAnnotation's JSON: one document a file, or a list of them, with denotations and relations.
///
/// Offsets are code points (PubAnnotation is written in Ruby); a span that is a list, or a chain of
/// `_lexicallyChainedTo` relations, is a mention of several fragments. Attributes, and the modifications of
/// early files, are those of their denotation or relation. Each of several tracks is a layer, named after its
/// project. Blocks, with what is said of them, and relations of relations are counted and left out.
struct PubAnnotationFormat: CollectionFormat {
  let name = "pubannotation"
  let summary = "PubAnnotation's JSON: texts with denotations, attributes and relations"
  let endings = [".json"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "[")].contains($0) }
    let keys = JSONReader.leadingKeys(content)
    return keys.contains("text")
      && (keys.contains("denotations") || keys.contains("tracks")
        || (keys.contains("sourcedb") && keys.contains("sourceid")))
  }

  func elements(of file: String, options: ReadingOptions) -> JSONElements {
    JSONElements(file)
  }

  func article(
    in element: JSONElements.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    var record = JSONRecord(element.value, file: place.file, line: element.line)
    return reading(&record, place.name, options, bytes: element.bytes)
  }

  private func reading(
    _ record: inout JSONRecord, _ name: String, _ options: ReadingOptions, bytes: Int
  ) -> Reading {
    let value = record.value
    let id = value["sourceid"]?.identifier ?? name
    guard let text = record.text("text") else {
      return Reading(id: id, article: nil, faults: record.faults, bytes: bytes)
    }
    let tracks = record.elements("tracks")
    var unmodelled = record.elements("blocks").count
    var layers: [Draft] = []
    if tracks.isEmpty || value["denotations"] != nil {
      layers.append(layer(&record, options.annotator, &unmodelled))
    }
    for (number, track) in tracks.enumerated() {
      var part = JSONRecord(track, file: record.file, line: record.line)
      let project = track["project"]?.string ?? "track \(number + 1)"
      layers.append(
        layer(&part, layers.isEmpty ? options.annotator : .person(project), &unmodelled))
      record.add(part.faults)
    }
    var metadata = value.metadata
    for key in ["text", "sourceid"] { metadata[key] = nil }
    metadata.merge(value["metadata"]?.metadata ?? [:]) { $1 }
    return DraftArticle(
      id: id, text: text, metadata: metadata, layers: layers, faults: record.faults,
      unmodelled: unmodelled
    ).reading(file: record.file, options: options, bytes: bytes)
  }

  /// What a document or one of its tracks says.
  private func layer(
    _ record: inout JSONRecord, _ annotator: Annotator, _ unmodelled: inout Int
  ) -> Draft {
    var draft = Draft(annotator)
    var places: [String: Int] = [:]
    for denotation in record.elements("denotations") {
      guard let spans = spans(denotation["span"]), let object = denotation["obj"] else {
        let name = denotation["id"]?.identifier.map { " \(quoted($0))" } ?? ""
        record.report(
          "denotation",
          "expected obj and a span of whole numbers in the denotation\(name), found others")
        continue
      }
      let id = denotation["id"]?.identifier
      if let id { places[id] = draft.mentions.count }
      // TextAE leaves the object null where only attributes say what is denoted.
      draft.mentions.append(
        Draft.Mention(
          id: id, type: object.scalarText ?? Draft.untyped, place: Draft.Place(spans: spans)))
    }
    addRelations(places, to: &draft, &record, &unmodelled)
    let subjects = Subjects(draft)
    let blocks = Set(record.elements("blocks").compactMap { $0["id"]?.identifier })
    for attribute in record.elements("attributes") {
      if let subject = attribute["subj"]?.identifier, blocks.contains(subject),
        subjects.mentions[subject] == nil
      {
        unmodelled += 1
        continue
      }
      addAttribute(attribute, subjects, to: &draft, &record)
    }
    for modification in record.elements("modifications") {
      guard let object = modification["obj"], let name = modification["pred"] else {
        record.report("modification", "expected pred and obj")
        continue
      }
      addAttribute(
        .object([.init("subj", object), .init("pred", name)]), subjects, to: &draft, &record)
    }
    return draft
  }

  /// What attributes may be about, by identifier.
  private struct Subjects {
    let mentions: [String: Int]
    let relations: [String: Int]

    init(_ draft: Draft) {
      func numbers(_ ids: [String?]) -> [String: Int] {
        Dictionary(
          ids.enumerated().compactMap { number, id in id.map { ($0, number) } },
          uniquingKeysWith: { first, _ in first })
      }
      mentions = numbers(draft.mentions.map(\.id))
      relations = numbers(draft.relations.map(\.id))
    }
  }

  private func spans(_ value: JSONValue?) -> [(start: Int, end: Int)]? {
    let spans = (value?.array ?? value.map { [$0] } ?? []).map { $0.span("begin", "end") }
    let found = spans.compactMap(\.self)
    return found.isEmpty || found.count < spans.count ? nil : found
  }

  private func addAttribute(
    _ attribute: JSONValue, _ subjects: Subjects, to draft: inout Draft,
    _ record: inout JSONRecord
  ) {
    guard let subject = attribute["subj"]?.identifier, let name = attribute["pred"]?.string else {
      return record.report("attribute", "expected subj and pred")
    }
    let value: Attribute.Value =
      switch attribute["obj"] {
      case .bool(true), nil: .flag
      case .number(let number): .number(number)
      case .some(let other): .text(other.scalarText ?? "")
      }
    if let place = subjects.mentions[subject] {
      draft.mentions[place].attributes.append(Attribute(name, value))
    } else if let place = subjects.relations[subject] {
      draft.relations[place].attributes.append(Attribute(name, value))
    } else {
      record.report(
        "unknown-id",
        "expected the id of a denotation or relation as subj, found \(quoted(subject))")
    }
  }

  private func addRelations(
    _ places: [String: Int], to draft: inout Draft, _ record: inout JSONRecord,
    _ unmodelled: inout Int
  ) {
    var chained: Set<String> = []
    let relations = record.elements("relations")
    let ids = Set((relations + record.elements("blocks")).compactMap { $0["id"]?.identifier })
    for relation in relations {
      guard let subject = relation["subj"]?.identifier, let object = relation["obj"]?.identifier,
        let type = relation["pred"].map({ $0.string ?? "relation" })
      else {
        record.report("relation", "expected subj, pred and obj")
        continue
      }
      if type == "_lexicallyChainedTo", let part = places[subject], let whole = places[object] {
        // The chain goes from each later fragment to the one before it.
        draft.mentions[whole].place.spans += draft.mentions[part].place.spans
        chained.insert(subject)
        continue
      }
      guard ![subject, object].contains(where: { places[$0] == nil && ids.contains($0) }) else {
        unmodelled += 1
        continue
      }
      draft.relations.append(
        Draft.Relation(
          id: relation["id"]?.identifier, type: type,
          arguments: [
            .init(role: "Arg1", filler: subject), .init(role: "Arg2", filler: object),
          ]))
    }
    draft.mentions.removeAll { mention in mention.id.map { chained.contains($0) } ?? false }
  }
}
