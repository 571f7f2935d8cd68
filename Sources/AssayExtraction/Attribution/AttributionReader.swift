import AssayModel

/// Finds which reports govern which events of a sentence.
///
/// A report in front governs what follows it in its sentence; a report behind a comma or a quotation,
/// or `according to`, governs what stands before it where nothing follows. A report inside the clause
/// of another takes what it governs for itself, and is itself governed by the other.
struct AttributionReader {
  /// An event of a sentence.
  struct Item {
    /// Its index in the layer.
    let event: Int
    /// The words of its trigger.
    let trigger: Range<Int>
    let isReport: Bool
    /// The words of its speakers; empty where there are none.
    let speakers: [Range<Int>]

    /// Whether both are acts of speech of one speaker, told side by side: `welcomed ... and called for`.
    func sharesSpeaker(with other: Item) -> Bool {
      speakers.contains { other.speakers.contains($0) }
    }
  }

  private let text: ArticleText
  private let words: [FoldedWords.Word]

  /// Reads an article.
  init(text: ArticleText, folded: FoldedWords) {
    self.text = text
    words = folded.words
  }

  /// For each item of the list the report that governs it, as an index into the list; `nil` for none.
  ///
  /// - Parameter items: All events with a trigger, in text order.
  /// - Complexity: O(n) in the number of events, times the reports of one sentence, of which 16 count.
  func governors(of items: [Item]) -> [Int?] {
    var governors = [Int?](repeating: nil, count: items.count)
    var start = 0
    while start < items.count {
      var end = start + 1
      let sentence = sentence(of: items[start])
      while end < items.count, self.sentence(of: items[end]) == sentence { end += 1 }
      govern(items, start..<end, &governors)
      start = end
    }
    return governors
  }

  private func sentence(of item: Item) -> Int32 { words[item.trigger.lowerBound].sentence }

  private func govern(_ items: [Item], _ range: Range<Int>, _ governors: inout [Int?]) {
    let reports = range.filter { items[$0].isReport }.prefix(16)
    for report in reports {
      let right = rightScope(of: report, items, range)
      var hasRight = false
      for index in right where governors[index] == nil || isCloser(report, governors[index], index)
      {
        governors[index] = report
        hasRight = true
      }
      if hasRight && !isAside(items[report]) { continue }
      for index in leftScope(of: report, items, range) where governors[index] == nil {
        governors[index] = report
      }
    }
  }

  /// Of two reports before an event the later one is the inner.
  private func isCloser(_ report: Int, _ other: Int?, _ event: Int) -> Bool {
    guard let other else { return true }
    return other < report && report < event
  }

  // MARK: - Scopes

  /// The events behind a report, up to where another clause begins.
  private func rightScope(of report: Int, _ items: [Item], _ range: Range<Int>) -> [Int] {
    var scope: [Int] = []
    let item = items[report]
    guard !isFinal(item) else { return [] }
    let end = endOfRelativeClause(item)
    // What stands before the last event was looked at with it.
    var seen = item.trigger.upperBound
    for index in report + 1..<range.upperBound {
      let trigger = items[index].trigger
      if items[index].sharesSpeaker(with: item) || trigger.lowerBound >= end { break }
      if isBarrier(from: seen, to: trigger.lowerBound, items[index]) { break }
      seen = max(seen, trigger.lowerBound)
      scope.append(index)
    }
    return scope
  }

  /// The word behind the comma that ends the relative clause that a report stands in; `Int.max` where
  /// it stands in none.
  private func endOfRelativeClause(_ item: Item) -> Int {
    let first = item.trigger.lowerBound
    guard (max(0, first - 3)..<first).contains(where: { Self.relatives.contains(words[$0].hash) })
    else { return .max }
    var index = item.trigger.upperBound
    while index < words.count, words[index].sentence == words[first].sentence {
      if text.bytes[words[index - 1].end..<words[index].start].contains(UInt8(ascii: ",")) {
        return index
      }
      index += 1
    }
    return .max
  }

  /// Whether a new main clause begins between: a semicolon, or `but`, `while` or `and` behind a comma
  /// before a report with a speaker of its own.
  private func isBarrier(from start: Int, to end: Int, _ next: Item) -> Bool {
    guard start < end else { return false }
    for index in start..<end where index > 0 {
      var hasComma = false
      for offset in words[index - 1].end..<words[index].start {
        let byte = text.bytes[offset]
        if byte == UInt8(ascii: ";") { return true }
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") { hasComma = true }
      }
      let hash = words[index].hash
      if hasComma && Self.breaks.contains(hash) { return true }
      if next.isReport, hash == Self.and,
        next.speakers.contains(where: { $0.lowerBound > index && $0.lowerBound < end + 6 })
      {
        return true
      }
    }
    return false
  }

  /// The events before a report that follows a comma or a quotation.
  private func leftScope(of report: Int, _ items: [Item], _ range: Range<Int>) -> [Int] {
    let item = items[report]
    guard let clause = clauseStart(of: item) else { return [] }
    var scope: [Int] = []
    var seen = clause
    for index in (range.lowerBound..<report).reversed() {
      let trigger = items[index].trigger
      guard trigger.upperBound <= clause else { continue }
      if isSemicolon(between: trigger.upperBound, seen) { break }
      seen = min(seen, trigger.upperBound)
      scope.append(index)
    }
    return scope
  }

  private func isSemicolon(between start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    return (start..<end).contains { index in
      index > 0
        && text.bytes[words[index - 1].end..<words[index].start].contains(UInt8(ascii: ";"))
    }
  }

  /// The word that a report's own short clause begins with, behind a comma or a quotation mark.
  private func clauseStart(of item: Item) -> Int? {
    let first = ([item.trigger] + item.speakers).map(\.lowerBound).min() ?? item.trigger.lowerBound
    var index = first
    while index > 0, first - index < 12,
      words[index - 1].sentence == words[item.trigger.lowerBound].sentence
    {
      for offset in words[index - 1].end..<words[index].start {
        let byte = text.bytes[offset]
        if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x9D { return index }
      }
      index -= 1
    }
    // "According to" needs no comma.
    return isAccording(item) ? item.trigger.lowerBound : nil
  }

  private func isAccording(_ item: Item) -> Bool {
    words[item.trigger.lowerBound].hash == Self.according
  }

  /// Whether a report stands aside from its content: behind it at the sentence's end, or between
  /// commas.
  private func isAside(_ item: Item) -> Bool {
    guard clauseStart(of: item) != nil else { return false }
    let last = ([item.trigger] + item.speakers).map(\.upperBound).max() ?? item.trigger.upperBound
    guard last < words.count, words[last].sentence == words[item.trigger.lowerBound].sentence
    else { return true }
    return text.bytes[words[last - 1].end..<words[last].start].contains(UInt8(ascii: ","))
  }

  /// Whether nothing of the sentence but a few words follows.
  private func isFinal(_ item: Item) -> Bool {
    guard isAside(item) else { return false }
    let last = ([item.trigger] + item.speakers).map(\.upperBound).max() ?? item.trigger.upperBound
    return last >= words.count
      || words[last].sentence != words[item.trigger.lowerBound].sentence
  }

  private static let according = FoldedWords.hash("according")
  private static let and = FoldedWords.hash("and")
  private static let relatives = FoldedWords.hashes("which who")
  private static let breaks = FoldedWords.hashes("but while whereas although though")

  /// Verbs by which an actor reports its own act.
  static let ownActs = FoldedWords.hashes(
    "denied denies deny denying announced announce announces announcing claimed claim claims claiming admitted admits admit "
      + "confirmed confirms acknowledged promised pledged vowed confessed boasted")
}
