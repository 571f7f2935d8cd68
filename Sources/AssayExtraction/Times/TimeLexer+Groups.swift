// How numerals in digits are written: groups of digits, decimals, fractions.

extension TimeLexer {
  /// Groups of three digits behind commas or narrow blanks, or of two and a last one of three as in `1,00,000`.
  func readGroups(_ bytes: Span<UInt8>, _ lexeme: inout TimeLexeme, count: Int) {
    guard count <= 3 else { return }
    if count <= 2 { readPairs(bytes, &lexeme) }
    while let mark = Self.groupMark(bytes, at: lexeme.end),
      Bytes.digits(bytes, at: lexeme.end + mark) == 3
    {
      let group = lexeme.end + mark
      lexeme.number = lexeme.number * 1000 + Bytes.value(bytes, group..<group + 3)
      lexeme.end = group + 3
    }
  }

  /// Groups of two digits, where the one of three follows that ends such a number.
  private func readPairs(_ bytes: Span<UInt8>, _ lexeme: inout TimeLexeme) {
    let comma = UInt8(ascii: ",")
    var end = lexeme.end
    var number = lexeme.number
    while Bytes.at(end, bytes) == comma, Bytes.digits(bytes, at: end + 1) == 2 {
      number = number * 100 + Bytes.value(bytes, end + 1..<end + 3)
      end += 3
    }
    guard end > lexeme.end, Bytes.at(end, bytes) == comma, Bytes.digits(bytes, at: end + 1) == 3
    else { return }
    (lexeme.end, lexeme.number) = (end, number)
  }

  /// The length of a mark between groups: a comma, a blank that does not break, or a plain one before a
  /// group that no number begins with.
  private static func groupMark(_ bytes: Span<UInt8>, at offset: Int) -> Int? {
    switch Bytes.at(offset, bytes) {
    case UInt8(ascii: ","): return 1
    case 0x20: return Bytes.at(offset + 1, bytes) == UInt8(ascii: "0") ? 1 : nil
    case 0xC2: return Bytes.at(offset + 1, bytes) == 0xA0 ? 2 : nil
    case 0xE2:
      guard Bytes.at(offset + 1, bytes) == 0x80 else { return nil }
      let last = Bytes.at(offset + 2, bytes)
      // Thin and narrow blanks.
      return last == 0x89 || last == 0xAF ? 3 : nil
    default: return nil
    }
  }

  /// `1/2` behind a whole number and a blank or hyphen: `3 1/2`.
  func readMixedFraction(_ bytes: Span<UInt8>, _ lexeme: inout TimeLexeme) {
    let joint = Bytes.at(lexeme.end, bytes)
    let start = lexeme.end + 1
    guard joint == 0x20 || joint == UInt8(ascii: "-"), Bytes.digits(bytes, at: start) == 1,
      Bytes.at(start + 1, bytes) == UInt8(ascii: "/"), Bytes.digits(bytes, at: start + 2) == 1,
      Bytes.at(start + 3, bytes) != UInt8(ascii: "/")
    else { return }
    let upper = Bytes.value(bytes, start..<start + 1)
    let lower = Bytes.value(bytes, start + 2..<start + 3)
    guard upper >= 1, upper < lower, [2, 3, 4, 8].contains(lower) else { return }
    lexeme.number += upper / lower
    lexeme.end = start + 3
  }

  /// Adds a decimal without its 0, as in `.5 percent`; `nil` where the point is none.
  mutating func readBareDecimal(_ bytes: Span<UInt8>, at start: Int) -> Int? {
    let count = Bytes.digits(bytes, at: start + 1)
    guard (1...15).contains(count),
      start == 0 || Bytes.kind(bytes[start - 1]) == .blank || bytes[start - 1] == UInt8(ascii: "$")
    else { return nil }
    var lexeme = TimeLexeme(start: start, end: start + 1 + count, classes: .number)
    var scale = 1.0
    for _ in 0..<count { scale *= 10 }
    lexeme.number = Bytes.value(bytes, start + 1..<lexeme.end) / scale
    return finish(lexeme, bytes)
  }

  /// The end of numbers with points between, as addresses of computers and versions have; `nil` for fewer than three.
  static func endOfVersion(_ bytes: Span<UInt8>, at start: Int) -> Int? {
    var end = start
    var points = 0
    while true {
      let count = Bytes.digits(bytes, at: end)
      guard count > 0 else { break }
      end += count
      guard Bytes.at(end, bytes) == UInt8(ascii: "."), Bytes.digits(bytes, at: end + 1) > 0 else {
        break
      }
      end += 1
      points += 1
    }
    return points >= 2 ? end : nil
  }
}
