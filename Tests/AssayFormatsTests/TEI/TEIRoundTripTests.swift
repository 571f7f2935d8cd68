import AssayFormats
import AssayModel
import Testing

struct TEIRoundTripTests {
  @Test func randomArticlesComeBackWhole() {
    let inlineLayers: [TEI.InlineLayer] = [.gold, .none, .index(1)]
    var mentions = 0, events = 0
    for (number, article) in TEIArticles.sample(3000, seed: 7).enumerated() {
      var options = TEI.Options()
      options.inlineLayer = inlineLayers[number % 3]
      do {
        let bytes = try TEI.verifiedBytes(of: article, options: options)
        mentions += article.layers.reduce(0) { $0 + $1.mentions.count }
        events += article.layers.reduce(0) { $0 + $1.events.count }
        guard number % 20 == 0 else { continue }
        let again = try TEI.read(bytes)
        #expect(again.article == article.article, "article \(number)")
        #expect(try TEI.write(again, options: options) == bytes, "article \(number) is stable")
      } catch {
        Issue.record("article \(number): \(error)")
      }
    }
    #expect(mentions > 20_000 && events > 5_000, "\(mentions) mentions, \(events) events")
  }

  /// Deep nesting stays far from what parsers refuse, and comes back whole.
  @Test func deepNestingComesBackWhole() throws {
    let mentions = (0..<300).map { Mention(id: "T\($0)", type: "X", extent: Extent($0, 600 - $0)) }
    let layer = try Layer(annotator: .person("gold"), mentions: mentions)
    let article = AnnotatedArticle(
      Article(id: "deep", text: ArticleText(String(repeating: "a", count: 600))), layers: [layer])
    let bytes = try TEI.verifiedBytes(of: article)
    #expect(try TEI.read(bytes) == article)
  }
}
