import AssayModel
import AssayScoring

/// Articles of ten words, each word a gold mention, with predictions that are right or not made.
enum GateSamples {
  static let text = ArticleText("w00 w01 w02 w03 w04 w05 w06 w07 w08 w09 ")

  /// Mentions of the words at these places: type A below 5, B from there.
  static func layer(_ places: some Sequence<Int>, type: String? = nil) -> Layer {
    Samples.layer(
      places.map { place in
        Mention(
          id: "T\(place)", type: type ?? (place < 5 ? "A" : "B"),
          extent: Extent(4 * place, 4 * place + 3))
      })
  }

  /// An article whose gold has the first words and whose predictions have others.
  static func pair(_ number: Int, gold: Int = 10, found: some Sequence<Int>) -> ArticlePair {
    ArticlePair(
      id: "a\(number < 10 ? "0" : "")\(number)", text: text,
      metadata: ["half": number % 2 == 0 ? "even" : "odd"], gold: layer(0..<gold),
      predicted: layer(found))
  }

  /// A run over articles of which each has so many right predictions.
  static func run(
    _ counts: [Int], metrics: [Metric]? = nil, options: ScoringOptions = ScoringOptions(),
    against baseline: Baseline? = nil
  ) throws -> GateRun {
    var run = GateRun(
      metrics: try metrics ?? [Metric.named("ent.strict")], options: options, baseline: baseline)
    for (number, count) in counts.enumerated() { run.add(pair(number, found: 0..<count)) }
    return run
  }
}
