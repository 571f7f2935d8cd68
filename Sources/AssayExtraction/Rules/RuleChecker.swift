import AssayModel

/// Resolves the names of a rule file and notes everything that is wrong with it.
struct RuleChecker {
  let file: RuleSyntax
  private(set) var mistakes: [RuleMistake]
  /// Mention types by name.
  private(set) var types: [String: Int] = [:]
  private(set) var typeNames: [String] = []
  /// Event types by name.
  private(set) var eventTypes: [String: Int] = [:]
  private(set) var eventTypeNames: [String] = []
  private(set) var roles: [String: [String]] = [:]
  private(set) var classes: [String: [RuleName]] = [:]
  private(set) var lexicons: [String: LexiconSyntax] = [:]

  init(_ file: RuleSyntax, mistakes: [RuleMistake]) {
    self.file = file
    self.mistakes = mistakes
    declareTypes()
    declareClasses()
    declareLexicons()
    for rule in file.eventRules { check(rule) }
    for rule in file.entityRules { check(rule) }
    for realis in file.realis { check(realis) }
    for remembered in file.remembered { _ = type(remembered.type) }
    checkNames()
    checkOrder()
    checkUse()
    if file.entityRules.isEmpty && file.eventRules.isEmpty && file.lexicons.isEmpty
      && self.mistakes.isEmpty
    {
      add(
        RulePlace(line: 1, column: 1), "the file has no rules, so that it finds nothing",
        isWarning: true)
    }
  }

  mutating func add(_ place: RulePlace, _ message: String, isWarning: Bool = false) {
    mistakes.add(place, message, isWarning: isWarning)
  }

  // MARK: - Declarations

  private mutating func declareTypes() {
    for name in file.types {
      if types[name.text] != nil {
        add(name.place, "the type '\(name.text)' is declared twice")
        continue
      }
      types[name.text] = typeNames.count
      typeNames.append(name.text)
    }
    for (type, roleNames) in file.frames {
      if eventTypes[type.text] != nil || types[type.text] != nil {
        add(type.place, "the type '\(type.text)' is declared twice")
        continue
      }
      eventTypes[type.text] = eventTypeNames.count
      eventTypeNames.append(type.text)
      var seen: [String] = []
      for role in roleNames {
        if seen.contains(role.text) {
          add(role.place, "\(type.text) has the role '\(role.text)' twice")
        }
        seen.append(role.text)
      }
      roles[type.text] = seen
    }
    let limit = 64
    if typeNames.count > limit, file.types.count > limit {
      add(file.types[limit].place, "expected at most \(limit) types")
    }
    if eventTypeNames.count > limit, file.frames.count > limit {
      add(file.frames[limit].type.place, "expected at most \(limit) event types")
    }
    let ruleLimit = EntityMatcher.Candidate.ruleLimit
    if file.entityRules.count > ruleLimit {
      add(
        file.entityRules[ruleLimit].name.place, "expected at most \(ruleLimit) rules for mentions")
    }
  }

  private mutating func declareClasses() {
    for (name, members) in file.classes {
      if classes[name.text] != nil || types[name.text] != nil || eventTypes[name.text] != nil {
        add(name.place, "the class '\(name.text)' has the name of a type or another class")
      }
      for member in members where types[member.text] == nil && eventTypes[member.text] == nil {
        mistakes.append(
          unknown("type", member, of: typeNames + eventTypeNames))
      }
      classes[name.text] = members
    }
  }

  private mutating func declareLexicons() {
    for lexicon in file.lexicons {
      if let before = lexicons[lexicon.name.text] {
        add(
          lexicon.name.place,
          "the lexicon '\(lexicon.name.text)' stands in line \(before.name.place.line) already")
        continue
      }
      lexicons[lexicon.name.text] = lexicon
    }
    for lexicon in file.lexicons {
      if lexicon.words.isEmpty && lexicon.included.isEmpty && lexicon.file == nil {
        add(lexicon.name.place, "the lexicon '\(lexicon.name.text)' has no words")
      }
      for name in lexicon.included where lexicons[name.text] == nil {
        mistakes.append(unknown("lexicon", name, of: lexicons.keys.sorted()))
      }
      if includes(lexicon.name.text, in: lexicon.name.text, depth: 0) {
        add(lexicon.name.place, "the lexicon '\(lexicon.name.text)' includes itself")
      }
      var seen: [String: RulePlace] = [:]
      for word in lexicon.words {
        if let before = seen[word.text] {
          add(
            word.place, "'\(word.text)' stands in line \(before.line) already", isWarning: true)
        }
        seen[word.text] = word.place
      }
    }
  }

  private func includes(_ name: String, in lexicon: String, depth: Int) -> Bool {
    guard depth <= lexicons.count, let content = lexicons[lexicon] else { return false }
    return content.included.contains {
      $0.text == name || includes(name, in: $0.text, depth: depth + 1)
    }
  }

  // MARK: - Words

  /// Checks lexicons and forms; gives whether all are there.
  @discardableResult
  mutating func check(_ terms: [WordTerm]) -> Bool {
    var isFine = true
    for case .lexicon(let name, let form) in terms {
      guard let lexicon = lexicons[name.text] else {
        mistakes.append(unknown("lexicon", name, of: lexicons.keys.sorted()))
        isFine = false
        continue
      }
      guard let form else { continue }
      guard let forms = WordForms.codes.first(where: { $0.code == form.text })?.forms else {
        mistakes.append(unknown("form", form, of: WordForms.codes.map(\.code)))
        isFine = false
        continue
      }
      let needsVerb = !forms.isDisjoint(with: .verbal)
      let has = needsVerb ? lexicon.isVerbal : lexicon.isNominal
      if !has && lexicon.included.isEmpty {
        add(
          form.place,
          "the lexicon '\(name.text)' has no \(needsVerb ? "verb" : "noun") forms; "
            + "declare it with +\(needsVerb ? "v" : "n")")
        isFine = false
      }
    }
    return isFine
  }

  mutating func check(_ guards: [GuardSyntax]) {
    for guarded in guards { check(guarded.words) }
    for (index, guarded) in guards.enumerated() where guarded.isNegated {
      for other in guards.prefix(index) + guards.dropFirst(index + 1)
      where !other.isNegated && other.side == guarded.side
        && Set(other.words.map(key)).isSubset(of: guarded.words.map(key))
        && other.reach <= guarded.reach
      {
        add(guarded.place, "contradicts another condition of the rule, so that it never fires")
      }
    }
  }

  /// A word term without its place.
  func key(_ term: WordTerm) -> String {
    switch term {
    case .lexicon(let name, let form): "\(name.text):\(form?.text ?? "")"
    case .literal(let text, _): "\"\(text)\""
    }
  }

  // MARK: - Types

  /// The number of a mention type.
  mutating func type(_ name: RuleName) -> Int? {
    if let type = types[name.text] { return type }
    mistakes.append(unknown("type", name, of: typeNames))
    return nil
  }

  /// The mention and event types that names of types and classes stand for, as sets of bits.
  func resolve(_ names: [RuleName]) -> (mentions: UInt64, events: UInt64) {
    var mentions: UInt64 = 0
    var events: UInt64 = 0
    for name in names {
      for member in classes[name.text] ?? [name] {
        if let type = types[member.text], type < 64 { mentions |= 1 << UInt64(type) }
        if let type = eventTypes[member.text], type < 64 { events |= 1 << UInt64(type) }
        if member.text == "Event" { events = ~0 }
      }
    }
    return (mentions, events)
  }

  mutating func checkFillers(_ names: [RuleName]) {
    for name in names
    where types[name.text] == nil && eventTypes[name.text] == nil && classes[name.text] == nil
      && name.text != "Event"
    {
      mistakes.append(
        unknown("type or class", name, of: typeNames + eventTypeNames + classes.keys.sorted()))
    }
  }

  mutating func checkRole(_ role: RuleName, of type: String, alsoKnown: [String] = []) {
    guard let known = roles[type], !known.contains(role.text) else { return }
    mistakes.append(unknown("role of \(type)", role, of: known + alsoKnown))
  }
}
