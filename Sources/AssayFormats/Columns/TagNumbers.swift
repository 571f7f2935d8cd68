internal import AssayModel

/// Collects the tags of one layer, by number.
struct TagNumbers {
  /// The spellings of all tags that were met, in order of first appearance.
  private var table = LabelTable()
  /// Those that are found at once.
  private var known = [KnownTag](repeating: KnownTag(), count: KnownTag.slotCount)
  /// Room for the number of each token's tag, of which the first `count` hold.
  private var numbers: [Int32] = []
  private var count = 0
  /// For each tag of the column its number in the article, or -1.
  private var localNumbers: [Int32] = []
  /// How many times as many tags are expected in the end.
  var factor = 2

  /// More different tags than that are forgotten after the article.
  private static let keptCount = 4096

  /// Adds the tag of a token; it must not be empty.
  mutating func add(_ tag: Range<Int>, in bytes: [UInt8]) {
    numbers.makeRoom(count + 1, factor: factor)
    numbers[count] = Int32(truncatingIfNeeded: table.number(tag, in: bytes))
    count += 1
  }

  /// Adds the tags in a column of lines.
  ///
  /// - Complexity: O(n) in the number of lines.
  mutating func add(column: Int, of lines: RegularLines, in bytes: [UInt8]) {
    numbers.makeRoom(count + lines.count, factor: factor)
    // Each part is handed over by itself, so that the loop holds them all at once.
    Self.add(
      lines.columns.span.extracting(first: lines.count * lines.width), column, lines.width,
      in: bytes, to: &numbers, from: count, &known, &table)
    count += lines.count
  }

  private static func add(
    _ columns: Span<Int32>, _ column: Int, _ width: Int, in bytes: [UInt8],
    to numbers: inout [Int32], from count: Int, _ known: inout [KnownTag],
    _ table: inout LabelTable
  ) {
    let span = bytes.span
    var numbers = numbers.mutableSpan, known = known.mutableSpan
    var place = column, token = count
    while place < columns.count {
      let start = Int(columns[place]), end = Int(columns[place &+ 1]) &- 1
      var tag = KnownTag(from: start, to: end, in: span)
      let slot = tag.slot
      if known[slot].hasSpelling(of: tag) {
        numbers[token] = known[slot].number
      } else {
        tag.number = Int32(truncatingIfNeeded: table.number(start..<end, in: bytes))
        numbers[token] = tag.number
        if tag.isWhole { known[slot] = tag }
      }
      place &+= width
      token &+= 1
    }
  }

  /// Gives the tags of the article away and starts anew.
  ///
  /// - Complexity: O(n) in the number of tokens.
  mutating func take() -> TagSequence {
    var indexes = numbers.takeFirst(count)
    count = 0
    let names = renumber(&indexes).map { table.labels[$0] }
    if table.labels.count > Self.keptCount { self = TagNumbers() }
    return TagSequence(names: names, indexes: indexes)
  }

  /// Numbers tags in order of first appearance in the article; gives what their numbers were.
  private mutating func renumber(_ indexes: inout [Int32]) -> [Int] {
    while localNumbers.count < table.labels.count { localNumbers.append(-1) }
    var used: [Int] = []
    Self.renumber(&indexes, by: &localNumbers, &used)
    for number in used { localNumbers[number] = -1 }
    return used
  }

  private static func renumber(
    _ indexes: inout [Int32], by local: inout [Int32], _ used: inout [Int]
  ) {
    var indexes = indexes.mutableSpan, local = local.mutableSpan
    for token in indexes.indices {
      let number = Int(indexes[token])
      if local[number] < 0 {
        local[number] = Int32(truncatingIfNeeded: used.count)
        used.append(number)
      }
      indexes[token] = local[number]
    }
  }
}
