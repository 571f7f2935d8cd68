import AssayModel

/// A JSON document or line that a format reads as an article, with faults that name its place.
struct JSONRecord {
  let value: JSONValue
  let file: String
  let line: Int
  private(set) var faults: [Fault] = []

  /// Takes a part of a document.
  init(_ value: JSONValue, file: String, line: Int) {
    self.value = value
    self.file = file
    self.line = line
  }

  /// Reads a line; a line that is no object gives a fault.
  init(parsing bytes: [UInt8], file: String, line: Int) throws(Fault) {
    do {
      value = try JSONValue(parsing: bytes)
    } catch {
      throw Fault(
        code: "json", file: file, line: line, message: "byte \(error.offset): \(error.message)")
    }
    self.file = file
    self.line = line
    guard case .object = value else {
      throw Fault(
        code: "json", file: file, line: line, message: "expected an object, found another value")
    }
  }

  /// A field that must be a text.
  mutating func text(_ key: String) -> String? {
    if let text = value[key]?.string { return text }
    report(
      "missing-field",
      "expected the text \(quoted(key)), found "
        + (value[key] == nil ? "no such field" : "another value"))
    return nil
  }

  /// The elements of a field; none where it is missing or null.
  mutating func elements(_ key: String) -> [JSONValue] {
    guard let field = value[key], field != .null else { return [] }
    if let elements = field.array { return elements }
    report("field-type", "expected a list as \(quoted(key)), found another value")
    return []
  }

  /// Takes over the faults of a part.
  mutating func add(_ others: [Fault]) { faults += others }

  mutating func report(_ code: String, _ message: String) {
    faults.append(Fault(code: code, file: file, line: line, message: message))
  }

  mutating func warn(_ code: String, _ message: String) {
    faults.append(Fault(.warning, code: code, file: file, line: line, message: message))
  }
}

extension Fault {
  /// What is wrong with a file as JSON.
  init(json error: JSONError, in bytes: [UInt8], file: String) {
    let place = error.place(in: bytes)
    self.init(
      code: "json", file: file, line: place.line,
      message: "\(error.message) (column \(place.column))")
  }
}
