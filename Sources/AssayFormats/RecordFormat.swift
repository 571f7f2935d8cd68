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
    guard source.isFolder else { return recognises(head: source.headWithoutMark) }
    guard let first = try? files(in: source.path).first,
      let head = try? Files.head(of: Files.join(source.path, first), limit: Source.headLength)
    else { return false }
    return recognises(head: head.starts(with: ByteOrderMark.utf8) ? head.dropFirst(3) : head[...])
  }

  private func recognises(head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    let line = content.prefix { $0 != 0x0A }
    guard !line.isEmpty else { return false }
    return recognises(
      firstLine: line, isWhole: line.endIndex < head.endIndex || head.count < 60_000)
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    guard source.isFolder else {
      return RecordStream(format: self, files: [source.path], options: options)
    }
    let files = try files(in: source.path).map { Files.join(source.path, $0) }
    guard !files.isEmpty else {
      throw Fault(
        code: "no-files", file: source.path,
        message: "expected files ending in \(endings.joined(separator: " or ")), found none")
    }
    return RecordStream(format: self, files: files, options: options)
  }

  private func files(in folder: String) throws(Fault) -> [String] {
    try Files.list(folder) { name in endings.contains { name.hasSuffix($0) } }
  }
}

/// The articles of the lines of files.
private struct RecordStream<Format: RecordFormat>: ArticleStream {
  let format: Format
  let files: [String]
  let options: ReadingOptions
  private var place = 0
  private var reader: LineReader?

  init(format: Format, files: [String], options: ReadingOptions) {
    self.format = format
    self.files = files
    self.options = options
  }

  mutating func next() -> Reading? {
    while true {
      do {
        if reader == nil {
          guard place < files.count else { return nil }
          reader = try LineReader(files[place])
          place += 1
        }
        if let reading = try nextOfFile() { return reading }
        reader = nil
      } catch {
        reader = nil
        return Reading(id: "", article: nil, faults: [error])
      }
    }
  }

  private mutating func nextOfFile() throws(Fault) -> Reading? {
    while let range = try reader?.next(), let lines = reader {
      var line = lines.buffer[range]
      var faults: [Fault] = []
      if lines.lineNumber == 1, line.starts(with: ByteOrderMark.utf8) {
        line = line.dropFirst(3)
        faults.append(
          Fault(
            .warning, code: "byte-order-mark", file: lines.path, line: 1,
            message: "expected a record, found a byte order mark; it is left out"))
      }
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      let place = (file: lines.path, line: lines.lineNumber)
      if let reading = format.article(in: Array(line), at: place, options: options) {
        return reading.adding(faults)
      }
    }
    return nil
  }
}
