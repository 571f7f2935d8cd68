internal import AssayModel
internal import AssaySystem

/// Reads the articles of a column file, one at a time.
///
/// Articles are numbered from one, and the number is the identifier, so that two files with the same
/// tokens have the same articles.
struct ColumnStream: ArticleStream {
  private var reader: LineReader
  private let layout: ColumnLayout
  private let decoding: TagDecoding
  private var columns: [Range<Int>] = []
  private var builder: ColumnArticleBuilder
  private var faults: [Fault] = []
  private var number = 0
  private var passed = 0
  private var hasDocument = false
  private var isFinished = false

  init(_ reader: LineReader, layout: ColumnLayout, options: ReadingOptions) {
    self.reader = reader
    self.layout = layout
    decoding = options.decoding
    builder = ColumnArticleBuilder(layers: layout.tags.count)
  }

  mutating func next() -> Reading? {
    guard !isFinished else { return nil }
    do {
      while let line = try reader.next() {
        if isArticleEnd(line) { return finish() }
      }
    } catch {
      faults.append(error)
    }
    isFinished = true
    return builder.isEmpty && faults.isEmpty && !hasDocument ? nil : finish()
  }

  /// Takes one line in; gives whether an article has ended before or with it.
  private mutating func isArticleEnd(_ line: Range<Int>) -> Bool {
    var line = line
    if reader.lineNumber == 1, reader.buffer[line].starts(with: ByteOrderMark.utf8) {
      line = line.lowerBound + 3..<line.upperBound
      faults.append(
        Fault(
          .warning, code: "byte-order-mark", file: reader.path, line: 1,
          message: "expected a token, found a byte order mark; it is left out"))
    }
    if ColumnLayout.isBlank(line, in: reader.buffer) {
      builder.endSentence()
      return layout.isArticlePerSentence && !(builder.isEmpty && faults.isEmpty)
    }
    if ColumnLayout.isDocumentStart(line, in: reader.buffer) {
      builder.endSentence()
      if layout.isArticlePerSentence { return !(builder.isEmpty && faults.isEmpty) }
      defer { hasDocument = true }
      return hasDocument || !builder.isEmpty
    }
    addToken(line)
    return false
  }

  private mutating func addToken(_ line: Range<Int>) {
    ColumnLayout.split(line, in: reader.buffer, at: layout.separator, into: &columns)
    guard columns.count == layout.columnCount else {
      return report("expected \(layout.columnCount) columns, found \(columns.count)")
    }
    for tags in layout.tags where columns[tags.column].isEmpty {
      return report("expected a tag in column \(tags.column), found nothing")
    }
    builder.add(columns[0], in: reader.buffer, line: reader.lineNumber)
    for (layer, tags) in layout.tags.enumerated() {
      builder.addTag(columns[tags.column], in: reader.buffer, layer: layer)
    }
  }

  private mutating func report(_ message: String) {
    faults.append(
      Fault(code: "columns", file: reader.path, line: reader.lineNumber, message: message))
  }

  /// Makes the article of all that was taken in since the last.
  private mutating func finish() -> Reading {
    number += 1
    let id = String(number)
    let bytes = reader.bytesPassed - passed
    passed = reader.bytesPassed
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

  private func annotated(
    _ article: Article, _ parts: ColumnArticleBuilder.Parts, _ repairs: inout Int
  ) throws(LayerError) -> AnnotatedArticle {
    var layers: [Layer] = []
    layers.reserveCapacity(layout.tags.count)
    let sentences = parts.tokens.sentences
    for (tags, sequence) in zip(layout.tags, parts.tags) {
      let decoded = sequence.chunks(sentences: sentences, decoding: decoding)
      repairs += decoded.repaired + decoded.dropped
      var mentions: [Mention] = []
      mentions.reserveCapacity(decoded.chunks.count)
      for chunk in decoded.chunks {
        guard let first = chunk.tokens.first, let last = chunk.tokens.last else { continue }
        let extent = Extent(parts.tokens.tokens[first].start, parts.tokens.tokens[last].end)
        mentions.append(Mention(id: "m\(mentions.count + 1)", type: chunk.type, extent: extent))
      }
      layers.append(try Layer(annotator: tags.annotator, mentions: mentions, tags: sequence))
    }
    return AnnotatedArticle(article, layers: layers)
  }
}
