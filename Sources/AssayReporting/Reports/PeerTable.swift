public import AssayScoring

/// Another scorer's numbers as text, under their names.
///
/// Neighbouring numbers that are about several things in the same words are one table, whose heading,
/// rows and columns together are the numbers' names; others stand under their whole names.
public struct PeerTable: Sendable {
  private static let width = 100

  private let groups: [Group]
  /// How many numbers are not shown.
  public let hiddenCount: Int

  /// Rows with the same columns.
  private struct Group: Sendable {
    let columns: [String]
    var rows: [(name: String, values: [PeerValue])]
  }

  /// Makes a table.
  ///
  /// - Parameter withDetails: Whether numbers on single types, documents or roles are shown, too.
  public init(_ values: [PeerValue], withDetails: Bool) {
    let shown = withDetails ? values : values.filter { !$0.isDetail }
    hiddenCount = values.count - shown.count
    var rows: [(name: String, columns: [String], values: [PeerValue])] = []
    for value in shown {
      let (name, column) = value.rowAndColumn
      if let last = rows.last, last.name == name, !last.columns.contains(column) {
        rows[rows.count - 1].columns.append(column)
        rows[rows.count - 1].values.append(value)
      } else {
        rows.append((name, [column], [value]))
      }
    }
    var groups: [Group] = []
    for row in rows {
      if let last = groups.last, last.columns == row.columns {
        groups[groups.count - 1].rows.append((row.name, row.values))
      } else {
        groups.append(Group(columns: row.columns, rows: [(row.name, row.values)]))
      }
    }
    self.groups = groups
  }

  /// The lines, an empty one between tables.
  public var lines: [String] {
    var lines: [String] = []
    var single: [PeerValue] = []
    func endList() {
      guard !single.isEmpty else { return }
      var table = TextTable(["", ""], alignments: [.left])
      for value in single { table.add([value.id, value.text]) }
      lines += (lines.isEmpty ? [] : [""]) + table.lines.dropFirst()
      single = []
    }
    for group in groups {
      if group.rows.count == 1 {
        single += group.rows[0].values
      } else {
        endList()
        lines += (lines.isEmpty ? [] : [""]) + Self.lines(group)
      }
    }
    endList()
    return lines
  }

  private static func lines(_ group: Group) -> [String] {
    let prefix = commonPrefix(group.rows.map(\.name))
    var across = TextTable([prefix] + group.columns, alignments: [.left])
    let names = group.rows.map { String($0.name.dropFirst(prefix.count)) }
    for (name, row) in zip(names, group.rows) { across.add([name] + row.values.map(\.text)) }
    guard let header = across.lines.first, header.count > width else { return across.lines }
    var down = TextTable([prefix] + names, alignments: [.left])
    for (index, column) in group.columns.enumerated() {
      down.add([column] + group.rows.map { $0.values[index].text })
    }
    guard let other = down.lines.first, other.count < header.count else { return across.lines }
    return down.lines
  }

  /// What all names begin with, up to a full stop; nothing of a name is left empty by it.
  private static func commonPrefix(_ names: [String]) -> String {
    guard let first = names.first else { return "" }
    let stops = first.indices.filter { first[$0] == "." }.reversed()
    for stop in stops {
      let prefix = first[...stop]
      if names.allSatisfy({ $0.hasPrefix(prefix) }) { return String(prefix) }
    }
    return ""
  }
}

extension PeerValue {
  /// Whether the number is about one type, document or role.
  fileprivate var isDetail: Bool {
    if id.hasPrefix("bionlp.") { return !id.contains("-TOTAL.") }
    return [".type.", ".by_docid.", ".by_type.", "doc2edag.role."].contains { id.contains($0) }
  }

  /// What comes before and behind the last full stop of the name.
  fileprivate var rowAndColumn: (String, String) {
    guard let dot = id.lastIndex(of: ".") else { return (id, "") }
    return (String(id[..<dot]), String(id[id.index(after: dot)...]))
  }

  /// The number with as many decimals as the scorer prints, or four; a count without any.
  public var text: String {
    guard let value else { return "n/a" }
    if isCount, let count = Int(exactly: value) { return "\(count)" }
    let isHundredths = ["_pct2", "_trunc2", "_2dp"].contains(where: id.hasSuffix)
    return Self.decimal(value, isHundredths || isTextEEPercent ? 2 : 4)
  }

  private var isTextEEPercent: Bool { id.hasPrefix("textee.") && !isCount }

  /// Whether the number is none of precision, recall and F1, and so may be a count.
  private var isCount: Bool {
    let column = rowAndColumn.1
    let ratios = ["prec", "rec", "f1", "fscore", "fb1", "F1", "P_", "R_"]
    let isRatio =
      ratios.contains(where: column.hasPrefix) || ["p", "r", "f"].contains(column)
      || column.contains("accuracy")
    return !isRatio
      || ["_num", "_den", "_numerator", "_denominator"].contains(where: column.hasSuffix)
  }

  private static func decimal(_ value: Double, _ digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = (value.magnitude * scale).rounded(.toNearestOrEven)
    guard scaled < 1e15 else { return "\(value)" }
    let number = Int(scaled), unit = Int(scale)
    let rest = String(number % unit)
    let zeros = String(repeating: "0", count: digits - rest.count)
    return "\(value < 0 && number > 0 ? "-" : "")\(number / unit).\(zeros)\(rest)"
  }
}
