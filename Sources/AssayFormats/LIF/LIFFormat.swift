import AssayModel

/// LIF, the LAPPS Interchange Format: a text in JSON-LD with views of annotations, each made by one tool.
///
/// Positions are UTF-16 code units, as Java counts, proved by `word` where annotations have it. Named entities are mentions
/// of their `category` or `type`, or, in early files, of the annotation's own type; markables are mentions in the chains
/// that `Coreference` names, relations have the arguments that they list. Tokens and sentences are those of the first
/// view that has them. Each view with any of these is a layer of its producer. Other annotations, what tokens have besides
/// their word, and other tokens of later views are counted. Files of 2014 call views `steps`, and their annotations have
/// a `label` instead of a type.
/// Source: wiki.lappsgrid.org/interchange, vocab.lappsgrid.org.
struct LIFFormat: DocumentFormat {
  let name = "lif"
  let summary = "LIF, the LAPPS Interchange Format, in JSON-LD (read only)"
  let endings = [".lif", ".json"]

  func recognises(head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { $0.isBlank }
    guard content.first == UInt8(ascii: "{") else { return false }
    let keys = JSONReader.leadingKeys(content)
    if keys.first == "steps" || Set(keys).isSuperset(of: ["text", "steps"]) {
      let head = String(decoding: content.prefix(4096), as: UTF8.self)
      return head.contains("\"contains\"") && head.contains("\"annotations\"")
    }
    guard String(decoding: content.prefix(4096), as: UTF8.self).contains("lappsgrid.org") else {
      return false
    }
    return keys.contains("discriminator") || Set(keys).isSuperset(of: ["text", "views"])
  }

  func articles(in bytes: [UInt8], file: String, options: ReadingOptions) -> [Reading] {
    let name = identifier(of: file, options)
    do {
      var record = try JSONRecord(parsing: bytes, file: file, line: 1)
      return [
        LIFDocument(&record, options.annotator, name: name)
          .article.reading(file: file, options: options, bytes: bytes.count)
      ]
    } catch {
      return [Reading(id: name, article: nil, faults: [error], bytes: bytes.count)]
    }
  }
}

/// A document on its way into an article.
private struct LIFDocument {
  private(set) var article: DraftArticle
  private var words: [(start: Int, end: Int)] = []
  private var sentences: [(start: Int, end: Int)] = []
  private let file: String

  init(_ record: inout JSONRecord, _ annotator: Annotator, name: String) {
    file = record.file
    article = DraftArticle(id: name, text: "", layers: [], unit: .utf16)
    var payload = record.value["payload"] ?? record.value
    // Some services put the document into the envelope as text.
    if let inner = payload.string {
      payload = (try? JSONValue(parsing: Array(inner.utf8))) ?? payload
    }
    if let text = payload["text"]?["@value"]?.string ?? payload["text"]?.string {
      article.text = text
    } else {
      record.report("missing-field", "expected a payload with the text '@value', found none")
    }
    article.metadata = (payload["metadata"] ?? .null).metadata
    let views = payload["views"]?.array ?? payload["steps"]?.array ?? []
    for view in views { add(view, annotator) }
    // A single view is whoever's the source is.
    if article.layers.count == 1 { article.layers[0].annotator = annotator }
    if article.layers.isEmpty { article.layers = [Draft(annotator)] }
    article.faults = record.faults
    placeTokens()
  }

  private mutating func placeTokens() {
    guard !words.isEmpty else { return }
    let offsets = OffsetTable(ArticleText(article.text))
    func fragments(_ spans: [(start: Int, end: Int)]) -> [Fragment] {
      spans.compactMap { offsets.fragment($0.start, $0.end, in: .utf16) }.sorted()
    }
    let tokens = fragments(words)
    if tokens.count < words.count {
      let lost = counted(words.count - tokens.count, "token")
      article.faults.append(
        Fault(
          code: "offset-outside", file: file,
          message: "expected tokens within the text, found \(lost) outside it or inside a character"
        ))
    }
    article.tokens = Tokenization(
      tokens: tokens, sentencesAt: fragments(sentences).map(\.start))
  }

  private mutating func add(_ view: JSONValue, _ annotator: Annotator) {
    var builder = LIFView(view["id"]?.string ?? "", Draft(annotator))
    for annotation in view["annotations"]?.array ?? [] { builder.add(annotation) }
    if words.isEmpty {
      words = builder.words
    } else if !builder.words.elementsEqual(words, by: ==) {
      article.unmodelled += builder.words.count
    }
    if sentences.isEmpty { sentences = builder.sentences }
    defer { article.unmodelled += builder.unmodelled }
    guard !builder.draft.mentions.isEmpty || !builder.draft.relations.isEmpty else { return }
    let producer = view["metadata"]?["contains"]?.members.lazy
      .compactMap { $0.value["producer"]?.string }.first
    var draft = builder.finished()
    if let producer { draft.annotator = Annotator(kind: .extractor, name: producer) }
    article.layers.append(draft)
  }
}

/// The annotations of a view.
private struct LIFView {
  private(set) var draft: Draft
  private(set) var words: [(start: Int, end: Int)] = []
  private(set) var sentences: [(start: Int, end: Int)] = []
  private(set) var unmodelled = 0
  private let id: String
  /// Features of tokens that say no more than the text.
  private static let ofWords: Set<String> = ["word", "string", "length"]
  /// Types of annotations that were mentions before there were named entities with a category.
  private static let entities: Set<String> = ["Person", "Location", "Organization", "Date"]

  init(_ id: String, _ draft: Draft) {
    self.id = id
    self.draft = draft
  }

  mutating func add(_ annotation: JSONValue) {
    let address = annotation["@type"]?.string ?? annotation["label"]?.string ?? ""
    let name = address.split { $0 == "/" || $0 == "#" }.last ?? ""
    let type = name.prefix(1).uppercased() + name.dropFirst()
    let features = annotation["features"] ?? .null
    let span = annotation.span("start", "end")
    switch type {
    case "Token":
      if let span { words.append(span) }
      unmodelled += features.members.count { !Self.ofWords.contains($0.key) }
    case "Sentence": if let span { sentences.append(span) }
    case "NamedEntity":
      let category = features["category"]?.string ?? features["type"]?.string ?? type
      addMention(annotation, category, span, features)
    case "Markable": addMention(annotation, Draft.untyped, span, features)
    case _ where Self.entities.contains(type): addMention(annotation, type, span, features)
    case "Coreference":
      draft.entities.append(
        Draft.Group(id: annotation["id"]?.string, members: references(features["mentions"])))
    case "GenericRelation": addRelation(annotation, features)
    default: unmodelled += 1
    }
  }

  private mutating func addMention(
    _ annotation: JSONValue, _ type: String, _ span: (start: Int, end: Int)?, _ features: JSONValue
  ) {
    guard let span else {
      unmodelled += 1
      return
    }
    let attributes = features.members.compactMap { member -> Attribute? in
      guard !["category", "type", "word"].contains(member.key) else { return nil }
      return member.value.scalarText.map { Attribute(member.key, $0) }
    }
    draft.mentions.append(
      Draft.Mention(
        id: annotation["id"]?.string, type: type,
        place: Draft.Place(spans: [span], quote: features["word"]?.string), attributes: attributes))
  }

  private mutating func addRelation(_ annotation: JSONValue, _ features: JSONValue) {
    let arguments = references(features["arguments"]).enumerated().map { place, filler in
      Draft.Argument(role: "Arg\(place + 1)", filler: filler)
    }
    draft.relations.append(
      Draft.Relation(
        id: annotation["id"]?.string,
        type: features["label"]?.string ?? features["relation"]?.string ?? "GenericRelation",
        arguments: arguments))
  }

  /// Identifiers, without the name of this view before them.
  private func references(_ value: JSONValue?) -> [String] {
    (value?.array ?? []).compactMap(\.string).map { reference in
      reference.hasPrefix(id + ":") ? String(reference.dropFirst(id.utf8.count + 1)) : reference
    }
  }

  /// The draft, with chains and relations of what it has; others are counted.
  mutating func finished() -> Draft {
    let known = Set(draft.mentions.compactMap(\.id))
    let count = draft.relations.count + draft.entities.count
    draft.relations.removeAll { relation in
      !relation.arguments.allSatisfy { known.contains($0.filler) }
    }
    draft.entities.removeAll { !$0.members.allSatisfy(known.contains) || $0.members.isEmpty }
    unmodelled += count - draft.relations.count - draft.entities.count
    return draft
  }
}
