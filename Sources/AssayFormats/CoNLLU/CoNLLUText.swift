import AssayModel

/// The text of a document, made of its tokens and the spaces between them.
struct CoNLLUText {
  /// Where the rows of a sentence stand.
  struct Places {
    /// The tokens of each row: none for an empty node, which stands behind the token before.
    var rows: [Range<Int>] = []
    /// Whether the tokens are what `# text` says.
    var fitsText = true
  }

  private(set) var bytes: [UInt8] = []
  private(set) var tokens: [Fragment] = []
  private var sentenceStarts: [Int] = []
  /// What follows the last token if it says so itself.
  private var pending: String?

  var string: String { String(decoding: bytes, as: UTF8.self) + (pending ?? "") }

  var tokenization: Tokenization {
    // A sentence of empty nodes alone has no token.
    Tokenization(tokens: tokens, sentenceStarts: sentenceStarts.filter { $0 < tokens.count })
  }

  mutating func add(_ sentence: CoNLLUSentence) -> Places {
    let units = Units(of: sentence)
    var gaps = units.units.map(\.gap)
    var places = Places()
    if let text = sentence.text, !Self.spells(units.units, sentence.bytes, text) {
      // Without a word on spaces the text of the sentence has the last one.
      if let found = Self.gaps(units.units, sentence.bytes, text) {
        gaps = found
      } else {
        places.fitsText = false
      }
    }
    openSentence(sentence, before: units.units.first?.spacesBefore)
    var rows = [Range<Int>?](repeating: nil, count: sentence.rows.count)
    var last = tokens.count..<tokens.count
    for (index, unit) in units.units.enumerated() {
      if index > 0 { addGap(gaps[index - 1]) }
      let start = bytes.count
      bytes += sentence.bytes[unit.form]
      var at = start
      for place in unit.parts {
        let part = units.parts[place]
        let end = place == unit.parts.upperBound - 1 ? bytes.count : at + part.length
        rows[part.row] = tokens.count..<(tokens.count + 1)
        // Words that do not spell their token share it.
        if unit.isSpelled {
          tokens.append(Fragment(at, end))
          at = end
        }
      }
      if !unit.isSpelled { tokens.append(Fragment(start, bytes.count)) }
    }
    pending = units.units.isEmpty ? pending : gaps.last ?? nil
    for row in rows {
      if let row { last = row }
      places.rows.append(row ?? last.upperBound..<last.upperBound)
    }
    return places
  }

  private mutating func addGap(_ gap: String?) {
    if let gap { bytes += gap.utf8 } else { bytes.append(0x20) }
  }

  private mutating func openSentence(_ sentence: CoNLLUSentence, before spaces: String?) {
    if !tokens.isEmpty {
      let isGlued = pending?.isEmpty ?? false
      let usual = sentence.opensParagraph ? "\n\n" : "\n"
      bytes += Array((isGlued && sentence.opensParagraph ? usual : pending ?? usual).utf8)
    }
    pending = nil
    if let spaces { bytes += Array(spaces.utf8) }
    if sentenceStarts.last != tokens.count { sentenceStarts.append(tokens.count) }
  }

  // MARK: - The text of a sentence

  /// Whether forms and the gaps between them are a text.
  private static func spells(_ units: [Unit], _ bytes: [UInt8], _ text: Range<Int>) -> Bool {
    var rest = bytes[text]
    guard units.contains(where: { $0.gap != nil }) else {
      for (index, unit) in units.enumerated() {
        if index > 0, rest.popFirst() != 0x20 { return false }
        guard rest.starts(with: bytes[unit.form]) else { return false }
        rest.removeFirst(unit.form.count)
      }
      return rest.isEmpty
    }
    // SpacesAfter may be finer than the text, which has no line breaks.
    func take(_ part: some Sequence<UInt8>) -> Bool {
      for byte in part where !byte.isBlank {
        rest = rest.drop(while: \.isBlank)
        if rest.popFirst() != byte { return false }
      }
      return true
    }
    for (index, unit) in units.enumerated() {
      guard take(bytes[unit.form]) else { return false }
      if index < units.count - 1, let gap = unit.gap, !take(gap.utf8) { return false }
    }
    return rest.allSatisfy(\.isBlank)
  }

  /// What stands between words in a text; `nil` where the text is not these words.
  private static func gaps(_ units: [Unit], _ bytes: [UInt8], _ text: Range<Int>) -> [String?]? {
    var rest = bytes[text]
    var gaps: [String?] = []
    for (index, unit) in units.enumerated() {
      let word = bytes[unit.form]
      let start = rest.startIndex
      if index > 0 {
        while let first = rest.first, first.isBlank, !rest.starts(with: word) {
          rest.removeFirst()
        }
        gaps.append(String(decoding: bytes[start..<rest.startIndex], as: UTF8.self))
      }
      guard rest.starts(with: word) else { return nil }
      rest.removeFirst(word.count)
    }
    return rest.allSatisfy(\.isBlank) ? gaps + [nil] : nil
  }
}

/// What stands in the text of a sentence without a break: a word, or a multiword token.
private struct Unit {
  let form: Range<Int>
  /// What follows; `nil` where the row does not say.
  let gap: String?
  let spacesBefore: String?
  /// Its words, among those of all units.
  var parts: Range<Int>
  /// Whether its words, one after the other, are its form.
  var isSpelled = true
}

/// The units of a sentence.
private struct Units {
  struct Part {
    let row: Int
    /// In bytes.
    let length: Int
  }

  private(set) var units: [Unit] = []
  private(set) var parts: [Part] = []

  init(of sentence: CoNLLUSentence) {
    var covered = 0...0, hasRange = false
    for (index, row) in sentence.rows.enumerated() {
      switch row.number {
      case .empty: continue
      case .range(let range):
        covered = range
        hasRange = true
        add(row, of: sentence)
      case .word(let number):
        if !(hasRange && covered.contains(number)) || units.isEmpty { add(row, of: sentence) }
        parts.append(Part(row: index, length: row.form.count))
        units[units.count - 1].parts = units[units.count - 1].parts.lowerBound..<parts.count
      }
    }
    for index in units.indices { units[index].isSpelled = isSpelled(units[index], sentence) }
  }

  private mutating func add(_ row: CoNLLURow, of sentence: CoNLLUSentence) {
    func spaces(_ key: CoNLLURemark.Key) -> String? {
      sentence.value(of: key, in: row).map { SpaceCoding.decoded(sentence[$0]) }
    }
    let isGlued = sentence.value(of: .spaceAfter, in: row).map { sentence[$0] == "No" } ?? false
    units.append(
      Unit(
        form: row.form, gap: spaces(.spacesAfter) ?? (isGlued ? "" : nil),
        spacesBefore: spaces(.spacesBefore), parts: parts.count..<parts.count))
  }

  private func isSpelled(_ unit: Unit, _ sentence: CoNLLUSentence) -> Bool {
    if unit.parts.count == 1,
      sentence.rows[parts[unit.parts.lowerBound].row].form == unit.form
    {
      return true
    }
    let spelled = parts[unit.parts].flatMap { sentence.bytes[sentence.rows[$0.row].form] }
    return !unit.parts.isEmpty && spelled == Array(sentence.bytes[unit.form])
  }
}
