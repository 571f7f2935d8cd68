internal import AssayModel
internal import AssaySystem

/// Reads the articles of a column file, one at a time.
///
/// An article is called what stands in parentheses on its `-DOCSTART-` line. Others are numbered from
/// one, and the number is the identifier, so that two files with the same tokens have the same articles.
struct ColumnStream: ArticleStream {
  private var reader: BlockReader
  private let layout: ColumnLayout
  /// The columns of `layout.tags`, without the annotators, which would be retained for every token.
  private let tagColumns: [Int]
  private let annotators: [Annotator]
  private var decoder: TagDecoder
  private var columns: ColumnCutter
  private var builder: ColumnArticleBuilder
  private var faults: [Fault] = []
  private var number = 0
  /// Where the next line begins in the reader's block.
  private var position = 0
  private var lineNumber = 0
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
    tagColumns = layout.tags.map(\.column)
    annotators = layout.annotators
    decoder = TagDecoder(options.decoding)
    columns = ColumnCutter(layout.separator)
    builder = ColumnArticleBuilder(layers: layout.tags.count)
  }

  mutating func next() -> Reading? {
    guard !isFinished else { return nil }
    do {
      repeat {
        if takeLines() { return finish() }
        position = 0
      } while try reader.advance()
    } catch {
      faults.append(error)
    }
    isFinished = true
    articleID = documentID
    return builder.isEmpty && faults.isEmpty && !hasDocument ? nil : finish()
  }

  /// Takes in lines of the block; gives whether an article has ended before its end.
  private mutating func takeLines() -> Bool {
    let buffer = reader.buffer
    let end = reader.block.upperBound
    while position < end {
      let start = position
      var line = columns.cut(from: start, to: end, in: buffer)
      position = line.upperBound
      while position < end && buffer[position] != 0x0A { position += 1 }
      position += 1
      bytes += position - start
      lineNumber += 1
      if lineNumber == 1, buffer[line].starts(with: ByteOrderMark.utf8) {
        line = columns.cut(from: line.lowerBound + 3, to: end, in: buffer)
        reportMark()
      }
      if isSeparator(line, in: buffer) {
        if endsArticle(line, in: buffer) { return true }
      } else {
        addToken(buffer)
      }
    }
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
    guard columns.count == layout.columnCount else {
      return report("expected \(layout.columnCount) columns, found \(columns.count)")
    }
    for column in tagColumns where columns[column].isEmpty {
      return report("expected a tag in column \(column), found nothing")
    }
    builder.add(columns[layout.tokenColumn], in: buffer, line: lineNumber)
    for layer in tagColumns.indices {
      builder.addTag(columns[tagColumns[layer]], in: buffer, layer: layer)
    }
  }

  private mutating func reportMark() {
    faults.append(
      Fault(
        .warning, code: "byte-order-mark", file: reader.path, line: 1,
        message: "expected a token, found a byte order mark; it is left out"))
  }

  private mutating func report(_ message: String) {
    faults.append(
      Fault(code: "columns", file: reader.path, line: lineNumber, message: message))
  }

  /// Makes the article of all that was taken in since the last.
  private mutating func finish() -> Reading {
    number += 1
    let id = articleID ?? String(number)
    articleID = nil
    defer { bytes = 0 }
    var repairs = 0
    let parts = builder.take()
    var article: AnnotatedArticle?
    if !faults.contains(where: { $0.severity == .error }) {
      do {
        let text = try ArticleText(validating: parts.text)
        article = try annotated(Article(id: id, text: text, tokens: parts.tokens), parts, &repairs)
      } catch let error as TextError {
        let fault = TextCheck.invalid(parts.text, at: error.offset, file: reader.path)
        faults.append(
          Fault(
            code: fault.code, file: fault.file, line: parts.line(ofByte: error.offset),
            message: fault.message))
      } catch {
        faults.append(Fault(code: "layer", file: reader.path, message: "\(error)"))
      }
    }
    let found = faults
    faults = []
    return Reading(id: id, article: article, faults: found, repairs: repairs, bytes: bytes)
  }

  private mutating func annotated(
    _ article: Article, _ parts: ColumnArticleBuilder.Parts, _ repairs: inout Int
  ) throws(LayerError) -> AnnotatedArticle {
    var layers: [Layer] = []
    layers.reserveCapacity(layout.tags.count)
    let sentences = parts.tokens.sentences
    for annotator in annotators {
      let columns = layout.tags.indices.filter { layout.tags[$0].annotator == annotator }
      var mentions: [Mention] = []
      for column in columns {
        let sequence = parts.tags[column]
        // Many articles of one sentence have nothing tagged, which needs no decoding.
        if sequence.names == ["O"] { continue }
        let decoded = decoder.chunks(of: sequence, sentences: sentences)
        repairs += decoded.repaired + decoded.dropped
        mentions.reserveCapacity(mentions.count + decoded.chunks.count)
        for chunk in decoded.chunks {
          guard let first = chunk.tokens.first, let last = chunk.tokens.last else { continue }
          let extent = Extent(parts.tokens.tokens[first].start, parts.tokens.tokens[last].end)
          mentions.append(Mention(id: "m\(mentions.count + 1)", type: chunk.type, extent: extent))
        }
      }
      let tags = columns.count == 1 ? columns.first.map { parts.tags[$0] } : nil
      layers.append(try Layer(annotator: annotator, mentions: mentions, tags: tags))
    }
    return AnnotatedArticle(article, layers: layers)
  }
}
