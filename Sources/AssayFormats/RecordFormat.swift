internal import AssayModel
internal import AssaySystem

/// A format of which each line holds one article, as JSON Lines do.
///
/// Lines are read one at a time, so memory does not grow with the file. Blank lines are passed over. A file may
/// also be one JSON list of the same records, as some programs export them, or records that go over several lines.
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
    recognises(head: source.headWithoutMark, isWhole: source.isWhole)
  }

  private func recognises(head: ArraySlice<UInt8>, isWhole: Bool) -> Bool {
    let content = head.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if JSONRecordList.begins(content) {
      var list = JSONRecordList(Array(content))
      if let first = try? list.next() {
        return recognises(firstLine: list.bytes[first.bytes], isWhole: true)
      }
      return recognises(firstLine: list.rest, isWhole: false)
    }
    if goesOverLines(content) {
      var reader = JSONReader(Array(content))
      if let record = try? reader.skip() {
        return recognises(firstLine: reader.bytes[record], isWhole: true)
      }
      return recognises(firstLine: content, isWhole: false)
    }
    let line = content.prefix { $0 != 0x0A }
    guard !line.isEmpty else { return false }
    return recognises(firstLine: line, isWhole: isWhole || line.endIndex < head.endIndex)
  }

  func open(_ source: Source, options: ReadingOptions) throws(Fault) -> any ArticleStream {
    let head = source.headWithoutMark
    return JSONRecordList.begins(head) || goesOverLines(head)
      ? RecordListStream(format: self, file: source.path, options: options)
      : RecordStream(format: self, lines: FileLines([source.path]), options: options)
  }

  /// Whether a record begins and its line ends behind the brace, as programs that indent write.
  private func goesOverLines(_ head: ArraySlice<UInt8>) -> Bool {
    let content = head.drop { $0.isBlank }
    guard content.first == UInt8(ascii: "{") else { return false }
    let rest = content.dropFirst().drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    return rest.first == 0x0A
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
      faults.append(ByteOrderMark.leftOut(of: file, expected: "a record"))
    }
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
    return format.article(
      in: Array(line), at: RecordPlace(file: file, line: number, number: number, options),
      options: options)?
      .adding(faults)
  }
}

/// The articles of the records of a JSON list, or of records that go over several lines.
private struct RecordListStream<Format: RecordFormat>: ArticleStream {
  private let format: Format
  private let file: String
  private let options: ReadingOptions
  private var records: JSONElements
  private var number = 0
  private var warning = FileWarning()

  init(format: Format, file: String, options: ReadingOptions) {
    self.format = format
    self.file = file
    self.options = options
    records = JSONElements(file, allowsSeveral: true)
  }

  mutating func next() -> Reading? {
    while true {
      do throws(Fault) {
        guard let record = try records.nextBytes() else { return nil }
        number += 1
        let place = RecordPlace(file: file, line: record.line, number: number, options)
        if let reading = format.article(in: record.bytes, at: place, options: options) {
          return warning.with(reading, records.warning)
        }
      } catch {
        number += 1
        return warning.with(Reading(id: "", article: nil, faults: [error]), records.warning)
      }
    }
  }
}
