import AssayFormats
package import AssayModel
package import AssayScoring

/// Cases of templates, records and role fillers, all of them JSON.
extension ConformanceCase {
  /// CEAF-REE.
  func roleFillerValues() throws(Fault) -> CaseValues {
    CaseValues(CeafRee.values(try roleFillerArticles()))
  }

  /// The fillers of both sides, article by article.
  package func roleFillerArticles() throws(Fault) -> [(gold: RoleFillers, predicted: RoleFillers)] {
    try articles("role_fillers.json", without: [:]) { json throws(Mismatch) in
      try json.roleFillers()
    }
  }

  /// CEAF-RME.
  func templateValues() throws(Fault) -> CaseValues {
    CaseValues(CeafRme.values(try templateArticles()))
  }

  /// The templates of both sides, article by article.
  package func templateArticles() throws(Fault) -> [(
    gold: [FilledTemplate], predicted: [FilledTemplate]
  )] {
    try articles("templates.json", without: []) { json throws(Mismatch) in
      try json.elements().map { template throws(Mismatch) in
        FilledTemplate(
          type: template["incident_type"]?.string ?? "", fillers: try template.roleFillers())
      }
    }
  }

  /// Doc2EDAG's records, by the types and roles of `gold/schema.json`.
  func recordValues() throws(Fault) -> CaseValues {
    CaseValues(Doc2edag.values(try recordArticles(), schema: try recordSchema()))
  }

  /// The records of both sides, article by article.
  package func recordArticles() throws(Fault) -> [(
    gold: Doc2edag.Records, predicted: Doc2edag.Records
  )] {
    try articles("records.json", without: [:]) { json throws(Mismatch) in
      try json.dictionary { records throws(Mismatch) in
        try records.elements().map { record throws(Mismatch) in try record.record() }
      }
    }
  }

  /// The types of records and their roles.
  package func recordSchema() throws(Fault) -> [String: [String]] {
    let file = file("gold/schema.json")
    let schema = try file.json()
    do throws(Mismatch) {
      return try schema.dictionary { roles throws(Mismatch) in try roles.texts() }
    } catch {
      throw file.fault(error.message)
    }
  }

  /// What both sides say of each article that either has, by the articles' names.
  private func articles<Content>(
    _ name: String, without nothing: Content, _ read: (JSONValue) throws(Mismatch) -> Content
  ) throws(Fault) -> [(gold: Content, predicted: Content)] {
    let sides = try Side.allCases.map { side throws(Fault) in
      let file = file("\(side.rawValue)/\(name)")
      var contents: [String: Content] = [:]
      for member in try file.members() {
        do throws(Mismatch) { contents[member.key] = try read(member.value) } catch {
          throw file.fault("\(member.key): \(error.message)")
        }
      }
      return contents
    }
    return Set(sides[0].keys).union(sides[1].keys).sorted().map {
      (sides[0][$0] ?? nothing, sides[1][$0] ?? nothing)
    }
  }
}

/// A JSON value where another sort was expected.
private struct Mismatch: Error {
  let message: String

  init(expected: String) {
    message = "expected \(expected), found another value"
  }
}

extension JSONValue {
  fileprivate func elements() throws(Mismatch) -> [JSONValue] {
    guard let array else { throw Mismatch(expected: "a list") }
    return array
  }

  fileprivate func texts() throws(Mismatch) -> [String] {
    try elements().map { element throws(Mismatch) in
      guard let text = element.string else { throw Mismatch(expected: "a list of texts") }
      return text
    }
  }

  fileprivate func dictionary<Value>(
    _ read: (JSONValue) throws(Mismatch) -> Value
  ) throws(Mismatch) -> [String: Value] {
    guard case .object(let members) = self else { throw Mismatch(expected: "an object") }
    var values: [String: Value] = [:]
    for member in members { values[member.key] = try read(member.value) }
    return values
  }

  /// Lists of mentions by role; members that are no lists are no roles.
  fileprivate func roleFillers() throws(Mismatch) -> RoleFillers {
    try dictionary { role throws(Mismatch) in
      try role.array?.map { entity throws(Mismatch) in try entity.texts() }
    }.compactMapValues { $0 }
  }

  /// Fillers by role; numbers are compared as they are written, `null` fills nothing.
  fileprivate func record() throws(Mismatch) -> EventRecord {
    try dictionary { filler throws(Mismatch) -> String? in
      switch filler {
      case .null: return nil
      case .string(let text): return text
      case .number(let number): return Int(exactly: number).map { "\($0)" } ?? "\(number)"
      default: throw Mismatch(expected: "a text, a number or null")
      }
    }.compactMapValues { $0 }
  }
}
