import AssayModel

/// Where cues begin and how far they reach.
extension RealisReader {
  /// The cue that begins at a word.
  func cue(at index: Int, _ frame: Frame, in sentence: Range<Int>) -> RealisCue? {
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
  func endReach(at index: Int, _ holding: inout [Holding]) {
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

  /// Cues behind a noun that is their subject: `was called off`, `will`, `could`, `is planned`, `did not take
  /// place`; and an object
  /// that denies the verb: `freed nobody`.
  func cueBehind(_ trigger: Range<Int>, in sentence: Range<Int>) -> Realis? {
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
      if index <= trigger.upperBound + 1, deniesHappening(index, in: sentence) { return .negated }
      if index == trigger.upperBound {
        if RealisCue.nobody.contains(hash) { return .negated }
        if RealisCue.future.contains(hash) || RealisCue.planning.contains(hash) { return .future }
        if hash == FoldedWords.hash("is"), next == RealisCue.to { return .future }
        // "Shooting could be heard" took place.
        let rest = words[index..<min(sentence.upperBound, index + 5)]
        if RealisCue.possible.contains(hash),
          !rest.contains(where: { RealisCue.perceived.contains($0.hash) })
        {
          return .hypothetical
        }
      }
      guard hasAuxiliary else {
        hasAuxiliary = RealisCue.has.contains(hash)
        continue
      }
      if let cue = RealisCue.cues[hash], cue.reach == .before { return cue.realis }
      if RealisCue.present.contains(words[index - 1].hash), RealisCue.planning.contains(hash) {
        return .future
      }
      if RealisCue.calling.contains(hash) && next == RealisCue.off { return .negated }
      guard RealisCue.has.contains(hash) else { return nil }
    }
    return nil
  }

  /// Whether `not` and a verb of taking place stand here, behind an auxiliary or its `n't`.
  private func deniesHappening(_ index: Int, in sentence: Range<Int>) -> Bool {
    let place = RealisCue.denying.contains(words[index].hash) ? index : index + 1
    guard place + 1 < sentence.upperBound, RealisCue.denying.contains(words[place].hash) else {
      return false
    }
    let verb = words[place + 1].hash
    guard let follower = RealisCue.happeningWith[verb] else {
      return RealisCue.happening.contains(verb)
    }
    return place + 2 < sentence.upperBound && words[place + 2].hash == follower
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
}
