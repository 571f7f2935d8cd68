import AssayCommands
import AssayModel
import AssayScoring
import Testing

struct ScorerTests {
  /// Two articles: gold ORG ORG PER and LOC, predicted one right, one renamed, one shifted, one extra.
  static let pairs = [
    ArticlePair(
      id: "a", text: ArticleText("Acme Corp hired Ana"),
      gold: Samples.layer(Samples.mentions("ORG 0-4;ORG 5-9;PER 16-19")),
      predicted: Samples.layer(Samples.mentions("ORG 0-4;PER 5-9;PER 15-19"))),
    ArticlePair(
      id: "b", text: ArticleText("Oslo and Rio"),
      gold: Samples.layer(Samples.mentions("LOC 0-4")),
      predicted: Samples.layer(Samples.mentions("LOC 0-4;PER 9-12"))),
  ]

  static func report(
    _ pairs: [ArticlePair], metrics: [Metric] = Metric.annotations,
    options: ScoringOptions = ScoringOptions(bootstrap: Bootstrap(replicates: 200))
  ) -> ScoreReport {
    var scorer = Scorer(metrics: metrics, options: options)
    scorer.add(pairs)
    return scorer.report(system: "x@1", version: "0.1.0")
  }

  /// The pairs of 100,000 mentions are five thousand million.
  @Test func oneLongArticleIsScoredByEveryMetric() throws {
    let count = 100_000
    let layer = Samples.layer(
      (0..<count).map { Mention(id: "m\($0)", type: "ORG", extent: Extent(2 * $0, 2 * $0 + 1)) })
    let pair = ArticlePair(id: "a", text: nil, gold: layer, predicted: layer)
    let report = Self.report([pair], metrics: Metric.standard)
    #expect(try #require(report["ent.strict"]).micro.counts.correct == count)
    let blanc = try #require(report["coref.blanc"]).micro
    #expect(blanc.f1 == 1)
    #expect(blanc.sums.values[5] == count * (count - 1) / 2)
  }

  @Test func aTaskStandsForAllItsMetrics() throws {
    let names = try Metric.all(named: "coref.*").map(\.name)
    #expect(names.contains("coref.blanc") && names.allSatisfy { $0.hasPrefix("coref.") })
    #expect(try Metric.all(named: "ent.strict").map(\.name) == ["ent.strict"])
    #expect(throws: UnknownPart.self) { try Metric.all(named: "nothing.*") }
  }

  @Test func mentionsAreScoredAsByHand() throws {
    let report = Self.report(Self.pairs)
    let strict = try #require(report["ent.strict"])
    #expect(strict.micro.counts == Counts(correct: 2, incorrect: 2, missed: 0, spurious: 1))
    #expect(strict.micro.precision == 2.0 / 5)
    #expect(strict.micro.recall == 2.0 / 4)
    #expect(strict.micro.f1 == 4.0 / 9)
    // F1 of LOC 1, of ORG 2 · 1 / (2 + 1), of PER 0.
    #expect(strict.types.map(\.type) == ["LOC", "ORG", "PER"])
    let expected: [Double?] = [1, 2.0 / 3, 0]
    #expect(strict.types.map(\.score.f1) == expected)
    let mean: Double = (1 + 2.0 / 3 + 0) / 3
    #expect(strict.macroOverTypes.f1.value == mean)
    // F1 of article a 2 · 1 / (3 + 3), of article b 2 · 1 / (1 + 2).
    let macro = try #require(strict.macroOverArticles.f1.value)
    let macroByHand: Double = (1.0 / 3 + 2.0 / 3) / 2
    #expect(abs(macro - macroByHand) < 1e-15)

    let exact = try #require(report["ent.exact"])
    #expect(exact.micro.counts == Counts(correct: 3, incorrect: 1, spurious: 1))
    // The mention at 5 was found under another name: right for ORG's recall and PER's precision.
    let recalls: [Double?] = [1, 1, 0], precisions: [Double?] = [1, 1, 1.0 / 3]
    #expect(exact.types.map(\.score.recall) == recalls)
    #expect(exact.types.map(\.score.precision) == precisions)

    let partial = try #require(report["ent.partial"])
    #expect(partial.micro.counts == Counts(correct: 3, partial: 1, spurious: 1))
    #expect(partial.micro.f1 == 3.5 * 2 / 9)
    #expect(report["ent.type"]?.micro.counts == Counts(correct: 3, incorrect: 1, spurious: 1))
    // No event at all: undefined, and no interval.
    let trigger = try #require(report["event.TI"])
    #expect(trigger.micro.f1 == nil && trigger.micro.intervals == nil)
    #expect(trigger.macroOverTypes.f1.value == nil && trigger.macroOverArticles.f1.excluded == 2)
  }

  @Test func articlesOfOneSideAreListedAndCounted() throws {
    let layer = Samples.layer(Samples.mentions("A 0-1;B 2-3"))
    let gold = ["c", "a", "b"].map {
      (article: Article(id: $0, text: ArticleText("a b")), layer: layer)
    }
    let pairs = try ArticlePair.pairs(gold: gold, predicted: [("b", layer), ("d", layer)])
    #expect(pairs.map(\.id) == ["a", "b", "c", "d"])
    let report = Self.report(pairs)
    #expect(report.articles == 3)
    #expect(report.missingArticles == ["a", "c"])
    #expect(report.extraArticles == ["d"])
    #expect(report["ent.strict"]?.micro.counts == Counts(correct: 2, missed: 4, spurious: 2))
    #expect(throws: PairingError.self) {
      try ArticlePair.pairs(gold: gold, predicted: [("b", layer), ("b", layer)])
    }
  }

  @Test func intervalsNeedTwoArticlesAndHoldTheScore() throws {
    let report = Self.report(Self.pairs)
    let intervals = try #require(report["ent.strict"]?.micro.intervals)
    let f1 = try #require(intervals.f1)
    // Only article a, only article b, or both in some proportion.
    #expect(f1.lower == 2.0 / 6 && f1.upper == 2.0 / 3)
    #expect(Self.report([Self.pairs[0]])["ent.strict"]?.micro.intervals == nil)
    let without = Self.report(Self.pairs, options: ScoringOptions(bootstrap: nil))
    #expect(without["ent.strict"]?.micro.intervals == nil)
    let perType = Self.report(
      Self.pairs, options: ScoringOptions(bootstrap: Bootstrap(replicates: 50, coversTypes: true)))
    let types = try #require(perType["ent.exact"]).types
    // Only persons stand in both articles.
    let hasIntervals = types.map { $0.score.intervals != nil }
    #expect(hasIntervals == [false, false, true])
    #expect(types[2].score.intervals?.precision?.upper == 1.0 / 2)
  }

  @Test func orderAndPartitionChangeNothing() throws {
    var random = SplitMix(3)
    let pairs = (0..<40).map { index in
      ArticlePair(
        id: "d\(index)", gold: index == 7 ? nil : Samples.randomLayer(using: &random),
        predicted: index == 9 ? nil : Samples.randomLayer(using: &random))
    }
    let options = ScoringOptions(bootstrap: Bootstrap(replicates: 100, coversTypes: true))
    let report = Self.report(pairs, options: options)
    #expect(report.scores.allSatisfy { $0.micro.counts.possible > 0 })
    let shuffled = pairs.shuffled(using: &random).map { pair in
      ArticlePair(
        id: pair.id, gold: pair.gold.map { Samples.shuffled($0, using: &random) },
        predicted: pair.predicted.map { Samples.shuffled($0, using: &random) })
    }
    #expect(Self.report(shuffled, options: options) == report)

    var parts = Array(repeating: Scorer(metrics: Metric.annotations, options: options), count: 3)
    for (index, pair) in shuffled.enumerated() { parts[index % 3].add(pair) }
    for order in [[0, 1, 2], [2, 0, 1]] {
      var whole = parts[order[0]]
      try whole.merge(parts[order[1]])
      try whole.merge(parts[order[2]])
      #expect(whole.report(system: "x@1", version: "0.1.0") == report)
    }
    var other = Scorer(options: ScoringOptions(bootstrap: Bootstrap(replicates: 101)))
    #expect(throws: MergeError.self) { try other.merge(parts[0]) }
  }

  @Test func countsKeepTheirInvariants() throws {
    var random = SplitMix(17)
    for duplicates in Duplicates.allCases {
      let options = ScoringOptions(duplicates: duplicates, bootstrap: nil)
      for _ in 0..<150 {
        let gold = Samples.randomLayer(using: &random)
        let predicted = Samples.randomLayer(using: &random)
        let pair = ArticlePair(id: "d", gold: gold, predicted: predicted)
        let swap = ArticlePair(id: "d", gold: predicted, predicted: gold)
        let report = Self.report([pair], options: options)
        let swapped = Self.report([swap], options: options)
        for (score, mirror) in zip(report.scores, swapped.scores) {
          try checkInvariants(of: score, mirror: mirror)
        }
        let mentions = try #require(report["ent.strict"]).micro.counts
        if duplicates == .counted {
          #expect(mentions.possible == gold.mentions.count)
          #expect(mentions.actual == predicted.mentions.count)
        }
        let self1 = Self.report(
          [ArticlePair(id: "d", gold: gold, predicted: gold)], options: options)
        for score in self1.scores { #expect(score.micro.f1 == nil || score.micro.f1 == 1) }
      }
    }
  }

  private func checkInvariants(of score: MetricScore, mirror: MetricScore) throws {
    let counts = score.micro.counts, other = mirror.micro.counts
    #expect(counts.gold.correct == counts.predicted.correct)
    #expect(counts.gold.partial == counts.predicted.partial)
    #expect(counts.gold.incorrect == counts.predicted.incorrect)
    #expect(counts.precision == other.recall)
    #expect(counts.recall == other.precision)
    #expect(counts.f1 == other.f1)
    #expect(counts.missed == other.spurious)
    #expect(counts.spurious == other.missed)
    let sum = score.types.reduce(Counts.zero) { $0 + $1.score.counts }
    #expect(sum == counts)
    #expect(score.types.map(\.type) == mirror.types.map(\.type))
    for (row, mirrored) in zip(score.types, mirror.types) {
      #expect(row.score.counts.gold == mirrored.score.counts.predicted)
      #expect(row.score.counts.predicted == mirrored.score.counts.gold)
    }
    if let precision = counts.precision, let recall = counts.recall, let f1 = counts.f1 {
      let low = min(precision, recall) - 1e-12, high = max(precision, recall) + 1e-12
      #expect((low...high).contains(f1))
    }
  }

  @Test func metricsHaveTheirNames() throws {
    #expect(
      Metric.annotations.map(\.name) == [
        "ent.strict", "ent.exact", "ent.partial", "ent.type", "event.TI", "event.TC", "event.AI",
        "event.AC", "event.AI+", "event.AC+",
      ])
    // Names are kept for ever: add to the list, and change nothing in it.
    let coreference = [
      "mentions", "muc", "b-cubed", "ceaf-m", "ceaf-e", "blanc", "lea", "conll",
    ]
    let others =
      ["ent.iou:0.5", "ent.dice:0.5", "ent.containment:1", "ent.gold-share:0.5"]
      + ["coref", "head"].flatMap { credit in
        ["AI", "AC", "AI+", "AC+"].map { "event.\($0).\(credit)" }
      } + ["event.attributes", "rel.strict", "rel.boundaries", "rel.untyped"]
      + ["coref", "event-coref"].flatMap { task in coreference.map { "\(task).\($0)" } }
      + ["ree", "ree-prop", "rme-subset", "rme-phi3", "record"].map { "template.\($0)" }
      + LinkMeasure.all.map { "link.\($0.name)" }
    #expect(Set(Metric.all.map(\.name)) == Set(Metric.annotations.map(\.name) + others))
    #expect(Metric.all.count == Set(Metric.all.map(\.name)).count)
    #expect(try Metric.named("ent.exact").match == .exact)
    #expect(try Metric.named("event.AC+").subject.description == "arguments")
    #expect(throws: UnknownPart.self) { try Metric.named("ent.strikt") }
  }

  @Test func flatMentionsScoreAsNervaluateSays() throws {
    // Its matching is greedy, which on flat mentions changes no extent's partner, only types'.
    let cases = try ConformanceCase.all(["entity-bio"]).filter {
      try $0.expected()["nervaluate.overall.strict.correct"] != nil
    }
    #expect(cases.count == 11)
    for example in cases {
      let expected = try example.expected()
      let report = Self.report(try example.articlePairs(), options: ScoringOptions(bootstrap: nil))
      for match in ["strict", "exact", "partial"] {
        let counts = report["ent.\(match)"]?.micro.counts ?? .zero
        let actual: [String: Int] = [
          "correct": counts.correct, "incorrect": counts.incorrect, "partial": counts.partial,
          "missed": counts.missed, "spurious": counts.spurious,
        ]
        for (name, count) in actual {
          let id = "nervaluate.overall.\(match).\(name)"
          #expect(expected[id] == Double(count), "\(example.name) \(id)")
        }
      }
    }
  }
}
