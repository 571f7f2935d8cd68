import AssayModel
import AssayScoring
import Testing

struct EntityPeerTests {
  @Test func tagLoadersReadOddTagsAsTheyDo() throws {
    // Gold, predicted; entities right for nervaluate (nil where it stops with an error) and HIPE.
    let rows: [(String, String, Double?, Double)] = [
      ("B-X I-X O", "I-X I-X O", 1, 1),
      ("B-X I-X O", "B-X E-X O", 1, 1),
      ("B-X I-X O", "E-X E-X O", nil, 1),
      ("B-X O O", "S-X O O", nil, 1),
      ("B-x O O", "B-X O O", 0, 1),
      ("B-a-b O O", "B-a-b O O", 1, 0),
      ("O O O", "B-X O O", 0, 0),
    ]
    for (gold, predicted, nervaluate, hipe) in rows {
      let pair = try pair(gold, predicted)
      let counts = values((try? Nervaluate.values(of: pair)) ?? [])
      #expect((counts["nervaluate.overall.strict.correct"] ?? nil) == nervaluate, "\(predicted)")
      #expect(values(Hipe.values(of: [pair]))["hipe.strict.TP"] == hipe, "\(predicted)")
    }
  }

  @Test func bratevalTakesTheFirstOfItsHashMap() throws {
    let others = (100...110).map { "T\($0)" }
    // Identifiers of predictions that overlap the one gold entity; of others; which is taken.
    let rows: [([String], [String], String)] = [
      (["T1", "T2"], [], "T1"),  // Lists 13 and 14 of 16.
      (["T9", "T10"], [], "T10"),  // Lists 5 and 2.
      (["T7", "T10"], [], "T10"),  // Lists 3 and 2 ...
      (["T7", "T10"], others, "T7"),  // ... 3 and 18 of 32, which 13 entities need.
      (["AaBB", "BBAa"], [], "AaBB"),  // The same hash: the first comes first.
      (["BBAa", "AaBB"], [], "BBAa"),
    ]
    for (near, far, taken) in rows {
      // Each prediction's type is its identifier, so that types show which one is left over.
      let predicted =
        near.map { PeerEntity(id: $0, type: $0, fragments: [5..<9]) }
        + far.map { PeerEntity(id: $0, type: "far", fragments: [20..<21]) }
      let gold = [PeerEntity(id: "T1", type: "gold", fragments: [0..<8])]
      let article = PeerArticle(id: "a", gold: gold, predicted: predicted)
      let counts = values(try Brateval.values(of: [article], spans: .overlap, types: .inexact))
      let free = near.filter { counts["brateval.overlap-span.inexact-type.type.\($0).fp"] == 0 }
      #expect(free == [taken])
    }
  }

  @Test func ofTwoEntitiesWithOneIdentifierBratevalSeesTheLater() throws {
    let entities = [
      PeerEntity(id: "T1", type: "A", fragments: [0..<1]),
      PeerEntity(id: "T1", type: "B", fragments: [2..<3]),
    ]
    let article = PeerArticle(id: "a", gold: entities, predicted: Array(entities.suffix(1)))
    let counts = values(try Brateval.values(of: [article], spans: .exact, types: .exact))
    #expect(counts["brateval.exact-span.exact-type.all.tp"] == 1)
    #expect(counts["brateval.exact-span.exact-type.all.fn"] == 0)
    let lacking = PeerArticle(id: "a", gold: [], predicted: nil)
    #expect(throws: PeerFailure.self) {
      try Brateval.values(of: [lacking], spans: .exact, types: .exact)
    }
  }

  @Test func whatHasNoEntitiesHasNoTrap() throws {
    let none = EntityPeers().results(ofTags: [], articles: [])
    #expect(none.failures.isEmpty)
    #expect(Set(none.values.compactMap(\.value)) == [0])
    let empty = PeerEntity(id: "T1", type: "A", fragments: [3..<3])
    let nowhere = PeerEntity(id: "T2", type: "A", fragments: [])
    var peers = EntityPeers()
    peers.misusesEnds = true
    peers.minimumOverlap = 100
    let article = PeerArticle(id: "a", gold: [empty, nowhere], predicted: [nowhere, empty])
    let ids = peers.results(ofStandoff: [article]).values.map(\.id)
    #expect(Set(ids).count == ids.count && !ids.isEmpty)
  }

  @Test func differencesAreFoundByTheNumbersName() {
    let names = PeerDifference.bearing(on: "nervaluate.dict.overall.strict.f1").map(\.peer)
    #expect(names == ["nervaluate.dict", "nervaluate"])
    #expect(PeerDifference.bearing(on: "nervaluates.f1").isEmpty)
    for difference in PeerDifference.all {
      #expect(!difference.rule.isEmpty && difference.rule.hasSuffix("."), "\(difference.peer)")
    }
    #expect(Set(PeerDifference.all.map(\.peer)).count == PeerDifference.all.count)
  }

  // MARK: - Samples

  private func values(_ values: [PeerValue]) -> [String: Double?] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.id, $0.value) })
  }

  private func pair(_ gold: String, _ predicted: String) throws -> TagPair {
    let lists = [gold, predicted].map { $0.split(separator: " ").map(String.init) }
    return try TagPair(
      gold: TagSequence(lists[0]), predicted: TagSequence(lists[1]),
      sentences: [0..<lists[0].count])
  }
}
