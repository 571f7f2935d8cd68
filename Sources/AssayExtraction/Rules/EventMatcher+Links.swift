import AssayModel

extension EventMatcher {
  /// How many events to each side are looked at.
  private static let neighbours = 16

  /// Fills the roles that events fill, and those that come from another event or sentence, once all
  /// events are known.
  ///
  /// - Parameter text: Not changed; as all that is large it is handed on by reference.
  func linkEvents(_ text: inout RuleText, _ scratch: inout Scratch) {
    guard
      scratch.matches.events.contains(where: { program.eventRules[Int($0.rule)].isLinked })
    else { return }
    let sorted = scratch.matches.events.indices
      .map { scratch.matches.events[$0].trigger.lowerBound << 32 | $0 }.sorted()
      .map { $0 & 0xFFFF_FFFF }
    for (position, event) in sorted.enumerated() {
      let rule = program.eventRules[Int(scratch.matches.events[event].rule)]
      guard rule.isLinked else { continue }
      for (number, slot) in rule.slots.enumerated() where slot.eventTypes != 0 {
        link(event, at: position, slot, number, sorted, &text, &scratch.matches)
      }
      for inherited in rule.inherited {
        inherit(inherited, event, at: position, sorted, &scratch.matches)
      }
      if let reported = rule.reported {
        report(reported, event, at: position, sorted, &scratch.matches)
      }
    }
  }

  /// Fills one role with events of the same sentence.
  private func link(
    _ event: Int, at position: Int, _ slot: Shared<RuleProgram.Slot>, _ number: Int,
    _ sorted: [Int],
    _ text: inout RuleText, _ matches: inout RuleMatches
  ) {
    let own = matches.events[event]
    var (left, right): ([Int], [Int]) = ([], [])
    for other in sorted[(position + 1)...].prefix(Self.neighbours) {
      guard matches.events[other].sentence == own.sentence else { break }
      right.append(other)
    }
    for other in sorted[..<position].suffix(Self.neighbours).reversed() {
      guard matches.events[other].sentence == own.sentence else { break }
      left.append(other)
    }
    func isNear(_ other: Int) -> Bool {
      let trigger = matches.events[other].trigger
      let distance =
        trigger.lowerBound >= own.trigger.upperBound
        ? trigger.lowerBound - own.trigger.upperBound : own.trigger.lowerBound - trigger.upperBound
      return distance <= slot.reach
    }
    let candidates: [Int]
    switch slot.direction {
    case .left: candidates = left
    case .right: candidates = right
    case .governed:
      candidates = governed(event, left: left, right: right, &text, matches)
    case .either, .subject, .object, .inside: candidates = right + left
    }
    let chosen = candidates.filter { other in
      let type = program.eventRules[Int(matches.events[other].rule)].type
      return slot.eventTypes >> UInt64(type) & 1 == 1 && isNear(other)
        && !matches.events[other].isDropped
        && (slot.after == nil || isMarked(matches.events[other].trigger, slot.after, &text))
    }
    for other in chosen.prefix(slot.quantifier.most) {
      matches.append(
        RuleMatches.Argument(
          event: Int32(event), role: slot.role, filler: Int32(other), isEvent: true,
          slot: Int32(number)))
    }
    let isFilled = matches.isFilled(slot.role, of: event)
    if !isFilled && slot.quantifier.least > 0 { matches.events[event].isDropped = true }
    let required = program.eventRules[Int(own.rule)].required
    for roles in required where roles.contains(slot.role) && !isFilled {
      if !roles.contains(where: { matches.isFilled($0, of: event) }) {
        matches.events[event].isDropped = true
      }
    }
  }

  /// The events that a verb of saying governs: those behind it, or those before it where a comma or the
  /// end of the sentence follows the verb; the next verb of the kind ends them.
  private func governed(
    _ event: Int, left: [Int], right: [Int], _ text: inout RuleText, _ matches: RuleMatches
  ) -> [Int] {
    let own = matches.events[event]
    let type = program.eventRules[Int(own.rule)].type
    func upToNext(_ events: [Int], including: Bool) -> [Int] {
      var found: [Int] = []
      for other in events {
        let isSame = program.eventRules[Int(matches.events[other].rule)].type == type
        if !isSame || including { found.append(other) }
        if isSame { break }
      }
      return found
    }
    let next = own.trigger.upperBound
    let isClosed =
      next >= text.sentence(of: own.trigger.lowerBound).upperBound
      || !text.grammar(next, program.index).isDisjoint(with: [.comma, .stop])
      || !text[next].shape.contains(.word) && !text[next].shape.contains(.number)
    if isClosed && !left.isEmpty { return upToNext(left, including: false) }
    return right.isEmpty ? upToNext(left, including: false) : upToNext(right, including: true)
  }

  private func isMarked(_ trigger: Range<Int>, _ after: Int?, _ text: inout RuleText) -> Bool {
    guard let after, trigger.lowerBound > 0 else { return after == nil }
    return text.contains(
      after, in: max(0, trigger.lowerBound - 3)..<trigger.lowerBound, program.index)
  }

  /// Takes the filler of a role from the nearest event of an earlier sentence that has one.
  private func inherit(
    _ inherited: (role: Label, sentences: Int, score: Double), _ event: Int, at position: Int,
    _ sorted: [Int], _ matches: inout RuleMatches
  ) {
    guard !matches.isFilled(inherited.role, of: event) else { return }
    let own = matches.events[event].sentence
    for other in sorted[..<position].suffix(4 * Self.neighbours).reversed() {
      let sentence = matches.events[other].sentence
      guard own - sentence <= inherited.sentences else { return }
      guard sentence < own, !matches.events[other].isDropped,
        let filler = matches.arguments(of: other).last(where: {
          $0.role == inherited.role && !$0.isEvent
        })
      else { continue }
      matches.append(
        RuleMatches.Argument(
          event: Int32(event), role: inherited.role, filler: filler.filler, isEvent: false, slot: -1
        ))
      matches.events[event].confidence *= inherited.score
      return
    }
  }

  /// Takes the filler of another event's role from the nearest event of a type in the sentence.
  private func report(
    _ reported: (role: Label, type: Int, from: Label), _ event: Int, at position: Int,
    _ sorted: [Int], _ matches: inout RuleMatches
  ) {
    let own = matches.events[event]
    let first = max(0, position - Self.neighbours)
    let near = sorted[first..<min(sorted.count, position + Self.neighbours)].filter { other in
      other != event && matches.events[other].sentence == own.sentence
        && program.eventRules[Int(matches.events[other].rule)].type == reported.type
        && !matches.events[other].isDropped
    }.min {
      (abs(matches.events[$0].trigger.lowerBound - own.trigger.lowerBound), $0)
        < (abs(matches.events[$1].trigger.lowerBound - own.trigger.lowerBound), $1)
    }
    guard let near else { return }
    for filler in matches.arguments(of: near).reversed() where filler.role == reported.from {
      matches.append(
        RuleMatches.Argument(
          event: Int32(event), role: reported.role, filler: filler.filler,
          isEvent: filler.isEvent, slot: -1))
    }
  }
}
