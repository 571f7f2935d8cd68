import AssayCommands
import AssayModel
import AssayScoring
import Testing

/// Expected values of the first two tests are counted by hand from TextEE's definitions.
struct EventScoringTests {
  /// `Type@start-end(Role=start-end, Role=start-end)`, events separated by semicolons; `-` for no
  /// trigger; a filler `#n` is the event of that number.
  static func layer(_ text: String) -> Layer {
    var mentions: [Mention] = []
    let events = text.split(separator: ";").enumerated().map { index, part in
      let pieces = part.split(whereSeparator: { "@()".contains($0) })
      let arguments = pieces.dropFirst(2).flatMap { $0.split(separator: ",") }.map { argument in
        let sides = argument.split(separator: "=")
        if sides[1].hasPrefix("#") {
          return Argument(
            role: String(sides[0]), filler: .event(Int(sides[1].dropFirst()) ?? 0))
        }
        mentions.append(
          Mention(
            id: "T\(mentions.count)", type: "X",
            extent: Samples.extent(sides[1]) ?? Extent(0, 0)))
        return Argument(role: String(sides[0]), filler: .mention(mentions.count - 1))
      }
      return Event(
        id: "E\(index)", type: String(pieces[0]),
        trigger: Samples.extent(pieces[1]).map { Trigger(id: "V\(index)", extent: $0) },
        arguments: arguments)
    }
    return Samples.layer(mentions, events: events)
  }

  struct Row {
    let name: String
    let gold: String
    let predicted: String
    /// Correct, possible and actual at TI, TC, AI, AC, AI+, AC+.
    let counts: [[Int]]
    var duplicates = Duplicates.counted
  }

  @Test func levelsAreCountedAsByHand() {
    let rows = [
      Row(
        name: "all right", gold: "Hit@0-3(Who=4-5,Whom=6-7)",
        predicted: "Hit@0-3(Who=4-5,Whom=6-7)",
        counts: [[1, 1, 1], [1, 1, 1], [2, 2, 2], [2, 2, 2], [2, 2, 2], [2, 2, 2]]),
      Row(
        name: "another event type loses its arguments",
        gold: "Hit@0-3(Who=4-5)", predicted: "Win@0-3(Who=4-5)",
        counts: [[1, 1, 1], [0, 1, 1], [0, 1, 1], [0, 1, 1], [0, 1, 1], [0, 1, 1]]),
      Row(
        name: "another role", gold: "Hit@0-3(Who=4-5)", predicted: "Hit@0-3(Whom=4-5)",
        counts: [[1, 1, 1], [1, 1, 1], [1, 1, 1], [0, 1, 1], [1, 1, 1], [0, 1, 1]]),
      Row(
        name: "another trigger of the type", gold: "Hit@0-3(Who=4-5)",
        predicted: "Hit@8-9(Who=4-5)",
        counts: [[0, 1, 1], [0, 1, 1], [1, 1, 1], [1, 1, 1], [0, 1, 1], [0, 1, 1]]),
      Row(
        name: "two types on one trigger", gold: "Hit@0-3;Win@0-3", predicted: "Win@0-3",
        counts: [[1, 2, 1], [1, 2, 1], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]),
      Row(
        name: "two types on one trigger as a set", gold: "Hit@0-3;Win@0-3", predicted: "Win@0-3",
        counts: [[1, 1, 1], [1, 2, 1], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]],
        duplicates: .ignored),
      Row(
        name: "an argument of two events of a type", gold: "Hit@0-1(Who=4-5);Hit@2-3(Who=4-5)",
        predicted: "Hit@0-1(Who=4-5)",
        counts: [[1, 2, 1], [1, 2, 1], [1, 2, 1], [1, 2, 1], [1, 2, 1], [1, 2, 1]]),
      Row(
        name: "an argument of two events of a type as a set",
        gold: "Hit@0-1(Who=4-5);Hit@2-3(Who=4-5)", predicted: "Hit@0-1(Who=4-5)",
        counts: [[1, 2, 1], [1, 2, 1], [1, 1, 1], [1, 1, 1], [1, 2, 1], [1, 2, 1]],
        duplicates: .ignored),
      Row(
        name: "a copy of an event is spurious", gold: "Hit@0-1", predicted: "Hit@0-1;Hit@0-1",
        counts: [[1, 1, 2], [1, 1, 2], [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]),
      Row(
        name: "without a trigger only arguments are counted",
        gold: "Hit@-(Who=4-5)", predicted: "Hit@-(Who=4-5)",
        counts: [[0, 0, 0], [0, 0, 0], [1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1]]),
      Row(
        name: "an event as filler is known by its trigger",
        gold: "Hit@0-1;Win@2-3(Why=#0)", predicted: "Win@2-3(Why=#1);Win@0-1",
        counts: [[2, 2, 2], [1, 2, 2], [1, 1, 1], [1, 1, 1], [1, 1, 1], [1, 1, 1]]),
      Row(
        name: "a mention is no event", gold: "Hit@0-1;Win@2-3(Why=#0)",
        predicted: "Hit@0-1;Win@2-3(Why=0-1)",
        counts: [[2, 2, 2], [2, 2, 2], [0, 1, 1], [0, 1, 1], [0, 1, 1], [0, 1, 1]]),
    ]
    for row in rows {
      let pair = ArticlePair(
        id: "a", gold: Self.layer(row.gold), predicted: Self.layer(row.predicted))
      let report = ScorerTests.report(
        [pair], options: ScoringOptions(duplicates: row.duplicates, bootstrap: nil))
      let counts = EventLevel.allCases.map { level in
        let counts = report["event.\(level.rawValue)"]?.micro.counts ?? .zero
        return [counts.correct, counts.possible, counts.actual]
      }
      #expect(counts == row.counts, "\(row.name)")
    }
  }

  @Test func anEntityIsKnownByItsFirstMention() throws {
    func layer(_ filler: Reference) throws -> Layer {
      try Layer(
        annotator: .person("x"),
        mentions: Samples.mentions("PER 8-10;PER 2-4;PER 2-6"),
        entities: [Entity(id: "N1", mentions: [0, 1, 2])],
        events: [
          Event(
            id: "E1", type: "Hit", trigger: Trigger(id: "V1", extent: Extent(0, 1)),
            arguments: [Argument(role: "Who", filler: filler)])
        ])
    }
    let gold = try layer(.entity(0))
    for (index, isRight) in [false, false, true].enumerated() {
      let pair = ArticlePair(id: "a", gold: gold, predicted: try layer(.mention(index)))
      let report = ScorerTests.report([pair], options: ScoringOptions(bootstrap: nil))
      #expect(report["event.AC+"]?.micro.counts.correct == (isRight ? 1 : 0))
    }
  }

  @Test func setsOfEventsScoreAsTextEESays() throws {
    let names: [EventLevel: String] = [
      .triggerIdentified: "trigger_id", .triggerClassified: "trigger_cls",
      .argumentIdentified: "argument_id", .argumentClassified: "argument_cls",
      .argumentAttached: "argument_attached_id",
      .argumentAttachedClassified: "argument_attached_cls",
    ]
    let cases = try ConformanceCase.all(["event", "event-bionlp"])
    #expect(cases.count == 6)
    for example in cases {
      let peers = try example.expected()
      let report = ScorerTests.report(
        try example.articlePairs().map(\.withEnvelopes),
        options: ScoringOptions(duplicates: .ignored, bootstrap: nil))
      for (level, name) in names {
        let counts = report["event.\(level.rawValue)"]?.micro.counts ?? .zero
        let expected = ["match_num", "gold_num", "pred_num"].map {
          peers["textee.\(name).\($0)"]
        }
        let actual = [counts.correct, counts.possible, counts.actual].map { Double($0) }
        #expect(expected == actual, "\(example.name) \(name)")
      }
    }
  }
}
