import AssayScoring
import Testing

struct EventConformanceTests {
  @Test func eventScorersGiveTheirOwnNumbers() throws {
    let cases = try ScoringCase.all(kinds: ["event", "event-bionlp"])
    #expect(!cases.isEmpty)
    for scoringCase in cases {
      let faults = scoringCase.faults(of: try values(scoringCase))
      #expect(faults.isEmpty, "\(scoringCase.name)")
    }
  }

  private func values(_ scoringCase: ScoringCase) throws -> [PeerValue] {
    guard scoringCase.kind == "event" else { return try bionlpValues(scoringCase) }
    let pairs = try scoringCase.articlePairs()
    return Textee.values(pairs) + Oneie.values(pairs)
      + Evmeval.values(pairs, hoppers: scoringCase.hoppers)
  }

  private func bionlpValues(_ scoringCase: ScoringCase) throws -> [PeerValue] {
    let articles = try scoringCase.stems(".a2").map { stem in
      BionlpArticle(
        text: scoringCase.bytes("gold/\(stem).txt") ?? [],
        proteins: scoringCase.string("gold/\(stem).a1"),
        gold: scoringCase.bytes("gold/\(stem).a2").map { String(decoding: $0, as: UTF8.self) },
        predicted: scoringCase.bytes("pred/\(stem).a2").map {
          String(decoding: $0, as: UTF8.self)
        })
    }
    return Bionlp.values(articles) + Textee.values(articles.map(\.peerEvents))
  }
}
