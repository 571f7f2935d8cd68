import AssayFormats
import AssayModel
import AssayScoring

/// Reads a baseline, and refuses one that is not as it was written.
struct BaselineReader {
  private let path: String
  private let lines: [ArraySlice<UInt8>]
  /// The metrics of this version that the baseline has sums of.
  private var metrics: [String: Metric] = [:]

  /// - Parameter path: What the baseline is called in messages.
  init(_ bytes: [UInt8], path: String) {
    self.path = path
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    self.lines = lines.map { $0.last == 0x0D ? $0.dropLast() : $0 }
  }

  /// The baseline.
  ///
  /// - Throws: a fault `baseline` with the line.
  mutating func read() throws(Fault) -> Baseline {
    guard !lines.isEmpty else { throw fault(1, "expected a baseline, found an empty file") }
    try checkForm()
    for number in lines.indices where !BaselineLine.isIntact(lines[number]) {
      throw fault(
        number + 1,
        "expected a line as assay gate --update wrote it, found one that was changed or "
          + "cut off")
    }
    let header = try parsed(0) { reader throws(JSONError) in try Header(&reader) }
    metrics = header.readableMetrics
    var articles: [BaselineArticle] = []
    for number in lines.indices.dropFirst() {
      let metrics = metrics
      let article = try parsed(number) { reader throws(JSONError) in
        try BaselineArticle(&reader, metrics)
      }
      if let last = articles.last, !last.id.utf8.lexicographicallyPrecedes(article.id.utf8) {
        throw fault(
          number + 1,
          "expected an article behind '\(last.id)' in the order of identifiers, found "
            + "'\(article.id)'")
      }
      articles.append(article)
    }
    return try baseline(header, articles)
  }

  private func baseline(
    _ header: Header, _ articles: [BaselineArticle]
  ) throws(Fault) -> Baseline {
    let golds = articles.count { $0.gold != nil }
    let predicteds = articles.count { $0.predicted != nil }
    guard golds == header.gold.articles, predicteds == header.predicted.articles else {
      throw fault(
        lines.count,
        "expected \(header.gold.articles) gold and \(header.predicted.articles) "
          + "predicted articles, found \(golds) and \(predicteds) up to the end")
    }
    guard BaselineLine.digest(of: lines.dropFirst().map(Array.init)) == header.lines else {
      throw fault(
        1,
        "expected the first line of these articles, found that of others; after a merge, make "
          + "the baseline anew with --update")
    }
    return Baseline(
      metrics: header.metrics, conditions: header.conditions, gold: header.gold,
      predicted: header.predicted, articles: articles)
  }

  /// Tells a baseline from other files, and its form from newer ones.
  private func checkForm() throws(Fault) {
    let mark = Array("{\"assay_baseline\":".utf8)
    if let number = lines.firstIndex(where: { $0.starts(with: "<<<<<<< ".utf8) }) {
      throw fault(
        number + 1,
        "expected a baseline, found a merge that is not resolved; make it anew with --update")
    }
    guard lines[0].starts(with: mark) else {
      throw fault(1, "expected a baseline of assay gate, found something else")
    }
    let digits = lines[0].dropFirst(mark.count).prefix { $0 &- 0x30 < 10 }
    let form = Int(String(decoding: digits, as: UTF8.self)) ?? 0
    guard form <= BaselineWriter.form else {
      throw fault(
        1,
        "expected form \(BaselineWriter.form) of the baseline or an older one, found \(form); it "
          + "was made by a newer Assay")
    }
    guard form == BaselineWriter.form else {
      throw fault(1, "expected form \(BaselineWriter.form) of the baseline, found another")
    }
  }

  private func parsed<Value>(
    _ number: Int, _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(Fault) -> Value {
    let bytes = Array(lines[number])
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw fault(number + 1, "expected UTF-8, found other bytes")
    }
    var reader = JSONReader(bytes)
    do throws(JSONError) {
      let value = try read(&reader)
      try reader.finish()
      if let repeated = reader.repeatedKeys.first { throw repeated }
      return value
    } catch {
      throw fault(number + 1, "column \(error.place(in: bytes).column): \(error.message)")
    }
  }

  private func fault(_ line: Int, _ message: String) -> Fault {
    Fault(code: "baseline", file: path, line: line, message: message)
  }
}

// MARK: - The first line

/// How a baseline was made.
private struct Header {
  private(set) var metrics: [BaselineMetric] = []
  let conditions: BaselineConditions
  private(set) var gold = BaselineDigest(articles: 0, digest: "")
  private(set) var predicted = BaselineDigest(articles: 0, digest: "")
  private(set) var lines = ""

  init(_ reader: inout JSONReader) throws(JSONError) {
    var duplicates = Duplicates.counted, extraArticles = ExtraArticles.spurious
    var labels: [String: String] = [:], slices: [String] = []
    try reader.enterObject()
    while let key = try reader.nextKey() {
      switch key {
      case "assay_baseline": _ = try reader.integer()
      case "assay", "check": _ = try reader.string()
      case "metrics":
        metrics = try reader.elements { reader throws(JSONError) in try reader.metric() }
      case "duplicates": duplicates = try reader.choice()
      case "extra_articles": extraArticles = try reader.choice()
      case "labels":
        try reader.enterObject()
        while let name = try reader.nextKey() { labels[name] = try reader.string() }
      case "slices":
        slices = try reader.elements { reader throws(JSONError) in try reader.string() }
      case "gold": gold = try reader.digest()
      case "predicted": predicted = try reader.digest()
      case "lines": lines = try reader.string()
      default: throw reader.unexpected(key)
      }
    }
    conditions = BaselineConditions(
      duplicates: duplicates, extraArticles: extraArticles, labels: LabelMap(labels),
      slices: slices)
  }

  /// The metrics of this version with the same definition.
  var readableMetrics: [String: Metric] {
    metrics.reduce(into: [:]) { known, metric in
      guard let mine = try? Metric.named(metric.name), mine.revision == metric.revision else {
        return
      }
      known[metric.name] = mine
    }
  }
}

extension JSONReader {
  /// The error of a key that a baseline has not.
  func unexpected(_ key: String) -> JSONError {
    JSONError(offset: position, message: "expected a key of a baseline, found '\(key)'")
  }

  /// Reads an array.
  mutating func elements<Element>(
    _ read: (inout JSONReader) throws(JSONError) -> Element
  ) throws(JSONError) -> [Element] {
    var elements: [Element] = []
    try enterArray()
    while try nextElement() { elements.append(try read(&self)) }
    return elements
  }

  fileprivate mutating func choice<Value: RawRepresentable & CaseIterable>() throws(JSONError)
    -> Value where Value.RawValue == String
  {
    let name = try string()
    guard let value = Value(rawValue: name) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw JSONError(offset: position, message: "expected one of \(known), found '\(name)'")
    }
    return value
  }

  fileprivate mutating func metric() throws(JSONError) -> BaselineMetric {
    var name = "", revision = 0
    try enterObject()
    while let key = try nextKey() {
      switch key {
      case "name": name = try string()
      case "revision": revision = try integer()
      default: throw unexpected(key)
      }
    }
    return BaselineMetric(name: name, revision: revision)
  }

  fileprivate mutating func digest() throws(JSONError) -> BaselineDigest {
    var articles = 0, digest = ""
    try enterObject()
    while let key = try nextKey() {
      switch key {
      case "articles": articles = try integer()
      case "digest": digest = try string()
      default: throw unexpected(key)
      }
    }
    return BaselineDigest(articles: articles, digest: digest)
  }
}
