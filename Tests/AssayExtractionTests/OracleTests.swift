import AssayExtraction
import AssayModel
import AssayScoring
import AssayTesting
import Testing

/// The scorer finds what the damage of the oracle was.
@Suite struct OracleTests {
  @Test func scoresAreThoseOfTheLedger() throws {
    let rates = GoldNoiseExtractor.Rates(missed: 0.2, retyped: 0.1, moved: 0.1, invented: 0.2)
    let words = (0..<300).map { "w\($0)" }.joined(separator: " ")
    let article = Article(id: "a", text: ArticleText(words))
    let gold = try Sample.gold(
      words,
      mentions: stride(from: 0, to: 290, by: 3).map {
        ("w\($0) w\($0 + 1)", ["Place", "Person"][$0 % 2])
      },
      events: stride(from: 2, to: 290, by: 9).map { ("w\($0)", ["Clash", "Meet"][$0 % 2], []) })
    for seed in 0..<10 as Range<UInt64> {
      let extractor = GoldNoiseExtractor(rates: rates, seed: seed)
      var sink = AnnotationSink(text: article.text, vocabulary: extractor.vocabulary)
      let ledger = extractor.damage(gold, of: article, into: &sink)
      var scorer = Scorer(metrics: Metric.all, options: ScoringOptions(bootstrap: nil))
      scorer.add(
        ArticlePair(
          id: "a", text: article.text, gold: gold, predicted: sink.layer(by: .person("noise"))))
      let report = scorer.report(system: "noise", version: "0")
      let strict = try #require(report["ent.strict"]?.micro.counts)
      #expect(strict.correct == ledger.kept)
      #expect(strict.possible == gold.mentions.count)
      #expect(strict.actual == ledger.kept + ledger.retyped + ledger.moved + ledger.invented)
      let triggers = try #require(report["event.TC"]?.micro.counts)
      #expect(triggers.correct == ledger.keptEvents)
      #expect(triggers.actual == ledger.keptEvents + ledger.retypedEvents)
      #expect(triggers.possible == gold.events.count)
    }
  }
}
