internal import AssayModel

/// The columns of CLEF-HIPE 2020 and 2022: historical newspapers with names, read only.
///
/// Literal names of the coarse column are the first layer, with Wikidata links of `NEL-LIT`; each other
/// column that has tags is a layer under its own name. The text follows `NoSpaceAfter` and `EndOfLine`;
/// a sentence ends at `EndOfSentence`, and everything between two `# document_id` lines is an article.
/// Definition: Ehrmann et al., CLEF 2022, and the participation guidelines of HIPE-2022.
struct HIPEFormat: DocumentFormat {
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

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    let stem = identifier(of: file, options)
    if let fault = TextCheck.invalid(bytes, file: file) {
      return [Reading(id: stem, article: nil, faults: [fault], bytes: bytes.count)]
    }
    var readings: [Reading] = []
    var columns: [String] = []
    var assembly: HIPEAssembly?
    func finish() {
      guard let done = assembly, !done.isEmpty else { return }
      let name = readings.isEmpty ? stem : "\(stem)-\(readings.count + 1)"
      readings.append(done.reading(id: done.id ?? name, file: file, columns, options))
      assembly = nil
    }
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      if text.hasPrefix("TOKEN\t") {
        let names = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        // Rows that came before have the columns that were named then.
        if names != columns, assembly?.hasRows ?? false { finish() }
        columns = names
      } else if let comment = Self.comment(text) {
        if comment.key.hasSuffix("document_id") { finish() }
        if assembly == nil { assembly = HIPEAssembly() }
        assembly?.add(comment)
      } else {
        if text.isEmpty && assembly == nil { continue }
        if assembly == nil { assembly = HIPEAssembly() }
        assembly?.add(text, columns, (file, index + 1))
      }
      assembly?.bytes += line.count + 1
    }
    finish()
    return readings
  }

  /// `# key = value`; `nil` for another line, as a token may be `#`.
  private static func comment(_ line: String) -> (key: String, value: String)? {
    guard line.hasPrefix("# "), !line.contains("\t"), let sign = line.firstIndex(of: "=") else {
      return nil
    }
    let key = line[..<sign].dropFirst(2).filter { $0 != " " }
    return (key, String(line[line.index(after: sign)...].drop { $0 == " " }))
  }
}

/// An article that is put together from rows.
private struct HIPEAssembly {
  private(set) var id: String?
  var bytes = 0
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
    let values = Substring(line).split(separator: "\t", omittingEmptySubsequences: false)
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
    id: String, file: String, _ columns: [String], _ options: ReadingOptions
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
