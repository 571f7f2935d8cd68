import AssayModel

/// Finds the names of lists, the longest first, from left to right, on word boundaries.
struct GazetteerExtractor: Extractor {
  struct Scratch {
    var search = PhraseSearch()
    var found: [Found] = []
    var tokenized = TokenizedText()
  }

  /// A name in a text.
  struct Found {
    let start: Int
    let end: Int
    /// The line that it stands in.
    let line: Int
    /// What ``CommonWordGuard`` says.
    var isTaken = true
  }

  let identity: ExtractorIdentity
  let vocabulary: Vocabulary
  private let list: GazetteerList
  private let selection: PhraseSearch.Selection
  private let guards: Bool
  private let actor: Label?

  /// Reads lists of names.
  ///
  /// - Throws: ``SettingError`` where a line cannot be used, or contradicts another.
  init(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) {
    let policy = GazetteerList.Policy(
      letterCase: try values.flag("fold")
        ? .folded : try values.flag("headlines") ? .headline : .exact,
      isLoose: try values.flag("loose"))
    var list = GazetteerList(policy)
    for name in values.text("names").split(separator: "+").map(String.init) {
      try list.read(name, in: environment)
    }
    var vocabulary = list.vocabulary
    let type = values.text("actors")
    actor = type.isEmpty ? nil : vocabulary.label(type)
    self.vocabulary = vocabulary
    self.list = list
    selection = try values.flag("all") ? .all : .longest
    guards = try values.flag("guard")
    identity = ExtractorIdentity(
      name: "gazetteer", version: "3", settings: values.description, content: list.contents)
  }

  func makeScratch() -> Scratch { Scratch() }

  func extract(
    _ input: borrowing ExtractionInput, scratch: inout Scratch, into sink: inout AnnotationSink
  ) {
    let text = input.article.text
    scratch.search.find(list.names, in: text, selecting: selection)
    let date = GazetteerDate(articleDate: input.article.metadata["date"])
    scratch.found.removeAll(keepingCapacity: true)
    for match in scratch.search.matches {
      guard let line = list.line(from: match.value, on: date) else { continue }
      scratch.found.append(Found(start: match.start, end: match.end, line: line))
    }
    if guards {
      CommonWordGuard.judge(&scratch.found, in: text, list, &scratch.tokenized)
    }
    for found in scratch.found where found.isTaken {
      let links = list.links(ofLine: found.line)
      sink.addMention(list.label(ofLine: found.line), Extent(found.start, found.end), links: links)
      if let actor, let group = NominalActor(after: found.end, in: text.bytes.span) {
        sink.addMention(
          actor, Extent(found.start, group.end),
          attributes: group.isSponsored ? [Attribute("sponsored", .flag)] : [], links: links)
      }
    }
  }
}

struct GazetteerKind: ExtractorKind {
  let name = "gazetteer"
  let summary = "finds the names of lists, with their types and ids"
  let settings = [
    Setting(
      "names", default: nil,
      "a file of name, type, ids and options, split by tabs; more behind +, iso-codes for countries"
    ),
    Setting("fold", default: "false", "whether upper and lower case are the same"),
    Setting("headlines", default: "false", "whether names all in capitals are found too"),
    Setting(
      "loose", default: "false",
      "whether hyphens and blanks are the same, apostrophes may lack, and al-, el- and ez-Zor's ez- are the same"
    ),
    Setting("all", default: "false", "whether names inside names are found too"),
    Setting(
      "guard", default: "false",
      "whether a name that is a common word needs a capital inside a sentence, or a second cue"),
    Setting(
      "actors", default: "",
      "the type of name and noun together, as in 'Turkish-backed rebels'; none where empty"),
  ]

  func make(
    _ values: SettingValues, in environment: ExtractorEnvironment
  ) throws(SettingError) -> any Extractor {
    try GazetteerExtractor(values, in: environment)
  }
}
