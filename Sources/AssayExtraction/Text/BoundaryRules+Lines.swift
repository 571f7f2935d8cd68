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
  init(_ bytes: [UInt8]) {
    var start = 0
    var longest = 0
    var breaks = 0
    var continued = 0
    let span = bytes.span
    while start < bytes.count {
      let end = span.firstIndex(of: 0x0A, in: start..<bytes.count) ?? bytes.count
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
  mutating func judgeLineBreak(_ offset: Int) {
    let next = whiteEnd(from: offset)
    resume = next
    let length = offset - lineStart
    let count = lineBreaks(offset..<next)
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

  /// The number of line breaks in white space, counted up to two.
  func lineBreaks(_ range: Range<Int>) -> Int {
    var count = 0
    for offset in range {
      switch bytes[offset] {
      case 0x0A: count += 1
      case 0x0D where byte(offset + 1) != 0x0A: count += 1
      case 0x85 where bytes[offset - 1] == 0xC2: count += 1
      case 0xA8 where bytes[offset - 1] == 0x80: count += 1
      case 0xA9 where bytes[offset - 1] == 0x80: count += 2
      default: break
      }
      if count >= 2 { return count }
    }
    return count
  }

  /// Takes `2.`, `2)`, `2.)`, `b.` and the like for the mark of a list's item, where they start the
  /// sentence or number the item after the present one.
  ///
  /// - Returns: Whether it is one.
  @discardableResult
  mutating func judgeItem(endingAt offset: Int) -> Bool {
    var end = offset
    var style = ListItem.Style.dot
    if bytes[offset] == UInt8(ascii: ")") {
      style = byte(offset - 1) == UInt8(ascii: ".") ? .both : .parenthesis
      if style == .both { end -= 1 }
    }
    guard byte(offset + 1) == UInt8(ascii: " "), end > 0,
      let (found, start) = ordinal(endingAt: end, style)
    else { return false }
    let isFirst = whiteEnd(from: sentenceStart) == start || isBullet(before: start)
    guard isFirst || item.map({ $0.next == found }) ?? false, startsCapital(offset + 2) else {
      return false
    }
    item = found
    if !isBullet(before: start) { startSentence(at: start) }
    return true
  }

  private func ordinal(endingAt end: Int, _ style: ListItem.Style) -> (ListItem, Int)? {
    var start = end
    while start > 0 && end - start < 4 && bytes[start - 1].isDigit { start -= 1 }
    if start == end, bytes[end - 1].isSmall {
      guard isWhite(before: end - 1) else { return nil }
      let ordinal = Int(bytes[end - 1] - UInt8(ascii: "a"))
      return (ListItem(ordinal: ordinal, isLetter: true, style: style), end - 1)
    }
    guard start < end, end - start < 4, isWhite(before: start) || isBullet(before: start) else {
      return nil
    }
    let ordinal = bytes[start..<end].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return (ListItem(ordinal: ordinal, isLetter: false, style: style), start)
  }

  /// Whether a bullet stands before an offset, with a blank or without.
  private func isBullet(before offset: Int) -> Bool {
    let end = byte(offset - 1) == UInt8(ascii: " ") ? offset - 1 : offset
    guard end >= 3, bytes[end - 3] == 0xE2 else { return false }
    return UnicodeMark.at(end - 3, in: bytes.span)?.mark == .bullet
  }
}
