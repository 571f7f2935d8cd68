internal import AssayModel
internal import AssaySystem

/// Reads the articles of a column file, one at a time.
///
/// An article is called what stands in parentheses on its `-DOCSTART-` line. Others are numbered from
/// one, and the number is the identifier, so that two files with the same tokens have the same articles.
struct ColumnStream: ArticleStream {
  private var reader: BlockReader
  private let layout: ColumnLayout
  /// The layers, each with the columns of its tags by their place in the layout.
  private let layers: [(annotator: Annotator, columns: [Int])]
  private var lineEnds = LineEnds()
  private var columns: ColumnCutter
  private var builder: ColumnArticleBuilder
  private var faults: ColumnFaults
  private var number = 0
  /// Where reading stands in the reader's block.
  private var cursor = ColumnCursor()
  /// Where the line at hand begins in the reader's block.
  private var lineStart = 0
  /// Bytes of lines taken in for the next article.
  private var bytes = 0
  private var hasDocument = false
  /// What the last `-DOCSTART-` line calls its article.
  private var documentID: String?
  /// What the article that is being finished is called.
  private var articleID: String?
  private var isFinished = false

  init(_ reader: BlockReader, layout: ColumnLayout, options: ReadingOptions) {
    self.reader = reader
    self.layout = layout
    layers = layout.annotators.map { annotator in
      (annotator, layout.tags.indices.filter { layout.tags[$0].annotator == annotator })
    }
    faults = ColumnFaults(file: reader.path)
    columns = ColumnCutter(layout.separator)
    builder = ColumnArticleBuilder(layout, options: options)
  }

  mutating func next() -> Reading? {
    guard !isFinished else { return nil }
    do {
      repeat {
        if takeLines() { return finish() }
        cursor.startBlock()
      } while try nextBlock()
    } catch {
      faults.add(error)
    }
    isFinished = true
    articleID = documentID
    return builder.isEmpty && faults.isEmpty && !hasDocument ? nil : finish()
  }

  private mutating func nextBlock() throws(Fault) -> Bool {
    guard try reader.advance() else { return false }
    lineEnds.find(in: reader.buffer, reader.block)
    expectMore()
    return true
  }

  /// Makes ready for the rest of the file where one article has filled a block.
  private mutating func expectMore() {
    let isLong = bytes > BlockReader.blockSize / 2
    builder.expect(isLong ? 2 + min(reader.unread / bytes, Self.expectationLimit) : 2)
  }

  /// How much more of an article is expected at once, in multiples of what there is.
  private static let expectationLimit = 1024

  /// Takes in lines of the block; gives whether an article has ended before its end.
  private mutating func takeLines() -> Bool {
    let buffer = reader.buffer
    let end = reader.block.upperBound
    while cursor.position < end {
      let start = cursor.position
      defer { bytes += cursor.position - start }
      // The first line may have a byte order mark, and comments are looked at one by one.
      if cursor.line > 0 && !layout.hasComments {
        builder.addRegularLines(at: &cursor, of: buffer, lineEnds)
        guard cursor.position < end else { break }
      }
      if takeLine(of: buffer, end: end) { return true }
    }
    return false
  }

  /// Takes in a line, whatever it is like; gives whether an article has ended with it.
  private mutating func takeLine(of buffer: [UInt8], end: Int) -> Bool {
    let start = cursor.position
    lineStart = start
    var line = columns.cut(from: start, to: end, in: buffer)
    let lineEnd = ColumnLayout.endOfLine(from: line.upperBound, to: end, in: buffer)
    cursor.pass(lines: 1, before: lineEnd + 1)
    if cursor.line == 1, buffer[line].starts(with: ByteOrderMark.utf8) {
      lineStart += 3
      line = columns.cut(from: lineStart, to: end, in: buffer)
      faults.addMark()
    }
    if isSeparator(line, in: buffer) { return endsArticle(line, in: buffer) }
    if layout.hasComments, layout.tokenColumn == 0, ColumnSample.isComment(buffer[line]) {
      return false
    }
    addToken(buffer)
    return false
  }

  /// Whether a line is blank or begins a document.
  @inline(__always)
  private func isSeparator(_ line: Range<Int>, in buffer: [UInt8]) -> Bool {
    guard let first = line.first.map({ buffer[$0] }) else { return true }
    if first == UInt8(ascii: "-") { return ColumnLayout.isDocumentStart(line, in: buffer) }
    return first <= 0x20 && ColumnLayout.isBlank(line, in: buffer)
  }

  /// Takes in a line that is no token; gives whether an article ends with it.
  private mutating func endsArticle(_ line: Range<Int>, in buffer: [UInt8]) -> Bool {
    builder.endSentence()
    let hasContent = !(builder.isEmpty && faults.isEmpty)
    if layout.isArticlePerSentence { return hasContent }
    guard ColumnLayout.isDocumentStart(line, in: buffer) else { return false }
    articleID = documentID
    documentID = Self.identifier(buffer[line])
    defer { hasDocument = true }
    return hasDocument || !builder.isEmpty
  }

  /// What stands in parentheses on a line that begins a document.
  private static func identifier(_ line: ArraySlice<UInt8>) -> String? {
    guard let open = line.firstIndex(of: UInt8(ascii: "(")),
      let close = line.lastIndex(of: UInt8(ascii: ")")), open + 1 < close
    else { return nil }
    return String(validating: line[(open + 1)..<close], as: UTF8.self)
  }

  private mutating func addToken(_ buffer: [UInt8]) {
    if layout.tokenColumn > 0, columns.count > 0, buffer[columns[0]].first == UInt8(ascii: "#") {
      return
    }
    guard hasItsColumns else { return addTorn(buffer) }
    let tags = layout.tagColumns.map { columns[$0] }
    for (column, tag) in zip(layout.tagColumns, tags) where tag.isEmpty {
      faults.addMissingTag(column: column, line: cursor.line, at: tag.lowerBound - lineStart)
    }
    builder.add(columns[layout.tokenColumn], tags: tags, in: buffer, line: cursor.line)
  }

  /// Whether the line has as many columns as others; TABs at its end are none.
  private var hasItsColumns: Bool {
    let count = layout.columnCount
    return columns.count == count
      || columns.count > count && columns.columns[count...].allSatisfy(\.isEmpty)
  }

  /// Adds the token of a line with too few or too many columns.
  private mutating func addTorn(_ buffer: [UInt8]) {
    let isShort = columns.count < layout.columnCount
    let place = isShort ? columns.columns.last?.upperBound : columns[layout.columnCount].lowerBound
    let hasToken = columns.count > layout.tokenColumn
    faults.addTorn(
      expected: layout.columnCount, found: columns.count, tags: layout.tagColumns.count,
      hasToken: hasToken, line: cursor.line, at: (place ?? lineStart) - lineStart)
    guard hasToken else { return }
    let token = columns[layout.tokenColumn]
    // Blanks may be torn into TABs.
    let end = layout.separator == 0x20 ? buffer[token].firstIndex(of: 0x09) : nil
    builder.add(
      token.lowerBound..<(end ?? token.upperBound), tags: layout.tagColumns.map { _ in nil },
      in: buffer, line: cursor.line)
  }

  /// Makes the article of all that was taken in since the last.
  private mutating func finish() -> Reading {
    number += 1
    let id = articleID ?? String(number), isNumbered = articleID == nil
    articleID = nil
    defer { bytes = 0 }
    var repairs = 0
    var article: AnnotatedArticle?
    let unread = builder.count * layout.unreadColumns
    let isRefused = faults.refuses(tags: builder.count * layout.tagColumns.count)
    let parts = builder.take()
    if !isRefused {
      do {
        let text = try ArticleText(validating: parts.text)
        article = try annotated(Article(id: id, text: text, tokens: parts.tokens), parts, &repairs)
      } catch let error as TextError {
        let fault = TextCheck.invalid(parts.text, at: error.offset, file: reader.path)
        faults.add(
          Fault(
            code: fault.code, file: fault.file, line: parts.line(ofByte: error.offset),
            message: fault.message))
      } catch {
        faults.add(Fault(code: "layer", file: reader.path, message: "\(error)"))
      }
    }
    let found = faults.take()
    return Reading(
      id: id, article: article, faults: found.faults,
      refusedAnnotations: article == nil ? 0 : found.lostTags, repairs: repairs,
      unmodelled: article == nil ? 0 : unread, bytes: bytes
    ).numbered(isNumbered)
  }

  private func annotated(
    _ article: Article, _ parts: ColumnArticleBuilder.Parts, _ repairs: inout Int
  ) throws(LayerError) -> AnnotatedArticle {
    var layers: [Layer] = []
    layers.reserveCapacity(layout.tags.count)
    for (annotator, columns) in self.layers {
      var mentions: [Mention] = []
      var ids = NumberedNames("m")
      for column in columns {
        guard let decoded = parts.tags[column].runs else { continue }
        if layout.spelling.isGiven { repairs += decoded.repaired + decoded.dropped }
        add(decoded, parts.tokens, &ids, to: &mentions)
      }
      let tags = columns.count == 1 ? columns.first.map { parts.tags[$0].sequence } : nil
      layers.append(try Layer(annotator: annotator, mentions: mentions, tags: tags))
    }
    return AnnotatedArticle(article, layers: layers)
  }

  private func add(
    _ decoded: TypedRuns, _ tokens: Tokenization, _ ids: inout NumberedNames,
    to mentions: inout [Mention]
  ) {
    mentions.reserveLargePages(mentions.count + decoded.runs.count)
    for run in decoded.runs where !run.tokens.isEmpty {
      mentions.append(
        Mention(
          id: ids.next(), type: decoded.types[Int(run.type)],
          extent: Extent(tokens.fragment(of: run.tokens))))
    }
  }
}
