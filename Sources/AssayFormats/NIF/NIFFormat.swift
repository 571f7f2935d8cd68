import AssayModel

/// NIF 2.0 in Turtle: contexts with their text, and strings of them with classes and identities.
///
/// Positions are code points, from `nif:beginIndex` and `nif:endIndex` or from the IRI (`#char=0,5`,
/// `#offset_0_5`), proved by `nif:anchorOf`. A string with `itsrdf:taClassRef` or `itsrdf:taIdentRef` is a
/// mention of the first class (`Entity` without one), other classes being attributes `class`; words and
/// sentences are the article's tokens.
struct NIFFormat: DocumentFormat {
  let name = "nif"
  let summary = "NIF 2.0 in Turtle (read only)"
  let endings = [".ttl", ".nif", ".nt"]

  private static let core = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    guard let first = head.first(where: { $0 > 0x20 }),
      [
        UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "<"), UInt8(ascii: "P"),
        UInt8(ascii: "p"),
      ]
      .contains(first), XMLRoot(head)?.tag.contains("xmlns") != true
    else { return false }
    return String(decoding: head, as: UTF8.self).contains(Self.core)
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var faults: [Fault] = []
    guard TextCheck.text(bytes, file: file, faults: &faults) != nil else {
      return [
        Reading(id: identifier(of: file, options), article: nil, faults: faults, bytes: bytes.count)
      ]
    }
    let triples: [Triple]
    do { triples = try TurtleParser.triples(of: bytes) } catch {
      let fault = Fault(code: "turtle", file: file, line: error.line, message: error.message)
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    let resources = Self.resources(triples)
    let contexts = resources.filter { $0.literal(Self.core + "isString") != nil }
    guard !contexts.isEmpty else {
      let fault = Fault(
        code: "missing-text", file: file,
        message: "expected a nif:Context with nif:isString, found none")
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    return contexts.map { context in
      article(context, resources).reading(
        file: file, options: options, bytes: bytes.count / contexts.count)
    }

    func article(_ context: NIFResource, _ resources: [NIFResource]) -> DraftArticle {
      let parts = resources.filter {
        $0.resources(Self.core + "referenceContext").contains(context.id)
      }
      return Self.article(context, parts, options: options, name: identifier(of: file, options))
    }
  }

  private static func resources(_ triples: [Triple]) -> [NIFResource] {
    var numbers: [String: Int] = [:]
    var resources: [NIFResource] = []
    for triple in triples {
      let number = numbers[triple.subject] ?? resources.count
      if number == resources.count {
        numbers[triple.subject] = number
        resources.append(NIFResource(id: triple.subject, line: triple.line))
      }
      resources[number].facts.append((triple.predicate, triple.object))
    }
    return resources
  }

  private static func article(
    _ context: NIFResource, _ parts: [NIFResource], options: ReadingOptions, name: String
  ) -> DraftArticle {
    let text = context.literal(core + "isString") ?? ""
    var draft = Draft(options.annotator)
    var article = DraftArticle(
      id: context.name.isEmpty ? name : context.name, text: text, layers: [], line: context.line)
    var words: [(start: Int, end: Int)] = [], sentences: [(start: Int, end: Int)] = []
    for part in parts {
      guard let span = part.span(core) else {
        article.unmodelled += 1
        continue
      }
      if part.isKind(core + "Word") { words.append(span) }
      if part.isKind(core + "Sentence") { sentences.append(span) }
      if let mention = part.mention(span, quote: part.literal(core + "anchorOf")) {
        draft.mentions.append(mention)
      } else if !part.isKind(core + "Word"), !part.isKind(core + "Sentence") {
        article.unmodelled += 1
      }
    }
    article.layers = [draft]
    let offsets = OffsetTable(ArticleText(text))
    func fragments(_ spans: [(start: Int, end: Int)]) -> [Fragment] {
      spans.compactMap { offsets.fragment($0.start, $0.end, in: .codePoint) }.sorted()
    }
    if !words.isEmpty {
      article.tokens = Tokenization(
        tokens: fragments(words), sentencesAt: fragments(sentences).map(\.start))
    }
    return article
  }
}

/// All that is said of one resource.
private struct NIFResource {
  private static let its = "http://www.w3.org/2005/11/its/rdf#"

  let id: String
  let line: Int
  var facts: [(predicate: String, object: Triple.Object)] = []

  init(id: String, line: Int) {
    self.id = id
    self.line = line
  }

  func literal(_ predicate: String) -> String? {
    for fact in facts where fact.predicate == predicate {
      if case .literal(let text) = fact.object { return text }
    }
    return nil
  }

  func resources(_ predicate: String) -> [String] {
    facts.compactMap { fact in
      if fact.predicate == predicate, case .resource(let id) = fact.object { id } else { nil }
    }
  }

  func isKind(_ type: String) -> Bool {
    resources("http://www.w3.org/1999/02/22-rdf-syntax-ns#type").contains(type)
  }

  /// The last part of the IRI before its fragment.
  var name: String {
    id.prefix { $0 != "#" }.split(separator: "/").last.map(String.init) ?? ""
  }

  /// Start and end from the properties, or from the IRI.
  func span(_ core: String) -> (start: Int, end: Int)? {
    if let start = literal(core + "beginIndex").flatMap({ Int($0) }),
      let end = literal(core + "endIndex").flatMap({ Int($0) })
    {
      return (start, end)
    }
    let fragment = id.split(separator: "#", maxSplits: 1).dropFirst().first ?? ""
    for (prefix, separator) in [("char=", Character(",")), ("offset_", "_")]
    where fragment.hasPrefix(prefix) {
      let numbers = fragment.dropFirst(prefix.count).split(separator: separator).map { Int($0) }
      if numbers.count >= 2, let start = numbers[0], let end = numbers[1] { return (start, end) }
    }
    return nil
  }

  /// The mention that the resource is; `nil` where it has neither class nor identity.
  func mention(_ span: (start: Int, end: Int), quote: String?) -> Draft.Mention? {
    let references = resources(Self.its + "taClassRef")
    let classes = references.map { Self.split($0).identifier }.filter { !$0.isEmpty }
    let identities = resources(Self.its + "taIdentRef").filter { !$0.isEmpty }
    guard !references.isEmpty || !identities.isEmpty else { return nil }
    return Draft.Mention(
      id: id, type: classes.first ?? "Entity",
      place: Draft.Place(spans: [span], quote: quote, line: line),
      attributes: classes.dropFirst().map { Attribute("class", $0) },
      links: identities.map { identity in
        let parts = Self.split(identity)
        return KnowledgeBaseLink(base: parts.base, identifier: parts.identifier)
      }, confidence: literal(Self.its + "taConfidence").flatMap(Double.init))
  }

  /// An IRI taken apart behind its last `/` or `#`.
  private static func split(_ iri: String) -> (base: String, identifier: String) {
    guard let place = iri.lastIndex(where: { $0 == "/" || $0 == "#" }),
      iri.index(after: place) < iri.endIndex
    else { return ("", iri) }
    return (String(iri[...place]), String(iri[iri.index(after: place)...]))
  }
}
