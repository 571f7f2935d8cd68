import AssayModel
internal import CByteClasses

/// Where the tokens of a text start and end, a bit a byte, as far as neighbouring bytes tell.
///
/// Words are runs of letters, digits, underscores and of code points above U+007F that are no marks. A
/// hyphen, `&` or `@` between two words joins them, and so do `,` `:` `/` between digits. Every mark is a
/// token; hyphens in a row are one, and dots in a row.
struct TokenBits: Sendable {
  /// 64 bytes of text.
  struct Block: Sendable {
    /// The bytes at which a token starts.
    var starts: UInt64
    /// The bytes before which a token ends.
    var ends: UInt64
    /// The bytes that ``BoundaryRules`` must look at.
    var special: UInt64
  }

  /// One more than the whole blocks of the text, so that the end of the text has a bit.
  private(set) var blocks: [Block] = []

  /// Joins what meets at an offset.
  mutating func join(at offset: Int) {
    let bit = UInt64(1) &<< UInt64(truncatingIfNeeded: offset & 63)
    blocks[offset / 64].starts &= ~bit
    blocks[offset / 64].ends &= ~bit
  }

  /// Divides a token at an offset inside it.
  mutating func split(at offset: Int) {
    let bit = UInt64(1) &<< UInt64(truncatingIfNeeded: offset & 63)
    blocks[offset / 64].starts |= bit
    blocks[offset / 64].ends |= bit
  }

  /// Whether a token starts at an offset.
  func isStart(_ offset: Int) -> Bool {
    blocks[offset / 64].starts &>> UInt64(truncatingIfNeeded: offset & 63) & 1 != 0
  }

  /// Marks a text in place of what was there.
  ///
  /// - Complexity: O(n) in bytes.
  mutating func mark(_ text: ArticleText) {
    blocks.removeAll(keepingCapacity: true)
    let bytes = text.bytes.span
    let count = bytes.count / 64 + 1
    var marks = UnicodeMarks()
    let isASCII = text.isASCII
    blocks.append(addingCapacity: count) { (output: inout OutputSpan<Block>) in
      var row = Row()
      var next = Classes(bytes, at: 0)
      if !isASCII { marks.correct(&next, in: bytes, at: 0) }
      for block in 0..<count {
        let current = next
        next = Classes(bytes, at: (block &+ 1) &* 64)
        if !isASCII { marks.correct(&next, in: bytes, at: (block &+ 1) &* 64) }
        output.append(row.append(current, before: next))
      }
    }
  }
}

/// The classes of 64 bytes, corrected for code points above U+007F.
struct Classes {
  /// What each byte is by itself.
  var ascii: CByteClasses
  /// The bytes of a mark after its first.
  var continued: UInt64 = 0

  /// The classes of the bytes from an offset on; past the end there is white space.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at base: Int) {
    ascii =
      base &+ 64 <= bytes.count
      ? Self.whole(bytes, at: base) : Self.padded(bytes, at: base)
  }

  @inline(__always)
  private static func whole(_ bytes: Span<UInt8>, at base: Int) -> CByteClasses {
    cbyte_classes(
      SIMD2(bytes.word(at: base), bytes.word(at: base &+ 8)),
      SIMD2(bytes.word(at: base &+ 16), bytes.word(at: base &+ 24)),
      SIMD2(bytes.word(at: base &+ 32), bytes.word(at: base &+ 40)),
      SIMD2(bytes.word(at: base &+ 48), bytes.word(at: base &+ 56)))
  }

  private static func padded(_ bytes: Span<UInt8>, at base: Int) -> CByteClasses {
    var padded = InlineArray<64, UInt8>(repeating: UInt8(ascii: " "))
    var index = 0
    while base + index < bytes.count {
      padded[index] = bytes[base + index]
      index += 1
    }
    return whole(padded.span, at: 0)
  }
}

/// Turns classes into boundaries, block after block.
private struct Row {
  private var token: UInt64 = 0
  private var word: UInt64 = 0
  private var digit: UInt64 = 0
  private var hyphen: UInt64 = 0
  private var dot: UInt64 = 0
  private var markEnds: UInt64 = 0

  /// The boundaries in a block, which the classes of the next help to tell.
  @inline(__always)
  mutating func append(_ classes: Classes, before next: Classes) -> TokenBits.Block {
    let ascii = classes.ascii
    let wordBefore = ascii.word &<< 1 | word &>> 63
    let wordAfter = ascii.word &>> 1 | next.ascii.word &<< 63
    let digitBefore = ascii.digit &<< 1 | digit &>> 63
    let digitAfter = ascii.digit &>> 1 | next.ascii.digit &<< 63
    var token = ascii.word | (ascii.hyphen | ascii.tie) & wordBefore & wordAfter
    token |= ascii.numberTie & digitBefore & digitAfter
    token |= ascii.handle & wordAfter & ~wordBefore

    let mark = ~(token | ascii.white)
    let runs =
      ascii.hyphen & (ascii.hyphen &<< 1 | hyphen &>> 63) | ascii.dot
      & (ascii.dot &<< 1 | dot &>> 63)
    let continued = classes.continued | runs
    let continuesNext =
      next.continued | next.ascii.hyphen & (ascii.hyphen &>> 63) | next.ascii.dot
      & (ascii.dot &>> 63)
    let markEnds = mark & ~(continued &>> 1 | continuesNext &<< 63)
    let tokenBefore = token &<< 1 | self.token &>> 63
    let block = TokenBits.Block(
      starts: token & ~tokenBefore | mark & ~continued,
      ends: ~token & tokenBefore | markEnds &<< 1 | self.markEnds &>> 63,
      special: ascii.special | ascii.dot)

    self.token = token
    self.markEnds = markEnds
    word = ascii.word
    digit = ascii.digit
    hyphen = ascii.hyphen
    dot = ascii.dot
    return block
  }
}
