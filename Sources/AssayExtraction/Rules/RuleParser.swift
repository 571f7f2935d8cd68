import AssayModel

/// Reads a rule file into its syntax; what a line has wrong is noted, and the next line is read.
struct RuleParser {
  private(set) var file = RuleSyntax()
  private(set) var mistakes: [RuleMistake] = []

  /// What indented lines belong to.
  private enum Block {
    case none
    case lexicon
    case event
    case entity
    case realis
    /// A statement that could not be read: its lines are passed over.
    case broken
  }

  private var block = Block.none

  /// Reads a text.
  ///
  /// - Complexity: O(n) in its length.
  init(_ text: String) {
    let lines = RuleLexer.lines(of: text, mistakes: &mistakes)
    for line in lines {
      var cursor = RuleCursor(line)
      do throws(RuleMistake) {
        if line.isIndented {
          try readPart(&cursor)
        } else {
          block = .none
          try readStatement(&cursor)
        }
      } catch {
        mistakes.append(error)
        if line.isIndented { markBroken() } else { block = .broken }
      }
    }
  }

  /// Notes that a line of the rule could not be read, so that its absence is not held against it.
  private mutating func markBroken() {
    switch block {
    case .event: file.eventRules[file.eventRules.count - 1].isBroken = true
    case .entity: file.entityRules[file.entityRules.count - 1].isBroken = true
    case .none, .lexicon, .realis, .broken: break
    }
  }

  /// The words that statements start with.
  static let statements = [
    "ontology", "types", "frame", "class", "lex", "stratum", "entity", "event", "realis",
    "remember",
    "keep",
  ]

  private mutating func readStatement(_ cursor: inout RuleCursor) throws(RuleMistake) {
    let keyword = try cursor.name("a statement")
    switch keyword.text {
    case "ontology":
      guard file.ontology == nil else {
        throw RuleMistake(keyword.place, "the ontology is named twice")
      }
      file.ontology = try cursor.name("the name of an ontology")
    case "types": file.types += try cursor.names("a type")
    case "frame": try readFrame(&cursor)
    case "class":
      let name = try cursor.name("the name of a class")
      try cursor.expect("=")
      file.classes.append((name, try cursor.names("a type")))
    case "lex": try readLexicon(&cursor)
    case "stratum":
      _ = try cursor.name("the name of a stratum")
      if !file.eventRules.isEmpty { file.stratumCount += 1 }
    case "entity":
      let type = try cursor.name("a type")
      file.entityRules.append(
        EntityRuleSyntax(type: type, name: try cursor.text("the rule's name in quotes")))
      block = .entity
    case "event":
      let type = try cursor.name("an event type")
      file.eventRules.append(
        EventRuleSyntax(
          type: type, name: try cursor.text("the rule's name in quotes"),
          stratum: file.stratumCount - 1))
      block = .event
    case "realis":
      file.realis.append(RealisSyntax(value: try cursor.name("a value of Realis"), guards: []))
      block = .realis
    case "remember":
      let type = try cursor.name("a type")
      file.remembered.append(RememberSyntax(type: type, byTail: cursor.takeKeyword("tail")))
    case "keep":
      try cursor.expectKeyword("one")
      try cursor.expectKeyword("per")
      try cursor.expectKeyword("sentence")
      file.keepsOnePerSentence = true
    default:
      throw misplaced(keyword) ?? unknown("statement", keyword, of: Self.statements)
    }
    try cursor.expectEnd()
  }

  private mutating func readPart(_ cursor: inout RuleCursor) throws(RuleMistake) {
    if let mistake = misplacedStatement(cursor) { throw mistake }
    switch block {
    case .none:
      throw RuleMistake(cursor.place, "expected a statement at the start of the line")
    case .broken: return
    case .lexicon: try readWords(&cursor)
    case .event: try readEventPart(&cursor)
    case .entity: try readEntityPart(&cursor)
    case .realis:
      try cursor.expectKeyword("if")
      let place = cursor.place
      guard let guarded = try readGuard(&cursor) else {
        throw RuleMistake(place, "expected before(...), after(...), near(...) or article(...)")
      }
      file.realis[file.realis.count - 1].guards.append(guarded)
    }
    try cursor.expectEnd()
  }

  /// What is wrong with a word at the start of a line that belongs into a rule; `nil` for others.
  private func misplaced(_ keyword: RuleName) -> RuleMistake? {
    guard (Self.entityParts + EventPartReader.keywords + ["if"]).contains(keyword.text) else {
      return nil
    }
    return RuleMistake(
      keyword.place, "'\(keyword.text)' belongs to the statement above: indent its line")
  }

  /// What is wrong with an indented line that starts as a statement does; `nil` for other words.
  ///
  /// `realis` starts both, and a role may have the name of a statement.
  private func misplacedStatement(_ cursor: RuleCursor) -> RuleMistake? {
    guard let word = cursor.nextWord, word != "realis", Self.statements.contains(word),
      block == .entity || block == .realis
        || block == .event && ["event", "entity", "stratum", "lex"].contains(word)
    else { return nil }
    return RuleMistake(
      cursor.place, "'\(word)' starts a statement: put it at the start of the line")
  }

  private mutating func readFrame(_ cursor: inout RuleCursor) throws(RuleMistake) {
    let types = try cursor.names("an event type")
    try cursor.expect(":")
    let roles = cursor.isAtEnd ? [] : try cursor.names("a role")
    for type in types { file.frames.append((type, roles)) }
  }

  // MARK: - Lexicons

  private mutating func readLexicon(_ cursor: inout RuleCursor) throws(RuleMistake) {
    var lexicon = LexiconSyntax(name: try cursor.name("the name of a lexicon"))
    while cursor.take("+") {
      let form = try cursor.name("v, n, adj or cap")
      switch form.text {
      case "v": lexicon.isVerbal = true
      case "n": lexicon.isNominal = true
      case "adj": lexicon.isAdjectival = true
      case "cap": lexicon.isCapital = true
      default: throw unknown("form of a lexicon", form, of: ["v", "n", "adj", "cap"])
      }
    }
    if cursor.takeKeyword("from") {
      lexicon.file = try cursor.text("a file in quotes")
    } else {
      let place = cursor.place
      try cursor.expect("=")
      guard !cursor.readsFile else {
        throw RuleMistake(
          place, "a file stands without '=': write lex \(lexicon.name.text) from \"FILE\"")
      }
    }
    file.lexicons.append(lexicon)
    block = .lexicon
    if !cursor.isAtEnd { try readWords(&cursor) }
  }

  private mutating func readWords(_ cursor: inout RuleCursor) throws(RuleMistake) {
    let last = file.lexicons.count - 1
    while !cursor.isAtEnd {
      if cursor.take("@") {
        file.lexicons[last].included.append(try cursor.name("the name of a lexicon"))
      } else {
        file.lexicons[last].words += try readWord(&cursor)
      }
    }
  }

  private func readWord(_ cursor: inout RuleCursor) throws(RuleMistake) -> [LexiconSyntax.Word] {
    let place = cursor.place
    if case .text = cursor.next?.kind {
      let text = try cursor.text("a phrase").text
      guard text.contains(where: { !$0.isWhitespace }) else {
        throw RuleMistake(place, "expected words, found an empty text")
      }
      return [LexiconSyntax.Word(text: text, isSeparable: false, place: place)]
    }
    let stem = try cursor.name("a word")
    if cursor.isGlued("(") {
      cursor.skip()
      let particles = try cursor.alternatives("a word")
      try cursor.expect(")")
      return particles.map {
        LexiconSyntax.Word(text: "\(stem.text) \($0.text)", isSeparable: false, place: place)
      }
    }
    let parts = stem.text.split(separator: "~", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty }) else {
      throw RuleMistake(place, "expected words on both sides of '~', found '\(stem.text)'")
    }
    return [
      LexiconSyntax.Word(
        text: parts.joined(separator: " "), isSeparable: parts.count > 1, place: place)
    ]
  }

  // MARK: - Events

  private mutating func readEventPart(_ cursor: inout RuleCursor) throws(RuleMistake) {
    var rule = file.eventRules[file.eventRules.count - 1]
    defer { file.eventRules[file.eventRules.count - 1] = rule }
    try EventPartReader().read(&cursor, into: &rule)
  }

  // MARK: - Entities

  private mutating func readEntityPart(_ cursor: inout RuleCursor) throws(RuleMistake) {
    let last = file.entityRules.count - 1
    let keyword = try cursor.name("match, attr, score or filler")
    switch keyword.text {
    case "match":
      file.entityRules[last].patterns.append(try PatternReader().read(&cursor, at: keyword.place))
    case "attr":
      repeat {
        let name = try cursor.name("an attribute")
        try cursor.expect("=")
        file.entityRules[last].attributes.append((name, try cursor.name("a value").text))
      } while !cursor.isAtEnd
    case "score": file.entityRules[last].score = try cursor.fraction("a score")
    case "filler":
      try cursor.expectKeyword("only")
      file.entityRules[last].isFillerOnly = true
    default:
      throw unknown("part of an entity rule", keyword, of: Self.entityParts)
    }
  }

  private static let entityParts = ["match", "attr", "score", "filler"]
}

/// The error for a word that is none of those that may stand there.
func unknown(_ what: String, _ name: RuleName, of known: [String]) -> RuleMistake {
  RuleMistake(name.place, UnknownPart(kind: what, name: name.text, known: known).description)
}

/// Reads a condition on words, where one stands here.
func readGuard(_ cursor: inout RuleCursor) throws(RuleMistake) -> GuardSyntax? {
  let place = cursor.place
  let isNegated = cursor.take("!")
  guard let word = cursor.nextWord, let side = GuardSyntax.Side(rawValue: word) else {
    if isNegated { throw cursor.mistake(expected: "before, after, near or article") }
    return nil
  }
  cursor.skip()
  try cursor.expect("(")
  let words = try cursor.wordTerms()
  var reach = 1
  if cursor.takeKeyword("within") { reach = try cursor.count("a number of words", upTo: 30) }
  try cursor.expect(")")
  return GuardSyntax(side: side, isNegated: isNegated, words: words, reach: reach, place: place)
}
