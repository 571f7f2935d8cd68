import AssayModel

/// Collects what an APF file says.
struct ACEReader: XMLRecordReceiver {
  static let recordNames: Set<String> = ["entity", "value", "timex2", "relation", "event"]

  let file: String
  let options: ReadingOptions
  private(set) var uri = ""
  private var result: LDCDraft
  /// The mentions of each entity that has several.
  private var chains: [Draft.Group] = []

  init(file: String, options: ReadingOptions) {
    self.file = file
    self.options = options
    result = LDCDraft(options.annotator)
  }

  /// What was collected.
  func finished() -> LDCDraft {
    var result = result
    result.draft.entities = chains
    return result
  }

  mutating func start(_ element: XMLRecord) {
    switch element.name {
    case "source_file":
      uri = element["URI"] ?? ""
      for (key, name) in [("source", "SOURCE"), ("author", "AUTHOR")] {
        if let value = element[name], !value.isEmpty { result.metadata[key] = value }
      }
    case "document": result.id = element["DOCID"] ?? ""
    default: result.unmodelled += 1
    }
  }

  mutating func take(_ record: XMLRecord) {
    switch record.name {
    case "relation": takeRelation(record)
    case "event": takeEvent(record)
    default: takeMentions(record)
    }
  }

  // MARK: - Mentions

  /// What belongs to an entity, value or time as a whole and is told of each of its mentions.
  private static let shared = [
    ("SUBTYPE", "subtype"), ("CLASS", "class"), ("VAL", "VAL"), ("MOD", "MOD"),
    ("ANCHOR_VAL", "ANCHOR_VAL"), ("ANCHOR_DIR", "ANCHOR_DIR"), ("SET", "SET"),
  ]

  private mutating func takeMentions(_ record: XMLRecord) {
    let type =
      record.name == "timex2"
      ? ACENames.time : record["TYPE"] ?? record.first("entity_type")?.text.trimmed ?? ""
    let common = Self.shared.compactMap { source, name in
      record[source].map { Attribute(name, $0) }
    }
    var members: [String] = []
    for mention in record.elements where mention.name == "\(record.name)_mention" {
      guard let place = place(mention.first("extent")) else {
        result.report("expected an extent with START and END", mention.line, file: file)
        continue
      }
      var attributes = common
      for (source, name) in ACENames.mentionAttributes {
        if let value = mention[source] { attributes.append(Attribute(name, value)) }
      }
      members.append(mention["ID"] ?? "T\(result.draft.mentions.count + 1)")
      result.add(
        Draft.Mention(
          id: members.last, type: type, place: place, attributes: attributes),
        head: self.place(mention.first("head")), usesHeads: options.usesHeads)
    }
    if members.count > 1 {
      chains.append(Draft.Group(id: record["ID"], members: members, line: record.line))
    }
  }

  /// The place of the `charseq` in an element; START and END are attributes, or elements in early files.
  private func place(_ element: XMLRecord?) -> Draft.Place? {
    guard let charseq = element?.first("charseq") else { return nil }
    if let start = charseq.int("START"), let end = charseq.int("END") {
      return place(start, end, quote: charseq.text, line: charseq.line)
    }
    guard let start = charseq.first("start").flatMap({ Int($0.text.trimmed) }),
      let end = charseq.first("end").flatMap({ Int($0.text.trimmed) })
    else { return nil }
    return place(start, end, quote: nil, line: charseq.line)
  }

  private func place(_ start: Int, _ last: Int, quote: String?, line: Int) -> Draft.Place? {
    let (end, overflows) = last.addingReportingOverflow(1)
    return overflows ? nil : Draft.Place(spans: [(start, end)], quote: quote, line: line)
  }

  // MARK: - Relations and events

  private mutating func takeRelation(_ record: XMLRecord) {
    let type = LDCType.joined(record["TYPE"] ?? "", record["SUBTYPE"])
    let common = ACENames.attributes(of: record, ACENames.relationAttributes)
    let early = record.first("relation_mentions")?.all("relation_mention") ?? []
    for mention in record.all("relation_mention") + early {
      let own = ACENames.attributes(of: mention, ACENames.relationAttributes)
      result.draft.relations.append(
        Draft.Relation(
          id: mention["ID"], type: type,
          arguments: arguments(mention, "relation_mention_argument") + earlyArguments(mention),
          attributes: common + own,
          line: mention.line))
    }
  }

  /// The arguments of a relation as files before 2005 have them, by number.
  private func earlyArguments(_ mention: XMLRecord) -> [Draft.Argument] {
    mention.all("rel_mention_arg").map { argument in
      Draft.Argument(
        role: "Arg\(argument["ARGNUM"] ?? "")",
        filler: argument["MENTIONID"] ?? argument["ENTITYMENTIONID"] ?? "")
    }
  }

  private mutating func takeEvent(_ record: XMLRecord) {
    let type = LDCType.joined(record["TYPE"] ?? "", record["SUBTYPE"])
    let attributes = ACENames.attributes(of: record, ACENames.eventAttributes)
    var members: [String] = []
    for mention in record.all("event_mention") {
      guard let trigger = place(mention.first("anchor")) else {
        result.report("expected an anchor with START and END", mention.line, file: file)
        continue
      }
      members.append(mention["ID"] ?? "E\(result.draft.events.count + 1)")
      result.draft.events.append(
        Draft.Event(
          id: members.last, type: type, trigger: trigger,
          arguments: arguments(mention, "event_mention_argument"), attributes: attributes,
          line: mention.line))
    }
    if members.count > 1 {
      result.draft.eventClusters.append(
        Draft.Group(id: record["ID"], members: members, line: record.line))
    }
  }

  private func arguments(_ mention: XMLRecord, _ name: String) -> [Draft.Argument] {
    mention.all(name).map { argument in
      Draft.Argument(
        role: ACENames.role(argument["ROLE"] ?? ""), filler: argument["REFID"] ?? "")
    }
  }
}
