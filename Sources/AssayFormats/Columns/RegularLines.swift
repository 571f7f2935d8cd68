internal import AssayModel

/// Finds lines that look as nearly all lines of a column file do.
///
/// These are tokens with as many columns as the layout says, none of them empty, and the empty lines
/// between sentences.
struct RegularLines {
  /// Whole words are read, so that this many bytes must follow a line.
  static let margin = 16

  /// The number of lines with a token that were found last.
  private(set) var count = 0
  /// For each of them where its columns begin, and where one more would.
  private(set) var columns: [Int32] = []
  /// Those that begin a sentence, by their place among all, with their numbers in the file.
  private(set) var sentences: [(line: Int, number: Int)] = []
  /// How many numbers of ``columns`` a line has.
  let width: Int

  /// The separator in each of eight bytes.
  private let separators: UInt64
  private let isArticlePerSentence: Bool

  init(_ layout: ColumnLayout) {
    width = layout.columnCount + 1
    separators = UInt64(layout.separator) &* Self.ones
    isArticlePerSentence = layout.isArticlePerSentence
  }

  /// Finds lines from the cursor on and passes them.
  ///
  /// - Complexity: O(n) in the bytes of the lines.
  mutating func find(
    at cursor: inout ColumnCursor, of bytes: [UInt8], _ lineEnds: LineEnds,
    isInSentence: inout Bool
  ) {
    count = 0
    sentences.removeAll(keepingCapacity: true)
    guard width > 2 else { return }
    columns.makeRoom((lineEnds.count - cursor.lineEnd) * width)
    let ends = lineEnds.places.span.extracting(first: lineEnds.count)
    while cursor.lineEnd < ends.count {
      if Int(ends[cursor.lineEnd]) == cursor.position {
        if isArticlePerSentence { return }
        isInSentence = false
        cursor.pass(lines: 1, before: cursor.position + 1)
      } else {
        let found = find(from: cursor, of: bytes.span, ends)
        if found.lines == 0 { return }
        if !isInSentence { sentences.append((count, cursor.line + 1)) }
        isInSentence = true
        count += found.lines
        cursor.pass(lines: found.lines, before: found.position)
      }
    }
  }

  /// Finds lines with tokens up to one of another sort; gives how many there are and where they end.
  private mutating func find(
    from cursor: ColumnCursor, of bytes: Span<UInt8>, _ lineEnds: Span<Int32>
  ) -> (lines: Int, position: Int) {
    let separators = separators, width = width
    var place = count * width
    var columns = columns.mutableSpan
    var start = cursor.position
    var line = cursor.lineEnd
    while line < lineEnds.count {
      let lineEnd = Int(lineEnds[line])
      guard start < lineEnd, lineEnd &+ Self.margin <= bytes.count,
        !Self.isOther(bytes.word(at: start))
      else { break }
      let end = bytes[lineEnd &- 1] == 0x0D ? lineEnd &- 1 : lineEnd
      var columnStart = start
      let last = place &+ width &- 2
      while place < last {
        columns[place] = Int32(truncatingIfNeeded: columnStart)
        let found = Self.find(separators, in: bytes, from: columnStart, limit: end)
        columnStart = found == columnStart ? end : found &+ 1
        place &+= 1
      }
      columns[place] = Int32(truncatingIfNeeded: columnStart)
      columns[place &+ 1] = Int32(truncatingIfNeeded: end &+ 1)
      guard columnStart < end, !Self.has(separators, in: bytes, from: columnStart, to: end) else {
        break
      }
      place &+= 2
      start = lineEnd &+ 1
      line &+= 1
    }
    return (line &- cursor.lineEnd, start)
  }

  /// Whether the first bytes of a line are not those of a token, or maybe begin a document.
  @inline(__always)
  private static func isOther(_ word: UInt64) -> Bool {
    word & 0xFF <= 0x20
      || word & 0xFFFF == UInt64(UInt8(ascii: "D")) << 8 | UInt64(UInt8(ascii: "-"))
  }
}

// MARK: - Separators

extension RegularLines {
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The highest bit of each byte that is the separator, and maybe of some that follow one.
  @inline(__always)
  private static func matches(_ separators: UInt64, in word: UInt64) -> UInt64 {
    let difference = word ^ separators
    return (difference &- ones) & ~difference & (ones &<< 7)
  }

  /// Where the first separator stands, or a place at or behind the limit.
  @inline(__always)
  private static func find(
    _ separators: UInt64, in bytes: Span<UInt8>, from start: Int, limit: Int
  ) -> Int {
    let found = matches(separators, in: bytes.word(at: start))
    if found != 0 { return start &+ found.trailingZeroBitCount / 8 }
    return findLater(separators, in: bytes, from: start &+ 8, limit: limit)
  }

  /// The same for what is longer than usual.
  @inline(never)
  private static func findLater(
    _ separators: UInt64, in bytes: Span<UInt8>, from start: Int, limit: Int
  ) -> Int {
    var from = start
    while from < limit {
      let found = matches(separators, in: bytes.word(at: from))
      if found != 0 { return from + found.trailingZeroBitCount / 8 }
      from += 8
    }
    return from
  }

  /// Whether a separator is among some bytes, of which there must be one at least.
  @inline(__always)
  private static func has(
    _ separators: UInt64, in bytes: Span<UInt8>, from start: Int, to end: Int
  ) -> Bool {
    let mask = UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* min(end &- start, 8))
    if matches(separators, in: bytes.word(at: start)) & mask != 0 { return true }
    return end &- start > 8
      && findLater(separators, in: bytes, from: start &+ 8, limit: end) < end
  }
}
