import AssayFormats
package import AssayModel

/// The options of a case; one that is not there, or `null`, has its usual value.
package struct CaseOptions: Sendable {
  private let json: JSONValue
  private let file: String

  init(_ json: JSONValue, file: String) {
    self.json = json
    self.file = file
  }

  /// Whether something is to be done.
  package func flag(_ name: String, otherwise usual: Bool) throws(Fault) -> Bool {
    switch json[name] {
    case nil, .null: return usual
    case .bool(let value): return value
    default: throw unexpected(name, "true or false")
    }
  }

  /// A number.
  package func number(_ name: String) throws(Fault) -> Double? {
    switch json[name] {
    case nil, .null: return nil
    case .number(let value): return value
    default: throw unexpected(name, "a number")
    }
  }

  /// Some of the things that have names.
  package func choices<Choice: CaseIterable & RawRepresentable<String>>(
    _ name: String, of: Choice.Type
  ) throws(Fault) -> [Choice] {
    let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    switch json[name] {
    case nil, .null: return []
    case .array(let elements):
      return try elements.map { element throws(Fault) in
        guard let choice = element.string.flatMap(Choice.init) else {
          throw unexpected(name, "one of \(all)")
        }
        return choice
      }
    default: throw unexpected(name, "a list of \(all)")
    }
  }

  private func unexpected(_ name: String, _ expected: String) -> Fault {
    CaseFile(file).fault("options.\(name): expected \(expected), found another value")
  }
}
