import AssayModel

/// An article that is put together from the lines of its sentences.
struct SentenceRecordAssembly {
  let id: String
  private let options: ReadingOptions
  private var text = TokenText()
  private var draft: Draft
  private var faults: [Fault] = []
  private var bytes = 0
  /// Chains by their identifiers, in order of first appearance.
  private var chains: [String: Int] = [:]
  /// The identifiers that are taken in the draft.
  private var taken: Set<String> = []
  /// For the identifiers of mentions in earlier lines those in the draft.
  private var known: [String: String] = [:]
  private var line = 0
  /// How many probabilities roles and relations have, which nothing holds.
  private var unmodelled = 0

  init(id: String, _ options: ReadingOptions) {
    self.id = id
    self.options = options
    draft = Draft(options.annotator)
  }

  mutating func report(_ fault: Fault) { faults.append(fault) }

  func reading(file: String) -> Reading {
    var article = DraftArticle(id: id, text: text.text, layers: [draft])
    article.tokens = text.tokenization
    article.unit = .byte
    article.hasPositions = false
    article.faults = faults
    article.unmodelled = unmodelled
    return article.reading(file: file, options: options, bytes: bytes)
  }

  mutating func add(_ record: inout JSONRecord, _ layout: SentenceLayout, bytes count: Int) {
    bytes += count
    line = record.line
    let elements = record.elements("tokens")
    let words = elements.compactMap(\.string)
    if words.count < elements.count { record.report("token", "expected texts as tokens") }
    let first = text.addSentence(words, text: record.value[layout.text]?.string)
    var place = SentencePlace(first: first, count: words.count)
    for mention in record.elements("entity_mentions") { addMention(mention, &place, &record) }
    for relation in record.elements("relation_mentions") { addRelation(relation, place, &record) }
    for event in record.elements("event_mentions") { addEvent(event, place, &record) }
    if let value = record.value["graph"] { addGraph(value, place, &record) }
    known.merge(place.ids) { $1 }
    faults += record.faults
  }

  private mutating func addMention(
    _ mention: JSONValue, _ place: inout SentencePlace, _ record: inout JSONRecord
  ) {
    // Sets for events alone have fillers without a type.
    guard let type = mention["entity_type"].map(\.string) ?? Draft.untyped,
      let id = mention["id"]?.identifier, let span = span(mention, place, &record)
    else {
      return record.report("mention", "expected id, entity_type, and start and end in the tokens")
    }
    let own = unused(id)
    if place.ids.updateValue(own, forKey: id) != nil {
      record.report("duplicate-id", "\(id): expected each id once, found it again")
    }
    let attributes = mention.members.filter { SentenceLayout.attributes.contains($0.key) }
      .compactMap { member -> Attribute? in
        if member.value == .bool(true) { return Attribute(member.key, .flag) }
        return member.value.scalarText.map { Attribute(member.key, $0) }
      }
    draft.mentions.append(
      Draft.Mention(
        id: own, type: type, place: Draft.Place(spans: [span], line: line),
        attributes: attributes))
    guard let chain = mention["entity_id"]?.identifier else { return }
    if let number = chains[chain] {
      draft.entities[number].members.append(own)
    } else {
      chains[chain] = draft.entities.count
      draft.entities.append(Draft.Group(id: chain, members: [own], line: line))
    }
  }

  private mutating func addRelation(
    _ relation: JSONValue, _ place: SentencePlace, _ record: inout JSONRecord
  ) {
    guard let type = relation["relation_type"]?.string,
      let arguments = arguments(relation, place, &record)
    else {
      return record.report(
        "relation", "expected relation_type, and arguments with entity_id and role")
    }
    draft.relations.append(Draft.Relation(type: type, arguments: arguments, line: line))
  }

  private mutating func addEvent(
    _ event: JSONValue, _ place: SentencePlace, _ record: inout JSONRecord
  ) {
    guard let type = event["event_type"]?.string, let arguments = arguments(event, place, &record)
    else {
      return record.report("event", "expected event_type, and arguments with entity_id and role")
    }
    var trigger: Draft.Place?
    if let value = event["trigger"], value != .null {
      guard let span = span(value, place, &record) else {
        return record.report("trigger", "expected start and end of the trigger in the tokens")
      }
      trigger = Draft.Place(spans: [span], line: line)
    }
    draft.events.append(
      Draft.Event(
        id: "E\(draft.events.count + 1)", type: type, trigger: trigger, arguments: arguments,
        line: line))
  }

  private mutating func addGraph(
    _ value: JSONValue, _ place: SentencePlace, _ record: inout JSONRecord
  ) {
    let graph = OneIEGraph(value, file: record.file, line: line) { start, end in
      0 <= start && start < end && end <= place.count
        ? text.span(place.first + start, place.first + end) : nil
    }
    let mentions = graph.mentions.map { mention in
      var mention = mention
      mention.id = unused("T\(draft.mentions.count + 1)")
      draft.mentions.append(mention)
      return mention.id ?? ""
    }
    for (number, event) in graph.events.enumerated() {
      var event = event
      event.id = "E\(draft.events.count + 1)"
      event.arguments = graph.roles.filter { $0.event == number }.map {
        Draft.Argument(role: $0.role, filler: mentions[$0.mention])
      }
      draft.events.append(event)
    }
    for relation in graph.relations {
      draft.relations.append(
        Draft.Relation(
          type: relation.type,
          arguments: [
            .init(role: "Arg1", filler: mentions[relation.first]),
            .init(role: "Arg2", filler: mentions[relation.second]),
          ], line: line))
    }
    unmodelled += graph.unreadScores
    record.add(graph.faults)
  }

  private mutating func arguments(
    _ value: JSONValue, _ place: SentencePlace, _ record: inout JSONRecord
  ) -> [Draft.Argument]? {
    guard let elements = value["arguments"]?.array else { return [] }
    var arguments: [Draft.Argument] = []
    for element in elements {
      guard let role = element["role"]?.string,
        let filler = filler(element, place, &record)
      else { return nil }
      arguments.append(Draft.Argument(role: role, filler: filler))
    }
    return arguments
  }

  /// The mention that an argument names; a new one where it names none of the line, but tokens.
  private mutating func filler(
    _ argument: JSONValue, _ place: SentencePlace, _ record: inout JSONRecord
  ) -> String? {
    let id = argument["entity_id"]?.identifier
    if let found = id.flatMap({ place.ids[$0] ?? known[$0] }) { return found }
    guard let span = span(argument, place, &record) else { return id }
    let same = draft.mentions.first { mention in
      mention.type == Draft.untyped && mention.place.spans.first.map { $0 == span } ?? false
    }
    if let same { return same.id }
    let own = unused(id ?? "T\(draft.mentions.count + 1)")
    draft.mentions.append(
      Draft.Mention(
        id: own, type: Draft.untyped, place: Draft.Place(spans: [span], line: line)))
    return own
  }

  private func span(
    _ value: JSONValue, _ place: SentencePlace, _ record: inout JSONRecord
  ) -> (start: Int, end: Int)? {
    guard let span = value.span("start", "end"), 0 <= span.start, span.start < span.end,
      span.end <= place.count
    else { return nil }
    return text.span(place.first + span.start, place.first + span.end)
  }

  /// The identifier, or a new one where an earlier line has used it.
  private mutating func unused(_ id: String) -> String {
    var own = id, number = 2
    while !taken.insert(own).inserted {
      own = "\(id)#\(number)"
      number += 1
    }
    return own
  }
}

/// Where a line's tokens stand in the article, and its mentions.
private struct SentencePlace {
  let first: Int
  let count: Int
  /// For each identifier in the line the one in the draft.
  var ids: [String: String] = [:]
}
