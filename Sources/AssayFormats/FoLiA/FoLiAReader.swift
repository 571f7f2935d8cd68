import AssayModel

/// Collects what a FoLiA file says.
struct FoLiAReader: XMLRecordReceiver {
  static let recordNames: Set<String> = [
    "w", "t", "entity", "coreferencechain", "predicate", "metadata",
  ]

  /// Annotations that have no place in an article, wherever they stand.
  private static let counted: Set<String> = [
    "chunk", "su", "dependency", "timesegment", "sentiment", "statement", "observation",
    "spanrelation", "complexalignment", "modality", "pos", "lemma", "sense", "domain",
    "subjectivity",
    "errordetection", "morpheme", "phoneme", "correction", "alt", "altlayers", "str", "comment",
    "metric", "relation", "alignment",
  ]
  /// Elements whose content is not, or no longer, what the text says.
  private static let aside: Set<String> = [
    "original", "suggestion", "alt", "altlayers", "str", "spanrelation", "complexalignment",
  ]
  /// Elements that stand on lines of their own.
  private static let blocks: Set<String> = [
    "p", "div", "head", "item", "event", "row", "cell", "note", "caption", "utt", "entry", "term",
    "def", "ex", "speech", "text",
  ]

  private(set) var id = ""
  private(set) var metadata: [String: String] = [:]
  private(set) var text = FoLiAText()
  /// The numbers of tokens by the identifiers of words and their parts.
  private(set) var numbers: [String: Int] = [:]
  private(set) var annotations: [XMLRecord] = []
  /// Annotations of other sorts.
  private(set) var unmodelled = 0

  /// An open element that is no record.
  private struct Level {
    let isAside: Bool
    let isBlock: Bool
    /// Where the text that came in it begins.
    let start: Int
    /// Its own text, which counts where nothing in it gave any.
    var own: String?
  }
  private var levels: [Level] = []
  private var isAside: Bool { levels.last?.isAside ?? false }

  mutating func start(_ element: XMLRecord) {
    if !isAside, Self.counted.contains(element.name) { unmodelled += 1 }
    let isBlock = Self.blocks.contains(element.name)
    switch element.name {
    case "FoLiA": id = element["xml:id"] ?? ""
    case "s": text.openSentence()
    case "br", "whitespace": text.breakLine()
    case _ where isBlock: text.openBlock()
    default: break
    }
    levels.append(
      Level(
        isAside: isAside || Self.aside.contains(element.name), isBlock: isBlock,
        start: text.bytes.count))
  }

  mutating func end() {
    guard let level = levels.popLast() else { return }
    if let own = level.own, !level.isAside, text.bytes.count == level.start { text.add(own) }
    if level.isBlock { text.openBlock() }
  }

  mutating func take(_ record: XMLRecord) {
    if isAside { return }
    switch record.name {
    case "w": takeWord(record)
    case "t":
      if !levels.isEmpty, Self.isCurrent(record) {
        levels[levels.count - 1].own = FoLiAText.content(of: record)
      }
    case "metadata":
      for meta in record.all("meta") {
        if let key = meta["id"] { metadata[key] = meta.text }
      }
    default: annotations.append(record)
    }
  }

  private static func isCurrent(_ text: XMLRecord) -> Bool {
    text["class"] == nil || text["class"] == "current"
  }

  private mutating func takeWord(_ word: XMLRecord) {
    count(word)
    guard let content = Self.content(of: word).map(FoLiAText.content(of:)), !content.isEmpty else {
      return
    }
    let number = text.addWord(content, hasSpace: word["space"] != "no")
    name(word, number)
  }

  /// The current text of a word, which a correction may hold.
  private static func content(of element: XMLRecord) -> XMLRecord? {
    if let own = element.all("t").first(where: isCurrent) { return own }
    for inner in element.elements where ["correction", "new", "current"].contains(inner.name) {
      if let found = content(of: inner) { return found }
    }
    return nil
  }

  private mutating func count(_ element: XMLRecord) {
    for inner in element.elements {
      if Self.counted.contains(inner.name) { unmodelled += 1 }
      if !Self.aside.contains(inner.name) { count(inner) }
    }
  }

  /// Lets a word and all its parts, which annotations may name instead of it, stand for a token.
  private mutating func name(_ element: XMLRecord, _ number: Int) {
    if let id = element["xml:id"] { numbers[id] = number }
    for part in element.elements { name(part, number) }
  }
}
