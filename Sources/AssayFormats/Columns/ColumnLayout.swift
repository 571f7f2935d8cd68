internal import AssayModel
internal import AssaySystem

/// How the lines of one column file are built, as its first lines show.
struct ColumnLayout {
  /// A column that becomes a layer.
  struct Tags {
    let column: Int
    let annotator: Annotator
  }

  /// TAB where most lines have one, else a blank.
  let separator: UInt8
  /// How many columns each line has.
  let columnCount: Int
  /// The column of the tokens: 0, or 1 behind one that numbers them.
  let tokenColumn: Int
  /// Whether lines may be comments.
  let hasComments: Bool
  let tags: [Tags]
  /// The columns of `tags`.
  let tagColumns: [Int]
  /// How many other columns say something of tokens, which is not read.
  let unreadColumns: Int
  /// How tags are spelled before they are read.
  let spelling: TagSpelling
  /// Whether a blank line ends an article, and not only a `-DOCSTART-` line.
  let isArticlePerSentence: Bool

  /// - Throws: `unreadable`, `not-columns`, or `no-such-column` for a column that is not there.
  init(of path: String, options: ReadingOptions) throws(Fault) {
    let shape = try Shape(of: path)
    separator = shape.separator
    columnCount = shape.columnCount
    tokenColumn = shape.sample.numbersTokens ? 1 : 0
    hasComments = shape.sample.hasComments
    let filled =
      shape.sample.numbersTokens || !shape.sample.tagColumns.isEmpty
      ? shape.sample.tagColumns : [shape.lastFilled]
    let chosen =
      options.tagColumns.isEmpty
      ? filled.map { ReadingOptions.TagColumn($0, options.annotator) } : options.tagColumns
    var tags: [Tags] = []
    for choice in chosen {
      let column = choice.column < 0 ? columnCount + choice.column : choice.column
      guard (0..<columnCount).contains(column) || columnCount == 0 else {
        throw Fault(
          code: "no-such-column", file: path, line: shape.firstLine,
          message: "expected a column \(choice.column), found \(counted(columnCount, "column"))")
      }
      tags.append(Tags(column: column, annotator: choice.annotator))
    }
    self.tags = tags
    tagColumns = tags.map(\.column)
    let unread = shape.telling.subtracting([0, tokenColumn]).subtracting(tags.map(\.column))
    unreadColumns = unread.count
    isArticlePerSentence = options.unit == .sentence
    let isBare = shape.sample.hasBareTags
    let plain: TagSpelling = shape.sample.hasUnderscores ? .underscored : isBare ? .bare : .given
    spelling = options.eachTagIsMention ? .eachToken(isBare: isBare) : plain
  }

  /// The annotators, each once, in the order of their columns.
  var annotators: [Annotator] {
    tags.reduce(into: []) { found, tags in
      if !found.contains(tags.annotator) { found.append(tags.annotator) }
    }
  }

  // MARK: - Lines

  /// Where the next LF stands, or `end`.
  @inline(__always)
  static func endOfLine(from start: Int, to end: Int, in bytes: [UInt8]) -> Int {
    var index = start
    while index < end && bytes[index] != 0x0A { index += 1 }
    return index
  }

  /// Whether a line has nothing but blanks, TABs and CRs.
  @inline(__always)
  static func isBlank(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
    for index in line {
      let byte = bytes[index]
      if byte != 0x20 && byte != 0x09 && byte != 0x0D { return false }
    }
    return true
  }

  /// Whether a line begins a document.
  static func isDocumentStart(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
    guard line.count >= 10, bytes[line.lowerBound] == UInt8(ascii: "-") else { return false }
    return bytes[line].starts(with: "-DOCSTART-".utf8)
  }
}

extension ColumnLayout {
  /// What the first lines of a file show.
  private struct Shape {
    var separator: UInt8 = 0x20
    var columnCount = 0
    /// The last column that is not empty in the first line with that many.
    var lastFilled = -1
    var firstLine: Int?
    /// The columns in which one of the first lines has more than a placeholder.
    var telling: Set<Int> = []
    private static let placeholders: Set<String> = ["", "_", "-", "-X-", "O", "*"]
    /// The first lines with a token.
    private var rows: [(line: Int, bytes: [UInt8])] = []
    /// How many of them decide on the number of columns.
    private static let rowLimit = 1000
    /// What the first lines show.
    var sample = ColumnSample([])

    init(of path: String) throws(Fault) {
      var reader = try BlockReader(path)
      var lineNumber = 0
      while rows.count < Self.rowLimit, try reader.advance() {
        let bytes = reader.buffer
        let end = reader.block.upperBound
        var start = reader.block.lowerBound
        if lineNumber == 0 {
          if bytes[..<end].starts(with: ByteOrderMark.utf8) { start = 3 }
          sample = ColumnSample(bytes[start..<end])
        }
        while start < end && rows.count < Self.rowLimit {
          lineNumber += 1
          let lineEnd = ColumnLayout.endOfLine(from: start, to: end, in: bytes)
          take(start..<lineEnd, lineNumber, in: bytes)
          start = lineEnd + 1
        }
      }
      try measure(path)
    }

    /// Looks at one line.
    private mutating func take(_ line: Range<Int>, _ number: Int, in bytes: [UInt8]) {
      if ColumnLayout.isBlank(line, in: bytes) || ColumnLayout.isDocumentStart(line, in: bytes)
        || (sample.numbersTokens && bytes[line].first == UInt8(ascii: "#"))
        || (sample.hasComments && ColumnSample.isComment(bytes[line]))
      {
        return
      }
      rows.append((number, Array(bytes[line])))
    }

    /// Counts the columns: as most of the first lines have them, or the first of them where there are ties.
    private mutating func measure(_ path: String) throws(Fault) {
      firstLine = rows.first?.line
      if rows.isEmpty { return }
      separator = ColumnSample.separator(of: rows.map(\.bytes))
      var cutter = ColumnCutter(separator)
      var found: [(count: Int, rows: Int, lastFilled: Int, first: Int)] = []
      for (index, row) in rows.enumerated() {
        _ = cutter.cut(from: 0, to: row.bytes.count, in: row.bytes)
        if let known = found.firstIndex(where: { $0.count == cutter.count }) {
          found[known].rows += 1
        } else {
          let lastFilled = cutter.columns.lastIndex { !$0.isEmpty } ?? 0
          found.append((cutter.count, 1, lastFilled, index))
        }
        for (column, cell) in cutter.columns.enumerated() where !telling.contains(column) {
          let text = String(decoding: row.bytes[cell], as: UTF8.self)
          if !Self.placeholders.contains(text) { telling.insert(column) }
        }
      }
      let most = found.map(\.rows).max()
      guard let usual = found.first(where: { $0.rows == most }) else { return }
      guard usual.count > 1, usual.lastFilled > 0 else {
        let row = rows[usual.first]
        throw Fault(
          code: "not-columns", file: path, line: row.line,
          message: "expected a token and a tag, found \(quoted(row.bytes[...]))")
      }
      columnCount = usual.count
      telling.formIntersection(0..<columnCount)
      lastFilled = usual.lastFilled
    }
  }
}
