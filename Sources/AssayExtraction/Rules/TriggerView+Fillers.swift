import AssayModel

extension TriggerView {
  /// Fills the roles of a rule, line by line.
  ///
  /// - Returns: The lowest score of the lines that found something, or `nil` where a line that must
  ///   find something does not.
  mutating func fill(
    _ rule: Shared<RuleProgram.EventRule>, event: Int32, stratum: Int
  ) -> Double? {
    self.stratum = stratum
    fillers.removeAll(keepingCapacity: true)
    let types = read.text.sentenceTypes[Int(read.text[trigger.lowerBound].sentence)]
    var score = 1.0
    for number in rule.slots.indices where rule.slots[number].types != 0 {
      let role = rule.slots[number].role
      if rule.slots[number].isSingle, fillers.contains(where: { $0.role == role }) { continue }
      // What lies inside a filler may lie in another sentence.
      let mayBeFound =
        rule.slots[number].types & types != 0 || rule.slots[number].direction == .inside
      let before = fillers.count
      if mayBeFound { search(rule.slots[number], number, event) }
      if fillers.count > before {
        score = min(score, rule.slots[number].score)
      } else if rule.slots[number].isNeeded {
        return nil
      }
    }
    return score
  }

  /// Adds the mentions that a line of the rule finds.
  private mutating func search(_ slot: RuleProgram.Slot, _ number: Int, _ event: Int32) {
    if slot.direction == .inside {
      for mention in nested(slot) { add(mention, slot, number, event) }
      return
    }
    guard let first = find(slot) else { return }
    // All are looked for before the first is a filler, which might keep others from being one.
    let more = slot.quantifier.most > 1 ? conjuncts(of: first, slot) : []
    add(first, slot, number, event)
    for mention in more { add(mention, slot, number, event) }
  }

  private mutating func add(
    _ mention: Int, _ slot: RuleProgram.Slot, _ number: Int, _ event: Int32
  ) {
    fillers.append(
      RuleMatches.Argument(event: event, role: slot.role, mention: mention, slot: number))
  }

  // MARK: - Directions

  private func find(_ slot: RuleProgram.Slot) -> Int? {
    if let passive = slot.passive, voice == .passive || voice == .reduced {
      return passive.direction == .left
        ? findLeft(slot, after: passive.after) : findRight(slot, after: passive.after)
    }
    switch slot.direction {
    case .subject: return findSubjectRole(slot)
    case .object: return findObjectRole(slot)
    case .left: return findLeft(slot, after: slot.after)
    case .right: return findRight(slot, after: slot.after)
    case .either:
      let left = findLeft(slot, after: slot.after)
      let right = findRight(slot, after: slot.after)
      guard let left, let right else { return left ?? right }
      return distance(left) <= distance(right) ? left : right
    case .inside, .governed: return nil
    }
  }

  private func distance(_ mention: Int) -> Int {
    let (start, end) = range(mention)
    return end <= trigger.lowerBound ? trigger.lowerBound - end : start - trigger.upperBound
  }

  private func findSubjectRole(_ slot: RuleProgram.Slot) -> Int? {
    switch voice {
    case .active: return findSubject(slot)
    case .passive, .reduced: return findAgent(slot)
    case .attributive:
      guard start.forms.contains(.progressive) else { return findAgent(slot) }
      return covering(slot)
    case .nominal: return findOwner(slot) ?? findAgent(slot) ?? findLightSubject(slot)
    }
  }

  private func findObjectRole(_ slot: RuleProgram.Slot) -> Int? {
    switch voice {
    case .active: return findObject(slot)
    case .passive: return findSubject(slot, reach: max(slot.reach, 30))
    case .reduced: return findHead(slot)
    case .attributive:
      return start.forms.contains(.progressive) ? nil : covering(slot)
    case .nominal: return findComplement(slot)
    }
  }

  /// The mention that the trigger is a part of.
  private func covering(_ slot: RuleProgram.Slot) -> Int? {
    guard let mention = read.text.mention(at: trigger.lowerBound),
      fits(mention, slot, isOwn: true)
    else { return nil }
    return mention
  }

  /// The subject of an active verb: the nearest mention on the left that no preposition and no other
  /// verb governs.
  private func findSubject(_ slot: RuleProgram.Slot, reach: Int? = nil) -> Int? {
    var token = trigger.lowerBound - 1
    let limit = max(sentence.lowerBound, trigger.lowerBound - (reach ?? slot.reach))
    var hasLink = false
    while token >= limit {
      if let mention = read.text.mention(at: token) {
        let (start, _) = range(mention)
        if fits(mention, slot), !isGoverned(mention), !yieldsToApposition(mention),
          !isObject(mention, beforeLink: hasLink)
        {
          return mention
        }
        token = start - 1
        continue
      }
      let flags = grammar(token)
      if !flags.isDisjoint(with: [.comma, .conjunction]) { hasLink = true }
      if flags.contains(.stop) && !flags.contains(.quote) && !isBracketed(token) { return nil }
      if flags.contains(.subordinator), !flags.contains(.preposition), !isRelative(token) {
        return nil
      }
      token -= 1
    }
    return nil
  }

  /// Whether a token is a relative pronoun behind a noun, rather than a conjunction.
  private func isRelative(_ token: Int) -> Bool {
    guard grammar(token).contains(.relative) else { return false }
    let before = grammar(token - 1).contains(.comma) ? token - 2 : token - 1
    return sentence.contains(before) && read.text.mention(at: before) != nil
  }

  /// Whether a sign closes brackets or a pair of dashes that open before it in the sentence.
  private func isBracketed(_ token: Int) -> Bool {
    let byte = read.text.article.bytes[read.text.tokens[token].start]
    return byte == UInt8(ascii: ")") || byte == UInt8(ascii: "(")
  }

  /// The object of an active verb: the nearest mention on the right that no preposition governs.
  private func findObject(_ slot: RuleProgram.Slot) -> Int? {
    var token = trigger.upperBound
    let limit = min(sentence.upperBound, trigger.upperBound + slot.reach)
    while token < limit {
      if let mention = read.text.mention(at: token) {
        let (_, end) = range(mention)
        if fits(mention, slot), !isGoverned(mention) { return mention }
        token = end
        continue
      }
      let flags = grammar(token)
      if !flags.isDisjoint(with: [.stop, .relative, .be, .modal]) && !flags.contains(.determiner) {
        return nil
      }
      if flags.contains(.comma) || flags.contains(.subordinator) && !flags.contains(.preposition) {
        return nil
      }
      if flags.contains(.conjunction), !forms(token + 1).isDisjoint(with: .verbal) { return nil }
      token += 1
    }
    return nil
  }

  /// The mention behind "by"; for a noun not the one of another participle: "an inquiry into crimes
  /// committed by rebels".
  private func findAgent(_ slot: RuleProgram.Slot) -> Int? {
    scanRight(slot, reach: 15) { marker in
      guard let marker, grammar(marker).contains(.by) else { return false }
      return voice != .nominal || marker == trigger.upperBound || !isParticiple(marker - 1)
    }
  }

  /// Whether a word is a participle that does not lend a noun its subject, as "launched" does.
  private func isParticiple(_ token: Int) -> Bool {
    guard sentence.contains(token), !grammar(token).contains(.light) else { return false }
    let word = read.text.tokens[token]
    let isRegular =
      word.count > 3 && read.text.article.bytes[word.end - 1] == UInt8(ascii: "d")
      && read.text.article.bytes[word.end - 2] == UInt8(ascii: "e")
    return forms(token).contains(.participle) || isRegular
  }

  /// The mention that a participle without be stands behind.
  private func findHead(_ slot: RuleProgram.Slot) -> Int? {
    var token = trigger.lowerBound - 1
    while token >= max(sentence.lowerBound, trigger.lowerBound - 4) {
      if let mention = read.text.mention(at: token) {
        return fits(mention, slot) ? mention : nil
      }
      token -= 1
    }
    return nil
  }

  /// For a noun: the mention right before it, or its possessor.
  private func findOwner(_ slot: RuleProgram.Slot) -> Int? {
    var token = trigger.lowerBound - 1
    var steps = 0
    while sentence.contains(token), steps < 4 {
      if let mention = read.text.mention(at: token) {
        let (_, end) = range(mention)
        let isNear = end == trigger.lowerBound || grammar(end).contains(.possessive)
        return isNear && fits(mention, slot) ? mention : nil
      }
      let flags = grammar(token)
      guard flags.contains(.possessive) || read.text[token].shape.contains(.modifier) else {
        return nil
      }
      token -= 1
      steps += 1
    }
    return nil
  }

  /// For a noun that is the object of a light verb: the subject of that verb.
  private func findLightSubject(_ slot: RuleProgram.Slot) -> Int? {
    var token = trigger.lowerBound - 1
    while sentence.contains(token), trigger.lowerBound - token <= 5 {
      let flags = grammar(token)
      if flags.contains(.light), flags.isDisjoint(with: .determiner) { return findSubject(slot) }
      guard
        flags.contains(.determiner) || read.text[token].shape.contains(.modifier)
          || read.text.mention(at: token) != nil
      else { return nil }
      token -= 1
    }
    return nil
  }

  /// For a noun: the mention behind "of", "on", "at" or "against".
  private func findComplement(_ slot: RuleProgram.Slot) -> Int? {
    scanRight(slot, reach: 8) { marker in
      marker.map { grammar($0).contains(.complement) } ?? false
    }
  }
}
