import AssayModel

/// NAF and KAF: layers over words and terms.
///
/// Words have offsets and lengths in code points of `raw`, proved by what they hold; without `raw`
/// the text is put together of the words. Entities are mentions with their external references as links, of type
/// `entity` where they have none, and time expressions too. Coreference sets are chains of the mentions over the same tokens, new
/// ones of type `mention` where there are none. Predicates are events of the type that their first external
/// reference names (`predicate` without), the others are links, roles their arguments, called by `semRole` or by
/// their first reference (`role` without); those that no words fill are counted; sets of events that are no predicates have new
/// ones of type `event`.
struct NAFFormat: DocumentFormat {
  let name = "naf"
  let summary = "NAF and KAF: entities, coreference and predicates (read only)"
  let endings = [".naf.xml", ".naf", ".kaf", ".xml"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let root = XMLRoot(head)?.name
    return root == "NAF" || root == "KAF"
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    var reader = NAFReader()
    if let fault = reader.read(bytes, file: file, options: options) {
      return [
        Reading(
          id: identifier(of: file, options), article: nil, faults: [fault], bytes: bytes.count)
      ]
    }
    return [
      NAFAssembly(reader, file: file).article(name: identifier(of: file, options), options: options)
        .reading(file: file, options: options, bytes: bytes.count)
    ]
  }
}

/// Collects what a NAF file says.
struct NAFReader: XMLRecordReceiver {
  static let recordNames: Set<String> = [
    "raw", "wf", "term", "entity", "coref", "predicate", "timex3",
  ]

  private(set) var id = ""
  private(set) var metadata: [String: String] = [:]
  private(set) var raw: String?
  private(set) var words: [XMLRecord] = []
  /// The words of each term.
  private(set) var terms: [String: [String]] = [:]
  private(set) var annotations: [XMLRecord] = []
  private(set) var unmodelled = 0

  /// Annotations of layers that have no place in an article.
  private static let counted: Set<String> = [
    "opinion", "chunk", "dep", "tree", "tlink", "clink", "predicateAnchor", "factValue", "factVal",
    "mark", "mw", "property", "category", "topic", "statement", "linkedEntity",
  ]

  mutating func start(_ element: XMLRecord) {
    switch element.name {
    case "public":
      id = element["publicId"] ?? id
      if let uri = element["uri"] { metadata["uri"] = uri }
    case "fileDesc":
      for (key, name) in [("title", "title"), ("author", "author"), ("date", "creationtime")] {
        if let value = element[name], !value.isEmpty { metadata[key] = value }
      }
    case _ where Self.counted.contains(element.name): unmodelled += 1
    default: break
    }
  }

  mutating func take(_ record: XMLRecord) {
    switch record.name {
    case "raw": raw = record.text
    case "wf": words.append(record)
    case "term":
      let words = Self.targets(record)
      if let id = record["id"] ?? record["tid"] { terms[id] = words }
      if record["lemma"] != nil || record["pos"] != nil { unmodelled += 1 }
      unmodelled += Self.references(record).count
      // Parts of compounds have no words of their own.
      for part in record.all("component") {
        let own = Self.targets(part)
        if let id = part["id"] { terms[id] = own.isEmpty ? words : own }
      }
    default: annotations.append(record)
    }
  }

  /// The identifiers in the first span of an element.
  static func targets(_ element: XMLRecord) -> [String] {
    element.first("span").map(ids) ?? []
  }

  /// The references to what other resources have, those within others among them.
  static func references(_ element: XMLRecord) -> [XMLRecord] {
    let outer = (element.first("externalReferences") ?? element).all("externalRef")
    return outer.flatMap { [$0] + references($0) }
  }

  static func ids(_ span: XMLRecord) -> [String] {
    span.all("target").compactMap { $0["id"] }
  }
}

/// Makes an article of what a NAF file says.
private struct NAFAssembly {
  private let reader: NAFReader
  private let file: String
  private let text: ArticleText
  private var tokens: [Fragment] = []
  private var sentences: [Int] = []
  private var numbers: [String: Int] = [:]
  private var faults: [Fault] = []
  private var evidence: UnitEvidence?

  init(_ reader: NAFReader, file: String) {
    self.reader = reader
    self.file = file
    text = ArticleText(reader.raw ?? Self.text(of: reader.words))
    placeWords()
  }

  /// The words at their offsets, blanks between them; joined by blanks where they have none.
  private static func text(of words: [XMLRecord]) -> String {
    var text = "", length = 0
    for word in words {
      let gap = (word.int("offset") ?? length + 1).subtractingReportingOverflow(length)
      let blanks =
        text.isEmpty
        ? 0
        : !gap.overflow && (0...1000).contains(gap.partialValue)
          ? gap.partialValue : 1
      let content = word.text
      text += String(repeating: " ", count: blanks) + content
      length += blanks + content.unicodeScalars.count
    }
    return text
  }

  /// Gives each word its place: by its offset, or behind the word before where it has none.
  private mutating func placeWords() {
    let spans = reader.words.map { word in
      word.int("offset").flatMap { offset in
        word.int("length").flatMap { span(from: offset, length: $0) }
      }
    }
    let claims = zip(reader.words, spans).compactMap { word, span in
      span.map { OffsetClaim(spans: [$0], quote: Array(word.text.utf8)) }
    }
    let resolver = PlaceResolver(text, declared: .codePoint, claims: claims)
    evidence = resolver.evidence
    var sentence: String?
    var end = 0
    var placed: [(fragment: Fragment, id: String, parts: [String], isStart: Bool)] = []
    for (word, span) in zip(reader.words, spans) {
      let quote = Array(word.text.utf8)
      let fragment = span.flatMap { resolver.fragments([$0])?.first } ?? next(quote, from: end)
      guard let fragment else {
        faults.append(
          Fault(
            code: "offset-outside", file: file, line: word.line,
            message: "expected the word \(quoted(word.text)) within the text (\(resolver.length))"))
        continue
      }
      end = fragment.end
      // NAF 3.1 parts words; what stands over a part stands over the word here.
      let parts = word.all("subtoken").compactMap { $0["id"] }
      placed.append(
        (fragment, word["id"] ?? word["wid"] ?? "", parts, word["sent"] != sentence))
      sentence = word["sent"]
    }
    placed.sort { $0.fragment < $1.fragment }
    for (number, word) in placed.enumerated() {
      tokens.append(word.fragment)
      numbers[word.id] = number
      for part in word.parts { numbers[part] = number }
      if word.isStart { sentences.append(word.fragment.start) }
    }
  }

  private func next(_ quote: [UInt8], from start: Int) -> Fragment? {
    guard !quote.isEmpty, start + quote.count <= text.count else { return nil }
    for place in start...(text.count - quote.count)
    where text.bytes[place..<place + quote.count].elementsEqual(quote) {
      return Fragment(place, place + quote.count)
    }
    return nil
  }

  func article(name: String, options: ReadingOptions) -> DraftArticle {
    var layer = TokenAnnotations(
      options.annotator, tokens: tokens, numbers: numbers, file: file)
    // Chains and roles look for mentions, so entities come first.
    var unmodelled = reader.unmodelled
    for record in reader.annotations {
      if record.name == "entity" { addEntity(record, to: &layer) }
      if record.name == "timex3" { unmodelled += addTime(record, to: &layer) ? 0 : 1 }
    }
    for record in reader.annotations where record.name == "predicate" {
      unmodelled += addPredicate(record, to: &layer)
    }
    for record in reader.annotations where record.name == "coref" { addChain(record, to: &layer) }
    var article = DraftArticle(
      id: reader.id.isEmpty ? name : reader.id, text: text.string, metadata: reader.metadata,
      layers: [layer.draft], unit: .byte, faults: faults + layer.faults,
      unmodelled: unmodelled)
    article.evidence = evidence
    if !tokens.isEmpty { article.tokens = Tokenization(tokens: tokens, sentencesAt: sentences) }
    return article
  }

  /// Identifiers of words for those of terms.
  private func words(_ ids: [String]) -> [String] {
    ids.flatMap { reader.terms[$0] ?? [$0] }
  }

  private static func links(_ record: XMLRecord) -> [KnowledgeBaseLink] {
    NAFReader.references(record).compactMap { reference in
      reference["reference"].map {
        KnowledgeBaseLink(base: reference["resource"] ?? "", identifier: $0)
      }
    }
  }

  private func addEntity(_ record: XMLRecord, to layer: inout TokenAnnotations) {
    // NAF 3.1 has no element for references.
    let spans = (record.first("references") ?? record).all("span")
    let id = record["id"] ?? record["eid"]
    var members: [String] = []
    for (number, span) in spans.enumerated() {
      let own = id.map { spans.count > 1 ? "\($0).\(number + 1)" : $0 }
      let added = layer.addMention(
        own, record["type"] ?? "entity", over: words(NAFReader.ids(span)),
        links: Self.links(record),
        line: record.line)
      if let added { members.append(added) }
    }
    if members.count > 1 { layer.addChain(id, members, line: record.line) }
  }

  /// - Returns: Whether it stands over words; that of the document as a whole does not.
  private func addTime(_ record: XMLRecord, to layer: inout TokenAnnotations) -> Bool {
    let ids = NAFReader.targets(record)
    guard !ids.isEmpty else { return false }
    let attributes = record.attributes.filter { !["id", "type"].contains($0.name) }
    layer.addMention(
      record["id"], record["type"] ?? "TIMEX3", over: words(ids),
      attributes: attributes.map { Attribute($0.name, $0.value) }, line: record.line)
    return true
  }

  /// - Returns: How many roles no words fill, and how many references of roles do not name them.
  private func addPredicate(_ record: XMLRecord, to layer: inout TokenAnnotations) -> Int {
    var arguments: [Draft.Argument] = []
    var unmodelled = 0
    for role in record.all("role") {
      let ids = NAFReader.targets(role), links = Self.links(role)
      let name = role["semRole"] ?? links.first?.identifier
      unmodelled += NAFReader.references(role).count
      // A role of a frame that the text does not express.
      if ids.isEmpty {
        unmodelled += 1
        continue
      }
      if role["semRole"] == nil, name != nil { unmodelled -= 1 }
      if let filler = layer.mention(over: words(ids), orNew: "argument", line: role.line) {
        arguments.append(Draft.Argument(role: name ?? "role", filler: filler))
      }
    }
    let links = Self.links(record)
    layer.addEvent(
      record["id"] ?? record["pid"], links.first?.identifier ?? record["uri"] ?? "predicate",
      over: words(NAFReader.targets(record)), arguments: arguments,
      links: Array(links.dropFirst()), line: record.line)
    return unmodelled
  }

  private func addChain(_ record: XMLRecord, to layer: inout TokenAnnotations) {
    let spans = record.all("span").map { words(NAFReader.ids($0)) }
    let id = record["id"] ?? record["coid"]
    if record["type"] == "event" {
      return layer.addCluster(id, over: spans, orNew: "event", line: record.line)
    }
    var members: [String] = []
    for ids in spans {
      if let mention = layer.mention(over: ids, orNew: "mention", line: record.line),
        !members.contains(mention)
      {
        members.append(mention)
      }
    }
    layer.addChain(id, members, line: record.line)
  }
}
