import AssayModel

/// What an event is to the reader of realis.
enum EventSort: Sendable {
  /// A report, which neither a condition nor a habit that it tells of takes in.
  case report
  /// Support, which a promise gives in the future.
  case support
  case other
}

/// Decides the realis of events from cues, left to right in each sentence.
///
/// A cue holds until something ends its reach: punctuation, a conjunction, a relative pronoun, or the
/// event that it governs. Of the cues that hold, the last one counts: the inner beats the outer.
struct RealisReader {
  private let text: ArticleText
  private let words: [FoldedWords.Word]

  /// A cue that holds.
  private struct Holding {
    let cue: RealisCue
    let position: Int
    /// Whether an event has used it up but for coordinated ones.
    var isUsed = false
  }

  /// Reads an article.
  init(text: ArticleText, folded: FoldedWords) {
    self.text = text
    words = folded.words
  }

  /// The realis of each event, given the index of the first word of its trigger and how many words it
  /// has, in text order; `nil` stands for no word.
  ///
  /// - Complexity: O(n) in the number of words and events, and O(c) for the c cues that hold at one
  ///   word, of which 8 are kept.
  func realis(of triggers: [Range<Int>?], as sorts: [EventSort]) -> [Realis] {
    var result = [Realis](repeating: .actual, count: triggers.count)
    var next = 0
    let order = triggers.indices.filter { triggers[$0] != nil }.sorted {
      (triggers[$0]?.lowerBound ?? 0, $0) < (triggers[$1]?.lowerBound ?? 0, $1)
    }
    while next < order.count {
      guard let first = triggers[order[next]]?.lowerBound else { break }
      let sentence = sentence(around: first)
      var last = next
      while last < order.count, let start = triggers[order[last]]?.lowerBound,
        start < sentence.upperBound
      {
        last += 1
      }
      judge(order[next..<last], triggers, sorts, in: sentence, &result)
      next = max(last, next + 1)
    }
    return result
  }

  private func sentence(around word: Int) -> Range<Int> {
    var start = word, end = word + 1
    while start > 0, words[start - 1].sentence == words[word].sentence { start -= 1 }
    while end < words.count, words[end].sentence == words[word].sentence { end += 1 }
    return start..<end
  }

  // MARK: - One sentence

  private func judge(
    _ events: ArraySlice<Int>, _ triggers: [Range<Int>?], _ sorts: [EventSort],
    in sentence: Range<Int>, _ result: inout [Realis]
  ) {
    let frame = frame(of: sentence)
    var holding: [Holding] = []
    var pending = events
    var index = sentence.lowerBound
    while index < sentence.upperBound {
      endReach(at: index, &holding)
      var isTrigger = false
      while let event = pending.first, let trigger = triggers[event],
        trigger.lowerBound <= index
      {
        pending = pending.dropFirst()
        guard trigger.lowerBound == index else { continue }
        isTrigger = true
        result[event] = realis(
          at: trigger, holding, frame, sort: sorts[event], in: sentence)
      }
      if isTrigger { use(at: index, &holding) }
      if let cue = cue(at: index, frame, in: sentence) {
        holding.append(Holding(cue: cue, position: index))
        if holding.count > 8 { holding.removeFirst() }
      }
      index += 1
    }
  }

  /// What holds for a whole sentence.
  private struct Frame {
    /// Where a condition begins; `nil` where there is none.
    var condition: Int?
    /// Where a warning or fear is told.
    var warning: Int?
    /// Whether `will` or the like stands anywhere.
    var hasFuture = false
    var isGeneric = false
    var isQuestion = false
    var hasFullStop = false
  }

  private func frame(of sentence: Range<Int>) -> Frame {
    var frame = Frame()
    for index in sentence {
      let hash = words[index].hash
      if index == sentence.lowerBound && RealisCue.inversions.contains(hash) {
        frame.condition = index
      }
      if RealisCue.future.contains(hash) { frame.hasFuture = true }
      if frame.warning == nil && RealisCue.warning.contains(hash) { frame.warning = index }
      guard let cue = RealisCue.cues[hash] else { continue }
      if cue.reach == .sentence && frame.condition == nil { frame.condition = index }
      if cue.reach == .around { frame.isGeneric = true }
    }
    var offset = words[sentence.upperBound - 1].end
    let end = sentence.upperBound < words.count ? words[sentence.upperBound].start : text.count
    while offset < end {
      if text.bytes[offset] == UInt8(ascii: "?") { frame.isQuestion = true }
      if text.bytes[offset] == UInt8(ascii: ".") { frame.hasFullStop = true }
      offset += 1
      if offset - words[sentence.upperBound - 1].end > 4 { break }
    }
    return frame
  }

  private func realis(
    at trigger: Range<Int>, _ holding: [Holding], _ frame: Frame, sort: EventSort,
    in sentence: Range<Int>
  ) -> Realis {
    let index = trigger.lowerBound
    if sort == .support && RealisCue.promises.contains(words[index].hash) { return .future }
    if let behind = cueBehind(trigger, in: sentence) { return behind }
    // Neither "if" nor a verb far before governs the report of what it says.
    let near = holding.filter {
      $0.cue.reach != .sentence && ($0.cue.reach != .complement || index - $0.position <= 4)
    }
    let held = realis(of: sort == .report ? near : holding, at: index, frame)
    if sort == .report { return held ?? .actual }
    if let condition = frame.condition, held != .negated,
      condition < index || held == .future || held == .hypothetical
    {
      return .hypothetical
    }
    if frame.isQuestion && held != .negated { return .hypothetical }
    if let held { return held }
    if frame.isGeneric || isHabit(trigger, frame, in: sentence) { return .generic }
    return infinitive(at: index, frame, in: sentence) ?? .actual
  }

  /// What the cues that hold make of an event; `nil` where none does.
  private func realis(of holding: [Holding], at index: Int, _ frame: Frame) -> Realis? {
    guard let last = holding.lastIndex(where: { !$0.isUsed }) else { return nil }
    let cue = holding[last].cue
    if cue.reach == .clause && RealisCue.charges.contains(words[index].hash) { return nil }
    var realis = cue.realis
    if cue.reach == .group || cue.reach == .noun {
      // "Neither would", "nobody will": a negation in the verb group wins over a modal.
      for held in holding[...last].reversed() where !held.isUsed {
        guard held.cue.reach == .group || held.cue.reach == .noun else { break }
        if held.cue.realis == .negated { return .negated }
      }
    }
    if realis == .future, let warning = frame.warning, warning < index,
      RealisCue.future.contains(words[holding[last].position].hash)
    {
      realis = .hypothetical
    }
    return realis
  }

  /// `Mudflows kill people`, `witnesses get arrested`: a habit, told of a kind in the present tense.
  private func isHabit(_ trigger: Range<Int>, _ frame: Frame, in sentence: Range<Int>) -> Bool {
    let index = trigger.lowerBound
    guard frame.hasFullStop, index > sentence.lowerBound else { return false }
    if RealisCue.gets.contains(words[index - 1].hash) { return true }
    guard index - sentence.lowerBound <= 2, !isFinite(index), isPlural(index - 1) else {
      return false
    }
    return index - sentence.lowerBound == 1 || !words[index - 1].isCapitalised
  }

  /// Whether a word ends as past tenses, participles and third persons do.
  private func isFinite(_ index: Int) -> Bool {
    let end = words[index].end
    let last = text.bytes[end - 1], before = text.bytes[max(words[index].start, end - 2)]
    if last == UInt8(ascii: "s") || last == UInt8(ascii: "g") { return true }
    return last == UInt8(ascii: "d") && before == UInt8(ascii: "e")
      || Self.irregular.contains(words[index].hash)
  }

  private func isPlural(_ index: Int) -> Bool {
    text.bytes[words[index].end - 1] == UInt8(ascii: "s")
      || CoreferenceWords.plurals.contains(words[index].hash)
  }

  private static let irregular = FoldedWords.hashes(
    "took fled shot fought met held hit said told struck fell won lost left stood broke drove put sent "
      + "began gave went came set blew threw ran wrote found made")

  /// `to` right before the trigger: a purpose, in a headline what is to come.
  private func infinitive(at index: Int, _ frame: Frame, in sentence: Range<Int>) -> Realis? {
    guard index > sentence.lowerBound, words[index - 1].hash == RealisCue.to else { return nil }
    guard index - 1 > sentence.lowerBound else { return nil }
    let before = words[index - 2].hash
    if !frame.hasFullStop { return .future }
    if RealisCue.has.contains(before) { return .future }
    return RealisCue.factual.contains(before) ? nil : .hypothetical
  }

  /// Cues behind a noun that is their subject: `was called off`, `will`, `planned for`; and an object
  /// that denies the verb: `freed nobody`.
  private func cueBehind(_ trigger: Range<Int>, in sentence: Range<Int>) -> Realis? {
    var hasAuxiliary = false
    guard trigger.upperBound < sentence.upperBound else { return nil }
    for index in trigger.upperBound..<min(sentence.upperBound, trigger.upperBound + 8) {
      let hash = words[index].hash
      let next = index + 1 < sentence.upperBound ? words[index + 1].hash : 0
      if markBefore(index) != nil || RealisCue.ends.contains(hash)
        || RealisCue.joints.contains(hash)
      {
        return nil
      }
      if index == trigger.upperBound {
        if RealisCue.nobody.contains(hash) { return .negated }
        if RealisCue.future.contains(hash) || RealisCue.planning.contains(hash) { return .future }
        if hash == FoldedWords.hash("is"), next == RealisCue.to { return .future }
      }
      guard hasAuxiliary else {
        hasAuxiliary = RealisCue.has.contains(hash)
        continue
      }
      if let cue = RealisCue.cues[hash], cue.reach == .before { return cue.realis }
      if RealisCue.calling.contains(hash) && next == RealisCue.off { return .negated }
      guard RealisCue.has.contains(hash) else { return nil }
    }
    return nil
  }

  // MARK: - Cues

  /// The cue that begins at a word.
  private func cue(at index: Int, _ frame: Frame, in sentence: Range<Int>) -> RealisCue? {
    let hash = words[index].hash
    let next = index + 1 < sentence.upperBound ? words[index + 1].hash : 0
    if let follower = RealisCue.followers[hash], follower != next { return nil }
    if frame.hasFuture && RealisCue.times.contains(hash) {
      return RealisCue(realis: .future, reach: .group)
    }
    if RealisCue.ruling.contains(hash), next == RealisCue.out {
      return RealisCue(realis: .negated, reach: .complement)
    }
    if RealisCue.rather.contains(hash) { return RealisCue(realis: .negated, reach: .noun) }
    // "N't" is cut at its apostrophe.
    if hash == FoldedWords.hash("t"), index > sentence.lowerBound, words[index].start > 0,
      text.bytes[words[index].start - 1] == 0x27 || text.bytes[words[index].start - 1] == 0x99
    {
      return RealisCue(realis: .negated, reach: .group)
    }
    if hash == RealisCue.to, index > sentence.lowerBound,
      [FoldedWords.hash("is"), FoldedWords.hash("are")].contains(words[index - 1].hash)
    {
      return RealisCue(realis: .future, reach: .group)
    }
    guard let cue = RealisCue.cues[hash], cue.reach != .around, cue.reach != .before else {
      return nil
    }
    if RealisCue.calling.contains(hash), !RealisCue.callObjects.contains(next) { return nil }
    if hash == FoldedWords.hash("not"), next == RealisCue.only { return nil }
    return cue
  }

  /// Ends what does not reach the word at an index.
  private func endReach(at index: Int, _ holding: inout [Holding]) {
    guard !holding.isEmpty, index > 0 else { return }
    let mark = markBefore(index)
    let hash = words[index].hash
    // "Urged the government to act and called for talks": another main verb.
    let isNextVerb =
      RealisCue.joints.contains(words[index - 1].hash)
      && (isFinite(index) && text.bytes[words[index].end - 1] != UInt8(ascii: "s")
        || RealisCue.has.contains(hash) || RealisCue.cues[hash]?.reach == .complement)
    holding.removeAll { held in
      let distance = index - held.position
      switch held.cue.reach {
      case .sentence: return false
      case .noun: return distance > 6 || mark != nil || hash == RealisCue.of
      case .group:
        return distance > 9 || mark != nil && distance > 1 || RealisCue.ends.contains(hash)
      case .complement:
        return distance > 16 || mark != nil || RealisCue.ends.contains(hash) && distance > 1
          || isNextVerb
      case .clause: return distance > 40 || mark == UInt8(ascii: ";") || isNextVerb
      case .before, .around: return true
      }
    }
  }

  /// A mark that ends a clause between a word and the one before it.
  private func markBefore(_ index: Int) -> UInt8? {
    for offset in words[index - 1].end..<words[index].start {
      let byte = text.bytes[offset]
      if [
        UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("),
        UInt8(ascii: "!"), UInt8(ascii: "?"), 0x0A,
      ]
      .contains(byte) {
        return byte
      }
    }
    return nil
  }

  /// After an event, its modals and negations reach coordinated events alone.
  private func use(at index: Int, _ holding: inout [Holding]) {
    let isJoined = index + 1 < words.count && RealisCue.joints.contains(words[index + 1].hash)
    for place in holding.indices {
      switch holding[place].cue.reach {
      case .group, .noun: holding[place].isUsed = !isJoined
      case .complement, .clause, .sentence, .before, .around: break
      }
    }
  }
}
