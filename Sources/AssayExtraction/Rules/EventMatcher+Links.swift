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
    var near = Near()
    for (position, event) in sorted.enumerated() {
      let rule = program.eventRules[Int(scratch.matches.events[event].rule)]
      guard rule.isLinked else { continue }
      near.fill(around: position, in: sorted, scratch.matches)
      for (number, slot) in rule.slots.enumerated() where slot.eventTypes != 0 {
        link(event, &near, slot, number, &text, &scratch.matches)
      }
      for inherited in rule.inherited {
        inherit(inherited, event, at: position, sorted, &scratch.matches)
      }
      if let reported = rule.reported {
        report(reported, event, at: position, sorted, &scratch.matches)
      }
    }
  }

  /// The events of a sentence around one of them, the nearest first, in room that is used again.
  private struct Near {
    private(set) var left: [Int] = []
    private(set) var right: [Int] = []
    /// Those that stand where a role asks for them.
    var candidates: [Int] = []

    mutating func fill(around position: Int, in sorted: [Int], _ matches: RuleMatches) {
      left.removeAll(keepingCapacity: true)
      right.removeAll(keepingCapacity: true)
      let sentence = matches.events[sorted[position]].sentence
      for place in position + 1..<max(position + 1, min(sorted.count, position + 1 + neighbours)) {
        guard matches.events[sorted[place]].sentence == sentence else { break }
        right.append(sorted[place])
      }
      for place in (max(0, position - neighbours)..<position).reversed() {
        guard matches.events[sorted[place]].sentence == sentence else { break }
        left.append(sorted[place])
      }
    }
  }

  /// Fills one role with events of the same sentence.
  private func link(
    _ event: Int, _ near: inout Near, _ slot: RuleProgram.Slot, _ number: Int,
    _ text: inout RuleText, _ matches: inout RuleMatches
  ) {
    let own = matches.events[event]
    near.candidates.removeAll(keepingCapacity: true)
    switch slot.direction {
    case .left: near.candidates += near.left
    case .right: near.candidates += near.right
    case .governed: addGoverned(event, &near, &text, matches)
    case .either, .subject, .object, .inside: near.candidates += near.right + near.left
    }
    var count = 0
    for other in near.candidates where count < slot.quantifier.most {
      guard fits(other, slot, of: own, &text, matches) else { continue }
      matches.append(
        RuleMatches.Argument(
          event: Int32(event), role: slot.role, filler: Int32(other), isEvent: true,
          slot: Int32(number)))
      count += 1
    }
    guard !matches.isFilled(slot.role, of: event) else { return }
    if slot.quantifier.least > 0 { matches.events[event].isDropped = true }
    for roles in program.eventRules[Int(own.rule)].required where roles.contains(slot.role) {
      if !roles.contains(where: { matches.isFilled($0, of: event) }) {
        matches.events[event].isDropped = true
      }
    }
  }

  /// Whether another event may fill a role.
  private func fits(
    _ other: Int, _ slot: RuleProgram.Slot, of own: RuleMatches.Event, _ text: inout RuleText,
    _ matches: RuleMatches
  ) -> Bool {
    let event = matches.events[other]
    let type = program.eventRules[Int(event.rule)].type
    let distance =
      event.trigger.lowerBound >= own.trigger.upperBound
      ? event.trigger.lowerBound - own.trigger.upperBound
      : own.trigger.lowerBound - event.trigger.upperBound
    return slot.eventTypes >> UInt64(type) & 1 == 1 && distance <= slot.reach && !event.isDropped
      && (slot.after == nil || isMarked(event.trigger, slot.after, &text))
  }

  /// Adds the events that a verb of saying governs: those behind it, or those before it where a comma or the
  /// end of the sentence follows the verb; the next verb of the kind ends them.
  private func addGoverned(
    _ event: Int, _ near: inout Near, _ text: inout RuleText, _ matches: RuleMatches
  ) {
    let own = matches.events[event]
    let type = program.eventRules[Int(own.rule)].type
    let next = own.trigger.upperBound
    let isClosed =
      next >= text.sentence(of: own.trigger.lowerBound).upperBound
      || !text.grammar(next, program.index).isDisjoint(with: [.comma, .stop])
      || !text[next].shape.contains(.word) && !text[next].shape.contains(.number)
    let isBefore = isClosed && !near.left.isEmpty || near.right.isEmpty
    for other in isBefore ? near.left : near.right {
      let isSame = program.eventRules[Int(matches.events[other].rule)].type == type
      if !isSame || !isBefore { near.candidates.append(other) }
      if isSame { break }
    }
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
