import AssayFormats
import AssayModel
import Testing

struct TEIRoundTripTests {
  @Test func randomArticlesComeBackWhole() throws {
    let inlineLayers: [TEI.InlineLayer] = [.gold, .none, .index(1)]
    var mentions = 0, events = 0
    for (number, article) in TEIArticles.sample(3000, seed: 7).enumerated() {
      var options = TEI.Options()
      options.inlineLayer = inlineLayers[number % 3]
      do {
        let bytes = try TEI.verifiedBytes(of: article, options: options)
        let again = try TEI.read(bytes)
        #expect(again.article == article.article, "article \(number)")
        #expect(try TEI.write(again, options: options) == bytes, "article \(number) is stable")
        mentions += again.layers.reduce(0) { $0 + $1.mentions.count }
        events += again.layers.reduce(0) { $0 + $1.events.count }
      } catch {
        Issue.record("article \(number): \(error)")
      }
    }
    #expect(mentions > 20_000 && events > 5_000, "\(mentions) mentions, \(events) events")
  }
}
