import AssayModel

/// What a document says of texts and of the strings in them.
struct NIFGraph {
  /// The resources that have a text, in the order in which they came.
  private(set) var contexts: [Int32] = []
  /// The strings of each context.
  private var parts: [Int32: [Int32]] = [:]
  private let document: TurtleDocument
  private let names: Names

  /// The numbers of the names of the vocabulary; `nil` for one that the document has not.
  private struct Names {
    let type, isString, referenceContext, anchorOf, beginIndex, endIndex, word, sentence: Int32?
    let taClassRef, taIdentRef, taConfidence, annotationUnit, confidence: Int32?

    init(_ document: TurtleDocument, _ core: String) {
      let its = "http://www.w3.org/2005/11/its/rdf#"
      type = document.number(of: "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
      isString = document.number(of: core + "isString")
      referenceContext = document.number(of: core + "referenceContext")
      anchorOf = document.number(of: core + "anchorOf")
      beginIndex = document.number(of: core + "beginIndex")
      endIndex = document.number(of: core + "endIndex")
      word = document.number(of: core + "Word")
      sentence = document.number(of: core + "Sentence")
      taClassRef = document.number(of: its + "taClassRef")
      taIdentRef = document.number(of: its + "taIdentRef")
      taConfidence = document.number(of: its + "taConfidence")
      annotationUnit = document.number(of: core + "annotationUnit")
      confidence = document.number(of: core + "confidence")
    }
  }

  init(_ document: TurtleDocument, core: String) {
    self.document = document
    names = Names(document, core)
    for subject in document.subjects {
      if document.literal(of: subject, names.isString) != nil { contexts.append(subject) }
      var last: Int32?
      for context in document.resources(of: subject, names.referenceContext) where context != last {
        parts[context, default: []].append(subject)
        last = context
      }
    }
  }

  /// The article of a context.
  ///
  /// - Parameter name: What it is called where its IRI does not tell.
  func article(_ context: Int32, options: ReadingOptions, name: String) -> DraftArticle {
    let text = document.literal(of: context, names.isString) ?? ""
    let own =
      document.name(context).prefix { $0 != "#" }.split(separator: "/").last.map(String.init) ?? ""
    var draft = Draft(options.annotator)
    var article = DraftArticle(
      id: own.isEmpty ? name : own, text: text, layers: [], line: document.line(of: context))
    var words: [(start: Int, end: Int)] = [], sentences: [(start: Int, end: Int)] = []
    for part in parts[context] ?? [] {
      guard let span = span(of: part) else {
        article.unmodelled += 1
        continue
      }
      let kinds = document.resources(of: part, names.type)
      let isWord = kinds.contains { $0 == names.word }
      let isSentence = kinds.contains { $0 == names.sentence }
      if isWord { words.append(span) }
      if isSentence { sentences.append(span) }
      if let mention = mention(part, span) {
        draft.mentions.append(mention)
      } else if !isWord, !isSentence {
        article.unmodelled += 1
      }
    }
    article.layers = [draft]
    if !words.isEmpty {
      let offsets = OffsetTable(ArticleText(text))
      func fragments(_ spans: [(start: Int, end: Int)]) -> [Fragment] {
        spans.compactMap { offsets.fragment($0.start, $0.end, in: .codePoint) }.sorted()
      }
      article.tokens = Tokenization(
        tokens: fragments(words), sentencesAt: fragments(sentences).map(\.start))
    }
    return article
  }

  /// Start and end from the properties, or from the IRI.
  private func span(of part: Int32) -> (start: Int, end: Int)? {
    if let start = document.literal(of: part, names.beginIndex).flatMap({ Int($0) }),
      let end = document.literal(of: part, names.endIndex).flatMap({ Int($0) })
    {
      return (start, end)
    }
    let fragment =
      document.name(part).split(separator: "#", maxSplits: 1).dropFirst().first ?? ""
    for (prefix, separator) in [("char=", Character(",")), ("offset_", "_")]
    where fragment.hasPrefix(prefix) {
      let numbers = fragment.dropFirst(prefix.count).split(separator: separator).map { Int($0) }
      if numbers.count >= 2, let start = numbers[0], let end = numbers[1] { return (start, end) }
    }
    return nil
  }

  /// The mention that a string is; `nil` where it has neither class nor identity.
  private func mention(_ part: Int32, _ span: (start: Int, end: Int)) -> Draft.Mention? {
    // In NIF 2.1 annotations are resources of their own.
    let units = [part] + document.resources(of: part, names.annotationUnit)
    let references = units.flatMap { document.resources(of: $0, names.taClassRef) }
    let classes = references.map { Self.split(document.name($0)).identifier }.filter { !$0.isEmpty }
    let identities = units.flatMap { document.resources(of: $0, names.taIdentRef) }
      .map { document.name($0) }.filter { !$0.isEmpty }
    guard !references.isEmpty || !identities.isEmpty else { return nil }
    return Draft.Mention(
      id: document.name(part), type: classes.first ?? "Entity",
      place: Draft.Place(
        spans: [span], quote: document.literal(of: part, names.anchorOf),
        line: document.line(of: part)),
      attributes: classes.dropFirst().map { Attribute("class", $0) },
      links: identities.map { identity in
        let parts = Self.split(identity)
        return KnowledgeBaseLink(base: parts.base, identifier: parts.identifier)
      }, confidence: confidence(of: units))
  }

  /// The first confidence that a string or its annotation units have.
  private func confidence(of units: [Int32]) -> Double? {
    units.lazy.compactMap {
      document.literal(of: $0, names.taConfidence) ?? document.literal(of: $0, names.confidence)
    }.compactMap(Double.init).first
  }

  /// An IRI taken apart behind its last `/` or `#`.
  private static func split(_ iri: String) -> (base: String, identifier: String) {
    let utf8 = iri.utf8
    guard
      let place = utf8.lastIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }),
      utf8.index(after: place) < utf8.endIndex
    else { return ("", iri) }
    return (String(iri[...place]), String(iri[utf8.index(after: place)...]))
  }
}
