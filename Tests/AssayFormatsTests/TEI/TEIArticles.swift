import AssayModel

/// Random articles for TEI, the same for the same seed: texts that XML finds hard, identifiers and
/// labels that are no names, mentions that nest, cross, are empty or in pieces.
struct TEIArticles {
  private var state: UInt64
  private var number = 0

  private init(seed: UInt64) {
    state = seed
  }

  /// The first articles of a seed.
  static func sample(_ count: Int, seed: UInt64) -> [AnnotatedArticle] {
    var articles = TEIArticles(seed: seed)
    return (0..<count).map { _ in articles.next() }
  }

  private mutating func next() -> AnnotatedArticle {
    number += 1
    let text = ArticleText(string(of: Self.pieces, upTo: 40))
    var metadata: [String: String] = [:]
    for key in ["title", "date", "source", "place", "licence", "k 1", "ключ"] where chance(3) {
      metadata[key] = key == "date" && chance(2) ? "2031-02-28" : string(of: Self.pieces, upTo: 5)
    }
    let annotators = [
      Annotator.person("M. Vey"), Annotator.person("p1"),
      Annotator(kind: .extractor, name: "rules-en", version: "0.3.1", settings: "a=1,b=é<&"),
      Annotator(kind: .extractor, name: "rules-en", version: "2-beta"),
      Annotator(kind: .person, name: "люди", version: "", settings: "x=\u{1}"),
    ]
    let layers = annotators.filter { _ in chance(2) }.map { layer(by: $0, of: text) }
    let id = "article " + string(of: Self.words, upTo: 2) + "\(number)"
    return AnnotatedArticle(Article(id: id, text: text, metadata: metadata), layers: layers)
  }

  // MARK: - Pieces

  private static let pieces = [
    "Lena Orsk ", "a", " ", "\n", "\n\n", "\r\n", "\r", "\t", "\u{0}", "\u{1}", "\u{C}", "\u{1F}",
    "\u{7F}", "\u{85}", "é", "e\u{301}", "漢字", "שלום", "\u{2028}", "\u{FEFF}", "\u{FFFD}",
    "\u{FFFE}", "\u{FFFF}", "🏭", "👩\u{200D}👧", "\u{1FFFF}", "&", "<", ">", "]]>", "\"", "'",
    "&amp;", "works at the Bay. ",
  ]
  private static let words = [
    "Person", "Org", "GPE", "Date", "Work", "trigger", "Transaction:Acquire", "a b", "Ort.é",
    "x", "_", "-1", "<&>\"", "gold", "T.Person", "p1", "f1", "",
  ]

  private mutating func layer(by annotator: Annotator, of text: ArticleText) -> Layer {
    let boundaries = (0...text.count).filter(text.isScalarBoundary)
    let mentions = (0..<number(upTo: 8)).map { index in
      Mention(
        id: id("T", index), type: word(), extent: extent(boundaries), attributes: attributes(),
        links: links(), confidence: chance(3) ? 1 / Double(1 + number(upTo: 9)) : nil)
    }
    let events = (0..<number(upTo: 3)).map { index in
      Event(
        id: id("E", index), type: word(),
        trigger: chance(4) ? nil : Trigger(id: id("t", index / 2), extent: extent(boundaries)),
        attributes: attributes(), links: links(), confidence: chance(3) ? 0.41 : nil)
    }
    let entities = groups(mentions.count).enumerated().map { Entity(id: id("C", $0), mentions: $1) }
    let clusters = groups(events.count).enumerated().map {
      EventCluster(id: id("H", $0), events: $1)
    }
    let fillers =
      mentions.indices.map { Reference.mention($0) } + entities.indices.map { .entity($0) }
      + events.indices.map { .event($0) }
    let relations = (0..<number(upTo: 3)).map { index in
      Relation(
        id: id("R", index), type: word(), arguments: arguments(fillers), attributes: attributes())
    }
    let layer = try? Layer(
      annotator: annotator, mentions: mentions, entities: entities,
      events: events.map {
        Event(
          id: $0.id, type: $0.type, trigger: $0.trigger, arguments: arguments(fillers),
          attributes: $0.attributes, links: $0.links, confidence: $0.confidence)
      }, eventClusters: clusters, relations: relations)
    guard let layer else { preconditionFailure("random annotations fit together") }
    return layer
  }

  /// Mostly unique identifiers; some are no names, some stand twice.
  private mutating func id(_ prefix: String, _ index: Int) -> String {
    switch number(upTo: 9) {
    case 0: "\(index)"
    case 1: word()
    case 2: "\(prefix) \(index)é\t"
    default: "\(prefix)\(index)"
    }
  }

  private mutating func extent(_ boundaries: [Int]) -> Extent {
    let fragments = (0...(chance(5) ? 2 : 0)).map { _ in
      let start = number(upTo: boundaries.count - 1)
      let length = chance(8) ? 0 : number(upTo: chance(2) ? 3 : 40)
      return Fragment(boundaries[start], boundaries[min(start + length, boundaries.count - 1)])
    }
    return Extent(joining: fragments) ?? Extent(0, 0)
  }

  private mutating func arguments(_ fillers: [Reference]) -> [Argument] {
    guard !fillers.isEmpty else { return [] }
    return (0..<number(upTo: 3)).map { _ in
      Argument(role: word(), filler: fillers[number(upTo: fillers.count - 1)])
    }
  }

  private mutating func attributes() -> [Attribute] {
    (0..<(chance(3) ? number(upTo: 3) : 0)).map { _ in
      switch number(upTo: 3) {
      case 0: Attribute(word(), .flag)
      case 1: Attribute(word(), .number([-1.5, 1e-300, 0, .infinity, 41][number(upTo: 4)]))
      case 2: Attribute(word(), .text("positive"))
      default: Attribute(word(), .text(string(of: Self.pieces, upTo: 4)))
      }
    }
  }

  private mutating func links() -> [KnowledgeBaseLink] {
    (0..<(chance(3) ? number(upTo: 2) : 0)).map { _ in
      KnowledgeBaseLink(base: chance(2) ? "Wiki data" : "kb", identifier: "Q\(number(upTo: 2))")
    }
  }

  /// Disjoint groups of some of the numbers below `count`.
  private mutating func groups(_ count: Int) -> [[Int]] {
    var groups: [[Int]] = []
    for index in (0..<count).reversed() where !chance(3) {
      if groups.isEmpty || chance(2) {
        groups.append([index])
      } else {
        groups[number(upTo: groups.count - 1)].append(index)
      }
    }
    return groups
  }

  // MARK: - Chance

  private mutating func word() -> String { Self.words[number(upTo: Self.words.count - 1)] }

  private mutating func string(of pieces: [String], upTo limit: Int) -> String {
    (0..<number(upTo: limit)).map { _ in pieces[number(upTo: pieces.count - 1)] }.joined()
  }

  private mutating func chance(_ n: Int) -> Bool { number(upTo: n - 1) == 0 }

  /// SplitMix64 (Steele, Lea and Flood, 2014), cut down to a range.
  private mutating func number(upTo limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(limit + 1))
  }
}
