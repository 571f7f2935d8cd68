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
  /// The tags of `NER=` or `ner=` in MISC, and the tokens that have them, each once and in order.
  private var plainTags: [(token: Int, value: String)] = []
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
    _ line: ArraySlice<UInt8>, at place: (file: String, line: Int), _ globals: CoNLLUGlobals
  ) {
    bytes += line.count + 1
    // Rows that came before a declaration are read without it.
    if globals.revision != self.globals.revision {
      finishSentence(file: place.file)
      self.globals = globals
    }
    if line.first == UInt8(ascii: "#") {
      addComment(line)
    } else if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
      finishSentence(file: place.file)
    } else if !sentence.addRow(line, place.line, globals.columns.roles) {
      reportRow(line, place)
    }
  }

  private mutating func reportRow(
    _ line: ArraySlice<UInt8>, _ place: (file: String, line: Int)
  ) {
    let found = 1 + line.count { $0 == UInt8(ascii: "\t") }
    let message: String
    if found == globals.columns.names.count {
      let first = String(decoding: line.prefix { $0 != UInt8(ascii: "\t") }, as: UTF8.self)
      message =
        "expected a number, a range like 1-2 or a number like 1.1 in the first column, "
        + "found \(quoted(first))"
    } else {
      let expected = counted(globals.columns.names.count, "column")
      message = "expected \(expected) separated by TABs, found \(found)"
    }
    faults.append(Fault(code: "columns", file: place.file, line: place.line, message: message))
  }

  private mutating func addComment(_ line: ArraySlice<UInt8>) {
    let body = line.dropFirst().drop { $0 == 0x20 }
    if body.starts(with: "newpar".utf8) {
      let rest = body.dropFirst("newpar".utf8.count)
      if rest.starts(with: "_block".utf8) { return }
      if rest.isEmpty || rest.first == 0x20 {
        sentence.opensParagraph = true
        return
      }
    }
    guard let sign = body.firstIndex(of: UInt8(ascii: "=")) else {
      if !body.isEmpty, !Self.isBookkeeping(body) { unmodelled += 1 }
      return
    }
    var key = body[..<sign]
    while key.last == 0x20 { key.removeLast() }
    let rest = body[sign...].dropFirst()
    let value = rest.first == 0x20 ? rest.dropFirst() : rest
    if key.elementsEqual("text".utf8) {
      sentence.setText(value)
    } else if key.starts(with: "meta::".utf8) {
      metadata[String(decoding: key.dropFirst("meta::".utf8.count), as: UTF8.self)] =
        String(decoding: value, as: UTF8.self)
    } else if !Self.isBookkeeping(key) {
      unmodelled += 1
    }
  }

  /// Whether a comment tells sentences, documents and columns apart, and says nothing of the text.
  private static func isBookkeeping(_ key: ArraySlice<UInt8>) -> Bool {
    key.elementsEqual("sent_id".utf8) || key.starts(with: "newdoc".utf8)
      || key.starts(with: "newpar".utf8) || key.starts(with: "global.".utf8)
  }

  private mutating func finishSentence(file: String) {
    guard let line = sentence.rows.first?.lineNumber else { return }
    if !text.add(&sentence) {
      faults.append(
        Fault(
          .warning, code: "text", file: file, line: line,
          message: "expected tokens that spell # text, found others; the tokens are taken"))
    }
    unmodelled += sentence.traitCount
    for (index, row) in sentence.rows.enumerated() where !row.remarks.isEmpty {
      addRemarks(of: row, at: text.rows[index], file: file)
    }
    let names = globals.columns.names
    for column in names.indices where !CoNLLUFormat.columns.contains(names[column]) {
      addTags(column, names[column])
    }
    sentence.removeAll()
  }

  private mutating func addRemarks(of row: CoNLLURow, at tokens: Range<Int>, file: String) {
    for remark in sentence.remarks(of: row) {
      switch remark.key {
      case .spaceAfter, .spacesAfter, .spacesBefore: continue
      case .entity:
        entities.add(
          sentence.bytes[remark.value], at: tokens, globals.entityFields, (file, row.lineNumber))
      case .bridge, .bridging, .splitAntecedent, .split:
        unmodelled += sentence.bytes[remark.value].split(separator: UInt8(ascii: ",")).count
      case .upperTag: addPlainTag(remark.value, at: tokens.lowerBound)
      case .lowerTag where sentence.value(of: .upperTag, in: row) == nil:
        addPlainTag(remark.value, at: tokens.lowerBound)
      case .lowerTag: continue
      }
    }
  }

  /// Keeps a tag that stands in MISC, as ParlaMint and Stanza write it.
  private mutating func addPlainTag(_ tag: Range<Int>, at token: Int) {
    guard token < text.tokens.count,
      plainTags.last.map({ $0.token < token || $0.value == "O" }) ?? true
    else { return }
    if plainTags.last?.token == token { plainTags.removeLast() }
    plainTags.append((token, String(sentence[tag])))
  }

  /// Keeps a column's values, the first word's for a token of several.
  private mutating func addTags(_ column: Int, _ name: String) {
    if tags[name] == nil { tagNames.append(name) }
    var values = tags[name] ?? []
    for (index, row) in sentence.rows.enumerated() {
      guard case .word = row.number, text.rows[index].lowerBound == values.count else {
        continue
      }
      values.append(String(sentence.value(inColumn: column, of: row)))
    }
    tags[name] = values
  }

  mutating func reading(file: String, options: ReadingOptions) -> Reading {
    finishSentence(file: file)
    entities.finish(file: file)
    var drafts = [entities.draft(annotator, text.tokens)]
    var columns = tagNames.map { (name: $0, values: tags[$0] ?? []) }
    if !plainTags.isEmpty {
      var values = Array(repeating: "O", count: text.tokens.count)
      for (token, value) in plainTags { values[token] = value }
      columns.append(("NER", values))
    }
    for (name, values) in columns {
      guard let draft = tagged(values) ?? identity(name, values, file: file) else {
        unmodelled += values.count { !["", "_", "-"].contains($0) }
        continue
      }
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

  /// The markables of Universal Anaphora's column; `nil` for others, and where there are none.
  private mutating func identity(_ name: String, _ values: [String], file: String) -> Draft? {
    guard name == IdentityColumn.name, values.count == text.tokens.count else { return nil }
    let column = IdentityColumn(values, text.tokens)
    faults += column.problems.map { Fault(code: "brackets", file: file, message: $0) }
    let draft = column.draft(annotator)
    return draft.mentions.isEmpty ? nil : draft
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
