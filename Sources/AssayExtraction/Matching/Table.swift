import AssayModel

/// A file of lines with columns split by tabs, as lists of names and triggers are kept.
///
/// Lines that are empty or start with `#` are passed over.
struct Table {
  /// A line with its number from one.
  struct Row {
    let line: Int
    let columns: [String]
  }

  /// The file, as the user named it.
  let file: String
  /// The lines that say something.
  let rows: [Row]

  /// Loads and splits a file.
  ///
  /// - Throws: ``SettingError`` where it cannot be loaded or is not UTF-8.
  init(_ file: String, in environment: ExtractorEnvironment) throws(SettingError) {
    self.file = file
    let text: ArticleText
    do {
      text = try ArticleText(validating: try environment.load(file))
    } catch let error as SettingError {
      throw error
    } catch {
      throw SettingError("\(file): \(error)")
    }
    var rows: [Row] = []
    let lines = text.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, bytes) in lines.enumerated() {
      let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      rows.append(
        Row(line: index + 1, columns: columns.map { String(decoding: $0, as: UTF8.self) }))
    }
    self.rows = rows
  }

  /// An error at a row.
  func error(_ row: Row, _ message: String) -> SettingError {
    SettingError("\(file):\(row.line): \(message)")
  }
}
