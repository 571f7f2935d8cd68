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

  /// A match that is not yet a mention; they are sorted by rule, the longer first, then by place.
  struct Candidate: Comparable, Sendable {
    let start: Int
    let end: Int
    let rule: Int

    static func < (a: Self, b: Self) -> Bool {
      if a.rule != b.rule { return a.rule < b.rule }
      let (length, other) = (a.end - a.start, b.end - b.start)
      return length == other ? a.start < b.start : length > other
    }
  }

  /// How many tokens a pattern may reach to one side of its anchor.
  static let window = 60
  /// How many tokens before a candidate a mention that crosses it may start.
  static let crossing = 30

  let program: RuleProgram

  /// Adds the mentions that the rules find, level by level.
  func match(_ text: inout RuleText, _ scratch: inout Scratch) {
    for level in program.levels {
      scratch.found.removeAll(keepingCapacity: true)
      for token in text.entityTokens { matchWords(Int(token), level, text, &scratch) }
      if !level.types.isEmpty { matchTypes(level, text, &scratch) }
      accept(&text, &scratch)
    }
    if !program.remembered.isEmpty { remember(&text, &scratch) }
  }

  // MARK: - Anchors

  private func matchWords(
    _ token: Int, _ level: RuleProgram.PatternLevel, _ text: RuleText, _ scratch: inout Scratch
  ) {
    let entry = text.entries[token]
    let phrase = text.phraseEntries[token]
    if phrase >= 0 {
      let length = Int(text.phraseLengths[token])
      for place in level.words[Int(phrase)] {
        tryPattern(level.words.elements[place], token..<token + length, text, &scratch)
      }
    }
    if entry >= 0 {
      for place in level.words[Int(entry)] {
        tryPattern(level.words.elements[place], token..<token + 1, text, &scratch)
      }
    }
    let shapes = text.shapes[token]
    for pattern in level.shapes
    where !program.patterns[Int(pattern)].anchor.shapes.isDisjoint(with: shapes) {
      tryPattern(pattern, token..<token + 1, text, &scratch)
    }
  }

  private func matchTypes(
    _ level: RuleProgram.PatternLevel, _ text: RuleText, _ scratch: inout Scratch
  ) {
    for mention in text.mentions {
      for pattern in level.types
      where program.patterns[Int(pattern)].anchor.types >> UInt64(mention.type) & 1 == 1 {
        tryPattern(pattern, Int(mention.start)..<Int(mention.end), text, &scratch)
      }
    }
  }

  // MARK: - Patterns

  private func tryPattern(
    _ number: Int32, _ anchor: Range<Int>, _ text: RuleText, _ scratch: inout Scratch
  ) {
    let pattern = program.patterns[Int(number)]
    if let condition = pattern.anchor.condition, pattern.anchor.shapes.isEmpty,
      pattern.anchor.types == 0
    {
      // A capital may be asked for, which the list of anchors does not know.
      guard text.matchLength(condition, anchor.lowerBound, program.index) > 0 else { return }
    }
    let sentence = text.sentence(of: anchor.lowerBound)
    guard
      let left = reach(
        pattern.before, from: anchor.lowerBound, backwards: true, sentence, text, &scratch),
      let right = reach(
        pattern.after, from: anchor.upperBound, backwards: false, sentence, text, &scratch)
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

  /// The nearest way, and of these the one with the longest mention, to do all steps of a side.
  private func reach(
    _ side: RuleProgram.Side, from start: Int, backwards: Bool, _ sentence: Range<Int>,
    _ text: RuleText, _ scratch: inout Scratch
  ) -> Reach? {
    if side.isEmpty { return Reach(near: start, far: start) }
    let step = backwards ? -1 : 1
    var nearer = run(side.outer, from: start, backwards, sentence, text, &scratch)
    while nearer != 0 {
      let near = start + step * nearer.trailingZeroBitCount
      nearer &= nearer - 1
      var farther = run(side.inner, from: near, backwards, sentence, text, &scratch)
      while farther != 0 {
        let distance = 63 - farther.leadingZeroBitCount
        farther &= ~(1 << UInt64(distance))
        let far = near + step * distance
        if run(side.beyond, from: far, backwards, sentence, text, &scratch) != 0 {
          return Reach(near: near, far: far)
        }
      }
    }
    return nil
  }

  /// The distances at which all steps are done, as a set of bits.
  @inline(__always)
  private func run(
    _ steps: Range<Int>, from start: Int, _ backwards: Bool, _ sentence: Range<Int>,
    _ text: RuleText, _ scratch: inout Scratch
  ) -> UInt64 {
    steps.isEmpty ? 1 : walk(steps, from: start, backwards, sentence, text, &scratch)
  }

  private func walk(
    _ steps: Range<Int>, from start: Int, _ backwards: Bool, _ sentence: Range<Int>,
    _ text: RuleText, _ scratch: inout Scratch
  ) -> UInt64 {
    // Every state is zero here, since the loop below clears what it has read.
    scratch.states[0] = 1
    var done: UInt64 = 0
    var (distance, last) = (0, 0)
    while distance <= last {
      var active = scratch.states[distance]
      scratch.states[distance] = 0
      var state = 0
      // States only lead to later ones, so those that are active come up from the lowest.
      while state < steps.count, active >> UInt64(state) != 0 {
        if active >> UInt64(state) & 1 == 1 {
          let step = program.steps[steps.lowerBound + state]
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
      distance += 1
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
    scratch.found.sort()
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
    var next = text.firstStart(in: max(0, candidate.start - Self.crossing)..<candidate.end)
    while let token = next {
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
      next = text.firstStart(in: token + 1..<candidate.end)
    }
    return true
  }
}
