import AssayModel
import AssayXML

/// An article of a marked-up file.
struct MarkupArticle {
  var id: String?
  var metadata: [String: String] = [:]
  var text: BlockText
  var line = 0
  /// How many elements of its text are annotations.
  var annotations = 0
  /// Where its last body ends, in bytes of the file; 0 where it has none or nobody asks.
  var bodyEnd = 0
  /// How many bytes of the file it takes, with what stands between it and the article before.
  var bytes = 0
}

/// An element that text may be pointed to in.
struct MarkupElement {
  /// The number of the element around it; `nil` for the outermost.
  let parent: Int?
  /// How many such elements are around it.
  let depth: Int
  /// Where a parser was when it met its start tag, in bytes.
  let offset: Int
  let xmlID: String?
  /// The place of its first code point among those of all text of the document.
  let firstPlace: Int
}

/// An open element that holds versions of one text.
private struct MarkupChoice {
  let name: MarkupName
  let depth: Int
  /// How far the text of the article was before it, and that of the document.
  let mark: BlockText.Mark
  let place: Int
  /// The rank of the version that was read last; `nil` where none was.
  var rank: Int?
}

/// Collects the articles of a file: the text of their blocks, and metadata.
struct MarkupHandler: XMLHandler {
  typealias Name = MarkupName

  private let meanings: MarkupMeanings
  /// Whether it is kept where texts come from.
  private let tracksOrigins: Bool
  private(set) var articles: [MarkupArticle] = []
  private var path: [MarkupMeanings.Meaning] = []
  /// How deep the open body, skipped element and article lie; `nil` where none is open.
  private var body: Int?
  private var skipped: Int?
  private var article: Int?
  private var value: (key: String, text: [UInt8], depth: Int)?
  /// For each open element of an article whether the next word follows without a blank.
  private var joins: [Bool] = []
  /// The open elements whose content has versions.
  private var choices: [MarkupChoice] = []
  /// Where the last article ended, in bytes.
  private var lastEnd = 0
  /// The elements that are a line of their own in HTML that is written as text; `nil` where none is.
  private let escapedBlocks: Set<String>?
  private let alternativesRule: (element: MarkupName, attribute: MarkupName, value: String)?
  private var alternatives = MarkupAlternatives()
  /// How long the text of the article was before the open body.
  private var bodyStart = 0
  /// The text of the open body, which may be markup written as text, and how far the article was before it.
  private var escaped: (bytes: [UInt8], mark: BlockText.Mark)?

  // What is kept where origins are.

  /// The blocks and bodies of all articles, in document order.
  private(set) var elements: [MarkupElement] = []
  /// The first and one past the last place of each stretch of text within bodies that is left out.
  private(set) var leftOut: [Range<Int>] = []
  /// The namespace of the root.
  private(set) var namespace: String?
  /// All identifiers of the document.
  private(set) var identifiers: Set<String> = []
  /// Those of blocks and bodies that are open, and how deep each lies.
  private var openElements: [(number: Int, depth: Int)] = []
  /// How many code points of text there were.
  private var place = 0

  init(_ rules: MarkupRules, tracksOrigins: Bool = false) {
    meanings = MarkupMeanings(rules)
    escapedBlocks = rules.hasEscapedMarkup ? rules.blocks : nil
    alternativesRule = rules.alternatives.map { rule in
      (MarkupName.named(rule.element), MarkupName.named(rule.attribute), rule.value)
    }
    self.tracksOrigins = tracksOrigins
  }

  mutating func startElement(_ tag: borrowing XMLTag<MarkupName>) throws(XMLError) {
    let meaning = meanings[tag.name]
    if tracksOrigins, path.isEmpty { namespace = tag.namespace }
    path.append(meaning)
    if tracksOrigins, let id = tag[.xmlID] { identifiers.insert(id) }
    if meaning.contains(.article), article == nil {
      article = path.count
      articles.append(
        MarkupArticle(text: BlockText(tracksOrigins: tracksOrigins), line: tag.line))
    }
    guard let last = articles.indices.last, article != nil else { return }
    note(tag, meaning, last)
    if meaning.contains(.skipped), skipped == nil { skipped = path.count }
    if let rule = alternativesRule, body == nil {
      let holds = tag.name == rule.element && tag[rule.attribute] == rule.value
      if alternatives.start(at: path.count, holds: holds), skipped == nil { skipped = path.count }
    }
    if meaning.contains(.body), body == nil {
      body = path.count
      bodyStart = articles[last].text.bytes.count
      if escapedBlocks != nil { escaped = ([], articles[last].text.mark) }
    } else {
      escaped = nil
    }
    if meaning.contains(.text), body == nil, value == nil, let name = tag.name,
      let key = meanings.key(name)
    {
      value = (key, [], path.count)
    }
    guard body != nil else { return }
    if tracksOrigins, meaning.contains(.block) || body == path.count { addElement(tag) }
    guard skipped == nil, reads(tag, meaning, last) else { return }
    if meaning.contains(.block) { articles[last].text.endBlock() }
    if meaning.contains(.annotation) { articles[last].annotations += 1 }
    if meaning.contains(.blank), tag[.lineBreak] != "no" { articles[last].text.addBlank() }
    // Tokens of TEI say by `@join` where no blank stands.
    if meaning.contains(.token) {
      if let join = tag[.join], join == "left" || join == "both" {
        articles[last].text.isJoined = true
      }
      for name in MarkupName.ofWords where tag.has(name) { articles[last].annotations += 1 }
    }
  }

  /// Whether the text of an element is read: not that of a version that is not chosen.
  private mutating func reads(
    _ tag: borrowing XMLTag<MarkupName>, _ meaning: MarkupMeanings.Meaning, _ last: Int
  ) -> Bool {
    if let choice = choices.last, path.count == choice.depth + 1 {
      let rank = meanings.rank(tag.name, in: choice.name)
      guard let rank, rank < choice.rank ?? .max else {
        skipped = path.count
        return false
      }
      if choice.rank != nil {
        articles[last].text.takeBack(to: choice.mark)
        while let inner = leftOut.last, inner.lowerBound >= choice.place { leftOut.removeLast() }
        if tracksOrigins { leftOut.append(choice.place..<place) }
      }
      choices[choices.count - 1].rank = rank
    }
    guard meaning.contains(.versions), let name = tag.name else { return true }
    // Such an apparatus is on text that stands elsewhere.
    if tag[.from] != nil || tag[.loc] != nil {
      skipped = path.count
      return false
    }
    choices.append(
      MarkupChoice(name: name, depth: path.count, mark: articles[last].text.mark, place: place))
    return true
  }

  private mutating func addElement(_ tag: borrowing XMLTag<MarkupName>) {
    let parent = openElements.last?.number
    elements.append(
      MarkupElement(
        parent: parent, depth: openElements.count, offset: tag.offset, xmlID: tag[.xmlID],
        firstPlace: place))
    openElements.append((elements.count - 1, path.count))
  }

  private mutating func note(
    _ tag: borrowing XMLTag<MarkupName>, _ meaning: MarkupMeanings.Meaning, _ last: Int
  ) {
    if meaning.contains(.attributes), let name = tag.name {
      for rule in meanings.attributes(of: name) {
        guard let value = tag[rule.name], !value.isEmpty else { continue }
        if rule.key == "id" {
          articles[last].id = articles[last].id ?? value
        } else if articles[last].metadata[rule.key] == nil {
          articles[last].metadata[rule.key] = value
        }
      }
    }
    let join = tag[.join]
    joins.append(join == "right" || join == "both")
  }

  mutating func endElement(_ name: MarkupName?) throws(XMLError) {
    try endElement(name, at: 0)
  }

  mutating func endElement(_ name: MarkupName?, at offset: Int) throws(XMLError) {
    let depth = path.count
    let meaning = path.popLast() ?? []
    guard let last = articles.indices.last, article != nil else { return }
    let joinsNext = joins.popLast() ?? false
    if let open = value, open.depth == depth {
      endValue(open.key, open.text, last)
      value = nil
    }
    if body != nil, skipped == nil {
      if meaning.contains(.block) { articles[last].text.endBlock() }
      if joinsNext { articles[last].text.isJoined = true }
    }
    if let open = openElements.last, open.depth == depth { openElements.removeLast() }
    if skipped == depth { skipped = nil }
    alternatives.end(at: depth)
    if let choice = choices.last, choice.depth == depth { choices.removeLast() }
    if body == depth {
      body = nil
      readEscaped(last)
      if articles[last].text.bytes.count > bodyStart { alternatives.noteText() }
      articles[last].text.endBlock()
      articles[last].bodyEnd = offset
    }
    if article == depth {
      article = nil
      articles[last].bytes = offset - lastEnd
      lastEnd = offset
    }
  }

  /// Reads a body that is markup written as text.
  private mutating func readEscaped(_ last: Int) {
    guard let blocks = escapedBlocks, let (bytes, mark) = escaped,
      let markup = EscapedMarkup(bytes, blocks: blocks)
    else { return }
    escaped = nil
    articles[last].text.takeBack(to: mark)
    markup.add(to: &articles[last].text)
  }

  private mutating func endValue(_ key: String, _ bytes: [UInt8], _ last: Int) {
    let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    guard !text.isEmpty else { return }
    if key == "id" {
      articles[last].id = articles[last].id ?? text
    } else if articles[last].metadata[key] == nil {
      articles[last].metadata[key] = text
    }
  }

  mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {
    value?.text.append(copying: bytes)
    let start = place
    if tracksOrigins { place += Self.codePoints(in: bytes) }
    guard body != nil, let last = articles.indices.last else { return }
    if skipped == nil, path.last?.contains(.container) ?? false, Self.isBlank(bytes) { return }
    if skipped == nil {
      escaped?.bytes.append(copying: bytes)
      articles[last].text.add(bytes, at: start, in: openElements.last?.number ?? 0)
    } else if tracksOrigins {
      leftOut.append(start..<place)
    }
  }

  private static func isBlank(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where !bytes[index].isBlank { return false }
    return true
  }

  private static func codePoints(in bytes: Span<UInt8>) -> Int {
    var count = 0
    for index in bytes.indices where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}

extension MarkupHandler: XMLElementHandler {
  /// The last article waits until another begins or the document ends: what is wrong behind it may be of its making.
  mutating func taken(isAtEnd: Bool) -> [MarkupArticle] {
    let taken = isAtEnd ? articles[...] : articles.dropLast()
    articles.removeFirst(taken.count)
    return Array(taken)
  }
}
