/// The spans of a layer of WebAnno TSV 2 that may go on in the next row, by their places in the stack of a cell.
///
/// `B-` begins a span over several tokens, `I-` continues the one at the same place, a value without either is of one
/// token, and `O`, `_`, `O-_`, `B-_` and `I-_` are none. A value that begins with the layer's name is no value.
struct EarlyTSVStack {
  private let layer: String
  private var open: [Int: Int] = [:]
  private var count = 0

  init(layer: String) { self.layer = layer }

  /// Lets no span go on.
  mutating func close() { open = [:] }

  /// The cells of a row as TSV 3 writes them: each value with the number of its span.
  mutating func rewritten(_ cells: [Substring]) -> [Substring] {
    let columns = cells.map { $0.split(separator: "|", omittingEmptySubsequences: false) }
    var elements = [[String]](repeating: [], count: cells.count)
    var continued: [Int: Int] = [:]
    for place in 0..<(columns.map(\.count).max() ?? 0) {
      let values = columns.map { $0.indices.contains(place) ? $0[place] : "_" }
      guard let first = values.first(where: { !Self.isNone($0) }) else { continue }
      let number: Int
      if first.hasPrefix("I-"), let known = open[place] {
        number = known
      } else {
        count += 1
        number = count
      }
      if first.hasPrefix("B-") || first.hasPrefix("I-") { continued[place] = number }
      for (column, value) in values.enumerated() {
        elements[column].append("\(written(value))[\(number)]")
      }
    }
    open = continued
    return elements.map { $0.isEmpty ? "_" : Substring($0.joined(separator: "|")) }
  }

  private func written(_ value: Substring) -> String {
    guard !Self.isNone(value) else { return "*" }
    let content = Self.withoutPrefix(value)
    return content.isEmpty || content.hasPrefix(layer)
      ? "*" : TSVEscapes.escapedValue(String(content))
  }

  private static func isNone(_ value: Substring) -> Bool {
    ["", "O", "_", "O-_", "B-_", "I-_"].contains(value)
  }

  private static func withoutPrefix(_ value: Substring) -> Substring {
    ["B-", "I-", "O-"].contains(value.prefix(2)) ? value.dropFirst(2) : value
  }

  /// A cell of a relation, or of the tokens that relations come from, as TSV 3 writes it.
  static func withoutSpans(_ cell: Substring) -> Substring {
    let values = cell.split(separator: "|").filter { !isNone($0) }
    guard !values.isEmpty else { return "_" }
    return Substring(
      values.map { TSVEscapes.escapedValue(String(withoutPrefix($0))) }.joined(separator: "|"))
  }
}
