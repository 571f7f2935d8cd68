import AssayModel
import AssaySystem

/// PubTator's text format: a title and an abstract, each on a line, with mentions and relations of concepts behind.
///
/// `ID|t|TITLE` and `ID|a|ABSTRACT` are the text, joined by a line break; lines of TAB-separated fields name the article,
/// start and end in code points, text, type and concepts. Concepts are links, several of them parted by `;`, `,` or
/// `|`. A relation of two concepts (`ID TAB CID TAB C1 TAB C2`) is one of two entities, of which each has the mentions of its
/// concept alone, or of a mention of several concepts where there are none; a fifth field, as BioRED has it, is the attribute `novelty`. Further fields of mentions are counted. Lines that have
/// an identifier and the type before the positions are read, too. Source: Wei et al. (2013), "PubTator".
struct PubTatorFormat: CollectionFormat {
  let name = "pubtator"
  let summary = "PubTator's text: titles and abstracts with mentions and relations (read only)"
  let endings = [".pubtator.txt", ".pubtator", ".txt"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let line = head.drop { $0.isBlank }.prefix { $0 != 0x0A && $0 != 0x0D }
    return PubTatorDocuments.textLine(Substring(decoding: line, as: UTF8.self))?.isTitle == true
  }

  func elements(of file: String, options: ReadingOptions) -> LineElements<PubTatorDocuments> {
    LineElements(file, PubTatorDocuments(file: file, annotator: options.annotator))
  }

  func article(
    in element: LineElements<PubTatorDocuments>.Element, at place: ElementPlace,
    options: ReadingOptions
  ) -> Reading? {
    let document = element.content
    return DraftArticle(
      id: document.id, text: document.text, layers: [document.finished], line: document.line,
      faults: document.faults, unmodelled: document.unmodelled
    ).reading(file: place.file, options: options, bytes: document.bytes)
      .refused(by: element.faults)
  }

  func faultWithoutElements(_ file: String, _ options: ReadingOptions) -> Fault? {
    Fault(code: "no-documents", file: file, message: "expected ID|t|TITLE, found no such line")
  }
}

/// Puts lines together to articles.
struct PubTatorDocuments: LineAssembly {
  let file: String
  let annotator: Annotator
  private var current: PubTatorDocument?

  init(file: String, annotator: Annotator) {
    self.file = file
    self.annotator = annotator
  }

  /// The parts of a line of text: whose it is, whether it is the title, and what it says.
  static func textLine(_ line: Substring) -> (id: Substring, isTitle: Bool, text: Substring)? {
    let bytes = line.utf8
    guard let bar = bytes.firstIndex(of: UInt8(ascii: "|")), bar > line.startIndex,
      !line[..<bar].contains(where: \.isWhitespace)
    else { return nil }
    let rest = line[bytes.index(after: bar)...]
    guard rest.hasPrefix("t|") || rest.hasPrefix("a|") else { return nil }
    return (line[..<bar], rest.hasPrefix("t|"), rest.dropFirst(2))
  }

  mutating func take(_ bytes: ArraySlice<UInt8>, number: Int) -> PubTatorDocument? {
    let line = Substring(decoding: bytes, as: UTF8.self)
    var ended: PubTatorDocument?
    if let part = Self.textLine(line) {
      if current == nil || part.isTitle || current?.id != String(part.id) {
        ended = finish()
        current = PubTatorDocument(id: String(part.id), line: number, annotator)
      }
      current?.add(part.text, isTitle: part.isTitle)
    } else if line.allSatisfy(\.isWhitespace) {
      return finish()
    } else {
      if current == nil { current = PubTatorDocument(id: "", line: number, annotator) }
      current?.take(line, number: number, file: file)
    }
    current?.bytes += bytes.count + 1
    return ended
  }

  mutating func finish() -> PubTatorDocument? {
    defer { current = nil }
    return current
  }
}
