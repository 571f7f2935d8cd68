import AssayFormats

/// As much of JSON Schema (draft 2020-12) as Assay's own schema uses.
///
/// A keyword that is not known is a fault of the schema, so that nothing goes unchecked.
struct JSONSchema {
  private let root: JSONValue

  init(_ root: JSONValue) { self.root = root }

  /// What is wrong with a value; empty where it is valid.
  func problems(of value: JSONValue) -> [String] { problems(value, root, at: "$") }

  private func problems(_ value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
    if schema == .bool(true) { return [] }
    if schema == .bool(false) { return ["\(path): nothing is allowed"] }
    return schema.members.flatMap { rule -> [String] in
      problems(value, rule.key, rule.value, schema, at: path)
    }
  }

  private func problems(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue, at path: String
  ) -> [String] {
    func require(_ isTrue: Bool) -> [String] { isTrue ? [] : ["\(path): \(keyword)"] }
    let length = value.array?.count ?? value.string?.unicodeScalars.count
    switch keyword {
    case "$schema", "$defs", "title", "description": return []
    case "$ref": return problems(value, resolved(rule.string ?? ""), at: path)
    case "type":
      let names = rule.array ?? [rule]
      return require(names.contains { $0.string.map { isType($0, value) } ?? false })
    case "enum": return require((rule.array ?? []).contains(value))
    case "const": return require(rule == value)
    case "not": return require(!problems(value, rule, at: path).isEmpty)
    case "oneOf":
      return require((rule.array ?? []).count { problems(value, $0, at: path).isEmpty } == 1)
    case "anyOf":
      return require((rule.array ?? []).contains { problems(value, $0, at: path).isEmpty })
    case "minimum": return require(value.number.map { $0 >= rule.number ?? 0 } ?? true)
    case "maximum": return require(value.number.map { $0 <= rule.number ?? 0 } ?? true)
    case "minItems", "minLength":
      return require(length.map { Double($0) >= rule.number ?? 0 } ?? true)
    case "maxItems": return require(length.map { Double($0) <= rule.number ?? 0 } ?? true)
    case "pattern": return require(value.string?.contains(rule.string ?? "?") ?? true)
    case "required":
      guard case .object(let members) = value else { return [] }
      let keys = Set(members.map(\.key))
      return (rule.array ?? []).compactMap(\.string).filter { !keys.contains($0) }
        .map { "\(path): no \($0)" }
    default: return nested(value, keyword, rule, schema, at: path)
    }
  }

  /// The keywords that look into a value.
  private func nested(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue, at path: String
  ) -> [String] {
    let elements = value.array ?? []
    switch keyword {
    case "properties":
      return value.members.flatMap { member in
        rule[member.key].map { problems(member.value, $0, at: "\(path).\(member.key)") } ?? []
      }
    case "additionalProperties":
      let known = Set(schema["properties"]?.members.map(\.key) ?? [])
      return value.members.filter { !known.contains($0.key) }.flatMap {
        problems($0.value, rule, at: "\(path).\($0.key)")
      }
    case "prefixItems":
      return zip(elements, rule.array ?? []).enumerated().flatMap { number, pair in
        problems(pair.0, pair.1, at: "\(path)[\(number)]")
      }
    case "items":
      let first = schema["prefixItems"]?.array?.count ?? 0
      return elements.enumerated().dropFirst(first).flatMap { number, element in
        problems(element, rule, at: "\(path)[\(number)]")
      }
    default: return ["\(path): the schema has the unknown keyword \(keyword)"]
    }
  }

  private func isType(_ name: String, _ value: JSONValue) -> Bool {
    switch (name, value) {
    case ("object", .object), ("array", .array), ("string", .string), ("boolean", .bool),
      ("null", .null), ("number", .number):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }

  /// A part of the schema by its pointer, as `#/$defs/id`.
  private func resolved(_ pointer: String) -> JSONValue {
    pointer.split(separator: "/").dropFirst().reduce(root) { part, key in
      part[String(key)] ?? .bool(false)
    }
  }
}

extension JSONValue {
  /// The members of an object; none of anything else.
  fileprivate var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }
}
