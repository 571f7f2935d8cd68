import AssayModel

/// Finds the mentions of an article by the patterns of a program.
struct EntityMatcher {
  /// Room for one worker.
  struct Scratch: Sendable {
    var found: [Candidate] = []
    /// Names that are found again, by the hash of their last word.
    var names: [UInt64: Int32] = [:]
    /// A bit for each of the hashes, some of which others share.
    var hints: [UInt64] = []
  }

  /// How many tokens a pattern may reach to one side of its anchor.
  static let window = 60
  /// How many tokens before a candidate a mention that crosses it may start.
  static let crossing = 30

  let program: RuleProgram

  // The text is changed by `accept` and `remember` alone; the others take it by reference, as it is large.

  /// Adds the mentions that the rules find, level by level.
  func match(_ text: inout RuleText, _ scratch: inout Scratch) {
    for (number, level) in program.levels.enumerated() {
      scratch.found.removeAll(keepingCapacity: true)
      let bit = RuleProgram.AnchorLevels.bit(of: number)
      for place in text.entityLevels.indices where text.entityLevels[place] & bit != 0 {
        matchWords(Int(text.entityTokens[place]), level, &text, &scratch)
      }
      if !level.types.elements.isEmpty { matchTypes(level, &text, &scratch) }
      accept(&text, &scratch)
    }
    if !program.remembered.isEmpty { remember(&text, &scratch) }
  }

  // MARK: - Anchors

  private func matchWords(
    _ token: Int, _ level: RuleProgram.PatternLevel, _ text: inout RuleText,
    _ scratch: inout Scratch
  ) {
    let fact = text[token]
    if fact.phrase >= 0 {
      for place in level.words[Int(fact.phrase)] {
        tryPattern(
          level.words.elements[place], token..<token + fact.phraseLength, &text, &scratch)
      }
    }
    if fact.entry >= 0 {
      for place in level.words[Int(fact.entry)] {
        tryPattern(level.words.elements[place], token..<token + 1, &text, &scratch)
      }
    }
    let shapes = level.shapes[Int(fact.shape.rawValue)]
    guard !shapes.isEmpty else { return }
    let start = fact.shape.contains(.name) ? text.particlesStart(before: token) : nil
    for place in shapes {
      tryPattern(level.shapes.elements[place], token..<token + 1, &text, &scratch)
      if let start {
        tryPattern(level.shapes.elements[place], start..<token + 1, &text, &scratch)
      }
    }
  }

  private func matchTypes(
    _ level: RuleProgram.PatternLevel, _ text: inout RuleText, _ scratch: inout Scratch
  ) {
    for mention in text.mentions {
      for place in level.types[Int(mention.type)] {
        tryPattern(
          level.types.elements[place], Int(mention.start)..<Int(mention.end), &text, &scratch)
      }
    }
  }

  // MARK: - Patterns

  private func tryPattern(
    _ number: Int32, _ anchor: Range<Int>, _ text: inout RuleText, _ scratch: inout Scratch
  ) {
    let pattern = program.patterns[Int(number)]
    guard mayStand(pattern.nextAfter, at: anchor.upperBound, &text),
      mayStand(pattern.nextBefore, at: anchor.lowerBound - 1, &text)
    else { return }
    if pattern.condition >= 0 {
      guard text.matchLength(Int(pattern.condition), anchor.lowerBound, program.index) > 0
      else { return }
    }
    let sentence = text.sentence(of: anchor.lowerBound)
    guard
      let left = reach(pattern.before, from: anchor.lowerBound, backwards: true, sentence, &text),
      let right = reach(pattern.after, from: anchor.upperBound, backwards: false, sentence, &text)
    else { return }
    // A side without the mention gives an empty range where the mention does not touch it.
    let start = pattern.isAnchorInside ? left.far : left.isEmpty ? right.near : left.far
    let end = pattern.isAnchorInside ? right.far : right.isEmpty ? left.near : right.far
    guard start < end, end - start <= Candidate.lengthLimit else { return }
    scratch.found.append(Candidate(start: start, end: end, rule: pattern.rule))
  }

  /// Whether a step may start at a token, as far as the token itself tells; most patterns fail so.
  @inline(__always)
  private func mayStand(_ step: Int32, at token: Int, _ text: inout RuleText) -> Bool {
    guard step >= 0 else { return true }
    guard token >= 0, token < text.count else { return false }
    let step = program.steps[Int(step)]
    let fact = text[token]
    if step.types != 0 || !step.shapes.isDisjoint(with: fact.shape) { return true }
    if fact.shape.contains(.particle), step.shapes.contains(.name),
      text.nameEnd(behindParticlesAt: token) != nil
    {
      return true
    }
    // A phrase starts or ends here, which may satisfy the condition where the word alone does not.
    if fact.phrase >= 0 || fact.shape.contains(.phraseEnd) { return step.condition >= 0 }
    return step.condition >= 0
      && program.index.holds(
        Int(step.condition), fact.entry, capital: fact.shape.contains(.capital))
  }

  /// The part of the mention on one side of the anchor: its near and far ends.
  private struct Reach {
    let near: Int
    let far: Int
    var isEmpty: Bool { near == far }
  }

  /// The nearest way, and of these the one with the longest mention, to do all steps of a side.
  @inline(__always)
  private func reach(
    _ side: RuleProgram.Side, from start: Int, backwards: Bool, _ sentence: Range<Int>,
    _ text: inout RuleText
  ) -> Reach? {
    side.isEmpty
      ? Reach(near: start, far: start)
      : reachSteps(side, from: start, backwards: backwards, sentence, &text)
  }

  private func reachSteps(
    _ side: RuleProgram.Side, from start: Int, backwards: Bool, _ sentence: Range<Int>,
    _ text: inout RuleText
  ) -> Reach? {
    let step = backwards ? -1 : 1
    if side.isInner {
      let reached = walk(side.inner, from: start, backwards, sentence, &text)
      guard reached != 0 else { return nil }
      return Reach(near: start, far: start + step * (63 - reached.leadingZeroBitCount))
    }
    var nearer = walk(side.outer, from: start, backwards, sentence, &text)
    while nearer != 0 {
      let near = start + step * nearer.trailingZeroBitCount
      nearer &= nearer - 1
      var farther = walk(side.inner, from: near, backwards, sentence, &text)
      while farther != 0 {
        let distance = 63 - farther.leadingZeroBitCount
        farther &= ~(1 << UInt64(distance))
        let far = near + step * distance
        if walk(side.beyond, from: far, backwards, sentence, &text) != 0 {
          return Reach(near: near, far: far)
        }
      }
    }
    return nil
  }

  /// The distances at which all steps are done, as a set of bits.
  ///
  /// Steps follow one another, so that one set is all that must be known: where the next may start. What may be done
  /// several times goes on only from where it has just led for the first time.
  @inline(__always)
  private func walk(
    _ steps: Range<Int32>, from start: Int, _ backwards: Bool, _ sentence: Range<Int>,
    _ text: inout RuleText
  ) -> UInt64 {
    var reached: UInt64 = 1
    for step in steps {
      let step = program.steps[Int(step)]
      var next = step.isOptional ? reached : 0
      var left = step.most
      while reached != 0, left > 0 {
        var found: UInt64 = 0
        while reached != 0 {
          let distance = reached.trailingZeroBitCount
          reached &= reached &- 1
          let at = backwards ? start &- distance : start &+ distance
          found |= lengths(step, at, backwards, sentence, &text) &<< UInt64(distance)
        }
        found &= Self.near
        reached = found & ~next
        next |= found
        left &-= 1
      }
      reached = next
      if reached == 0 { return 0 }
    }
    return reached
  }

  /// The distances that are within reach.
  private static let near: UInt64 = (1 << UInt64(window)) - 1

  /// The length of each way in which a step can be done at a place, as a set of bits.
  @inline(__always)
  private func lengths(
    _ step: RuleProgram.Step, _ at: Int, _ backwards: Bool, _ sentence: Range<Int>,
    _ text: inout RuleText
  ) -> UInt64 {
    let token = backwards ? at - 1 : at
    guard sentence.contains(token) else { return 0 }
    let fact = text[token]
    var lengths: UInt64 = step.shapes.isDisjoint(with: fact.shape) ? 0 : 2
    if step.shapes.contains(.name) {
      // A word of a name takes in the particles before it: "von der Leyen" is one.
      if backwards {
        if lengths != 0, let start = text.particlesStart(before: token) {
          lengths |= 1 &<< UInt64(at &- start)
        }
      } else if let end = text.nameEnd(behindParticlesAt: token), sentence.contains(end - 1) {
        lengths |= 1 &<< UInt64(end &- at)
      }
    }
    if step.condition >= 0 {
      let condition = Int(step.condition)
      let length =
        backwards
        ? text.matchLength(condition, endingAt: token, program.index)
        : text.matchLength(condition, token, program.index)
      if length > 0 && length < Self.window { lengths |= 1 &<< UInt64(length) }
    }
    guard step.types != 0 else { return lengths }
    var mention = backwards ? fact.firstEnding : fact.firstStarting
    while mention >= 0 {
      let content = text.mentions[Int(mention)]
      let length = content.end - content.start
      if step.types >> UInt64(content.type) & 1 == 1, length < Self.window {
        lengths |= 1 &<< UInt64(length)
      }
      mention = backwards ? content.nextEnding : content.nextStarting
    }
    return lengths
  }

  // MARK: - Mentions

  /// Makes mentions of candidates: the rules above first, longer ones first within a rule; a candidate
  /// that crosses a mention, or has the same last or first word as one, is left out.
  private func accept(_ text: inout RuleText, _ scratch: inout Scratch) {
    scratch.found.sort()
    for candidate in scratch.found where fits(candidate, &text) {
      text.add(
        RuleMention(
          start: Int32(candidate.start), end: Int32(candidate.end),
          type: Int32(program.entityRules[candidate.rule].type), rule: Int32(candidate.rule)))
    }
  }

  private func fits(_ candidate: Candidate, _ text: inout RuleText) -> Bool {
    guard text.isCovered(candidate.start..<candidate.end) else { return true }
    // The same last word is the same head: one stretch of text is one mention.
    var mention = text[candidate.end - 1].firstEnding
    guard mention < 0 else { return false }
    var next = text.firstStart(in: max(0, candidate.start - Self.crossing)..<candidate.end)
    while let token = next {
      mention = text[token].firstStarting
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
