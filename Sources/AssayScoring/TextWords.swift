import AssayModel

/// The words of a stretch of text: runs of letters, digits, hyphens and apostrophes, and single other
/// bytes that are no white space.
enum TextWords {
  /// The words of a fragment, in text order; what lies outside the text is left out.
  ///
  /// - Complexity: O(n) in the bytes of the fragment.
  static func words(of fragment: Fragment, in text: ArticleText) -> [Fragment] {
    let bytes = text.bytes.span
    let end = min(fragment.end, bytes.count)
    var words: [Fragment] = []
    var offset = min(fragment.start, end)
    while offset < end {
      let start = offset
      if isLetterOrDigit(bytes[offset]) {
        repeat { offset += 1 } while offset < end && continues(bytes[offset])
        words.append(Fragment(start, offset))
      } else {
        offset += 1
        if !isWhiteSpace(bytes[start]) { words.append(Fragment(start, offset)) }
      }
    }
    return words
  }

  /// How many words with a letter or digit an extent has.
  static func count(of extent: Extent, in text: ArticleText) -> Int {
    extent.fragments.reduce(0) { sum, fragment in
      sum + words(of: fragment, in: text).count { isLetterOrDigit(text.bytes[$0.start]) }
    }
  }

  /// Whether the byte stands in a letter or digit; every byte above ASCII does.
  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
  }

  private static func continues(_ byte: UInt8) -> Bool {
    isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'")
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }
}
