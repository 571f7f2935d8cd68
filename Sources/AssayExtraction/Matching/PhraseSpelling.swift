import AssayModel

// Whether a text spells a phrase otherwise than with the same bytes.

extension PhraseIndex.Header {
  /// Where the phrase ends that stands at an offset of a text; `nil` where it does not stand there.
  func end(of phrase: Span<UInt8>, at start: Int, _ bytes: Span<UInt8>) -> Int? {
    var (mine, theirs) = (0, start)
    while mine < phrase.count {
      let white = phrase.whiteEnd(from: mine)
      if white > mine {
        guard let next = gapEnd(bytes, theirs) else { return nil }
        (mine, theirs) = (white, next)
      } else if isLoose, let length = phrase.hyphenLength(at: mine) {
        guard let next = gapEnd(bytes, theirs) else { return nil }
        (mine, theirs) = (mine + length, next)
      } else if isLoose, let length = phrase.apostropheLength(at: mine) {
        guard let other = bytes.apostropheLength(at: theirs) else { return nil }
        (mine, theirs) = (mine + length, theirs + other)
      } else if phrase.isWord(at: mine) {
        let (myEnd, theirEnd) = (phrase.wordEnd(from: mine), bytes.wordEnd(from: theirs))
        guard spells(phrase, mine..<myEnd, bytes, theirs..<theirEnd) else { return nil }
        (mine, theirs) = (myEnd, theirEnd)
      } else {
        let length = UnicodeMark.at(mine, in: phrase)?.length ?? 1
        guard theirs + length <= bytes.count,
          bytes.isEqual(at: theirs, to: phrase, at: mine, count: length)
        else { return nil }
        (mine, theirs) = (mine + length, theirs + length)
      }
    }
    return theirs
  }

  /// Where white space ends that starts at an offset, or a hyphen where that will do.
  private func gapEnd(_ bytes: Span<UInt8>, _ offset: Int) -> Int? {
    let white = bytes.whiteEnd(from: offset)
    if white > offset { return white }
    guard isLoose, let length = bytes.hyphenLength(at: offset) else { return nil }
    return offset + length
  }

  /// Whether a word of a text may stand for a word of the phrase.
  private func spells(
    _ phrase: Span<UInt8>, _ mine: Range<Int>, _ text: Span<UInt8>, _ theirs: Range<Int>
  ) -> Bool {
    let isASCII = mine.allSatisfy { phrase[$0] < 0x80 } && theirs.allSatisfy { text[$0] < 0x80 }
    let isArticle = isLoose && Self.isArticle(phrase, mine)
    guard isASCII else {
      let (own, other) = (phrase.string(mine), text.string(theirs))
      switch letterCase {
      case .exact: return own == other && mine.count == theirs.count
      case .headline: return own.uppercased() == other
      case .folded: return own.lowercased() == other.lowercased()
      }
    }
    guard mine.count == theirs.count else { return false }
    let shift = theirs.lowerBound - mine.lowerBound
    return mine.allSatisfy { index in
      let (own, other) = (phrase[index], text[index + shift])
      if own == other && letterCase != .headline { return true }
      switch letterCase {
      case .exact: return isArticle && own | 0x20 == other | 0x20
      case .headline: return (own.isSmall ? own & ~0x20 : own) == other
      case .folded: return own.isLetter && own | 0x20 == other | 0x20
      }
    }
  }

  /// Whether a word is "al", "el" or the like before a hyphen.
  private static func isArticle(_ phrase: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count == 2 && phrase.hyphenLength(at: range.upperBound) != nil
  }
}

extension Span<UInt8> {
  /// A range of valid UTF-8 as a string.
  func string(_ range: Range<Int>) -> String {
    String(decoding: range.map { self[$0] }, as: UTF8.self)
  }

  /// The number of bytes of a hyphen, or of a dash used for one, at an offset.
  func hyphenLength(at offset: Int) -> Int? {
    guard offset < count else { return nil }
    if self[offset] == 0x2D { return 1 }
    guard self[offset] == 0xE2, self[offset + 1] == 0x80 else { return nil }
    return (0x90...0x93).contains(self[offset + 2]) ? 3 : nil
  }

  /// The number of bytes of an apostrophe, or of a quote used for one, at an offset.
  func apostropheLength(at offset: Int) -> Int? {
    guard offset < count else { return nil }
    if self[offset] == 0x27 || self[offset] == 0x60 { return 1 }
    guard self[offset] == 0xE2, self[offset + 1] == 0x80 else { return nil }
    return (0x98...0x99).contains(self[offset + 2]) ? 3 : nil
  }
}
