import AssayFormats
import AssayModel
import AssayScoring
import AssayTesting

@testable import AssayCommands

/// Random runs of the gate.
struct GateRuns {
  var random: SeededGenerator
  private var articles: RandomArticles

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    articles = RandomArticles(seed: seed)
  }

  private static let names = ["ent.strict", "ent.partial", "event.TC", "event.AC+", "coref.conll"]

  /// Articles with gold and predicted layers.
  mutating func pairs(_ count: Int) -> [ArticlePair] {
    (0..<count).compactMap { number in
      guard let article = articles.next() else { return nil }
      return ArticlePair(
        id: "a\(number)", text: article.article.text, metadata: ["k": "\(number % 2)"],
        gold: article.layers.first ?? Layer(empty: .person("gold")),
        predicted: article.layers.dropFirst().first ?? article.layers.first)
    }
  }

  /// The pairs, in some of which others are predicted.
  mutating func changed(_ pairs: [ArticlePair]) -> [ArticlePair] {
    pairs.map { pair in
      guard Int.random(in: 0..<2, using: &random) == 0 else { return pair }
      let predicted = Bool.random(using: &random) ? Layer(empty: .person("x")) : pair.gold
      return ArticlePair(
        id: pair.id, text: pair.text, metadata: pair.metadata, gold: pair.gold,
        predicted: predicted)
    }
  }

  func run(_ pairs: [ArticlePair], against baseline: Baseline? = nil) throws -> GateRun {
    var run = GateRun(
      metrics: try Self.names.map { try Metric.named($0) },
      options: ScoringOptions(slices: [.metadata("k")]), baseline: baseline)
    for pair in pairs { run.add(pair) }
    return run
  }

  /// A few rules.
  mutating func rules() throws -> [GateRule] {
    try (0..<Int.random(in: 0...4, using: &random)).map { _ in
      let name = Self.names.randomElement(using: &random) ?? "ent.strict"
      let scope = ["", " type=*", " type=PER", " meta.k=*", " nesting=*"].randomElement(
        using: &random)
      let option = [
        "", ": strict", ": max-drop 0", ": max-drop 20", ": floor 30", ": max-drop 10%",
      ]
      .randomElement(using: &random)
      return try GateRuleText.rule("\(name).f1\(scope ?? "")\(option ?? "")")
    }
  }
}
