import AssayModel
import AssayScoring

/// The overview of many annotators, and where two differ.
extension AgreementTable {
  // MARK: - Overview

  /// Means over pairs, and what can be told of all annotators at once.
  var overview: [String] {
    markedByAll + lines(of: report.all) + coreference(report.pairs) + relatedByAll
      + (details.contains(.articles) ? unitArticles(report.all) + choiceArticles(report.all) : [])
  }

  private var markedByAll: [String] {
    let annotators = report.annotators.indices
    var table = TextTable(
      ["", "mean"] + annotators.map { Self.letter($0) } + ["least", "pair"],
      alignments: [.left] + Array(repeating: .right, count: annotators.count + 2) + [.left])
    for (place, score) in (report.pairs.first?.scores.scores ?? []).enumerated() {
      func f1(_ pair: PairAgreement) -> Double? { pair.scores.scores[place].micro.f1 }
      let least = report.pairs.filter { f1($0) != nil }.min { (f1($0) ?? 0) < (f1($1) ?? 0) }
      table.add(
        [score.metric.name, Self.percent(report.mean(f1))]
          + annotators.map { Self.percent(report.mean(of: $0, f1)) }
          + [Self.percent(least.flatMap(f1)), least.map(pairName) ?? ""])
    }
    return Self.section(
      "What was marked, F1: mean over pairs, each annotator's mean, least agreeing pair",
      table.lines
        + ["\(grouped(report.pairs.count)) pairs; --pairs shows them with intervals and signatures"]
    )
  }

  private var relatedByAll: [String] {
    guard report.pairs.contains(where: { $0.relations != .zero }) else { return [] }
    return Self.section(
      "Relations, mean F1 of pairs", [Self.percent(report.mean(\.relations.f1))])
  }

  private static func percent(_ ratio: Double?) -> String {
    ratio.map { Percent.text($0) } ?? "n/a"
  }

  // MARK: - Where two differ

  /// The metrics that stand for all in the short list.
  private static let chosen = ["ent.strict", "event.TC", "event.AC+"]

  /// The types and the articles in which two annotators differ most.
  func mostDifferences(_ pair: PairAgreement) -> [String] {
    let places = pair.scores.scores.indices.filter {
      Self.chosen.contains(pair.scores.scores[$0].metric.name)
    }
    var table = TextTable(["", "", ""], alignments: [.left, .left, .left])
    for place in places {
      let score = pair.scores.scores[place]
      let types = score.types.map { ($0.type, $0.score.counts) }
      let articles = pair.byArticle.map { ($0.id, $0.counts[place]) }
      for (what, list) in [("by type", types), ("by article", articles)] {
        guard let worst = Self.worst(list) else { continue }
        table.add([score.metric.name, what, worst])
      }
    }
    return Self.section(
      "Most differences: annotations that the other lacks (F1)", Array(table.lines.dropFirst()))
  }

  private static func worst(_ list: [(name: String, counts: Counts)]) -> String? {
    let differing = list.map { ($0.name, $0.counts, $0.counts.differences) }
      .filter { $0.2 > 0 }
      .sorted { ($1.2, $0.0) < ($0.2, $1.0) }
    guard !differing.isEmpty else { return nil }
    let named = differing.prefix(4).map { "\($0.0) \(grouped($0.2)) (\($0.1.f1Text))" }
    let rest = differing.count - named.count
    return named.joined(separator: ", ") + (rest > 0 ? ", \(grouped(rest)) more" : "")
  }

  // MARK: - Articles

  func articles(_ pair: PairAgreement) -> [String] {
    guard !pair.byArticle.isEmpty else { return [] }
    let hasRelations = pair.relations != .zero
    var table = TextTable(
      [""] + pair.scores.scores.map(\.metric.name) + (hasRelations ? ["relations"] : []),
      alignments: [.left])
    for article in pair.byArticle {
      table.add(
        [article.id] + article.counts.map(\.f1Text)
          + (hasRelations ? [article.relations.f1Text] : []))
    }
    return Self.section("Articles, F1", table.lines) + unitArticles(pair.group)
      + choiceArticles(pair.group)
  }

  private func unitArticles(_ group: GroupAgreement) -> [String] {
    let units = group.units.filter { $0.all.units > 0 }
    let heads = units.flatMap { unit in
      ["\(unit.subject.rawValue) alpha_U"]
        + (report.gamma == nil ? [] : ["\(unit.subject.rawValue) gamma"])
    }
    var table = TextTable([""] + heads, alignments: [.left])
    let parts = units.map { unit in
      Dictionary(unit.byArticle.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let ids = Set(parts.flatMap(\.keys)).sorted()
    for id in ids {
      let cells = parts.flatMap { parts -> [String] in
        let part = parts[id]
        return [part?.alpha.text ?? "n/a"]
          + (report.gamma == nil ? [] : [part?.gamma?.coefficient.text ?? "n/a"])
      }
      table.add([id] + cells)
    }
    return ids.isEmpty ? [] : Self.section("Articles, place and type in one number", table.lines)
  }

  private func choiceArticles(_ group: GroupAgreement) -> [String] {
    guard let first = group.choices.first, !first.byArticle.isEmpty else { return [] }
    var table = TextTable([""] + group.choices.map(\.choice.title), alignments: [.left])
    for (place, article) in first.byArticle.enumerated() {
      table.add(
        [article.name]
          + group.choices.map {
            $0.byArticle[place].ratings.agreement.map { Percent.text($0) } ?? "n/a"
          })
    }
    return Self.section("Articles, share of the same choices", table.lines)
  }
}

extension Counts {
  /// The annotations of either side that the other lacks or has otherwise.
  fileprivate var differences: Int { possible - gold.correct + actual - predicted.correct }
}
