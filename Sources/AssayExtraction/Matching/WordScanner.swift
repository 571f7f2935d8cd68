import AssayModel

/// Splits text into words without changing it.
///
/// A word is a run of letters, digits and bytes above 0x7F; every other byte that is not white space
/// is a word of its own. Hyphens and apostrophes thus separate, and a phrase such as `al-Bab` is three
/// words.
enum WordScanner {
  /// Puts the words of `text` into `words`, in text order, in place of what was there.
  ///
  /// - Complexity: O(n) in bytes.
  static func scan(_ text: ArticleText, into words: inout [Fragment]) {
    words.removeAll(keepingCapacity: true)
    let bytes = text.bytes.span
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if isWordByte(byte) {
        let start = offset
        repeat { offset += 1 } while offset < bytes.count && isWordByte(bytes[offset])
        words.append(Fragment(start, offset))
      } else {
        if !isWhiteSpace(byte) { words.append(Fragment(offset, offset + 1)) }
        offset += 1
      }
    }
  }

  /// Whether the byte belongs to a run of letters and digits.
  @inline(__always)
  static func isWordByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
  }

  /// Whether the byte is a blank, a tab or a line break.
  @inline(__always)
  static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte &- 0x09 < 5
  }
}
