// Marks that change what stands beside them: powers, degrees and years without their century.

extension TimeLexer {
  /// Takes `\u{B2}` or `\u{B3}` behind a unit, whose power is then its number, and `C` or `F` behind degrees.
  func readMeasureEnd(_ bytes: Span<UInt8>, _ lexeme: inout TimeLexeme, _ end: inout Int) {
    let mark = Bytes.at(end + 1, bytes)
    if Bytes.at(end, bytes) == 0xC2, mark == 0xB2 || mark == 0xB3 {
      lexeme.number = mark == 0xB2 ? 1 : 2
      end += 2
    } else if Measures.isDegree(lexeme.value), Bytes.at(end, bytes) == 0x20,
      let measure = Self.degree(bytes, at: end + 1)
    {
      lexeme.value = measure
      end += 2
    } else {
      return
    }
    lexeme.end = end
  }

  /// Adds a degree sign, with the `C` or `F` behind it.
  mutating func readDegree(_ bytes: Span<UInt8>, _ mark: TimeLexeme) -> Int {
    var lexeme = mark
    guard let measure = Self.degree(bytes, at: mark.end) else {
      add(lexeme)
      return lexeme.end
    }
    lexeme.classes = .measure
    lexeme.value = measure
    lexeme.end += 1
    add(lexeme)
    return lexeme.end
  }

  static func degree(_ bytes: Span<UInt8>, at offset: Int) -> Int32? {
    let letter = Bytes.at(offset, bytes)
    guard letter == UInt8(ascii: "C") || letter == UInt8(ascii: "F"),
      offset + 1 >= bytes.count || Bytes.kind(bytes[offset + 1]) != .letter
    else { return nil }
    return Measures.degrees(isFahrenheit: letter == UInt8(ascii: "F"))
  }

  /// Adds `'91` behind a preposition, a month or a season; `nil` where it is no year.
  ///
  /// A quotation may begin with two digits as well: `'15 are dead,' he said`.
  mutating func readShortYear(_ bytes: Span<UInt8>, at start: Int, mark: Int) -> Int? {
    guard Bytes.digits(bytes, at: start) == 2, Bytes.kind(Bytes.at(start + 2, bytes)) != .letter,
      mark > 0, Bytes.kind(bytes[mark - 1]) == .blank, let last = lexemes.last,
      !last.classes.isDisjoint(with: [.in, .of, .with, .month, .season])
    else { return nil }
    var lexeme = TimeLexeme(start: mark, end: start + 2, classes: .year, digits: 2)
    lexeme.number = Bytes.value(bytes, start..<start + 2)
    add(lexeme)
    return lexeme.end
  }
}
