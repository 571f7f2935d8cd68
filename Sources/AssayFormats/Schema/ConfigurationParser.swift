internal import AssayModel

/// Collects the entries of an `annotation.conf` line by line and resolves their types at the end.
struct ConfigurationParser {
  enum Section: String {
    case entities, relations, events, attributes
  }

  /// A role or key with what it takes, as written.
  struct Field {
    let name: String
    let minimum: Int
    let maximum: Int?
    let values: [String]
  }

  /// A type or attribute, as written.
  struct Entry {
    let name: String
    let parent: String?
    let isAbstract: Bool
    var fields: [Field]
    let line: Int
  }

  let file: String
  var faults: [Fault] = []
  private(set) var entries: [Section: [Entry]] = [:]
  private(set) var macros: [String: [String]] = [:]
  /// Names that stand for types and are none.
  var unknownTypes: Set<String> = []
  private var section: Section?
  /// The types above the current line, outermost first.
  private var ancestors: [String] = []

  init(file: String) {
    self.file = file
  }

  mutating func parse(_ line: String, number: Int) {
    let depth = line.prefix { $0 == "\t" }.count
    let content = trimmed(line)
    if content.isEmpty || content.hasPrefix("#") || content.allSatisfy({ $0 == "-" }) { return }
    if content.hasPrefix("[") && content.hasSuffix("]") {
      return openSection(String(content.dropFirst().dropLast()), number)
    }
    if content.hasPrefix("<"), let equals = content.firstRange(of: ">=") {
      let name = String(content[content.index(after: content.startIndex)..<equals.lowerBound])
      macros[name] = alternatives(content[equals.upperBound...])
      return
    }
    guard let section else {
      return report(number, "expected a section such as [entities] first, found \(quoted(content))")
    }
    parseEntry(content, section, depth, number)
  }

  private mutating func openSection(_ name: String, _ number: Int) {
    ancestors = []
    section = name == "spans" ? .entities : Section(rawValue: name)
    if section == nil {
      report(
        number,
        "expected [entities], [relations], [events] or [attributes], found \(quoted("[\(name)]"))")
    }
  }

  private mutating func parseEntry(
    _ content: Substring, _ section: Section, _ depth: Int, _ number: Int
  ) {
    let head = content.prefix { !$0.isWhitespace }
    // Drawing rules such as <OVERLAP> are no types.
    if head.hasPrefix("<") { return }
    let isAbstract = head.hasPrefix("!")
    let name = String((isAbstract ? head.dropFirst() : head).prefix { $0 != "|" })
    guard !name.isEmpty else {
      return report(number, "expected the name of a type, found \(quoted(content))")
    }
    if depth > ancestors.count {
      report(
        number,
        "expected an indentation of \(ancestors.count) at most, found \(counted(depth, "TAB"))")
    }
    let level = min(depth, ancestors.count)
    let parent = level > 0 ? ancestors[level - 1] : nil
    ancestors = ancestors.prefix(level) + [name]
    var entry = Entry(
      name: name, parent: parent, isAbstract: isAbstract, fields: [], line: number)
    for part in content.dropFirst(head.count).split(separator: ",") {
      let part = trimmed(part)
      if part.isEmpty || part.hasPrefix("<") { continue }
      if let field = field(part, number) { entry.fields.append(field) }
    }
    add(entry, to: section)
  }

  /// Adds an entry; a relation or attribute in several lines takes what each line says.
  private mutating func add(_ entry: Entry, to section: Section) {
    var list = entries[section, default: []]
    if let index = list.firstIndex(where: { $0.name == entry.name }) {
      if section == .entities || section == .events {
        report(entry.line, "expected each type once, found \(quoted(entry.name)) again")
      } else {
        list[index].fields += entry.fields
      }
    } else {
      list.append(entry)
    }
    entries[section] = list
  }

  // MARK: - Roles

  /// Reads `ROLE:TYPE|TYPE` with an arity after the role.
  private mutating func field(_ part: Substring, _ number: Int) -> Field? {
    guard let colon = part.firstIndex(of: ":"), colon != part.startIndex else {
      report(number, "expected 'ROLE:TYPE', found \(quoted(part))")
      return nil
    }
    let values = alternatives(part[part.index(after: colon)...])
    guard let arity = arity(part[..<colon]), !values.isEmpty else {
      report(number, "expected 'ROLE:TYPE' with ?, *, +, {2} or {1-3}, found \(quoted(part))")
      return nil
    }
    return Field(
      name: String(arity.name), minimum: arity.minimum, maximum: arity.maximum, values: values)
  }

  private func arity(_ role: Substring) -> (name: Substring, minimum: Int, maximum: Int?)? {
    guard let last = role.last else { return nil }
    let name = role.dropLast()
    switch last {
    case "?": return name.isEmpty ? nil : (name, 0, 1)
    case "*": return name.isEmpty ? nil : (name, 0, nil)
    case "+": return name.isEmpty ? nil : (name, 1, nil)
    case "}": return range(role)
    default: return (role, 1, 1)
    }
  }

  /// Reads `ROLE{2}` or `ROLE{1-3}`, with `?` for an open end.
  private func range(_ role: Substring) -> (name: Substring, minimum: Int, maximum: Int?)? {
    guard let brace = role.firstIndex(of: "{"), brace != role.startIndex else { return nil }
    let bounds = role[role.index(after: brace)...].dropLast().split(
      separator: "-", omittingEmptySubsequences: false)
    let numbers = bounds.compactMap { Int($0) }
    guard numbers.count == bounds.count, let first = numbers.first, let last = numbers.last,
      numbers.count <= 2, 0 <= first, first <= last
    else { return nil }
    return (role[..<brace], first, last)
  }

  private func alternatives(_ text: Substring) -> [String] {
    text.split(separator: "|").map { String(trimmed($0)) }.filter { !$0.isEmpty }
  }

  private func trimmed(_ text: some StringProtocol) -> Substring {
    var result = Substring(text)
    while result.first?.isWhitespace == true { result.removeFirst() }
    while result.last?.isWhitespace == true { result.removeLast() }
    return result
  }

  mutating func report(_ line: Int, _ message: String, severity: Fault.Severity = .error) {
    faults.append(
      Fault(severity, code: "configuration", file: file, line: line, message: message))
  }
}
