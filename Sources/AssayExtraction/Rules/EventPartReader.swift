/// Reads the indented lines of an event rule.
struct EventPartReader {
  /// The words that lines start with; anything else is a role.
  static let keywords = [
    "trigger", "passive", "require", "realis", "reported", "inherit", "score", "also", "once",
  ]

  func read(
    _ cursor: inout RuleCursor, into rule: inout EventRuleSyntax
  ) throws(RuleMistake) {
    let keyword = try cursor.name("a part of a rule or a role")
    switch keyword.text {
    case "trigger":
      rule.triggerPlace = rule.triggerPlace ?? keyword.place
      rule.triggers += try cursor.wordTerms()
      while let guarded = try readGuard(&cursor) { rule.guards.append(guarded) }
    case "if":
      throw RuleMistake(keyword.place, "a condition stands behind trigger or realis")
    case "passive": try readPassive(&cursor, into: &rule)
    case "require":
      repeat { rule.required.append(try cursor.alternatives("a role")) } while !cursor.isAtEnd
    case "realis":
      var realis = RealisSyntax(value: try cursor.name("a value of Realis"), guards: [])
      if cursor.takeKeyword("if") {
        let place = cursor.place
        guard let guarded = try readGuard(&cursor) else {
          throw RuleMistake(place, "expected before(...), after(...), near(...) or article(...)")
        }
        realis.guards.append(guarded)
      }
      rule.realis.append(realis)
    case "reported":
      let role = try cursor.name("a role")
      try cursor.expectKeyword("by")
      try cursor.expectKeyword("nearest")
      let type = try cursor.name("an event type")
      try cursor.expect(":")
      rule.reported = (role, type, try cursor.name("a role"))
    case "inherit":
      let role = try cursor.name("a role")
      try cursor.expectKeyword("from")
      let sentences = try cursor.count("a number of sentences", upTo: 5)
      let score = cursor.takeKeyword("score") ? try cursor.fraction("a score") : 1
      rule.inherited.append((role, sentences, score))
    case "score": rule.score = try cursor.fraction("a score")
    case "also": rule.isAdditional = true
    case "once": rule.isOnce = true
    default: rule.slots.append(try slot(of: keyword, &cursor))
    }
  }

  private func slot(
    of role: RuleName, _ cursor: inout RuleCursor
  ) throws(RuleMistake) -> SlotSyntax {
    let fillers = try cursor.alternatives("the types of what fills \(role.text)")
    var slot = SlotSyntax(role: role, fillers: fillers, quantifier: try cursor.quantifier())
    while !cursor.isAtEnd { try readCondition(&cursor, into: &slot) }
    return slot
  }

  private static let conditions =
    SlotDirection.allCases.map(\.rawValue) + [
      "after", "before", "within", "clause", "nearest", "adjacent", "with", "without", "masked",
      "else",
      "score",
    ]

  private func readCondition(
    _ cursor: inout RuleCursor, into slot: inout SlotSyntax
  ) throws(RuleMistake) {
    let keyword = try cursor.name("a condition on the filler")
    if let direction = SlotDirection(rawValue: keyword.text) {
      guard slot.directionPlace == nil else {
        throw RuleMistake(
          keyword.place,
          "\(slot.role.text) has two directions, \(slot.direction.rawValue) and \(keyword.text)")
      }
      slot.direction = direction
      slot.directionPlace = keyword.place
      if direction == .inside { slot.otherRole = try cursor.name("a role") }
      return
    }
    switch keyword.text {
    case "after": slot.after += try cursor.wordTerms()
    case "before": slot.before += try cursor.wordTerms()
    case "with": slot.containing += try cursor.wordTerms()
    case "without": slot.excluding += try cursor.wordTerms()
    case "within": slot.reach = try cursor.count("a number of words", upTo: 60)
    case "adjacent": slot.reach = 0
    case "clause": slot.staysInClause = true
    // The nearest is always tried first; the word may be written for the reader.
    case "nearest": break
    case "else": slot.isFallback = true
    case "masked": slot.masks = true
    case "score": slot.score = try cursor.fraction("a score")
    default: throw unknown("condition on a filler", keyword, of: Self.conditions)
    }
  }

  /// Reads `passive Agent=right:after:"by" Place=left`.
  private func readPassive(
    _ cursor: inout RuleCursor, into rule: inout EventRuleSyntax
  ) throws(RuleMistake) {
    repeat {
      let role = try cursor.name("a role")
      try cursor.expect("=")
      let direction = try cursor.name("left or right")
      guard let side = SlotDirection(rawValue: direction.text), side == .left || side == .right
      else { throw unknown("direction of a passive", direction, of: ["left", "right"]) }
      var slot = SlotSyntax(role: role, fillers: [], quantifier: .one, direction: side)
      slot.directionPlace = direction.place
      if cursor.take(":") {
        try cursor.expectKeyword("after")
        try cursor.expect(":")
        slot.after = try cursor.wordTerms()
      }
      rule.passive.append(slot)
    } while !cursor.isAtEnd
  }
}
