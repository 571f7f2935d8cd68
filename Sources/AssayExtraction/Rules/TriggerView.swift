import AssayModel

/// A text that was read and the index of its words: what is too large to be handed from one call to the next.
final class ReadText: Sendable {
  let text: RuleText
  let index: WordIndex

  init(_ text: RuleText, _ index: WordIndex) {
    self.text = text
    self.index = index
  }
}

/// A trigger in its sentence: how its word is used, its voice, and the conditions around it.
struct TriggerView: ~Copyable {
  let read: ReadText
  /// For each mention the first stratum whose rules may not use it.
  var maskedFrom: [Int32] = []
  /// Fillers of the event that is being made.
  var fillers: [RuleMatches.Argument] = []
  /// The stratum whose rules run.
  var stratum = 0
  private(set) var trigger = 0..<1
  private(set) var start = RuleProgram.Start(
    rule: 0, reading: .any, forms: [], stratum: 0, isAdditional: false)
  private(set) var isTransitive = false
  private(set) var sentence = 0..<1
  private(set) var voice = TriggerVoice.active

  /// A view of an article, made once and then turned to one trigger after the other.
  init(_ read: ReadText) {
    self.read = read
  }

  /// Turns to a trigger.
  mutating func turn(
    to trigger: Range<Int>, _ start: RuleProgram.Start, isTransitive: Bool
  ) {
    self.trigger = trigger
    self.start = start
    self.isTransitive = isTransitive
    sentence = read.text.sentence(of: trigger.lowerBound)
    voice = findVoice()
  }

  /// The grammar of a token; nothing outside of the sentence.
  @inline(__always)
  func grammar(_ token: Int) -> GrammarFlags {
    sentence.contains(token) ? read.text.grammar(token, read.index) : []
  }

  @inline(__always)
  func forms(_ token: Int) -> WordForms {
    sentence.contains(token) ? read.text.forms(token, read.index) : []
  }

  // MARK: - Conditions

  /// Whether a word of a condition stands somewhere in a range.
  func has(_ condition: Int, in range: Range<Int>) -> Bool {
    read.text.contains(condition, in: range, read.index)
  }

  /// Whether a word or phrase of a condition ends with a token.
  func ends(_ condition: Int, at token: Int) -> Bool {
    read.text.matchLength(condition, endingAt: token, read.index) > 0
  }

  /// Whether all conditions hold.
  func hold(_ guards: [RuleProgram.Guard]) -> Bool {
    for guarded in guards where holds(guarded) == guarded.isNegated { return false }
    return true
  }

  /// Whether one of the conditions holds.
  func holdsAny(_ guards: [RuleProgram.Guard]) -> Bool {
    for guarded in guards where holds(guarded) != guarded.isNegated { return true }
    return false
  }

  /// Whether a word of a cue stands near; where there is no cue it may.
  func mayHave(_ cue: RuleProgram.Cue?) -> Bool {
    guard let cue else { return true }
    return hasBefore(cue.condition, within: cue.before)
      || hasAfter(cue.condition, within: cue.after)
  }

  /// Whether a word of a condition stands among so many tokens of the sentence before the trigger.
  private func hasBefore(_ condition: Int, within reach: Int) -> Bool {
    has(condition, in: max(sentence.lowerBound, trigger.lowerBound - reach)..<trigger.lowerBound)
  }

  /// Whether a word of a condition stands among so many tokens of the sentence after the trigger.
  private func hasAfter(_ condition: Int, within reach: Int) -> Bool {
    let end = min(sentence.upperBound, trigger.upperBound + reach)
    return trigger.upperBound < end && has(condition, in: trigger.upperBound..<end)
  }

  private func holds(_ guarded: RuleProgram.Guard) -> Bool {
    switch guarded.side {
    case .before: return hasBefore(guarded.condition, within: guarded.reach)
    case .after: return hasAfter(guarded.condition, within: guarded.reach)
    case .near:
      return hasBefore(guarded.condition, within: guarded.reach)
        || hasAfter(guarded.condition, within: guarded.reach)
    case .article: return read.text.hasAnywhere(guarded.condition, read.index)
    }
  }

  // MARK: - Verb or noun

  /// Whether the trigger is used as the rule reads it: as a verb, as a noun, or either.
  var readsRight: Bool {
    // Inside a mention only a participle names an event: "wounded children", not "Islamic State".
    if read.text.mention(at: trigger.lowerBound) != nil {
      let isCapital =
        read.text[trigger.lowerBound].shape.contains(.capital)
        && !read.text[trigger.lowerBound].shape.contains(.initial)
      guard voice == .attributive, !isCapital else { return false }
    }
    switch start.reading {
    case .any: return true
    case .verb:
      if !start.forms.isDisjoint(with: [.past, .participle, .progressive]) { return true }
      return standsAsVerb
    case .noun:
      let forms = forms(trigger.lowerBound)
      if forms.contains(.progressive) { return !followsBe }
      if forms.isDisjoint(with: [.base, .present]) || trigger.count > 1 { return true }
      return !standsAsVerb
    }
  }

  private var followsBe: Bool {
    let before = wordBefore(trigger.lowerBound)
    return !grammar(before).isDisjoint(with: [.be, .get])
  }

  /// Whether a base or -s form is a verb here, judged by its neighbours.
  private var standsAsVerb: Bool {
    let before = wordBefore(trigger.lowerBound)
    let flags = grammar(before)
    guard sentence.contains(before) else { return false }
    let isBase = forms(trigger.lowerBound).contains(.base) || start.forms.contains(.base)
    if flags.contains(.to) { return isBase }
    if !flags.isDisjoint(with: [.modal, .relative, .pronoun]) { return true }
    if flags.contains(.negation) { return isBase && !flags.contains(.determiner) }
    if !flags.isDisjoint(with: [.determiner, .possessive, .preposition, .number, .be, .have]) {
      return false
    }
    let isNominal = !forms(trigger.lowerBound).isDisjoint(with: .nominal)
    if flags.contains(.conjunction) { return !isNominal || startsPhrase(trigger.upperBound) }
    guard isNominal else { return true }
    if isBase && endsInS(before) { return true }
    return startsPhrase(trigger.upperBound)
  }

  /// The word before a token, adverbs passed over; the token before the sentence where there is none.
  func wordBefore(_ token: Int) -> Int {
    var before = token - 1
    while sentence.contains(before), grammar(before).contains(.adverb),
      grammar(before).isDisjoint(with: [.be, .negation])
    {
      before -= 1
    }
    return before
  }

  private func endsInS(_ token: Int) -> Bool {
    guard sentence.contains(token) else { return false }
    let end = read.text.tokens[token].end
    let isPlural = forms(token).contains(.plural)
    return isPlural
      || (read.text.tokens[token].count > 2 && read.text.article.bytes[end - 1] == 0x73)
  }

  /// Whether a noun phrase or a clause starts at a token.
  private func startsPhrase(_ token: Int) -> Bool {
    guard sentence.contains(token) else { return false }
    let flags = grammar(token)
    if !flags.isDisjoint(with: [.determiner, .pronoun, .to, .relative]) {
      return flags.isDisjoint(with: [.conjunction])
    }
    guard let mention = read.text.mention(at: token) else { return false }
    return Int(read.text.mentions[mention].start) == token
  }

  // MARK: - Voice

  private func findVoice() -> TriggerVoice {
    guard start.reading == .verb else { return .nominal }
    if let mention = read.text.mention(at: trigger.lowerBound),
      Int(read.text.mentions[mention].end) > trigger.upperBound,
      !start.forms.isDisjoint(with: [.participle, .progressive])
    {
      return .attributive
    }
    guard isTransitive, start.forms.contains(.participle) else { return .active }
    if isPassive { return .passive }
    return isReduced ? .reduced : .active
  }

  /// Whether a form of be or get stands before, with nothing but adverbs, a negation and another
  /// participle ("were reported killed") between.
  private var isPassive: Bool {
    var token = trigger.lowerBound - 1
    var hasParticiple = false
    while sentence.contains(token), trigger.lowerBound - token <= 6 {
      let flags = grammar(token)
      if !flags.isDisjoint(with: [.be, .get]) { return true }
      if !flags.isDisjoint(with: [.adverb, .negation]) || flags.contains(.conjunction) {
        token -= 1
        continue
      }
      let forms = forms(token)
      guard forms.contains(.participle), !hasParticiple else { return false }
      hasParticiple = true
      token -= 1
    }
    return false
  }

  /// Whether the participle stands behind what it is said of: "by" follows, or no object does.
  private var isReduced: Bool {
    let next = grammar(trigger.upperBound)
    if next.contains(.by) { return true }
    let before = trigger.lowerBound - 1
    guard sentence.contains(before), read.text.mention(at: before) != nil else { return false }
    if !start.forms.contains(.past) { return true }
    guard !startsObject(trigger.upperBound) else { return false }
    return hasVerbAfter
  }

  /// Whether a noun phrase stands at a token, known as a mention or not.
  private func startsObject(_ token: Int) -> Bool {
    guard sentence.contains(token) else { return false }
    if read.text.mention(at: token) != nil || read.text[token].shape.contains(.number) {
      return true
    }
    return read.text[token].shape.contains(.word)
      && grammar(token).isDisjoint(with: [
        .preposition, .conjunction, .adverb, .be, .have, .modal, .relative, .subordinator, .stop,
      ])
  }

  /// Whether the clause has another finite verb behind the trigger.
  private var hasVerbAfter: Bool {
    var token = trigger.upperBound
    while sentence.contains(token), token - trigger.upperBound < 15 {
      let flags = grammar(token)
      if !flags.isDisjoint(with: [.stop, .relative, .subordinator, .conjunction, .pronoun]) {
        return false
      }
      if !flags.isDisjoint(with: [.be, .have, .modal]) { return true }
      if read.text.mention(at: token) == nil, forms(token).contains(.past) { return true }
      token += 1
    }
    return false
  }
}
