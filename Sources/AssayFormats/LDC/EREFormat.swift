import AssayModel

/// LDC's Rich ERE: annotations in `NAME.rich_ere.xml`, the text in a file beside it or in `../source`.
///
/// Positions are code points of the raw file: tags count, and entities count as they are written. The
/// text is that of the whole file, tags included, as authors named in tags are mentions too, with entities
/// resolved. Fillers are mentions; hoppers of several event mentions are clusters.
struct EREFormat: DocumentFormat {
  let name = "rich-ere"
  let summary = "Rich ERE: .rich_ere.xml files with entities, fillers, relations and hoppers"
  let endings = [".rich_ere.xml"]
  let companions = [".xml", ".txt", ".sgm"]

  private static let textEndings = [".cmp.txt", ".txt", ".xml", ".mpdf.xml", ".sgm", ""]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    XMLRoot(head)?.name == "deft_ere"
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var reader = EREReader(file: file, options: options)
    if let fault = reader.read(bytes, file: file, options: options) {
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    var result = reader.result
    if result.id.isEmpty { result.id = identifier(of: file, options) }
    return [
      result.reading(
        texts: CompanionFile.candidates(
          for: file, names: [result.id, stem(of: file)] + reader.sources,
          endings: Self.textEndings),
        isWithoutTags: false, file: file,
        missing: CompanionFile.missing(result.id, endings: Self.textEndings, for: file),
        options: options, bytes: bytes.count)
    ]
  }
}

/// Collects what a Rich ERE file says.
struct EREReader: XMLRecordReceiver {
  static let recordNames: Set<String> = ["entity", "filler", "relation", "hopper"]

  let file: String
  let options: ReadingOptions
  /// What was collected.
  private(set) var result: LDCDraft
  /// What the annotations call their text.
  private(set) var sources: [String] = []

  init(file: String, options: ReadingOptions) {
    self.file = file
    self.options = options
    result = LDCDraft(options.annotator)
  }

  mutating func start(_ element: XMLRecord) {
    guard element.name == "deft_ere" else { return }
    result.id = element["doc_id"] ?? ""
    if let type = element["source_type"], !type.isEmpty { result.metadata["source_type"] = type }
  }

  mutating func take(_ record: XMLRecord) {
    switch record.name {
    case "entity": takeEntity(record)
    case "filler": takeFiller(record)
    case "relation": takeRelation(record)
    default: takeHopper(record)
    }
  }

  private mutating func place(_ element: XMLRecord, quote: String?) -> Draft.Place? {
    guard let offset = element.int("offset"), let length = element.int("length"),
      let span = span(from: offset, length: length)
    else { return nil }
    if let source = element["source"], !sources.contains(source) { sources.append(source) }
    return Draft.Place(spans: [span], quote: quote, line: element.line)
  }

  private mutating func takeEntity(_ record: XMLRecord) {
    var members: [String] = []
    for mention in record.all("entity_mention") {
      guard let place = place(mention, quote: mention.first("mention_text")?.text) else {
        result.report("expected offset and length", mention.line, file: file)
        continue
      }
      var attributes: [Attribute] = []
      if let value = record["specificity"] { attributes.append(Attribute("specificity", value)) }
      if let value = mention["noun_type"] { attributes.append(Attribute("mention_type", value)) }
      members.append(mention["id"] ?? "m-\(result.draft.mentions.count + 1)")
      let head = mention.first("nom_head")
      result.add(
        Draft.Mention(
          id: members.last, type: record["type"] ?? "", place: place, attributes: attributes),
        head: head.flatMap { self.place($0, quote: $0.text) }, usesHeads: options.usesHeads)
    }
    if members.count > 1 {
      result.draft.entities.append(
        Draft.Group(id: record["id"], members: members, line: record.line))
    }
  }

  private mutating func takeFiller(_ record: XMLRecord) {
    guard let place = place(record, quote: record.text) else {
      return result.report("expected offset and length", record.line, file: file)
    }
    result.draft.mentions.append(
      Draft.Mention(id: record["id"], type: record["type"] ?? "", place: place))
  }

  private mutating func takeRelation(_ record: XMLRecord) {
    for mention in record.all("relation_mention") {
      let ends = mention.elements.filter { $0.name.hasPrefix("rel_arg") }
      result.draft.relations.append(
        Draft.Relation(
          id: mention["id"],
          type: LDCType.joined(
            mention["type"] ?? record["type"] ?? "", mention["subtype"] ?? record["subtype"]),
          arguments: ends.map(argument), attributes: EREAttributes.of(mention, ["Realis"]),
          line: mention.line))
    }
  }

  private func argument(_ element: XMLRecord) -> Draft.Argument {
    Draft.Argument(
      role: element["role"] ?? "",
      filler: element["entity_mention_id"] ?? element["filler_id"] ?? element["entity_id"] ?? "")
  }

  private mutating func takeHopper(_ record: XMLRecord) {
    var members: [String] = []
    for mention in record.all("event_mention") {
      guard let trigger = mention.first("trigger"), let place = place(trigger, quote: trigger.text)
      else {
        result.report("expected a trigger with offset and length", mention.line, file: file)
        continue
      }
      let arguments = mention.all("em_arg")
      // That an argument is not realised is not said of arguments here.
      result.unmodelled += arguments.count { $0["realis"] == "false" }
      members.append(mention["id"] ?? "em-\(result.draft.events.count + 1)")
      result.draft.events.append(
        Draft.Event(
          id: members.last, type: LDCType.joined(mention["type"] ?? "", mention["subtype"]),
          trigger: place, arguments: arguments.map(argument),
          attributes: EREAttributes.of(mention, EREAttributes.event), line: mention.line))
    }
    if members.count > 1 {
      result.draft.eventClusters.append(
        Draft.Group(id: record["id"], members: members, line: record.line))
    }
  }
}

/// What Rich ERE says of events besides type and arguments.
enum EREAttributes {
  static let event = [
    "Realis", "modality", "audience", "formality", "medium", "directionality", "ere_type",
  ]
  static let filler: Set<String> = [
    "age", "commodity", "crime", "money", "sentence", "time", "title", "url", "vehicle", "weapon",
  ]

  /// The attributes that an element has, under the names given, `Realis` being `realis`.
  static func of(_ element: XMLRecord, _ names: [String]) -> [Attribute] {
    names.compactMap { name in
      element[name == "Realis" ? "realis" : name].map { Attribute(name, $0) }
    }
  }
}
