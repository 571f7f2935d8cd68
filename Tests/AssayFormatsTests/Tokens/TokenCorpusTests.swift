import AssayFormats
import AssayModel
import Testing

/// Real files over tokens, with counts that a count of their marks gives, and told apart by content.
@Suite(.enabled(if: Shared.isThere, "needs the shared corpora"))
struct TokenCorpusTests {
  @Test func corporaHaveTheirCounts() throws {
    let rows: [(path: String, counts: ArticleCounts)] = [
      ("data/gum/dep", ArticleCounts(articles: 20, tokens: 13571, mentions: 4004, chains: 612)),
      (
        "data/gum/coref/gum/tsv",
        ArticleCounts(articles: 51, tokens: 43318, mentions: 12997, relations: 6491)
      ),
      (
        "data/litbank/coref/conll",
        ArticleCounts(articles: 40, tokens: 84245, mentions: 11878, chains: 3007)
      ),
    ]
    for row in rows {
      #expect(try ArticleCounts(of: Shared.path(row.path)) == row.counts, "\(row.path)")
    }
  }

  @Test func samplesAreToldApart() throws {
    let rows: [(path: String, format: String, mentions: Int)] = [
      ("conll/germeval2014_test.conll", "columns", 6),
      ("conll/dkpro-2012-en-orig.conll", "conll2012", 17),
      ("conll/conllu-empty_nodes.conllu", "conllu", 0),
      ("webanno-tsv3/dkpro-example2.tsv", "webanno-tsv", 9),
      ("webanno-tsv3/testSentenceWithEmoji.tsv", "webanno-tsv", 1),
      ("webanno-tsv3/testSentenceWithTab.tsv", "webanno-tsv", 1),
      ("webanno-tsv3/testSimpleChain.tsv", "webanno-tsv", 3),
      ("webanno-tsv3/testSimpleSlotFeature.tsv", "webanno-tsv", 2),
      ("webanno-tsv3/testStackedSubMultiTokenSpanWithFeatureValue.tsv", "webanno-tsv", 24),
      ("webanno-tsv3/testTokenBoundedSpanWithNastyFeatureValue.tsv", "webanno-tsv", 5),
      ("webanno-tsv3/testZeroLengthSpanBetweenAdjacentTokens.tsv", "webanno-tsv", 1),
    ]
    for row in rows {
      let opened = try Formats.open(Shared.path("samples/\(row.path)"))
      #expect(opened.format.name == row.format, "\(row.path)")
      let all = Array(opened)
      #expect(all.count == 1 && all[0].messages == [], "\(row.path)")
      #expect(all[0].layer?.mentions.count == row.mentions, "\(row.path)")
    }
  }

  /// The outer and the inner names of GermEval's line.
  @Test func numberedTokensHaveAllColumnsOfNames() throws {
    let path = Shared.path("samples/conll/germeval2014_test.conll")
    let article = try #require(try readings(path).first?.article)
    #expect(article.article.tokens?.tokens.count == 27)
    #expect(
      article.mentions() == [
        "LOC Stuttgart", "LOC Braunschweig", "LOC Bonn", "LOCpart Troia-Ausstellung",
        "OTH Troia - Traum und Wirklichkeit", "LOC Troia",
      ])
    #expect(article.layers.count == 1 && article.layers[0].tags == nil)
  }
}
