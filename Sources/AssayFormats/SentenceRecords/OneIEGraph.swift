import AssayModel

/// What OneIE itself predicts for a sentence: lists of entities and triggers, and roles and relations that name
/// them by number.
struct OneIEGraph {
  /// Without identifiers.
  private(set) var mentions: [Draft.Mention] = []
  /// Without identifiers and arguments.
  private(set) var events: [Draft.Event] = []
  private(set) var roles: [(event: Int, mention: Int, role: String)] = []
  private(set) var relations: [(first: Int, second: Int, type: String)] = []
  private(set) var faults: [Fault] = []
  /// How many scores roles and relations have.
  private(set) var unreadScores = 0
  private let file: String
  private let line: Int

  /// - Parameter span: The place of tokens, the end exclusive; `nil` for those that the sentence lacks.
  init(
    _ graph: JSONValue, file: String, line: Int,
    span: (_ start: Int, _ end: Int) -> (start: Int, end: Int)?
  ) {
    self.file = file
    self.line = line
    func place(_ list: [JSONValue]) -> (Draft.Place, type: String)? {
      guard list.count >= 3, let start = list[0].int, let end = list[1].int,
        let type = list[2].string, let span = span(start, end)
      else { return nil }
      return (Draft.Place(spans: [span], line: line), type)
    }
    for list in Self.lists("entities", graph) {
      guard let (place, type) = place(list) else {
        report("start, end and type of entities within the tokens")
        continue
      }
      let level = list.dropFirst(3).first?.string
      mentions.append(
        Draft.Mention(
          type: type, place: place,
          attributes: level.map { [Attribute("mention_type", $0)] } ?? [],
          confidence: Self.score(list)))
    }
    for list in Self.lists("triggers", graph) {
      guard let (place, type) = place(list) else {
        report("start, end and type of triggers within the tokens")
        continue
      }
      events.append(
        Draft.Event(type: type, trigger: place, confidence: Self.score(list), line: line))
    }
    addLinks(graph)
  }

  private mutating func addLinks(_ graph: JSONValue) {
    func ends(_ list: [JSONValue], _ firsts: Int) -> (first: Int, second: Int, name: String)? {
      guard list.count >= 3, let first = list[0].int, let second = list[1].int,
        let name = list[2].string, (0..<firsts).contains(first),
        mentions.indices.contains(second)
      else { return nil }
      if Self.score(list) != nil { unreadScores += 1 }
      return (first, second, name)
    }
    for list in Self.lists("roles", graph) {
      if let role = ends(list, events.count) {
        roles.append((role.first, role.second, role.name))
      } else {
        report("the numbers of a trigger and an entity, and a role")
      }
    }
    for list in Self.lists("relations", graph) {
      if let relation = ends(list, mentions.count) {
        relations.append((relation.first, relation.second, relation.name))
      } else {
        report("the numbers of two entities and a type as a relation")
      }
    }
  }

  private mutating func report(_ expected: String) {
    faults.append(
      Fault(code: "graph", file: file, line: line, message: "expected \(expected) in 'graph'"))
  }

  private static func lists(_ key: String, _ graph: JSONValue) -> [[JSONValue]] {
    (graph[key]?.array ?? []).map { $0.array ?? [] }
  }

  /// The number behind the type, in `[0, 1]`.
  private static func score(_ list: [JSONValue]) -> Double? {
    list.dropFirst(3).lazy.compactMap(\.number).first { (0...1).contains($0) }
  }
}
