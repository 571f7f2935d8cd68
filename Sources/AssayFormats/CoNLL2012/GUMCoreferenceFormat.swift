internal import AssayModel
internal import AssaySystem

/// Coreference as GUM has it in `coref/gum/conll`: the number of a token, the token, and brackets.
///
/// A bracket says type, chain and, where there is one, the name in Wikipedia, as in `(person-1-Ada_Lovelace`,
/// and its end repeats it; mentions may cross. There are no sentences, so that a document is one, unless blank
/// lines part it.
struct GUMCoreferenceFormat: CollectionFormat {
  let name = "gum-coref"
  let summary = "GUM's columns of coreference: number, token and brackets (read only)"
  let endings = [".conll"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard head.starts(with: "# begin document".utf8) else { return false }
    let row = head.split(separator: 0x0A).first { $0.first != UInt8(ascii: "#") } ?? []
    return row.split(separator: 0x09).count == 3
  }

  func elements(of file: String, options: ReadingOptions) -> LineElements<GUMDocuments> {
    LineElements(file, GUMDocuments(file: file, stem: identifier(of: file, options)))
  }

  func article(
    in element: LineElements<GUMDocuments>.Element, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    var document = element.content
    return document.reading(file: place.file, options: options).refused(by: element.faults)
  }
}

/// Puts lines together to documents.
struct GUMDocuments: LineAssembly {
  private static let begin = "# begin document"

  private let file: String
  private let stem: String
  private var current: GUMDocument?

  init(file: String, stem: String) {
    self.file = file
    self.stem = stem
  }

  mutating func take(_ line: ArraySlice<UInt8>, number: Int) -> GUMDocument? {
    let line = String(decoding: line, as: UTF8.self)
    if line.hasPrefix(Self.begin) {
      let ended = finish()
      let id = line.dropFirst(Self.begin.count).trimmed
      current = GUMDocument(id: id.isEmpty ? stem : id)
      return ended
    }
    if line.hasPrefix("# end document") { return finish() }
    if current == nil, !line.trimmed.isEmpty { current = GUMDocument(id: stem) }
    current?.add(line, at: (file: file, line: number), bytes: line.utf8.count + 1)
    return nil
  }

  mutating func finish() -> GUMDocument? {
    defer { current = nil }
    return current
  }
}

/// A document that is put together from its lines.
struct GUMDocument {
  private static let fields = EntityFields(["etype", "GRP", "identity"])

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
    for part in columns[2].split(separator: "|") {
      entities.add(
        Array(part.utf8)[...], at: token..<(token + 1),
        part.contains("-") ? Self.fields : .identifier,
        place)
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
