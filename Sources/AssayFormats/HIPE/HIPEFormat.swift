internal import AssayModel

/// The columns of CLEF-HIPE 2020 and 2022: historical newspapers with names, read only.
///
/// Literal names of the coarse column are the first layer, with Wikidata links of `NEL-LIT`; each other
/// column that has tags is a layer under its own name. The text follows `NoSpaceAfter` and `EndOfLine`;
/// a sentence ends at `EndOfSentence`, and everything between two `# document_id` lines is an article.
/// Definition: Ehrmann et al., CLEF 2022, and the participation guidelines of HIPE-2022.
struct HIPEFormat: CollectionFormat {
  let name = "hipe"
  let summary = "CLEF-HIPE: tokens of historical newspapers with columns of names"
  let endings = [".tsv"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    for line in head.split(separator: 0x0A).prefix(200) {
      if line.first == UInt8(ascii: "#") { continue }
      return line.starts(with: "TOKEN\tNE-COARSE-LIT".utf8)
    }
    return false
  }

  func elements(of file: String, options: ReadingOptions) -> LineElements<HIPERows> {
    LineElements(file, HIPERows(file: file))
  }

  func article(
    in element: LineElements<HIPERows>.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    let assembly = element.content
    let stem = identifier(of: place.file, options)
    let name = place.number == 1 ? stem : "\(stem)-\(place.number)"
    return assembly.reading(id: assembly.id ?? name, file: place.file, options)
      .refused(by: element.faults)
  }

  /// `# key = value`, with blanks or TABs between; `nil` for another line, as a token may be `#`.
  fileprivate static func comment(
    _ line: String, columns: Int
  ) -> (key: String, value: String)? {
    guard line.hasPrefix("# ") || line.hasPrefix("#\t"), let sign = line.firstIndex(of: "="),
      line.utf8.count(where: { $0 == 0x09 }) + 1 != columns
    else { return nil }
    func isGap(_ character: Character) -> Bool { character == " " || character == "\t" }
    let key = line[..<sign].dropFirst(2).filter { !isGap($0) }
    return (key, String(line[line.index(after: sign)...].drop(while: isGap)))
  }

  /// Whether a line is a remark without a key.
  fileprivate static func isRemark(_ line: String) -> Bool {
    line.hasPrefix("# ") && !line.contains("\t")
  }
}

/// Puts rows together to articles.
struct HIPERows: LineAssembly {
  private let file: String
  private var columns: [String] = []
  private var current: HIPEAssembly?

  init(file: String) { self.file = file }

  mutating func take(_ line: ArraySlice<UInt8>, number: Int) -> HIPEAssembly? {
    let line = String(decoding: line, as: UTF8.self)
    var ended: HIPEAssembly?
    if line.hasPrefix("TOKEN\t") {
      let names = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      // Rows that came before have the columns that were named then.
      if names != columns, current?.hasRows ?? false { ended = finish() }
      columns = names
    } else if let comment = HIPEFormat.comment(line, columns: columns.count) {
      if comment.key.hasSuffix("document_id") { ended = finish() }
      begin()
      current?.add(comment)
    } else if HIPEFormat.isRemark(line) {
      current?.remarks += 1
    } else if !line.isEmpty || current != nil {
      begin()
      current?.add(line, columns, (file, number))
    }
    current?.bytes += line.utf8.count + 1
    return ended
  }

  mutating func finish() -> HIPEAssembly? {
    guard var done = current, !done.isEmpty else { return nil }
    current = nil
    done.columns = columns
    return done
  }

  private mutating func begin() {
    if current == nil { current = HIPEAssembly() }
  }
}

/// An article that is put together from rows.
struct HIPEAssembly {
  private(set) var id: String?
  var bytes = 0
  /// How many lines say something to their reader.
  var remarks = 0
  /// The names of the columns.
  var columns: [String] = []
  private var metadata: [String: String] = [:]
  private var text: [UInt8] = []
  private var tokens: [Fragment] = []
  private var sentenceStarts: [Int] = []
  private var opensSentence = true
  /// What stands before the next token.
  private var gap: [UInt8] = []
  private var rows: [[Substring]] = []
  private var faults: [Fault] = []

  var isEmpty: Bool { tokens.isEmpty && faults.isEmpty && id == nil }

  var hasRows: Bool { !rows.isEmpty }

  mutating func add(_ comment: (key: String, value: String)) {
    let name = comment.key.split(separator: ":").last.map(String.init) ?? comment.key
    if name == "document_id" { id = comment.value } else { metadata[name] = comment.value }
  }

  mutating func add(_ line: String, _ columns: [String], _ place: (file: String, line: Int)) {
    if line.isEmpty {
      opensSentence = true
      return
    }
    var values = Substring(line).split(separator: "\t", omittingEmptySubsequences: false)
    // Some programs end a line with a TAB.
    if values.count == columns.count + 1, values.last?.isEmpty == true { values.removeLast() }
    guard values.count == columns.count, let token = values.first else {
      faults.append(
        Fault(
          code: "columns", file: place.file, line: place.line,
          message: "expected \(columns.count) columns separated by TABs, found \(values.count)"))
      return
    }
    let flags = columns.firstIndex(of: "MISC").map { values[$0].split(separator: "|") } ?? []
    if !tokens.isEmpty { text += gap }
    if opensSentence { sentenceStarts.append(tokens.count) }
    opensSentence = flags.contains("EndOfSentence")
    let start = text.count
    text += Array(token.utf8)
    tokens.append(Fragment(start, text.count))
    rows.append(values)
    gap = flags.contains("EndOfLine") ? [0x0A] : flags.contains("NoSpaceAfter") ? [] : [0x20]
  }

  func reading(
    id: String, file: String, _ options: ReadingOptions
  ) -> Reading {
    let tokenization = Tokenization(tokens: tokens, sentenceStarts: sentenceStarts)
    var drafts: [Draft] = []
    for (index, name) in columns.enumerated() where name.hasPrefix("NE-") {
      let isFirst = drafts.isEmpty
      let tags = TagSequence(rows.map { $0[index] == "_" ? "O" : String($0[index]) })
      if !isFirst, tags.names.allSatisfy({ $0 == "O" }) { continue }
      let links = columns.firstIndex(of: name.hasSuffix("METO") ? "NEL-METO" : "NEL-LIT")
      var draft = Draft(isFirst ? options.annotator : .person(name))
      draft.tags = tags
      let decoded = tags.chunks(sentences: tokenization.sentences, decoding: options.decoding)
      for chunk in decoded.chunks { draft.mentions.append(mention(chunk, links)) }
      drafts.append(draft)
    }
    var article = DraftArticle(
      id: id, text: String(decoding: text, as: UTF8.self), metadata: metadata, layers: drafts)
    article.tokens = tokenization
    article.unit = .byte
    article.hasPositions = false
    article.faults = faults
    article.unmodelled = remarks
    return article.reading(file: file, options: options, bytes: bytes)
  }

  /// A mention with the link of its first token; `NIL` is a link to nothing.
  private func mention(_ chunk: Chunk, _ links: Int?) -> Draft.Mention {
    let first = chunk.tokens.lowerBound, last = chunk.tokens.upperBound - 1
    var mention = Draft.Mention(
      type: chunk.type, place: Draft.Place(spans: [(tokens[first].start, tokens[last].end)]))
    if let links, rows[first][links] != "_", rows[first][links] != "-" {
      mention.links = [
        KnowledgeBaseLink(base: "Wikidata", identifier: String(rows[first][links]))
      ]
    }
    return mention
  }
}
