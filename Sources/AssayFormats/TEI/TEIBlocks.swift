import AssayModel

/// The blocks of a text, and positions in them.
///
/// A block is text up to and including a run of LF and CR; the blocks together are the text. Their ids are
/// `p1`, `p2` and so on.
struct TEIBlocks {
  struct Block {
    /// Its bytes in the text.
    let fragment: Fragment
  }

  private(set) var blocks: [Block] = []
  /// Whether the first block is a heading.
  let hasHeading: Bool
  /// Code points of the text.
  let table: OffsetTable

  /// Cuts a text into blocks; an empty text has one, which is empty.
  ///
  /// The first block is a heading where others follow and it is one line that equals `title` or
  /// is at most 200 bytes long and followed by an empty line.
  init(_ text: ArticleText, title: String?) {
    table = OffsetTable(text)
    let bytes = text.bytes.span
    var start = 0
    while start < bytes.count || blocks.isEmpty {
      var end = start
      end = Self.newline(in: bytes, from: end)
      while end < bytes.count && Self.isNewline(bytes[end]) { end += 1 }
      blocks.append(Block(fragment: Fragment(start, end)))
      start = end
    }
    hasHeading = blocks.count > 1 && Self.isHeading(text, blocks[0].fragment, title: title)
  }

  /// The number of code points in the text.
  var codePointCount: Int { table.count(in: .codePoint) }

  /// The index of the block that holds the byte at `offset`; the last where there is none.
  func index(ofByte offset: Int) -> Int {
    var low = 0, high = blocks.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if blocks[middle].fragment.start <= offset { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// Appends pointers to an extent's code points: `#string-range(p1,70,8,88,9)` for ranges, one
  /// pointer a block, and `#string-index(p1,5)` for an empty fragment; joined by blanks.
  func appendPointers(to extent: Extent, into value: inout [UInt8]) {
    var openBlock: Int?
    func close() {
      if openBlock != nil { value.append(UInt8(ascii: ")")) }
      openBlock = nil
    }
    func open(_ scheme: String, _ block: Int) {
      close()
      if !value.isEmpty { value.append(UInt8(ascii: " ")) }
      value.append(contentsOf: scheme.utf8)
      value.append(UInt8(ascii: "p"))
      value.appendDecimal(block + 1)
    }
    func add(_ fragment: Fragment) {
      var start = fragment.start
      var block = index(ofByte: start)
      guard fragment.count > 0 else {
        open("#string-index(", block)
        appendNumber(position(start, in: block), into: &value)
        return value.append(UInt8(ascii: ")"))
      }
      while start < fragment.end {
        let end = min(fragment.end, blocks[block].fragment.end)
        if openBlock != block { open("#string-range(", block) }
        openBlock = block
        let offset = position(start, in: block)
        appendNumber(offset, into: &value)
        appendNumber(position(end, in: block) - offset, into: &value)
        start = end
        block += 1
      }
    }
    add(extent.first)
    for fragment in extent.rest { add(fragment) }
    close()
  }

  private func position(_ byte: Int, in block: Int) -> Int {
    table.position(ofByte: byte, in: .codePoint)
      - table.position(ofByte: blocks[block].fragment.start, in: .codePoint)
  }

  private func appendNumber(_ number: Int, into value: inout [UInt8]) {
    value.append(UInt8(ascii: ","))
    value.appendDecimal(number)
  }

  /// The first LF or CR from `start` on, or the end; looks at eight bytes at once.
  private static func newline(in bytes: Span<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    while index &+ 8 <= bytes.count {
      let word = bytes.word(at: index)
      // The highest bit of each byte that is the one sought, and maybe of some that follow one.
      let feeds = word ^ (0x0A &* ones), returns = word ^ (0x0D &* ones)
      let found =
        ((feeds &- ones) & ~feeds | (returns &- ones) & ~returns) & (ones &<< 7)
      if found != 0 { break }
      index &+= 8
    }
    while index < bytes.count && !isNewline(bytes[index]) { index &+= 1 }
    return index
  }

  private static func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func isHeading(_ text: ArticleText, _ block: Fragment, title: String?) -> Bool {
    var end = block.end
    while end > block.start && isNewline(text.bytes[end - 1]) { end -= 1 }
    guard end > block.start else { return false }
    if let title, text[Fragment(block.start, end)] == title { return true }
    let newlines = Array(text.bytes[end..<block.end])
    let lineCount = newlines.count { $0 == 0x0A }
    let isFollowedByEmptyLine = max(lineCount, newlines.count { $0 == 0x0D }) > 1
    return isFollowedByEmptyLine && end - block.start <= 200
  }
}

extension [UInt8] {
  /// Appends a number of at least 0 in decimal digits.
  mutating func appendDecimal(_ number: Int) {
    if number >= 10 { appendDecimal(number / 10) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
