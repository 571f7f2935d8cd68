import AssayModel
import Testing

@testable import AssayScoring

private func mistakes(
  _ key: [String], _ response: [String],
  similarity: @escaping (Character, Character) -> Double
) throws -> [String] {
  let key = [CoreferenceDocument(id: "d", clusters: key.map(Array.init))]
  let response = [CoreferenceDocument(id: "d", clusters: response.map(Array.init))]
  return try CoreferenceMistake.all(key: key, response: response, similarity: similarity).map {
    let from = $0.altered.map { "\($0)>" } ?? ""
    return "\($0.kind.rawValue) \(from)\(String($0.mentions))"
  }
}

/// Letters are alike that differ in case only.
private func isSameLetter(_ a: Character, _ b: Character) -> Double {
  a.lowercased() == b.lowercased() ? 1 : 0
}

@Test func coreferenceMistakesAreCounted() throws {
  let cases: [(name: String, key: [String], response: [String], mistakes: [String])] = [
    ("nothing wrong", ["ab", "c"], ["c", "ba"], []),
    ("span", ["ab"], ["aB"], ["span-error B>b"]),
    ("conflated", ["abc", "de"], ["abcde"], ["conflated-entity de"]),
    (
      "conflated, tie", ["ab", "cd", "e"], ["cdabe"], ["conflated-entity cd", "conflated-entity e"]
    ),
    ("divided", ["abcde"], ["de", "abc"], ["divided-entity de"]),
    ("extra mention", ["ab"], ["abx"], ["extra-mention x"]),
    ("extra entity", ["ab"], ["ab", "xy"], ["extra-entity xy"]),
    ("missing mention", ["abc"], ["ab"], ["missing-mention c"]),
    ("missing entity", ["ab", "cde"], ["ab"], ["missing-entity cde"]),
    (
      "all at once", ["abcd", "efg", "hi"], ["abe", "cx", "yz", "G"],
      [
        "span-error G>g", "conflated-entity e", "extra-mention x", "extra-entity yz",
        "missing-mention d", "missing-mention f", "missing-entity hi", "divided-entity c",
        "divided-entity g",
      ]
    ),
    ("empty response", ["ab"], [], ["missing-entity ab"]),
    ("empty key", [], ["a"], ["extra-entity a"]),
  ]
  for (name, key, response, wanted) in cases {
    let found = try mistakes(key, response, similarity: isSameLetter)
    #expect(found == wanted, "\(name)")
  }
  #expect(
    CoreferenceMistake.spanSimilarity(Extent(0, 4), Extent(2, 6)) == 0.5
      && CoreferenceMistake.spanSimilarity(Extent(0, 4), Extent(4, 6)) == 0)
}

/// Mistakes add up to the links that MUC misses on either side.
@Test func mistakesAccountForMUC() throws {
  var random = ClusterRandom(seed: 13)
  for _ in 0..<60 {
    let (key, response) = random.documents(2, mentions: 15, entities: 1 + random.below(6))
    let muc = try CoreferenceEvaluation(key: key, response: response).total.muc
    let found = try CoreferenceMistake.all(key: key, response: response)
    func links(_ single: [CoreferenceMistakeKind], _ whole: CoreferenceMistakeKind) -> Int {
      found.reduce(0) {
        $0 + (single.contains($1.kind) ? 1 : $1.kind == whole ? $1.mentions.count - 1 : 0)
      }
    }
    let missed = links([.dividedEntity, .missingMention], .missingEntity)
    let spurious = links([.conflatedEntity, .extraMention], .extraEntity)
    #expect(Double(muc.recallDenominator - missed) == muc.recallNumerator.value)
    #expect(Double(muc.precisionDenominator - spurious) == muc.precisionNumerator.value)
  }
}
