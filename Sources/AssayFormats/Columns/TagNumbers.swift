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
  private var decoder: TagDecoder
  private let decoding: TagDecoding
  private let spelling: TagSpelling
  /// The spellings of the table as the decoder reads them.
  private var spelled: [String] = []
  /// For each tag of the column its number in the article, or -1.
  private var localNumbers: [Int32] = []
  /// How many times as many tags are expected in the end.
  var factor = 2

  /// More different tags than that are forgotten after the article.
  private static let keptCount = 4096

  init(_ decoding: TagDecoding, _ spelling: TagSpelling) {
    self.decoding = decoding
    self.spelling = spelling
    decoder = TagDecoder(decoding)
  }

  /// Adds the tag of a token; it must not be empty.
  mutating func add(_ tag: Range<Int>, in bytes: [UInt8]) {
    numbers.makeRoom(count + 1, factor: factor)
    numbers[count] = Int32(truncatingIfNeeded: table.number(tag, in: bytes))
    count += 1
  }

  /// Adds the tag of a token that has none that can be read: `O`.
  mutating func addOutside() {
    let outside: [UInt8] = [UInt8(ascii: "O")]
    add(outside.indices, in: outside)
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

  /// Gives the tags of the article away, with what they spell, and starts anew.
  ///
  /// - Complexity: O(n) in the number of tokens.
  mutating func take(sentences: [Range<Int>]) -> ColumnArticleBuilder.Tags {
    var indexes = numbers.takeFirst(count)
    count = 0
    let used = used(in: indexes)
    if !spelling.isGiven {
      for label in table.labels[spelled.count...] { spelled.append(spelling.spelled(label)) }
    }
    let labels = spelling.isGiven ? table.labels : spelled
    let names = used.map { labels[$0] }
    // Many articles of one sentence have nothing tagged, which needs no decoding.
    let runs =
      names == ["O"]
      ? nil
      : decoder.runs(of: indexes, names: labels, used: used, sentences: sentences)
    if !used.elementsEqual(used.indices) { renumber(&indexes) }
    for number in used { localNumbers[number] = -1 }
    if table.labels.count > Self.keptCount { self = TagNumbers(decoding, spelling) }
    return ColumnArticleBuilder.Tags(
      sequence: TagSequence(names: names, indexes: indexes), runs: runs)
  }

  /// Numbers tags in order of first appearance in the article; gives what their numbers were.
  private mutating func used(in indexes: [Int32]) -> [Int] {
    while localNumbers.count < table.labels.count { localNumbers.append(-1) }
    var used: [Int] = []
    Self.number(indexes.span, by: &localNumbers, &used)
    return used
  }

  private static func number(
    _ indexes: Span<Int32>, by local: inout [Int32], _ used: inout [Int]
  ) {
    var local = local.mutableSpan
    for token in indexes.indices {
      let number = Int(indexes[token])
      guard local[number] < 0 else { continue }
      local[number] = Int32(truncatingIfNeeded: used.count)
      used.append(number)
    }
  }

  private func renumber(_ indexes: inout [Int32]) {
    let local = localNumbers.span
    var indexes = indexes.mutableSpan
    for token in indexes.indices { indexes[token] = local[Int(indexes[token])] }
  }
}
