internal import AssayModel

/// Comparing what a source quotes with what its text has.
enum Quote {
  /// Whether a quote is the text of the fragments, in their order, joined by one blank, by nothing or by a sign that
  /// something is left out.
  ///
  /// A line break of any kind or TAB in the text may be a blank in the quote, as brat writes it. What follows a TAB
  /// after the quote does not count.
  /// - Complexity: O(n) in the bytes of the quote.
  static func matches(
    _ quote: ArraySlice<UInt8>, _ fragments: [Fragment], of text: ArticleText
  ) -> Bool {
    if fragments.count == 1 {
      return matches(quote, text.bytes[fragments[0].start..<fragments[0].end])
    }
    let pieces = fragments.map { text.bytes[$0.start..<$0.end] }
    return separators.contains {
      matches(quote, Array(pieces.joined(separator: $0.utf8))[...])
    }
  }

  /// What programs write between the fragments of a mention.
  private static let separators = [" ", "", " ... ", " [...] ", " \u{2026} ", "..."]

  /// Whether a quote is a stretch of text without some of the white space at its ends.
  ///
  /// That is too little to prove what positions count.
  static func isTrimmed(
    _ quote: ArraySlice<UInt8>, _ fragments: [Fragment], of text: ArticleText
  ) -> Bool {
    guard fragments.count == 1, quote.count < fragments[0].end - fragments[0].start else {
      return false
    }
    return matches(trimmed(quote), trimmed(text.bytes[fragments[0].start..<fragments[0].end]))
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let start = bytes.drop { $0.isBlank }
    return start.lastIndex { !$0.isBlank }.map { start[...$0] } ?? []
  }

  /// Whether a quote is the given bytes, up to line breaks and TABs and to what follows a TAB.
  @inline(__always)
  static func matches(_ quote: ArraySlice<UInt8>, _ expected: ArraySlice<UInt8>) -> Bool {
    if isQuoted(quote, expected) { return true }
    let text = String(decoding: expected, as: UTF8.self)
    let spelled = withBlanks(text)
    return spelled.utf8.count != expected.count || spelled != text
      ? isQuoted(quote, Array(spelled.utf8)[...]) : false
  }

  /// A text with a blank for each character that some programs end a line with, Python's `splitlines` among
  /// them.
  static func withBlanks(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(endsLine(scalar) ? " " : scalar) }
    return String(scalars)
  }

  /// Whether some programs end a line with a character.
  static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  @inline(__always)
  private static func isQuoted(_ quote: ArraySlice<UInt8>, _ expected: ArraySlice<UInt8>) -> Bool {
    guard quote.count >= expected.count else { return false }
    var index = quote.startIndex
    for byte in expected {
      let found = quote[index]
      guard found == byte || (found == 0x20 && byte &- 0x09 < 5) else { return false }
      index += 1
    }
    return index == quote.endIndex || quote[index] == 0x09
  }
}

extension OffsetTable {
  /// Where a quote stands, in code points, found from its start alone.
  ///
  /// `nil` where the text is not the quote to the letter. Saves looking up the end and reading the
  /// quote once more to compare it.
  /// - Complexity: O(n) in the bytes of the quote, and O(log m) in those of the text.
  func fragment(
    _ span: (start: Int, end: Int), quoted quote: Range<Int>, in bytes: [UInt8],
    of text: ArticleText
  ) -> Fragment? {
    guard let start = byteOffset(of: span.start, in: .codePoint), quote.count <= text.count - start
    else { return nil }
    let found = bytes.span, expected = text.bytes.span
    var scalars = 0
    var index = 0
    while index < quote.count {
      let byte = expected[start + index]
      if byte != found[quote.lowerBound + index] { return nil }
      if byte & 0xC0 != 0x80 { scalars += 1 }
      index += 1
    }
    let end = start + quote.count
    guard scalars == span.end - span.start, text.isScalarBoundary(end) else { return nil }
    return Fragment(start, end)
  }
}
