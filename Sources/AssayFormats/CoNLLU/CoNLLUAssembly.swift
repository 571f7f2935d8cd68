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
  /// Bridging and split antecedents.
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
    } else if line.allSatisfy({ $0 == " " || $0 == "\t" }) {
      finishSentence(file: place.file)
    } else if let row = CoNLLURow(line, globals.columns) {
      sentence.rows.append((row, place.line))
    } else {
      let found = line.split(separator: "\t", omittingEmptySubsequences: false).count
      let expected =
        found == globals.columns.count
        ? "a number, a range like 1-2 or a number like 1.1 in the first column"
        : "\(counted(globals.columns.count, "column")) separated by TABs"
      faults.append(
        Fault(
          code: "columns", file: place.file, line: place.line,
          message: "expected \(expected), found "
            + (found == globals.columns.count ? quoted(line.prefix { $0 != "\t" }) : "\(found)")))
    }
  }

  private mutating func addComment(_ line: String) {
    let body = line.dropFirst().drop { $0 == " " }
    if body == "newpar" || body.hasPrefix("newpar ") || body.hasPrefix("newpar_block") {
      if body.hasPrefix("newpar_block") { return }
      sentence.opensParagraph = true
    } else if let sign = body.firstIndex(of: "=") {
      let key = body[..<sign].reversed().drop { $0 == " " }.reversed()
      let value = body[body.index(after: sign)...]
      let content = String(value.first == " " ? value.dropFirst() : value)
      if String(key) == "text" { sentence.text = content }
      if body.hasPrefix("meta::") { metadata[String(String(key).dropFirst(6))] = content }
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
      if let value = row.miscellaneous("Entity") {
        entities.add(value, at: places.rows[index], globals.entityFields, (file, line))
      }
      for key in ["Bridge", "Bridging", "SplitAnte", "Split"] {
        guard let value = row.miscellaneous(key) else { continue }
        unmodelled += value.split(separator: ",").count
      }
    }
    addPlainTags(finished, places)
    for column in globals.columns.indices
    where !CoNLLUFormat.columns.contains(globals.columns[column]) {
      addTags(column, globals.columns[column], finished, places)
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
