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
  }

  /// One more than the whole blocks of the text, so that the end of the text has a bit.
  private(set) var blocks: [Block] = []
  /// Offsets of what neighbouring bytes do not tell all about, ascending: full stops and their like.
  private(set) var places: [Int] = []

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

  /// Whether a token ends before an offset.
  func isEnd(_ offset: Int) -> Bool {
    blocks[offset / 64].ends &>> UInt64(truncatingIfNeeded: offset & 63) & 1 != 0
  }

  /// Marks a text in place of what was there.
  ///
  /// - Complexity: O(n) in bytes.
  mutating func mark(_ text: ArticleText) {
    blocks.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    let bytes = text.bytes.span
    let count = bytes.count / 64 + 1
    var rows = TextRows(isASCII: text.isASCII, bytes)
    for portion in stride(from: 0, to: count, by: Self.portion) {
      let range = portion..<min(portion + Self.portion, count)
      blocks.append(addingCapacity: range.count) { (blocks: inout OutputSpan<Block>) in
        places.append(addingCapacity: range.count * 64 + 1) { (places: inout OutputSpan<Int>) in
          for block in range {
            let row = rows.next(in: bytes, at: block &* 64)
            blocks.append(row.block)
            Self.append(row.special, at: block &* 64, to: &places)
          }
        }
      }
    }
  }

  /// The blocks that are marked at a time, so that room is made for no more places than these may have.
  static let portion = 64

  /// Appends the offsets of bits.
  ///
  /// Most blocks have one or none, so one is always written, for which of the two cannot be foreseen.
  @inline(__always)
  private static func append(_ bits: UInt64, at base: Int, to places: inout OutputSpan<Int>) {
    places.append(base &+ bits.trailingZeroBitCount)
    places.removeLast(bits == 0 ? 1 : 0)
    var rest = bits & (bits &- 1)
    while rest != 0 {
      places.append(base &+ rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }
}

/// The boundaries in a text, block after block.
private struct TextRows {
  private let isASCII: Bool
  private let wide = ByteBlock.hasWideInstructions
  private var marks = UnicodeMarks(joiningHyphens: true)
  /// The marks above U+007F of the next block.
  private var found = UnicodeMarks.Found()
  /// What the last byte before the next block is.
  private var last = CByteNeighbour(UInt8(ascii: " "))
  private var lastIsWord: UInt64 = 0
  private var lastEndsMark: UInt64 = 0

  /// Before the first block.
  init(isASCII: Bool, _ bytes: Span<UInt8>) {
    self.isASCII = isASCII
    if !isASCII { found = marks.next(in: bytes, at: 0) }
  }

  /// The boundaries in the next block, and what must be looked at in it.
  @inline(__always)
  mutating func next(in bytes: Span<UInt8>, at base: Int) -> (
    block: TokenBits.Block, special: UInt64
  ) {
    let block = ByteBlock(bytes, at: base)
    let after = UInt64(bytes.byte(base &+ 64))
    let row: CByteRow
    if isASCII {
      row = block.row(before: last, after: after, wide)
      last = UInt64(bytes.byte(base &+ 63))
    } else {
      let next = marks.next(in: bytes, at: base &+ 64)
      row = block.row(
        before: last, after: after | (next.all & 1) &<< 8 | (next.continued & 1) &<< 9, found, wide)
      last = UInt64(bytes.byte(base &+ 63)) | (found.all &>> 63) &<< 8
      found = next
    }
    return (boundaries(row), row.markEndsAndSpecial.y)
  }

  @inline(__always)
  private mutating func boundaries(_ row: CByteRow) -> TokenBits.Block {
    let words = row.wordsAndMarks.x
    let wordsBefore = words &<< 1 | lastIsWord
    let markEnds = row.markEndsAndSpecial.x
    let changes = words ^ wordsBefore
    let block = TokenBits.Block(
      starts: changes & words | row.wordsAndMarks.y,
      ends: changes & wordsBefore | markEnds &<< 1 | lastEndsMark)
    lastIsWord = words &>> 63
    lastEndsMark = markEnds &>> 63
    return block
  }
}
