import AssayXML

/// How one of several versions of a text is chosen.
struct MarkupVersions: Sendable {
  /// The ranks of versions by the names of their elements; of the lowest that there is the first is read.
  let ranks: [String: Int]
  /// The rank of other elements; `nil` where they are no version.
  let others: Int?
}

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
  /// Elements that hold versions of one text.
  var versions: [String: MarkupVersions] = [:]
  /// Elements that hold nothing but elements, so that white space in them is none of the text.
  var containers: Set<String> = []
  /// Elements that annotate the text; they are counted, not read.
  var annotations: Set<String> = []
  /// Whether bodies may hold HTML that is written as text.
  var hasEscapedMarkup = false
  /// The elements whose children say the same.
  var alternatives: MarkupAlternatives.Rule?
  /// Elements whose text is metadata, and the key; only outside bodies.
  let texts: [String: String]
  /// Attributes that are metadata: the element, the attribute and the key, `id` for the identifier.
  let attributes: [(element: String, name: String, key: String)]

  /// All names of elements and attributes.
  var names: Set<String> {
    var names = articles.union(bodies).union(blocks).union(skipped).union(blanks)
      .union(annotations).union(versions.keys).union(containers)
    for version in versions.values { names.formUnion(version.ranks.keys) }
    names.formUnion(texts.keys)
    for rule in attributes { names.formUnion([rule.element, rule.name]) }
    if let alternatives { names.formUnion([alternatives.element, alternatives.attribute]) }
    return names
  }
}

/// A name of an element or attribute that means something in a format for articles.
struct MarkupName: XMLVocabulary {
  let rawValue: Int

  /// The names of all formats, in order.
  private static let names: [String] = {
    let rules = [TEIFormat.rules, NITFFormat.rules, NewsMLFormat.rules]
    let own: Set = [
      "w", "pc", "join", "break", "from", "loc", "xml:id", "lemma", "pos", "msd", "ana",
    ]
    return rules.reduce(own) { $0.union($1.names) }.sorted()
  }()

  static let allCases: [MarkupName] = names.indices.compactMap { MarkupName(rawValue: $0) }
  static let table = XMLNameTable<MarkupName>()

  static let join = named("join")
  static let lineBreak = named("break")
  static let from = named("from")
  static let loc = named("loc")
  static let xmlID = named("xml:id")
  static let word = named("w")
  static let punctuation = named("pc")
  /// The attributes of words that say more than their text.
  static let ofWords = [named("lemma"), named("pos"), named("msd"), named("ana")]

  init?(rawValue: Int) {
    self.rawValue = rawValue
  }

  var spelling: String { Self.names[rawValue] }

  /// The name of that spelling, which must be one of a format's.
  static func named(_ spelling: String) -> MarkupName {
    allCases.first { $0.spelling == spelling } ?? allCases[0]
  }
}

/// What elements mean, by the number of their name.
struct MarkupMeanings {
  struct Meaning: OptionSet {
    let rawValue: Int
    static let article = Meaning(rawValue: 1)
    static let body = Meaning(rawValue: 2)
    static let block = Meaning(rawValue: 4)
    static let skipped = Meaning(rawValue: 8)
    static let blank = Meaning(rawValue: 16)
    static let token = Meaning(rawValue: 32)
    static let text = Meaning(rawValue: 64)
    static let attributes = Meaning(rawValue: 128)
    static let annotation = Meaning(rawValue: 256)
    static let versions = Meaning(rawValue: 512)
    static let container = Meaning(rawValue: 1024)
  }

  private let meanings: [Meaning]
  private let keys: [String?]
  private let attributes: [[(name: MarkupName, key: String)]]
  /// For each element the ranks of the elements in it, by the numbers of their names.
  private let ranks: [[Int?]]
  private let otherRanks: [Int?]

  init(_ rules: MarkupRules) {
    let names = MarkupName.allCases
    attributes = names.map { name in
      rules.attributes.filter { $0.element == name.spelling }.compactMap { rule in
        names.first { $0.spelling == rule.name }.map { ($0, rule.key) }
      }
    }
    keys = names.map { rules.texts[$0.spelling] }
    let versions = names.map { rules.versions[$0.spelling] }
    otherRanks = versions.map { $0?.others }
    ranks = versions.map { version in
      version.map { version in names.map { version.ranks[$0.spelling] ?? version.others } } ?? []
    }
    meanings = zip(names, attributes).map { name, attributes in
      var meaning: Meaning = []
      let spelling = name.spelling
      for (set, one) in [
        (rules.articles, Meaning.article), (rules.bodies, .body), (rules.blocks, .block),
        (rules.skipped, .skipped), (rules.blanks, .blank), (["w", "pc"], .token),
        (rules.annotations, .annotation), (Set(rules.versions.keys), .versions),
        (rules.containers.union(rules.versions.keys), .container),
      ] where set.contains(spelling) {
        meaning.insert(one)
      }
      if rules.texts[spelling] != nil { meaning.insert(.text) }
      if !attributes.isEmpty { meaning.insert(.attributes) }
      return meaning
    }
  }

  subscript(name: MarkupName?) -> Meaning { name.map { meanings[$0.rawValue] } ?? [] }

  /// The rank of an element among the versions that another holds; `nil` where it is none.
  func rank(_ name: MarkupName?, in holder: MarkupName) -> Int? {
    name.map { ranks[holder.rawValue][$0.rawValue] } ?? otherRanks[holder.rawValue]
  }

  /// The key of the metadata that an element's text is.
  func key(_ name: MarkupName) -> String? { keys[name.rawValue] }

  /// The attributes of an element that are metadata.
  func attributes(of name: MarkupName) -> [(name: MarkupName, key: String)] {
    attributes[name.rawValue]
  }
}
