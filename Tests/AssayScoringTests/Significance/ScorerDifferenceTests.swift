import AssayModel
import AssayScoring
import Testing

struct ScorerDifferenceTests {
  /// Two scorers that saw the same articles know what a study that kept each article knows.
  @Test func differenceIsThatOfAStudyThatKeepsArticles() throws {
    let metrics = try ["ent.strict", "event.TC", "event.AC+"].map { try Metric.named($0) }
    let options = ScoringOptions(bootstrap: Bootstrap(replicates: 150, seed: 7))
    var random = SplitMix(11)
    var first = Scorer(metrics: metrics, options: options), second = first
    var study = ComparisonStudy(
      systems: ["second", "first"],
      options: .init(metrics: metrics, scoring: options, trials: 1))
    for index in 0..<12 {
      let gold = Samples.randomLayer(using: &random)
      for system in [0, 1] {
        let pair = ArticlePair(
          id: "doc-\(index)", text: ArticleText("0123456789abcdef"), gold: gold,
          predicted: Samples.randomLayer(using: &random))
        study.add(pair, of: system)
        if system == 0 { second.add(pair) } else { first.add(pair) }
      }
    }
    for comparison in study.report(version: "0").metrics {
      let expected = comparison.differences[0].bootstrap
      #expect(expected.replicates > 0 && expected.difference != nil)
      #expect(first.difference(from: second, by: comparison.metric.name) == expected)
    }
    #expect(first.difference(from: first, by: "ent.strict")?.pValue == 1)
  }

  @Test func whatCannotBeComparedIsNotCompared() throws {
    let plain = Scorer(options: ScoringOptions(bootstrap: nil))
    let other = Scorer(options: ScoringOptions(bootstrap: Bootstrap(replicates: 10)))
    #expect(plain.difference(from: other, by: "ent.strict") == nil, "other options")
    #expect(plain.difference(from: plain, by: "no.metric") == nil)
    // One article: a difference, but nothing to resample.
    var one = other, none = other
    let gold = Samples.layer(Samples.mentions("A 0-2;B 3-4"))
    for (name, layer) in [("one", gold), ("none", Samples.layer(Samples.mentions("A 0-2")))] {
      let pair = ArticlePair(id: "a", text: ArticleText("abcd"), gold: gold, predicted: layer)
      if name == "one" { one.add(pair) } else { none.add(pair) }
    }
    let difference = try #require(one.difference(from: none, by: "ent.strict"))
    // 1 less 2 · 1 / (1 + 2).
    #expect(abs((difference.difference ?? 9) - 1.0 / 3) < 1e-12)
    #expect(difference.interval == nil && difference.pValue == nil && difference.replicates == 0)
  }
}
