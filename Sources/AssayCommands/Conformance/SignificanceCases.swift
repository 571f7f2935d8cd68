import AssayFormats
import AssayModel
import AssayScoring

/// Cases of tests between two systems.
extension ConformanceCase {
  /// neleval, sacreBLEU, art, scipy and numpy on the resamples and exchanges that the case gives.
  func significanceValues() throws(Fault) -> CaseValues {
    let first = try documentCounts("pred/systemA.tsv")
    let second = try documentCounts("pred/systemB.tsv")
    guard first.map(\.id) == second.map(\.id) else {
      throw file("pred/systemB.tsv").fault("expected the documents of systemA.tsv in their order")
    }
    let documents = 0..<first.count
    let resamples = try table("gold/bootstrap_indices.json", of: "indexes of documents") {
      documents.contains($0)
    }
    let masks = try table("gold/swap_masks.json", of: "zeros and ones") { $0 == 0 || $0 == 1 }
    return CaseValues(
      SignificancePeers(
        first: first.map(\.counts), second: second.map(\.counts), resamples: resamples,
        exchanges: masks.map { $0.map { $0 == 1 } }
      ).values)
  }

  private func documentCounts(
    _ path: String
  ) throws(Fault) -> [(id: String, counts: Counts)] {
    let file = file(path)
    let reader = CountsReader(try file.bytes(), file: file.path)
    if let fault = reader.faults.first { throw fault }
    return reader.documents
  }

  /// A JSON list of lists of whole numbers, each of which is to be allowed.
  private func table(
    _ path: String, of content: String, where isAllowed: (Int) -> Bool
  ) throws(Fault) -> [[Int]] {
    let file = file(path)
    let unexpected = file.fault("expected a list of lists of \(content), found something else")
    guard let rows = try file.json().array else { throw unexpected }
    return try rows.map { row throws(Fault) in
      guard let cells = row.array else { throw unexpected }
      return try cells.map { cell throws(Fault) in
        guard let number = cell.number.flatMap({ Int(exactly: $0) }), isAllowed(number) else {
          throw unexpected
        }
        return number
      }
    }
  }
}
