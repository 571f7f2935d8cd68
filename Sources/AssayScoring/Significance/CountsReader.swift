package import AssayModel

/// Reads the counts of documents from a table: a header, then document, correct, spurious and missed
/// between tabs.
///
/// A line that cannot be read is a fault and gives no document.
/// - Complexity: O(n) in bytes.
package struct CountsReader {
  /// What was read, in the order of the file.
  package private(set) var documents: [(id: String, counts: Counts)] = []
  /// What was wrong.
  package private(set) var faults: [Fault] = []

  /// Reads a file.
  package init(_ bytes: [UInt8], file: String) {
    var table = TabTable(bytes)
    while let (line, cells) = table.next() {
      let numbers = cells.dropFirst().compactMap { UInt32($0) }.map(Int.init)
      guard cells.count == 4, numbers.count == 3 else {
        faults.append(
          Fault(
            code: "count-columns", file: file, line: line,
            message: "expected document, correct, spurious and missed between tabs"))
        continue
      }
      documents.append(
        (cells[0], Counts(correct: numbers[0], missed: numbers[2], spurious: numbers[1])))
    }
  }
}
