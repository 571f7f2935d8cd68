import AssayModel

/// A layer that is put together from the fields of a DyGIE++ record.
struct DyGIEAssembly {
  private(set) var draft: Draft
  /// How many probabilities relations and arguments have, which nothing holds.
  private(set) var unmodelled = 0
  private let text: TokenText
  /// The first mention of each span, by its first and last token.
  private var mentions: [[Int]: String] = [:]

  init(_ text: TokenText, _ annotator: Annotator) {
    self.text = text
    draft = Draft(annotator)
  }

  mutating func add(_ record: inout JSONRecord, prefix: String) {
    for mention in elements(prefix + "ner", &record) {
      guard let type = mention.dropFirst(2).first?.string, let span = span(mention[...]) else {
        record.report("ner", "expected first token, last token and type in \(prefix)ner")
        continue
      }
      let id = addMention(span, type, record.line)
      draft.mentions[draft.mentions.count - 1].confidence = Self.probability(mention, after: 3)
      if mentions[span] == nil { mentions[span] = id }
    }
    for relation in elements(prefix + "relations", &record) { addRelation(relation, &record) }
    for cluster in record.elements(prefix + "clusters") { addChain(cluster, &record) }
    for event in elements(prefix + "events", &record) { addEvent(event, &record) }
  }

  /// The lists of all sentences.
  private func elements(_ key: String, _ record: inout JSONRecord) -> [[JSONValue]] {
    record.elements(key).flatMap { sentence -> [[JSONValue]] in
      guard let elements = sentence.array, !elements.contains(where: { $0.array == nil }) else {
        record.report("field-type", "expected a list of lists for each sentence in \(quoted(key))")
        return []
      }
      return elements.compactMap(\.array)
    }
  }

  /// First and last token of what a list begins with; `nil` where they are none of the text.
  private func span(_ value: ArraySlice<JSONValue>) -> [Int]? {
    let numbers = value.prefix(2).compactMap(\.int)
    guard numbers.count == 2, text.tokens.indices.contains(numbers[0]),
      text.tokens.indices.contains(numbers[1]), numbers[0] <= numbers[1]
    else { return nil }
    return numbers
  }

  /// The probability that the program's predictions end with, behind a score.
  private static func probability(_ list: [JSONValue], after count: Int) -> Double? {
    list.count == count + 2
      ? list.last?.number.flatMap { (0...1).contains($0) ? $0 : nil } : nil
  }

  private func place(_ span: [Int], _ line: Int) -> Draft.Place {
    Draft.Place(
      spans: span.first.flatMap { text.span($0, (span.last ?? $0) + 1) }.map { [$0] } ?? [],
      line: line)
  }

  private mutating func addMention(_ span: [Int], _ type: String, _ line: Int) -> String {
    let id = "T\(draft.mentions.count + 1)"
    draft.mentions.append(Draft.Mention(id: id, type: type, place: place(span, line)))
    return id
  }

  /// The mention at a span; a new one where there is none.
  private mutating func mention(_ span: [Int], _ line: Int) -> String {
    if let known = mentions[span] { return known }
    let id = addMention(span, Draft.untyped, line)
    mentions[span] = id
    return id
  }

  private mutating func addRelation(_ relation: [JSONValue], _ record: inout JSONRecord) {
    guard relation.count >= 5, let first = span(relation[...]), let second = span(relation[2...]),
      let type = relation[4].string
    else {
      return record.report("relation", "expected two spans of tokens and a type as a relation")
    }
    if Self.probability(relation, after: 5) != nil { unmodelled += 1 }
    draft.relations.append(
      Draft.Relation(
        type: type,
        arguments: [
          .init(role: "Arg1", filler: mention(first, record.line)),
          .init(role: "Arg2", filler: mention(second, record.line)),
        ], line: record.line))
  }

  private mutating func addChain(_ cluster: JSONValue, _ record: inout JSONRecord) {
    let elements = cluster.array ?? []
    // Some have the clusters of each sentence apart, and none in most.
    if cluster.array != nil,
      elements.allSatisfy({ $0.array?.allSatisfy { $0.array != nil } ?? false })
    {
      for inner in elements { addChain(inner, &record) }
      return
    }
    let spans = elements.compactMap { $0.array.flatMap { span($0[...]) } }
    guard !spans.isEmpty, spans.count == elements.count else {
      return record.report("cluster", "expected a list of first and last tokens as a cluster")
    }
    let members = spans.map { mention($0, record.line) }
    draft.entities.append(
      Draft.Group(id: "C\(draft.entities.count + 1)", members: members, line: record.line))
  }

  private mutating func addEvent(_ parts: [JSONValue], _ record: inout JSONRecord) {
    // Forks of the program name first and last token of a trigger.
    let head = parts.first?.array ?? []
    let hasEnd = head.count >= 3 && head[2].string != nil
    let tokens = hasEnd ? span(head[...]) : head.first?.int.map { [$0] }
    guard head.count >= 2, let type = head[hasEnd ? 2 : 1].string, let tokens,
      tokens.allSatisfy(text.tokens.indices.contains)
    else { return record.report("event", "expected a token and a type as a trigger") }
    var event = Draft.Event(
      id: "E\(draft.events.count + 1)", type: type, trigger: place(tokens, record.line),
      line: record.line)
    event.confidence = Self.probability(head, after: hasEnd ? 3 : 2)
    for part in parts.dropFirst() {
      guard let values = part.array, values.count >= 3, let span = span(values[...]),
        let role = values[2].string
      else {
        record.report("argument", "expected first token, last token and role as an argument")
        continue
      }
      if Self.probability(values, after: 3) != nil { unmodelled += 1 }
      event.arguments.append(.init(role: role, filler: mention(span, record.line)))
    }
    draft.events.append(event)
  }
}
