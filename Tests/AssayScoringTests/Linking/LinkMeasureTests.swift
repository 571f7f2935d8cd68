import AssayModel
import Testing

@testable import AssayScoring

private func link(
  _ document: String, _ start: Int, _ last: Int, _ identifier: String, _ type: String = "PER"
) -> LinkAnnotation {
  LinkAnnotation(
    document: document, start: start, last: last, identifier: identifier, type: type)
}

private let gold = [
  link("d1", 0, 3, "Q1"), link("d1", 10, 13, "Q2", "ORG"), link("d1", 20, 23, "NIL1"),
  link("d2", 0, 3, "Q1"),
]
private let predicted = [
  link("d1", 0, 3, "Q1"), link("d1", 10, 13, "NIL9", "ORG"), link("d1", 20, 23, "NIL1"),
  link("d3", 5, 6, "Q1", "LOC"),
]

@Test func linkMeasuresAreRight() throws {
  // Name, right of the predicted, found of the gold; predicted and gold in all.
  let cases: [(String, Double, Double, Double, Double)] = [
    ("strong_mention_match", 3, 3, 4, 4), ("strong_typed_mention_match", 3, 3, 4, 4),
    ("strong_linked_mention_match", 1, 1, 2, 3), ("strong_link_match", 1, 1, 2, 3),
    ("strong_nil_match", 1, 1, 2, 1), ("strong_all_match", 2, 2, 4, 4),
    ("entity_match", 1, 1, 2, 3),
    // Gold {a d} {b} {c}, predicted {a x} {b} {c}: no link; a shares 1/2; b and c share all.
    ("muc", 0, 0, 1, 1), ("b_cubed", 2.5, 2.5, 4, 4), ("mention_ceaf", 3, 3, 4, 4),
    ("entity_ceaf", 2.5, 2.5, 3, 3), ("pairwise", 0, 0, 1, 1),
    // b is linked in gold only.
    ("b_cubed_plus", 1.5, 1.5, 4, 4), ("mention_ceaf_plus", 2, 2, 4, 4),
  ]
  for (name, right, found, ofPredicted, ofGold) in cases {
    let measure = try #require(LinkMeasure.all.first { $0.nelevalName == name })
    let score = measure.score(gold: gold, predicted: predicted)
    #expect(score.rightPredicted == right && score.foundGold == found, "\(name): \(score)")
    #expect(isClose(score.precision, right / ofPredicted), "\(name): \(score)")
    #expect(isClose(score.recall, found / ofGold), "\(name): \(score)")
  }
  for measure in LinkMeasure.all {
    #expect(measure.score(gold: [], predicted: []).f1 == nil, "\(measure.name)")
    #expect((measure.score(gold: gold, predicted: gold).f1 ?? 1) == 1, "\(measure.name)")
    let swapped = measure.score(gold: predicted.reversed(), predicted: gold.reversed())
    #expect(swapped.precision == measure.score(gold: gold, predicted: predicted).recall)
  }
  #expect(Set(LinkMeasure.all.map(\.name)).count == LinkMeasure.all.count)
  #expect(LinkMeasure.all.allSatisfy { $0.name.allSatisfy { $0.isLowercase || $0 == "-" } })
}

@Test func overlapsShareCharacters() {
  let whole = [link("d", 0, 9, "NIL")]
  let parts = [link("d", 0, 3, "NIL"), link("d", 5, 14, "NIL"), link("d", 20, 20, "NIL", "LOC")]
  // The whole is covered by 4 and by 5 of its 10 characters; the parts by 4/4, 5/10 and none.
  let cases: [(LinkMeasure.Coverage, LinkMeasure.Coverage, Double, Double)] = [
    (.max, .max, 0.5, 1.5), (.sum, .sum, 0.9, 1.5), (.max, .sum, 0.5, 1.5), (.sum, .max, 0.9, 1.5),
  ]
  for (goldCoverage, coverage, found, right) in cases {
    let measure = LinkMeasure.overlap(gold: goldCoverage, predicted: coverage, key: [.span, .type])
    let score = measure.score(gold: whole, predicted: parts)
    #expect(isClose(score.foundGold, found) && isClose(score.rightPredicted, right), "\(score)")
    #expect(isClose(score.precision, right / 3) && isClose(score.recall, found))
  }
  let empty = [link("d", 5, 4, "NIL")]
  let score = LinkMeasure.overlap(gold: .sum, predicted: .max)
    .score(gold: whole, predicted: empty)
  #expect(score.recall == 0 && score.precision == 0)

  // A weak link match: half of the first mention is linked alike, the second to another entity.
  let weak = LinkMeasure.overlap(gold: .max, predicted: .max, key: [.span, .knowledgeBaseID])
  let links = weak.score(
    gold: [link("d", 0, 3, "Q1"), link("d", 10, 13, "Q2")],
    predicted: [link("d", 2, 3, "Q1"), link("d", 10, 13, "Q3")])
  #expect(links.recall == 0.25 && links.precision == 0.5 && weak.name == "overlap-maxmax-span-kbid")
}

@Test func groupsComeFromBothSidesOrFromGold() {
  let measure = LinkMeasure.matching[1]
  let both = LinkGroups(measure, by: .type, gold: gold, predicted: predicted)
  #expect(both.groups.map(\.value) == ["LOC", "ORG", "PER"])
  #expect(both.micro == measure.score(gold: gold, predicted: predicted))
  #expect(both.macro(\.recall)?.excluded == 1 && both.macro(\.recall)?.mean == (1 + 2.0 / 3) / 2)
  let fromGold = LinkGroups(measure, by: .type, from: .gold, gold: gold, predicted: predicted)
  #expect(fromGold.groups.map(\.value) == ["ORG", "PER"])
  #expect(LinkGroups(measure, by: .document, gold: [], predicted: []).macro(\.f1) == nil)
}

@Test func linkOutcomesAreListed() {
  let analysis = LinkAnalysis(
    gold: gold + [link("d4", 0, 1, "Q4"), link("d4", 5, 6, "NIL2")],
    predicted: predicted + [link("d4", 0, 1, "Q5"), link("d4", 5, 6, "Q6")])
  #expect(
    analysis.instances.map(\.outcome) == [
      .correctLink, .linkAsOutside, .correctOutside, .missing, .extra, .wrongLink, .outsideAsLink,
    ])
  #expect(LinkOutcome.allCases.allSatisfy { analysis.count($0) == 1 })
}

@Test func linksAreRead() {
  let cases: [(name: String, text: String, identifiers: [String?], faults: [String])] = [
    ("full", "d\t0\t4\tQ1\t1.0\tPER\n", ["Q1"], []),
    ("carriage return", "d\t0\t4\tQ1\t1.0\tPER\r\n", ["Q1"], []),
    ("span alone, no newline", "d\t0\t4", [nil], []),
    ("identifier alone", "d\t0\t4\tNIL3\t\n", ["NIL3"], []),
    ("no type", "d\t0\t4\tQ1\t0.5\n", ["Q1"], []),
    ("best of two", "d\t0\t4\tQ1\t0.2\tPER\tQ2\t0.4\tLOC\n", ["Q2"], []),
    ("first of equal ones", "d\t0\t4\tQ1\t0.4\tPER\tQ2\t0.4\tLOC\n", ["Q1"], []),
    (
      "few columns", "d\t0\nd\t0\t4\n\nd\t1\t2\n", [nil, nil], ["link-columns:1", "link-columns:3"]
    ),
    ("no number", "d\tx\t4\n", [], ["link-offsets:1"]),
    ("end before start", "d\t9\t4\n", [], ["link-offsets:1"]),
    ("huge", "d\t0\t9223372036854775807\n", [], ["link-offsets:1"]),
    ("four candidate columns", "d\t0\t4\tQ1\t1\tPER\tQ2\n", [], ["link-candidates:1"]),
    ("score in words", "d\t0\t4\tQ1\thigh\n", [], ["link-score:1"]),
    ("object as type", "d\t0\t4\tQ1\t1\t{\"type\": 1}\n", [], ["link-type:1"]),
    ("empty", "", [], []),
  ]
  for (name, text, identifiers, faults) in cases {
    let reader = LinkReader(Array(text.utf8), file: "links.tsv")
    #expect(reader.annotations.map(\.identifier) == identifiers, "\(name)")
    #expect(reader.faults.map { "\($0.code):\($0.line ?? 0)" } == faults, "\(name)")
  }
}

@Test func layersGiveLinks() throws {
  func mention(_ id: String, _ start: Int, _ identifier: String? = nil) -> Mention {
    Mention(
      id: id, type: "LOC", extent: Extent(start, start + 4),
      links: identifier.map { [KnowledgeBaseLink(base: "W", identifier: $0)] } ?? [])
  }
  let layer = try Layer(
    annotator: .person("gold"),
    mentions: [mention("T1", 0, "Q8"), mention("T2", 5), mention("T3", 10), mention("T4", 15)],
    entities: [Entity(id: "E1", mentions: [1, 3])])
  let links = LinkAnnotation.annotations(of: layer, document: "a")
  #expect(links.map(\.knowledgeBaseID) == ["W:Q8", nil, nil, nil])
  #expect(links[1].identifier == links[3].identifier && links[1].identifier != links[2].identifier)
  #expect(links.map(\.last) == [3, 8, 13, 18])
}
