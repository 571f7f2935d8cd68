import AssayExtraction
import AssayModel
import AssayReporting
import AssayScoring

/// What votes of the extractors of a run would score, for every number of votes.
struct FrontierLanes {
  private let frontier: VoteFrontier
  private var scorers: [Scorer]

  /// - Parameter memberCount: The number of extractors.
  init(memberCount: Int, scoring: ScoringArguments) throws {
    frontier = VoteFrontier(memberCount: memberCount)
    scorers = try (1...memberCount).map { _ in try scoring.makeScorer() }
  }

  /// Scores the votes on an article.
  mutating func add(_ input: ExtractionInput, found: [Layer?]) {
    guard let gold = input.gold else { return }
    let layers = frontier.layers(found, in: input.article)
    for (index, layer) in layers.enumerated() {
      scorers[index].add(
        ArticlePair(
          id: input.article.id, text: input.article.text, gold: gold, predicted: layer))
    }
  }

  /// The scores for one vote, two votes, up to all.
  var reports: [ScoreReport] {
    scorers.enumerated().map { index, scorer in
      scorer.report(system: "vote:k=\(index + 1)", version: AssayVersion.current)
    }
  }

  /// A metric's table under its title; nothing where no vote found anything of the kind.
  static func lines(_ reports: [ScoreReport], of metric: String, title: String) -> [String] {
    var table = TextTable(
      ["votes", "P", "R", "F1", "95 % interval", "correct", "predicted", "gold"],
      alignments: [.left])
    for (index, report) in reports.enumerated() {
      guard let micro = report[metric]?.micro, micro.counts.actual > 0 else { continue }
      table.add([
        "\(index + 1) of \(reports.count)", micro.precisionText, micro.recallText, micro.f1Text,
        micro.f1IntervalText, "\(micro.counts.correct)", "\(micro.counts.actual)",
        "\(micro.counts.possible)",
      ])
    }
    return table.isEmpty ? [] : ["\(title), by votes"] + table.lines.map { "  \($0)" }
  }
}
