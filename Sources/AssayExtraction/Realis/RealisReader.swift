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
  let text: ArticleText
  let words: [FoldedWords.Word]

  /// A cue that holds.
  struct Holding {
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
