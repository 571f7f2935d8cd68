internal import AssayModel
internal import AssaySystem

/// A format of which each line holds one article, as JSON Lines do.
///
/// Lines are read one at a time, so memory does not grow with the file. Blank lines are passed over.
protocol RecordFormat: ArticleFormat {
  /// The endings by which files of the format are found in a folder, for example `.jsonl`.
  var endings: [String] { get }

  /// Whether the first line of a file is of this format.
  ///
  /// - Parameter isWhole: Whether all of the line is there; a long one may be cut.
  func recognises(firstLine: ArraySlice<UInt8>, isWhole: Bool) -> Bool

  /// The article of a line, or `nil` where the line belongs to none.
  ///
  /// - Parameters:
  ///   - line: The line without its end.
  ///   - place: The file and the number of the line, from one.
  func article(
    in line: [UInt8], at place: (file: String, line: Int), options: ReadingOptions
  ) -> Reading?
}

extension RecordFormat {
  func recognises(_ source: Source) -> Bool {
    source.headWithoutMark(endings: endings).map { recognises(head: $0) } ?? false
  }

  private func recognises(head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let line = content.prefix { $0 != 0x0A }
    guard !line.isEmpty else { return false }
    return recognises(
      firstLine: line, isWhole: line.endIndex < head.endIndex || head.count < 60_000)
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    RecordStream(
      format: self, lines: FileLines(try source.files(endings: endings)), options: options)
  }
}

/// The articles of the lines of files.
private struct RecordStream<Format: RecordFormat>: ArticleStream {
  let format: Format
  private var lines: FileLines
  private let options: ReadingOptions

  init(format: Format, lines: FileLines, options: ReadingOptions) {
    self.format = format
    self.lines = lines
    self.options = options
  }

  mutating func next() -> Reading? {
    while true {
      do {
        guard let step = try lines.next() else { return nil }
        guard case .line(let line, let file, let number) = step else { continue }
        if let reading = reading(of: line, file: file, number: number) { return reading }
      } catch {
        return Reading(id: "", article: nil, faults: [error])
      }
    }
  }

  private func reading(of line: ArraySlice<UInt8>, file: String, number: Int) -> Reading? {
    var line = line
    var faults: [Fault] = []
    if number == 1, line.starts(with: ByteOrderMark.utf8) {
      line = line.dropFirst(3)
      faults.append(
        Fault(
          .warning, code: "byte-order-mark", file: file, line: 1,
          message: "expected a record, found a byte order mark; it is left out"))
    }
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
    return format.article(in: Array(line), at: (file: file, line: number), options: options)?
      .adding(faults)
  }
}
