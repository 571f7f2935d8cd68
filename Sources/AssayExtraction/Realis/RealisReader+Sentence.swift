import AssayModel

/// What the whole sentence says of an event, and how the words of an event itself look.
extension RealisReader {
  /// What holds for a whole sentence.
  struct Frame {
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

  func frame(of sentence: Range<Int>) -> Frame {
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

  /// `Mudflows kill people`, `witnesses get arrested`: a habit, told of a kind in the present tense.
  func isHabit(_ trigger: Range<Int>, _ frame: Frame, in sentence: Range<Int>) -> Bool {
    let index = trigger.lowerBound
    guard frame.hasFullStop, index > sentence.lowerBound else { return false }
    if RealisCue.gets.contains(words[index - 1].hash) { return true }
    guard index - sentence.lowerBound <= 2, !isFinite(index), isPlural(index - 1) else {
      return false
    }
    return index - sentence.lowerBound == 1 || !words[index - 1].isCapitalised
  }

  /// Whether a word ends as past tenses, participles and third persons do.
  func isFinite(_ index: Int) -> Bool {
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
  func infinitive(at index: Int, _ frame: Frame, in sentence: Range<Int>) -> Realis? {
    guard index > sentence.lowerBound, words[index - 1].hash == RealisCue.to else { return nil }
    guard index - 1 > sentence.lowerBound else { return nil }
    let before = words[index - 2].hash
    if !frame.hasFullStop { return .future }
    if RealisCue.has.contains(before) { return .future }
    return RealisCue.factual.contains(before) ? nil : .hypothetical
  }
}
