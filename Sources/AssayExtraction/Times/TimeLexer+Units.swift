// What touches a word or a numeral and decides what it is: scales of temperature, powers, offsets of zones,
// codes of currencies, fiscal years.

extension TimeLexer {
  // MARK: - Temperatures

  /// The measure of `C` or `F` at an offset behind a number that may be a temperature; `nil` for other letters.
  ///
  /// A number behind a capital or `row`, `gate` and their like is part of a name.
  func temperature(_ bytes: Span<UInt8>, at offset: Int, _ number: Double, before: TimeLexeme?)
    -> Int32?
  {
    guard let measure = Self.degree(bytes, at: offset),
      Bytes.kind(Bytes.at(offset + 1, bytes)) != .digit
    else { return nil }
    let isFahrenheit = bytes[offset] == UInt8(ascii: "F")
    guard isFahrenheit ? (20..<200).contains(number) : number < 100 else { return nil }
    if let before, before.cue == .name || before.isCapitalised && before.classes == .word {
      return nil
    }
    return measure
  }

  /// Adds `C` or `F` that stands alone behind a number, before a small word or a mark; `nil` for others.
  mutating func readScale(_ bytes: Span<UInt8>, at start: Int) -> Int? {
    guard let number = lexemes.last, number.classes.contains(.number), number.end + 1 == start,
      bytes[number.end] == 0x20 || bytes[number.end] == 0xA0,
      let measure = temperature(
        bytes, at: start, number.number, before: lexemes.dropLast().last)
    else { return nil }
    let next = Bytes.at(start + 1, bytes)
    let behind = Bytes.at(start + 2, bytes)
    let isEnd = [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")")]
      .contains(next)
    guard
      next == 0 || isEnd && (behind == 0 || Bytes.kind(behind) == .blank)
        || Bytes.kind(next) == .blank && (behind &- 0x61 < 26 || behind == UInt8(ascii: "("))
    else { return nil }
    add(TimeLexeme(start: start, end: start + 1, classes: .measure, value: measure))
    return start + 1
  }

  // MARK: - Words with digits

  /// Adds `km2`, a unit with its power, and `FY2020`, a year of accounts; `nil` for other words.
  mutating func readWordWithDigits(_ bytes: Span<UInt8>, start: Int, end: Int) -> Int? {
    var word = PackedWord()
    var letters = start
    while letters < end, Bytes.kind(bytes[letters]) == .letter {
      word.append(bytes[letters])
      letters += 1
    }
    guard letters > start, Bytes.digits(bytes, at: letters) == end - letters else { return nil }
    let entry = entry(of: word)
    let last = bytes[end - 1]
    if entry.classes.contains(.measure), end - letters == 1, last == 0x32 || last == 0x33 {
      var lexeme = TimeLexeme(start: start, end: end, classes: .measure, value: entry.value)
      lexeme.number = Double(last - 0x31)
      add(lexeme)
      return end
    }
    guard entry.cue == .fiscal, end - letters == 2 || end - letters == 4 else { return nil }
    var year = TimeLexeme(start: start, end: end, classes: .year, cue: .fiscal)
    year.number = Bytes.value(bytes, letters..<end)
    year.digits = UInt8(end - letters)
    add(year)
    return end
  }

  /// Whether letters before a digit are the code of a currency, as in `EUR20m`.
  func isCurrency(_ word: PackedWord, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count == 2 || range.count == 3, Bytes.isUpper(bytes, range.prefix(1)) else {
      return false
    }
    let entry = entry(of: word)
    return entry.classes.contains(.currency) && isSign(entry, bytes, range)
  }

  /// Whether the word of a currency may stand before its number: a code in capitals, or `Rs`.
  func isSign(_ entry: TimeWords.Entry, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count == 3 && Bytes.isUpper(bytes, range)
      || entry.isAbbreviation && Bytes.isUpper(bytes, range.prefix(1))
  }

  // MARK: - Zones

  /// The end of `+3` or `+05:30` behind the name of universal time, and its minutes; `nil` where there is none.
  static func zoneOffset(_ bytes: Span<UInt8>, at start: Int) -> (minutes: Int32, end: Int)? {
    let mark = Bytes.at(start, bytes)
    guard mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-") else { return nil }
    let count = Bytes.digits(bytes, at: start + 1)
    guard count == 1 || count == 2 else { return nil }
    var end = start + 1 + count
    var minutes = Int32(Bytes.value(bytes, start + 1..<end)) * 60
    if Bytes.at(end, bytes) == UInt8(ascii: ":"), Bytes.digits(bytes, at: end + 1) == 2 {
      minutes += Int32(Bytes.value(bytes, end + 1..<end + 3))
      end += 3
    }
    guard minutes <= 14 * 60 else { return nil }
    return (mark == UInt8(ascii: "+") ? minutes : -minutes, end)
  }
}
