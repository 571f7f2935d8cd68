internal import AssayModel
internal import AssaySystem

/// A format of which each line holds one article, as JSON Lines do.
///
/// Lines are read one at a time, so memory does not grow with the file. Blank lines are passed over. A file may
/// also be one JSON list of the same records, as some programs export them; it is held in memory.
protocol RecordFormat: ArticleFormat {
  /// Whether the first line of a file is of this format.
  ///
  /// - Parameter isWhole: Whether all of the line is there; a long one may be cut.
  func recognises(firstLine: ArraySlice<UInt8>, isWhole: Bool) -> Bool

  /// The article of a line, or `nil` where the line belongs to none.
  ///
  /// - Parameters:
  ///   - line: The line without its end.
  ///   - place: Where it stands.
  func article(
    in line: [UInt8], at place: RecordPlace, options: ReadingOptions
  ) -> Reading?
}

/// Where a record stands.
struct RecordPlace {
  let file: String
  /// The line, from one.
  let line: Int
  /// The number of the record in its file: the line, but for records of a JSON list.
  let number: Int

  /// What an article is called that has no name.
  let name: String

  init(file: String, line: Int, number: Int, _ options: ReadingOptions) {
    self.file = file
    self.line = line
    self.number = number
    name = "\(options.name(of: file)):\(number)"
  }
}

extension RecordFormat {
  func recognises(_ source: Source) -> Bool {
    recognises(head: source.headWithoutMark)
  }

  private func recognises(head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if JSONRecordList.begins(content) {
      var list = JSONRecordList(Array(content))
      if let first = try? list.next() {
        return recognises(firstLine: list.bytes[first.bytes], isWhole: true)
      }
      return recognises(firstLine: list.rest, isWhole: false)
    }
    let line = content.prefix { $0 != 0x0A }
    guard !line.isEmpty else { return false }
    return recognises(
      firstLine: line, isWhole: line.endIndex < head.endIndex || head.count < 60_000)
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    RecordStream(format: self, lines: FileLines([source.path]), options: options)
  }
}

/// The articles of the lines of files.
private struct RecordStream<Format: RecordFormat>: ArticleStream {
  let format: Format
  private var lines: FileLines
  private let options: ReadingOptions
  /// The list that the file at hand is, if it is one.
  private var list: (records: JSONRecordList, file: String)?
  /// Whether the lines up to the end of the file have been read as a list, or its first record has come.
  private var isList = false, hasBegun = false

  init(format: Format, lines: FileLines, options: ReadingOptions) {
    self.format = format
    self.lines = lines
    self.options = options
  }

  mutating func next() -> Reading? {
    while true {
      do {
        if let reading = nextOfList() { return reading }
        guard let step = try lines.next() else { return nil }
        guard case .line(let line, let file, let number) = step else {
          (isList, hasBegun) = (false, false)
          continue
        }
        if isList { continue }
        if !hasBegun, JSONRecordList.begins(ByteOrderMark.dropped(from: Array(line))) {
          list = (
            JSONRecordList(Array(ByteOrderMark.dropped(from: try Files.bytes(of: file)))), file
          )
          isList = true
          continue
        }
        if let reading = reading(of: line, file: file, number: number) { return reading }
      } catch {
        return Reading(id: "", article: nil, faults: [error])
      }
    }
  }

  /// The article of the next element of the list; `nil` at its end.
  private mutating func nextOfList() -> Reading? {
    while let file = list?.file {
      do {
        guard let record = try list?.records.next(), let bytes = list?.records.bytes[record.bytes]
        else { break }
        let reading = format.article(
          in: Array(bytes),
          at: RecordPlace(file: file, line: record.line, number: record.number, options),
          options: options)
        if let reading { return reading }
      } catch {
        let bytes = list?.records.bytes ?? []
        list = nil
        return Reading(id: "", article: nil, faults: [Fault(json: error, in: bytes, file: file)])
      }
    }
    list = nil
    return nil
  }

  private mutating func reading(
    of line: ArraySlice<UInt8>, file: String, number: Int
  ) -> Reading? {
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
    hasBegun = true
    return format.article(
      in: Array(line), at: RecordPlace(file: file, line: number, number: number, options),
      options: options)?
      .adding(faults)
  }
}
