/// Cuts text into the words, numerals and marks that expressions of time and quantity are made of.
///
/// Numerals need a finer cut than words do: `40-foot`, `3pm`, `NT$14bn` and `2016-08-24T06:00Z` each
/// hold several things, and `1,100.5` is one. A block ends at an empty line.
struct TimeLexer: Sendable {
  /// The lexemes of the block last read.
  private(set) var lexemes: [TimeLexeme] = []
  private let table: TimeWords

  /// Makes a lexer.
  init(table: TimeWords) {
    self.table = table
  }

  /// Reads the block that starts at an offset, and gives the offset behind it.
  ///
  /// - Complexity: O(n) in the bytes of the block.
  mutating func readBlock(_ bytes: Span<UInt8>, from start: Int) -> Int {
    lexemes.removeAll(keepingCapacity: true)
    var offset = start
    var lineBreaks = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      switch Bytes.kind(byte) {
      case .blank:
        if byte == 0x0A { lineBreaks += 1 }
        offset += 1
        if lineBreaks > 1 { return offset }
        continue
      case .digit: offset = readNumeral(bytes, at: offset)
      case .letter: offset = readWord(bytes, at: offset)
      case .mark: offset = readMark(bytes, at: offset)
      }
      lineBreaks = 0
    }
    return offset
  }

  /// Adds a lexeme, and notes whether it touches the one before.
  mutating func add(_ lexeme: TimeLexeme) {
    var lexeme = lexeme
    lexeme.isTight = lexemes.last.map { $0.end == lexeme.start } ?? false
    lexemes.append(lexeme)
  }

  // MARK: - Words

  private mutating func readWord(_ bytes: Span<UInt8>, at start: Int) -> Int {
    var end = start
    var word = PackedWord()
    var hasDigit = false
    while end < bytes.count {
      let kind = Bytes.kind(bytes[end])
      if kind == .digit {
        if !hasDigit && isCurrency(word, bytes, start..<end) { break }
        hasDigit = true
      } else if kind != .letter {
        break
      }
      if Bytes.isMark(bytes, at: end) { break }
      word.append(bytes[end])
      end += 1
    }
    if end == start { return readMark(bytes, at: start) }
    if end == start + 1, let scale = readScale(bytes, at: start) { return scale }
    if end == start + 1, let dotted = readDotted(bytes, at: start) { return dotted }
    if end == start + 1, bytes[start] | 0x20 == UInt8(ascii: "o"),
      let clock = Bytes.endOfClock(bytes, at: end)
    {
      add(TimeLexeme(start: start, end: clock, classes: .oclock, value: 1))
      return clock
    }
    if let sign = signAfterLetters(bytes, start: start, end: end) { return sign }
    if hasDigit, let end = readWordWithDigits(bytes, start: start, end: end) { return end }
    let entry = table[word]
    if entry.classes.isEmpty && entry.cue == .none && entry.numeral == .none
      || hasDigit && entry.classes.isDisjoint(with: [.quarter, .half])
    {
      return addUnknown(bytes, start: start, end: end)
    }
    addKnown(entry, bytes, start: start, end: &end)
    return end
  }

  /// A word of the table; a name of a time in small letters is no such name.
  private mutating func addKnown(
    _ entry: TimeWords.Entry, _ bytes: Span<UInt8>, start: Int, end: inout Int
  ) {
    var lexeme = TimeLexeme(
      start: start, end: end, classes: entry.classes, cue: entry.cue, value: entry.value,
      numeral: entry.numeral, isCapitalised: bytes[start] &- 0x41 < 26)
    if entry.classes.contains(.currency), isSign(entry, bytes, start..<end) {
      lexeme.classes.insert(.sign)
    }
    if entry.classes.contains(.zone) {
      if entry.value == 1 {
        if let offset = Self.zoneOffset(bytes, at: end) {
          lexeme.value = offset.minutes + 1
          end = offset.end
          lexeme.end = end
        }
      } else if !Bytes.isUpper(bytes, start..<end) {
        lexeme.classes.remove(.zone)
      }
    }
    if entry.classes.contains(.measure) { readMeasureEnd(bytes, &lexeme, &end) }
    if entry.isCapitalised && !lexeme.isCapitalised {
      lexeme.classes.subtract([.month, .weekday, .weekdays, .holiday])
    }
    let hasStop = end < bytes.count && bytes[end] == UInt8(ascii: ".")
    if entry.isAbbreviation {
      if hasStop { end += 1 } else { lexeme.lacksStop = true }
      lexeme.end = end
    } else if entry.cue == .no && hasStop && end - start == 2
      && Bytes.startsNumber(bytes, at: end + 1)
    {
      end += 1
      lexeme.end = end
      lexeme.cue = .name
    }
    if lexeme.classes.isEmpty { lexeme.classes = .word }
    add(lexeme)
  }

  /// A word that is not in the table, with digits and hyphens that make it a name such as F-16.
  private mutating func addUnknown(_ bytes: Span<UInt8>, start: Int, end: Int) -> Int {
    var end = end
    while end + 1 < bytes.count, bytes[end] == UInt8(ascii: "-"),
      Bytes.kind(bytes[end + 1]) == .digit
    {
      end += 2
      while end < bytes.count, Bytes.kind(bytes[end]) != .blank, Bytes.kind(bytes[end]) != .mark,
        !Bytes.isMark(bytes, at: end)
      { end += 1 }
    }
    add(
      TimeLexeme(start: start, end: end, classes: .word, isCapitalised: bytes[start] &- 0x41 < 26))
    return end
  }

  /// Single letters with full stops between and behind: `a.m.`, `U.S.`; `nil` where there are none.
  private mutating func readDotted(_ bytes: Span<UInt8>, at start: Int) -> Int? {
    var end = start
    var word = PackedWord()
    var count = 0
    while end + 1 < bytes.count, Bytes.kind(bytes[end]) == .letter, bytes[end] < 0x80,
      bytes[end + 1] == UInt8(ascii: ".")
    {
      word.append(bytes[end])
      end += 2
      count += 1
    }
    // "a.m" without its last stop.
    if count == 1, end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "m"),
      end + 1 == bytes.count || Bytes.kind(bytes[end + 1]) != .letter
    {
      word.append(bytes[end])
      end += 1
      count += 1
    }
    guard count > 0 else { return nil }
    let isInitial = count == 1
    if isInitial && bytes[start] &- 0x41 >= 26 { return nil }
    let entry = isInitial ? TimeWords.Entry() : table[word]
    let classes = entry.classes.intersection([.meridiem, .era, .zone, .nation])
    var lexeme = TimeLexeme(
      start: start, end: end, classes: classes.isEmpty ? .word : classes, value: entry.value)
    lexeme.isCapitalised = bytes[start] &- 0x41 < 26
    add(lexeme)
    return end
  }

  // MARK: - Marks

  private mutating func readMark(_ bytes: Span<UInt8>, at start: Int) -> Int {
    let (scalar, length) = Bytes.scalar(bytes, at: start)
    let end = start + length
    var lexeme = TimeLexeme(start: start, end: end, classes: .stop)
    switch scalar {
    case 0x2C: lexeme.classes = .comma
    case 0x25: (lexeme.classes, lexeme.value) = (.percent, 1)
    case 0x24, 0xA3, 0xA5, 0x20A0...0x20CF:
      (lexeme.classes, lexeme.number) = (.sign, Double(scalar))
    case 0x2D, 0x2010...0x2013, 0x2212:
      lexeme.classes = Bytes.isTight(bytes, start: start, end: end) ? .dash : .stop
      if lexeme.classes == .stop, Bytes.kind(Bytes.at(end, bytes)) == .digit { lexeme.cue = .minus }
    case 0x27, 0x2019:
      if let year = readShortYear(bytes, at: end, mark: start) { return year }
      // The possessive and the inner apostrophe join nothing and part nothing.
      return Bytes.endOfPossessive(bytes, at: end)
    case 0x22, 0x2018, 0x201C, 0x201D, 0xA0: return end
    case 0x2E, 0x21, 0x3F, 0x3B:
      if scalar == 0x2E, let decimal = readBareDecimal(bytes, at: start) { return decimal }
      lexeme.value = 1
    case 0x2B:
      guard let last = lexemes.last, last.end == start, last.classes.contains(.number),
        Bytes.kind(Bytes.at(end, bytes)) != .digit
      else { break }
      (lexeme.classes, lexeme.cue, lexeme.value) = (.word, .tail, 5)
    case 0x2F: lexeme.value = 2
    case 0xB0: return readDegree(bytes, lexeme)
    case 0x7E: (lexeme.classes, lexeme.value) = (.approx, 1)
    default: break
    }
    add(lexeme)
    return end
  }

  /// A dollar sign with the letters of its country: `NT$`.
  private mutating func signAfterLetters(_ bytes: Span<UInt8>, start: Int, end: Int) -> Int? {
    guard end < bytes.count, bytes[end] == 0x24, end - start <= 2 else { return nil }
    var letters: Int32 = 0
    for offset in stride(from: end - 1, through: start, by: -1) {
      letters = letters << 8 | Int32(bytes[offset] | 0x20)
    }
    add(TimeLexeme(start: start, end: end + 1, classes: .sign, value: letters, number: 0x24))
    return end + 1
  }

  /// What a word is; for the reader of numerals.
  func entry(of word: PackedWord) -> TimeWords.Entry { table[word] }
}
