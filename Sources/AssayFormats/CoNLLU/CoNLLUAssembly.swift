import AssayModel

/// A document that is put together from the lines of a CoNLL-U file.
struct CoNLLUAssembly {
  let id: String
  private var metadata: [String: String] = [:]
  private var faults: [Fault] = []
  private var bytes = 0
  /// The sentence that is being read.
  private var sentence = CoNLLUSentence()
  private var text = CoNLLUText()
  private var entities: EntityReader
  /// Bridging, split antecedents, and what is said of words.
  private var unmodelled = 0
  /// The tags of each column beyond the ten, by its name, and the tokens that they belong to.
  private var tags: [String: [String]] = [:]
  private var tagNames: [String] = []
  /// The tags of `NER=` or `ner=` in MISC, `O` where a token has none, and whether there is any.
  private var plainTags: (values: [String], isGiven: Bool) = ([], false)
  private var globals = CoNLLUGlobals()
  private let annotator: Annotator
  private let decoding: TagDecoding

  init(id: String, _ options: ReadingOptions) {
    self.id = id
    annotator = options.annotator
    decoding = options.decoding
    entities = EntityReader()
  }

  mutating func add(
    _ line: String, at place: (file: String, line: Int), _ globals: CoNLLUGlobals, bytes count: Int
  ) {
    bytes += count
    // Rows that came before a declaration are read without it.
    if globals != self.globals { finishSentence(file: place.file) }
    self.globals = globals
    if line.hasPrefix("#") {
      addComment(line)
    } else if line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      finishSentence(file: place.file)
    } else if let row = CoNLLURow(line, globals.columns) {
      sentence.rows.append((row, place.line))
    } else {
      let found = 1 + line.utf8.count { $0 == UInt8(ascii: "\t") }
      let expected =
        found == globals.columns.names.count
        ? "a number, a range like 1-2 or a number like 1.1 in the first column"
        : "\(counted(globals.columns.names.count, "column")) separated by TABs"
      faults.append(
        Fault(
          code: "columns", file: place.file, line: place.line,
          message: "expected \(expected), found "
            + (found == globals.columns.names.count
              ? quoted(line.prefix { $0 != "\t" }) : "\(found)")))
    }
  }

  private mutating func addComment(_ line: String) {
    let body = Substring(line.utf8.dropFirst().drop { $0 == 0x20 })
    if body == "newpar" || body.hasPrefix("newpar ") || body.hasPrefix("newpar_block") {
      if body.hasPrefix("newpar_block") { return }
      sentence.opensParagraph = true
    } else if let sign = body.utf8.firstIndex(of: UInt8(ascii: "=")) {
      var end = sign
      while end > body.startIndex, body.utf8[body.utf8.index(before: end)] == 0x20 {
        end = body.utf8.index(before: end)
      }
      let key = body[..<end], value = body.utf8[sign...].dropFirst()
      let content = String(Substring(value.first == 0x20 ? value.dropFirst() : value))
      if key == "text" { sentence.text = content }
      if key.hasPrefix("meta::") { metadata[String(key.utf8.dropFirst(6)) ?? ""] = content }
    }
  }

  private mutating func finishSentence(file: String) {
    let finished = sentence
    guard !finished.rows.isEmpty else { return }
    sentence = CoNLLUSentence()
    let places = text.add(finished)
    if !places.fitsText, let line = finished.rows.first?.line {
      faults.append(
        Fault(
          .warning, code: "text", file: file, line: line,
          message: "expected tokens that spell # text, found others; the tokens are taken"))
    }
    for (index, (row, line)) in finished.rows.enumerated() {
      unmodelled += row.traitCount(globals.columns)
      if let value = row.miscellaneous("Entity") {
        entities.add(value, at: places.rows[index], globals.entityFields, (file, line))
      }
      for key in ["Bridge", "Bridging", "SplitAnte", "Split"] {
        guard let value = row.miscellaneous(key) else { continue }
        unmodelled += value.split(separator: ",").count
      }
    }
    addPlainTags(finished, places)
    let names = globals.columns.names
    for column in names.indices where !CoNLLUFormat.columns.contains(names[column]) {
      addTags(column, names[column], finished, places)
    }
  }

  /// Keeps the tags that stand in MISC, as ParlaMint and Stanza write them.
  private mutating func addPlainTags(_ sentence: CoNLLUSentence, _ places: CoNLLUText.Places) {
    let first = plainTags.values.count
    plainTags.values += Array(repeating: "O", count: max(0, text.tokens.count - first))
    for (index, (row, _)) in sentence.rows.enumerated() {
      let token = places.rows[index].tokens.lowerBound
      guard let tag = row.miscellaneous("NER") ?? row.miscellaneous("ner"),
        plainTags.values.indices.contains(token), plainTags.values[token] == "O"
      else { continue }
      plainTags.values[token] = String(tag)
      plainTags.isGiven = true
    }
  }

  /// Keeps a column's values, the first word's for a token of several.
  private mutating func addTags(
    _ column: Int, _ name: String, _ sentence: CoNLLUSentence, _ places: CoNLLUText.Places
  ) {
    if tags[name] == nil { tagNames.append(name) }
    var values = tags[name] ?? []
    for (index, (row, _)) in sentence.rows.enumerated() {
      guard case .word = row.number, places.rows[index].tokens.lowerBound == values.count else {
        continue
      }
      values.append(String(row[column]))
    }
    tags[name] = values
  }

  mutating func reading(file: String, options: ReadingOptions) -> Reading {
    finishSentence(file: file)
    entities.finish(file: file)
    var drafts = [entities.draft(annotator, text.tokens)]
    var columns = tagNames.map { (name: $0, values: tags[$0] ?? []) }
    if plainTags.isGiven { columns.append(("NER", plainTags.values)) }
    for (name, values) in columns {
      guard let draft = tagged(values) else { continue }
      if drafts[0].mentions.isEmpty && drafts[0].tags == nil {
        drafts[0] = draft
      } else {
        drafts.append(draft)
        drafts[drafts.count - 1].annotator = .person(name)
      }
    }
    var article = DraftArticle(id: id, text: text.string, layers: drafts)
    article.metadata = metadata
    article.tokens = text.tokenization
    article.unit = .byte
    article.hasPositions = false
    article.faults = (faults + entities.faults).sorted { ($0.line ?? .max) < ($1.line ?? .max) }
    article.unmodelled = unmodelled
    return article.reading(file: file, options: options, bytes: bytes)
  }

  /// The mentions that tags spell; `nil` where a value is no tag.
  private func tagged(_ values: [String]) -> Draft? {
    let sequence = TagSequence(values)
    guard values.count == text.tokens.count, !values.isEmpty,
      sequence.names.allSatisfy({ ColumnSample.isTag(Array($0.utf8)[...]) })
    else { return nil }
    var draft = Draft(annotator)
    let decoded = sequence.chunks(sentences: text.tokenization.sentences, decoding: decoding)
    for chunk in decoded.chunks {
      guard let first = chunk.tokens.first, let last = chunk.tokens.last else { continue }
      draft.mentions.append(
        Draft.Mention(
          type: chunk.type,
          place: Draft.Place(spans: [(text.tokens[first].start, text.tokens[last].end)])))
    }
    draft.tags = sequence
    return draft
  }
}

/// The rows of a sentence and what its comments say.
struct CoNLLUSentence {
  var rows: [(row: CoNLLURow, line: Int)] = []
  var text: String?
  var opensParagraph = false
}
