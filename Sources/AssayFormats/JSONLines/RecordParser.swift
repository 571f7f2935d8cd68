internal import AssayModel

/// Reads one record of Assay's JSON Lines (`docs/assay-jsonl.md`).
struct RecordParser {
  private var json: JSONReader
  private var record = RawRecord()
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

  // MARK: - Annotations

  private mutating func mention() throws(JSONError) -> RawRecord.Mention {
    var mention = RawRecord.Mention()
    try json.enterObject()
    while let key = try json.nextKey() { try parseMentionMember(key, &mention) }
    return mention
  }

  private mutating func parseMentionMember(
    _ key: String, _ mention: inout RawRecord.Mention
  ) throws(JSONError) {
    switch key {
    case "id": mention.id = try identifier()
    case "type": mention.type = try json.string()
    case "spans", "text": try parsePlaceMember(key, &mention.place)
    default: try parseRemark(key, &mention.remarks)
    }
  }

  /// Reads `[START, END, TYPE]`.
  private mutating func shortMention() throws(JSONError) -> RawRecord.Mention {
    var mention = RawRecord.Mention()
    try json.enterArray()
    _ = try json.nextElement()
    let start = try json.integer()
    _ = try json.nextElement()
    let end = try json.integer()
    _ = try json.nextElement()
    mention.type = try json.string()
    mention.place.first = (start, end)
    try closeArray("[START, END, TYPE]")
    return mention
  }

  private mutating func event() throws(JSONError) -> RawRecord.Event {
    var event = RawRecord.Event()
    try json.enterObject()
    while let key = try json.nextKey() {
      switch key {
      case "id": event.id = try identifier()
      case "type": event.type = try json.string()
      case "trigger": event.trigger = try json.isNull() ? nil : try trigger()
      case "args": event.arguments = try list { parser throws(JSONError) in try parser.argument() }
      default: try parseRemark(key, &event.remarks)
      }
    }
    return event
  }

  private mutating func trigger() throws(JSONError) -> RawRecord.Trigger {
    var trigger = RawRecord.Trigger()
    try json.enterObject()
    while let key = try json.nextKey() {
      switch key {
      case "id": trigger.id = try identifier()
      case "spans", "text": try parsePlaceMember(key, &trigger.place)
      default: try skipUnknown(key)
      }
    }
    return trigger
  }

  private mutating func relation() throws(JSONError) -> RawRecord.Relation {
    var relation = RawRecord.Relation()
    try json.enterObject()
    while let key = try json.nextKey() {
      switch key {
      case "id": relation.id = try identifier()
      case "type": relation.type = try json.string()
      case "args":
        relation.arguments = try list { parser throws(JSONError) in try parser.argument() }
      case "attributes": relation.attributes = try attributes()
      default: try skipUnknown(key)
      }
    }
    return relation
  }

  private mutating func argument() throws(JSONError) -> RawRecord.Argument {
    var argument = RawRecord.Argument()
    var hasRole = false
    let offset = json.position
    try json.enterObject()
    while let key = try json.nextKey() {
      switch key {
      case "role":
        argument.role = try json.string()
        hasRole = true
      case "ref": argument.target = try identifier()
      case "of": argument.kind = try json.string()
      default: try skipUnknown(key)
      }
    }
    if !hasRole { throw JSONError(offset: offset, message: "expected a role, found none") }
    return argument
  }

  private mutating func group(_ members: String) throws(JSONError) -> RawRecord.Group {
    var group = RawRecord.Group()
    try json.enterObject()
    while let key = try json.nextKey() {
      switch key {
      case "id": group.id = try identifier()
      case members: group.members = try identifiers()
      default: try skipUnknown(key)
      }
    }
    return group
  }

  // MARK: - Remarks

  private mutating func parseRemark(
    _ key: String, _ remarks: inout RawRecord.Remarks
  ) throws(JSONError) {
    switch key {
    case "attributes": remarks.attributes = try attributes()
    case "links": remarks.links = try list { parser throws(JSONError) in try parser.link() }
    case "score": remarks.confidence = try json.isNull() ? nil : try json.number()
    default: try skipUnknown(key)
    }
  }

  /// Reads an object, or an array of `[NAME, VALUE]` where a name comes more than once.
  private mutating func attributes() throws(JSONError) -> [Attribute] {
    var attributes: [Attribute] = []
    if json.peek() == UInt8(ascii: "[") {
      try json.enterArray()
      while try json.nextElement() {
        try json.enterArray()
        _ = try json.nextElement()
        let name = try json.string()
        _ = try json.nextElement()
        attributes.append(Attribute(name, try attributeValue()))
        try closeArray("[NAME, VALUE]")
      }
    } else {
      try json.enterObject()
      while let name = try json.nextKey() {
        attributes.append(Attribute(name, try attributeValue()))
      }
    }
    return attributes
  }

  private mutating func attributeValue() throws(JSONError) -> Attribute.Value {
    switch json.peek() {
    case UInt8(ascii: "\""): return .text(try json.string())
    case UInt8(ascii: "t"):
      _ = try json.bool()
      return .flag
    default: return .number(try json.number())
    }
  }

  /// Reads `{"base": ..., "id": ...}` or `"BASE:ID"`.
  private mutating func link() throws(JSONError) -> KnowledgeBaseLink {
    if json.peek() == UInt8(ascii: "\"") {
      let offset = json.position
      let text = try json.string()
      guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else {
        throw JSONError(offset: offset, message: "expected 'BASE:ID', found \(quoted(text))")
      }
      return KnowledgeBaseLink(
        base: String(text[..<colon]), identifier: String(text[text.utf8.index(after: colon)...]))
    }
    var base: String?, identifier: String?
    let offset = json.position
    try json.enterObject()
    while let key = try json.nextKey() {
      switch key {
      case "base": base = try json.string()
      case "id": identifier = try json.string()
      default: try skipUnknown(key)
      }
    }
    guard let base, let identifier else {
      throw JSONError(offset: offset, message: "expected the base and the id of a link")
    }
    return KnowledgeBaseLink(base: base, identifier: identifier)
  }

  private mutating func parsePlaceMember(
    _ key: String, _ place: inout RawRecord.Place
  ) throws(JSONError) {
    if key == "text" {
      place.quote = try json.stringToken("a string")
    } else {
      try json.enterArray()
      while try json.nextElement() {
        let span = try span()
        if place.first == nil { place.first = span } else { place.others.append(span) }
      }
    }
  }

  /// Reads `[START, END]`.
  private mutating func span() throws(JSONError) -> (start: Int, end: Int) {
    if let pair = json.plainPair() { return pair }
    try json.enterArray()
    _ = try json.nextElement()
    let start = try json.integer()
    _ = try json.nextElement()
    let end = try json.integer()
    try closeArray("[START, END]")
    return (start, end)
  }

  // MARK: - Small values

  private mutating func list<Element>(
    _ element: (inout RecordParser) throws(JSONError) -> Element
  ) throws(JSONError) -> [Element] {
    var elements: [Element] = []
    if try json.isNull() { return elements }
    try json.enterArray()
    while try json.nextElement() { elements.append(try element(&self)) }
    return elements
  }

  private mutating func closeArray(_ form: String) throws(JSONError) {
    if try json.nextElement() { throw json.expected("the end of \(form)") }
  }

  /// A string, or a number that serves as one.
  private mutating func identifier() throws(JSONError) -> String {
    if json.peek() == UInt8(ascii: "\"") { return try json.string() }
    return String(try json.integer())
  }

  private mutating func identifiers() throws(JSONError) -> [String] {
    try list { parser throws(JSONError) in try parser.identifier() }
  }

  private mutating func metadata() throws(JSONError) -> [String: String] {
    var values: [String: String] = [:]
    if try json.isNull() { return values }
    try json.enterObject()
    while let key = try json.nextKey() {
      if json.peek() == UInt8(ascii: "\"") {
        values[key] = try json.string()
      } else {
        values[key] = String(decoding: json.bytes[try json.skip()], as: UTF8.self)
      }
    }
    return values
  }

  private mutating func unit() throws(JSONError) -> OffsetUnit {
    let offset = json.position
    let name = try json.string()
    guard let unit = OffsetUnit(jsonName: name) else {
      throw JSONError(
        offset: offset, message: "expected scalar, utf16 or utf8, found \(quoted(name))")
    }
    return unit
  }

  private mutating func failure() throws(JSONError) -> String? {
    guard json.peek() == UInt8(ascii: "{") else {
      return try json.isNull() ? nil : try json.string()
    }
    let value = try json.value()
    let parts = [value["kind"]?.string, value["message"]?.string].compactMap { $0 }
    return parts.isEmpty ? "no reason" : parts.joined(separator: ": ")
  }

  private mutating func skipUnknown(_ key: String) throws(JSONError) {
    record.unknownKeys.append(key)
    try json.skip()
  }
}

extension OffsetUnit {
  /// The unit's name in Assay's JSON.
  var jsonName: String {
    switch self {
    case .codePoint: "scalar"
    case .utf16: "utf16"
    case .byte: "utf8"
    }
  }

  init?(jsonName: String) {
    guard let unit = Self.allCases.first(where: { $0.jsonName == jsonName }) else { return nil }
    self = unit
  }
}
