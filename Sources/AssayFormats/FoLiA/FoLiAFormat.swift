import AssayModel

/// FoLiA: words in sentences and paragraphs, with entities, coreference and semantic roles over them.
///
/// The text is put together of the words: a blank between two, none behind one with `space="no"`, a line
/// break between blocks. Parts of words stand for the word. Only the current text is read: of a correction what is
/// new, no alternatives. What has no words gives its own text, that of its sentences where these have some.
/// An entity's relations to other places are its links. Annotations of other sorts are counted: parts of speech and
/// others of words, syntax, time, opinion, corrections, strings, comments.
/// Source: FoLiA 2.5 documentation, folia.readthedocs.io.
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
      FoLiAAssembly(reader, file: file, options.annotator)
        .article(name: identifier(of: file, options))
        .reading(file: file, options: options, bytes: bytes.count)
    ]
  }
}

/// Makes an article of what a FoLiA file says.
private struct FoLiAAssembly {
  private let reader: FoLiAReader
  private var layer: TokenAnnotations
  private var unmodelled: Int

  init(_ reader: FoLiAReader, file: String, _ annotator: Annotator) {
    self.reader = reader
    layer = TokenAnnotations(
      annotator, tokens: reader.text.tokens, numbers: reader.numbers, file: file)
    unmodelled = reader.unmodelled
    // Chains and roles look for mentions, so entities come first.
    for record in reader.annotations where record.name == "entity" { addEntity(record) }
    for record in reader.annotations where record.name == "predicate" { addPredicate(record) }
    for record in reader.annotations where record.name == "coreferencechain" { addChain(record) }
  }

  func article(name: String) -> DraftArticle {
    var article = DraftArticle(
      id: reader.id.isEmpty ? name : reader.id, text: reader.text.string,
      metadata: reader.metadata, layers: [layer.draft], unit: .byte, faults: layer.faults,
      unmodelled: unmodelled)
    if !reader.text.tokens.isEmpty {
      article.tokens = Tokenization(
        tokens: reader.text.tokens, sentencesAt: reader.text.sentences)
    }
    return article
  }

  /// The words that an element is about, those of its head among them.
  private static func words(_ element: XMLRecord) -> [String] {
    element.elements.flatMap { inner in
      inner.name == "wref"
        ? [inner["id"]].compactMap(\.self) : inner.name == "hd" ? words(inner) : []
    }
  }

  private mutating func addEntity(_ record: XMLRecord) {
    let words = Self.words(record)
    guard !words.isEmpty else {
      unmodelled += 1
      return
    }
    var features: [Attribute] = []
    var links: [KnowledgeBaseLink] = []
    for inner in record.elements {
      switch inner.name {
      case "feat":
        if let subset = inner["subset"] { features.append(Attribute(subset, inner["class"] ?? "")) }
      case "relation", "alignment":
        if let address = inner["xlink:href"], inner.elements.isEmpty {
          links.append(KnowledgeBaseLink(base: inner["class"] ?? "", identifier: address))
        } else {
          unmodelled += 1
        }
      case "wref", "hd": break
      default: unmodelled += 1
      }
    }
    layer.addMention(
      record["xml:id"], record["class"] ?? "entity", over: words, attributes: features,
      links: links, confidence: record["confidence"].flatMap(Double.init), line: record.line)
  }

  private mutating func addPredicate(_ record: XMLRecord) {
    var arguments: [Draft.Argument] = []
    for role in record.all("semrole") {
      let words = Self.words(role)
      guard !words.isEmpty else {
        unmodelled += 1
        continue
      }
      if let filler = layer.mention(over: words, orNew: "argument", line: role.line) {
        arguments.append(Draft.Argument(role: role["class"] ?? "", filler: filler))
      }
    }
    layer.addEvent(
      record["xml:id"], record["class"] ?? "predicate", over: Self.words(record),
      arguments: arguments, line: record.line)
  }

  private mutating func addChain(_ record: XMLRecord) {
    var members: [String] = []
    for link in record.all("coreferencelink") {
      unmodelled += link.all("feat").count
      let mention = layer.mention(over: Self.words(link), orNew: "mention", line: link.line)
      if let mention, !members.contains(mention) { members.append(mention) }
    }
    // Chains have no types here.
    if record["class"] != nil { unmodelled += 1 }
    layer.addChain(record["xml:id"], members, line: record.line)
  }
}
