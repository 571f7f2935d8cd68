import AssayFormats
import AssayScoring

extension BaselineArticle {
  /// Reads the line of an article; sums of other metrics than these are passed over.
  init(
    _ reader: inout JSONReader, _ metrics: [String: Metric]
  ) throws(JSONError) {
    var id: String?, gold: String?, predicted: String?
    var sums: [String: ArticleSums] = [:], wrong: [SpanFingerprint] = []
    try reader.enterObject()
    while let key = try reader.nextKey() {
      switch key {
      case "id": id = try reader.string()
      case "gold": gold = try reader.string()
      case "predicted": predicted = try reader.string()
      case "check": _ = try reader.string()
      case "sums":
        try reader.enterObject()
        while let name = try reader.nextKey() {
          guard let metric = metrics[name] else {
            try reader.skip()
            continue
          }
          sums[name] = try reader.sums(metric.formula)
        }
      case "wrong":
        wrong = try reader.elements { reader throws(JSONError) in try reader.fingerprint() }
      default: throw reader.unexpected(key)
      }
    }
    guard let id else { throw reader.expected("an article with an id") }
    self.init(id: id, gold: gold, predicted: predicted, sums: sums, wrong: wrong)
  }
}

extension JSONReader {
  fileprivate mutating func fingerprint() throws(JSONError) -> SpanFingerprint {
    let text = try string()
    guard let fingerprint = SpanFingerprint(text) else {
      throw JSONError(offset: position, message: "expected a fingerprint, found '\(text)'")
    }
    return fingerprint
  }

  fileprivate mutating func sums(_ formula: MetricSums.Formula) throws(JSONError) -> ArticleSums {
    var total: MetricSums?
    var groups: [Group: MetricSums] = [:]
    try enterObject()
    while let dimension = try nextKey() {
      guard dimension != "all" else {
        total = try values(formula)
        continue
      }
      try enterObject()
      while let part = try nextKey() { groups[Group(dimension, part)] = try values(formula) }
    }
    let types = groups.filter { $0.key.dimension == Group.typeDimension }.values
    return ArticleSums(
      total: total ?? types.reduce(MetricSums(zero: formula), +), groups: groups)
  }

  /// The largest number of annotations that one article may have, so that no sum of many overflows.
  private static let most = 1 << 30

  private mutating func values(_ formula: MetricSums.Formula) throws(JSONError) -> MetricSums {
    let start = position
    var values = try elements { reader throws(JSONError) in try reader.integer() }
    if formula == .counts, values.count == 3, values[0] <= Self.most, values[0] >= 0 {
      values = [2 * values[0], values[1], 2 * values[0], values[2]]
    }
    let isSound = stride(from: 0, to: values.count - 1, by: 2).allSatisfy { place in
      let (credit, count) = (values[place], values[place + 1])
      let most = (1 << 62) / formula.unit
      return (0...most).contains(count) && (0...count * formula.unit).contains(credit)
    }
    guard isSound, let sums = MetricSums(formula, values: values) else {
      throw JSONError(
        offset: start, message: "expected sums of a metric, found numbers that cannot be")
    }
    return sums
  }
}
