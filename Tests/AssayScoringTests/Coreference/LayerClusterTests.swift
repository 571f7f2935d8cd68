import AssayModel
import Testing

@testable import AssayScoring

/// A layer in which few places are annotated often, in any order, some of them discontinuous.
private func crowdedLayer(_ random: inout ClusterRandom) throws -> Layer {
  func extent() -> Extent {
    let start = random.below(4)
    let first = Fragment(start, start + 1 + random.below(2))
    guard random.below(4) == 0 else { return Extent(first) }
    return Extent(joining: [first, Fragment(8, 9 + random.below(2))]) ?? Extent(first)
  }
  let mentions = (0..<random.below(9)).map {
    Mention(id: "m\($0)", type: "PER", extent: extent())
  }
  let events = (0..<random.below(9)).map { index in
    let trigger = random.below(4) == 0 ? nil : Trigger(id: "t\(index)", extent: extent())
    return Event(id: "e\(index)", type: random.below(2) == 0 ? "Attack" : "Visit", trigger: trigger)
  }
  return try Layer(
    annotator: .person("gold"), mentions: mentions,
    entities: random.clusters(mentions: mentions.count, entities: 3).enumerated().map {
      Entity(id: "c\($0.offset)", mentions: $0.element)
    },
    events: events,
    eventClusters: random.clusters(mentions: events.count, entities: 3).enumerated().map {
      EventCluster(id: "h\($0.offset)", events: $0.element)
    })
}

private func table<Mention>(
  _ key: CoreferenceDocument<Mention>?, _ response: CoreferenceDocument<Mention>?
) -> CoreferenceTable {
  let pair = CoreferencePair(
    id: "a", key: key?.clusters ?? [], response: response?.clusters ?? [])
  return CoreferenceTable(key: pair.key, response: pair.response)
}

@Test func layersShareWhatTheirDocumentsShare() throws {
  var random = ClusterRandom(seed: 71)
  var repeats = 0
  for round in 0..<2_000 {
    let layers = (try crowdedLayer(&random), try crowdedLayer(&random))
    let gold = round % 50 == 1 ? nil : layers.0, predicted = round % 50 == 2 ? nil : layers.1
    #expect(
      CoreferenceTable(entitiesOf: gold, predicted)
        == table(
          gold.map { CoreferenceDocument(id: "a", entitiesOf: $0) },
          predicted.map { CoreferenceDocument(id: "a", entitiesOf: $0) }))
    #expect(
      CoreferenceTable(eventsOf: gold, predicted)
        == table(
          gold.map { CoreferenceDocument(id: "a", eventsOf: $0) },
          predicted.map { CoreferenceDocument(id: "a", eventsOf: $0) }))
    repeats += Set(layers.0.mentions.map(\.extent)).count < layers.0.mentions.count ? 1 : 0
  }
  #expect(repeats > 200, "hardly a layer had a repeated mention: \(repeats)")
}

@Test func fractionsOfAnyDenominatorAddUpInAnyOrder() {
  var random = ClusterRandom(seed: 72)
  for _ in 0..<200 {
    let terms = (0..<20).map { _ in
      (numerator: random.below(5), denominator: 1 + random.below(random.below(2) == 0 ? 9 : 900))
    }
    var expected: [Int: Int] = [:]
    var straight = ClusterFractions(), sums = [ClusterFractions(), ClusterFractions()]
    for term in terms where term.numerator > 0 {
      expected[term.denominator, default: 0] += term.numerator
    }
    for term in terms { straight.add(term.numerator, over: term.denominator) }
    for term in terms.shuffled(using: &random) {
      sums[random.below(2)].add(term.numerator, over: term.denominator)
    }
    sums[0] += sums[1]
    #expect(sums[0] == straight)
    #expect(straight.terms.map(\.denominator) == expected.keys.sorted())
    #expect(straight.terms.allSatisfy { expected[$0.denominator] == $0.numerator })
  }
}
