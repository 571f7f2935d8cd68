import AssayModel

/// A mention as coreference sees it.
struct CoreferenceMention: Sendable {
  /// How a mention refers.
  enum Level: Sendable {
    case name
    case nominal
    case pronoun
  }

  /// Whom a pronoun or title speaks of.
  enum Gender: UInt8, Sendable {
    case unknown
    case male
    case female
  }

  /// Its index in the layer.
  let index: Int
  /// Its type and, where it has one, its kind.
  let type: String
  let kind: String?
  let level: Level
  let extent: Extent
  /// Its words, articles in front left out.
  let words: Range<Int>
  /// Of a person's name the words without titles; else the words.
  let core: Range<Int>
  /// The index of the head word; `nil` where there is no word.
  let head: Int?
  /// The number of its sentence.
  let sentence: Int
  /// Whether the text takes it for known: `the town`, `this village`.
  let isDefinite: Bool
  /// Whether it begins with a possessor: `its leader`, `Lorvia's army`.
  let isPossessed: Bool
  let gender: Gender
  let isPlural: Bool
}

/// Makes mentions of the annotations of a layer.
struct CoreferenceReading {
  let text: ArticleText
  let folded: FoldedWords
  /// The types whose mentions are names of persons.
  let personTypes: Set<String>

  /// What coreference sees of a mention; `nil` where it has no word.
  ///
  /// - Complexity: O(log n) in the words of the article, O(m) in those of the mention.
  func mention(_ mention: Mention, index: Int) -> CoreferenceMention? {
    var words = folded.words(in: mention.extent.envelope)
    guard !words.isEmpty else { return nil }
    let sentence = Int(folded.words[words.lowerBound].sentence)
    var isDefinite = false
    var isIndefinite = false
    if words.count > 1 {
      let first = folded.words[words.lowerBound].hash
      if CoreferenceWords.definite.contains(first) { isDefinite = true }
      if CoreferenceWords.indefinite.contains(first) { isIndefinite = true }
      if isDefinite || isIndefinite { words = words.dropFirst(1) }
    }
    if !isDefinite && !isIndefinite, let before = wordBefore(mention.extent.start) {
      isDefinite = CoreferenceWords.definite.contains(before)
    }
    let head = head(of: words)
    let level = level(of: mention, words: words, head: head)
    let isPerson = personTypes.contains(mention.type)
    let core = level == .name && isPerson ? personCore(words) : words
    let isPossessed =
      level == .nominal && words.count > 1
      && (CoreferenceWords.possessive.contains(folded.words[words.lowerBound].hash)
        || hasPossessor(mention.extent, words))
    return CoreferenceMention(
      index: index, type: mention.type, kind: attribute("Kind", of: mention), level: level,
      extent: mention.extent, words: words, core: core, head: head, sentence: sentence,
      isDefinite: isDefinite, isPossessed: isPossessed, gender: gender(of: words, level),
      isPlural: isPlural(words, head: head, level: level))
  }

  private func wordBefore(_ offset: Int) -> UInt64? {
    let index = folded.firstIndex(startingAt: offset)
    guard index > 0 else { return nil }
    let word = folded.words[index - 1]
    return offset - word.end == 1 ? word.hash : nil
  }

  /// Whether a possessive `'s` stands inside.
  private func hasPossessor(_ extent: Extent, _ words: Range<Int>) -> Bool {
    for index in words.dropLast() {
      let end = folded.words[index].end
      if end < extent.end, text.bytes[end] == 0x27 || text.bytes[end] == 0xE2 { return true }
    }
    return false
  }

  /// The last word before `of`, `for` and the like; the last word where there is none.
  private func head(of words: Range<Int>) -> Int? {
    for index in words.dropFirst() {
      if CoreferenceWords.headEnds.contains(folded.words[index].hash) { return index - 1 }
      let previous = folded.words[index - 1]
      if previous.end < text.count, text.bytes[previous.end] == UInt8(ascii: ",") {
        return index - 1
      }
    }
    // The possessive `s` that follows a name is no word of it.
    return words.last
  }

  private func level(
    of mention: Mention, words: Range<Int>, head: Int?
  ) -> CoreferenceMention.Level {
    switch attribute("Level", of: mention) {
    case "Name": return .name
    case "Nominal": return .nominal
    case "Pronoun": return .pronoun
    default: break
    }
    if words.count == 1, CoreferenceWords.pronouns.contains(folded.words[words.lowerBound].hash) {
      return .pronoun
    }
    guard let head else { return .nominal }
    let word = folded.words[head]
    guard word.isCapitalised else { return .nominal }
    // The first word of a sentence has a capital whatever it is.
    let isFirst = head == 0 || folded.words[head - 1].sentence != word.sentence
    return isFirst && CoreferenceWords.heads[word.hash] != nil ? .nominal : .name
  }

  private func attribute(_ name: String, of mention: Mention) -> String? {
    for attribute in mention.attributes where attribute.name == name {
      if case .text(let text) = attribute.value { return text }
    }
    return nil
  }

  /// The words behind the last title; else the last run of capitalised words with its particles.
  private func personCore(_ words: Range<Int>) -> Range<Int> {
    var start = words.lowerBound
    for index in words.dropLast()
    where CoreferenceWords.titles.contains(folded.words[index].hash) { start = index + 1 }
    if start > words.lowerBound { return start..<words.upperBound }
    var index = words.upperBound - 1
    while index > words.lowerBound {
      let word = folded.words[index - 1]
      guard word.isCapitalised || CoreferenceWords.particles.contains(word.hash) else { break }
      index -= 1
    }
    return index..<words.upperBound
  }

  private func gender(
    of words: Range<Int>, _ level: CoreferenceMention.Level
  ) -> CoreferenceMention.Gender {
    for index in words {
      let hash = folded.words[index].hash
      if level == .pronoun && CoreferenceWords.he.contains(hash) { return .male }
      if level == .pronoun && CoreferenceWords.she.contains(hash) { return .female }
      if CoreferenceWords.male.contains(hash) { return .male }
      if CoreferenceWords.female.contains(hash) { return .female }
    }
    return .unknown
  }

  private func isPlural(
    _ words: Range<Int>, head: Int?, level: CoreferenceMention.Level
  ) -> Bool {
    if level == .pronoun {
      let hash = folded.words[words.lowerBound].hash
      return CoreferenceWords.they.contains(hash) || CoreferenceWords.we.contains(hash)
    }
    guard level == .nominal, let head else { return false }
    let word = folded.words[head]
    let last = text.bytes[word.end - 1] | 0x20
    let before = word.end - word.start > 2 ? text.bytes[word.end - 2] | 0x20 : 0
    return last == UInt8(ascii: "s") && before != UInt8(ascii: "s")
      || CoreferenceWords.plurals.contains(word.hash)
  }
}
