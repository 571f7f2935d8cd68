import Testing

@testable import AssayScoring

/// A key and a response, a string of letters an entity, with scores worked by hand.
private struct Worked {
  let name: String
  let key: [String]
  let response: [String]
  /// Metric, recall, precision, F1.
  let scores: [(String, Double?, Double?, Double?)]
}

private let worked = [
  // Pradhan et al. 2014 (figure 1); LEA from Moosavi and Strube 2016 (section 4).
  Worked(
    name: "published example", key: ["abc", "defg"], response: ["ab", "cd", "fghi"],
    scores: [
      ("mentions", 6.0 / 7, 6.0 / 8, 12.0 / 15),
      // abc falls into ab|c, defg into d|e|fg: 1 + 1 links of 2 + 3.
      ("muc", 2.0 / 5, 2.0 / 5, 2.0 / 5),
      // Recall 4/3 + 1/3 + 1/4 + 4/4 of 7; precision 4/2 + 1/2 + 1/2 + 4/4 of 8.
      (
        "b-cubed", (4.0 / 3 + 1.0 / 3 + 1.0 / 4 + 1) / 7, 4.0 / 8,
        2 * (35.0 / 84) * 0.5 / (35.0 / 84 + 0.5)
      ),
      // abc with ab, defg with fghi.
      ("ceaf-m", 4.0 / 7, 4.0 / 8, 8.0 / 15),
      // 4/5 + 4/8 of 2 and of 3 entities.
      ("ceaf-e", 1.3 / 2, 1.3 / 3, 2.6 / 5),
      // ab, fg of 9 and of 8 pairs; ac, bc, ad, bd, af, ... of 12 and of 20.
      (
        "blanc", (2.0 / 9 + 8.0 / 12) / 2, (2.0 / 8 + 8.0 / 20) / 2, (4.0 / 17 + 16.0 / 32) / 2
      ),
      // Recall 3 · 1/3 + 4 · 1/6 of 7; precision 2 · 1 + 2 · 0 + 4 · 1/6 of 8.
      (
        "lea", (1 + 2.0 / 3) / 7, (2 + 2.0 / 3) / 8,
        2 * (5.0 / 21) * (1.0 / 3) / (5.0 / 21 + 1.0 / 3)
      ),
      ("conll", nil, nil, (2.0 / 5 + 5.0 / 11 + 2.6 / 5) / 3),
    ]),
  Worked(
    name: "one entity against three", key: ["abcde"], response: ["ab", "cd", "e"],
    scores: [
      ("muc", 2.0 / 4, 2.0 / 2, 2.0 / 3), ("b-cubed", 9.0 / 25, 1, 18.0 / 34),
      ("ceaf-m", 2.0 / 5, 2.0 / 5, 2.0 / 5), ("ceaf-e", 4.0 / 7, 4.0 / 21, 2.0 / 7),
      // The key has no pair of two entities, so that only coreferent pairs count: 2 of 10, of 2.
      ("blanc", 2.0 / 10, 2.0 / 2, 4.0 / 12),
      // 5 · 2/10 of 5; 2 · 1 + 2 · 1 + 1 · 0 of 5: e is alone in the response only.
      ("lea", 1.0 / 5, 4.0 / 5, 8.0 / 25),
    ]),
  Worked(
    name: "singletons only", key: ["a", "b"], response: ["a", "b"],
    scores: [
      ("mentions", 1, 1, 1), ("muc", nil, nil, nil), ("b-cubed", 1, 1, 1), ("ceaf-m", 1, 1, 1),
      ("ceaf-e", 1, 1, 1), ("blanc", 1, 1, 1), ("lea", 1, 1, 1), ("conll", nil, nil, nil),
    ]),
  Worked(
    name: "nothing answered", key: ["ab", "c"], response: [],
    scores: [
      ("mentions", 0, nil, 0), ("muc", 0, nil, 0), ("b-cubed", 0, nil, 0), ("ceaf-m", 0, nil, 0),
      ("ceaf-e", 0, nil, 0), ("blanc", 0, nil, 0), ("lea", 0, nil, 0), ("conll", nil, nil, 0),
    ]),
  Worked(
    name: "nothing to find", key: [], response: ["ab", "c"],
    scores: [
      ("mentions", nil, 0, 0), ("muc", nil, 0, 0), ("b-cubed", nil, 0, 0), ("ceaf-m", nil, 0, 0),
      ("ceaf-e", nil, 0, 0), ("blanc", nil, nil, nil), ("lea", nil, 0, 0), ("conll", nil, nil, 0),
    ]),
  Worked(
    name: "nothing at all", key: [], response: [],
    scores: CoreferenceMetric.all.map { ($0.name, nil, nil, nil) }),
  Worked(
    name: "other mentions", key: ["ab"], response: ["cd"],
    scores: [
      ("mentions", 0, 0, 0), ("muc", 0, 0, 0), ("b-cubed", 0, 0, 0), ("ceaf-m", 0, 0, 0),
      ("ceaf-e", 0, 0, 0), ("blanc", 0, 0, 0), ("lea", 0, 0, 0), ("conll", nil, nil, 0),
    ]),
]

private func counts(key: [String], response: [String]) throws -> CoreferenceCounts {
  try CoreferenceEvaluation(
    key: [CoreferenceDocument(id: "d", clusters: key.map(Array.init))],
    response: [CoreferenceDocument(id: "d", clusters: response.map(Array.init))]
  ).total
}

@Test func coreferenceMetricsAreRight() throws {
  for item in worked {
    let counts = try counts(key: item.key, response: item.response)
    for (name, recall, precision, f1) in item.scores {
      let metric = try #require(CoreferenceMetric.all.first { $0.name == name })
      let score = metric.score(counts)
      #expect(isClose(score.recall, recall), "\(item.name): \(name) recall \(score)")
      #expect(isClose(score.precision, precision), "\(item.name): \(name) precision \(score)")
      #expect(isClose(score.f1, f1), "\(item.name): \(name) F1 \(score)")
    }
  }
  #expect(Set(CoreferenceMetric.all.map(\.name)).count == CoreferenceMetric.all.count)
}

@Test func numeratorsAreExactFractions() throws {
  let counts = try counts(key: ["abc", "defg"], response: ["ab", "cd", "fghi"])
  #expect("\(counts.bCubed.recallNumerator)" == "5/3 + 5/4")
  #expect("\(counts.bCubed.precisionNumerator)" == "6/2 + 4/4")
  #expect("\(counts.ceafEntities.recallNumerator)" == "4/5 + 4/8")
  #expect("\(counts.lea.precisionNumerator)" == "2 + 2/3")
  #expect("\(counts.muc.recallNumerator)" == "2")
  #expect("\(ClusterFractions.zero)" == "0")
}

@Test func coreferenceMetricsKeepTheirProperties() throws {
  var random = ClusterRandom(seed: 30)
  for _ in 0..<60 {
    let entities = 1 + random.below(8)
    let (key, response) = random.documents(3, mentions: 20, entities: entities)
    let counts = try CoreferenceEvaluation(key: key, response: response).total
    let swapped = try CoreferenceEvaluation(key: response, response: key).total
    let itself = try CoreferenceEvaluation(key: key, response: key).total
    let shuffled = try CoreferenceEvaluation(
      key: shuffled(key, using: &random), response: shuffled(response, using: &random)
    ).total
    for metric in CoreferenceMetric.all {
      let score = metric.score(counts), back = metric.score(swapped)
      // The key alone decides which pairs BLANC counts; with both kinds in both it is symmetric.
      if metric.name != "blanc" || hasBothPairs(counts) {
        #expect(isClose(score.recall, back.precision), "\(metric.name)")
        #expect(isClose(score.f1, back.f1), "\(metric.name)")
      }
      #expect(isClose(metric.score(itself).f1 ?? 1, 1), "\(metric.name)")
      #expect(isClose(metric.score(shuffled).f1, score.f1), "\(metric.name)")
      for value in [score.recall, score.precision, score.f1] {
        #expect((0...1.000_000_000_001).contains(value ?? 0), "\(metric.name): \(score)")
      }
    }
  }
}

private func hasBothPairs(_ counts: CoreferenceCounts) -> Bool {
  [counts.coreferentPairs, counts.otherPairs].allSatisfy {
    $0.recallDenominator > 0 && $0.precisionDenominator > 0
  }
}

/// The same documents in another order, with mentions renamed in the same way everywhere.
private func shuffled(
  _ documents: [CoreferenceDocument<Int>], using random: inout ClusterRandom
) -> [CoreferenceDocument<Int>] {
  let renamed = documents.map { document in
    CoreferenceDocument(
      id: document.id,
      clusters: document.clusters.map { $0.map { 1_000 - 7 * $0 }.shuffled(using: &random) }
        .shuffled(using: &random))
  }
  return renamed.shuffled(using: &random)
}

/// Counts of pairs against pairs that are listed.
@Test func pairsAreCountedAsIfListed() {
  var random = ClusterRandom(seed: 14)
  for _ in 0..<40 {
    let key = random.clusters(mentions: 12, entities: 4)
    let response = random.clusters(mentions: 12, entities: 4)
    let (coreferent, other) = CoreferenceTable(key: key, response: response).pairs
    let (inKey, acrossKey) = listedPairs(key), (inResponse, acrossResponse) = listedPairs(response)
    #expect(
      coreferent
        == ClusterTally(
          correct: inKey.intersection(inResponse).count, key: inKey.count,
          response: inResponse.count))
    #expect(
      other
        == ClusterTally(
          correct: acrossKey.intersection(acrossResponse).count, key: acrossKey.count,
          response: acrossResponse.count))
  }
}

private func listedPairs(_ clusters: [[Int]]) -> (within: Set<[Int]>, across: Set<[Int]>) {
  var within: Set<[Int]> = [], across: Set<[Int]> = []
  let places = clusters.enumerated().flatMap { index, cluster in cluster.map { ($0, index) } }
  for (a, home) in places {
    for (b, other) in places where a < b {
      if home == other { within.insert([a, b]) } else { across.insert([a, b]) }
    }
  }
  return (within, across)
}
