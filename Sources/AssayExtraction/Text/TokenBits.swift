import AssayModel
import AssaySystem
internal import CByteClasses

/// Where the tokens of a text start and end, a bit a byte, as far as neighbouring bytes tell.
///
/// Words are runs of letters, digits, underscores and of code points above U+007F that are no marks. A
/// hyphen, `&` or `@` between two words joins them, and so do `,` `:` `/` between digits. Every mark is a
/// token; hyphens in a row are one, and dots in a row.
struct TokenBits: Sendable {
  /// One more than the whole blocks of the text, so that the end of the text has a bit.
  private(set) var blocks: [CTokenBlock] = []
  /// Offsets of what neighbouring bytes do not tell all about, ascending: full stops and their like.
  private(set) var places: [Int] = []
  private var marks = UnicodeMarks(joiningHyphens: true)

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
    marks.find(in: bytes, isASCII: text.isASCII)
    ByteMarking.appendTokens(of: bytes, marks.blocks, to: &blocks)
    TokenListing.appendSpecial(of: blocks, to: &places)
  }
}
