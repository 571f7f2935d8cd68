extension RuleChecker {
  // MARK: - Event rules

  mutating func check(_ rule: EventRuleSyntax) {
    if eventTypes[rule.type.text] == nil {
      note(unknown("event type", rule.type, of: eventTypeNames))
    }
    if rule.triggers.isEmpty && !rule.isBroken {
      add(
        rule.name.place, "the rule \"\(rule.name.text)\" has no trigger, so that nothing starts it")
    }
    check(rule.triggers)
    check(rule.guards)
    for slot in rule.slots { check(slot, of: rule) }
    checkPassive(rule)
    checkRequired(rule)
    for realis in rule.realis { check(realis.guards) }
    if let reported = rule.reported {
      checkRole(reported.role, of: rule.type.text)
      if eventTypes[reported.type.text] == nil {
        note(unknown("event type", reported.type, of: eventTypeNames))
      }
      checkRole(reported.from, of: reported.type.text)
    }
    for inherited in rule.inherited {
      checkRole(inherited.role, of: rule.type.text)
      if inherited.sentences == 0 {
        add(inherited.role.place, "expected at least one sentence to inherit from, found 0")
      }
    }
  }

  private mutating func note(_ mistake: RuleMistake) {
    add(mistake.place, mistake.message)
  }

  private mutating func check(_ slot: SlotSyntax, of rule: EventRuleSyntax) {
    checkRole(slot.role, of: rule.type.text, alsoKnown: EventPartReader.keywords)
    checkFillers(slot.fillers)
    check(slot.after)
    check(slot.before)
    check(slot.containing)
    check(slot.excluding)
    if !Set(slot.containing.map(key)).isDisjoint(with: slot.excluding.map(key)) {
      add(slot.role.place, "with and without name the same words, so that nothing fills the role")
    }
    let place = slot.directionPlace ?? slot.role.place
    let (mentions, events) = resolve(slot.fillers)
    if events != 0 && mentions == 0 && (slot.direction == .subject || slot.direction == .object) {
      add(place, "an event is no \(slot.direction.rawValue); use left, right, either or governed")
    }
    if slot.direction == .governed && events == 0 && mentions != 0 {
      add(place, "only events are governed, and \(slot.role.text) takes none")
    }
    if slot.direction == .inside, let other = slot.otherRole,
      !rule.slots.contains(where: { $0.role.text == other.text && $0.direction != .inside })
    {
      add(other.place, "no line of the rule fills '\(other.text)'")
    }
    if !slot.after.isEmpty && (slot.direction == .subject || slot.direction == .object) {
      add(
        place,
        "a \(slot.direction.rawValue) has no preposition before it; use left or right with after"
      )
    }
  }

  private mutating func checkPassive(_ rule: EventRuleSyntax) {
    for slot in rule.passive {
      check(slot.after)
      if !rule.slots.contains(where: { $0.role.text == slot.role.text }) {
        add(slot.role.place, "no line of the rule fills '\(slot.role.text)'")
      }
    }
  }

  private mutating func checkRequired(_ rule: EventRuleSyntax) {
    for roles in rule.required {
      for role in roles { checkRole(role, of: rule.type.text) }
      let filled = roles.filter { role in
        rule.slots.contains { $0.role.text == role.text }
          || rule.inherited.contains { $0.role.text == role.text }
      }
      if filled.isEmpty, !rule.isBroken, let first = roles.first {
        add(first.place, "no line fills '\(first.text)', so that the rule never fires")
      }
    }
  }

  mutating func check(_ realis: RealisSyntax) {
    if realis.guards.isEmpty {
      add(
        realis.value.place, "realis \(realis.value.text) has no condition; write `if before(...)`")
    }
    check(realis.guards)
  }

  // MARK: - Entity rules

  mutating func check(_ rule: EntityRuleSyntax) {
    _ = type(rule.type)
    if rule.patterns.isEmpty && !rule.isBroken {
      add(
        rule.name.place, "the rule \"\(rule.name.text)\" has no pattern, so that it finds nothing")
    }
    for pattern in rule.patterns {
      for item in pattern.items { check(item) }
      if !pattern.items.contains(where: { $0.quantifier.least > 0 }) {
        add(pattern.place, "every part may be left out, so that the pattern can match nothing")
      } else if pattern.items.allSatisfy({ knowsNames(of: $0) }),
        !pattern.items.contains(where: { $0.quantifier.least > 0 && canAnchor($0) })
      {
        add(
          pattern.place,
          "nothing in the pattern starts it; add a lexicon, a text, a type, CAP, UPPER or NUM that "
            + "must be there")
      }
      let span = pattern.items.reduce(0) { $0 + $1.quantifier.most }
      if span > 60 { add(pattern.place, "the pattern may span \(span) parts, expected at most 60") }
    }
  }

  private mutating func check(_ item: PatternItem) {
    for term in item.terms {
      switch term {
      case .words(let words): check([words])
      case .name(let name):
        guard !knows(name) else { continue }
        let known =
          lexicons.keys.sorted() + typeNames + classes.keys.sorted() + TokenShape.names.map(\.name)
        note(unknown("lexicon, type or shape", name, of: known))
      }
    }
  }

  private func knows(_ name: RuleName) -> Bool {
    lexicons[name.text] != nil || types[name.text] != nil || classes[name.text] != nil
      || TokenShape.names.contains { $0.name == name.text }
  }

  private func knowsNames(of item: PatternItem) -> Bool {
    item.terms.allSatisfy { term in
      if case .name(let name) = term { return knows(name) }
      return true
    }
  }

  /// Whether an item is rare enough to look for first.
  func canAnchor(_ item: PatternItem) -> Bool {
    item.terms.allSatisfy { term in
      switch term {
      case .words: true
      case .name(let name):
        lexicons[name.text] != nil || types[name.text] != nil || classes[name.text] != nil
          || ["CAP", "UPPER", "NUM", "YEAR", "CLOCK"].contains(name.text)
      }
    }
  }

  // MARK: - The whole file

  mutating func checkNames() {
    var seen: [String: RulePlace] = [:]
    let names = file.eventRules.map(\.name) + file.entityRules.map(\.name)
    for name in names.sorted(by: { $0.place < $1.place }) {
      if let before = seen[name.text] {
        add(name.place, "a rule in line \(before.line) is called \"\(name.text)\" already")
      }
      seen[name.text] = seen[name.text] ?? name.place
    }
  }

  /// Rules that do what an earlier one does, and rules whose words an earlier one always takes.
  mutating func checkOrder() {
    for (index, rule) in file.eventRules.enumerated() where !rule.triggers.isEmpty && !rule.isBroken
    {
      for earlier in file.eventRules.prefix(index)
      where !earlier.triggers.isEmpty && !earlier.isBroken {
        let mine = Set(rule.triggers.map(key))
        let theirs = Set(earlier.triggers.map(key))
        if mine == theirs && rule.type.text == earlier.type.text
          && content(rule) == content(earlier)
        {
          add(
            rule.name.place,
            "the same as \"\(earlier.name.text)\" in line \(earlier.name.place.line)")
          break
        }
        if mine.isSubset(of: theirs) && takesAlways(earlier) && !rule.isAdditional
          && !earlier.isAdditional
        {
          add(
            rule.name.place,
            "never reached: \"\(earlier.name.text)\" in line \(earlier.name.place.line) takes all its "
              + "triggers")
          break
        }
      }
    }
  }

  private func takesAlways(_ rule: EventRuleSyntax) -> Bool {
    rule.guards.isEmpty && rule.required.isEmpty && !rule.isOnce
      && rule.slots.allSatisfy { $0.quantifier.least == 0 }
  }

  /// What a rule asks for, without names and places.
  private func content(_ rule: EventRuleSyntax) -> [String] {
    rule.guards.map {
      "\($0.side) \($0.isNegated) \($0.words.map(key)) \($0.reach)"
    }
      + rule.slots.map {
        "\($0.role.text) \($0.fillers.map(\.text)) \($0.quantifier) \($0.direction) "
          + "\($0.after.map(key)) \($0.before.map(key)) \($0.containing.map(key)) "
          + "\($0.excluding.map(key)) \($0.reach ?? -1) \($0.staysInClause)"
      } + rule.required.map { "\($0.map(\.text))" }
  }

  /// Lexicons that nothing uses.
  mutating func checkUse() {
    var used: Set<String> = []
    func use(_ terms: [WordTerm]) {
      for case .lexicon(let name, _) in terms { used.insert(name.text) }
    }
    for lexicon in file.lexicons { used.formUnion(lexicon.included.map(\.text)) }
    for rule in file.eventRules {
      use(rule.triggers)
      for guarded in rule.guards + rule.realis.flatMap(\.guards) { use(guarded.words) }
      for slot in rule.slots + rule.passive {
        use(slot.after + slot.before + slot.containing + slot.excluding)
      }
    }
    for guarded in file.realis.flatMap(\.guards) { use(guarded.words) }
    for term in file.entityRules.flatMap(\.patterns).flatMap(\.items).flatMap(\.terms) {
      switch term {
      case .words(let words): use([words])
      case .name(let name): used.insert(name.text)
      }
    }
    // Verbs, nouns and adjectives are of use by being known: they decide where noun phrases begin.
    for lexicon in file.lexicons
    where !used.contains(lexicon.name.text) && !lexicon.isVerbal
      && !lexicon.isNominal && !lexicon.isAdjectival
    {
      add(
        lexicon.name.place, "nothing uses the lexicon '\(lexicon.name.text)'", isWarning: true)
    }
  }
}
