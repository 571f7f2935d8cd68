import AssayModel
import AssayTesting
import Testing

@testable import AssayScoring

/// The bins by hand, and the sums by what the scorer counts.
struct MistakeTests {
  /// `subject kind` of each mistake, in text order.
  private static func kinds(_ gold: Layer, _ predicted: Layer) -> [String] {
    var analysis = MistakeAnalysis()
    return analysis.add(ArticlePair(id: "a", gold: gold, predicted: predicted)).map {
      "\($0.subject.rawValue) \($0.kind.rawValue)"
    }
  }

  @Test func mentionsFallIntoBins() {
    let rows: [(gold: String, predicted: String, kinds: [String])] = [
      ("A 0-4", "A 0-4", []),
      ("A 0-4", "B 0-4", ["type"]),
      ("A 2-4", "A 0-4", ["boundary-left"]),
      ("A 0-4", "A 0-6", ["boundary-right"]),
      ("A 0-4", "A 1-6", ["boundary-both"]),
      ("A 0-2,4-6", "A 0-6", ["boundary-both"]),
      ("A 0-4", "B 1-4", ["type-and-boundary"]),
      ("A 0-4", "A 0-4;A 0-4;B 0-4", ["duplicate", "spurious"]),
      ("A 0-4", "B 6-8;B 6-8", ["missed", "spurious", "spurious"]),
    ]
    for row in rows {
      let kinds = Self.kinds(
        Samples.layer(Samples.mentions(row.gold)), Samples.layer(Samples.mentions(row.predicted)))
      #expect(kinds == row.kinds.map { "mention \($0)" }, "\(row)")
    }
  }

  @Test func argumentsFallIntoBins() {
    let rows: [(gold: String, predicted: String, kinds: [String])] = [
      ("Hit@0-3(Who=4-8)", "Hit@0-3(Who=4-8)", []),
      ("Hit@0-3(Who=4-8)", "Hit@0-3(Whom=4-8)", ["argument role"]),
      ("Hit@0-3(Who=4-8)", "Hit@0-3(Who=5-8)", ["argument span"]),
      ("Hit@0-3(Who=4-8)", "Hit@0-3(Whom=5-8)", ["argument missed", "argument spurious"]),
      ("Hit@0-3(Who=4-8)", "Win@0-3(Who=4-8)", ["trigger type", "argument wrong-trigger"]),
      (
        "Hit@1-3(Who=4-8)", "Hit@0-3(Who=4-8)", ["trigger boundary-left", "argument wrong-trigger"]
      ),
      (
        "Hit@0-3(Who=4-8);Win@9-10()", "Hit@0-3();Win@9-10(Who=4-8)", ["argument attached"]
      ),
      ("Hit@0-3(Who=4-8)", "Win@9-10()", ["trigger missed", "argument lost", "trigger spurious"]),
      ("Hit@-(Who=4-8)", "Hit@-()", ["argument missed"]),
      ("Hit@-(Who=4-8)", "Win@-(Whom=4-8)", ["argument lost", "argument spurious"]),
      ("Hit@0-3(Who=4-8)", "Hit@0-3(Who=4-8,Who=4-8)", ["argument duplicate"]),
    ]
    for row in rows {
      let kinds = Self.kinds(
        EventScoringTests.layer(row.gold), EventScoringTests.layer(row.predicted))
      // Fillers are mentions, which are right or wrong by themselves.
      #expect(kinds.filter { !$0.hasPrefix("mention") } == row.kinds, "\(row)")
    }
  }

  @Test func listsHaveTheCountersCounts() {
    let metrics: [(MistakeSubject, String)] = [
      (.mention, "ent.strict"), (.trigger, "event.TC"), (.argument, "event.AC+"),
    ]
    for (pairs, source) in Self.randomPairs {
      var scorer = Scorer(options: ScoringOptions(bootstrap: nil))
      var analysis = MistakeAnalysis()
      var mistakes: [Mistake] = []
      for pair in pairs {
        scorer.add(pair)
        mistakes += analysis.add(pair)
      }
      let report = scorer.report(system: "x", version: "1")
      for (subject, name) in metrics {
        guard let score = report.scores.first(where: { $0.metric.name == name }) else {
          Issue.record("no \(name)")
          continue
        }
        let expected = score.micro.counts
        let counts = analysis.counts(of: subject), mine = mistakes.filter { $0.subject == subject }
        #expect(counts.correct == expected.correct, "\(source) \(name)")
        #expect(counts.possible == expected.possible && counts.actual == expected.actual)
        #expect(mine.count { $0.gold != nil } == expected.possible - expected.correct)
        #expect(mine.count { $0.predicted != nil } == expected.actual - expected.correct)
        for bin in analysis.bins(of: subject) {
          #expect(bin.count == mine.count { $0.kind == bin.kind }, "\(source) \(bin.kind)")
          #expect((bin.gain ?? 0) >= 0)
        }
        #expect(Set(mine.map(\.kind)).isSubset(of: subject.kinds))
        if subject == .mention { #expect(counts == expected, "\(source)") }
      }
    }
  }

  /// For every subject: as many instances of each kind and outcome as are counted, and annotations
  /// that are right, wrong or without a counterpart add up.
  @Test func everySubjectsListHasItsCounts() throws {
    var found: [String: Int] = [:]
    for (pairs, source) in Self.randomPairs {
      var analysis = MistakeAnalysis()
      var mistakes: [Mistake] = []
      for pair in pairs { mistakes += analysis.add(pair) }
      for subject in MistakeSubject.allCases {
        let mine = mistakes.filter { $0.subject == subject }
        for bin in analysis.bins(of: subject) {
          #expect(bin.count == mine.count { $0.kind == bin.kind }, "\(source) \(bin.kind)")
          found["\(subject) \(bin.kind)", default: 0] += bin.count
        }
        #expect(mine.count == analysis.bins(of: subject).reduce(0) { $0 + $1.count })
        guard !subject.isCoreference else { continue }
        let outcomes = analysis.outcomes(of: subject)
        func count(_ outcome: MUCOutcome) -> Int { mine.count { $0.kind.outcome == outcome } }
        #expect(outcomes.incorrect == count(.incorrect) && outcomes.partial == count(.partial))
        #expect(outcomes.missed == count(.missed) && outcomes.spurious == count(.spurious))
        #expect(outcomes.possible - outcomes.correct == mine.count { $0.gold != nil })
        #expect(outcomes.actual - outcomes.correct == mine.count { $0.predicted != nil })
        let matrix = analysis.confusion(of: subject).entries
        #expect(matrix.reduce(0) { $0 + $1.count } == mine.count + outcomes.correct)
      }
    }
    // Every kind of every subject came up.
    for subject in MistakeSubject.allCases {
      for kind in subject.kinds {
        let count = found["\(subject) \(kind)", default: 0]
        #expect(count > 0, "\(subject) \(kind)")
      }
    }
  }

  @Test func relationsAreCountedAsAgreementCountsThem() {
    for (pairs, source) in Self.randomPairs {
      var analysis = MistakeAnalysis()
      var expected = Counts()
      for pair in pairs {
        _ = analysis.add(pair)
        let none = Layer(empty: .person("x"))
        let counts = (pair.gold ?? none).relationCounts(against: pair.predicted ?? none)
        expected += counts.values.reduce(.zero, +)
      }
      let counts = analysis.counts(of: .relation)
      #expect(counts.correct == expected.correct, "\(source)")
      #expect(counts.possible == expected.possible && counts.actual == expected.actual)
    }
  }

  /// The steps account for the links that MUC misses on either side.
  @Test func stepsAccountForMUC() throws {
    for (pairs, source) in Self.randomPairs {
      var analysis = MistakeAnalysis()
      var mistakes: [Mistake] = []
      var keys: [CoreferenceDocument<CoreferenceEvent>] = [], responses = keys
      for pair in pairs {
        mistakes += analysis.add(pair).filter { $0.subject == .eventCoreference }
        let none = Layer(empty: .person("x"))
        keys.append(CoreferenceDocument(id: pair.id, eventsOf: pair.gold ?? none))
        responses.append(CoreferenceDocument(id: pair.id, eventsOf: pair.predicted ?? none))
      }
      // A span error stands for a mention that either side lacks.
      guard !mistakes.contains(where: { $0.kind == .spanError }) else { continue }
      let muc = try CoreferenceEvaluation(
        key: keys, response: responses,
        options: CoreferenceOptions(repeatedKeyMentions: .keepFirst)
      ).total.muc
      func links(_ single: [MistakeKind], _ whole: MistakeKind) -> Int {
        mistakes.reduce(0) { sum, mistake in
          if single.contains(mistake.kind) { return sum + 1 }
          return sum + (mistake.kind == whole ? mistake.mentions.count - 1 : 0)
        }
      }
      let missed = links([.dividedEntity, .missingMention], .missingEntity)
      let spurious = links([.conflatedEntity, .extraMention], .extraEntity)
      #expect(Double(muc.recallDenominator - missed) == muc.recallNumerator.value, "\(source)")
      #expect(Double(muc.precisionDenominator - spurious) == muc.precisionNumerator.value)
    }
  }

  @Test func repairedMentionsScoreAsTold() {
    var random = SplitMix(7)
    for _ in 0..<200 {
      let gold = Samples.randomMentions(count: 6, length: 12, using: &random)
      let predicted = Samples.randomMentions(count: 6, length: 12, using: &random)
      var analysis = MistakeAnalysis()
      let pair = ArticlePair(
        id: "a", gold: Samples.layer(gold), predicted: Samples.layer(predicted))
      let mistakes = analysis.add(pair)
      for bin in analysis.bins(of: .mention) {
        var repaired = predicted.map { "\($0.type) \($0.extent)" }
        for mistake in mistakes where mistake.kind == bin.kind {
          if let wrong = mistake.predicted, let extent = wrong.extent,
            let index = repaired.firstIndex(of: "\(wrong.type) \(extent)")
          {
            repaired.remove(at: index)
          }
          if let right = mistake.gold, let extent = right.extent {
            repaired.append("\(right.type) \(extent)")
          }
        }
        var wanted = gold.map { "\($0.type) \($0.extent)" }
        let total = wanted.count + repaired.count
        let correct = repaired.count { mention in
          guard let index = wanted.firstIndex(of: mention) else { return false }
          wanted.remove(at: index)
          return true
        }
        let f1 = total == 0 ? nil : 2 * Double(correct) / Double(total)
        #expect(bin.repaired.f1 == f1, "\(bin.kind): \(gold) \(predicted)")
      }
    }
  }

  @Test func quotationsCountCodePoints() throws {
    let text = ArticleText("é🏭 Anna, not Rami, left " + String(repeating: "ü", count: 40))
    let extent = try #require(Extent(joining: [Fragment(7, 11), Fragment(17, 21)]))
    let offsets = OffsetTable(text)
    let quotation = try #require(Quotation(extent, in: text, offsets: offsets))
    #expect(quotation.ranges == [3..<7, 13..<17])
    #expect(quotation.text == "Anna Rami" && quotation.before == "é🏭 ")
    #expect(quotation.after == ", left " + String(repeating: "ü", count: 23))
    #expect(quotation.marked.hasPrefix("é🏭 [Anna], not [Rami], left ü"))
    #expect(Quotation(Extent(0, 1), in: text, offsets: offsets) == nil)
    #expect(Quotation(Extent(90, 900), in: text, offsets: offsets) == nil)
  }

  @Test func confusionHasNothingOnBothSides() {
    var analysis = MistakeAnalysis()
    _ = analysis.add(
      ArticlePair(
        id: "a", gold: Samples.layer(Samples.mentions("A 0-4;A 5-6;B 8-9")),
        predicted: Samples.layer(Samples.mentions("A 0-4;B 5-6;C 20-22"))))
    let matrix = analysis.confusion(of: .mention)
    #expect(matrix.goldLabels == ["A", "B", nil])
    #expect(matrix.predictedLabels == ["A", "B", "C", nil])
    #expect(matrix[gold: "A", predicted: "A"] == 1 && matrix[gold: "A", predicted: "B"] == 1)
    #expect(matrix[gold: "B", predicted: nil] == 1 && matrix[gold: nil, predicted: "C"] == 1)
    #expect(matrix[gold: "C", predicted: "C"] == 0)
  }

  // MARK: - Random data

  /// Small crowded layers, and awkward ones on awkward texts; some articles lack a side.
  private static var randomPairs: [(pairs: [ArticlePair], source: String)] {
    var random = SplitMix(11)
    let crowded = (0..<300).map { index in
      let gold = Samples.richLayer(using: &random)
      let predicted = Samples.richLayer(using: &random)
      return ArticlePair(
        id: "\(index)", gold: index % 17 == 0 ? nil : gold,
        predicted: index % 13 == 0 ? nil : index % 7 == 0 ? gold.withCopies : predicted)
    }
    let awkward = RandomArticles(seed: 5).prefix(300).map { article in
      ArticlePair(
        id: article.article.id, text: article.article.text, gold: article.layers.first,
        predicted: article.layers.dropFirst().first)
    }
    return crowded.map { ([$0], "crowded \($0.id)") } + [(Array(awkward), "awkward")]
  }
}

extension Layer {
  /// The layer with a copy of its first relation.
  fileprivate var withCopies: Layer {
    let copies = relations.prefix(1).map {
      Relation(id: "copy", type: $0.type, arguments: $0.arguments)
    }
    return
      (try? Layer(
        annotator: annotator, mentions: mentions, entities: entities, events: events,
        eventClusters: eventClusters, relations: relations + copies)) ?? self
  }
}
