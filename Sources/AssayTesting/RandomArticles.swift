public import AssayModel

/// Articles with awkward texts and every sort of annotation, the same for the same seed.
///
/// Texts have CRLF, lone CR, controls, NUL, characters outside the Basic Multilingual Plane, joined
/// emoji, combining marks, right-to-left letters, U+2028 and byte order marks; some are empty.
/// Mentions cross, nest, repeat, have no length or several fragments; events fill the roles of
/// events, themselves included; some articles have tokens and tags, no layer, or two.
public struct RandomArticles: Sequence, IteratorProtocol, Sendable {
  private var generator: SeededGenerator
  private var number = 0

  /// Makes an endless sequence.
  public init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// The next article; there is always one.
  public mutating func next() -> AnnotatedArticle? {
    number += 1
    let text = makeText()
    let tokens = chance(3) ? makeTokens(text) : nil
    let metadata =
      chance(2) ? ["date": "2024-01-0\(1 + number % 9)", "cafe\u{301}": "\u{1}\"\\"] : [:]
    let article = Article(id: "random/\(number)", text: text, metadata: metadata, tokens: tokens)
    let annotators: [Annotator] = [
      .person("gold"),
      Annotator(kind: .extractor, name: "guess", version: "1.2", settings: "depth=3,seed=1"),
    ]
    let layers = annotators.prefix(Int.random(in: 0...2, using: &generator)).map { annotator in
      makeLayer(annotator, text, tokens)
    }
    return AnnotatedArticle(article, layers: Array(layers))
  }

  // MARK: - Texts

  private static let pieces: [String] = [
    "a", "Anna ", "Rome", " ", "  ", ".", "\n", "\r\n", "\r", "\t", "\u{0}", "\u{1}", "\u{1F}",
    "\u{7F}", "\u{85}", "\u{A0}", "\u{AD}", "é", "e\u{301}", "a\u{308}\u{323}", "ß", "שלום", "الح",
    "漢字", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{200B}", "🏭", "👩\u{200D}👩\u{200D}👧", "🇸🇾", "𝔸",
    "\u{FFFD}", "\u{10FFFF}", "\"", "\\", "&amp;", "<b>", "]]>", "#", "-DOCSTART-",
  ]

  private mutating func makeText() -> ArticleText {
    let count = chance(12) ? 0 : Int.random(in: 1...60, using: &generator)
    var text = chance(10) ? "\u{FEFF}" : ""
    for _ in 0..<count { text += Self.pieces.randomElement(using: &generator) ?? "" }
    return ArticleText(text)
  }

  /// Tokens between blanks and newlines; a sentence ends with every newline.
  private mutating func makeTokens(_ text: ArticleText) -> Tokenization {
    var tokens: [Fragment] = []
    var starts: [Int] = []
    var isNewSentence = true
    var start = 0
    func close(_ end: Int) {
      guard start < end else { return }
      if isNewSentence { starts.append(tokens.count) }
      isNewSentence = false
      tokens.append(Fragment(start, end))
    }
    for (index, byte) in text.bytes.enumerated() where byte == 0x20 || byte == 0x0A {
      close(index)
      if byte == 0x0A { isNewSentence = true }
      start = index + 1
    }
    close(text.count)
    return Tokenization(tokens: tokens, sentenceStarts: starts)
  }

  // MARK: - Annotations

  private mutating func makeLayer(
    _ annotator: Annotator, _ text: ArticleText, _ tokens: Tokenization?
  ) -> Layer {
    let boundaries = (0...text.count).filter(text.isScalarBoundary)
    let mentions = (0..<count(upTo: 8)).map { index in
      Mention(
        id: "T\(index)", type: word(), extent: makeExtent(boundaries), attributes: makeAttributes(),
        links: makeLinks(), confidence: makeConfidence())
    }
    let entities = makeGroups(mentions.count).enumerated().map {
      Entity(id: chance(4) ? "T\($0.offset)" : "C\($0.offset)", mentions: $0.element)
    }
    let names = Set(entities.map(\.id)).count == entities.count ? entities : []
    let eventCount = count(upTo: 5)
    let events = (0..<eventCount).map { index in
      Event(
        id: "E\(index)", type: word(),
        trigger: chance(5) ? nil : Trigger(id: "t\(index / 2)", extent: makeExtent(boundaries)),
        arguments: makeArguments(mentions.count, names.count, eventCount),
        attributes: makeAttributes(), links: makeLinks(), confidence: makeConfidence())
    }
    let clusters = makeGroups(eventCount).enumerated().map {
      EventCluster(id: "H\($0.offset)", events: $0.element)
    }
    let relations = (0..<count(upTo: 3)).map { index in
      Relation(
        id: "R\(index)", type: word(),
        arguments: makeArguments(mentions.count, names.count, eventCount),
        attributes: makeAttributes())
    }
    let tags = tokens.map { tokens in
      TagSequence(
        tokens.tokens.map { _ in
          ["O", "B-PER", "I-PER", "I-é"].randomElement(using: &generator) ?? "O"
        })
    }
    do {
      return try Layer(
        annotator: annotator, mentions: mentions, entities: names, events: events,
        eventClusters: clusters, relations: relations, tags: tags)
    } catch {
      preconditionFailure("random annotations fit together: \(error)")
    }
  }

  /// One fragment or several, sometimes empty, between code points.
  private mutating func makeExtent(_ boundaries: [Int]) -> Extent {
    let fragments = (0..<(chance(5) ? 3 : 1)).map { _ in
      let one = boundaries.randomElement(using: &generator) ?? 0
      let other = chance(8) ? one : boundaries.randomElement(using: &generator) ?? 0
      return one <= other ? Fragment(one, other) : Fragment(other, one)
    }
    return Extent(joining: fragments) ?? Extent(0, 0)
  }

  private mutating func makeArguments(_ mentions: Int, _ entities: Int, _ events: Int) -> [Argument]
  {
    let fillers: [Reference] =
      (0..<mentions).map { .mention($0) } + (0..<entities).map { .entity($0) }
      + (0..<events).map { .event($0) }
    return (0..<count(upTo: 4)).compactMap { _ in
      fillers.randomElement(using: &generator).map { Argument(role: word(), filler: $0) }
    }
  }

  /// Disjoint groups of numbers below `count`; some numbers are in none.
  private mutating func makeGroups(_ count: Int) -> [[Int]] {
    var groups: [[Int]] = []
    for index in 0..<count where !chance(3) {
      if groups.isEmpty || chance(2) {
        groups.append([index])
      } else {
        groups[Int.random(in: groups.indices, using: &generator)].append(index)
      }
    }
    return groups
  }

  private mutating func makeAttributes() -> [Attribute] {
    (0..<(chance(3) ? 2 : 0)).map { _ in
      switch Int.random(in: 0...2, using: &generator) {
      case 0: Attribute(word(), .flag)
      case 1: Attribute(word(), "of two words \u{2028}")
      default: Attribute(word(), .number(Double.random(in: -1e9...1e9, using: &generator)))
      }
    }
  }

  private mutating func makeLinks() -> [KnowledgeBaseLink] {
    chance(5) ? [KnowledgeBaseLink(base: "Wiki:data", identifier: "Q858")] : []
  }

  private mutating func makeConfidence() -> Double? {
    chance(3) ? Double.random(in: 0...1, using: &generator) : nil
  }

  private mutating func word() -> String {
    ["PER", "Conflict-Attack", "Ort.é", "role", "Ziel"].randomElement(using: &generator) ?? "PER"
  }

  private mutating func count(upTo limit: Int) -> Int {
    Int.random(in: 0...limit, using: &generator)
  }

  /// Whether a chance of one in `n` came true.
  private mutating func chance(_ n: Int) -> Bool {
    Int.random(in: 0..<n, using: &generator) == 0
  }
}
