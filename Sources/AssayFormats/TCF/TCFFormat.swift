import AssayModel

/// TCF 0.4, the format of WebLicht: a text, tokens in its order, and layers over them.
///
/// Tokens are found in the text one behind the other; a token that is not found is a fault. Named entities are
/// mentions of their class, references chains.
struct TCFFormat: DocumentFormat {
  let name = "tcf"
  let summary = "TCF (WebLicht): named entities and references (read only)"
  let endings = [".tcf", ".tcf.xml", ".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let root = XMLRoot(head)?.name
    return root == "D-Spin" || root == "TextCorpus"
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var reader = TCFReader()
    if let fault = reader.read(bytes, file: file, options: options) {
      return [Reading(id: stem(of: file), article: nil, faults: [fault], bytes: bytes.count)]
    }
    return [
      reader.article(name: stem(of: file), file: file, options: options)
        .reading(file: file, options: options, bytes: bytes.count)
    ]
  }
}

/// Collects what a TCF file says.
struct TCFReader: XMLRecordReceiver {
  static let recordNames: Set<String> = ["text", "token", "sentence", "entity"]

  private var text: String?
  private var words: [XMLRecord] = []
  private var sentences: [XMLRecord] = []
  private var entities: [XMLRecord] = []
  private var unmodelled = 0

  mutating func start(_ element: XMLRecord) {
    if ["parse", "constituent", "dependency"].contains(element.name) { unmodelled += 1 }
  }

  mutating func take(_ record: XMLRecord) {
    switch record.name {
    case "text": text = record.text
    case "token": words.append(record)
    case "sentence": sentences.append(record)
    default: entities.append(record)
    }
  }

  func article(name: String, file: String, options: ReadingOptions) -> DraftArticle {
    let text = ArticleText(text ?? words.map(\.text).joined(separator: " "))
    var faults: [Fault] = []
    var tokens: [Fragment] = []
    var numbers: [String: Int] = [:]
    var end = 0
    for word in words {
      let quote = Array(word.text.utf8)
      guard let start = Self.place(of: quote, in: text.bytes, from: end) else {
        faults.append(
          Fault(
            code: "quote-mismatch", file: file, line: word.line,
            message: "expected the token \(quoted(word.text)) behind byte \(end) of the text, "
              + "found it nowhere"))
        continue
      }
      end = start + quote.count
      if let id = word["ID"] { numbers[id] = tokens.count }
      tokens.append(Fragment(start, end))
    }
    var layer = TokenAnnotations(
      options.annotator, tokens: tokens, numbers: numbers, file: file)
    for entity in entities where entity.first("reference") == nil {
      layer.addMention(
        entity["ID"], entity["class"] ?? "entity", over: Self.ids(entity), line: entity.line)
    }
    for entity in entities where entity.first("reference") != nil {
      let members = entity.all("reference").compactMap { reference in
        layer.mention(over: Self.ids(reference), orNew: "mention", line: reference.line)
      }
      layer.addChain(entity["ID"].map { "chain-\($0)" }, Self.distinct(members), line: entity.line)
    }
    var article = DraftArticle(
      id: name, text: text.string, layers: [layer.draft], unit: .byte,
      faults: faults + layer.faults, unmodelled: unmodelled)
    if !tokens.isEmpty {
      let starts = sentences.compactMap { sentence in
        Self.ids(sentence).first.flatMap { numbers[$0] }.map { tokens[$0].start }
      }
      article.tokens = Tokenization(tokens: tokens, sentencesAt: starts)
    }
    return article
  }

  private static func ids(_ element: XMLRecord) -> [String] {
    (element["tokenIDs"] ?? "").split(separator: " ").map(String.init)
  }

  private static func distinct(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  /// Where a token stands next, no more than white space away from `start` if that is so, else further on.
  private static func place(of quote: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard !quote.isEmpty, start + quote.count <= text.count else { return nil }
    for place in start...(text.count - quote.count)
    where text[place] == quote[0] && text[place..<place + quote.count].elementsEqual(quote) {
      return place
    }
    return nil
  }
}
