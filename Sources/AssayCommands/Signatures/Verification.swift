import AssayFormats
import AssayModel
import AssayScoring

/// Whether results are what the same gold and predictions give here.
struct Verification {
  /// What the first difference is, in words; `nil` where there is none.
  let difference: String?
  /// Members of the results that this version does not give, so that they could not be compared.
  let passedOver: [String]

  /// Compares results with a new report, metric by metric: signatures first, then all numbers.
  ///
  /// - Parameters:
  ///   - hashes: The digests of the articles that were scored now.
  ///   - list: Those of the articles that were scored then, where they were kept.
  init(
    of entries: [ResultsFile.Entry], with report: ScoreReport, hashes: ArticleHashes,
    list: ArticleHashes?
  ) {
    let found = Self.entries(of: report)
    var passedOver: Set<String> = []
    for entry in entries {
      guard let other = found.first(where: { $0.metric == entry.metric }) else { continue }
      if let field = entry.signature.difference(from: other.signature) {
        difference = "\(field)\(Self.places(of: field, hashes, list))"
        self.passedOver = []
        return
      }
    }
    for entry in entries {
      guard let other = found.first(where: { $0.metric == entry.metric }) else { continue }
      var comparison = NumberComparison()
      comparison.compare(entry.numbers, with: other.numbers, at: "")
      passedOver.formUnion(comparison.passedOver)
      if let number = comparison.difference {
        difference = "\(entry.metric): the signature is the same, but \(number)"
        self.passedOver = passedOver.sorted()
        return
      }
    }
    difference = nil
    self.passedOver = passedOver.sorted()
  }

  /// A report as it is written and read again.
  private static func entries(of report: ScoreReport) -> [ResultsFile.Entry] {
    let text = ScoreDocument.text(of: [ScoreDocument(name: "", report: report)])
    let document = try? JSONValue(parsing: Array(text.utf8))
    return document.map(ResultsFile.entries(of:)) ?? []
  }

  private static func places(
    of field: SignatureDifference, _ hashes: ArticleHashes, _ list: ArticleHashes?
  ) -> String {
    guard let list else { return "" }
    switch field.key {
    case "gold", "docs": return "; \(hashes.differences(from: list, in: \.gold))"
    case "pred": return "; \(hashes.differences(from: list, in: \.predicted))"
    default: return ""
    }
  }
}

/// Compares what two documents say, member by member; signatures are left out.
private struct NumberComparison {
  /// The first difference in words.
  private(set) var difference: String?
  /// The names of members that only the first has.
  private(set) var passedOver: Set<String> = []

  mutating func compare(_ expected: JSONValue, with found: JSONValue, at place: String) {
    guard difference == nil else { return }
    switch (expected, found) {
    case (.object(let members), .object):
      for member in members where member.key != "signature" {
        let inside = place.isEmpty ? member.key : "\(place).\(member.key)"
        if let other = found[member.key] {
          compare(member.value, with: other, at: inside)
        } else {
          passedOver.insert(member.key)
        }
      }
    case (.array(let a), .array(let b)) where a.count == b.count:
      for (index, pair) in zip(a, b).enumerated() {
        compare(pair.0, with: pair.1, at: "\(place)[\(index)]")
      }
    default:
      guard expected != found else { return }
      difference = "\(place) differs: expected \(Self.text(expected)), found \(Self.text(found))"
    }
  }

  private static func text(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.value(value)
    return String(decoding: writer.take(), as: UTF8.self)
  }
}
