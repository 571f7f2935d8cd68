import AssayModel

/// Puts the rows of a sentence, which follow each other, together.
struct QASRLRows: LineAssembly {
  private let file: String
  private let stem: String
  private let annotator: Annotator
  /// The tokens of all sentences, or why there are none.
  private let sentences: Result<[String: String], Fault>
  private var header: [String] = []
  /// The lines of a row whose last cell goes on, and the number of the first.
  private var pending: (bytes: [UInt8], line: Int) = ([], 0)
  private var current: QASRLSentence?
  /// The sentences whose rows have ended.
  private var ended: Set<String> = []
  /// Whether it was told that there are no sentences.
  private var hasFailed = false

  init(
    file: String, stem: String, annotator: Annotator,
    sentences: Result<[String: String], Fault>
  ) {
    self.file = file
    self.stem = stem
    self.annotator = annotator
    self.sentences = sentences
  }

  mutating func take(_ line: ArraySlice<UInt8>, number: Int) -> QASRLSentence? {
    if pending.bytes.isEmpty { pending.line = number }
    pending.bytes += line + [0x0A]
    // A cell in quotes may hold line breaks.
    let quotes = pending.bytes.count { $0 == UInt8(ascii: "\"") }
    return quotes.isMultiple(of: 2) ? takePending() : nil
  }

  mutating func finish() -> QASRLSentence? {
    if !pending.bytes.isEmpty { report("a quote that ends the cell", "none", pending.line) }
    return close()
  }

  private mutating func close() -> QASRLSentence? {
    defer { current = nil }
    if let current { ended.insert(current.id) }
    return current
  }

  private mutating func takePending() -> QASRLSentence? {
    var rows = CSVRows(pending.bytes)
    let (count, line) = (pending.bytes.count, pending.line)
    pending.bytes = []
    guard let cells = rows.next()?.cells, !hasFailed else { return nil }
    if header.isEmpty {
      header = cells
      return nil
    }
    switch sentences {
    case .failure(let fault):
      hasFailed = true
      return QASRLSentence(fault, id: stem, annotator)
    case .success(let sentences): return take(cells, sentences, line, bytes: count)
    }
  }

  private mutating func take(
    _ cells: [String], _ sentences: [String: String], _ line: Int, bytes: Int
  ) -> QASRLSentence? {
    guard let row = QASRLRow(cells, header, line: line) else {
      report(
        "the number of a token as verb_idx and a question with ranges",
        quoted(cells.joined(separator: ",")), line)
      return nil
    }
    var before: QASRLSentence?
    if current?.id != row.sentence {
      before = close()
      current = QASRLSentence(row, annotator, sentences[row.sentence])
      if ended.contains(row.sentence) {
        report("the rows of a sentence one behind the other", "\(row.sentence) again", line)
      }
    }
    current?.add(row, file: file)
    current?.bytes += bytes
    return before
  }

  private mutating func report(_ expected: String, _ found: String, _ line: Int) {
    let fault = Fault(
      code: "columns", file: file, line: line, message: "expected \(expected), found \(found)")
    if current == nil {
      current = QASRLSentence(fault, id: stem, annotator)
    } else {
      current?.report(fault)
    }
  }
}
