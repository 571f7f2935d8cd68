internal import AssayModel
internal import AssaySystem

/// A format of which each line holds a sentence and consecutive lines of one document an article.
protocol SentenceRecordFormat: ArticleFormat {
  var layout: SentenceLayout { get }
}

extension SentenceRecordFormat {
  func recognises(_ source: Source) -> Bool {
    let head = source.headWithoutMark.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let keys = Set(JSONReader.leadingKeys(head.prefix { $0 != 0x0A }))
    return keys.isSuperset(of: ["doc_id", layout.unit, "tokens"])
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    SentenceRecordStream(
      reader: try LineReader(source.path), layout: layout, options: options)
  }
}

/// Joins the lines of a document.
private struct SentenceRecordStream: ArticleStream {
  private var reader: LineReader
  private let layout: SentenceLayout
  private let options: ReadingOptions
  /// The article that is being read.
  private var current: SentenceRecordAssembly?
  private var isFinished = false

  init(reader: LineReader, layout: SentenceLayout, options: ReadingOptions) {
    self.reader = reader
    self.layout = layout
    self.options = options
  }

  mutating func next() -> Reading? {
    while !isFinished {
      do {
        guard let line = try reader.nextLine() else { break }
        if let reading = take(line.bytes) { return reading }
      } catch {
        if current == nil { current = SentenceRecordAssembly(id: "", options) }
        current?.report(error)
        break
      }
    }
    isFinished = true
    return finish()
  }

  private mutating func finish() -> Reading? {
    defer { current = nil }
    return current?.reading(file: reader.path)
  }

  /// Takes in a line; gives the article that ended before it, if any.
  private mutating func take(_ bytes: ArraySlice<UInt8>) -> Reading? {
    var line = bytes
    var mark: Fault?
    if reader.lineNumber == 1, line.starts(with: ByteOrderMark.utf8) {
      line = line.dropFirst(3)
      mark = Fault(
        .warning, code: "byte-order-mark", file: reader.path, line: 1,
        message: "expected a record, found a byte order mark; it is left out")
    }
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
    do {
      var record = try JSONRecord(
        parsing: Array(line), file: reader.path, line: reader.lineNumber)
      let id = record.value["doc_id"]?.identifier ?? record.text("doc_id") ?? current?.id ?? ""
      let ended = current?.id == id ? nil : finish()
      if current == nil { current = SentenceRecordAssembly(id: id, options) }
      if let mark { current?.report(mark) }
      current?.add(&record, layout, bytes: line.count)
      return ended
    } catch {
      // A line that cannot be read is taken to belong to the document before it.
      if current == nil {
        current = SentenceRecordAssembly(
          id: "\(Files.name(of: reader.path)):\(reader.lineNumber)", options)
      }
      current?.report(error)
      return nil
    }
  }
}
