import AssayModel
import AssaySystem

/// Prodigy's and spaCy's JSON Lines: texts with spans, tokens and relations.
///
/// `start` and `end` are code points; `token_start` and `token_end` (inclusive) are not needed and not
/// read. spaCy's own spellings are read, too: `ents` and `sents` of a document, groups of `spans` by name
/// (a mention has its group as the attribute `group`), `"entities": [[0, 5, "PER"]]`, and training pairs
/// `["text", {"entities": [[0, 5, "PER"]]}]`. A record whose `answer` is not `accept` was refused or passed
/// over by the annotator and gives no article. Categories, choices, and what tokens have besides their place are counted.
struct ProdigyFormat: RecordFormat {
  let name = "prodigy"
  let summary = "Prodigy's and spaCy's JSON Lines: texts with spans, tokens and relations"

  func recognises(firstLine: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    if firstLine.first == UInt8(ascii: "[") {
      guard let pair = try? JSONValue(parsing: Array(firstLine)) else { return false }
      return Self.record(ofPair: pair) != nil
    }
    let keys = Set(JSONReader.leadingKeys(firstLine))
    guard keys.contains("text"), !keys.contains("denotations") else { return false }
    if !keys.isDisjoint(with: ["_input_hash", "_task_hash", "answer", "_view_id"]) { return true }
    // Texts that nobody has annotated yet.
    if isWhole, keys.isSubset(of: ["text", "meta", "cats", "source"]) { return true }
    // Assay's own records may have spans, too, as lists.
    guard let record = try? JSONValue(parsing: Array(firstLine)) else { return false }
    return record["spans"]?.array?.first?["start"] != nil || record["ents"]?.array != nil
      || record["entities"]?.array?.first.map { Self.triple($0) != nil } ?? false
  }

  /// The object that a training pair of spaCy stands for; `nil` for anything else.
  private static func record(ofPair value: JSONValue) -> JSONValue? {
    guard let pair = value.array, pair.count == 2, let text = pair[0].string,
      case .object(let members) = pair[1], pair[1]["entities"] != nil
    else { return nil }
    return .object([.init("text", .string(text))] + members)
  }

  /// Start, end and label of a list.
  private static func triple(_ value: JSONValue) -> (span: (start: Int, end: Int), label: String)? {
    guard let parts = value.array, parts.count >= 3, let start = parts[0].int,
      let end = parts[1].int, let label = parts[2].string
    else { return nil }
    return ((start, end), label)
  }

  func article(
    in line: [UInt8], at place: RecordPlace, options: ReadingOptions
  ) -> Reading? {
    let name = place.name
    do {
      var record: JSONRecord
      if line.first == UInt8(ascii: "["), let value = try? JSONValue(parsing: line),
        let pair = Self.record(ofPair: value)
      {
        record = JSONRecord(pair, file: place.file, line: place.line)
      } else {
        record = try JSONRecord(parsing: line, file: place.file, line: place.line)
      }
      if let answer = record.value["answer"]?.string, answer != "accept" {
        let fault = Fault(
          .warning, code: "not-accepted", file: place.file, line: place.line,
          message: "the answer is \(quoted(answer)), so there is no article")
        return Reading(id: name, article: nil, faults: [fault], bytes: line.count)
      }
      return reading(&record, name, options, bytes: line.count)
    } catch {
      return Reading(id: name, article: nil, faults: [error], bytes: line.count)
    }
  }

  private func reading(
    _ record: inout JSONRecord, _ name: String, _ options: ReadingOptions, bytes: Int
  ) -> Reading {
    let value = record.value
    var metadata = value["meta"]?.metadata ?? [:]
    let id = metadata.removeValue(forKey: "id") ?? value["id"]?.identifier ?? name
    guard let text = record.text("text") else {
      return Reading(id: id, article: nil, faults: record.faults, bytes: bytes)
    }
    var draft = Draft(options.annotator)
    for span in spans(&record) { addSpan(span, to: &draft, &record) }
    for relation in record.elements("relations") { addRelation(relation, to: &draft, &record) }
    let tokens = tokens(&record, of: ArticleText(text))
    return DraftArticle(
      id: id, text: text, metadata: metadata, tokens: tokens, layers: [draft], line: record.line,
      faults: record.faults, unmodelled: unread(value)
    ).reading(file: record.file, options: options, bytes: bytes)
  }

  private static let ofTokens: Set<String> = ["id", "start", "end", "text", "ws", "disabled"]

  /// How many things a record says that are not read.
  private func unread(_ record: JSONValue) -> Int {
    let ofTokens = (record["tokens"]?.array ?? []).reduce(0) { count, token in
      count + token.members.count { !Self.ofTokens.contains($0.key) }
    }
    let categories = (record["cats"]?.members.count ?? 0) + (record["cats"]?.array?.count ?? 0)
    return ofTokens + categories + (record["accept"]?.array?.count ?? 0)
      + (record["label"] == nil ? 0 : 1)
  }

  /// All spans of a record, in each of the spellings.
  private func spans(_ record: inout JSONRecord) -> [JSONValue] {
    var spans = record.elements("ents")
    for entity in record.elements("entities") {
      guard let (span, label) = Self.triple(entity) else {
        record.report("entity", "expected [start, end, label] as an entity")
        continue
      }
      spans.append(
        .object([
          .init("start", .number(Double(span.start))), .init("end", .number(Double(span.end))),
          .init("label", .string(label)),
        ]))
    }
    let field = record.value["spans"]
    guard case .object(let groups)? = field else { return spans + record.elements("spans") }
    for group in groups {
      for span in group.value.array ?? [] {
        spans.append(.object(span.members + [.init("group", .string(group.key))]))
      }
    }
    return spans
  }

  private func addSpan(_ span: JSONValue, to draft: inout Draft, _ record: inout JSONRecord) {
    guard let place = span.span("start", "end"), let type = span["label"]?.string else {
      return record.report("span", "expected start, end and label")
    }
    let score = span["score"]?.number
    draft.mentions.append(
      Draft.Mention(
        id: "T\(draft.mentions.count + 1)", type: type,
        place: Draft.Place(spans: [place], quote: span["text"]?.string, line: record.line),
        attributes: span["group"]?.string.map { [Attribute("group", $0)] } ?? [],
        links: span["kb_id"]?.string.flatMap { $0.isEmpty ? nil : $0 }.map {
          [KnowledgeBaseLink(joined: $0)]
        } ?? [],
        confidence: score))
  }

  /// Relations name their ends by span, or by the last token of a span alone; an end that is no span
  /// of the record is added.
  private func addRelation(
    _ relation: JSONValue, to draft: inout Draft, _ record: inout JSONRecord
  ) {
    let spans = record.value["spans"]?.array ?? [], tokens = record.value["tokens"]?.array ?? []
    func end(_ name: String) -> JSONValue? {
      if let span = relation["\(name)_span"] { return span }
      guard let token = relation[name]?.int else { return nil }
      // Of several spans that end there the innermost.
      return spans.filter { $0["token_end"]?.int == token }
        .max { ($0["token_start"]?.int ?? 0) < ($1["token_start"]?.int ?? 0) }
        ?? (tokens.indices.contains(token) ? tokens[token] : nil)
    }
    guard let type = relation["label"]?.string, let head = end("head"), let child = end("child"),
      let first = self.end(head, in: &draft, record.line),
      let second = self.end(child, in: &draft, record.line)
    else { return record.report("relation", "expected label, and head and child or their spans") }
    draft.relations.append(
      Draft.Relation(
        type: type,
        arguments: [.init(role: "Arg1", filler: first), .init(role: "Arg2", filler: second)],
        line: record.line))
  }

  private func end(_ span: JSONValue, in draft: inout Draft, _ line: Int) -> String? {
    guard let place = span.span("start", "end") else { return nil }
    let type = span["label"]?.string
    let known = draft.mentions.first { mention in
      mention.place.spans.first.map { $0 == place } ?? false
        && (type == nil || mention.type == type)
    }
    if let known { return known.id }
    let id = "T\(draft.mentions.count + 1)"
    draft.mentions.append(
      Draft.Mention(
        id: id, type: type ?? "SPAN", place: Draft.Place(spans: [place], line: line)))
    return id
  }

  private func tokens(_ record: inout JSONRecord, of text: ArticleText) -> Tokenization? {
    let elements = record.elements("tokens")
    guard !elements.isEmpty else { return nil }
    let offsets = OffsetTable(text)
    var tokens: [Fragment] = []
    for element in elements {
      guard let span = element.span("start", "end"),
        let token = offsets.fragment(span.start, span.end, in: .codePoint)
      else {
        record.report("token", "expected start and end within the text")
        return nil
      }
      tokens.append(token)
    }
    let sentences = record.elements("sents").compactMap { sentence in
      sentence.span("start", "end").flatMap {
        offsets.fragment($0.start, $0.end, in: .codePoint)?.start
      }
    }
    return sentences.isEmpty
      ? Tokenization(tokens: tokens, sentenceStarts: [0])
      : Tokenization(tokens: tokens, sentencesAt: sentences)
  }
}
