import AssayModel
import AssayXML

/// What the elements of a format for articles mean.
struct MarkupRules: Sendable {
  /// Elements that are an article each.
  let articles: Set<String>
  /// Elements that hold text; text outside them is no part of the article.
  let bodies: Set<String>
  /// Elements that are a line of their own.
  let blocks: Set<String>
  /// Elements whose text is left out.
  let skipped: Set<String>
  /// Elements that stand for white space.
  let blanks: Set<String>
  /// Elements whose text is metadata, and the key; only outside bodies.
  let texts: [String: String]
  /// Attributes that are metadata: the element, the attribute and the key, `id` for the identifier.
  let attributes: [(element: String, name: String, key: String)]
}

/// An article of a marked-up file.
struct MarkupArticle {
  var id: String?
  var metadata: [String: String] = [:]
  var text = BlockText()
  var line = 0
}

/// Collects the articles of a file: the text of their blocks, and metadata.
struct MarkupHandler: XMLHandler {
  typealias Name = NoName

  private let rules: MarkupRules
  private(set) var articles: [MarkupArticle] = []
  private var path: [String] = []
  /// How deep the open body, skipped element and article lie; `nil` where none is open.
  private var body: Int?
  private var skipped: Int?
  private var article: Int?
  private var value: (key: String, text: [UInt8], depth: Int)?
  /// For each open element of an article whether the next word follows without a blank.
  private var joins: [Bool] = []

  init(_ rules: MarkupRules) {
    self.rules = rules
  }

  mutating func startElement(_ tag: borrowing XMLTag<NoName>) throws(XMLError) {
    let name = tag.localName
    path.append(name)
    if rules.articles.contains(name), article == nil {
      article = path.count
      articles.append(MarkupArticle(line: tag.line))
    }
    guard let last = articles.indices.last, article != nil else { return }
    var attributes: [(name: String, value: String)] = []
    for index in 0..<tag.attributeCount { attributes.append(tag.attribute(at: index)) }
    note(name, attributes, last)
    if skipped == nil, rules.skipped.contains(name) { skipped = path.count }
    if body == nil, rules.bodies.contains(name) { body = path.count }
    if body == nil, value == nil, let key = rules.texts[name] { value = (key, [], path.count) }
    guard body != nil, skipped == nil else { return }
    if rules.blocks.contains(name) { articles[last].text.endBlock() }
    if rules.blanks.contains(name),
      !attributes.contains(where: { $0.name == "break" && $0.value == "no" })
    {
      articles[last].text.addBlank()
    }
    if name == "w" || name == "pc" { startToken(attributes, last) }
  }

  /// Tokens of TEI say by `@join` where no blank stands.
  private mutating func startToken(_ attributes: [(name: String, value: String)], _ last: Int) {
    let join = attributes.first { $0.name == "join" }?.value
    if join == "left" || join == "both" { articles[last].text.isJoined = true }
  }

  private mutating func note(
    _ name: String, _ attributes: [(name: String, value: String)], _ last: Int
  ) {
    for rule in rules.attributes where rule.element == name {
      guard let value = attributes.first(where: { $0.name == rule.name })?.value, !value.isEmpty
      else { continue }
      if rule.key == "id" {
        articles[last].id = articles[last].id ?? value
      } else if articles[last].metadata[rule.key] == nil {
        articles[last].metadata[rule.key] = value
      }
    }
    let join = attributes.first { $0.name == "join" }?.value
    joins.append(join == "right" || join == "both")
  }

  mutating func endElement(_ name: NoName?) throws(XMLError) {
    let depth = path.count
    let name = path.popLast() ?? ""
    guard let last = articles.indices.last, article != nil else { return }
    let joinsNext = joins.popLast() ?? false
    if let open = value, open.depth == depth {
      let text = String(decoding: open.text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      if !text.isEmpty, articles[last].metadata[open.key] == nil {
        articles[last].metadata[open.key] = text
      }
      value = nil
    }
    if body != nil, skipped == nil {
      if rules.blocks.contains(name) { articles[last].text.endBlock() }
      if joinsNext { articles[last].text.isJoined = true }
    }
    if skipped == depth { skipped = nil }
    if body == depth {
      body = nil
      articles[last].text.endBlock()
    }
    if article == depth { article = nil }
  }

  mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {
    value?.text.append(copying: bytes)
    guard body != nil, skipped == nil, let last = articles.indices.last else { return }
    articles[last].text.add(bytes)
  }
}

/// Reads a file of articles without annotations.
enum MarkupReading {
  static func readings(
    _ bytes: [UInt8], _ rules: MarkupRules, file: String, name: String, options: ReadingOptions
  ) -> [Reading] {
    var handler = MarkupHandler(rules)
    do {
      try XMLReader(options: .reading(options)).read(bytes, into: &handler)
    } catch {
      let fault = Fault(error, in: bytes, file: file)
      return [Reading(id: name, article: nil, faults: [fault], bytes: bytes.count)]
    }
    let articles = handler.articles
    guard !articles.isEmpty else {
      let wanted = rules.articles.sorted().map { "<\($0)>" }.joined(separator: " or ")
      let fault = Fault(
        code: "no-articles", file: file, message: "expected an article, \(wanted), found none")
      return [Reading(id: name, article: nil, faults: [fault], bytes: bytes.count)]
    }
    return articles.enumerated().map { number, article in
      let ending = articles.count == 1 ? "" : "-\(number + 1)"
      return DraftArticle(
        id: article.id ?? name + ending, text: article.text.text, metadata: article.metadata,
        layers: [], line: article.line
      ).reading(file: file, options: options, bytes: bytes.count / articles.count)
    }
  }
}
