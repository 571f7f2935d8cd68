import AssayModel

/// Label Studio's JSON: tasks with annotations and predictions of labels, relations and choices.
///
/// Released versions count UTF-16 units, some code points: the quoted `value.text` decides, in which runs
/// of white space may have become one blank. A task is an article; its first annotation that was not
/// cancelled is the first layer, other annotations and predictions follow. A region with several labels is a
/// mention of the first and further mentions of the others, one without labels has the type `SPAN`. Choices,
/// numbers, ratings and texts of a region are attributes of its mention; those of the whole task are
/// metadata. Regions of pictures, sounds and HTML are counted and left out, with the relations between them; so are
/// results that were cancelled, drafts, notes on regions and scores of anything but labels.
/// The flat export (JSON-MIN) is read as the task that it was made of.
struct LabelStudioFormat: CollectionFormat {
  let name = "label-studio"
  let summary = "Label Studio's JSON: labels, relations and choices of text tasks"
  let endings = [".json"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { $0.isBlank || $0 == UInt8(ascii: "[") }
    let keys = Set(JSONReader.leadingKeys(content))
    if !keys.isDisjoint(with: ["annotations", "completions", "predictions"]) {
      // The data may lie behind more results than the first bytes hold.
      return keys.contains("data")
        || String(decoding: head, as: UTF8.self).contains("\"from_name\"")
    }
    return keys.contains("annotation_id") && keys.contains("annotator")
  }

  func elements(of file: String, options: ReadingOptions) -> JSONElements {
    JSONElements(file)
  }

  func article(
    in element: JSONElements.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    let task = LabelStudioFlatTask(element.value)?.task ?? element.value
    return LabelStudioTask(task, file: place.file, line: element.line, options: options)
      .reading(name: place.name, bytes: element.bytes)
  }
}

/// One task on its way into an article.
private struct LabelStudioTask {
  private let task: JSONValue
  private let options: ReadingOptions
  private var record: JSONRecord
  private var metadata: [String: String] = [:]
  private var unmodelled = 0

  init(_ task: JSONValue, file: String, line: Int, options: ReadingOptions) {
    self.task = task
    self.options = options
    record = JSONRecord(task, file: file, line: line)
  }

  func reading(name: String, bytes: Int) -> Reading {
    var copy = self
    return copy.makeReading(name, bytes)
  }

  private mutating func makeReading(_ name: String, _ bytes: Int) -> Reading {
    let data = task["data"]
    unmodelled += leftOut
    var results: [(annotator: Annotator, result: [JSONValue])] = []
    for annotation in annotations where !Self.isCancelled(annotation) {
      let isFirst = results.isEmpty
      let person = Self.person(annotation["completed_by"]) ?? "\(results.count + 1)"
      results.append(
        (isFirst ? options.annotator : .person(person), annotation["result"]?.array ?? []))
    }
    // Exports may name predictions by number instead of holding them.
    for prediction in task["predictions"]?.array ?? [] where prediction["result"] != nil {
      let version = prediction["model_version"]?.scalarText ?? "predictions"
      results.append(
        (Annotator(kind: .extractor, name: version), prediction["result"]?.array ?? []))
    }
    let all = results.flatMap(\.result)
    let kinds = Set(all.compactMap { $0["type"]?.string }.filter(Self.isRegion))
    let isOfText = kinds.isEmpty || kinds.contains("labels") || data?["text"]?.string != nil
    guard isOfText, let key = textKey(data, all), let text = data?[key]?.string else {
      record.report("missing-field", "expected a text in \"data\", found none")
      return Reading(id: name, article: nil, faults: record.faults, bytes: bytes)
    }
    for member in data?.members ?? [] where member.key != key && member.key != "id" {
      if let value = member.value.scalarText { metadata[member.key] = value }
    }
    for (key, value) in task["meta"]?.metadata ?? [:] { metadata[key] = value }
    var layers = results.map { layer($0.result, of: $0.annotator) }
    if layers.isEmpty { layers = [Draft(options.annotator)] }
    let stored = ArticleText(text)
    for index in layers.indices { layers[index] = Self.withQuotes(layers[index], of: stored) }
    return DraftArticle(
      id: data?["id"]?.identifier ?? name, text: text, metadata: metadata, layers: layers,
      unit: .utf16, line: record.line, faults: record.faults, unmodelled: unmodelled
    ).reading(file: record.file, options: options, bytes: bytes)
  }

  private var annotations: [JSONValue] {
    (task["annotations"] ?? task["completions"])?.array ?? []
  }

  private static func isCancelled(_ annotation: JSONValue) -> Bool {
    annotation["was_cancelled"] == .bool(true) || annotation["skipped"] == .bool(true)
  }

  /// How many results of annotations that are not read there are.
  private var leftOut: Int {
    let drafts = task["drafts"]?.array ?? []
    return (annotations.filter(Self.isCancelled) + drafts).reduce(0) {
      $0 + ($1["result"]?.array?.count ?? 0)
    }
  }

  /// An annotator: a number, or an object that tells more.
  private static func person(_ value: JSONValue?) -> String? {
    value?.identifier ?? value?["email"]?.string ?? value?["username"]?.string
      ?? value?["id"]?.identifier
  }

  /// The field of the data that the labels are about: `text`, or the one that `to_name` names, or the only
  /// text.
  private func textKey(_ data: JSONValue?, _ results: [JSONValue]) -> String? {
    if data?["text"]?.string != nil { return "text" }
    let named = results.lazy.compactMap { $0["to_name"]?.string }.first
    if let named, data?[named]?.string != nil { return named }
    return data?.members.first { $0.value.string != nil }?.key
  }

  // MARK: - Results

  private mutating func layer(_ results: [JSONValue], of annotator: Annotator) -> Draft {
    var draft = Draft(annotator)
    var regions: [String: Int] = [:]
    // Regions of no text.
    var others: Set<String> = []
    for result in results {
      guard let kind = result["type"]?.string, Self.isRegion(kind), let value = result["value"]
      else { continue }
      let id = result["id"]?.identifier ?? "T\(draft.mentions.count + 1)"
      guard kind == "labels" else {
        unmodelled += 1
        others.insert(id)
        continue
      }
      guard let start = value["start"].flatMap(Self.offset),
        let end = value["end"].flatMap(Self.offset)
      else {
        record.report("result", "expected start and end in \(id)")
        continue
      }
      var labels = (value["labels"]?.array ?? []).compactMap(\.string)
      if labels.isEmpty { labels = [Draft.untyped] }
      for (number, label) in labels.enumerated() {
        if number == 0 { regions[id] = draft.mentions.count }
        draft.mentions.append(
          Draft.Mention(
            id: number == 0 ? id : "\(id)#\(number + 1)", type: label,
            place: Draft.Place(spans: [(start, end)], quote: value["text"]?.string),
            confidence: result["score"]?.number))
      }
    }
    for result in results {
      let kind = result["type"]?.string ?? ""
      unmodelled += result["meta"]?.members.count ?? 0
      if kind != "labels", result["score"]?.number != nil { unmodelled += 1 }
      if kind == "relation" {
        addRelation(result, without: others, to: &draft)
      } else if !Self.isRegion(kind) {
        addValue(result, kind, regions, to: &draft)
      }
    }
    return draft
  }

  /// Whether results of a kind mark a place.
  private static func isRegion(_ kind: String) -> Bool {
    kind.hasSuffix("labels")
      || ["rectangle", "ellipse", "polygon", "keypoint", "brush", "vector", "videorectangle"]
        .contains(kind)
  }

  /// A position; early versions wrote them as text.
  private static func offset(_ value: JSONValue) -> Int? {
    value.int ?? value.string.flatMap { Int($0) }
  }

  private mutating func addRelation(
    _ result: JSONValue, without others: Set<String>, to draft: inout Draft
  ) {
    guard var from = result["from_id"]?.identifier, var to = result["to_id"]?.identifier else {
      return record.report("relation", "expected from_id and to_id")
    }
    if others.contains(from) || others.contains(to) {
      unmodelled += 1
      return
    }
    if result["direction"]?.string == "left" { swap(&from, &to) }
    let labels = (result["labels"]?.array ?? []).compactMap(\.string)
    for label in labels.isEmpty ? ["relation"] : labels {
      draft.relations.append(
        Draft.Relation(
          type: label,
          arguments: [.init(role: "Arg1", filler: from), .init(role: "Arg2", filler: to)]))
    }
  }

  /// A choice, text, number or rating: of a region where it has that region's identifier.
  private mutating func addValue(
    _ result: JSONValue, _ kind: String, _ regions: [String: Int], to draft: inout Draft
  ) {
    guard let name = result["from_name"]?.string, let value = result["value"] else {
      unmodelled += 1
      return
    }
    let content = value[kind] ?? (kind == "textarea" ? value["text"] : nil)
    let values = content?.array ?? content.map { [$0] } ?? []
    let mention = result["id"]?.identifier.flatMap { regions[$0] }
    for value in values {
      let attribute: Attribute.Value? =
        switch value {
        case .bool(true): .flag
        case .number(let number): .number(number)
        default: value.scalarText.map { .text($0) }
        }
      if let mention, let attribute {
        draft.mentions[mention].attributes.append(Attribute(name, attribute))
      } else if let text = value.scalarText {
        metadata[name] = metadata[name].map { "\($0); \(text)" } ?? text
      } else {
        unmodelled += 1
      }
    }
  }

  // MARK: - Quotes

  /// Quotes whose white space was joined, as the text has them, where they match in one of the units.
  private static func withQuotes(_ draft: Draft, of text: ArticleText) -> Draft {
    var draft = draft
    let offsets = OffsetTable(text)
    for index in draft.mentions.indices {
      let place = draft.mentions[index].place
      guard let quote = place.quote, let span = place.spans.first else { continue }
      for unit in [OffsetUnit.utf16, .codePoint] {
        guard let fragment = offsets.fragment(span.start, span.end, in: unit) else { continue }
        let expected = text[fragment]
        if expected != quote, joined(expected) == joined(quote) {
          draft.mentions[index].place.quote = expected
        }
        if joined(expected) == joined(quote) { break }
      }
    }
    return draft
  }

  private static func joined(_ text: String) -> String {
    let unescaped = text.replacing("\\n", with: "\n")
    return unescaped.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
