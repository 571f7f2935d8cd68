import AssayModel

/// The column `IDENTITY` of Universal Anaphora's CoNLL-U Plus: markables in brackets, and the entities that they refer to.
///
/// `(EntityID=1|MarkableID=markable_1|Min=2|SemType=dn` opens a markable and `)` closes the one that was opened last; `@`
/// may stand between. A markable that comes again, of the same entity, is in several parts. Other fields are attributes.
/// Source: UA CoNLL-U Plus proposal, version 1.1.
struct IdentityColumn {
  /// A markable and the parts that it has so far.
  private struct Markable {
    let name: String
    let entity: String
    let attributes: [Attribute]
    var spans: [(start: Int, end: Int)] = []
  }

  /// The column that has them.
  static let name = "IDENTITY"

  private var markables: [Markable] = []
  private var numbers: [[String]: Int] = [:]
  /// The markables that are open, outermost first, with their first tokens.
  private var open: [(markable: Int, token: Int)] = []
  /// The fields that could not be read.
  private(set) var problems: [String] = []
  private let tokens: [Fragment]

  /// - Parameters:
  ///   - values: The cell of each token.
  ///   - tokens: The tokens' places.
  init(_ values: [String], _ tokens: [Fragment]) {
    self.tokens = tokens
    for (token, value) in values.enumerated() where value != "_" { add(value, at: token) }
    for (markable, _) in open {
      problems.append("expected the end of \(quoted(markables[markable].name)), found none")
    }
  }

  /// The markables as mentions, in the order of their beginnings, and the entities.
  func draft(_ annotator: Annotator) -> Draft {
    var draft = Draft(annotator)
    var groups: [String: Int] = [:]
    var taken: Set<String> = []
    for markable in markables where !markable.spans.isEmpty {
      var id = markable.name
      while id.isEmpty || !taken.insert(id).inserted { id += "+" }
      draft.mentions.append(
        Draft.Mention(
          id: id, type: Draft.untyped, place: Draft.Place(spans: markable.spans),
          attributes: markable.attributes))
      guard !markable.entity.isEmpty else { continue }
      if let group = groups[markable.entity] {
        draft.entities[group].members.append(id)
      } else {
        groups[markable.entity] = draft.entities.count
        draft.entities.append(Draft.Group(id: markable.entity, members: [id]))
      }
    }
    return draft
  }

  private mutating func add(_ cell: String, at token: Int) {
    var rest = cell[...]
    while let sign = rest.first {
      rest.removeFirst()
      switch sign {
      case "(":
        let content = rest.prefix { !["(", ")", "@"].contains($0) }
        rest = rest.dropFirst(content.count)
        begin(content, at: token)
      case ")": end(at: token)
      case "@", " ": break
      default:
        problems.append("expected brackets in \(Self.name), found \(quoted(cell))")
        return
      }
    }
  }

  private mutating func begin(_ content: Substring, at token: Int) {
    var name = "", entity = ""
    var attributes: [Attribute] = []
    for field in content.split(separator: "|") {
      let parts = field.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        problems.append("expected fields with their names in \(Self.name), found \(quoted(field))")
        continue
      }
      switch parts[0].lowercased() {
      case "entityid": entity = parts[1]
      case "markableid", "mentionid", "markable_id": name = parts[1]
      default: attributes.append(Attribute(parts[0], parts[1]))
      }
    }
    let key = [name, entity]
    if !name.isEmpty, let known = numbers[key] {
      open.append((known, token))
      return
    }
    numbers[key] = markables.count
    open.append((markables.count, token))
    markables.append(Markable(name: name, entity: entity, attributes: attributes))
  }

  private mutating func end(at token: Int) {
    guard let (markable, first) = open.popLast() else {
      problems.append("expected the end of a markable that began, found ')'")
      return
    }
    markables[markable].spans.append((tokens[first].start, tokens[token].end))
  }
}
