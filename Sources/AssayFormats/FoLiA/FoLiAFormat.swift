import AssayModel

/// FoLiA: words in sentences and paragraphs, with entities, coreference and semantic roles over them.
///
/// The text is put together of the words: a blank between two, none behind one with `space="no"`, a line
/// break between sentences of different paragraphs. Parts of words stand for the word; layers of syntax, time and
/// opinion are counted. Only the current text of a word is read. A file without
/// words gives the text of its sentences, paragraphs or whole, without annotations.
struct FoLiAFormat: DocumentFormat {
  let name = "folia"
  let summary = "FoLiA XML: entities, coreference and semantic roles (read only)"
  let endings = [".folia.xml", ".folia", ".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    XMLRoot(head)?.name == "FoLiA"
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var reader = FoLiAReader()
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

/// Collects what a FoLiA file says.
struct FoLiAReader: XMLRecordReceiver {
  static let recordNames: Set<String> = [
    "w", "t", "entity", "coreferencechain", "predicate", "metadata",
  ]

  private var id = ""
  private var metadata: [String: String] = [:]
  private var text: [UInt8] = []
  private var tokens: [Fragment] = []
  private var sentences: [Int] = []
  private var numbers: [String: Int] = [:]
  private var annotations: [XMLRecord] = []
  /// Text of sentences and paragraphs, for files without words.
  private var pieces: [String] = []
  private var separator = ""
  private var isNewSentence = true
  /// Annotations of other layers.
  private var unmodelled = 0

  mutating func start(_ element: XMLRecord) {
    switch element.name {
    case "FoLiA": id = element["xml:id"] ?? ""
    case "s": isNewSentence = true
    case "chunk", "su", "dependency", "timesegment", "sentiment", "statement", "observation",
      "spanrelation", "modality":
      unmodelled += 1
    case "p", "div", "head", "item", "event":
      isNewSentence = true
      if !text.isEmpty { separator = "\n" }
    default: break
    }
  }

  mutating func take(_ record: XMLRecord) {
    switch record.name {
    case "w": takeWord(record)
    case "t":
      if record["class"] == nil || record["class"] == "current" { pieces.append(record.text) }
    case "metadata":
      for meta in record.all("meta") {
        if let key = meta["id"] { metadata[key] = meta.text }
      }
    default: annotations.append(record)
    }
  }

  private mutating func takeWord(_ word: XMLRecord) {
    let current = word.all("t").first { $0["class"] == nil || $0["class"] == "current" }
    guard let content = current?.text.trimmed, !content.isEmpty else { return }
    text += Array(separator.utf8)
    if isNewSentence { sentences.append(text.count) }
    isNewSentence = false
    name(word, tokens.count)
    tokens.append(Fragment(text.count, text.count + content.utf8.count))
    text += Array(content.utf8)
    separator = word["space"] == "no" ? "" : " "
  }

  /// Lets a word and all its parts, which annotations may name instead of it, stand for a token.
  private mutating func name(_ element: XMLRecord, _ number: Int) {
    if let id = element["xml:id"] { numbers[id] = number }
    for part in element.elements { name(part, number) }
  }

  func article(name: String, file: String, options: ReadingOptions) -> DraftArticle {
    var layer = TokenAnnotations(
      options.annotator, tokens: tokens, numbers: numbers, file: file)
    var unmodelled = unmodelled
    for record in annotations where record.name == "entity" {
      addEntity(record, to: &layer, &unmodelled)
    }
    for record in annotations where record.name == "predicate" {
      addPredicate(record, to: &layer)
    }
    for record in annotations where record.name == "coreferencechain" {
      var members: [String] = []
      for link in record.all("coreferencelink") {
        let mention = layer.mention(over: Self.words(link), orNew: "mention", line: link.line)
        if let mention, !members.contains(mention) { members.append(mention) }
      }
      layer.addChain(record["xml:id"], members, line: record.line)
    }
    let content =
      tokens.isEmpty ? pieces.joined(separator: "\n") : String(decoding: text, as: UTF8.self)
    var article = DraftArticle(
      id: id.isEmpty ? name : id, text: content, metadata: metadata, layers: [layer.draft],
      unit: .byte, faults: layer.faults, unmodelled: unmodelled)
    if !tokens.isEmpty { article.tokens = Tokenization(tokens: tokens, sentencesAt: sentences) }
    return article
  }

  /// The words that an element is about, those of its head where it marks one.
  private static func words(_ element: XMLRecord) -> [String] {
    let own = element.all("wref").compactMap { $0["id"] }
    return own.isEmpty ? element.first("hd").map(words) ?? [] : own
  }

  private func addEntity(
    _ record: XMLRecord, to layer: inout TokenAnnotations, _ unmodelled: inout Int
  ) {
    let words = Self.words(record)
    guard !words.isEmpty else {
      unmodelled += 1
      return
    }
    let features = record.all("feat").compactMap { feature in
      feature["subset"].map { Attribute($0, feature["class"] ?? "") }
    }
    layer.addMention(
      record["xml:id"], record["class"] ?? "entity", over: words, attributes: features,
      confidence: record["confidence"].flatMap(Double.init),
      line: record.line)
  }

  private func addPredicate(_ record: XMLRecord, to layer: inout TokenAnnotations) {
    var arguments: [Draft.Argument] = []
    for role in record.all("semrole") {
      if let filler = layer.mention(over: Self.words(role), orNew: "argument", line: role.line) {
        arguments.append(Draft.Argument(role: role["class"] ?? "", filler: filler))
      }
    }
    layer.addEvent(
      record["xml:id"], record["class"] ?? "predicate", over: Self.words(record),
      arguments: arguments, line: record.line)
  }
}
