internal import AssayModel
internal import AssaySystem

/// What a corpus says about its articles in a table `articles.tsv` beside the texts.
///
/// The first line names the columns; the first column is `id`. Fields are separated by TABs and are
/// not quoted. An empty field says nothing about its article.
struct MetadataTable {
  static let fileName = "articles.tsv"

  private let path: String
  private var rows: [String: [String: String]] = [:]
  /// Ids with their lines, in the order of the file.
  private var ids: [(id: String, line: Int)] = []

  /// Reads the table of a folder, if there is one.
  init(in folder: String, faults: inout [Fault]) {
    path = Files.join(folder, Self.fileName)
    guard Files.exists(path) else { return }
    do {
      let bytes = try Files.bytes(of: path)
      guard let text = TextCheck.text(bytes, file: path, faults: &faults) else { return }
      parse(text.bytes, &faults)
    } catch {
      faults.append(error)
    }
  }

  /// The metadata of an article; empty where the table has none.
  func values(of id: String) -> [String: String] { rows[id] ?? [:] }

  /// Warns of rows about articles that the corpus does not have.
  func reportStrangers(among articles: [String], faults: inout [Fault]) {
    guard !ids.isEmpty else { return }
    let known = Set(articles)
    for (id, line) in ids where !known.contains(id) {
      faults.append(
        Fault(
          .warning, code: "metadata", file: path, line: line,
          message: "expected the id of an article, found \(quoted(id))"))
    }
  }

  private mutating func parse(_ bytes: [UInt8], _ faults: inout [Fault]) {
    let start = bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0
    var columns: [String] = []
    let lines = bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      if columns.isEmpty {
        guard fields.first == "id", Set(fields).count == fields.count else {
          return report("a header of different names that begins with 'id'", fields, 1, &faults)
        }
        columns = fields
      } else {
        add(fields, columns, index + 1, &faults)
      }
    }
  }

  private mutating func add(
    _ fields: [String], _ columns: [String], _ line: Int, _ faults: inout [Fault]
  ) {
    guard fields.count == columns.count else {
      return report("\(columns.count) fields", fields, line, &faults)
    }
    let id = fields[0]
    guard !id.isEmpty, rows[id] == nil else {
      return report("an id that no other row has", fields, line, &faults)
    }
    ids.append((id, line))
    var values: [String: String] = [:]
    for (column, field) in zip(columns, fields).dropFirst() where !field.isEmpty {
      values[column] = field
    }
    rows[id] = values
  }

  private func report(
    _ expected: String, _ fields: [String], _ line: Int, _ faults: inout [Fault]
  ) {
    faults.append(
      Fault(
        code: "metadata", file: path, line: line,
        message: "expected \(expected), found \(counted(fields.count, "field")) from "
          + quoted(fields[0])))
  }
}
