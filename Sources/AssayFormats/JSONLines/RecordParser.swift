internal import AssayModel

/// Reads one record of Assay's JSON Lines (`docs/assay-jsonl.md`).
struct RecordParser {
  var json: JSONReader
  var record = RawRecord()
  /// The layer that keys of the record itself fill, once there is one.
  private var ownLayer: RawRecord.Layer?

  init(_ line: [UInt8]) {
    json = JSONReader(line)
  }

  /// Keys that came twice.
  var repeatedKeys: [JSONError] { json.repeatedKeys }

  mutating func parse() throws(JSONError) -> RawRecord {
    try json.enterObject()
    while let key = try json.nextKey() { try parseMember(key) }
    try json.finish()
    if let ownLayer { record.layers.insert(ownLayer, at: 0) }
    return record
  }

  private mutating func parseMember(_ key: String) throws(JSONError) {
    switch key {
    case "id": record.id = try identifier()
    case "text": record.text = try json.isNull() ? nil : try json.stringBytes()
    case "meta": record.metadata = try metadata()
    case "offsets": record.offsets = try unit()
    case "tokens": record.tokens = try list { parser throws(JSONError) in try parser.span() }
    case "sentences":
      record.sentences = try list { parser throws(JSONError) in try parser.json.integer() }
    case "layers":
      record.layers = try list { parser throws(JSONError) in try parser.layer() }
    case "spans":
      let mentions = try list { parser throws(JSONError) in try parser.shortMention() }
      ownLayer = ownLayer ?? RawRecord.Layer()
      ownLayer?.mentions += mentions
    case "error": record.failure = try failure()
    case "ms", "assay": try json.skip()
    default:
      var layer = ownLayer ?? RawRecord.Layer()
      if try parseLayerMember(key, &layer) {
        ownLayer = layer
      } else {
        record.unknownKeys.append(key)
        try json.skip()
      }
    }
  }

  // MARK: - Layers

  private mutating func layer() throws(JSONError) -> RawRecord.Layer {
    var layer = RawRecord.Layer()
    try json.enterObject()
    while let key = try json.nextKey() {
      if try !parseLayerMember(key, &layer) { try skipUnknown(key) }
    }
    return layer
  }

  /// Reads the value of a key of a layer; gives whether the key is one.
  private mutating func parseLayerMember(
    _ key: String, _ layer: inout RawRecord.Layer
  ) throws(JSONError) -> Bool {
    switch key {
    case "annotator": layer.annotator = try annotator()
    case "mentions": layer.mentions = try list { parser throws(JSONError) in try parser.mention() }
    case "entities": try parseEntities(&layer)
    case "events": layer.events = try list { parser throws(JSONError) in try parser.event() }
    case "event_clusters":
      layer.eventClusters = try list { parser throws(JSONError) in try parser.group("events") }
    case "relations":
      layer.relations = try list { parser throws(JSONError) in try parser.relation() }
    case "tags": layer.tags = try tags()
    default: return false
    }
    return true
  }

  private mutating func tags() throws(JSONError) -> TagSequence? {
    if try json.isNull() { return nil }
    var table = LabelTable()
    var indexes: [Int32] = []
    indexes.reserveCapacity(record.tokens?.count ?? 0)
    try json.enterArray()
    while try json.nextElement() {
      let token = try json.stringToken("a tag")
      let number =
        token.decoded.map { table.number($0.indices, in: $0) }
        ?? table.number(token.range, in: json.bytes)
      indexes.append(Int32(truncatingIfNeeded: number))
    }
    return TagSequence(names: table.takeLabels(), indexes: indexes)
  }

  /// Entities with `mentions` are chains; with `spans` they are mentions, as extractors say it.
  private mutating func parseEntities(_ layer: inout RawRecord.Layer) throws(JSONError) {
    layer.entities = []
    try json.enterArray()
    while try json.nextElement() {
      var mention = RawRecord.Mention()
      var group = RawRecord.Group()
      var isGroup = false
      try json.enterObject()
      while let key = try json.nextKey() {
        if key == "mentions" {
          isGroup = true
          group.members = try identifiers()
        } else {
          try parseMentionMember(key, &mention)
        }
      }
      group.id = mention.id
      if isGroup { layer.entities.append(group) } else { layer.mentions.append(mention) }
    }
  }

  private mutating func annotator() throws(JSONError) -> Annotator {
    if json.peek() == UInt8(ascii: "\"") { return .person(try json.string()) }
    var kind = Annotator.Kind.extractor
    var name = "", version = "", settings = ""
    try json.enterObject()
    while let key = try json.nextKey() {
      switch key {
      case "kind":
        let offset = json.position
        let word = try json.string()
        guard let known = Annotator.Kind(rawValue: word) else {
          throw JSONError(
            offset: offset, message: "expected person or extractor, found \(quoted(word))")
        }
        kind = known
      case "name": name = try json.string()
      case "version": version = try json.string()
      case "settings": settings = try json.string()
      default: try skipUnknown(key)
      }
    }
    return Annotator(kind: kind, name: name, version: version, settings: settings)
  }
}
