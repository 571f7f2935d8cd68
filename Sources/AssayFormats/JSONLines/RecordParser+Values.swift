internal import AssayModel

// Lists, identifiers and what else is small.
extension RecordParser {
  mutating func list<Element>(
    _ element: (inout RecordParser) throws(JSONError) -> Element
  ) throws(JSONError) -> [Element] {
    var elements: [Element] = []
    if try json.isNull() { return elements }
    try json.enterArray()
    while try json.nextElement() { elements.append(try element(&self)) }
    return elements
  }

  mutating func closeArray(_ form: String) throws(JSONError) {
    if try json.nextElement() { throw json.expected("the end of \(form)") }
  }

  /// A string, or a number that serves as one.
  mutating func identifier() throws(JSONError) -> String {
    if json.peek() == UInt8(ascii: "\"") { return try json.string() }
    return String(try json.integer())
  }

  mutating func identifiers() throws(JSONError) -> [String] {
    try list { parser throws(JSONError) in try parser.identifier() }
  }

  mutating func metadata() throws(JSONError) -> [String: String] {
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

  mutating func unit() throws(JSONError) -> OffsetUnit {
    let offset = json.position
    let name = try json.string()
    guard let unit = OffsetUnit(jsonName: name) else {
      throw JSONError(
        offset: offset, message: "expected scalar, utf16 or utf8, found \(quoted(name))")
    }
    return unit
  }

  mutating func failure() throws(JSONError) -> String? {
    guard json.peek() == UInt8(ascii: "{") else {
      return try json.isNull() ? nil : try json.string()
    }
    let value = try json.value()
    let parts = [value["kind"]?.string, value["message"]?.string].compactMap { $0 }
    return parts.isEmpty ? "no reason" : parts.joined(separator: ": ")
  }

  mutating func skipUnknown(_ key: String) throws(JSONError) {
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
