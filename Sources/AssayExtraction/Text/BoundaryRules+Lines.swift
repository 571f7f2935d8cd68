import AssayModel

/// Whether a text is broken into lines of a fixed width, as old wire copy is.
struct LineLayout: Sendable {
  /// The longest line in bytes where lines are broken for width alone; else `nil`.
  let width: Int?

  /// Lines of a wrapped text are no longer than this, in bytes.
  private static let greatestWidth = 120
  /// The longest line of a wrapped text is at least this long, in bytes.
  private static let leastWidth = 50

  /// Looks at the lines of a text, up to the first that is too long for a wrapped one.
  ///
  /// - Complexity: O(n) in bytes.
  init(_ bytes: Span<UInt8>) {
    var start = 0
    var longest = 0
    var breaks = 0
    var continued = 0
    while start < bytes.count {
      let end = bytes.firstIndex(of: 0x0A, in: start..<bytes.count) ?? bytes.count
      longest = max(longest, end - start)
      guard longest <= Self.greatestWidth else { break }
      if end > start && end + 1 < bytes.count && !bytes[end + 1].isWhite {
        breaks += 1
        if bytes[end + 1].isSmall && bytes[end - 1] != 0x2E { continued += 1 }
      }
      start = end + 1
    }
    // A quarter of the lines going on in lower case is more than lists and verses have.
    let isWrapped =
      (Self.leastWidth...Self.greatestWidth).contains(longest)
      && continued > 0 && continued * 4 >= breaks
    width = isWrapped ? longest : nil
  }
}

// MARK: - Line breaks and lists

/// An item of a list that is marked by a number or letter.
struct ListItem: Equatable, Sendable {
  /// What stands behind the number.
  enum Style {
    case dot
    case parenthesis
    case both
  }

  var ordinal: Int
  let isLetter: Bool
  let style: Style

  /// The item after this.
  var next: ListItem { ListItem(ordinal: ordinal + 1, isLetter: isLetter, style: style) }
}

extension BoundaryRules {
  /// White space with a line break in it ends a sentence, unless the break is one of a wrapped text.
  mutating func judgeLineBreak(_ offset: Int, in bytes: Span<UInt8>) {
    let next = bytes.whiteEnd(from: offset)
    resume = next
    let length = offset - lineStart
    let count = bytes.lineBreaks(offset..<next)
    lineStart = next
    guard next < bytes.count else { return }
    if count == 1 {
      let layout = lines ?? LineLayout(bytes)
      lines = layout
      if let width = layout.width {
        var end = next
        while end < bytes.count && !bytes[end].isWhite { end += 1 }
        let fits = length + 1 + (end - next) + 4 <= width
        guard fits else { return }
      }
    }
    startSentence(at: next)
  }

  /// Takes `2.`, `2)`, `2.)`, `b.` and the like for the mark of a list's item, where they start the
  /// sentence or number the item after the present one.
  ///
  /// - Returns: Whether it is one.
  @discardableResult
  mutating func judgeItem(endingAt offset: Int, in bytes: Span<UInt8>) -> Bool {
    var end = offset
    var style = ListItem.Style.dot
    if bytes[offset] == UInt8(ascii: ")") {
      style = bytes.byte(offset - 1) == UInt8(ascii: ".") ? .both : .parenthesis
      if style == .both { end -= 1 }
    }
    guard bytes.byte(offset + 1) == UInt8(ascii: " "), end > 0,
      let (found, start) = ordinal(endingAt: end, style, in: bytes)
    else { return false }
    let isFirst = bytes.whiteEnd(from: sentenceStart) == start || isBullet(before: start, in: bytes)
    guard isFirst || item.map({ $0.next == found }) ?? false, bytes.startsCapital(offset + 2) else {
      return false
    }
    item = found
    if !isBullet(before: start, in: bytes) { startSentence(at: start) }
    return true
  }

  private func ordinal(endingAt end: Int, _ style: ListItem.Style, in bytes: Span<UInt8>) -> (
    ListItem, Int
  )? {
    var start = end
    while start > 0 && end - start < 4 && bytes[start - 1].isDigit { start -= 1 }
    if start == end, bytes[end - 1].isSmall {
      guard bytes.isWhite(before: end - 1) else { return nil }
      let ordinal = Int(bytes[end - 1] - UInt8(ascii: "a"))
      return (ListItem(ordinal: ordinal, isLetter: true, style: style), end - 1)
    }
    guard start < end, end - start < 4,
      bytes.isWhite(before: start) || isBullet(before: start, in: bytes)
    else {
      return nil
    }
    let ordinal = (start..<end).reduce(0) { $0 * 10 + Int(bytes[$1] - UInt8(ascii: "0")) }
    return (ListItem(ordinal: ordinal, isLetter: false, style: style), start)
  }

  /// Whether a bullet stands before an offset, with a blank or without.
  private func isBullet(before offset: Int, in bytes: Span<UInt8>) -> Bool {
    let end = bytes.byte(offset - 1) == UInt8(ascii: " ") ? offset - 1 : offset
    guard end >= 3, bytes[end - 3] == 0xE2 else { return false }
    return UnicodeMark.at(end - 3, in: bytes)?.mark == .bullet
  }
}
