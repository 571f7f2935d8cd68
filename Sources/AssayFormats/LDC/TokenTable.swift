import AssayModel
import AssaySystem

/// The table of tokens that annotations of the first TAC event nuggets number: identifier, token, first and last
/// character.
///
/// Positions are code points, the last one included (Mitamura et al., TAC KBP 2014 event nuggets; EvmEval).
struct TokenTable {
  static let endings = [".tab", ".txt.tab", ".tkn.tab"]

  /// The place of each token in the table, by identifier.
  private var places: [String: Int] = [:]
  /// Half open.
  private var spans: [(start: Int, end: Int)] = []

  /// Reads the table of a document, which stands where its text may stand.
  ///
  /// - Throws: a ``Fault`` where there is none, or a line that is no token.
  init(of names: [String], for file: String) throws(Fault) {
    guard let path = CompanionFile.candidates(for: file, names: names, endings: Self.endings).first
    else {
      throw Fault(
        code: "missing-tokens", file: file,
        message: "expected the table of its tokens beside it, as \(quoted(names[0])) with "
          + "\(Self.endings.joined(separator: " or ")), found no such file")
    }
    let bytes = try Files.bytes(of: path)
    if let fault = TextCheck.invalid(bytes, file: path) { throw fault }
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy(\.isBlank) {
      let fields = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self).trimmed }
      // Some tables have a line that names their columns.
      if index == 0, fields.count >= 4, Int(fields[2]) == nil { continue }
      guard fields.count >= 4, let start = Int(fields[2]), let last = Int(fields[3]), 0 <= start,
        start <= last, last < Int.max
      else {
        throw Fault(
          code: "line", file: path, line: index + 1,
          message: "expected identifier, token, first and last character, found "
            + quoted(String(decoding: line, as: UTF8.self)))
      }
      places[fields[0]] = spans.count
      spans.append((start, last + 1))
    }
  }

  /// Where tokens stand, those in a row as one; `nil` where one is not in the table.
  func spans(of ids: [String]) -> [(start: Int, end: Int)]? {
    var found: [(start: Int, end: Int)] = []
    var before: Int?
    for id in ids {
      guard let place = places[id] else { return nil }
      if let last = found.last, let before, before + 1 == place {
        found[found.count - 1] = (last.start, spans[place].end)
      } else {
        found.append(spans[place])
      }
      before = place
    }
    return found
  }
}
