import AssayModel

/// What stands without a break in the text of a sentence: words, and multiword tokens.
struct CoNLLUUnits {
  struct Unit {
    let form: Range<Int>
    /// What follows, in the bytes of the sentence; `nil` where the row does not say.
    fileprivate(set) var gap: Range<Int>?
    let spacesBefore: Range<Int>?
    /// Its words, among those of all units.
    fileprivate(set) var parts: Range<Int>
    /// Whether its words, one after the other, are its form.
    fileprivate(set) var isSpelled = true
  }

  /// A word of a unit.
  struct Part {
    let row: Int
    /// In bytes.
    let length: Int
  }

  private(set) var units: [Unit] = []
  private(set) var parts: [Part] = []
  /// Whether a row says what follows it.
  private var hasGaps = false

  /// Takes in the units of a sentence in place of those before.
  mutating func take(_ sentence: inout CoNLLUSentence) {
    units.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    hasGaps = false
    var covered = 0...0, hasRange = false
    for index in sentence.rows.indices {
      let row = sentence.rows[index]
      switch row.number {
      case .empty: continue
      case .range(let range):
        covered = range
        hasRange = true
        add(row, of: &sentence)
      case .word(let number):
        if !(hasRange && covered.contains(number)) || units.isEmpty { add(row, of: &sentence) }
        parts.append(Part(row: index, length: row.form.count))
        units[units.count - 1].parts = units[units.count - 1].parts.lowerBound..<parts.count
      }
    }
    guard hasRange else { return }
    for index in units.indices { units[index].isSpelled = isSpelled(units[index], sentence) }
  }

  private mutating func add(_ row: CoNLLURow, of sentence: inout CoNLLUSentence) {
    var gap: Range<Int>?, before: Range<Int>?
    if !row.remarks.isEmpty {
      gap = sentence.spaces(.spacesAfter, of: row)
      if gap == nil, let value = sentence.value(of: .spaceAfter, in: row),
        sentence.bytes[value].elementsEqual("No".utf8)
      {
        gap = 0..<0
      }
      before = sentence.spaces(.spacesBefore, of: row)
      hasGaps = hasGaps || gap != nil
    }
    units.append(
      Unit(form: row.form, gap: gap, spacesBefore: before, parts: parts.count..<parts.count))
  }

  private func isSpelled(_ unit: Unit, _ sentence: CoNLLUSentence) -> Bool {
    let words = parts[unit.parts].map { sentence.rows[$0.row].form }
    if words == [unit.form] { return true }
    return !words.isEmpty
      && words.flatMap { sentence.bytes[$0] }.elementsEqual(sentence.bytes[unit.form])
  }

  // MARK: - The text of a sentence

  /// Whether forms and the gaps between them are a text.
  func spell(_ text: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    // SpacesAfter may be finer than the text, which has no line breaks.
    spellExactly(text, of: bytes) || hasGaps && spellButForBlanks(text, of: bytes)
  }

  private func spellExactly(_ text: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    var place = text.lowerBound
    func take(_ part: Range<Int>) -> Bool {
      defer { place += part.count }
      return bytes.holds(part, at: place, in: text)
    }
    for (index, unit) in units.enumerated() {
      guard take(unit.form) else { return false }
      if index == units.count - 1 { break }
      if let gap = unit.gap {
        guard take(gap) else { return false }
      } else {
        guard place < text.upperBound, bytes[place] == 0x20 else { return false }
        place += 1
      }
    }
    return place == text.upperBound
  }

  private func spellButForBlanks(_ text: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    var place = text.lowerBound
    func take(_ part: Range<Int>) -> Bool {
      var index = bytes.endOfBlanks(at: part.lowerBound, in: part)
      while index < part.upperBound {
        place = bytes.endOfBlanks(at: place, in: text)
        guard place < text.upperBound, bytes[place] == bytes[index] else { return false }
        place += 1
        index = bytes.endOfBlanks(at: index + 1, in: part)
      }
      return true
    }
    for (index, unit) in units.enumerated() {
      guard take(unit.form) else { return false }
      if index < units.count - 1, let gap = unit.gap, !take(gap) { return false }
    }
    return bytes.endOfBlanks(at: place, in: text) == text.upperBound
  }

  /// Takes what stands between the forms in a text for the gaps.
  ///
  /// - Returns: Whether the text is these forms; nothing is taken where it is not.
  mutating func takeGaps(of text: Range<Int>, of bytes: Span<UInt8>) -> Bool {
    var place = text.lowerBound
    var gaps: [Range<Int>] = []
    for (index, unit) in units.enumerated() {
      let start = place
      if index > 0 {
        while !bytes.holds(unit.form, at: place, in: text),
          case let end = bytes.endOfBlank(at: place, in: text), end > place
        {
          place = end
        }
        gaps.append(start..<place)
      }
      guard bytes.holds(unit.form, at: place, in: text) else { return false }
      place += unit.form.count
    }
    guard bytes.endOfBlanks(at: place, in: text) == text.upperBound else { return false }
    for index in units.indices { units[index].gap = index < gaps.count ? gaps[index] : nil }
    return true
  }
}

extension Span<UInt8> {
  /// Whether a part stands at a place of a text once more.
  fileprivate func holds(_ part: Range<Int>, at place: Int, in text: Range<Int>) -> Bool {
    place + part.count <= text.upperBound
      && extracting(place..<place + part.count).equals(extracting(part))
  }

  /// The end of the blank at a place, which is Unicode's White_Space; the place itself where there is none.
  fileprivate func endOfBlank(at place: Int, in text: Range<Int>) -> Int {
    guard place < text.upperBound else { return place }
    let first = self[place]
    if first < 0x80 { return first.isBlank ? place + 1 : place }
    // All such characters beyond ASCII have two or three bytes.
    let count = first < 0xE0 ? 2 : 3
    guard 0xC2..<0xF0 ~= first, place + count <= text.upperBound else { return place }
    var value = UInt32(first) & (count == 2 ? 0x1F : 0x0F)
    for index in place + 1..<place + count { value = value << 6 | UInt32(self[index] & 0x3F) }
    return Unicode.Scalar(value)?.properties.isWhitespace ?? false ? place + count : place
  }

  /// The end of the blanks at a place.
  fileprivate func endOfBlanks(at place: Int, in text: Range<Int>) -> Int {
    var place = place
    while case let end = endOfBlank(at: place, in: text), end > place { place = end }
    return place
  }
}
