public import AssayModel

/// Reads links from a table: document, first character, last character (included), then for each
/// candidate identifier, score and type, between tabs; the form of neleval.
///
/// A single candidate may lack type or score and type. A line that cannot be read is a fault and
/// gives no annotation. Types written as JSON objects are not supported.
///
/// - Complexity: O(n) in bytes.
public struct LinkReader: Sendable {
  /// What was read, in the order of the file.
  public private(set) var annotations: [LinkAnnotation] = []
  /// What was wrong.
  public private(set) var faults: [Fault] = []

  /// Reads a file.
  public init(_ bytes: [UInt8], file: String) {
    let rows = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, row) in rows.enumerated() where !(index == rows.count - 1 && row.isEmpty) {
      let row = row.last == UInt8(ascii: "\r") ? row.dropLast() : row
      switch annotation(row) {
      case .success(let annotation): annotations.append(annotation)
      case .failure(let problem):
        faults.append(
          Fault(code: problem.code, file: file, line: index + 1, message: problem.message))
      }
    }
  }

  private struct Problem: Error {
    let code: String
    let message: String
  }

  private func annotation(_ row: ArraySlice<UInt8>) -> Result<LinkAnnotation, Problem> {
    let tab = UInt8(ascii: "\t")
    var row = row
    while row.last == tab { row.removeLast() }
    let columns = row.split(separator: tab, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard columns.count >= 3 else {
      return .failure(
        Problem(
          code: "link-columns",
          message: "expected document, start and end between tabs, found \(columns.count) columns"))
    }
    guard let start = Int(columns[1]), let last = Int(columns[2]), 0 <= start,
      start - 1 <= last, last < Int.max
    else {
      return .failure(
        Problem(
          code: "link-offsets",
          message:
            "expected a first and a last character, found '\(columns[1])' and '\(columns[2])'"))
    }
    return candidates(columns.dropFirst(3)).map {
      LinkAnnotation(document: columns[0], start: start, last: last, candidates: $0)
    }
  }

  private func candidates(_ columns: ArraySlice<String>) -> Result<[LinkCandidate], Problem> {
    let columns = Array(columns)
    guard columns.count < 3 || columns.count % 3 == 0 else {
      return .failure(
        Problem(
          code: "link-candidates",
          message:
            "expected identifier, score and type of each candidate, found \(columns.count) columns")
      )
    }
    var candidates: [LinkCandidate] = []
    for first in stride(from: 0, to: columns.count, by: 3) {
      let score = first + 1 < columns.count ? columns[first + 1] : nil
      let type = first + 2 < columns.count ? columns[first + 2] : nil
      guard score.map({ Double($0) != nil }) ?? true else {
        return .failure(
          Problem(code: "link-score", message: "expected a number as score, found '\(score ?? "")'")
        )
      }
      guard type.map({ !$0.hasPrefix("{") }) ?? true else {
        return .failure(
          Problem(code: "link-type", message: "expected a type's name, found '\(type ?? "")'"))
      }
      candidates.append(
        LinkCandidate(identifier: columns[first], score: score.flatMap(Double.init), type: type))
    }
    return .success(candidates)
  }
}
