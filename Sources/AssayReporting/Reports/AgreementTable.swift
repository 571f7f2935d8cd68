public import AssayScoring

/// The agreement of annotators as text.
public struct AgreementTable: Sendable {
  private let report: AgreementReport

  /// Makes the tables of a report.
  public init(_ report: AgreementReport) {
    self.report = report
  }

  /// The tables of two annotators, each below its title and an empty line.
  public func lines(of pair: PairAgreement, byType: Bool) -> [String] {
    scores(pair) + (byType ? types(pair) : []) + attributes(pair) + coreference(pair)
      + relations(pair) + articles(pair)
      + section("Types of tokens", tokens(pair.tokens))
  }

  /// What all annotators agree on; empty for two, who are a pair.
  public var allAnnotators: [String] {
    guard report.annotators.count > 2 else { return [] }
    return section(
      "Types of tokens, all \(report.annotators.count) annotators", tokens(report.tokens))
  }

  // MARK: - Tables

  private static let columns = [
    "F1", "95 % interval", "first", "second", "agreed", "partial", "differ", "only first",
    "only second",
  ]

  private func scores(_ pair: PairAgreement) -> [String] {
    var table = TextTable([""] + Self.columns, alignments: [.left])
    for score in pair.scores.scores { table.add([score.metric.name] + Self.cells(score.micro)) }
    return section("Annotations", table.lines + remarks(pair))
  }

  /// Why there are cells without a value.
  private func remarks(_ pair: PairAgreement) -> [String] {
    if pair.scores.articles == 0 { return ["n/a: no article was annotated by both"] }
    let scores = pair.scores.scores.map(\.micro)
    var remarks: [String] = []
    if scores.contains(where: { $0.f1 == nil }) {
      remarks.append("F1 n/a: neither marked any of the kind")
    }
    if pair.scores.signature.options.bootstrap != nil,
      scores.contains(where: { $0.f1 != nil && $0.intervals?.f1 == nil })
    {
      remarks.append("interval n/a: marked in fewer than two articles")
    }
    return remarks
  }

  private func types(_ pair: PairAgreement) -> [String] {
    pair.scores.scores.flatMap { score -> [String] in
      guard !score.types.isEmpty else { return [] }
      var table = TextTable([""] + Self.columns, alignments: [.left])
      for type in score.types { table.add([type.type] + Self.cells(type.score)) }
      return section("\(score.metric.name), by type", table.lines)
    }
  }

  private static func cells(_ score: Score) -> [String] {
    let counts = score.counts
    return [
      counts.f1Text, score.f1IntervalText, "\(counts.possible)", "\(counts.actual)",
      "\(counts.correct)", "\(counts.partial)", "\(counts.incorrect)", "\(counts.missed)",
      "\(counts.spurious)",
    ]
  }

  private func attributes(_ pair: PairAgreement) -> [String] {
    let rows =
      pair.mentionAttributes.map { ("mentions", $0) } + pair.eventAttributes.map { ("events", $0) }
    guard !rows.isEmpty else { return [] }
    var table = TextTable(
      ["", "of", "pairs", "same", "kappa", "alpha"], alignments: [.left, .left])
    for (bearers, row) in rows {
      table.add([
        row.name, bearers, "\(row.kappa.count)", row.agreement.map { Percent.text($0) } ?? "n/a",
        row.kappa.text, row.alpha.text,
      ])
    }
    return section("Attributes of what both marked", table.lines)
  }

  private func coreference(_ pair: PairAgreement) -> [String] {
    let metrics = CoreferenceMetric.agreementMetrics
    var table = TextTable([""] + metrics.map(\.name), alignments: [.left])
    for (name, counts) in [
      ("mentions", pair.mentionCoreference), ("events", pair.eventCoreference),
    ] {
      table.add(
        [name] + metrics.map { $0.score(counts).f1.map { Percent.text($0) } ?? "n/a" })
    }
    let links = [pair.mentionCoreference, pair.eventCoreference].map(\.muc)
    let isSingle = links.contains { $0.recallDenominator == 0 && $0.precisionDenominator == 0 }
    let reason = "n/a: neither annotator has an entity of two members"
    return section("Coreference, F1", table.lines + (isSingle ? [reason] : []))
  }

  private func relations(_ pair: PairAgreement) -> [String] {
    let counts = pair.relations
    guard counts.possible + counts.actual > 0 else { return [] }
    var table = TextTable(
      ["", "F1", "first", "second", "agreed"], alignments: [.left])
    table.add([
      "type and arguments", counts.f1Text, "\(counts.possible)", "\(counts.actual)",
      "\(counts.correct)",
    ])
    return section("Relations", table.lines)
  }

  private func articles(_ pair: PairAgreement) -> [String] {
    guard !pair.byArticle.isEmpty else { return [] }
    var table = TextTable([""] + pair.scores.scores.map(\.metric.name), alignments: [.left])
    for article in pair.byArticle { table.add([article.id] + article.counts.map(\.f1Text)) }
    return section("Articles, F1", table.lines)
  }

  private func tokens(_ agreement: TokenAgreement) -> [String] {
    var table = TextTable(["", "tokens", "alpha"], alignments: [.left])
    table.add(["with O", "\(agreement.all.count)", agreement.all.text])
    table.add(["without O", "\(agreement.marked.count)", agreement.marked.text])
    return table.lines
  }

  private func section(_ title: String, _ lines: [String]) -> [String] { ["", title] + lines }
}

extension CoreferenceMetric {
  /// The CoNLL average after its parts.
  public static var agreementMetrics: [CoreferenceMetric] {
    [.muc, .bCubed, .ceafEntities, .conllAverage]
  }
}

extension Coefficient {
  /// The value with three decimals, or `n/a` with the reason.
  public var text: String {
    guard let value else { return undefined.map { "n/a (\($0.rawValue))" } ?? "n/a" }
    let thousandths = Int((abs(value) * 1_000).rounded(.toNearestOrEven))
    let decimals = String(1_000 + thousandths % 1_000).dropFirst()
    return "\(value < 0 && thousandths > 0 ? "-" : "")\(thousandths / 1_000).\(decimals)"
  }
}
