/// A table of text for the terminal: aligned columns under a header, nothing more.
public struct TextTable: Sendable {
  /// On which side of its column a cell stands.
  public enum Alignment: Sendable {
    case left
    case right
  }

  private let header: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// Makes a table; missing alignments are `.right`.
  public init(_ header: [String], alignments: [Alignment] = []) {
    self.header = header
    self.alignments =
      alignments + Array(repeating: .right, count: max(0, header.count - alignments.count))
  }

  /// Whether there is no row.
  public var isEmpty: Bool { rows.isEmpty }

  /// Adds a row; missing cells are empty, and cells beyond the header are left out.
  public mutating func add(_ cells: [String]) {
    let missing = Array(repeating: "", count: max(0, header.count - cells.count))
    rows.append(Array(cells.prefix(header.count)) + missing)
  }

  /// The lines, without trailing blanks; columns are two blanks apart.
  public var lines: [String] {
    let all = [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].columns }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].columns)
        return alignments[column] == .left ? row[column] + padding : padding + row[column]
      }
      return cells.joined(separator: "  ").trimmingTrailingBlanks
    }
  }
}

extension String {
  /// How many columns of a terminal the text takes, each character counted as one.
  fileprivate var columns: Int { count }

  fileprivate var trimmingTrailingBlanks: String {
    var trimmed = self[...]
    while trimmed.last == " " { trimmed.removeLast() }
    return String(trimmed)
  }
}
