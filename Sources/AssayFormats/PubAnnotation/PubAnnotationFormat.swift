import AssayModel
import AssaySystem

/// PubAnnotation's JSON: one document a file, or a list of them, with denotations and relations.
///
/// Offsets are code points (PubAnnotation is written in Ruby); a span that is a list, or a chain of
/// `_lexicallyChainedTo` relations, is a mention of several fragments. Attributes whose subject is a
/// denotation are its attributes.
struct PubAnnotationFormat: DocumentFormat {
  let name = "pubannotation"
  let summary = "PubAnnotation's JSON: texts with denotations, attributes and relations"
  let endings = [".json"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "[")].contains($0) }
    let keys = JSONReader.leadingKeys(content)
    return keys.contains("text")
      && (keys.contains("denotations") || (keys.contains("sourcedb") && keys.contains("sourceid")))
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    let document: JSONValue
    do { document = try JSONValue(parsing: bytes) } catch {
      let fault = Fault(
        code: "json", file: file,
        line: TextCheck.line(ofByte: min(error.offset, bytes.count), in: bytes),
        message: "\(error.message) (byte \(error.offset))")
      return [Reading(id: stem(of: file), article: nil, faults: [fault], bytes: bytes.count)]
    }
    let documents = document.array ?? [document]
    return documents.enumerated().map { place, value in
      var record = JSONRecord(value, file: file, line: 0)
      return reading(
        &record, documents.count == 1 ? stem(of: file) : "\(stem(of: file))-\(place + 1)", options,
        bytes: bytes.count / documents.count)
    }
  }

  private func reading(
    _ record: inout JSONRecord, _ name: String, _ options: ReadingOptions, bytes: Int
  ) -> Reading {
    let value = record.value
    let id = value["sourceid"]?.identifier ?? name
    guard let text = record.text("text") else {
      return Reading(id: id, article: nil, faults: record.faults, bytes: bytes)
    }
    var draft = Draft(options.annotator)
    var places: [String: Int] = [:]
    for denotation in record.elements("denotations") {
      guard let spans = spans(denotation["span"]), let type = denotation["obj"]?.string else {
        record.report("denotation", "expected span with begin and end, and obj")
        continue
      }
      let id = denotation["id"]?.identifier ?? "T\(draft.mentions.count + 1)"
      places[id] = draft.mentions.count
      draft.mentions.append(
        Draft.Mention(id: id, type: type, place: Draft.Place(spans: spans)))
    }
    for attribute in record.elements("attributes") {
      addAttribute(attribute, places, to: &draft, &record)
    }
    addRelations(places, to: &draft, &record)
    var metadata = value.metadata
    for key in ["text", "sourceid"] { metadata[key] = nil }
    metadata.merge(value["metadata"]?.metadata ?? [:]) { $1 }
    return DraftArticle(
      id: id, text: text, metadata: metadata, layers: [draft], faults: record.faults
    ).reading(file: record.file, options: options, bytes: bytes)
  }

  private func spans(_ value: JSONValue?) -> [(start: Int, end: Int)]? {
    let spans = (value?.array ?? value.map { [$0] } ?? []).map { $0.span("begin", "end") }
    let found = spans.compactMap(\.self)
    return found.isEmpty || found.count < spans.count ? nil : found
  }

  private func addAttribute(
    _ attribute: JSONValue, _ places: [String: Int], to draft: inout Draft,
    _ record: inout JSONRecord
  ) {
    guard let subject = attribute["subj"]?.identifier, let name = attribute["pred"]?.string else {
      return record.report("attribute", "expected subj and pred")
    }
    guard let place = places[subject] else {
      return record.report(
        "unknown-id", "expected the id of a denotation as subj, found \(quoted(subject))")
    }
    let value: Attribute.Value =
      switch attribute["obj"] {
      case .bool(true), nil: .flag
      case .number(let number): .number(number)
      case .some(let other): .text(other.scalarText ?? "")
      }
    draft.mentions[place].attributes.append(Attribute(name, value))
  }

  private func addRelations(
    _ places: [String: Int], to draft: inout Draft, _ record: inout JSONRecord
  ) {
    var chained: Set<String> = []
    for relation in record.elements("relations") {
      guard let subject = relation["subj"]?.identifier, let object = relation["obj"]?.identifier,
        let type = relation["pred"]?.string
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
