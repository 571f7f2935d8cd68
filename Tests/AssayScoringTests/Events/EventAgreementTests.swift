import AssayModel
import AssayScoring
import Testing

/// Expected values are counted by hand.
struct EventAgreementTests {
  /// `TYPE@start-end` with `name=value` or `name` in brackets, separated by semicolons.
  private func layer(_ text: String) -> Layer {
    let events = text.split(separator: ";").enumerated().map { index, part in
      let pieces = part.split(whereSeparator: { "@()".contains($0) })
      let attributes = pieces.dropFirst(2).flatMap { $0.split(separator: ",") }.map { word in
        let sides = word.split(separator: "=").map(String.init)
        return sides.count == 2 ? Attribute(sides[0], sides[1]) : Attribute(sides[0], .flag)
      }
      return Event(
        id: "E\(index)", type: String(pieces[0]),
        trigger: Samples.extent(pieces[1]).map { Trigger(id: "V\(index)", extent: $0) },
        attributes: attributes)
    }
    return Samples.layer([], events: events)
  }

  @Test func attributesAreJudgedOnMatchedEvents() {
    /// Agreed, differing, missed, spurious and unjudged, for the attribute R.
    let rows: [(name: String, gold: String, predicted: String, pairs: Int, counts: [Int])] = [
      ("agreed", "Hit@0-3(R=Actual)", "Hit@0-3(R=Actual)", 1, [1, 0, 0, 0, 0]),
      ("another value", "Hit@0-3(R=Actual)", "Hit@0-3(R=Other)", 1, [0, 1, 0, 0, 0]),
      ("none predicted", "Hit@0-3(R=Actual)", "Hit@0-3", 1, [0, 0, 1, 0, 0]),
      ("a flag that gold denies", "Hit@0-3", "Hit@0-3(R)", 1, [0, 0, 0, 1, 0]),
      ("a value that gold does not judge", "Hit@0-3", "Hit@0-3(R=Other)", 1, [0, 0, 0, 0, 1]),
      ("another type is not judged", "Hit@0-3(R=Actual)", "Win@0-3(R=Other)", 0, [0, 0, 0, 0, 0]),
      (
        "another place is not judged", "Hit@0-3(R=Actual)", "Hit@0-2(R=Other)", 0, [0, 0, 0, 0, 0]
      ),
      (
        "copies are paired by their attributes", "Hit@0-3(R=A);Hit@0-3(R=B)",
        "Hit@0-3(R=B);Hit@0-3(R=C);Hit@0-3(R=A)", 2, [2, 0, 0, 0, 0]
      ),
      ("without a trigger", "Hit@-(R=Actual)", "Hit@-(R=Actual)", 0, [0, 0, 0, 0, 0]),
    ]
    for row in rows {
      var scores = EventAttributeScores()
      scores.add(ArticlePair(id: "a", gold: layer(row.gold), predicted: layer(row.predicted)))
      let counts = scores.attributes["R"] ?? AttributeAccuracy()
      #expect(scores.pairs == row.pairs, "\(row.name)")
      #expect(
        [counts.agreed, counts.differing, counts.missed, counts.spurious, counts.unjudged]
          == row.counts, "\(row.name)")
      let judged = row.counts[...3].reduce(0, +)
      #expect(counts.accuracy == (judged == 0 ? nil : Double(row.counts[0]) / Double(judged)))
    }
  }

  /// Gold: an entity of the mentions 2-6, 8-10 and 2-4, and one of 12-14.
  private func layer(
    fillers: [Reference], mentions: String = "PER 8-10;PER 2-4;PER 2-6;LOC 12-14;LOC 20-22"
  ) throws -> Layer {
    try Layer(
      annotator: .person("x"), mentions: Samples.mentions(mentions),
      entities: [Entity(id: "N1", mentions: [0, 1, 2]), Entity(id: "N2", mentions: [3])],
      events: [
        Event(
          id: "E1", type: "Hit", trigger: Trigger(id: "V1", extent: Extent(0, 1)),
          arguments: fillers.map { Argument(role: "Who", filler: $0) })
      ])
  }

  @Test func anyCoreferentMentionIsRight() throws {
    let rows: [(name: String, gold: [Reference], predicted: [Reference], counts: [Int])] = [
      ("the same mention", [.mention(0)], [.mention(0)], [1, 1, 1]),
      ("another mention of the entity", [.mention(0)], [.mention(1)], [1, 1, 1]),
      ("the entity by a mention", [.entity(0)], [.mention(0)], [1, 1, 1]),
      ("a mention by the entity", [.mention(1)], [.entity(0)], [1, 1, 1]),
      ("another entity", [.mention(0)], [.mention(3)], [0, 1, 1]),
      ("a mention of no entity", [.mention(4)], [.mention(4)], [1, 1, 1]),
      ("the same thing twice", [.mention(0)], [.mention(1), .mention(2)], [1, 1, 2]),
      ("an event", [.event(0)], [.event(0)], [1, 1, 1]),
    ]
    for row in rows {
      let pair = ArticlePair(
        id: "a", gold: try layer(fillers: row.gold), predicted: try layer(fillers: row.predicted))
      for level in [EventLevel.argumentIdentified, .argumentAttachedClassified] {
        let counts = Self.credited(pair, at: level)
        #expect([counts.correct, counts.possible, counts.actual] == row.counts, "\(row.name)")
      }
    }
    let alone = ArticlePair(id: "a", gold: nil, predicted: try layer(fillers: [.mention(0)]))
    #expect(Self.credited(alone, at: .argumentClassified).spurious == 1)
  }

  private static func credited(_ pair: ArticlePair, at level: EventLevel) -> Counts {
    (try? Metric.named("event.\(level.rawValue).coref"))?.counts(pair) ?? .zero
  }

  @Test func creditNeverTakesAway() {
    var random = SplitMix(21)
    for _ in 0..<200 {
      let layers = [0, 1].map { _ in withEntities(Samples.randomLayer(using: &random), &random) }
      let pair = ArticlePair(id: "a", gold: layers[0], predicted: layers[1])
      let report = ScorerTests.report([pair], options: ScoringOptions(bootstrap: nil))
      for level in EventLevel.allCases where level.rawValue.hasPrefix("A") {
        let exact = report["event.\(level.rawValue)"]?.micro.counts ?? .zero
        let credited = Self.credited(pair, at: level)
        #expect(credited.correct >= exact.correct)
        #expect([credited.possible, credited.actual] == [exact.possible, exact.actual])
      }
    }
  }

  /// The layer with each mention in one of two entities, or in none.
  private func withEntities(_ layer: Layer, _ random: inout SplitMix) -> Layer {
    var members: [[Int]] = [[], [], []]
    for index in layer.mentions.indices {
      members[Int.random(in: 0..<3, using: &random)].append(index)
    }
    let entities = members.dropLast().filter { !$0.isEmpty }.enumerated().map {
      Entity(id: "N\($0.offset)", mentions: $0.element)
    }
    return
      (try? Layer(
        annotator: layer.annotator, mentions: layer.mentions, entities: entities,
        events: layer.events)) ?? layer
  }
}
