import AssayModel

extension TriggerView {
  /// The tokens of a mention.
  @inline(__always)
  func range(_ mention: Int) -> (start: Int, end: Int) {
    (Int(read.text.mentions[mention].start), Int(read.text.mentions[mention].end))
  }

  /// Whether a mention may fill the role.
  ///
  /// - Parameter isOwn: Whether the trigger may lie inside the mention.
  func fits(_ mention: Int, _ slot: RuleProgram.Slot, isOwn: Bool = false) -> Bool {
    let content = read.text.mentions[mention]
    guard slot.types >> UInt64(content.type) & 1 == 1,
      Int(maskedFrom[mention]) > stratum
    else { return false }
    let (start, end) = range(mention)
    if !isOwn, start < trigger.upperBound, end > trigger.lowerBound { return false }
    if isBracketed(start, end) { return false }
    // One role for a mention and event; what lies inside a filler may fill another.
    if fillers.contains(where: { Int($0.filler) == mention }) { return false }
    if let condition = slot.containing, !has(condition, in: start..<end) {
      return false
    }
    if let condition = slot.excluding, has(condition, in: start..<end) {
      return false
    }
    if let condition = slot.before {
      guard sentence.contains(end), read.text.matchLength(condition, end, read.index) > 0 else {
        return false
      }
    }
    return true
  }

  /// Whether a mention stands alone in brackets: the short form of the name before it.
  private func isBracketed(_ start: Int, _ end: Int) -> Bool {
    guard sentence.contains(start - 1), sentence.contains(end) else { return false }
    let before = read.text.article.bytes[read.text.tokens[start - 1].start]
    let after = read.text.article.bytes[read.text.tokens[end].start]
    return before == UInt8(ascii: "(") && after == UInt8(ascii: ")")
  }

  /// The word that leads to a mention: the one before it, determiners passed over; for a coordinated
  /// mention the one before the first of its row.
  ///
  /// - Parameter rows: How many conjuncts back it may be.
  func marker(of mention: Int, rows: Int = 8) -> Int? {
    var mention = mention
    for _ in 0..<rows {
      var token = range(mention).start - 1
      var modifiers = 0
      while sentence.contains(token), read.text.mention(at: token) == nil,
        grammar(token).isDisjoint(with: [.preposition, .relative, .comma, .conjunction])
          || grammar(token).contains(.approximator)
      {
        // Adjectives that the mention leaves out: "in east Ravno".
        if grammar(token).isDisjoint(with: [.determiner, .adverb, .approximator]) {
          modifiers += 1
          guard modifiers <= 2, read.text[token].shape.isSuperset(of: [.modifier, .lower]) else {
            break
          }
        }
        token -= 1
      }
      guard sentence.contains(token) else { return nil }
      guard !grammar(token).isDisjoint(with: [.conjunction, .comma]) else { return token }
      var before = token - 1
      var hasConjunction = grammar(token).contains(.conjunction)
      while sentence.contains(before), !grammar(before).isDisjoint(with: [.conjunction, .comma]) {
        hasConjunction = hasConjunction || grammar(before).contains(.conjunction)
        before -= 1
      }
      guard sentence.contains(before), let other = read.text.mention(at: before),
        range(other).end == before + 1, other != mention,
        hasConjunction || read.text.mentions[other].type == read.text.mentions[mention].type
      else { return nil }
      mention = other
    }
    return nil
  }

  /// Whether a preposition leads to a mention.
  ///
  /// A mention right before the verb group is taken for its subject even where "and" joins it to one
  /// that a preposition governs: "came with dogs, and six men were arrested".
  func isGoverned(_ mention: Int) -> Bool {
    guard let marker = marker(of: mention, rows: isBeforeVerb(mention) ? 1 : 8) else {
      return false
    }
    guard grammar(marker).contains(.preposition), !trigger.contains(marker) else { return false }
    return !isCounted(marker)
  }

  private func isBeforeVerb(_ mention: Int) -> Bool {
    let end = range(mention).end
    guard voice != .nominal, end <= trigger.lowerBound else { return false }
    return (end..<trigger.lowerBound).allSatisfy {
      !grammar($0).isDisjoint(with: .verbGroup)
    }
  }

  /// Whether a marker is the "of" of "thousands of protesters": the noun before it is no mention, so
  /// that what stands behind is the head.
  private func isCounted(_ marker: Int) -> Bool {
    guard sentence.contains(marker - 1), grammar(marker).contains(.of) else { return false }
    return !grammar(marker - 1).isDisjoint(with: [.number, .counter])
  }

  /// Whether a mention is the object of a verb before it, rather than the subject of the trigger.
  ///
  /// - Parameter beforeLink: Whether a comma or "and" stands between the mention and the trigger, as in
  ///   "seized Ravno and attacked Marsk". Without one, the mention is an object only where the verb
  ///   belongs to a relative clause: "those who seized Ravno fled"; but not in "said rebels fled".
  func isObject(_ mention: Int, beforeLink: Bool) -> Bool {
    guard let verb = marker(of: mention), read.text.mention(at: verb) == nil,
      grammar(verb).isDisjoint(with: [.be, .have, .modal, .preposition, .relative, .subordinator]),
      !forms(verb).isDisjoint(with: [.past, .progressive, .present]),
      forms(verb).isDisjoint(with: .nominal)
    else { return false }
    if beforeLink { return true }
    return grammar(wordBefore(verb)).contains(.relative)
  }

  /// Whether a mention is one of two that stand side by side for one thing ("Hale, the mayor, said"),
  /// and the other one is to be taken: the name, or else the first.
  func yieldsToApposition(_ mention: Int) -> Bool {
    let (start, end) = range(mention)
    var token = start - 1
    let isIndefinite =
      grammar(token).contains(.indefinite) || grammar(token - 1).contains(.indefinite)
    guard grammar(end).contains(.comma) || end == trigger.lowerBound || isIndefinite else {
      return false
    }
    while !grammar(token).isDisjoint(with: .determiner)
      || read.text[max(token, 0)].shape.isSuperset(of: [.modifier, .lower]) && isIndefinite
        && sentence.contains(token) && read.text.mention(at: token) == nil
    {
      token -= 1
    }
    guard grammar(token).contains(.comma), sentence.contains(token - 1),
      let other = read.text.mention(at: token - 1), range(other).end == token,
      read.text.mentions[other].type == read.text.mentions[mention].type
    else { return false }
    return !isName(mention) || isName(other)
  }

  /// Whether the last word of a mention is a name.
  private func isName(_ mention: Int) -> Bool {
    read.text[range(mention).end - 1].shape.contains(.name)
  }

  /// The mentions coordinated with one, nearest first: "the army and its allies".
  func conjuncts(of mention: Int, _ slot: RuleProgram.Slot) -> [Int] {
    var found: [Int] = []
    var last = mention
    while found.count < Quantifier.limit, let next = joined(after: last) {
      if fits(next, slot) { found.append(next) }
      last = next
    }
    last = mention
    while found.count < Quantifier.limit, let next = joined(before: last) {
      if fits(next, slot) { found.append(next) }
      last = next
    }
    return found
  }

  /// The mention that "and", or commas that end in "and", join to one on the right.
  private func joined(after mention: Int) -> Int? {
    let end = range(mention).end
    guard let next = first(from: end, step: 1) else { return nil }
    return isRow(mention, next) ? next : nil
  }

  private func joined(before mention: Int) -> Int? {
    guard let previous = first(from: range(mention).start - 1, step: -1) else { return nil }
    return isRow(previous, mention) ? previous : nil
  }

  /// The mention behind a comma, a conjunction and determiners, to one side.
  private func first(from start: Int, step: Int) -> Int? {
    var token = start
    var hasLink = false
    while sentence.contains(token) {
      if let mention = read.text.mention(at: token) { return hasLink ? mention : nil }
      let flags = grammar(token)
      if !flags.isDisjoint(with: [.comma, .conjunction]) {
        hasLink = true
      } else if flags.isDisjoint(with: .determiner) {
        return nil
      }
      token += step
    }
    return nil
  }

  /// Whether two neighbouring mentions are of one row: joined by a conjunction, or by a comma where
  /// the row goes on to a conjunction and the types are the same.
  private func isRow(_ first: Int, _ second: Int) -> Bool {
    let gap = range(first).end..<range(second).start
    if gap.contains(where: { grammar($0).contains(.conjunction) }) { return true }
    guard read.text.mentions[first].type == read.text.mentions[second].type else { return false }
    var mention = second
    for _ in 0..<Quantifier.limit {
      guard let next = self.first(from: range(mention).end, step: 1) else { return false }
      let gap = range(mention).end..<range(next).start
      if gap.contains(where: { grammar($0).contains(.conjunction) }) { return true }
      mention = next
    }
    return false
  }
}
