extension TimeLexer {
  /// Reads what begins with a digit, and gives the offset behind it.
  mutating func readNumeral(_ bytes: Span<UInt8>, at start: Int) -> Int {
    let count = Bytes.digits(bytes, at: start)
    if let end = readDigitDate(bytes, at: start, count: count) { return end }
    if count <= 2, let end = readClock(bytes, at: start, count: count) { return end }
    if Bytes.at(start + count, bytes) == UInt8(ascii: "."),
      let end = Self.endOfVersion(bytes, at: start)
    {
      add(TimeLexeme(start: start, end: end, classes: .word))
      return end
    }
    var lexeme = TimeLexeme(start: start, end: start + count, classes: .number)
    lexeme.number = Bytes.value(bytes, start..<start + count)
    readGroups(bytes, &lexeme, count: count)
    readDecimals(bytes, &lexeme, count: count)
    readVulgarFraction(bytes, &lexeme)
    if lexeme.end == start + count && count <= 3 { readMixedFraction(bytes, &lexeme) }
    if lexeme.end == start + count && count <= 4 {
      lexeme.digits = UInt8(count)
      lexeme.classes.formUnion(Self.classes(lexeme.number, digits: count))
    }
    return finish(lexeme, bytes)
  }

  private static func classes(_ number: Double, digits: Int) -> WordClass {
    var classes: WordClass = []
    if digits <= 2 && (1...31).contains(number) { classes.insert(.day) }
    if digits <= 2 && number <= 24 { classes.insert(.hour) }
    if digits == 4 && (1000...2999).contains(number) { classes.insert(.year) }
    return classes
  }

  private func readDecimals(_ bytes: Span<UInt8>, _ lexeme: inout TimeLexeme, count: Int) {
    guard Bytes.at(lexeme.end, bytes) == UInt8(ascii: ".") else { return }
    let from = lexeme.end + 1
    let decimals = Bytes.digits(bytes, at: from)
    guard decimals > 0, decimals <= 15 else { return }
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let part = Bytes.value(bytes, from..<from + decimals)
    if count <= 2 && decimals == 2 && lexeme.number <= 24 && part < 60 {
      lexeme.minutes = UInt8(part)
      lexeme.classes.insert(.hour)
    }
    // One division of two whole numbers is the nearest value to what is written.
    lexeme.number = (lexeme.number * scale + part) / scale
    lexeme.end = from + decimals
  }

  /// `\u{BC}`, `\u{BD}` and `\u{BE}` behind a whole number.
  private func readVulgarFraction(_ bytes: Span<UInt8>, _ lexeme: inout TimeLexeme) {
    let mark = Bytes.at(lexeme.end + 1, bytes)
    guard Bytes.at(lexeme.end, bytes) == 0xC2, (0xBC...0xBE).contains(mark) else { return }
    lexeme.number += Double(mark - 0xBB) / 4
    lexeme.end += 2
  }

  /// Adds a numeral with the letters that touch it: ordinals, decades, `5km`, or a name such as `3D`.
  mutating func finish(_ lexeme: TimeLexeme, _ bytes: Span<UInt8>) -> Int {
    var lexeme = lexeme
    var end = lexeme.end
    var word = PackedWord()
    while end < bytes.count, Bytes.kind(bytes[end]) == .letter, !Bytes.isMark(bytes, at: end) {
      word.append(bytes[end])
      end += 1
    }
    let length = end - lexeme.end
    guard length > 0 else {
      add(lexeme)
      return lexeme.end
    }
    if let end = addScaled(lexeme, bytes, length) { return end }
    if length == 1, Bytes.at(lexeme.start - 1, bytes) != UInt8(ascii: "/"),
      let measure = temperature(bytes, at: lexeme.end, lexeme.number, before: lexemes.last)
    {
      add(lexeme)
      add(TimeLexeme(start: lexeme.end, end: end, classes: .measure, value: measure))
      return end
    }
    let first = bytes[lexeme.end] | 0x20
    if isOrdinalEnding(bytes, lexeme.end, length) {
      lexeme.classes = lexeme.classes.contains(.day) ? [.ordinal, .day] : .ordinal
      lexeme.value = Int32(min(lexeme.number, 1e6))
      lexeme.end = end
    } else if length == 1 && first == UInt8(ascii: "s")
      && (lexeme.digits == 2 || lexeme.digits == 4)
    {
      lexeme.classes = .decade
      lexeme.end = end
    } else if isName(entry(of: word)) {
      lexeme.classes = .word
      lexeme.end = end
    }
    add(lexeme)
    return lexeme.end
  }

  /// Whether the letters that touch a numeral are neither a unit nor a part of the time.
  private func isName(_ entry: TimeWords.Entry) -> Bool {
    entry.classes.isDisjoint(with: [.meridiem, .measure, .zone, .percent, .currency, .square])
      && entry.numeral != .scale
  }

  /// A numeral with one letter behind it: `5k`, `$5m`, `5m` for metres, and the `a` of `6a.m.`, which
  /// is left; `nil` for other letters.
  private mutating func addScaled(
    _ lexeme: TimeLexeme, _ bytes: Span<UInt8>, _ length: Int
  ) -> Int? {
    let first = bytes[lexeme.end] | 0x20
    guard length == 1 else { return nil }
    if Bytes.at(lexeme.end + 1, bytes) == UInt8(ascii: "."),
      first == UInt8(ascii: "a") || first == UInt8(ascii: "p")
    {
      add(lexeme)
      return lexeme.end
    }
    guard let scale = Self.scales[first] else { return nil }
    var scaled = lexeme
    if first == UInt8(ascii: "m"), !(lexemes.last?.classes.contains(.sign) ?? false),
      !Bytes.isPlural(bytes, at: lexeme.end + 1)
    {
      add(lexeme)
      add(TimeLexeme(start: lexeme.end, end: lexeme.end + 1, classes: .measure, value: 1))
      return lexeme.end + 1
    }
    scaled.number *= scale
    scaled.classes = .number
    scaled.digits = 0
    scaled.end += 1
    add(scaled)
    return scaled.end
  }

  private static let scales: [UInt8: Double] = [
    UInt8(ascii: "m"): 1e6, UInt8(ascii: "k"): 1e3, UInt8(ascii: "b"): 1e9,
  ]

  private func isOrdinalEnding(_ bytes: Span<UInt8>, _ start: Int, _ length: Int) -> Bool {
    guard length == 2 else { return false }
    let pair = UInt16(bytes[start] | 0x20) << 8 | UInt16(bytes[start + 1] | 0x20)
    // st, nd, rd, th
    return pair == 0x7374 || pair == 0x6E64 || pair == 0x7264 || pair == 0x7468
  }

  // MARK: - Dates and clock times in digits

  private mutating func readDigitDate(_ bytes: Span<UInt8>, at start: Int, count: Int) -> Int? {
    if count == 8 { return readBasicDate(bytes, at: start) }
    guard count == 4 || count <= 2 else { return nil }
    let mark = Bytes.at(start + count, bytes)
    let slash = UInt8(ascii: "/"), point = UInt8(ascii: "."), dash = UInt8(ascii: "-")
    guard mark == slash || mark == point || mark == dash else { return nil }
    let second = start + count + 1
    let secondCount = Bytes.digits(bytes, at: second)
    guard secondCount == 2 || (secondCount == 1 && count <= 2) else { return nil }
    guard Bytes.at(second + secondCount, bytes) == mark else { return nil }
    let third = second + secondCount + 1
    let thirdCount = Bytes.digits(bytes, at: third)
    let isISO = count == 4
    guard isISO ? thirdCount == 2 : thirdCount == 4 || (thirdCount == 2 && mark != dash)
    else { return nil }
    let date = DigitDate(
      Int(Bytes.value(bytes, start..<start + count)),
      Int(Bytes.value(bytes, second..<second + secondCount)),
      Int(Bytes.value(bytes, third..<third + thirdCount)), isISO: isISO,
      lastDigits: thirdCount)
    // Points part day, month and year in that order everywhere.
    var lexeme = TimeLexeme(
      start: start, end: third + thirdCount, classes: .iso, value: mark == point ? 1 : 0)
    lexeme.number = date.packed
    add(lexeme)
    if isISO && Bytes.at(lexeme.end, bytes) == UInt8(ascii: "T"),
      let end = readClock(
        bytes, at: lexeme.end + 1, count: Bytes.digits(bytes, at: lexeme.end + 1))
    {
      return readISOZone(bytes, at: end)
    }
    return lexeme.end
  }

  /// `20160824`, where there is such a day from 1900 to 2100 and nothing touches it.
  private mutating func readBasicDate(_ bytes: Span<UInt8>, at start: Int) -> Int? {
    let year = Int(Bytes.value(bytes, start..<start + 4))
    let month = Int(Bytes.value(bytes, start + 4..<start + 6))
    let day = Int(Bytes.value(bytes, start + 6..<start + 8))
    guard (1900...2100).contains(year), CalendarDate(year: year, month: month, day: day) != nil,
      start == 0 || Bytes.kind(bytes[start - 1]) == .blank,
      Bytes.kind(Bytes.at(start + 8, bytes)) != .letter
    else { return nil }
    var lexeme = TimeLexeme(start: start, end: start + 8, classes: .iso)
    lexeme.number = DigitDate(year, month, day, isISO: true, lastDigits: 2).packed
    add(lexeme)
    return lexeme.end
  }

  /// `Z`, `+02:00` or `+0200` behind an ISO clock time.
  private mutating func readISOZone(_ bytes: Span<UInt8>, at start: Int) -> Int {
    let mark = Bytes.at(start, bytes)
    if mark == UInt8(ascii: "Z") {
      add(TimeLexeme(start: start, end: start + 1, classes: .zone, value: 1))
      return start + 1
    }
    guard mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-"),
      Bytes.kind(Bytes.at(start + 1, bytes)) == .digit
    else { return start }
    let isJoined = Bytes.digits(bytes, at: start + 1) == 4
    let rest = start + (isJoined ? 3 : 4)
    guard
      isJoined
        || Bytes.digits(bytes, at: start + 1) == 2
          && Bytes.at(start + 3, bytes) == UInt8(ascii: ":")
          && Bytes.digits(bytes, at: rest) == 2
    else { return start }
    let minutes =
      Bytes.value(bytes, start + 1..<start + 3) * 60 + Bytes.value(bytes, rest..<rest + 2)
    guard minutes <= 14 * 60 else { return start }
    let value = Int32(mark == UInt8(ascii: "+") ? minutes : -minutes)
    add(TimeLexeme(start: start, end: rest + 2, classes: .zone, value: value + 1))
    return rest + 2
  }

  private mutating func readClock(_ bytes: Span<UInt8>, at start: Int, count: Int) -> Int? {
    guard count == 1 || count == 2 else { return nil }
    let colon = UInt8(ascii: ":")
    guard Bytes.at(start + count, bytes) == colon,
      Bytes.digits(bytes, at: start + count + 1) == 2
    else { return nil }
    var end = start + count + 3
    let hour = Bytes.value(bytes, start..<start + count)
    let minute = Bytes.value(bytes, start + count + 1..<end)
    var seconds = 0.0
    if Bytes.at(end, bytes) == colon, Bytes.digits(bytes, at: end + 1) == 2 {
      seconds = Bytes.value(bytes, end + 1..<end + 3)
      end += 3
    }
    guard hour < 24 || (hour == 24 && minute == 0), minute < 60, seconds <= 60 else { return nil }
    add(
      TimeLexeme(
        start: start, end: end, classes: .clock,
        value: Int32(hour * 3600 + minute * 60 + seconds)))
    return end
  }
}
