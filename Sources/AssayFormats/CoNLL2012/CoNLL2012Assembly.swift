import AssayModel

/// An article that is put together from the lines of a CoNLL-2012 document.
struct CoNLL2012Assembly: Sendable {
  private let id: String
  private let file: String
  private var faults: [Fault] = []
  private var bytes = 0
  private var text = TokenText()
  private var isInSentence = false
  /// Where the columns of the line stand in it.
  private var columns: [Range<Int>] = []
  private var name: (start: Int, type: String, line: Int)?
  private var chains = BracketStack<String, Int>()
  private var names: [Range<Int>: String] = [:]
  private var nameOrder: [Range<Int>] = []
  /// The spans of each chain, in the order of their ends.
  private var spans: [(chain: String, tokens: Range<Int>, line: Int)] = []
  /// How many columns the sentence has.
  private var columnCount: Int?
  /// How many the first row of the document has; where these are too few for names and predicates, all have as many.
  private var firstCount: Int?
  private var predicates: Set<Int> = []
  private var unmodelled = 0

  init(id: String, file: String) {
    self.id = id
    self.file = file
  }

  mutating func report(_ fault: Fault) { faults.append(fault) }

  mutating func take(bytes count: Int) { bytes += count }

  mutating func endSentence() {
    isInSentence = false
    columnCount = nil
    unmodelled += predicates.count
    predicates = []
  }

  mutating func add(_ line: ArraySlice<UInt8>, line number: Int) {
    bytes += line.count + 1
    if line.first == UInt8(ascii: "#") { return }
    cut(line)
    // Some programs end a line with a TAB; in other files the last column is empty where there is no coreference.
    if let count = columnCount ?? firstCount, columns.count == count + 1, columns[count].isEmpty {
      columns.removeLast()
    }
    if let expected = expectedColumns {
      return report("columns", number, "expected \(expected), found \(columns.count)")
    }
    firstCount = firstCount ?? columns.count
    columnCount = columns.count
    let token = text.tokens.count
    let opensSentence = !isInSentence
    text.addToken(
      line[columns[CoNLL2012Layout.word(of: columns.count)]], opensSentence: opensSentence)
    isInSentence = true
    if columns.count > CoNLL2012Layout.firstPredicate {
      if let name = Self.value(line[columns[CoNLL2012Layout.name]]) {
        addName(name, token, number)
      }
      countTraits(line, opensSentence: opensSentence)
      for index in CoNLL2012Layout.firstPredicate..<(columns.count - 1)
      where line[columns[index]].contains(UInt8(ascii: "(")) { predicates.insert(index) }
    }
    if let chains = Self.value(line[columns[columns.count - 1]]) {
      addChains(chains, token, number)
    }
  }

  /// Counts what is said of the word: part of speech, lemma, frame and sense, phrases that begin; the speaker once a
  /// sentence.
  private mutating func countTraits(_ line: ArraySlice<UInt8>, opensSentence: Bool) {
    for index in CoNLL2012Layout.traits where Self.value(line[columns[index]]) != nil {
      unmodelled += 1
    }
    unmodelled += line[columns[CoNLL2012Layout.parse]].count { $0 == UInt8(ascii: "(") }
    if opensSentence, Self.value(line[columns[CoNLL2012Layout.speaker]]) != nil { unmodelled += 1 }
  }

  /// What the line should have had; `nil` where it has it.
  private var expectedColumns: String? {
    let least = CoNLL2012Layout.firstPredicate + 1
    if columns.count < 2 { return "a word and coreference" }
    if let columnCount, columnCount != columns.count { return "\(columnCount) columns" }
    guard let firstCount, firstCount != columns.count else { return nil }
    if firstCount < least { return "\(firstCount) columns" }
    return columns.count < least ? "at least \(least) columns" : nil
  }

  /// Finds the columns: separated by TABs, or by blanks where the line has no TAB.
  private mutating func cut(_ line: ArraySlice<UInt8>) {
    columns.removeAll(keepingCapacity: true)
    let bytes = line.span, offset = line.startIndex
    let isTabbed = bytes.firstIndex(of: 0x09, in: bytes.indices) != nil
    let separator: UInt8 = isTabbed ? 0x09 : 0x20
    var start = 0
    for index in bytes.indices where bytes[index] == separator {
      if isTabbed || index > start { columns.append(offset + start..<offset + index) }
      start = index + 1
    }
    if isTabbed || bytes.count > start { columns.append(offset + start..<line.endIndex) }
  }

  /// What a column says; `nil` where it is one of the signs for nothing.
  private static func value(_ column: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let first = column.first else { return nil }
    if column.count > 1 { return column }
    return first == UInt8(ascii: "*") || first == UInt8(ascii: "-") || first == UInt8(ascii: "_")
      ? nil : column
  }

  // MARK: - Brackets

  private static let opening = UInt8(ascii: "(")
  private static let closing = UInt8(ascii: ")")

  /// `(TYPE*` begins a name, `*)` ends it, `(TYPE)` is one of one word.
  private mutating func addName(_ value: ArraySlice<UInt8>, _ token: Int, _ line: Int) {
    if value.first == Self.opening {
      if let name {
        report("name", line, "expected the end of \(name.type), found \(Self.quote(value))")
      }
      let type = value.dropFirst().prefix { $0 != UInt8(ascii: "*") && $0 != Self.closing }
      if type.isEmpty { report("name", line, "expected a type, found \(Self.quote(value))") }
      name = (token, String(decoding: type, as: UTF8.self), line)
    }
    guard value.last == Self.closing else { return }
    guard let began = name else {
      return report("name", line, "expected a name that ends, found \(Self.quote(value))")
    }
    let range = began.start..<(token + 1)
    if names.updateValue(began.type, forKey: range) == nil { nameOrder.append(range) }
    name = nil
  }

  /// `(1|(2)` begins one of chain 1 and is one of chain 2; `1)` ends the last that began.
  private mutating func addChains(_ value: ArraySlice<UInt8>, _ token: Int, _ line: Int) {
    var start = value.startIndex
    for index in value.indices where Self.isBar(index, in: value) {
      if index > start { addChain(value[start..<index], token, line) }
      start = index + 1
    }
    if start < value.endIndex { addChain(value[start...], token, line) }
  }

  /// Whether a byte stands between chains: a bar, for which some programs write `_` beside a bracket.
  private static func isBar(_ index: Int, in value: ArraySlice<UInt8>) -> Bool {
    if value[index] == UInt8(ascii: "|") { return true }
    return value[index] == UInt8(ascii: "_")
      && (index > value.startIndex && value[index - 1] == closing
        || index + 1 < value.endIndex && value[index + 1] == opening)
  }

  private mutating func addChain(_ part: ArraySlice<UInt8>, _ token: Int, _ line: Int) {
    let isOpening = part.first == Self.opening, isClosing = part.last == Self.closing
    let name = part.drop { $0 == Self.opening }.prefix { $0 != Self.closing }
    guard !name.isEmpty, isOpening || isClosing else {
      return report("coreference", line, "expected (1, 1) or (1), found \(Self.quote(part))")
    }
    let id = String(decoding: name, as: UTF8.self)
    if isOpening { chains.open(id, at: token, line) }
    guard isClosing else { return }
    guard let began = chains.close(id) else {
      return report(
        "coreference", line, "expected the end of a chain that began, found \(Self.quote(part))")
    }
    spans.append((id, began.start..<(token + 1), line))
  }

  private static func quote(_ value: ArraySlice<UInt8>) -> String {
    quoted(String(decoding: value, as: UTF8.self))
  }

  // MARK: - The article

  mutating func reading(_ options: ReadingOptions) -> Reading {
    endSentence()
    if let name { report("name", name.line, "expected the end of \(name.type), found none") }
    for chain in chains.unclosed {
      while let began = chains.close(chain) {
        report("coreference", began.payload, "expected the end of chain \(chain), found none")
      }
    }
    var article = DraftArticle(id: id, text: text.text, layers: [draft(options.annotator)])
    article.tokens = text.tokenization
    article.unit = .byte
    article.hasPositions = false
    article.faults = faults
    article.unmodelled = unmodelled
    return article.reading(file: file, options: options, bytes: bytes)
  }

  private func draft(_ annotator: Annotator) -> Draft {
    var draft = Draft(annotator)
    var ids: [Range<Int>: String] = [:]
    func add(_ range: Range<Int>, _ type: String, _ line: Int) -> String {
      let id = "T\(draft.mentions.count + 1)"
      draft.mentions.append(
        Draft.Mention(
          id: id, type: type,
          place: Draft.Place(
            spans: text.span(range.lowerBound, range.upperBound).map { [$0] } ?? [], line: line)))
      return id
    }
    for range in nameOrder { ids[range] = add(range, names[range] ?? "", 0) }
    var groups: [String: Int] = [:]
    let sorted = spans.enumerated().sorted { a, b in
      let (x, y) = (a.element.tokens, b.element.tokens)
      if x.lowerBound != y.lowerBound { return x.lowerBound < y.lowerBound }
      return x.count != y.count ? x.count > y.count : a.offset < b.offset
    }
    for (_, span) in sorted {
      // A name stands in one chain; a second chain at its place has a mention of its own.
      let id = ids.removeValue(forKey: span.tokens) ?? add(span.tokens, Draft.untyped, span.line)
      if let group = groups[span.chain] {
        draft.entities[group].members.append(id)
      } else {
        groups[span.chain] = draft.entities.count
        draft.entities.append(Draft.Group(id: span.chain, members: [id], line: span.line))
      }
    }
    return draft
  }

  private mutating func report(_ code: String, _ line: Int, _ message: String) {
    faults.append(Fault(code: code, file: file, line: line, message: message))
  }
}
