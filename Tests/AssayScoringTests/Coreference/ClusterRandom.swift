import AssayTesting

@testable import AssayScoring

/// Seeded random numbers and clusterings made of them.
struct ClusterRandom: RandomNumberGenerator {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func next() -> UInt64 { generator.next() }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// Some of the numbers below `mentions` in up to `entities` clusters.
  mutating func clusters(mentions: Int, entities: Int) -> [[Int]] {
    var clusters = [[Int]](repeating: [], count: entities)
    for mention in 0..<mentions where below(5) > 0 { clusters[below(entities)].append(mention) }
    return clusters.filter { !$0.isEmpty }
  }

  /// Key and response documents of the same identifiers.
  mutating func documents(
    _ count: Int, mentions: Int, entities: Int
  ) -> (key: [CoreferenceDocument<Int>], response: [CoreferenceDocument<Int>]) {
    var key: [CoreferenceDocument<Int>] = [], response: [CoreferenceDocument<Int>] = []
    for index in 0..<count {
      key.append(
        CoreferenceDocument(
          id: "d\(index)", clusters: clusters(mentions: mentions, entities: entities)))
      response.append(
        CoreferenceDocument(
          id: "d\(index)", clusters: clusters(mentions: mentions, entities: entities)))
    }
    return (key, response)
  }
}

/// Whether two values are equal but for rounding, or both missing.
func isClose(_ a: Double?, _ b: Double?) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return abs(a - b) <= 1e-12 * max(1, abs(b))
}
