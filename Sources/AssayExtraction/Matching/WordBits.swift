import AssayModel
import AssaySystem
internal import CByteClasses

/// Which bytes of a text belong to words, a bit a byte, and at which of them a search may start.
///
/// A word is a run of letters and digits: hyphens, apostrophes and dots divide, so that the parts of
/// `al-Bab` or `U.S.-backed` can be found.
struct WordBits: Sendable {
  /// A set of bytes that words start with; those above 0x7F belong to it all or none.
  struct Starts: Sendable {
    fileprivate var set = CByteSet()

    /// No byte.
    init() {}

    /// Adds a byte, or all above 0x7F.
    mutating func insert(_ byte: UInt8) {
      guard byte < 0x80 else {
        set.high = ~0
        return
      }
      let bit = UInt64(1) << UInt64(byte / 16 + byte % 8 * 8)
      if byte & 8 == 0 { set.ascii.0 |= bit } else { set.ascii.1 |= bit }
    }

    /// Adds all bytes of words.
    mutating func insertAll() {
      for byte in UInt8(0)...0x80 where byte.isWordByte { insert(byte) }
    }
  }

  /// Which bytes are of words, 64 a number; two more numbers than the whole blocks of the text, for what lies past it is
  /// in no word.
  private(set) var words: [UInt64] = []
  /// At which bytes a search may start; one number less.
  private(set) var starts: [UInt64] = []
  private var marks = UnicodeMarks(joiningHyphens: false)

  /// Marks a text of valid UTF-8 in place of what was there.
  ///
  /// - Complexity: O(n) in bytes.
  mutating func mark(_ bytes: Span<UInt8>, isASCII: Bool, startingWith set: Starts) {
    words.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    marks.find(in: bytes, isASCII: isASCII)
    ByteMarking.appendWords(
      of: bytes, marks.blocks, startingWith: set.set, words: &words, starts: &starts)
    words.append(0)
  }

  /// Where the first word starts; `nil` where there is none.
  var firstWord: Int? {
    words.firstIndex { $0 != 0 }.map { $0 * 64 + words[$0].trailingZeroBitCount }
  }
}
