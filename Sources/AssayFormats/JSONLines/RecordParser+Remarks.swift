internal import AssayModel

// What annotations have in common: attributes, links, confidences, places.
extension RecordParser {
  mutating func parseRemark(
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
  mutating func attributes() throws(JSONError) -> [Attribute] {
    var attributes: [Attribute] = []
    // Most things have two at most.
    attributes.reserveCapacity(2)
    if json.peek() == UInt8(ascii: "[") {
      try json.enterArray()
      while try json.nextElement() {
        try json.enterArray()
        _ = try json.nextElement()
        let name = try json.label()
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

  mutating func attributeValue() throws(JSONError) -> Attribute.Value {
    switch json.peek() {
    case UInt8(ascii: "\""): return .text(try json.label())
    case UInt8(ascii: "t"):
      _ = try json.bool()
      return .flag
    default: return .number(try json.number())
    }
  }

  /// Reads `{"base": ..., "id": ...}` or `"BASE:ID"`.
  mutating func link() throws(JSONError) -> KnowledgeBaseLink {
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

  mutating func parsePlaceMember(
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
  mutating func span() throws(JSONError) -> (start: Int, end: Int) {
    if let pair = json.plainPair() { return pair }
    try json.enterArray()
    _ = try json.nextElement()
    let start = try json.integer()
    _ = try json.nextElement()
    let end = try json.integer()
    try closeArray("[START, END]")
    return (start, end)
  }
}
