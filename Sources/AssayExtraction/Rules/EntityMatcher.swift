import AssayModel

/// Finds the mentions of an article by the patterns of a program.
struct EntityMatcher {
  /// Room for one worker.
  struct Scratch: Sendable {
    var found: [Candidate] = []
    /// Active states of a pattern by distance from where it was entered.
    var states = [UInt64](repeating: 0, count: EntityMatcher.window + 8)
    var names: [UInt64: Int32] = [:]
  }

  /// A match that is not yet a mention.
  struct Candidate: Sendable {
    let start: Int
    let end: Int
    let rule: Int
  }

  /// How many tokens a pattern may reach to one side of its anchor.
  static let window = 60
  /// How many tokens before a candidate a mention that crosses it may start.
  static let crossing = 30

  let program: RuleProgram

  /// Adds the mentions that the rules find, level by level.
  func match(_ text: inout RuleText, _ scratch: inout Scratch) {
    for level in 0..<program.levelCount {
      scratch.found.removeAll(keepingCapacity: true)
      for token in text.entityTokens { matchWords(Int(token), level, text, &scratch) }
      if !program.typePatterns.isEmpty { matchTypes(level, text, &scratch) }
      accept(&text, &scratch)
    }
    if !program.remembered.isEmpty { remember(&text, &scratch) }
  }

  // MARK: - Anchors

  private func matchWords(
    _ token: Int, _ level: Int, _ text: RuleText, _ scratch: inout Scratch
  ) {
    let entry = text.entries[token]
    let phrase = text.phraseEntries[token]
    if phrase >= 0 {
      let length = Int(text.phraseLengths[token])
      for pattern in program.anchors[Int(phrase)] {
        tryPattern(pattern, token..<token + length, level, text, &scratch)
      }
    }
    if entry >= 0 {
      for pattern in program.anchors[Int(entry)] {
        tryPattern(pattern, token..<token + 1, level, text, &scratch)
      }
    }
    for pattern in program.shapePatterns
    where !program.patterns[Int(pattern)].anchor.shapes.isDisjoint(with: text.shapes[token]) {
      tryPattern(pattern, token..<token + 1, level, text, &scratch)
    }
  }

  private func matchTypes(_ level: Int, _ text: RuleText, _ scratch: inout Scratch) {
    for mention in text.mentions {
      for pattern in program.typePatterns
      where program.patterns[Int(pattern)].anchor.types >> UInt64(mention.type) & 1 == 1 {
        tryPattern(
          pattern, Int(mention.start)..<Int(mention.end), level, text, &scratch)
      }
    }
  }

  // MARK: - Patterns

  private func tryPattern(
    _ number: Int32, _ anchor: Range<Int>, _ level: Int, _ text: RuleText,
    _ scratch: inout Scratch
  ) {
    let pattern = program.patterns[Int(number)]
    guard program.entityRules[pattern.rule].level == level else { return }
    if let condition = pattern.anchor.condition, pattern.anchor.shapes.isEmpty,
      pattern.anchor.types == 0
    {
      // A capital may be asked for, which the list of anchors does not know.
      guard text.matchLength(condition, anchor.lowerBound, program.index) > 0 else { return }
    }
    let sentence = text.sentence(of: anchor.lowerBound)
    guard
      let left = reach(
        pattern.before, from: anchor.lowerBound, backwards: true, sentence, text, &scratch,
        isAnchorInside: pattern.isAnchorInside),
      let right = reach(
        pattern.after, from: anchor.upperBound, backwards: false, sentence, text, &scratch,
        isAnchorInside: pattern.isAnchorInside)
    else { return }
    // A side without the mention gives an empty range where the mention does not touch it.
    let start = pattern.isAnchorInside ? left.far : left.isEmpty ? right.near : left.far
    let end = pattern.isAnchorInside ? right.far : right.isEmpty ? left.near : right.far
    guard start < end else { return }
    scratch.found.append(Candidate(start: start, end: end, rule: pattern.rule))
  }

  /// The part of the mention on one side of the anchor: its near and far ends.
  private struct Reach {
    let near: Int
    let far: Int
    var isEmpty: Bool { near == far }
  }

  private func reach(
    _ steps: [RuleProgram.Step], from start: Int, backwards: Bool, _ sentence: Range<Int>,
    _ text: RuleText, _ scratch: inout Scratch, isAnchorInside: Bool
  ) -> Reach? {
    if steps.isEmpty { return Reach(near: start, far: start) }
    // Outside, inside, outside: two of the three are often empty.
    let firstInside = steps.firstIndex { $0.isInside } ?? (isAnchorInside ? 0 : steps.count)
    let lastInside = (steps.lastIndex { $0.isInside } ?? firstInside - 1) + 1
    let outer = run(steps[..<firstInside], from: start, backwards, sentence, text, &scratch)
    for near in places(outer, start, backwards, farthestFirst: false) {
      let inner = run(
        steps[firstInside..<lastInside], from: near, backwards, sentence, text, &scratch)
      for far in places(inner, near, backwards, farthestFirst: true)
      where run(steps[lastInside...], from: far, backwards, sentence, text, &scratch) != 0 {
        return Reach(near: near, far: far)
      }
    }
    return nil
  }

  private func places(
    _ distances: UInt64, _ start: Int, _ backwards: Bool, farthestFirst: Bool
  ) -> [Int] {
    // Nearly always one place; the list is short-lived and small.
    if distances == 1 { return [start] }
    var found: [Int] = []
    var rest = distances
    while rest != 0 {
      let distance =
        farthestFirst ? 63 - rest.leadingZeroBitCount : rest.trailingZeroBitCount
      rest &= ~(1 << UInt64(distance))
      found.append(backwards ? start - distance : start + distance)
    }
    return found
  }

  /// The distances at which all steps are done, as a set of bits.
  private func run(
    _ steps: ArraySlice<RuleProgram.Step>, from start: Int, _ backwards: Bool,
    _ sentence: Range<Int>, _ text: RuleText, _ scratch: inout Scratch
  ) -> UInt64 {
    guard !steps.isEmpty else { return 1 }
    // Every state is zero here, since the loop below clears what it has read.
    scratch.states[0] = 1
    var done: UInt64 = 0
    var (distance, last) = (0, 0)
    while distance <= last {
      defer { distance += 1 }
      var active = scratch.states[distance]
      scratch.states[distance] = 0
      var state = 0
      while state < steps.count {
        if active >> UInt64(state) & 1 == 1 {
          let step = steps[steps.startIndex + state]
          if step.isOptional { active |= 1 << UInt64(state + 1) }
          let at = backwards ? start - distance : start + distance
          advance(step.item, at, backwards, sentence, text) { length in
            guard distance + length < Self.window else { return }
            scratch.states[distance + length] |= 1 << UInt64(state + 1)
            last = max(last, distance + length)
          }
        }
        state += 1
      }
      if active >> UInt64(steps.count) & 1 == 1 { done |= 1 << UInt64(distance) }
    }
    return done
  }

  /// Calls `found` with the length of each way in which the item stands at a place.
  @inline(__always)
  private func advance(
    _ item: RuleProgram.Item, _ at: Int, _ backwards: Bool, _ sentence: Range<Int>,
    _ text: RuleText, _ found: (Int) -> Void
  ) {
    let token = backwards ? at - 1 : at
    guard sentence.contains(token) else { return }
    if !item.shapes.isDisjoint(with: text.shapes[token]) { found(1) }
    if let condition = item.condition {
      let length =
        backwards
        ? text.matchLength(condition, endingAt: token, program.index)
        : text.matchLength(condition, token, program.index)
      if length > 0 { found(length) }
    }
    guard item.types != 0 else { return }
    var mention = backwards ? text.firstEnding[at] : text.firstStarting[at]
    while mention >= 0 {
      let content = text.mentions[Int(mention)]
      if item.types >> UInt64(content.type) & 1 == 1 { found(Int(content.end - content.start)) }
      mention = backwards ? content.nextEnding : content.nextStarting
    }
  }

  // MARK: - Mentions

  /// Makes mentions of candidates: the rules above first, longer ones first within a rule; a candidate
  /// that crosses a mention, or has the same last or first word as one, is left out.
  private func accept(_ text: inout RuleText, _ scratch: inout Scratch) {
    scratch.found.sort { a, b in
      (a.rule, a.start - a.end, a.start) < (b.rule, b.start - b.end, b.start)
    }
    for candidate in scratch.found where fits(candidate, text) {
      text.add(
        RuleMention(
          start: Int32(candidate.start), end: Int32(candidate.end),
          type: Int32(program.entityRules[candidate.rule].type),
          extent: text.extent(candidate.start..<candidate.end), rule: Int32(candidate.rule)))
    }
  }

  private func fits(_ candidate: Candidate, _ text: RuleText) -> Bool {
    var mention = text.firstEnding[candidate.end]
    // The same last word is the same head: one stretch of text is one mention.
    guard mention < 0 else { return false }
    for token in max(0, candidate.start - Self.crossing)..<candidate.end {
      mention = text.firstStarting[token]
      while mention >= 0 {
        let other = text.mentions[Int(mention)]
        let (start, end) = (Int(other.start), Int(other.end))
        if start < candidate.start && end > candidate.start && end < candidate.end { return false }
        if start > candidate.start && start < candidate.end && end > candidate.end { return false }
        if Int(other.rule) == candidate.rule && start <= candidate.start && end >= candidate.end {
          return false
        }
        mention = other.nextStarting
      }
    }
    return true
  }
}
