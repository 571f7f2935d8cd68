import AssayModel
import AssayScoring
import Testing

/// Annotations that are newly wrong or right, and their names.
struct FlipTests {
  private let strict = "ent.strict"

  private func run(
    _ pairs: [ArticlePair], against baseline: Baseline? = nil, metrics: [String]? = nil
  ) throws -> GateRun {
    var run = GateRun(
      metrics: try (metrics ?? [strict]).map { try Metric.named($0) }, options: ScoringOptions(),
      baseline: baseline)
    for pair in pairs { run.add(pair) }
    return run
  }

  /// Two texts, where the mentions stand in each, and whether a missed one keeps its name.
  private static let edits: [(name: String, first: String, second: String, keeps: Bool)] = [
    ("the same", "He met Rami in the old town.", "He met Rami in the old town.", true),
    (
      "an edit far before", "A man came. Then he met Rami in the old town.",
      "Two men, and no more, came. Then he met Rami in the old town.", true
    ),
    (
      "an edit far behind", "He met Rami in the old town.", "He met Rami in the old house of his.",
      true
    ),
    ("an edit just before", "He met Rami in the old town.", "He saw Rami in the old town.", false),
    ("an edit just behind", "He met Rami in the old town.", "He met Rami at the old town.", false),
    (
      "beyond ASCII", "Süß: ärgerlich, öde. Dann traf er Rami in der Früh.",
      "Süß. Dann traf er Rami in der Früh.", true
    ),
  ]

  @Test func namesSurviveEditsElsewhere() throws {
    for edit in Self.edits {
      let names = try [edit.first, edit.second].map { words in
        let text = ArticleText(words)
        let start = try #require(words.utf8.firstRange(of: Array("Rami".utf8)))
        let offset = words.utf8.distance(from: words.startIndex, to: start.lowerBound)
        let gold = Samples.layer([
          Mention(id: "T1", type: "Person", extent: Extent(offset, offset + 4))
        ])
        let pair = ArticlePair(id: "a", text: text, gold: gold, predicted: Samples.layer([]))
        return try #require(try run([pair]).baseline.articles.first?.wrong.first)
      }
      #expect((names[0] == names[1]) == edit.keeps, "\(edit.name)")
      #expect(names[0].isGold && names[0].subject == .mention)
    }
  }

  @Test func namesTellApartWhatDiffers() throws {
    func wrong(
      id: String = "a", text: String, _ gold: String, _ predicted: String
    ) throws -> [SpanFingerprint] {
      let pair = ArticlePair(
        id: id, text: ArticleText(text), gold: Samples.layer(Samples.mentions(gold)),
        predicted: Samples.layer(Samples.mentions(predicted)))
      return try #require(try run([pair]).baseline.articles.first).wrong
    }
    let text = String(repeating: "Rami left. ", count: 6)
    // The same words in the same context, a hundred times: each has a name of its own.
    #expect(Set(try wrong(text: text, "P 22-26;P 33-37", "")).count == 2)
    // Copies, too.
    #expect(Set(try wrong(text: text, "P 22-26;P 22-26;P 22-26", "")).count == 3)
    let sets = [
      try wrong(text: text, "P 22-26", ""), try wrong(text: text, "Q 22-26", ""),
      try wrong(id: "b", text: text, "P 22-26", ""), try wrong(text: text, "", "P 22-26"),
      try wrong(text: text, "P 22-31", ""), try wrong(text: text, "P 22-24,25-26", ""),
    ]
    #expect(Set(sets.flatMap(\.self)).count == sets.count)
    // A mistake with a gold side goes by it, whatever kind it is.
    #expect(try wrong(text: text, "P 22-26", "P 22-31") == sets[0])
    #expect(try wrong(text: text, "P 22-26", "Q 22-26") == sets[0])
  }

  @Test func fingerprintsAreReadAsTheyAreWritten() {
    for text in ["mg0123456789ab", "tp0123456789ab", "ag000000000000"] {
      #expect(SpanFingerprint(text)?.description == text)
    }
    for text in [
      "", "mg", "mg0123456789a", "mg0123456789abc", "xg0123456789ab", "mx0123456789ab",
      "mg0123456789AB", "mg0123456789aé",
    ] {
      #expect(SpanFingerprint(text) == nil, "\(text)")
    }
  }

  @Test func flipsAreWhatDiffers() throws {
    let before = try GateSamples.run([8, 8]).baseline
    var now = GateRun(
      metrics: [try Metric.named(strict)], options: ScoringOptions(), baseline: before)
    // In the first article word 0 is lost and word 8 found; in the second, word 3 gets another type.
    now.add(GateSamples.pair(0, found: 1..<9))
    let other = Samples.layer(
      GateSamples.layer(0..<8).mentions.map { mention in
        Mention(
          id: mention.id, type: mention.extent.start == 12 ? "C" : mention.type,
          extent: mention.extent)
      })
    let pair = GateSamples.pair(1, found: [])
    now.add(
      ArticlePair(
        id: pair.id, text: pair.text, metadata: pair.metadata, gold: pair.gold, predicted: other))
    let rule = GateRule(try Metric.named(strict))
    let gate = Gate(rules: [rule], bootstrap: Bootstrap(replicates: 1_000))
    let flips = gate.judge(now, against: before).flips
    // The one that costs two annotations comes first.
    #expect(flips.broken.map { $0.mistake?.kind } == [.type, .missed])
    #expect(flips.broken.map(\.article) == ["a01", "a00"] && flips.broken.map(\.start) == [12, 0])
    #expect(flips.fixed.map(\.article) == ["a00"])
    #expect(flips.fixed.first?.mended?.quotation?.text == "w08")
    #expect(flips.fixed.first?.start == 32)
  }

  @Test func acceptedFlipsPassTheRatchetUntilTheyExpire() throws {
    let before = try GateSamples.run([8, 8, 8]).baseline
    let now = try GateSamples.run([8, 7, 8], against: before)
    let name = try #require(
      Gate(rules: []).judge(now, against: before).flips.broken.first?.fingerprint)
    let idle = try #require(SpanFingerprint("mg000000000000"))
    func outcome(_ expires: String?, _ run: GateRun) -> GateOutcome {
      Gate(
        rules: [], isRatchet: true,
        accepted: [
          AcceptedSpan(fingerprint: name, reason: "gold is wrong", expires: expires),
          AcceptedSpan(fingerprint: idle, reason: "old", expires: nil),
        ], today: "2031-01-31"
      ).judge(run, against: before)
    }
    for (day, verdict) in [
      (nil, GateVerdict.withinBudget), ("2031-01-31", .withinBudget), ("2031-01-30", .regressed),
    ] {
      let outcome = outcome(day, now)
      #expect(outcome.results.map(\.verdict) == [verdict], "\(day ?? "for ever")")
      #expect(outcome.flips.broken.count == (verdict == .regressed ? 1 : 0))
      #expect(outcome.flips.expired.count == (verdict == .regressed ? 1 : 0))
      #expect(outcome.flips.idle.map(\.fingerprint) == [idle])
    }
    let same = try GateSamples.run([8, 8, 8], against: before)
    #expect(outcome(nil, same).results.map(\.verdict) == [.unchanged])
    #expect(outcome(nil, same).flips.idle.count == 2)
    let better = try GateSamples.run([8, 9, 8], against: before)
    #expect(outcome(nil, better).results.map(\.verdict) == [.improved])
  }

  @Test func wrongSpansAreTheMistakes() throws {
    var random = SplitMix(5)
    for _ in 0..<40 {
      let text = ArticleText("abcdefghijkl")
      let pair = ArticlePair(
        id: "a", text: text, gold: Samples.randomLayer(using: &random),
        predicted: Samples.randomLayer(using: &random))
      var analysis = MistakeAnalysis()
      let mistakes = analysis.add(pair)
      let metrics = ["ent.strict", "event.TC", "event.AC+"]
      let first = try run([pair], metrics: metrics).baseline
      let wrong = try #require(first.articles.first).wrong
      #expect(wrong.count == mistakes.count && Set(wrong).count == wrong.count)
      // In any order of annotations the names are the same, and nothing flips.
      let shuffled = ArticlePair(
        id: "a", text: text, gold: pair.gold.map { Samples.shuffled($0, using: &random) },
        predicted: pair.predicted.map { Samples.shuffled($0, using: &random) })
      let second = try run([shuffled], against: first, metrics: metrics)
      #expect(second.baseline == first)
      #expect(Gate(rules: []).judge(second, against: first).flips.broken.isEmpty)
    }
  }
}
