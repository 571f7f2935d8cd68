import AssayModel
public import AssayScoring

/// The agreement of annotators as text: what they marked, what they called it, and where they differ
/// most.
public struct AgreementTable: Sendable {
  /// What is shown beyond the overview.
  public enum Detail: Hashable, Sendable {
    /// A row for each type.
    case types
    /// A row for each article.
    case articles
    /// The tables of every two annotators.
    case pairs
    /// All coefficients for choices.
    case coefficients
  }

  let report: AgreementReport
  let details: Set<Detail>

  /// Makes the tables of a report.
  public init(_ report: AgreementReport, details: Set<Detail> = []) {
    self.report = report
    self.details = details
  }

  /// All lines: the annotators by letter, the overview, then what else was asked for.
  public var lines: [String] {
    let names = report.annotators.enumerated().map { "  \(Self.letter($0.offset))  \($0.element)" }
    let count = report.annotators.count
    let title = "\(grouped(count)) annotators, \(Self.articles(report.articles))"
    guard count > 2 else {
      return [title + " annotated by both"] + names + report.pairs.flatMap(lines(of:))
    }
    let pairs = report.pairs.flatMap { pair in
      ["", "\(pairName(pair)), \(Self.articles(pair.scores.articles))"] + lines(of: pair)
    }
    return [title + " annotated by two or more"] + names + overview
      + (details.contains(.pairs) ? pairs : [])
  }

  /// A, B and so on; A2 after Z.
  static func letter(_ index: Int) -> String {
    let letter = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? letter : "\(letter)\(index / 26 + 1)"
  }

  func pairName(_ pair: PairAgreement) -> String {
    "\(Self.letter(pair.first))-\(Self.letter(pair.second))"
  }

  static func articles(_ count: Int) -> String {
    counted(count, "article")
  }

  static func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines
  }

  // MARK: - Two annotators

  private func lines(of pair: PairAgreement) -> [String] {
    marked(pair) + (details.contains(.types) ? types(pair) : []) + mostDifferences(pair)
      + lines(of: pair.group) + coreference([pair]) + relations(pair)
      + (details.contains(.articles) ? articles(pair) : [])
      + ["", pair.scores.scores.first.map { pair.scores.signature.line(for: $0.metric) } ?? ""]
  }

  private func columns(of pair: PairAgreement) -> [String] {
    let (first, second) = (Self.letter(pair.first), Self.letter(pair.second))
    return [
      "F1", "95 % interval", first, second, "agreed", "partial", "differ", "only \(first)",
      "only \(second)",
    ]
  }

  private func marked(_ pair: PairAgreement) -> [String] {
    var table = TextTable([""] + columns(of: pair), alignments: [.left])
    for score in pair.scores.scores { table.add([score.metric.name] + Self.cells(score.micro)) }
    return Self.section("What was marked", table.lines + remarks(pair))
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
      var table = TextTable([""] + columns(of: pair), alignments: [.left])
      for type in score.types { table.add([type.type] + Self.cells(type.score)) }
      return Self.section("\(score.metric.name), by type", table.lines)
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

  private func relations(_ pair: PairAgreement) -> [String] {
    guard pair.relations != .zero else { return [] }
    let (first, second) = (Self.letter(pair.first), Self.letter(pair.second))
    var table = TextTable(["", "F1", first, second, "agreed"], alignments: [.left])
    let types = pair.relationTypes.map { ($0.type, $0.counts) }
    for (name, counts) in [("all", pair.relations)] + (details.contains(.types) ? types : []) {
      table.add([
        name, counts.f1Text, "\(counts.possible)", "\(counts.actual)", "\(counts.correct)",
      ])
    }
    return Self.section("Relations: type, and role and extent of each argument", table.lines)
  }

  // MARK: - Any number of annotators

  func lines(of group: GroupAgreement) -> [String] {
    choices(group.choices) + units(group.units)
  }

  /// F1 of coreference metrics, the mean over pairs.
  func coreference(_ pairs: [PairAgreement]) -> [String] {
    let metrics = CoreferenceMetric.agreementMetrics
    var table = TextTable([""] + metrics.map(\.name), alignments: [.left])
    let rows: [(String, KeyPath<PairAgreement, CoreferenceCounts>)] = [
      ("mentions", \.mentionCoreference), ("events", \.eventCoreference),
    ]
    var isSingle = false
    for (name, counts) in rows {
      let cells = metrics.map { metric in
        let values = pairs.compactMap { metric.score($0[keyPath: counts]).f1 }
        guard !values.isEmpty else {
          isSingle = true
          return "n/a"
        }
        return Percent.text(values.reduce(0, +) / Double(values.count))
      }
      table.add([name] + cells)
    }
    let title = pairs.count > 1 ? "Coreference, mean F1 of pairs" : "Coreference, F1"
    let reason = "n/a: no entity of two members"
    return Self.section(title, table.lines + (isSingle ? [reason] : []))
  }
}

extension CoreferenceMetric {
  /// The CoNLL average after its parts.
  public static var agreementMetrics: [CoreferenceMetric] {
    [.muc, .bCubed, .ceafEntities, .conllAverage]
  }
}

extension Coefficient {
  /// The value with three decimals, or `n/a`.
  public var text: String {
    guard let value else { return "n/a" }
    return Self.text(value)
  }

  /// A number with three decimals; `n/a` where there is none.
  static func text(_ number: Double?) -> String {
    guard let number else { return "n/a" }
    let thousandths = Int((abs(number) * 1_000).rounded(.toNearestOrEven))
    let decimals = String(1_000 + thousandths % 1_000).dropFirst()
    return "\(number < 0 && thousandths > 0 ? "-" : "")\(thousandths / 1_000).\(decimals)"
  }
}
