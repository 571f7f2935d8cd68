import AssayModel

/// The text of a document, made of its tokens and the spaces between them.
struct CoNLLUText {
  /// Where the rows of a sentence stand.
  struct Places {
    /// The place of a row: tokens, none for an empty node, which stands behind the token before.
    struct Row {
      let tokens: Range<Int>
      let sentence: Int
    }
    var rows: [Row] = []
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
    let units = Self.units(of: sentence)
    var gaps = units.map(\.gap)
    var places = Places()
    if let text = sentence.text, !Self.spells(units, gaps, text) {
      // Without a word on spaces the text of the sentence has the last one.
      if let found = Self.gaps(units.map(\.form), in: text) {
        gaps = found
      } else {
        places.fitsText = false
      }
    }
    openSentence(sentence, before: units.first?.spacesBefore)
    var rows: [Int: Range<Int>] = [:]
    var last = tokens.count..<tokens.count
    for (index, unit) in units.enumerated() {
      if index > 0 { bytes.append(contentsOf: (gaps[index - 1] ?? " ").utf8) }
      let start = bytes.count
      bytes.append(contentsOf: unit.form.utf8)
      var at = start
      for (place, part) in unit.parts.enumerated() {
        let end = place == unit.parts.count - 1 ? bytes.count : at + part.length
        rows[part.row] = tokens.count..<(tokens.count + 1)
        // Words that do not spell their token share it.
        if part.isOwnToken {
          tokens.append(Fragment(at, end))
          at = end
        }
      }
      if !(unit.parts.last?.isOwnToken ?? false) { tokens.append(Fragment(start, bytes.count)) }
    }
    pending = units.isEmpty ? pending : gaps.last ?? nil
    for row in sentence.rows.indices {
      if let found = rows[row] { last = found }
      let isEmpty = rows[row] == nil
      places.rows.append(
        Places.Row(
          tokens: isEmpty ? last.upperBound..<last.upperBound : last,
          sentence: sentenceStarts.count - 1))
    }
    return places
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

  // MARK: - Units

  /// What stands in the text without a break: a word, or a multiword token.
  private struct Unit {
    struct Part {
      let row: Int
      let length: Int
      var isOwnToken: Bool
    }
    let form: String
    /// What follows; `nil` where the row does not say.
    let gap: String?
    let spacesBefore: String?
    var parts: [Part]
  }

  private static func units(of sentence: CoNLLUSentence) -> [Unit] {
    var units: [Unit] = []
    var covered = 0...0, hasRange = false
    for (index, (row, _)) in sentence.rows.enumerated() {
      switch row.number {
      case .empty: continue
      case .range(let range):
        covered = range
        hasRange = true
        units.append(unit(row, parts: []))
      case .word(let number):
        if hasRange, covered.contains(number), !units.isEmpty {
          units[units.count - 1].parts.append(
            Unit.Part(row: index, length: row.form.utf8.count, isOwnToken: true))
        } else {
          units.append(
            unit(
              row, parts: [Unit.Part(row: index, length: row.form.utf8.count, isOwnToken: true)]))
        }
      }
    }
    return units.map { unit in checked(unit, sentence) }
  }

  private static func unit(_ row: CoNLLURow, parts: [Unit.Part]) -> Unit {
    let after = row.miscellaneous("SpacesAfter").map { SpaceCoding.decoded($0) }
    return Unit(
      form: row.form, gap: after ?? (row.miscellaneous("SpaceAfter") == "No" ? "" : nil),
      spacesBefore: row.miscellaneous("SpacesBefore").map { SpaceCoding.decoded($0) }, parts: parts)
  }

  /// The unit with words as tokens of their own only where they spell it.
  private static func checked(_ unit: Unit, _ sentence: CoNLLUSentence) -> Unit {
    if unit.parts.count == 1, sentence.rows[unit.parts[0].row].row.form == unit.form {
      return unit
    }
    let spelled = unit.parts.map { sentence.rows[$0.row].row.form }.joined()
    guard !spelled.utf8.elementsEqual(unit.form.utf8) || unit.parts.isEmpty else { return unit }
    var changed = unit
    for index in changed.parts.indices { changed.parts[index].isOwnToken = false }
    return changed
  }

  // MARK: - The text of a sentence

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  private static func spells(_ units: [Unit], _ gaps: [String?], _ text: String) -> Bool {
    var bytes: [UInt8] = []
    for (index, unit) in units.enumerated() {
      bytes.append(contentsOf: unit.form.utf8)
      if index < units.count - 1 { bytes.append(contentsOf: (gaps[index] ?? " ").utf8) }
    }
    // SpacesAfter may be finer than the text, which has no line breaks.
    if gaps.contains(where: { $0 != nil }) {
      return bytes.filter { !isSpace($0) }.elementsEqual(text.utf8.filter { !isSpace($0) })
    }
    return bytes.elementsEqual(text.utf8)
  }

  /// What stands between words in a text; `nil` where the text is not these words.
  private static func gaps(_ words: [String], in text: String) -> [String?]? {
    let bytes = Array(text.utf8)
    var gaps: [String?] = [], at = 0
    for (index, word) in words.enumerated() {
      let start = at
      if index > 0 {
        while at < bytes.count, isSpace(bytes[at]), !bytes[at...].starts(with: word.utf8) {
          at += 1
        }
        gaps.append(String(decoding: bytes[start..<at], as: UTF8.self))
      }
      guard bytes[at...].starts(with: word.utf8) else { return nil }
      at += word.utf8.count
    }
    return bytes[at...].allSatisfy(isSpace) ? gaps + [nil] : nil
  }
}
