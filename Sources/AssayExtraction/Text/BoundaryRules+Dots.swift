import AssayModel

// MARK: - Full stops

extension BoundaryRules {
  /// Ends a sentence at a dot behind a word that is no short form, before a blank or line breaks and a capital.
  ///
  /// Most places are so; they need none of the questions that others do. Conditions are added up, for of
  /// most of them cannot be foreseen which way they go.
  /// - Returns: Whether it was one of them.
  @inline(__always)
  mutating func judgePlainStop(_ offset: Int, in bytes: Span<UInt8>) -> Bool {
    guard offset >= 9, offset &+ 3 < bytes.count, bytes[offset] == UInt8(ascii: ".") else {
      return false
    }
    let (gap, second) = (bytes[offset &+ 1], bytes[offset &+ 2])
    let isLineEnd = gap == 0x0A
    let next = offset &+ 2 &+ (isLineEnd && second == 0x0A ? 1 : 0)
    let word = bytes.word(at: offset &- 8)
    let count = WordKey.lettersAtEnd(of: word)
    let before = bytes[offset &- 1 &- count]
    let key = WordKey(lastLetters: count, of: word)
    let isShort = count < 2 || before != 0x20 && before != 0x0A
    let mayBeForm: UInt8 = (isShort ? 1 : 0) | Abbreviation.hint(key)
    let isOther: UInt8 = (isLineEnd || gap == 0x20 ? 0 : 1) | (bytes[next].isCapital ? 0 : 1)
    guard isOther | (count < 8 ? mayBeForm : 0) == 0 else { return false }
    breaks.append(next)
    resume = next
    lineStart = isLineEnd ? next : lineStart
    return true
  }

  mutating func judgeDot(_ offset: Int, in bytes: Span<UInt8>) {
    let next = bytes.byte(offset + 1)
    if next == UInt8(ascii: ".") {
      judgeEllipsis(offset, in: bytes)
    } else if next == UInt8(ascii: " ") && bytes.byte(offset + 2) == UInt8(ascii: ".")
      && bytes.byte(offset + 3) != UInt8(ascii: ".")
    {
      judgeSpacedEllipsis(offset, in: bytes)
    } else if bytes.isWord(at: offset + 1) {
      judgeInnerDot(offset, in: bytes)
    } else {
      judgeFinalDot(offset, in: bytes)
    }
  }

  /// A dot before a letter or digit.
  private mutating func judgeInnerDot(_ offset: Int, in bytes: Span<UInt8>) {
    guard bytes.isWord(before: offset) else {
      if bytes[offset + 1].isDigit { bits.join(at: offset + 1) }
      return
    }
    if lacksBlank(offset, in: bytes) {
      startSentence(at: offset + 1)
    } else {
      bits.join(at: offset)
      bits.join(at: offset + 1)
    }
  }

  /// Whether a sentence ends and the next follows without a blank: "left.The army".
  private func lacksBlank(_ offset: Int, in bytes: Span<UInt8>) -> Bool {
    guard offset > 1, bytes[offset - 1].isSmall, bytes[offset - 2].isSmall,
      bytes[offset + 1].isCapital, !bytes.byte(offset + 2).isCapital
    else { return false }
    let end = bytes.wordEnd(from: offset + 1)
    guard bytes.byte(end) != UInt8(ascii: "@"), bytes.byte(end) != UInt8(ascii: "/"),
      !(bytes.byte(end) == UInt8(ascii: ".") && bytes.byte(end + 1).isWordByte)
    else { return false }
    guard let short = abbreviation(endingAt: offset, in: bytes) else { return true }
    return short.kind == .numbered
  }

  /// A dot before anything else.
  private mutating func judgeFinalDot(_ offset: Int, in bytes: Span<UInt8>) {
    let isEnclosed = bytes.byte(offset + 1) == UInt8(ascii: ")")
    if judgeItem(endingAt: isEnclosed ? offset + 1 : offset, in: bytes) {
      resume = isEnclosed ? offset + 2 : offset + 1
      return
    }
    let closers = bytes.closersEnd(from: offset + 1)
    let next = bytes.whiteEnd(from: closers.end)
    let mayEnd = next > closers.end && next < bytes.count
    let short = abbreviation(endingAt: offset, in: bytes)
    let ends = mayEnd && endsSentence(short, before: next, in: bytes)
    if let short,
      isAttached(short, endsSentence: ends || next == bytes.count, before: next, in: bytes)
    {
      bits.join(at: offset)
      joinHyphen(behind: offset, in: bytes)
    }
    if ends { startSentence(at: next) }
  }

  /// Whether the dot is part of the short form.
  private func isAttached(
    _ short: ShortForm, endsSentence: Bool, before next: Int, in bytes: Span<UInt8>
  ) -> Bool {
    switch short.kind {
    case .numbered: bytes.byte(next).isDigit
    case .initial: !endsSentence
    default: true
    }
  }

  /// Joins "U.S.-backed".
  private mutating func joinHyphen(behind dot: Int, in bytes: Span<UInt8>) {
    guard bytes.byte(dot + 1) == UInt8(ascii: "-"), bytes.isWord(at: dot + 2) else { return }
    bits.join(at: dot + 1)
    bits.join(at: dot + 2)
  }

  /// Whether a sentence ends at a dot behind which white space and something else follow.
  private func endsSentence(_ short: ShortForm?, before next: Int, in bytes: Span<UInt8>) -> Bool {
    guard let short else {
      if bytes.startsSmall(next) { return bytes.startsMixedName(next) }
      return !isDateline(before: next, in: bytes)
    }
    if bytes.startsSmall(next) { return false }
    switch short.kind {
    case .title: return isStreet(short.range, in: bytes) && bytes.startsSentence(next)
    case .leading: return false
    case .numbered, .month: return !bytes.byte(next).isDigit
    case .closing: return true
    case .initial, .weekday: return bytes.startsSentence(next)
    case .state, .open:
      // "Orr Corp. (ORR)" goes on; a quotation starts anew.
      let isBracket = bytes[next] == UInt8(ascii: "(") || bytes[next] == UInt8(ascii: "[")
      return bytes.startsSentence(next) || bytes.openersEnd(from: next) > next && !isBracket
    case .hour:
      if bytes.startsSentence(next) { return true }
      // "At 5 a.m. Mr. Rask left" says nothing yet at its first stop.
      return isTitle(at: next, in: bytes)
        && wordCount(sentenceStart..<short.range.lowerBound, in: bytes) > 2
    }
  }

  /// Whether a dash with a blank behind it follows a place in capitals, as in `TELK, Sept. 5. -- The town`.
  private func isDateline(before next: Int, in bytes: Span<UInt8>) -> Bool {
    let length = bytes.dashLength(at: next)
    guard length > 0, bytes.byte(next + length).isWhite else { return false }
    let start = bytes.whiteEnd(from: sentenceStart)
    guard bytes.byte(start).isCapital, bytes.byte(start + 1).isCapital else { return false }
    return wordCount(start..<next, in: bytes) < 8
  }

  /// Whether a short form is "St" or "Sr" behind a name, as in "Main St." and "Orr Sr.".
  private func isStreet(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard range.count == 2, bytes[range.lowerBound] == UInt8(ascii: "S"),
      [UInt8(ascii: "t"), UInt8(ascii: "r")].contains(bytes[range.lowerBound + 1] | 0x20),
      range.lowerBound >= 2,
      bytes[range.lowerBound - 1] == UInt8(ascii: " "), bytes.isWord(before: range.lowerBound - 1)
    else { return false }
    var start = range.lowerBound - 1
    while start > 0 && bytes[start - 1].isLetter { start -= 1 }
    return bytes[start].isCapital
  }

  private func isTitle(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    let end = bytes.wordEnd(from: offset)
    guard bytes.byte(end) == UInt8(ascii: "."), let key = WordKey(bytes, offset..<end) else {
      return false
    }
    return Abbreviation[key] == .title
  }

  /// The number of words in a range, counted up to eight.
  private func wordCount(_ range: Range<Int>, in bytes: Span<UInt8>) -> Int {
    var count = 0
    var offset = range.lowerBound
    while offset < range.upperBound && count < 8 {
      let end = bytes.wordEnd(from: offset)
      if end > offset { count += 1 }
      offset = max(end, offset + 1)
    }
    return count
  }

  // MARK: - Short forms

  /// A short form, its last dot left out.
  struct ShortForm {
    let kind: Abbreviation
    let range: Range<Int>
  }

  /// The short form before a dot.
  func abbreviation(endingAt dot: Int, in bytes: Span<UInt8>) -> ShortForm? {
    var start = dot
    var dots = 0
    while start > 0 && dot - start <= WordKey.maximumLength {
      let byte = bytes[start - 1]
      if byte == UInt8(ascii: ".") {
        guard start >= 2, bytes[start - 2].isLetter, start < dot else { break }
        dots += 1
      } else if !byte.isLetter {
        break
      }
      start -= 1
    }
    guard start < dot, !bytes.isWord(before: start) else {
      return isDegree(before: dot, in: bytes)
        ? ShortForm(kind: .numbered, range: dot - 2..<dot) : nil
    }
    let range = start..<dot
    guard let kind = dots > 0 ? dottedKind(range, in: bytes) : plainKind(range, in: bytes) else {
      return nil
    }
    return ShortForm(kind: kind, range: range)
  }

  /// Whether "N°" stands before a dot.
  private func isDegree(before dot: Int, in bytes: Span<UInt8>) -> Bool {
    dot >= 3 && bytes[dot - 1] == 0xB0 && bytes[dot - 2] == 0xC2 && bytes[dot - 3] | 0x20 == 0x6E
  }

  private func plainKind(_ range: Range<Int>, in bytes: Span<UInt8>) -> Abbreviation? {
    let first = bytes[range.lowerBound]
    if range.count == 1 {
      if first.isCapital { return isScale(range.lowerBound, in: bytes) ? nil : .initial }
      switch first {
      case UInt8(ascii: "p"), UInt8(ascii: "b"), UInt8(ascii: "d"): return .numbered
      case UInt8(ascii: "v"), UInt8(ascii: "c"): return .leading
      default: return nil
      }
    }
    guard let key = WordKey(bytes, range), let kind = Abbreviation[key],
      first.isCapital || !kind.needsCapital
    else { return nil }
    // "5 p.m. EST." and "Los Angeles, CA." lead on to nothing.
    if kind == .leading && range.count > 1 && bytes[range.lowerBound + 1].isCapital { return nil }
    if kind == .state { return isBehindComma(range.lowerBound, in: bytes) ? .state : nil }
    if kind == .month && range.count == 3 && !bytes.byte(range.upperBound + 2).isDigit {
      // "Mar" and the like are words and names too.
      let isWord = [UInt8(ascii: "M"), UInt8(ascii: "J")].contains(first)
      if isWord { return nil }
    }
    return kind
  }

  /// Whether a capital stands for a scale of temperature, as in "40 C." and "degrees F.".
  private func isScale(_ start: Int, in bytes: Span<UInt8>) -> Bool {
    let letter = bytes[start]
    guard letter == UInt8(ascii: "C") || letter == UInt8(ascii: "F"), start >= 2,
      bytes[start - 1] == UInt8(ascii: " ")
    else { return false }
    if bytes[start - 2].isDigit { return true }
    let first = start - 1 - Self.degrees.count
    return first >= 0 && Self.degrees.indices.allSatisfy { bytes[first + $0] == Self.degrees[$0] }
  }

  private static let degrees = Array("degrees".utf8)

  private func isBehindComma(_ start: Int, in bytes: Span<UInt8>) -> Bool {
    start >= 2 && bytes[start - 1].isWhite && bytes[start - 2] == UInt8(ascii: ",")
  }

  /// "U.S", "a.m", "Ph.D", "Lt.Col".
  private func dottedKind(_ range: Range<Int>, in bytes: Span<UInt8>) -> Abbreviation? {
    var start = range.upperBound
    while start > range.lowerBound && bytes[start - 1] != UInt8(ascii: ".") { start -= 1 }
    if range.upperBound - start > 1 {
      guard let key = WordKey(bytes, start..<range.upperBound) else { return nil }
      return Abbreviation[key] == .title ? .title : nil
    }
    let isHour =
      range.count == 3 && bytes[range.upperBound - 1] | 0x20 == 0x6D
      && [0x61, 0x70].contains(bytes[range.lowerBound] | 0x20)
    if isHour { return .hour }
    let isLeading =
      range.count == 3
      && [[0x65, 0x67], [0x69, 0x65]].contains([bytes[start - 2], bytes[start]])
    return isLeading ? .leading : .open
  }
}
