internal import AssayModel
internal import AssaySystem

/// Coreference as GUM has it in `coref/gum/conll`: the number of a token, the token, and brackets.
///
/// A bracket says type, chain and, where there is one, the name in Wikipedia, as in `(person-1-Ada_Lovelace`,
/// and its end repeats it; mentions may cross. There are no sentences, so that a document is one, unless blank
/// lines part it.
struct GUMCoreferenceFormat: DocumentFormat {
  let name = "gum-coref"
  let summary = "GUM's columns of coreference: number, token and brackets (read only)"
  let endings = [".conll"]

  private static let begin = "# begin document"

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard head.starts(with: Self.begin.utf8) else { return false }
    let row = head.split(separator: 0x0A).first { $0.first != UInt8(ascii: "#") } ?? []
    return row.split(separator: 0x09).count == 3
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    let stem = identifier(of: file, options)
    if let fault = TextCheck.invalid(bytes, file: file) {
      return [Reading(id: stem, article: nil, faults: [fault], bytes: bytes.count)]
    }
    var readings: [Reading] = []
    var document: GUMDocument?
    func finish() {
      if let reading = document?.reading(file: file, options: options) { readings.append(reading) }
      document = nil
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index == lines.count - 1, line.isEmpty { break }
      let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      if text.hasPrefix(Self.begin) {
        finish()
        let id = text.dropFirst(Self.begin.count).trimmed
        document = GUMDocument(id: id.isEmpty ? stem : id)
      } else if text.hasPrefix("# end document") {
        finish()
      } else {
        if document == nil, !text.trimmed.isEmpty { document = GUMDocument(id: stem) }
        document?.add(text, at: (file: file, line: index + 1), bytes: line.count + 1)
      }
    }
    finish()
    return readings
  }
}

/// A document that is put together from its lines.
private struct GUMDocument {
  let id: String
  private var text = TokenText()
  private var entities = EntityReader()
  private var faults: [Fault] = []
  private var bytes = 0
  private var opensSentence = true

  init(id: String) { self.id = id }

  mutating func add(_ line: String, at place: (file: String, line: Int), bytes count: Int) {
    bytes += count
    if line.trimmed.isEmpty {
      opensSentence = true
      return
    }
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard columns.count == 3 else {
      faults.append(
        Fault(
          code: "columns", file: place.file, line: place.line,
          message: "expected 3 columns separated by TABs, found \(columns.count)"))
      return
    }
    let token = text.tokens.count
    text.addToken(Array(columns[1].utf8)[...], opensSentence: opensSentence)
    opensSentence = false
    guard columns[2] != "_", columns[2] != "-" else { return }
    let row = CoNLLUText.Places.Row(tokens: token..<(token + 1), sentence: 0)
    for part in columns[2].split(separator: "|") {
      entities.add(
        part, at: row, part.contains("-") ? ["etype", "GRP", "identity"] : ["GRP"], place)
    }
  }

  mutating func reading(file: String, options: ReadingOptions) -> Reading {
    entities.finish(file: file)
    var article = DraftArticle(
      id: id, text: text.text, layers: [entities.draft(options.annotator, text.tokens)])
    article.tokens = text.tokenization
    article.unit = .byte
    article.hasPositions = false
    article.faults = (faults + entities.faults).sorted { ($0.line ?? .max) < ($1.line ?? .max) }
    return article.reading(file: file, options: options, bytes: bytes)
  }
}
