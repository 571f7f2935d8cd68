import AssayModel

/// The lines of one article of PubTator.
struct PubTatorDocument: Sendable {
  let id: String
  /// The line that it begins on.
  let line: Int
  private(set) var text = ""
  private(set) var faults: [Fault] = []
  private(set) var unmodelled = 0
  var bytes = 0
  private var draft: Draft
  /// The mentions of each concept, by identifier: those that have no other, and those that have several.
  private var mentions: [String: [String]] = [:]
  private var sharedMentions: [String: [String]] = [:]

  init(id: String, line: Int, _ annotator: Annotator) {
    self.id = id
    self.line = line
    draft = Draft(annotator)
  }

  /// Adds the title, or what follows it on a line of its own.
  mutating func add(_ part: Substring, isTitle: Bool) {
    text += isTitle ? part : "\n" + part
  }

  /// Takes in a line of annotations.
  mutating func take(_ line: Substring, number: Int, file: String) {
    let fields = line.fields(separatedBy: 0x09).map(String.init)
    if !takeMention(fields, number), !takeRelation(fields, number) {
      faults.append(
        Fault(
          code: "line", file: file, line: number,
          message: "expected \(id), start, end, text, type and concept, or \(id), a type and two "
            + "concepts, found \(quoted(line))"))
    }
  }

  /// The annotations, with an entity for each concept that is related; one that has no mention of its own is the first that
  /// it shares.
  var finished: Draft {
    var draft = draft
    var known: Set<String> = []
    for relation in draft.relations.indices {
      for argument in draft.relations[relation].arguments.indices {
        let concept = draft.relations[relation].arguments[argument].filler
        if let members = mentions[concept] {
          if known.insert(concept).inserted {
            draft.entities.append(Draft.Group(id: concept, members: members))
          }
        } else if let shared = sharedMentions[concept]?.first {
          draft.relations[relation].arguments[argument].filler = shared
        }
      }
    }
    return draft
  }

  private mutating func takeMention(_ fields: [String], _ number: Int) -> Bool {
    guard fields.count >= 5, fields[0] == id else { return false }
    if let start = Int(fields[1]), let end = Int(fields[2]) {
      add((start, end), fields[3], fields[4], fields.count > 5 ? fields[5] : "", number)
      unmodelled += fields.dropFirst(6).count { !$0.isEmpty }
      return true
    }
    // The identifier and the type stand before the positions.
    guard fields.count >= 6, let start = Int(fields[3]), let end = Int(fields[4]) else {
      return false
    }
    add((start, end), fields[5], fields[2], fields.count > 6 ? fields[6] : "", number)
    unmodelled += fields.dropFirst(7).count { !$0.isEmpty }
    return true
  }

  private mutating func add(
    _ span: (start: Int, end: Int), _ quote: String, _ type: String, _ concepts: String,
    _ number: Int
  ) {
    let mention = "T\(draft.mentions.count + 1)", names = Self.concepts(concepts)
    for name in names {
      if names.count == 1 {
        mentions[name, default: []].append(mention)
      } else {
        sharedMentions[name, default: []].append(mention)
      }
    }
    draft.mentions.append(
      Draft.Mention(
        id: mention, type: type,
        place: Draft.Place(spans: [span], quote: quote, line: number),
        links: names.map { KnowledgeBaseLink(joined: $0) }))
  }

  private mutating func takeRelation(_ fields: [String], _ number: Int) -> Bool {
    guard fields.count == 4 || fields.count == 5, fields[0] == id, !fields[1].isEmpty,
      Int(fields[1]) == nil
    else { return false }
    draft.relations.append(
      Draft.Relation(
        type: fields[1],
        arguments: [
          Draft.Argument(role: "Arg1", filler: fields[2]),
          Draft.Argument(role: "Arg2", filler: fields[3]),
        ],
        attributes: fields.count > 4 && !fields[4].isEmpty ? [Attribute("novelty", fields[4])] : [],
        line: number))
    return true
  }

  /// The concepts of a field.
  ///
  /// `-` and `-1` say that there is none. A bar parts identifiers of databases, which have numbers, and not the parts of a
  /// variant's.
  private static func concepts(_ field: String) -> [String] {
    let parts = field.split { $0 == ";" || $0 == "," }.map(\.trimmed)
    let all = parts.flatMap { part in
      let between = part.split(separator: "|").map(\.trimmed)
      return between.allSatisfy { $0.utf8.count(where: \.isDigit) > 2 }
        ? between : [part]
    }
    return all.filter { !$0.isEmpty && $0 != "-" && $0 != "-1" }
  }
}
