import AssayModel
import AssayScoring
import Testing

struct PairedTests {
  @Test func bootstrapOfADifferenceWeighsArticles() throws {
    var random = ClusterRandom(seed: 2)
    let articles = (0..<15).map { index in
      PairedArticle(
        id: "doc-\(index)", first: Counts(correct: 3 + random.below(4), missed: 2),
        second: Counts(correct: 1 + random.below(4), missed: 3, spurious: random.below(3)))
    }
    let bootstrap = Bootstrap(replicates: 400, seed: 42)
    let result = PairedComparison(articles).bootstrap(bootstrap)
    // The same by summing weighted counts, one replicate after another.
    let weights = articles.map { bootstrap.weights(of: $0.id) }
    let differences = (0..<400).map { replicate -> Double? in
      var first = MetricSums(zero: .counts), second = first
      for (article, weight) in zip(articles, weights) {
        for _ in 0..<weight[replicate] {
          first += article.first
          second += article.second
        }
      }
      guard let a = first.f1, let b = second.f1 else { return nil }
      return a - b
    }
    let interval = try #require(Interval(percentilesOf: differences, confidence: 95))
    #expect(abs((result.interval?.lower ?? 9) - interval.lower) < 1e-12)
    #expect(abs((result.interval?.upper ?? 9) - interval.upper) < 1e-12)
    let below = differences.count { ($0 ?? 1) <= 0 }
    #expect(result.notBetter == Double(below) / 400 && result.replicates == 400)
    #expect(result.pValue == min(1, Double(2 * (1 + min(below, 400 - below))) / 401))
    #expect(PairedComparison(articles.reversed()).bootstrap(bootstrap) == result)
  }

  @Test func mcNemarByHandAndByTheTextbook() {
    // Only first, only second; exact and mid-p as sums of binomial coefficients over 2ⁿ.
    let rows: [(Int, Int, Double, Double)] = [
      (0, 0, 1, 1),
      (1, 0, 1, 1.0 / 2),
      (2, 2, 1, 1 - 6.0 / 32),
      (5, 1, 14.0 / 64, 8.0 / 64),
      (1, 5, 14.0 / 64, 8.0 / 64),
      (0, 10, 2.0 / 1024, 1.0 / 1024),
      // Fagerland et al. (2013), table 2: 1 and 7 of 21 patients; printed 0.070 and 0.039.
      (1, 7, 18.0 / 256, 10.0 / 256),
    ]
    for (first, second, exact, midP) in rows {
      let test = McNemarTest(onlyFirst: first, onlySecond: second)
      #expect(abs(test.exact - exact) < 1e-12, "\(first) \(second)")
      #expect(abs(test.midP - midP) < 1e-12, "\(first) \(second)")
    }
    let huge = McNemarTest(onlyFirst: 0, onlySecond: 5_000)
    #expect(huge.exact == 0 && McNemarTest(onlyFirst: 2_500, onlySecond: 2_500).exact == 1)
    #expect(McNemarTest(onlyFirst: -3, onlySecond: 0).exact == 1)
  }

  @Test func mcNemarCountsWhatOneSystemAloneFound() throws {
    let gold = try layer([("x", 0), ("x", 2), ("y", 4)])
    var test = McNemarTest()
    let strict = try Metric.named("ent.strict"), exact = try Metric.named("ent.exact")
    test.add(
      gold: gold, first: try layer([("x", 0), ("x", 2)]),
      second: try layer([("x", 2), ("x", 4)]), metric: strict)
    #expect(test == McNemarTest(onlyFirst: 1, onlySecond: 0))
    test.add(gold: gold, first: nil, second: try layer([("x", 4)]), metric: exact)
    #expect(test == McNemarTest(onlyFirst: 1, onlySecond: 1))
  }

  @Test func adjustmentsByHand() {
    let values: [Double?] = [0.01, nil, 0.04, 0.03, 0.005]
    // Holm: 4 · .005, 3 · .01, 2 · .03, then .04 raised to that.
    expect(Adjustment.holm.adjusted(values), [0.03, nil, 0.06, 0.06, 0.02])
    // Benjamini–Hochberg: .04 · 4/4, .03 · 4/3, .01 · 4/2, .005 · 4/1, each at most the one above.
    expect(Adjustment.benjaminiHochberg.adjusted(values), [0.02, nil, 0.04, 0.04, 0.02])
    expect(Adjustment.none.adjusted(values), values)
    for adjustment in Adjustment.allCases {
      #expect(adjustment.adjusted([]).isEmpty && adjustment.adjusted([nil]) == [nil])
      expect(adjustment.adjusted([0.2]), [0.2])
      expect(adjustment.adjusted([1, 1, 1]), [1, 1, 1])
    }
  }

  private func expect(
    _ actual: [Double?], _ expected: [Double?],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let agree = zip(actual, expected).allSatisfy { a, b in
      a == nil ? b == nil : abs((a ?? 0) - (b ?? .nan)) < 1e-12
    }
    #expect(actual.count == expected.count && agree, "\(actual)", sourceLocation: sourceLocation)
  }

  private func layer(_ mentions: [(type: String, start: Int)]) throws -> Layer {
    try Layer(
      annotator: .person("x"),
      mentions: mentions.enumerated().map { index, mention in
        Mention(
          id: "T\(index)", type: mention.type, extent: Extent(mention.start, mention.start + 1))
      })
  }
}
