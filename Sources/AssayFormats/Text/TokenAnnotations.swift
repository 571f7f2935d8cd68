import AssayModel

/// Annotations of a format that says where they stand by the identifiers of tokens.
///
/// Tokens that follow each other are one fragment. Positions are bytes.
struct TokenAnnotations {
  private(set) var draft: Draft
  private(set) var faults: [Fault] = []
  private let file: String
  private var tokens: [Fragment]
  private var numbers: [String: Int]
  /// The mentions by their tokens, the first where there are several.
  private var mentions: [[Int]: String] = [:]

  /// - Parameters:
  ///   - tokens: In text order.
  ///   - numbers: The numbers of tokens by what may stand for them.
  init(_ annotator: Annotator, tokens: [Fragment], numbers: [String: Int], file: String) {
    draft = Draft(annotator)
    self.tokens = tokens
    self.numbers = numbers
    self.file = file
  }

  /// The numbers of tokens, ascending; `nil` with a fault where one is unknown or there are none.
  private mutating func resolve(_ ids: [String], _ line: Int) -> [Int]? {
    var found: Set<Int> = []
    for id in ids {
      guard let number = numbers[id] else {
        faults.append(
          Fault(
            code: "unknown-id", file: file, line: line,
            message: "expected the id of a token, found \(quoted(id))"))
        return nil
      }
      found.insert(number)
    }
    guard !found.isEmpty else {
      faults.append(
        Fault(code: "spans", file: file, line: line, message: "expected tokens, found none"))
      return nil
    }
    return found.sorted()
  }

  private func place(_ numbers: [Int], _ line: Int) -> Draft.Place {
    var spans: [(start: Int, end: Int)] = []
    var last = -2
    for number in numbers {
      if number == last + 1, !spans.isEmpty {
        spans[spans.count - 1].end = max(spans[spans.count - 1].end, tokens[number].end)
      } else {
        spans.append((tokens[number].start, tokens[number].end))
      }
      last = number
    }
    return Draft.Place(spans: spans, line: line)
  }

  /// Adds a mention over tokens; gives its identifier.
  @discardableResult
  mutating func addMention(
    _ id: String?, _ type: String, over ids: [String], attributes: [Attribute] = [],
    links: [KnowledgeBaseLink] = [], confidence: Double? = nil, line: Int
  ) -> String? {
    guard let numbers = resolve(ids, line) else { return nil }
    let id = id ?? "T\(draft.mentions.count + 1)"
    if mentions[numbers] == nil { mentions[numbers] = id }
    draft.mentions.append(
      Draft.Mention(
        id: id, type: type, place: place(numbers, line), attributes: attributes, links: links,
        confidence: confidence))
    return id
  }

  /// The mention over exactly these tokens, which is added where there is none.
  mutating func mention(over ids: [String], orNew type: String, line: Int) -> String? {
    guard let numbers = resolve(ids, line) else { return nil }
    return mentions[numbers] ?? addMention(nil, type, over: ids, line: line)
  }

  /// Adds an event whose trigger is over tokens; none where there is no token.
  mutating func addEvent(
    _ id: String?, _ type: String, over ids: [String], arguments: [Draft.Argument],
    links: [KnowledgeBaseLink] = [], line: Int
  ) {
    guard ids.isEmpty || resolve(ids, line) != nil else { return }
    let trigger = ids.isEmpty ? nil : resolve(ids, line).map { place($0, line) }
    draft.events.append(
      Draft.Event(
        id: id, type: type, trigger: trigger, arguments: arguments, links: links, line: line))
  }

  /// Adds a chain of mentions; a mention that stands in one already is left out.
  mutating func addChain(_ id: String?, _ members: [String], line: Int) {
    let taken = Set(draft.entities.flatMap(\.members))
    let free = members.filter { !taken.contains($0) }
    if !free.isEmpty { draft.entities.append(Draft.Group(id: id, members: free, line: line)) }
  }

  /// Adds a cluster of the events whose triggers are over exactly the tokens given, which are added where there
  /// are none.
  mutating func addCluster(
    _ id: String?, over spans: [[String]], orNew type: String, line: Int
  ) {
    let taken = Set(draft.eventClusters.flatMap(\.members))
    var members: [String] = []
    for ids in spans {
      guard let numbers = resolve(ids, line) else { return }
      let wanted = place(numbers, line).spans
      let event = draft.events.first { event in
        guard let spans = event.trigger?.spans, spans.count == wanted.count else { return false }
        return zip(spans, wanted).allSatisfy { $0 == $1 }
      }
      let found = event?.id ?? newEvent(type, at: wanted, line)
      if !taken.contains(found), !members.contains(found) { members.append(found) }
    }
    if !members.isEmpty {
      draft.eventClusters.append(Draft.Group(id: id, members: members, line: line))
    }
  }

  private mutating func newEvent(
    _ type: String, at spans: [(start: Int, end: Int)], _ line: Int
  ) -> String {
    var number = draft.events.count + 1, id = "E\(number)"
    while draft.events.contains(where: { $0.id == id }) {
      number += 1
      id = "E\(number)"
    }
    draft.events.append(
      Draft.Event(id: id, type: type, trigger: Draft.Place(spans: spans, line: line), line: line))
    return id
  }
}
