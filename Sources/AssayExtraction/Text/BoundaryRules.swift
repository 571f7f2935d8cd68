import AssayModel

/// Judges the places of a text where neighbouring bytes do not tell: full stops and their like,
/// apostrophes, addresses, line breaks, lists.
///
/// It corrects the tokens and finds where sentences start. Each place is looked at once, from left to
/// right; what a judgement reads lies within a few words of it.
struct BoundaryRules: Sendable {
  /// Where tokens start and end.
  var bits = TokenBits()
  /// Offsets at which a sentence may start, ascending; there may be no token between two.
  var breaks: [Int] = []
  /// Places before this offset are done with.
  var resume = 0
  /// Where the present line starts.
  var lineStart = 0
  /// How the text is broken into lines, once a line break asked for it.
  var lines: LineLayout?
  /// The item of a list that the present sentence is.
  var item: ListItem?

  /// Marks a text in place of what was there.
  mutating func judge(_ text: ArticleText) {
    bits.mark(text)
    let bytes = text.bytes.span
    breaks.removeAll(keepingCapacity: true)
    (resume, lineStart, lines, item) = (0, 0, nil, nil)
    for offset in bits.places where offset >= resume {
      if !judgePlainStop(offset, in: bytes) { judge(at: offset, in: bytes) }
    }
  }

  private mutating func judge(at offset: Int, in bytes: Span<UInt8>) {
    switch bytes[offset] {
    case UInt8(ascii: "."): judgeDot(offset, in: bytes)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): judgeExclamation(offset, in: bytes)
    case UInt8(ascii: "'"): judgeApostrophe(offset, length: 1, in: bytes)
    case UInt8(ascii: ":"): judgeAddress(offset, in: bytes)
    case UInt8(ascii: ")"): judgeItem(endingAt: offset, in: bytes)
    case 0x0A, 0x0D: judgeLineBreak(offset, in: bytes)
    default: judgeMark(offset, in: bytes)
    }
  }

  private mutating func judgeMark(_ offset: Int, in bytes: Span<UInt8>) {
    guard let (mark, length) = UnicodeMark.at(offset, in: bytes) else { return }
    switch mark {
    case .apostrophe: judgeApostrophe(offset, length: length, in: bytes)
    case .lineBreak: judgeLineBreak(offset, in: bytes)
    case .bullet: startSentence(at: offset)
    case .fullWidthStop:
      let end = bytes.closersEnd(from: offset + length).end
      startSentence(at: bytes.whiteEnd(from: end))
    case .terminator:
      let isEllipsis = bytes[offset] == 0xE2
      if !isEllipsis || !bytes.isWhite(before: offset) {
        endSentence(after: offset + length, isQuestion: false, in: bytes)
      }
    default: return
    }
  }

  /// Lets a sentence start at an offset.
  mutating func startSentence(at offset: Int) {
    if offset > sentenceStart { breaks.append(offset) }
  }

  /// Where the present sentence starts; white space may come first.
  var sentenceStart: Int { breaks.last ?? 0 }

  // MARK: - Exclamation and question marks

  private mutating func judgeExclamation(_ offset: Int, in bytes: Span<UInt8>) {
    var end = offset + 1
    while bytes.byte(end) == UInt8(ascii: "!") || bytes.byte(end) == UInt8(ascii: "?") { end += 1 }
    resume = end
    endSentence(after: end, isQuestion: true, in: bytes)
  }

  /// Lets a sentence end after a mark that stands for nothing else, unless what follows speaks against
  /// it: something other than white space, a small letter, or the speaker of a quoted question.
  mutating func endSentence(after end: Int, isQuestion: Bool, in bytes: Span<UInt8>) {
    let closers = bytes.closersEnd(from: end)
    let next = bytes.whiteEnd(from: closers.end)
    guard next > closers.end, next < bytes.count, !bytes.startsSmall(next) else { return }
    if isQuestion && closers.isQuote && isSpeaker(at: next, in: bytes) { return }
    startSentence(at: next)
  }

  /// Whether a name with a verb of speech starts here, as in `"Where are they?" Ivo Rask asked`.
  private func isSpeaker(at offset: Int, in bytes: Span<UInt8>) -> Bool {
    var start = offset
    for index in 0..<5 {
      let end = bytes.wordEnd(from: start)
      guard let key = WordKey(bytes, start..<end) else { return false }
      let word = SentenceWord[key]
      if word == .speech { return index > 0 }
      guard index > 0 || word != .starter, bytes.byte(end) == UInt8(ascii: " ") else {
        return false
      }
      start = end + 1
    }
    return false
  }

  // MARK: - Addresses

  /// Joins `scheme://...` up to the next white space, closing punctuation left out.
  private mutating func judgeAddress(_ offset: Int, in bytes: Span<UInt8>) {
    guard bytes.byte(offset + 1) == UInt8(ascii: "/"), bytes.byte(offset + 2) == UInt8(ascii: "/"),
      offset > 0, bytes[offset - 1].isLetter
    else { return }
    var end = offset
    while end < bytes.count && !bytes[end].isWhite && bytes[end] < 0x80 { end += 1 }
    while end > offset + 3 && Self.closesAddress(bytes[end - 1]) { end -= 1 }
    for place in offset..<end { bits.join(at: place) }
    resume = end
  }

  private static func closesAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3E, 0x21, 0x3F, 0x5D, 0x7D: true
    default: false
    }
  }

  // MARK: - Apostrophes

  /// Splits off 's and its like, and joins any other apostrophe between two letters.
  private mutating func judgeApostrophe(_ offset: Int, length: Int, in bytes: Span<UInt8>) {
    let after = offset + length
    guard bytes.isWord(at: after) else { return }
    let end = bytes.wordEnd(from: after)
    if isNegation(offset, after..<end, in: bytes) {
      bits.join(at: offset)
      bits.join(at: after)
      if bytes.isWord(before: offset - 1) { bits.split(at: offset - 1) }
    } else if isClitic(after..<end, in: bytes) {
      bits.join(at: after)
    } else if bytes.isWord(before: offset) {
      bits.join(at: offset)
      bits.join(at: after)
    }
  }

  /// Whether letters behind an apostrophe are 's, 'll, 're, 've, 'd or 'm.
  private func isClitic(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    guard let first = range.first.map({ bytes[$0] | 0x20 }) else { return false }
    switch range.count {
    case 1: return first == 0x73 || first == 0x64 || first == 0x6D
    case 2:
      let second = bytes[range.lowerBound + 1] | 0x20
      return first == 0x6C && second == 0x6C || (first == 0x72 || first == 0x76) && second == 0x65
    default: return false
    }
  }

  /// Whether n stands before and t behind an apostrophe.
  private func isNegation(_ offset: Int, _ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
    range.count == 1 && bytes[range.lowerBound] | 0x20 == 0x74 && offset > 0
      && bytes[offset - 1] | 0x20 == 0x6E
  }
}
