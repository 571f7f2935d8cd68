import AssayModel

// MARK: - Ellipses

extension BoundaryRules {
  /// Judges dots in a row.
  ///
  /// They end a sentence before a capital if they stand right behind a word.
  mutating func judgeEllipsis(_ offset: Int, in bytes: Span<UInt8>) {
    var end = offset
    while bytes.byte(end) == UInt8(ascii: ".") { end += 1 }
    resume = end
    if offset > 0, bytes[offset - 1] == 0x5B || bytes[offset - 1] == 0x28 { return }
    if !bytes.isWhite(before: offset) { endSentence(after: end, isQuestion: false, in: bytes) }
  }

  /// Judges dots with blanks between them.
  ///
  /// Four of which the first stands behind a word are a full stop and an ellipsis; four that stand alone
  /// are an ellipsis and a full stop.
  mutating func judgeSpacedEllipsis(_ offset: Int, in bytes: Span<UInt8>) {
    var last = offset
    while bytes.byte(last + 1) == UInt8(ascii: " ") && bytes.byte(last + 2) == UInt8(ascii: ".") {
      last += 2
    }
    resume = last + 1
    guard (last - offset) / 2 + 1 >= 4 else { return }
    let next = bytes.whiteEnd(from: last + 1)
    guard next < bytes.count, bytes.startsCapital(next), bytes.lineBreaks(last + 1..<next) < 2
    else { return }
    startSentence(at: bytes.isWhite(before: offset) ? next : offset + 2)
  }
}
