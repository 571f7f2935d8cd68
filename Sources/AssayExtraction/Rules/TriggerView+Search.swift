import AssayModel

extension TriggerView {
  /// The nearest fitting mention on the left.
  func findLeft(_ slot: RuleProgram.Slot, after: Int?) -> Int? {
    var token = trigger.lowerBound - 1
    let limit = max(sentence.lowerBound, trigger.lowerBound - 1 - slot.reach)
    while token >= limit {
      if let mention = read.text.mention(at: token) {
        if fits(mention, slot), isMarked(mention, after) { return mention }
        token = range(mention).start - 1
        continue
      }
      if slot.staysInClause && isBarrier(token) { return nil }
      token -= 1
    }
    return nil
  }

  /// The nearest fitting mention on the right.
  func findRight(_ slot: RuleProgram.Slot, after: Int?) -> Int? {
    scanRight(slot, reach: slot.reach) { marker in
      guard let after else { return true }
      guard let marker else { return false }
      return ends(after, at: marker)
    }
  }

  /// The nearest fitting mention on the right whose leading word is right.
  func scanRight(
    _ slot: RuleProgram.Slot, reach: Int, _ isRight: (Int?) -> Bool
  ) -> Int? {
    var token = trigger.upperBound
    let limit = min(sentence.upperBound, trigger.upperBound + reach + 1)
    while token < limit {
      if let mention = read.text.mention(at: token) {
        if fits(mention, slot), isRight(marker(of: mention)) { return mention }
        token = range(mention).end
        continue
      }
      if slot.staysInClause && isBarrier(token) { return nil }
      token += 1
    }
    return nil
  }

  private func isMarked(_ mention: Int, _ after: Int?) -> Bool {
    guard let after else { return true }
    guard let marker = marker(of: mention) else { return false }
    return ends(after, at: marker)
  }

  private func isBarrier(_ token: Int) -> Bool {
    let flags = grammar(token)
    if flags.contains(.stop) { return true }
    return !flags.isDisjoint(with: [.relative, .subordinator]) && !flags.contains(.preposition)
  }

  /// Mentions of fitting type inside those that fill another role.
  func nested(_ slot: RuleProgram.Slot) -> [Int] {
    var found: [Int] = []
    for filler in fillers where filler.role == slot.otherRole && !filler.isEvent {
      let (start, end) = range(Int(filler.filler))
      for token in start..<end {
        var mention = read.text[token].firstStarting
        while mention >= 0 {
          let content = read.text.mentions[Int(mention)]
          if Int(content.end) <= end, fits(Int(mention), slot, isOwn: true) {
            found.append(Int(mention))
          }
          mention = content.nextStarting
        }
      }
    }
    return Array(found.prefix(slot.quantifier.most))
  }
}
