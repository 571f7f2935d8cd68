import AssayModel
import AssayXML

/// GUM's XML for the Corpus Workbench: a token a line with its features, and elements around them.
///
/// `text` is an article with its metadata as attributes, `s` a sentence, `w` a word whose tokens stand without blanks
/// between them. Dates and times are mentions with their attributes; other elements say how the text looks.
/// Source: Zeldes (2017), "The GUM corpus", section 3; github.com/amir-zeldes/gum.
struct GUMXMLFormat: CollectionFormat {
  let name = "gum-xml"
  let summary = "GUM's XML: tokens a line, sentences, dates and times (read only)"
  let endings = [".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard let root = XMLRoot(head), root.name == "text", root.tag.contains(" id=") else {
      return false
    }
    let rows = head.split(separator: 0x0A).dropFirst().filter { $0.first != UInt8(ascii: "<") }
    return rows.first.map { row in row.count { $0 == 0x09 } > 1 } ?? false
  }

  func elements(of file: String, options: ReadingOptions) -> XMLRecordElements {
    XMLRecordElements(file, names: ["text"], options: options)
  }

  func article(
    in element: XMLRecord, at place: ElementPlace, options: ReadingOptions
  ) -> Reading? {
    var document = GUMXMLDocument(options.annotator)
    document.walk(element)
    return document.article(element, name: place.name).reading(
      file: place.file, options: options, bytes: element.bytes)
  }
}

/// One text on its way into an article.
private struct GUMXMLDocument {
  private var text: [UInt8] = []
  private var tokens: [Fragment] = []
  private var sentenceStarts: [Int] = []
  private var draft: Draft
  private var opensSentence = true
  /// Whether the next token follows the last one without a blank.
  private var isJoined = false

  init(_ annotator: Annotator) {
    draft = Draft(annotator)
  }

  mutating func walk(_ element: XMLRecord) {
    // The parser may part a line.
    var lines = ""
    for node in element.content {
      switch node {
      case .text(let piece): lines += piece
      case .element(let inner):
        add(lines: lines)
        lines = ""
        enter(inner)
      }
    }
    add(lines: lines)
  }

  private mutating func add(lines: String, areJoined: Bool = false) {
    for line in lines.split(separator: "\n") where !line.trimmed.isEmpty {
      add(line)
      isJoined = areJoined
    }
    isJoined = false
  }

  private mutating func enter(_ element: XMLRecord) {
    let first = tokens.count
    if element.name == "s" { opensSentence = true }
    if element.name == "w" {
      add(lines: element.text, areJoined: true)
    } else {
      walk(element)
    }
    guard ["date", "time"].contains(element.name), first < tokens.count else { return }
    draft.mentions.append(
      Draft.Mention(
        type: element.name,
        place: Draft.Place(
          spans: [(tokens[first].start, tokens[tokens.count - 1].end)], line: element.line),
        attributes: element.attributes.map { Attribute($0.name, $0.value) }))
  }

  private mutating func add(_ line: Substring) {
    let word = line.prefix { $0 != "\t" }
    if opensSentence { sentenceStarts.append(tokens.count) }
    if !tokens.isEmpty, opensSentence || !isJoined { text.append(opensSentence ? 0x0A : 0x20) }
    opensSentence = false
    tokens.append(Fragment(text.count, text.count + word.utf8.count))
    text += Array(word.utf8)
  }

  func article(_ element: XMLRecord, name: String) -> DraftArticle {
    var article = DraftArticle(
      id: element["id"] ?? name, text: String(decoding: text, as: UTF8.self), layers: [draft],
      line: element.line)
    article.metadata = Dictionary(
      element.attributes.filter { $0.name != "id" && !$0.value.isEmpty }.map {
        ($0.name, $0.value)
      },
      uniquingKeysWith: { $1 })
    article.tokens = Tokenization(tokens: tokens, sentenceStarts: sentenceStarts)
    article.unit = .byte
    article.hasPositions = false
    return article
  }
}
