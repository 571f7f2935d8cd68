import AssayModel
import AssayScoring
import Testing

struct DifferenceSplitTests {
  @Test func partsByHand() throws {
    // F1 6/7 and 4/7, of 7 annotations each; mean 5/7. In a the first has 1 correct and 1 annotation
    // less, in b 2 correct and 1 annotation more; c is the same for both.
    let split = try #require(
      DifferenceSplit(articles: [
        PairedArticle(
          id: "a", first: Counts(correct: 1, missed: 1), second: Counts(correct: 2)),
        PairedArticle(
          id: "b", first: Counts(correct: 2), second: Counts(correct: 0, missed: 2, spurious: 1)),
        PairedArticle(id: "c", first: Counts(), second: Counts()),
      ]))
    #expect(split.parts.map(\.name) == ["b", "a"])
    for (part, expected) in zip(split.parts, [(4 - 5.0 / 7) / 7, (-2 + 5.0 / 7) / 7]) {
      #expect(abs(part.value - expected) < 1e-15, "\(part)")
    }
    #expect(DifferenceSplit(articles: []) == nil)
    let oneSided = Counts(gold: .init(correct: 1), predicted: .init(unmatched: 1))
    #expect(
      DifferenceSplit(articles: [PairedArticle(id: "a", first: oneSided, second: oneSided)]) == nil)
  }

  @Test func mistakesAreSharesOfAllAnnotations() throws {
    // Of 4 + 4 annotations x has one type wrong on both sides: F1 6/8. Of 4 + 2 y has two missed: F1 4/6.
    let gold = Samples.layer(Samples.mentions("A 0-1;A 2-3;A 4-5;A 6-7"))
    let systems = ["B 0-1;A 2-3;A 4-5;A 6-7", "A 0-1;A 2-3"]
    var study = ComparisonStudy(
      systems: ["y", "x"],
      options: .init(
        metrics: [try Metric.named("ent.strict")], scoring: ScoringOptions(bootstrap: nil)))
    for (place, predicted) in systems.reversed().enumerated() {
      study.add(
        ArticlePair(
          id: "a", gold: gold, predicted: Samples.layer(Samples.mentions(predicted))), of: place)
    }
    let difference = try #require(study.report(version: "1").metrics.first?.differences.first)
    // Of the four gold mentions y has the first, which x has as B; x has the last two, which y misses.
    #expect(difference.recallTest == McNemarTest(onlyFirst: 2, onlySecond: 1))
    let parts = try #require(difference.byMistake)
    #expect(parts.map(\.name) == ["missed", "type"])
    for (part, expected) in zip(parts, [2.0 / 6, -2.0 / 8]) {
      #expect(abs(part.value - expected) < 1e-15)
    }
  }

  @Test func partsSumToTheDifference() throws {
    var random = SplitMix(11)
    for round in 0..<40 {
      let metrics = try ["ent.strict", "ent.exact", "ent.partial", "event.TC", "event.AC+"]
        .map { try Metric.named($0) }
      var study = ComparisonStudy(
        systems: ["x", "y"],
        options: .init(metrics: metrics, scoring: ScoringOptions(bootstrap: nil), trials: 1))
      for article in 0..<6 {
        let gold = Samples.randomLayer(using: &random)
        for system in 0..<2 {
          study.add(
            ArticlePair(
              id: "\(article)", gold: article == 5 ? nil : gold,
              predicted: article == system ? nil : Samples.randomLayer(using: &random)),
            of: system)
        }
      }
      for comparison in study.report(version: "1").metrics {
        let result = try #require(comparison.differences.first)
        for parts in [result.byArticle, result.byType, result.byMistake] {
          let sum = parts?.reduce(0) { $0 + $1.value }
          #expect((sum == nil) == (result.bootstrap.difference == nil))
          let error = abs((sum ?? 0) - (result.bootstrap.difference ?? 0))
          #expect(error < 1e-12, "\(round) \(comparison.metric.name)")
        }
      }
    }
  }
}
