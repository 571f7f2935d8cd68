internal import AssayModel
internal import AssaySystem

/// How the lines of one column file are built, found by looking through it once.
struct ColumnLayout {
  /// A column that becomes a layer.
  struct Tags {
    let column: Int
    let annotator: Annotator
  }

  /// TAB where any line has one, else a blank.
  let separator: UInt8
  /// How many columns each line has.
  let columnCount: Int
  let tags: [Tags]
  /// Whether a blank line ends an article, and not only a `-DOCSTART-` line.
  let isArticlePerSentence: Bool

  /// - Throws: `unreadable`, `not-columns`, or `no-such-column` for a column that is not there.
  init(of path: String, options: ReadingOptions) throws(Fault) {
    let shape = try Shape(of: path)
    separator = shape.separator
    columnCount = shape.columnCount
    let chosen =
      options.tagColumns.isEmpty
      ? [ReadingOptions.TagColumn(shape.lastFilled, options.annotator)] : options.tagColumns
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
    switch options.unit {
    case .automatic: isArticlePerSentence = !shape.startsWithDocument
    case .document: isArticlePerSentence = false
    case .sentence: isArticlePerSentence = true
    }
  }

  // MARK: - Lines

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
  /// What one pass over a file shows.
  private struct Shape {
    var separator: UInt8 = 0x20
    var columnCount = 0
    /// The last column that is not empty in the first line.
    var lastFilled = -1
    var firstLine: Int?
    var startsWithDocument = false

    init(of path: String) throws(Fault) {
      var reader = try LineReader(path)
      var first: [UInt8] = []
      while let line = try reader.next() {
        let bytes = reader.lineNumber == 1 ? Self.withoutMark(line, in: reader.buffer) : line
        if ColumnLayout.isBlank(bytes, in: reader.buffer) { continue }
        if ColumnLayout.isDocumentStart(bytes, in: reader.buffer) {
          if firstLine == nil { startsWithDocument = true }
          continue
        }
        if firstLine == nil {
          firstLine = reader.lineNumber
          first = Array(reader.buffer[bytes])
        }
        if reader.buffer[bytes].contains(0x09) {
          separator = 0x09
          break
        }
      }
      try measure(first, path)
    }

    private mutating func measure(_ first: [UInt8], _ path: String) throws(Fault) {
      guard let firstLine else { return }
      var cutter = ColumnCutter(separator)
      _ = cutter.cut(from: 0, to: first.count, in: first)
      columnCount = cutter.count
      lastFilled = cutter.columns.lastIndex { !$0.isEmpty } ?? 0
      guard columnCount > 1, lastFilled > 0 else {
        throw Fault(
          code: "not-columns", file: path, line: firstLine,
          message: "expected a token and a tag, found \(quoted(first[...]))")
      }
    }

    static func withoutMark(_ line: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
      bytes[line].starts(with: ByteOrderMark.utf8) ? line.lowerBound + 3..<line.upperBound : line
    }
  }
}
