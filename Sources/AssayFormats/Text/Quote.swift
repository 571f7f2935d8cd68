internal import AssayModel

/// Comparing what a source quotes with what its text has.
enum Quote {
  /// Whether a quote is the text of the fragments, in their order, joined by one blank or by nothing.
  ///
  /// A line break in the text may be a blank in the quote, as brat writes it. What follows a TAB
  /// after the quote does not count.
  /// - Complexity: O(n) in the bytes of the quote.
  static func matches(
    _ quote: ArraySlice<UInt8>, _ fragments: [Fragment], of text: ArticleText
  ) -> Bool {
    if fragments.count == 1 {
      return matches(quote, text.bytes[fragments[0].start..<fragments[0].end])
    }
    for separator in [[0x20], []] as [[UInt8]] {
      let pieces = fragments.map { text.bytes[$0.start..<$0.end] }
      if matches(quote, Array(pieces.joined(separator: separator))[...]) { return true }
    }
    return false
  }

  /// Whether a quote is the given bytes, up to line breaks and to what follows a TAB.
  @inline(__always)
  static func matches(_ quote: ArraySlice<UInt8>, _ expected: ArraySlice<UInt8>) -> Bool {
    guard quote.count >= expected.count else { return false }
    var index = quote.startIndex
    for byte in expected {
      let found = quote[index]
      guard found == byte || (found == 0x20 && (byte == 0x0A || byte == 0x0D)) else { return false }
      index += 1
    }
    return index == quote.endIndex || quote[index] == 0x09
  }
}
