import AssayModel
import AssayScoring
import Testing

struct GateRunTests {
  private static let names = ["ent.strict", "ent.partial", "event.TC", "event.AC+", "coref.conll"]

  private func pairs(_ count: Int, seed: UInt64) -> [ArticlePair] {
    var random = SplitMix(seed)
    return (0..<count).map { number in
      let gold = Samples.randomLayer(using: &random)
      let predicted = Samples.randomLayer(using: &random)
      return ArticlePair(
        id: "a\(number)", text: ArticleText("abcdefghijkl"), metadata: ["k": "\(number % 3)"],
        gold: number == 4 ? nil : gold, predicted: number == 5 ? nil : predicted)
    }
  }

  private func run(_ pairs: [ArticlePair], _ options: ScoringOptions) throws -> GateRun {
    var run = GateRun(
      metrics: try Self.names.map { try Metric.named($0) }, options: options, baseline: nil)
    for pair in pairs { run.add(pair) }
    return run
  }

  @Test func sumsOfArticlesAreTheScores() throws {
    for (seed, options) in [
      ScoringOptions(slices: [.metadata("k"), .nesting], bootstrap: nil),
      ScoringOptions(duplicates: .ignored, extraArticles: .ignored, bootstrap: nil),
      ScoringOptions(labels: LabelMap(["A": "B", "Hit": "Win"]), bootstrap: nil),
    ].enumerated() {
      let pairs = pairs(12, seed: UInt64(seed))
      var scorer = Scorer(metrics: try Self.names.map { try Metric.named($0) }, options: options)
      scorer.add(pairs)
      let report = scorer.report(system: "x", version: "0")
      let baseline = try run(pairs, options).baseline
      for score in report.scores {
        let zero = MetricSums(zero: score.metric.formula)
        let sums = baseline.articles.compactMap { $0.sums[score.metric.name] }
        #expect(sums.map(\.total).reduce(zero, +) == score.micro.sums, "\(score.metric.name)")
        for type in score.types {
          let parts = sums.compactMap { $0.groups[.type(type.type)] }
          #expect(parts.reduce(zero, +) == type.score.sums, "\(score.metric.name) \(type.type)")
        }
        for slice in score.slices {
          let parts = sums.compactMap { $0.groups[slice.group] }
          #expect(parts.reduce(zero, +) == slice.score.sums, "\(slice.group)")
        }
      }
      #expect(baseline.gold.digest == report.signature.gold.hexadecimal)
      #expect(baseline.predicted.digest == report.signature.predicted.hexadecimal)
      #expect(baseline.gold.articles == 11 && baseline.predicted.articles == 11)
    }
  }

  @Test func articlesThatAreWhatTheyWereNeedNoScoring() throws {
    for seed in UInt64(1)...20 {
      let before = pairs(8, seed: seed), others = pairs(8, seed: seed + 100)
      let now = zip(before, others).enumerated().map { place, pair in
        ArticlePair(
          id: pair.0.id, text: pair.0.text, metadata: pair.0.metadata,
          gold: place == 2 ? pair.1.gold : pair.0.gold,
          predicted: place % 3 == 1 ? pair.1.predicted : pair.0.predicted)
      }
      for options in [ScoringOptions(), ScoringOptions(labels: LabelMap(["A": "B"]))] {
        let baseline = try run(before, options).baseline
        var names = Self.names
        names.removeFirst(Int(seed % 3))
        var kept = GateRun(
          metrics: try names.map { try Metric.named($0) }, options: ScoringOptions(),
          baseline: baseline)
        var scored = GateRun(
          metrics: try names.map { try Metric.named($0) }, options: ScoringOptions(), baseline: nil)
        for pair in now {
          kept.add(pair)
          scored.add(pair)
        }
        #expect(kept.baseline == scored.baseline, "\(seed)")
      }
    }
  }

  @Test func orderChangesNothing() throws {
    var random = SplitMix(9)
    let pairs = pairs(12, seed: 3)
    let options = ScoringOptions(slices: [.metadata("k")])
    let first = try run(pairs, options).baseline
    for _ in 0..<4 {
      #expect(try run(pairs.shuffled(using: &random), options).baseline == first)
    }
    #expect(try run(pairs, options).missingArticles == ["a5"])
    #expect(try run(pairs, options).extraArticles == ["a4"])
  }
}
