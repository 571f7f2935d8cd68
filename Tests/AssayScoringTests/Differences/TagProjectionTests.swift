import AssayModel
import AssayScoring
import Testing

/// Mentions written as token tags.
struct TagProjectionTests {
  private static let text = ArticleText("Zoë Ek-Al fled.\nShe left")

  private static func document(_ mentions: String, tokens: Tokenization? = nil) -> PeerDocument {
    PeerDocument(
      ArticlePair(
        id: "a", text: text, gold: Samples.layer(Samples.mentions(mentions)), predicted: nil),
      tokens: tokens)
  }

  private static func gold(
    _ mentions: String, _ options: PeerTagOptions, tokens: Tokenization? = nil
  ) throws -> (tags: String, losses: [Int: TagLoss]) {
    let tags = try PeerTags(document(mentions, tokens: tokens), options)
    let spelled = (0..<tags.pair.gold.count).map { tags.pair.gold[$0] }
    return (spelled.joined(separator: " "), tags.losses(.gold))
  }

  @Test func textsAreCutAsStated() throws {
    let words = try #require(PeerTokens.words.cut(Self.text))
    #expect(
      words.tokens.map { Self.text[$0] } == ["Zoë", "Ek", "-", "Al", "fled", ".", "She", "left"])
    #expect(words.sentenceStarts == [0, 6])
    let characters = try #require(PeerTokens.characters.cut(Self.text))
    #expect(characters.tokens.count == 24 && characters.sentenceStarts == [0])
    #expect(characters.tokens[2].count == 2)
    #expect(PeerTokens.given.cut(Self.text) == nil)
    for source in [PeerTokens.words, .characters] {
      #expect(try #require(source.cut(ArticleText(""))).tokens.isEmpty)
    }
  }

  @Test func mentionsAreWrittenOrTheirLossIsNoted() throws {
    // Bytes: Zoë 0-4, Ek 5-7, - 7-8, Al 8-10, fled 11-15, . 15-16, She 17-20, left 21-25.
    let rows: [(mentions: String, tags: String, losses: [Int: TagLoss])] = [
      ("A 0-4;B 5-10", "B-A B-B I-B I-B O O O O", [:]),
      ("A 5-10;B 5-7", "O B-A I-A I-A O O O O", [1: .overlapping]),
      ("A 5-7;A 5-7", "O B-A O O O O O O", [1: .overlapping]),
      ("B 5-7;A 5-7", "O B-A O O O O O O", [0: .overlapping]),
      ("A 5-9", "O B-A I-A I-A O O O O", [0: .widened]),
      ("A 0-4,8-10", "B-A I-A I-A I-A O O O O", [0: .enveloped]),
      ("A 11-20", "O O O O O O O O", [0: .acrossSentences]),
      ("A 10-11;B 3-3", "O O O O O O O O", [0: .nowhere, 1: .nowhere]),
    ]
    var options = PeerTagOptions()
    options.tokens = .words
    for row in rows {
      let written = try Self.gold(row.mentions, options)
      #expect(written.tags == row.tags, "\(row.mentions)")
      #expect(written.losses == row.losses, "\(row.mentions)")
    }
    options.alignment = .drop
    #expect(try Self.gold("A 5-9;B 0-4", options).losses == [0: .unaligned])
  }

  @Test func schemesAreSpelledAsTheyAreRead() throws {
    let tokens = Tokenization(
      tokens: (0..<8).map { Fragment($0, $0 + 1) }, sentenceStarts: [0, 6])
    let mentions = "A 0-2;A 2-3;B 4-6;B 6-8"
    for scheme in TagScheme.allCases {
      var options = PeerTagOptions()
      options.scheme = scheme
      let tags = try PeerTags(Self.document(mentions, tokens: tokens), options)
      let read = tags.pair.gold.chunks(
        sentences: tags.pair.sentences, decoding: .strict(scheme))
      #expect(
        read.chunks.map(\.tokens) == [0..<2, 2..<3, 4..<6, 6..<8], "\(scheme.rawValue)")
    }
    var options = PeerTagOptions()
    options.scheme = .iob1
    #expect(
      try Self.gold(mentions, options, tokens: tokens).tags == "I-A I-A B-A O I-B I-B I-B I-B")
    options.scheme = .ioe1
    #expect(
      try Self.gold(mentions, options, tokens: tokens).tags == "I-A E-A I-A O I-B I-B I-B I-B")
  }

  @Test func tagsOfTheSourceStayAsTheyAre() throws {
    let tokens = Tokenization(tokens: [Fragment(0, 4), Fragment(5, 10)], sentenceStarts: [0])
    let tags = TagSequence(["X", "I-A"])
    let gold = try Layer(annotator: .person("x"), tags: tags)
    let predicted = Samples.layer(Samples.mentions("A 5-10"))
    let document = PeerDocument(
      ArticlePair(id: "a", text: Self.text, gold: gold, predicted: predicted), tokens: tokens)
    let read = try PeerTags(document, PeerTagOptions())
    #expect(read.pair.gold == tags && read.pair.predicted == TagSequence(["O", "B-A"]))
    #expect(!read.isProjected(.gold) && read.isProjected(.predicted))
    let wrong = PeerDocument(
      ArticlePair(
        id: "a", text: Self.text, gold: gold,
        predicted: try Layer(annotator: .person("x"), tags: TagSequence(["O"]))), tokens: tokens)
    #expect(throws: PeerInputError.self) { try PeerTags(wrong, PeerTagOptions()) }
    var given = PeerTagOptions()
    given.tokens = .given
    #expect(throws: PeerInputError.self) { try PeerTags(Self.document("A 0-4"), given) }
  }

  @Test func numbersOfEntitiesDoNotDependOnTheTokensWhereMentionsFit() throws {
    let pair = ArticlePair(
      id: "a", text: Self.text, gold: Samples.layer(Samples.mentions("A 0-4;B 5-10;A 17-20")),
      predicted: Samples.layer(Samples.mentions("A 0-4;B 5-7;A 17-20")))
    let values = try [PeerTokens.words, .characters].map { tokens in
      var options = PeerTagOptions()
      options.tokens = tokens
      let tags = try PeerTags(PeerDocument(pair), options)
      return Seqeval.values(of: tags.pair, mode: .lenient).filter {
        !$0.id.contains("performance_measure") && !$0.id.contains("accuracy")
      }
    }
    #expect(values[0] == values[1])
    #expect(values[0].first?.value == 2.0 / 3)
  }
}
