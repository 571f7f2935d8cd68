internal import AssayModel

// Mentions, events, relations and groups of them.
extension RecordParser {
  mutating func mention() throws(JSONError) -> RawRecord.Mention {
    var mention = RawRecord.Mention()
    try json.enterObject()
    while let key = try json.nextKey() { try parseMentionMember(key, &mention) }
    return mention
  }

  mutating func parseMentionMember(
    _ key: String, _ mention: inout RawRecord.Mention
  ) throws(JSONError) {
    switch key {
    case "id": mention.id = try identifier()
    case "type": mention.type = try json.label()
    case "spans", "text": try parsePlaceMember(key, &mention.place)
    default: try parseRemark(key, &mention.remarks)
    }
  }

  /// Reads `[START, END, TYPE]`.
  mutating func shortMention() throws(JSONError) -> RawRecord.Mention {
    var mention = RawRecord.Mention()
    try json.enterArray()
    _ = try json.nextElement()
    let start = try json.integer()
    _ = try json.nextElement()
    let end = try json.integer()
    _ = try json.nextElement()
    mention.type = try json.label()
    mention.place.first = (start, end)
    try closeArray("[START, END, TYPE]")
    return mention
  }

  mutating func event() throws(JSONError) -> RawRecord.Event {
    var event = RawRecord.Event()
    try json.enterObject()
    while let key = try json.nextKey() {
      switch key {
      case "id": event.id = try identifier()
      case "type": event.type = try json.label()
      case "trigger": event.trigger = try json.isNull() ? nil : try trigger()
      case "args": event.arguments = try list { parser throws(JSONError) in try parser.argument() }
      default: try parseRemark(key, &event.remarks)
      }
    }
    return event
  }

  mutating func trigger() throws(JSONError) -> RawRecord.Trigger {
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

  mutating func relation() throws(JSONError) -> RawRecord.Relation {
    var relation = RawRecord.Relation()
    try json.enterObject()
    while let key = try json.nextKey() {
      switch key {
      case "id": relation.id = try identifier()
      case "type": relation.type = try json.label()
      case "args":
        relation.arguments = try list { parser throws(JSONError) in try parser.argument() }
      case "attributes": relation.attributes = try attributes()
      default: try skipUnknown(key)
      }
    }
    return relation
  }

  mutating func argument() throws(JSONError) -> RawRecord.Argument {
    var argument = RawRecord.Argument()
    var hasRole = false
    let offset = json.position
    try json.enterObject()
    while let key = try json.nextKey() {
      switch key {
      case "role":
        argument.role = try json.label()
        hasRole = true
      case "ref": argument.target = try identifier()
      case "of": argument.kind = try json.label()
      default: try skipUnknown(key)
      }
    }
    if !hasRole { throw JSONError(offset: offset, message: "expected a role, found none") }
    return argument
  }

  mutating func group(_ members: String) throws(JSONError) -> RawRecord.Group {
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
}
