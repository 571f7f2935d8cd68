internal import AssayModel
internal import AssaySystem

/// Hugging Face's JSON Lines of tokens and tags, as `datasets` exports them: a sentence a line.
///
/// Tokens are called `tokens` or `words`.
/// Tags are texts, or numbers of a `ClassLabel` whose names stand beside the file, in
/// `NAME.features.json` or `dataset_info.json`; without names numbers mean nothing and are a fault. What the service for
/// viewing datasets gives, one object of `features` and `rows`, is read, too, with the names in it. Scalars of a
/// record are metadata; other values are counted.
struct HuggingFaceFormat: ArticleFormat {
  let name = "huggingface"
  let summary = "Hugging Face's JSON Lines: tokens with tags, by name or by number"
  let companions = [".features.json", "dataset_info.json"]

  func recognises(_ source: Source) -> Bool {
    HuggingFaceRecords().recognises(source) || Self.holdsRows(source)
  }

  /// Whether a file is one object of features and rows.
  private static func holdsRows(_ source: Source) -> Bool {
    let keys = JSONReader.leadingKeys(source.headWithoutMark.drop { $0.isBlank })
    return keys.starts(with: ["features", "rows"])
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    if Self.holdsRows(source) {
      return try HuggingFaceRows(source.path, options: options)
    }
    let names = try LabelNames(beside: source)
    return try HuggingFaceRecords(names: names, decoding: options.decoding).open(
      source, options: options)
  }
}

/// The rows of one object, which is held whole: the service gives a hundred at most.
private struct HuggingFaceRows: ArticleStream {
  private let records: HuggingFaceRecords
  private let rows: [JSONValue]
  private let file: String
  private let options: ReadingOptions
  private let bytesOfRow: Int
  private var number = 0

  init(_ file: String, options: ReadingOptions) throws(Fault) {
    let bytes = try Files.bytes(of: file)
    do {
      let document = try JSONValue(parsing: Array(ByteOrderMark.dropped(from: bytes)))
      records = HuggingFaceRecords(names: LabelNames(document), decoding: options.decoding)
      rows = document["rows"]?.array ?? []
    } catch {
      throw Fault(json: error, in: bytes, file: file)
    }
    bytesOfRow = bytes.count / max(1, rows.count)
    self.file = file
    self.options = options
  }

  mutating func next() -> Reading? {
    guard number < rows.count else { return nil }
    defer { number += 1 }
    let place = RecordPlace(file: file, line: 1, number: number + 1, options)
    let row = rows[number]
    return records.reading(
      JSONRecord(row["row"] ?? row, file: file, line: 1), place.name, options, bytes: bytesOfRow)
  }
}

/// The lines of a file whose names of labels are known.
private struct HuggingFaceRecords: RecordFormat {
  let name = "huggingface"
  let summary = ""
  var names = LabelNames()
  var decoding = TagDecoding.conlleval

  /// The fields that may hold tokens, and those that may hold tags; the first that a record has is read.
  private static let tokenFields = ["tokens", "words"]
  private static let tagFields = ["ner_tags", "tags", "ner", "labels"]

  func recognises(firstLine: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    let keys = JSONReader.leadingKeys(firstLine)
    guard let field = Self.tokenFields.first(where: keys.contains), !keys.contains("doc_id"),
      Self.tagFields.contains(where: keys.contains)
    else { return false }
    guard isWhole else { return true }
    let record = try? JSONValue(parsing: Array(firstLine))
    let tokens = record?[field]?.array
    return tokens.map { $0.allSatisfy { $0.string != nil } } ?? false
  }

  func article(
    in line: [UInt8], at place: RecordPlace, options: ReadingOptions
  ) -> Reading? {
    do {
      let record = try JSONRecord(parsing: line, file: place.file, line: place.line)
      return reading(record, place.name, options, bytes: line.count)
    } catch {
      return Reading(id: place.name, article: nil, faults: [error], bytes: line.count)
    }
  }

  func reading(
    _ record: JSONRecord, _ name: String, _ options: ReadingOptions, bytes: Int
  ) -> Reading {
    var record = record
    let id = record.value["id"]?.identifier ?? name
    let article = annotated(&record, id, options)
    let isRefused = record.faults.contains { $0.severity == .error }
    return Reading(
      id: id, article: isRefused ? nil : article.article, faults: record.faults,
      repairs: article.repairs, unmodelled: isRefused ? 0 : unread(record.value), bytes: bytes)
  }

  private func annotated(
    _ record: inout JSONRecord, _ id: String, _ options: ReadingOptions
  ) -> (article: AnnotatedArticle?, repairs: Int) {
    guard let field = Self.tokenFields.first(where: { record.value[$0] != nil }) else {
      record.report("missing-field", "expected the list 'tokens', found no such field")
      return (nil, 0)
    }
    let elements = record.elements(field)
    let words = elements.compactMap(\.string)
    if words.count < elements.count { record.report("token", "expected texts as tokens") }
    guard let tags = tags(&record) else { return (nil, 0) }
    guard tags.count == words.count else {
      record.report(
        "tags", "expected \(counted(words.count, "tag")), as many as tokens, found \(tags.count)")
      return (nil, 0)
    }
    var text = TokenText()
    text.addSentence(words)
    let sequence = TagSequence(tags), tokens = text.tokenization
    let decoded = sequence.chunks(sentences: tokens.sentences, decoding: decoding)
    let mentions = decoded.chunks.enumerated().compactMap { number, chunk in
      text.span(chunk.tokens.lowerBound, chunk.tokens.upperBound).map {
        Mention(id: "m\(number + 1)", type: chunk.type, extent: Extent($0.start, $0.end))
      }
    }
    let article = Article(
      id: id, text: ArticleText(text.text), metadata: metadata(record.value), tokens: tokens)
    let layer = try? Layer(annotator: options.annotator, mentions: mentions, tags: sequence)
    return (
      AnnotatedArticle(article, layers: layer.map { [$0] } ?? []),
      decoded.repaired + decoded.dropped
    )
  }

  private func metadata(_ record: JSONValue) -> [String: String] {
    record.metadata.filter { $0.key != "id" && !$0.value.isEmpty }
  }

  /// How many values the record has besides what is read, as tags of parts of speech and chunks.
  private func unread(_ record: JSONValue) -> Int {
    let read = [Self.tokenFields, Self.tagFields].compactMap { $0.first { record[$0] != nil } }
    return record.members.reduce(0) { count, member in
      if member.key == "id" || read.contains(member.key) { return count }
      return count + (member.value.array?.count ?? 0)
    }
  }

  /// The tags as texts; `nil` where there are none or a number has no name.
  private func tags(_ record: inout JSONRecord) -> [String]? {
    guard let field = Self.tagFields.first(where: { record.value[$0] != nil }) else {
      record.report(
        "missing-field",
        "expected tags as one of \(Self.tagFields.joined(separator: ", ")), found none")
      return nil
    }
    var tags: [String] = []
    for element in record.elements(field) {
      if let tag = element.string {
        tags.append(tag)
      } else if let number = element.int, let names = names[field] {
        guard names.indices.contains(number) else {
          record.report(
            "label-names",
            "expected a number below \(names.count) in \(quoted(field)), found \(number)")
          return nil
        }
        tags.append(names[number])
      } else if element.int != nil {
        record.report(
          "label-names",
          "expected the names of \(quoted(field)) in \(names.wanted), found numbers alone")
        return nil
      } else {
        record.report("tags", "expected texts or numbers in \(quoted(field)), found another value")
        return nil
      }
    }
    return tags
  }
}
