import AssayModel

/// TCF 0.4, the format of WebLicht: a text, tokens in its order, and layers over them.
///
/// Tokens are found in the text one behind the other, as they are spelled, as their `surfaceForm` or as what
/// parsers write for a bracket or a quotation mark (`-LRB-`); where one is not found, the text is made of the tokens,
/// with a warning. Named
/// entities are mentions of their class, references chains. Version 0.3 names tokens by elements, 0.4 in an
/// attribute; both are read.
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
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    return [
      reader.article(name: identifier(of: file, options), file: file, options: options)
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
  /// Annotations of other layers: of words, phrases, syntax, meaning, sound and place.
  private static let counted: Set<String> = [
    "tag", "lemma", "parse", "constituent", "dependency", "chunk", "field", "connective", "gpoint",
    "orthform", "item", "correction", "pron", "textspan", "relation", "ws", "split",
  ]

  mutating func start(_ element: XMLRecord) {
    if Self.counted.contains(element.name) { unmodelled += 1 }
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
    let words = distinctWords()
    var faults: [Fault] = []
    var text = ArticleText(text ?? Self.joined(words))
    var places = Self.places(of: words, in: text)
    if let strange = words.dropFirst(places.count).first {
      let end = places.last?.end ?? 0
      faults.append(
        Fault(
          .warning, code: "text", file: file, line: strange.line,
          message: "expected the token \(quoted(strange.text)) behind byte \(end) of the text, "
            + "found it nowhere; the text is made of the tokens"))
      text = ArticleText(Self.joined(words))
      places = Self.places(of: words, in: text)
    }
    let tokens = places
    var numbers: [String: Int] = [:]
    for (number, word) in words.prefix(tokens.count).enumerated() {
      if let id = word["ID"] { numbers[id] = number }
      for part in word["parts"]?.split(separator: " ") ?? [] where numbers[String(part)] == nil {
        numbers[String(part)] = number
      }
    }
    var layer = TokenAnnotations(
      options.annotator, tokens: tokens, numbers: numbers, file: file)
    for entity in entities where entity.first("reference") == nil {
      layer.addMention(
        entity["ID"], entity["class"] ?? "entity", over: Self.ids(entity), line: entity.line)
    }
    var unmodelled = unmodelled
    for entity in entities where entity.first("reference") != nil {
      unmodelled += entity.all("extref").count
      for reference in entity.all("reference") {
        unmodelled += reference["type"] == nil ? 0 : 1
        unmodelled += reference["rel"] == nil ? 0 : 1
      }
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

  /// The words that have a place of their own: those of one form share it, "in" and "dem" that of "im".
  private func distinctWords() -> [XMLRecord] {
    var known: Set<String> = []
    return words.filter { word in
      if word.text.isEmpty { return false }
      guard let id = word["ID"] else { return true }
      if known.contains(id) { return false }
      known.formUnion([id] + (word["parts"]?.split(separator: " ").map(String.init) ?? []))
      return true
    }
  }

  private static func joined(_ words: [XMLRecord]) -> String {
    words.map { $0["surfaceForm"] ?? $0.text }.joined(separator: " ")
  }

  /// Where words stand one behind the other, up to the first that is not found.
  private static func places(of words: [XMLRecord], in text: ArticleText) -> [Fragment] {
    var places: [Fragment] = []
    for word in words {
      guard let place = place(of: word, in: text.bytes, from: places.last?.end ?? 0) else { break }
      places.append(place)
    }
    return places
  }

  private static func ids(_ element: XMLRecord) -> [String] {
    guard let ids = element["tokenIDs"] else {
      return element.all("tokenRef").compactMap { $0["tokID"] }
    }
    return ids.split(separator: " ").map(String.init)
  }

  private static func distinct(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  /// What stands in a text for what parsers write instead.
  private static let spellings: [String: [String]] = [
    "-LRB-": ["("], "-RRB-": [")"], "-LSB-": ["["], "-RSB-": ["]"], "-LCB-": ["{"],
    "-RCB-": ["}"], "``": ["\"", "\u{201C}", "\u{201E}", "\u{AB}"],
    "''": ["\"", "\u{201D}", "\u{201C}", "\u{BB}"], "`": ["'", "\u{2018}"],
    "--": ["\u{2013}", "\u{2014}"],
    "...": ["\u{2026}"],
  ]

  /// Where a token stands next: no more than white space behind `start` in any spelling, else further on.
  private static func place(of word: XMLRecord, in text: [UInt8], from start: Int) -> Fragment? {
    var forms = [word["surfaceForm"], word.text].compactMap(\.self)
    forms += spellings[word.text] ?? []
    if word.text.utf8.first == UInt8(ascii: "'") {
      forms.append("\u{2019}" + word.text.dropFirst())
    }
    let bytes = forms.map { Array($0.utf8) }.filter { !$0.isEmpty }
    let near = text[start...].firstIndex { $0 != 0x20 && $0 &- 0x09 > 4 } ?? text.count
    for form in bytes where text[near...].starts(with: form) {
      return Fragment(near, near + form.count)
    }
    return bytes.lazy.compactMap { place(of: $0, in: text, from: start) }.first
  }

  private static func place(of quote: [UInt8], in text: [UInt8], from start: Int) -> Fragment? {
    guard start + quote.count <= text.count else { return nil }
    for place in start...(text.count - quote.count)
    where text[place] == quote[0] && text[place..<place + quote.count].elementsEqual(quote) {
      return Fragment(place, place + quote.count)
    }
    return nil
  }
}
