/// What readers ask of the values of a document.
extension JSONValue {
  /// A whole number; `nil` for anything else.
  var int: Int? {
    guard case .number(let number) = self else { return nil }
    return Int(exactly: number)
  }

  /// The members of an object, in their order; none for anything else.
  var members: [Member] {
    if case .object(let members) = self { return members }
    return []
  }

  /// A text or a number as text, as identifiers come in both; `nil` for anything else.
  var identifier: String? {
    switch self {
    case .string(let text): text
    case .number(let number): Int(exactly: number).map { "\($0)" } ?? "\(number)"
    default: nil
    }
  }

  /// A scalar as text; `nil` for null, arrays and objects.
  var scalarText: String? {
    if case .bool(let value) = self { return value ? "true" : "false" }
    return identifier
  }

  /// Scalars of an object as metadata; what is none of these is left out.
  var metadata: [String: String] {
    Dictionary(
      members.compactMap { member in member.value.scalarText.map { (member.key, $0) } },
      uniquingKeysWith: { $1 })
  }

  /// Start and end of a span in the two fields; `nil` where one is missing.
  func span(_ start: String, _ end: String) -> (start: Int, end: Int)? {
    guard let first = self[start]?.int, let last = self[end]?.int else { return nil }
    return (first, last)
  }
}

extension JSONReader {
  /// The keys of the object that the bytes begin with, as far as they can be read.
  ///
  /// For recognising a format from the first bytes of a file, which may end anywhere.
  static func leadingKeys(_ bytes: ArraySlice<UInt8>) -> [String] {
    var reader = JSONReader(Array(bytes))
    var keys: [String] = []
    do {
      try reader.enterObject()
      while let key = try reader.nextKey() {
        keys.append(key)
        try reader.skip()
      }
    } catch {}
    return keys
  }
}
