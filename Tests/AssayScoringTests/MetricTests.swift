import AssayModel
import AssayScoring
import AssayTesting
import Testing

struct MetricTests {
  private static func counts(
    _ name: String, _ gold: Layer, _ predicted: Layer, text: String? = nil
  ) throws -> Counts {
    try Metric.named(name).counts(
      ArticlePair(id: "a", text: text.map { ArticleText($0) }, gold: gold, predicted: predicted))
  }

  // MARK: - Overlaps

  @Test func overlapsMustReachTheirThreshold() throws {
    // Correct, incorrect, missed, spurious.
    let rows: [(name: String, metric: String, gold: String, predicted: String, counts: [Int])] = [
      ("the same", "ent.iou:1", "A 0-4", "A 0-4", [1, 0, 0, 0]),
      ("half, by union", "ent.iou:0.5", "A 0-4", "A 0-2", [1, 0, 0, 0]),
      ("half is below 0.51", "ent.iou:0.51", "A 0-4", "A 0-2", [0, 0, 1, 1]),
      ("Dice 4/6", "ent.dice:0.6666", "A 0-4", "A 0-2", [1, 0, 0, 0]),
      ("Dice 4/6 is below", "ent.dice:0.6667", "A 0-4", "A 0-2", [0, 0, 1, 1]),
      ("held", "ent.containment:1", "A 0-4", "A 1-3", [1, 0, 0, 0]),
      ("not wholly held", "ent.containment:1", "A 0-4", "A 3-5", [0, 0, 1, 1]),
      ("a huge prediction", "ent.gold-share:1", "A 5-6", "A 0-90", [1, 0, 0, 0]),
      ("a small prediction", "ent.gold-share:0.5", "A 0-9", "A 0-4", [0, 0, 1, 1]),
      ("another type", "ent.iou:0.5", "A 0-4", "B 0-3", [0, 1, 0, 0]),
      ("another type, same extent", "ent.iou:0.5", "A 0-4", "B 0-4", [0, 1, 0, 0]),
      ("one to one", "ent.iou:0.5", "A 0-10", "A 0-6;A 5-10", [1, 0, 0, 1]),
      ("the right type first", "ent.iou:0.5", "A 0-10", "B 0-9;A 0-6", [1, 0, 0, 1]),
      ("fragments as sets", "ent.iou:0.5", "A 0-2,8-10", "A 0-10", [0, 0, 1, 1]),
      ("fragments that agree", "ent.iou:0.75", "A 0-2,8-10", "A 0-2,9-10", [1, 0, 0, 0]),
    ]
    for row in rows {
      let counts = try Self.counts(
        row.metric, Samples.layer(Samples.mentions(row.gold)),
        Samples.layer(Samples.mentions(row.predicted)))
      #expect(
        [counts.correct, counts.incorrect, counts.missed, counts.spurious] == row.counts,
        "\(row.name)")
    }
  }

  @Test func overlapsAreMeasuredInCodePoints() throws {
    // Two code points, three bytes; the prediction has the first: 1/2 of them, 2/3 of the bytes.
    let gold = Samples.layer(Samples.mentions("A 0-3"))
    let predicted = Samples.layer(Samples.mentions("A 0-2"))
    for (metric, correct) in [("ent.iou:0.5", 1), ("ent.iou:0.6", 0)] {
      #expect(try Self.counts(metric, gold, predicted, text: "éa").correct == correct)
    }
  }

  @Test func thresholdsAreReadStrictly() {
    for name in ["ent.iou:0.05", "ent.dice:1", "ent.containment:0.9999", "ent.gold-share:1.0"] {
      #expect((try? Metric.named(name)) != nil, "\(name)")
    }
    #expect((try? Metric.named("ent.iou:0.50"))?.name == "ent.iou:0.5")
    for name in [
      "ent.iou", "ent.iou:", "ent.iou:0", "ent.iou:1.1", "ent.iou:0.12345", "ent.iou:+1",
      "ent.iou:-1",
      "ent.iou:0.5:1", "ent.iou:a", "event.iou:0.5", "ent.iou:.5",
    ] {
      #expect(throws: UnknownPart.self, "\(name)") { try Metric.named(name) }
    }
  }

  // MARK: - Relations

  private static func relations(
    _ relations: [(type: String, arguments: [(String, Int)])], types: [String] = ["P", "O", "P"]
  ) throws -> Layer {
    try Layer(
      annotator: .person("x"),
      mentions: types.enumerated().map {
        Mention(
          id: "T\($0.offset)", type: $0.element, extent: Extent(2 * $0.offset, 2 * $0.offset + 1))
      },
      relations: relations.enumerated().map { index, relation in
        Relation(
          id: "R\(index)", type: relation.type,
          arguments: relation.arguments.map { Argument(role: $0.0, filler: .mention($0.1)) })
      })
  }

  @Test func relationsAgreeAtThreeLevels() throws {
    let gold = try Self.relations([("works", [("Who", 0), ("Where", 1)])])
    let rows: [(name: String, predicted: Layer, correct: [Int])] = [
      ("the same", gold, [1, 1, 1]),
      (
        "in another order", try Self.relations([("works", [("Where", 1), ("Who", 0)])]),
        [1, 1, 1]
      ),
      (
        "an argument of another type",
        try Self.relations([("works", [("Who", 0), ("Where", 1)])], types: ["P", "L", "P"]),
        [0, 1, 1]
      ),
      ("another type", try Self.relations([("owns", [("Who", 0), ("Where", 1)])]), [0, 0, 1]),
      ("another role", try Self.relations([("works", [("Whom", 0), ("Where", 1)])]), [0, 0, 0]),
      (
        "another argument", try Self.relations([("works", [("Who", 2), ("Where", 1)])]), [0, 0, 0]
      ),
      ("one argument less", try Self.relations([("works", [("Who", 0)])]), [0, 0, 0]),
    ]
    for row in rows {
      for (level, correct) in zip(["strict", "boundaries", "untyped"], row.correct) {
        let counts = try Self.counts("rel.\(level)", gold, row.predicted)
        #expect(counts.correct == correct && counts.possible == 1, "\(row.name), \(level)")
      }
    }
  }

  // MARK: - Arguments by their heads

  @Test func headsOfNounPhrases() throws {
    let rows = [
      ("rebels", "rebels"), ("armed rebels", "rebels"), ("the mayor of Ravno", "mayor"),
      ("soldiers, among them officers", "soldiers"), ("troops (mostly young)", "troops"),
      ("president-elect Kovač", "Kovač"), ("of", "of"), ("people who fled", "people"),
      ("...", "..."), ("a town near the border", "town"),
    ]
    for (phrase, head) in rows {
      let text = ArticleText(phrase)
      let mentions = [
        Mention(id: "T1", type: "X", extent: Extent(0, text.count)),
        Mention(id: "T2", type: "X", extent: try #require(Self.extent(of: head, in: phrase))),
      ]
      func layer(_ filler: Int) -> Layer {
        Samples.layer(
          mentions,
          events: [
            Event(
              id: "E1", type: "Hit", trigger: nil,
              arguments: [Argument(role: "Who", filler: .mention(filler))])
          ])
      }
      let counts = try Self.counts("event.AC.head", layer(0), layer(1), text: phrase)
      #expect(counts.correct == 1, "\(phrase)")
    }
  }

  private static func extent(of part: String, in whole: String) -> Extent? {
    guard let range = whole.firstRange(of: part) else { return nil }
    let start = whole.utf8.distance(from: whole.startIndex, to: range.lowerBound)
    return Extent(start, start + part.utf8.count)
  }

  // MARK: - Attributes

  @Test func attributesOfMatchedEvents() throws {
    func layer(_ values: [String: String], trigger: Int = 0) -> Layer {
      Samples.layer(
        [],
        events: [
          Event(
            id: "E1", type: "Hit",
            trigger: Trigger(id: "V1", extent: Extent(trigger, trigger + 1)),
            attributes: values.sorted { $0.key < $1.key }.map { Attribute($0.key, $0.value) })
        ])
    }
    let gold = layer(["Realis": "Actual", "Tense": "Past"])
    let rows: [(Layer, [Int])] = [
      (gold, [2, 0, 0]), (layer(["Realis": "Generic", "Tense": "Past"]), [1, 1, 0]),
      (layer(["Tense": "Past"]), [1, 0, 1]), (layer([:]), [0, 0, 2]),
      // An event that is not matched has no attribute to judge.
      (layer(["Realis": "Actual"], trigger: 4), [0, 0, 0]),
    ]
    for (predicted, expected) in rows {
      let counts = try Self.counts("event.attributes", gold, predicted)
      #expect([counts.correct, counts.incorrect, counts.missed] == expected)
    }
  }

  // MARK: - Templates

  @Test func templatesOfAnArticle() throws {
    // Gold: Hit(Who: {Ann, she}, Whom: {Bob}); predicted: Hit(Who: {she}, Whom: {Cid}).
    let text = "Ann she Bob Cid"
    func layer(_ entities: [[Int]], _ who: Int, _ whom: Int) throws -> Layer {
      try Layer(
        annotator: .person("x"),
        mentions: [(0, 3), (4, 7), (8, 11), (12, 15)].enumerated().map {
          Mention(id: "T\($0.offset)", type: "P", extent: Extent($0.element.0, $0.element.1))
        },
        entities: entities.enumerated().map { Entity(id: "N\($0.offset)", mentions: $0.element) },
        events: [
          Event(
            id: "E1", type: "Hit", trigger: nil,
            arguments: [
              Argument(role: "Who", filler: .mention(who)),
              Argument(role: "Whom", filler: .mention(whom)),
            ])
        ])
    }
    let gold = try layer([[0, 1]], 0, 2), predicted = try layer([], 1, 3)
    // Credit, possible, actual: {she} is a subset of {Ann, she} and shares one mention with it; as a
    // cell "she" is not "Ann".
    let rows: [(String, Double, Int, Int)] = [
      ("ree", 1, 2, 2), ("ree-prop", 1, 2, 2), ("rme-subset", 1, 2, 2), ("rme-phi3", 1, 3, 2),
      ("record", 0, 2, 2),
    ]
    for (rule, credit, possible, actual) in rows {
      var scorer = Scorer(
        metrics: [try Metric.named("template.\(rule)")], options: ScoringOptions(bootstrap: nil))
      scorer.add(
        ArticlePair(id: "a", text: ArticleText(text), gold: gold, predicted: predicted))
      let score = try #require(scorer.report(system: "x", version: "1").scores.first)
      #expect(score.micro.recall == credit / Double(possible), "\(rule)")
      #expect(score.micro.precision == credit / Double(actual), "\(rule)")
      #expect(score.types.map(\.type) == ["Who", "Whom"] && !score.micro.isCounted)
    }
  }

  // MARK: - Links

  @Test func linksOfMentions() throws {
    func layer(_ links: [String?]) throws -> Layer {
      try Layer(
        annotator: .person("x"),
        mentions: links.enumerated().map { index, link in
          Mention(
            id: "T\(index)", type: "P", extent: Extent(2 * index, 2 * index + 1),
            links: link.map { [KnowledgeBaseLink(base: "W", identifier: $0)] } ?? [])
        })
    }
    let gold = try layer(["Q1", "Q2", nil, "Q1"]), predicted = try layer(["Q1", "Q3", nil, nil])
    // Correct, gold, predicted.
    let rows = [
      ("strong-link-match", [1, 3, 2]), ("strong-nil-match", [1, 1, 2]),
      ("strong-all-match", [2, 4, 4]), ("entity-match", [1, 2, 2]),
    ]
    for (name, expected) in rows {
      let counts = try Self.counts("link.\(name)", gold, predicted)
      #expect([counts.correct, counts.possible, counts.actual] == expected, "\(name)")
    }
  }

  // MARK: - All metrics

  /// Random articles with two layers.
  static func randomPairs(_ count: Int, seed: UInt64) -> [ArticlePair] {
    var random = SplitMix(seed)
    var pairs: [ArticlePair] = []
    for article in RandomArticles(seed: seed) where article.layers.count == 2 {
      let guess = Int.random(in: 0..<3, using: &random) == 0 ? article.layers[0] : article.layers[1]
      let side = Int.random(in: 0..<12, using: &random)
      pairs.append(
        ArticlePair(
          id: article.article.id, text: article.article.text,
          metadata: ["part": "\(pairs.count % 3)"], gold: side == 0 ? nil : article.layers[0],
          predicted: side == 1 ? nil : guess))
      if pairs.count == count { break }
    }
    return pairs
  }

  static let slices: [Slice] = [
    .metadata("part"), .articleLength([5, 10]), .length(Slice.usualLengths), .nesting,
    .attribute("Level"), .role,
  ]

  private static func scored(_ pairs: [ArticlePair]) -> Scorer {
    var scorer = Scorer(
      metrics: Metric.all,
      options: ScoringOptions(
        slices: slices, bootstrap: Bootstrap(replicates: 20, coversTypes: true)))
    scorer.add(pairs)
    return scorer
  }

  @Test func orderAndPartitionChangeNoMetric() throws {
    let pairs = Self.randomPairs(40, seed: 5)
    let report = Self.scored(pairs).report(system: "x", version: "1")
    #expect(report.scores.filter { !$0.isAnnotated }.map(\.metric.name) == [])
    var random = SplitMix(9)
    let shuffled = pairs.shuffled(using: &random)
    #expect(Self.scored(shuffled).report(system: "x", version: "1") == report)
    var whole = Self.scored(Array(shuffled[30...]))
    try whole.merge(Self.scored(Array(shuffled[..<30])))
    let merged = whole.report(system: "x", version: "1")
    for (a, b) in zip(merged.scores, report.scores) { #expect(a == b, "\(a.metric.name)") }
  }

  @Test func whatArticlesAddSumsToTheWhole() throws {
    var scorer = Scorer(
      metrics: Metric.all, options: ScoringOptions(slices: Self.slices, bootstrap: nil))
    var sums = Metric.all.map { MetricSums(zero: $0.formula) }
    for pair in Self.randomPairs(40, seed: 6) {
      let article = scorer.add(pair)
      for place in Metric.all.indices { sums[place] += scorer.sums(at: place, in: article) }
    }
    let report = scorer.report(system: "x", version: "1")
    for (sum, score) in zip(sums, report.scores) where score.metric.isSummedOverArticles {
      #expect(score.micro.sums == sum, "\(score.metric.name)")
      for measure in Measure.allCases {
        let exact = [score.micro.precision, score.micro.recall, score.micro.f1]
        let place = Measure.allCases.firstIndex(of: measure) ?? 0
        switch (sum[measure], exact[place]) {
        case (let a?, let b?): #expect(abs(a - b) < 1e-9, "\(score.metric.name)")
        case (nil, nil): break
        default: Issue.record("\(score.metric.name) is defined on one side only")
        }
      }
    }
  }

  @Test func goldAgainstItselfIsRight() throws {
    let pairs = Self.randomPairs(30, seed: 7).compactMap { pair in
      pair.gold.map { ArticlePair(id: pair.id, text: pair.text, gold: $0, predicted: $0) }
    }
    for score in Self.scored(pairs).report(system: "x", version: "1").scores {
      // Random articles have mentions of one extent in two clusters, which neleval's measures do not
      // take for one.
      if !score.metric.isSummedOverArticles { continue }
      #expect(score.micro.f1.map { abs($0 - 1) < 1e-9 } ?? false, "\(score.metric.name)")
    }
  }

  @Test func partsOfASliceSumToTheWhole() throws {
    let report = Self.scored(Self.randomPairs(40, seed: 8)).report(system: "x", version: "1")
    for score in report.scores where score.micro.isCounted {
      for slice in Self.slices {
        let parts = score.slices.filter { $0.group.dimension == slice.name }
        if parts.isEmpty { continue }
        let sum = parts.reduce(Counts.zero) { $0 + $1.score.counts }
        #expect(sum == score.micro.counts, "\(score.metric.name) \(slice.name)")
      }
    }
    let strict = try #require(report["ent.strict"])
    #expect(Set(strict.slices.map(\.group.dimension)).count == Self.slices.count - 1)
  }

  @Test func coreferenceIsThatOfTheWholeTable() throws {
    let pairs = Self.randomPairs(30, seed: 10)
    let key = pairs.compactMap { pair in
      pair.gold.map { CoreferenceDocument<Extent>(id: pair.id, entitiesOf: $0) }
    }
    let response = pairs.compactMap { pair in
      pair.predicted.map { CoreferenceDocument<Extent>(id: pair.id, entitiesOf: $0) }
    }
    let total = try CoreferenceEvaluation(
      key: key, response: response, options: CoreferenceOptions(repeatedKeyMentions: .keepFirst)
    ).total
    let report = Self.scored(pairs).report(system: "x", version: "1")
    for metric in CoreferenceMetric.all {
      let score = try #require(report["coref.\(metric.name)"]), expected = metric.score(total)
      #expect(score.micro.recall == expected.recall && score.micro.f1 == expected.f1)
      #expect(score.micro.precision == expected.precision)
    }
  }
}
