internal import AssayModel
internal import AssaySystem

/// One token a line with a tag in one of its columns; blank lines between sentences.
///
/// As CoNLL-2002 and 2003 have it, and most collections of named entities since. There are no
/// comments: a token may be `#`.
struct ColumnsFormat: ArticleFormat {
  let name = "columns"
  let summary = "one token and its tags a line, as in CoNLL-2003 (TAB or blank between columns)"

  func recognises(_ source: Source) -> Bool {
    guard !source.isFolder, ByteOrderMark.utf16(source.head) == nil else { return false }
    var head = source.headWithoutMark
    // The last line may be cut.
    if source.head.count == Source.headLength, let newline = head.lastIndex(of: 0x0A) {
      head = head[..<newline]
    }
    return ColumnSample(head).looksTagged
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    if source.isFolder {
      throw Fault(
        code: "not-columns", file: source.path, message: "expected a file, found a folder")
    }
    let layout = try ColumnLayout(of: source.path, options: options)
    return ColumnStream(try BlockReader(source.path), layout: layout, options: options)
  }
}

/// The first lines of a file, judged as columns.
struct ColumnSample {
  /// Whether there are at least two columns throughout and the last one holds tags.
  let looksTagged: Bool

  init(_ head: ArraySlice<UInt8>) {
    let bytes = Array(head)
    let lines = Self.lines(of: bytes)
    let separator = lines.contains { bytes[$0].contains(0x09) } ? UInt8(0x09) : 0x20
    var cutter = ColumnCutter(separator)
    var tagged = 0, rows = 0
    for line in lines.prefix(2000) where !ColumnLayout.isDocumentStart(line, in: bytes) {
      _ = cutter.cut(from: line.lowerBound, to: line.upperBound, in: bytes)
      rows += 1
      let last = cutter.columns.last { !$0.isEmpty }
      if cutter.count > 1, let last, Self.isTag(bytes[last]) { tagged += 1 }
    }
    looksTagged = rows > 0 && tagged * 20 >= rows * 19
  }

  /// The lines that are not blank, without line ends.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let end = ColumnLayout.endOfLine(from: start, to: bytes.count, in: bytes)
      let line = start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)
      if !ColumnLayout.isBlank(line, in: bytes) { lines.append(line) }
      start = end + 1
    }
    return lines
  }

  /// Whether bytes read `O`, or a letter that tags begin with, a hyphen or nothing, and a type.
  static func isTag(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let letter = bytes.first, "OBIESLUM[]".utf8.contains(letter) else { return false }
    guard bytes.count > 1 else { return true }
    let second = bytes[bytes.startIndex + 1]
    return letter != UInt8(ascii: "O")
      && (second == UInt8(ascii: "-") || second == UInt8(ascii: "_"))
  }
}
