/// Any JSON value, kept in memory, with the members of objects in their order.
package indirect enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A key and its value.
  package struct Member: Hashable, Sendable {
    package let key: String
    package let value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Reads a document of one value.
  ///
  /// Bytes that are not UTF-8 are refused.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    do { _ = try UTF8Span(validating: bytes.span) } catch {
      throw JSONError(
        offset: error.byteOffsets.lowerBound, message: "expected UTF-8, found other bytes")
    }
    var reader = JSONReader(bytes)
    self = try reader.value()
    try reader.finish()
  }

  /// The value of a key in an object, the last where it comes twice.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  package var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  package var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  package var array: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }
}

extension JSONReader {
  /// The next value with all that lies in it.
  package mutating func value() throws(JSONError) -> JSONValue {
    switch peek() {
    case UInt8(ascii: "{"):
      try enterObject()
      var members: [JSONValue.Member] = []
      while let key = try nextKey() { members.append(JSONValue.Member(key, try value())) }
      return .object(members)
    case UInt8(ascii: "["):
      try enterArray()
      var elements: [JSONValue] = []
      while try nextElement() { elements.append(try value()) }
      return .array(elements)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try bool())
    case UInt8(ascii: "n"):
      _ = try isNull()
      return .null
    default: return .number(try number())
    }
  }
}
