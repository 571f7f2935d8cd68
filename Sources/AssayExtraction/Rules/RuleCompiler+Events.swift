import AssayModel

extension RuleCompiler {
  private mutating func guards(_ list: [GuardSyntax]) -> [RuleProgram.Guard] {
    list.map {
      RuleProgram.Guard(
        side: $0.side, isNegated: $0.isNegated, condition: condition($0.words), reach: $0.reach)
    }
  }

  mutating func realis(_ realis: RealisSyntax) -> RuleProgram.Realis {
    let value = realis.value.text
    let place = realisValues.firstIndex(of: value) ?? realisValues.count
    if place == realisValues.count { realisValues.append(value) }
    return RuleProgram.Realis(value: Int32(place), guards: guards(realis.guards))
  }

  /// All words that conditions of realis ask for, where none asks that a word be absent or stand anywhere in the
  /// article.
  mutating func realisCue() -> RuleProgram.Cue? {
    let guards = file.realis.flatMap(\.guards)
    guard guards.allSatisfy({ !$0.isNegated && $0.side != .article }), !guards.isEmpty else {
      return nil
    }
    return RuleProgram.Cue(
      condition: condition(guards.flatMap(\.words)),
      before: guards.filter { $0.side != .after }.map(\.reach).max() ?? 0,
      after: guards.filter { $0.side != .before }.map(\.reach).max() ?? 0)
  }

  mutating func eventRule(_ rule: EventRuleSyntax) -> RuleProgram.EventRule {
    let slots = rule.slots.map { slot($0, of: rule) }
    return RuleProgram.EventRule(
      name: rule.name.text, place: rule.name.place, label: vocabulary.label(rule.type.text),
      type: checker.eventTypes[rule.type.text] ?? 0, stratum: rule.stratum,
      guards: guards(rule.guards), slots: slots,
      required: rule.required.map { $0.map { vocabulary.label($0.text) } },
      realis: rule.realis.map { realis($0) },
      reported: rule.reported.map {
        (
          vocabulary.label($0.role.text), checker.eventTypes[$0.type.text] ?? 0,
          vocabulary.label($0.from.text)
        )
      },
      inherited: rule.inherited.map { (vocabulary.label($0.role.text), $0.sentences, $0.score) },
      score: rule.score, isAdditional: rule.isAdditional, isOnce: rule.isOnce,
      isTransitive: rule.slots.contains { $0.direction == .object } || !rule.passive.isEmpty,
      isLinked: slots.contains { $0.eventTypes != 0 } || !rule.inherited.isEmpty
        || rule.reported != nil)
  }

  private mutating func slot(_ slot: SlotSyntax, of rule: EventRuleSyntax) -> RuleProgram.Slot {
    let (mentions, events) = checker.resolve(slot.fillers)
    let passive = rule.passive.first { $0.role.text == slot.role.text }.map {
      RuleProgram.Slot.Passive(direction: $0.direction, after: optionalCondition($0.after))
    }
    return RuleProgram.Slot(
      role: vocabulary.label(slot.role.text), types: mentions, eventTypes: events,
      quantifier: slot.quantifier, direction: slot.direction,
      after: optionalCondition(slot.after), before: optionalCondition(slot.before),
      containing: optionalCondition(slot.containing), excluding: optionalCondition(slot.excluding),
      reach: slot.reach ?? Self.defaultReach(slot.direction), staysInClause: slot.staysInClause,
      isFallback: slot.isFallback, masks: slot.masks, score: slot.score,
      otherRole: slot.otherRole.map { vocabulary.label($0.text) }, passive: passive)
  }

  /// How many words away a filler may stand where the rule does not say.
  private static func defaultReach(_ direction: SlotDirection) -> Int {
    switch direction {
    case .subject: 40
    case .object: 12
    case .governed: 60
    case .left, .right, .either, .inside: 30
    }
  }
}
