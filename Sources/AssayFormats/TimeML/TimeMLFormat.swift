import AssayModel

/// TimeML: times and events in the text itself, with links between them.
///
/// The text is that of `TEXT`, or of the whole document in files without it. A time is a mention of its `type`
/// (`DATE`), a signal a mention, so are the names that TimeBank has from MUC (`ENAMEX`, `NUMEX`). An event is one
/// of its `class` for each instance that is made of it. What else these say are attributes. Links are relations between what is in the text; one
/// with the time of the document itself is counted and left out.
struct TimeMLFormat: DocumentFormat {
  let name = "timeml"
  let summary = "TimeML: times, events and their links (read only)"
  let endings = [".tml", ".tml.xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    XMLRoot(head)?.name == "TimeML"
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var reader = TimeMLReader()
    if let fault = reader.read(bytes, file: file, options: options) {
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    var document = TimeMLDocument(options.annotator)
    if let root = reader.root { document.take(root) }
    return [
      document.article(name: identifier(of: file, options))
        .reading(file: file, options: options, bytes: bytes.count)
    ]
  }
}

private struct TimeMLReader: XMLRecordReceiver {
  static let recordNames: Set<String> = ["TimeML"]
  private(set) var root: XMLRecord?

  mutating func take(_ record: XMLRecord) {
    root = record
  }
}

/// One document on its way into an article.
private struct TimeMLDocument {
  private var text = ""
  private var id: String?
  private var metadata: [String: String] = [:]
  private var draft: Draft
  /// Events as they stand in the text, by identifier.
  private var events: [(id: String, type: String, place: Draft.Place, attributes: [Attribute])] = []
  private var unmodelled = 0

  init(_ annotator: Annotator) {
    draft = Draft(annotator)
  }

  mutating func take(_ root: XMLRecord) {
    id = root.first("DOCID")?.text.trimmed
    if let time = root.first("DCT")?.first("TIMEX3")?["value"] { metadata["date"] = time }
    if let title = root.first("TITLE")?.text.trimmed, !title.isEmpty { metadata["title"] = title }
    walk(root.first("TEXT") ?? root)
    addInstances(root.all("MAKEINSTANCE"))
    for link in root.elements where ["TLINK", "SLINK", "ALINK"].contains(link.name) { add(link) }
  }

  private mutating func walk(_ element: XMLRecord) {
    for node in element.content {
      switch node {
      case .text(let piece): text += piece
      case .element(let inner):
        if ["DOCID", "DCT", "TITLE", "EXTRAINFO"].contains(inner.name) { continue }
        let start = text.utf8.count
        walk(inner)
        let place = Draft.Place(
          spans: [(start, text.utf8.count)], quote: nil, line: inner.line)
        add(inner, place)
      }
    }
  }

  private mutating func add(_ element: XMLRecord, _ place: Draft.Place) {
    switch element.name {
    case "TIMEX3":
      draft.mentions.append(
        Draft.Mention(
          id: element["tid"], type: element["type"] ?? "TIMEX3", place: place,
          attributes: Self.attributes(element, without: ["tid", "type"])))
    case "SIGNAL":
      draft.mentions.append(Draft.Mention(id: element["sid"], type: "SIGNAL", place: place))
    case "EVENT":
      events.append(
        (
          element["eid"] ?? "e\(events.count + 1)", element["class"] ?? "EVENT", place,
          Self.attributes(element, without: ["eid", "class"])
        ))
    case "ENAMEX", "NUMEX":
      draft.mentions.append(
        Draft.Mention(
          id: element["ID"], type: element["TYPE"] ?? element.name, place: place,
          attributes: Self.attributes(element, without: ["ID", "TYPE"])))
    case "CARDINAL", "CONFIDENCE": unmodelled += 1
    default: break
    }
  }

  private static func attributes(_ element: XMLRecord, without names: [String]) -> [Attribute] {
    element.attributes.compactMap { attribute in
      names.contains(attribute.name) ? nil : Attribute(attribute.name, attribute.value)
    }
  }

  private mutating func addInstances(_ instances: [XMLRecord]) {
    let byEvent = Dictionary(grouping: instances) { $0["eventID"] ?? "" }
    for event in events {
      let own = byEvent[event.id] ?? []
      for instance in own {
        let attributes = Self.attributes(instance, without: ["eiid", "eventID"])
        let others = event.attributes.filter { one in
          !attributes.contains { $0.name == one.name }
        }
        draft.events.append(
          Draft.Event(
            id: instance["eiid"], type: event.type, triggerID: event.id, trigger: event.place,
            attributes: others + attributes, line: event.place.line))
      }
      if own.isEmpty {
        draft.events.append(
          Draft.Event(
            id: event.id, type: event.type, triggerID: "\(event.id).trigger", trigger: event.place,
            attributes: event.attributes, line: event.place.line))
      }
    }
  }

  private mutating func add(_ link: XMLRecord) {
    let known = Set(draft.mentions.compactMap(\.id)).union(draft.events.compactMap(\.id))
    let ends = [
      "eventInstanceID", "eventID", "timeID", "relatedToEventInstance", "relatedToEvent",
      "relatedToTime", "subordinatedEventInstance", "subordinatedEvent", "signalID",
    ]
    let arguments = ends.compactMap { role in
      link[role].map { Draft.Argument(role: role, filler: $0) }
    }
    guard arguments.allSatisfy({ known.contains($0.filler) }), arguments.count > 1 else {
      unmodelled += 1
      return
    }
    draft.relations.append(
      Draft.Relation(
        id: link["lid"], type: link.name, arguments: arguments,
        attributes: Self.attributes(link, without: ends + ["lid"]), line: link.line))
  }

  func article(name: String) -> DraftArticle {
    DraftArticle(
      id: id.flatMap { $0.isEmpty ? nil : $0 } ?? name, text: text, metadata: metadata,
      layers: [draft], unit: .byte, unmodelled: unmodelled)
  }
}
