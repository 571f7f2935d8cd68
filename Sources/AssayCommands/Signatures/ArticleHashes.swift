import AssayModel
import AssayScoring
import AssaySystem

/// The digests of single articles, so that a difference can be located.
///
/// As text: a header, then for each article its identifier and 12 digits for the gold and, where they
/// were asked for, for the predictions, between tabs; `-` for what a side lacks.
struct ArticleHashes {
  /// The digests of an article.
  struct Row: Equatable {
    let gold: String?
    let predicted: String?
  }

  private static let none = "-"

  /// By article.
  private(set) var rows: [String: Row] = [:]
  /// The sums of both sides.
  private(set) var gold = DigestSum()
  private(set) var predicted = DigestSum()

  /// No articles.
  init() {}

  /// Adds an article.
  mutating func add(_ pair: ArticlePair) {
    let goldDigest = pair.gold.map { DigestSum.digest(gold: $0, text: pair.text, id: pair.id) }
    let predictedDigest = pair.predicted.map { DigestSum.digest(predicted: $0, id: pair.id) }
    if let goldDigest { gold.add(digest: goldDigest) }
    if let predictedDigest { predicted.add(digest: predictedDigest) }
    rows[pair.id] = Row(
      gold: goldDigest.map(Self.short), predicted: predictedDigest.map(Self.short))
  }

  private static func short(_ digest: [UInt8]) -> String {
    String(SHA256.hexadecimal(digest).prefix(12))
  }

  /// The lines of the text.
  func lines(hasPredictions: Bool) -> [String] {
    func cells(_ gold: String, _ predicted: String) -> [String] {
      [gold] + (hasPredictions ? [predicted] : [])
    }
    let header = ["article"] + cells("gold", "predicted")
    let body = rows.sorted { $0.key < $1.key }.map { id, row in
      [id] + cells(row.gold ?? Self.none, row.predicted ?? Self.none)
    }
    return ([header] + body).map { $0.joined(separator: "\t") }
  }

  /// Reads the text; digests of predictions may be lacking.
  ///
  /// - Throws: a fault with the line.
  init(_ path: String) throws(Fault) {
    let bytes = try Files.bytes(of: path)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where index > 0 && !line.isEmpty {
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard cells.count == 2 || cells.count == 3, cells.dropFirst().allSatisfy(Self.isDigest) else {
        throw Fault(
          code: "hashes", file: path, line: index + 1,
          message: "expected an article and one or two digests of 12 digits between tabs")
      }
      func digest(_ cell: String?) -> String? { cell == Self.none ? nil : cell }
      rows[cells[0]] = Row(
        gold: digest(cells[1]), predicted: digest(cells.dropFirst(2).first))
    }
  }

  private static func isDigest(_ cell: String) -> Bool {
    cell == none || (cell.utf8.count == 12 && UInt64(cell, radix: 16) != nil)
  }

  /// Which articles have another digest here than in a list, in words: `3 articles differ: first a`.
  ///
  /// - Parameter side: Which digest is compared.
  func differences(from expected: ArticleHashes, in side: KeyPath<Row, String?>) -> String {
    var differing: [String] = [], lacking: [String] = [], extra: [String] = []
    for id in Set(rows.keys).union(expected.rows.keys).sorted() {
      switch (expected.rows[id]?[keyPath: side], rows[id]?[keyPath: side]) {
      case (nil, nil): break
      case (_?, nil): lacking.append(id)
      case (nil, _?): extra.append(id)
      case (let a?, let b?): if a != b { differing.append(id) }
      }
    }
    let parts = [
      (differing, "differs", "differ"), (lacking, "is only in the list", "are only in the list"),
      (extra, "is not in the list", "are not in the list"),
    ].filter { !$0.0.isEmpty }.map { ids, one, several in
      ids.count == 1
        ? "1 article \(one): \(ids[0])" : "\(ids.count) articles \(several): first \(ids[0])"
    }
    return parts.isEmpty ? "no article of the list differs" : parts.joined(separator: "; ")
  }
}
