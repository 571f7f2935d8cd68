import AssayExtraction
import AssayModel
import Testing

@Suite struct GoldNoiseTests {
  private let words = (0..<400).map { "w\($0)" }

  private func sample(_ id: String) throws -> (Article, Layer) {
    let text = words.joined(separator: " ")
    let gold = try Sample.gold(
      text,
      mentions: stride(from: 0, to: 390, by: 3).map {
        ("w\($0) w\($0 + 1)", ["Place", "Person", "Group"][$0 % 2])
      },
      events: stride(from: 2, to: 390, by: 9).map {
        ("w\($0)", ["Clash", "Meet"][$0 % 2], [("Side", $0 / 3)])
      })
    return (Article(id: id, text: ArticleText(text)), gold)
  }

  private func damaged(
    _ article: Article, _ gold: Layer, _ rates: GoldNoiseExtractor.Rates, seed: UInt64
  ) -> (Layer, GoldNoiseExtractor.Ledger) {
    let extractor = GoldNoiseExtractor(rates: rates, seed: seed)
    var sink = AnnotationSink(text: article.text, vocabulary: extractor.vocabulary)
    let ledger = extractor.damage(gold, of: article, into: &sink)
    return (sink.layer(by: .person("noise")), ledger)
  }

  @Test func ledgerTellsWhatASetComparisonFinds() throws {
    let rates = GoldNoiseExtractor.Rates(missed: 0.2, retyped: 0.1, moved: 0.15, invented: 0.3)
    for seed in 0..<20 as Range<UInt64> {
      let (article, gold) = try sample("a\(seed)")
      let (layer, ledger) = damaged(article, gold, rates, seed: seed)
      func keys(_ layer: Layer) -> Set<String> {
        Set(layer.mentions.map { "\($0.extent) \($0.type)" })
      }
      let correct = keys(gold).intersection(keys(layer)).count
      #expect(ledger.kept == correct)
      #expect(ledger.kept + ledger.missed + ledger.retyped + ledger.moved == gold.mentions.count)
      #expect(
        ledger.kept + ledger.retyped + ledger.moved + ledger.invented == layer.mentions.count)
      #expect(ledger.keptEvents + ledger.retypedEvents == layer.events.count)
      #expect(ledger.missed > 0 && ledger.retyped > 0 && ledger.moved > 0 && ledger.invented > 0)
    }
  }

  @Test func withoutDamageTheGoldComesBack() throws {
    let (article, gold) = try sample("a")
    let none = GoldNoiseExtractor.Rates(missed: 0, retyped: 0, moved: 0, invented: 0)
    let (layer, ledger) = damaged(article, gold, none, seed: 1)
    #expect(Sample.describe(layer, in: article) == Sample.describe(gold, in: article))
    #expect(ledger.kept == gold.mentions.count && ledger.keptEvents == gold.events.count)
  }

  @Test func seedAndArticleDecide() throws {
    let rates = GoldNoiseExtractor.Rates(missed: 0.5, retyped: 0, moved: 0, invented: 0)
    let (article, gold) = try sample("a")
    let (other, _) = try sample("b")
    let (once, _) = damaged(article, gold, rates, seed: 1)
    let (again, _) = damaged(article, gold, rates, seed: 1)
    #expect(once == again)
    #expect(damaged(article, gold, rates, seed: 2).0 != once)
    #expect(damaged(other, gold, rates, seed: 1).0 != once)
  }
}
