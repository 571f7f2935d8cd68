import AssayModel

extension TriggerView {
  /// What decides whether a mention may fill a role.
  struct Filter {
    let slot: Shared<RuleProgram.Slot>
    let stratum: Int
  }

  /// Fills the roles of a rule, line by line.
  ///
  /// - Returns: The lowest score of the lines that found something, or `nil` where a line that must
  ///   find something does not.
  mutating func fill(
    _ rule: Shared<RuleProgram.EventRule>, event: Int32, stratum: Int
  ) -> Double? {
    fillers.removeAll(keepingCapacity: true)
    let types = read.text.sentenceTypes[Int(read.text[trigger.lowerBound].sentence)]
    var score = 1.0
    for (number, slot) in rule.slots.enumerated() where slot.types != 0 {
      if slot.quantifier.most == 1 || slot.isFallback,
        fillers.contains(where: { $0.role == slot.role })
      {
        continue
      }
      let filter = Filter(slot: slot, stratum: stratum)
      // What lies inside a filler may lie in another sentence.
      let mayBeFound = slot.types & types != 0 || slot.direction == .inside
      let found: (first: Int?, more: [Int]) = mayBeFound ? search(filter) : (nil, [])
      if let first = found.first {
        fillers.append(
          RuleMatches.Argument(event: event, role: slot.role, mention: first, slot: number))
        for mention in found.more {
          fillers.append(
            RuleMatches.Argument(event: event, role: slot.role, mention: mention, slot: number))
        }
        score = min(score, slot.score)
      } else if slot.quantifier.least > 0 && slot.eventTypes == 0 {
        return nil
      }
    }
    return score
  }

  private func search(_ filter: Filter) -> (first: Int?, more: [Int]) {
    if filter.slot.direction == .inside {
      let nested = nested(filter)
      return (nested.first, Array(nested.dropFirst()))
    }
    guard let first = find(filter) else { return (nil, []) }
    return (first, filter.slot.quantifier.most > 1 ? conjuncts(of: first, filter) : [])
  }

  // MARK: - Directions

  private func find(_ filter: Filter) -> Int? {
    let slot = filter.slot
    if let passive = slot.passive, voice == .passive || voice == .reduced {
      return passive.direction == .left
        ? findLeft(filter, after: passive.after) : findRight(filter, after: passive.after)
    }
    switch slot.direction {
    case .subject: return findSubjectRole(filter)
    case .object: return findObjectRole(filter)
    case .left: return findLeft(filter, after: slot.after)
    case .right: return findRight(filter, after: slot.after)
    case .either:
      let left = findLeft(filter, after: slot.after)
      let right = findRight(filter, after: slot.after)
      guard let left, let right else { return left ?? right }
      return distance(left) <= distance(right) ? left : right
    case .inside, .governed: return nil
    }
  }

  private func distance(_ mention: Int) -> Int {
    let (start, end) = range(mention)
    return end <= trigger.lowerBound ? trigger.lowerBound - end : start - trigger.upperBound
  }

  private func findSubjectRole(_ filter: Filter) -> Int? {
    switch voice {
    case .active: return findSubject(filter)
    case .passive, .reduced: return findAgent(filter)
    case .attributive:
      guard start.forms.contains(.progressive) else { return findAgent(filter) }
      return covering(filter)
    case .nominal: return findOwner(filter) ?? findAgent(filter) ?? findLightSubject(filter)
    }
  }

  private func findObjectRole(_ filter: Filter) -> Int? {
    switch voice {
    case .active: return findObject(filter)
    case .passive: return findSubject(filter, reach: max(filter.slot.reach, 30))
    case .reduced: return findHead(filter)
    case .attributive:
      return start.forms.contains(.progressive) ? nil : covering(filter)
    case .nominal: return findComplement(filter)
    }
  }

  /// The mention that the trigger is a part of.
  private func covering(_ filter: Filter) -> Int? {
    guard let mention = read.text.mention(at: trigger.lowerBound),
      fits(mention, filter, isOwn: true)
    else { return nil }
    return mention
  }

  /// The subject of an active verb: the nearest mention on the left that no preposition and no other
  /// verb governs.
  private func findSubject(_ filter: Filter, reach: Int? = nil) -> Int? {
    var token = trigger.lowerBound - 1
    let limit = max(sentence.lowerBound, trigger.lowerBound - (reach ?? filter.slot.reach))
    var hasLink = false
    while token >= limit {
      if let mention = read.text.mention(at: token) {
        let (start, _) = range(mention)
        if fits(mention, filter), !isGoverned(mention), !yieldsToApposition(mention),
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
  private func findObject(_ filter: Filter) -> Int? {
    var token = trigger.upperBound
    let limit = min(sentence.upperBound, trigger.upperBound + filter.slot.reach)
    while token < limit {
      if let mention = read.text.mention(at: token) {
        let (_, end) = range(mention)
        if fits(mention, filter), !isGoverned(mention) { return mention }
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
  private func findAgent(_ filter: Filter) -> Int? {
    scanRight(filter, reach: 15) { marker in
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
  private func findHead(_ filter: Filter) -> Int? {
    var token = trigger.lowerBound - 1
    while token >= max(sentence.lowerBound, trigger.lowerBound - 4) {
      if let mention = read.text.mention(at: token) {
        return fits(mention, filter) ? mention : nil
      }
      token -= 1
    }
    return nil
  }

  /// For a noun: the mention right before it, or its possessor.
  private func findOwner(_ filter: Filter) -> Int? {
    var token = trigger.lowerBound - 1
    var steps = 0
    while sentence.contains(token), steps < 4 {
      if let mention = read.text.mention(at: token) {
        let (_, end) = range(mention)
        let isNear = end == trigger.lowerBound || grammar(end).contains(.possessive)
        return isNear && fits(mention, filter) ? mention : nil
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
  private func findLightSubject(_ filter: Filter) -> Int? {
    var token = trigger.lowerBound - 1
    while sentence.contains(token), trigger.lowerBound - token <= 5 {
      let flags = grammar(token)
      if flags.contains(.light), flags.isDisjoint(with: .determiner) { return findSubject(filter) }
      guard
        flags.contains(.determiner) || read.text[token].shape.contains(.modifier)
          || read.text.mention(at: token) != nil
      else { return nil }
      token -= 1
    }
    return nil
  }

  /// For a noun: the mention behind "of", "on", "at" or "against".
  private func findComplement(_ filter: Filter) -> Int? {
    scanRight(filter, reach: 8) { marker in
      marker.map { grammar($0).contains(.complement) } ?? false
    }
  }
}
