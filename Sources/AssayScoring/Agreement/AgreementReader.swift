package import AssayModel

/// Reads ratings from a table: a header `item` and the annotators, then a line an item with a
/// category for each annotator, between tabs; an empty one was not given.
///
/// A line that cannot be read is a fault and gives no item.
/// - Complexity: O(n) in bytes.
package struct RatingsReader {
  /// What was read.
  package let ratings: Ratings
  /// What was wrong.
  package let faults: [Fault]

  /// Reads a file.
  package init(_ bytes: [UInt8], file: String) {
    var table = TabTable(bytes)
    let raters = Array(table.header.dropFirst())
    var items: [[String?]] = [], faults: [Fault] = []
    while let (line, cells) = table.next() {
      guard cells.count <= raters.count + 1 else {
        faults.append(
          Fault(
            code: "rating-columns", file: file, line: line,
            message: "expected \(raters.count) ratings, found \(cells.count - 1)"))
        continue
      }
      items.append(cells.dropFirst().map { $0.isEmpty ? nil : $0 })
    }
    ratings = Ratings(raters: raters, items: items)
    self.faults = faults
  }
}

/// Reads units from a table: a header, then annotator, start, length and category between tabs.
///
/// A line that cannot be read is a fault and gives no unit. Annotators are known by their units
/// alone.
/// - Complexity: O(n log n) in bytes.
package struct UnitsReader {
  /// What was read; annotators in the order of their names.
  package let continuum: Continuum
  /// What was wrong.
  package let faults: [Fault]

  /// Reads a file.
  package init(_ bytes: [UInt8], file: String, length: Int) {
    var table = TabTable(bytes)
    var units: [String: [ContinuumUnit]] = [:], faults: [Fault] = []
    while let (line, cells) = table.next() {
      guard cells.count == 4, let start = Int(cells[1]), let size = Int(cells[2]),
        start >= 0, size >= 0, !start.addingReportingOverflow(size).overflow
      else {
        faults.append(
          Fault(
            code: "unit-columns", file: file, line: line,
            message: "expected annotator, start, length and category between tabs"))
        continue
      }
      units[cells[0], default: []].append(
        ContinuumUnit(start: start, end: start + size, category: cells[3]))
    }
    let raters = units.keys.sorted()
    continuum = Continuum(length: length, raters: raters, units: raters.map { units[$0] ?? [] })
    self.faults = faults
  }
}

/// Lines of cells between tabs under a header; empty lines are passed over.
struct TabTable {
  /// The first line's cells.
  let header: [String]
  private var lines: [(number: Int, bytes: ArraySlice<UInt8>)]
  private var position = 0

  init(_ bytes: [UInt8]) {
    let rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var lines = rows.enumerated().map { index, row in
      (number: index + 1, bytes: row.last == UInt8(ascii: "\r") ? row.dropLast() : row)
    }
    lines.removeAll { $0.bytes.isEmpty }
    header = lines.first.map { Self.cells($0.bytes) } ?? []
    self.lines = Array(lines.dropFirst())
  }

  /// The next line's number, from 1, and cells.
  mutating func next() -> (line: Int, cells: [String])? {
    guard position < lines.count else { return nil }
    defer { position += 1 }
    return (lines[position].number, Self.cells(lines[position].bytes))
  }

  private static func cells(_ row: ArraySlice<UInt8>) -> [String] {
    row.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
