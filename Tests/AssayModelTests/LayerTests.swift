import AssayModel
import Testing

@Suite struct LayerTests {
  private let mentions = [
    Mention(id: "T1", type: "Place", extent: Extent(0, 1)),
    Mention(id: "T2", type: "Place", extent: Extent(2, 3)),
  ]

  private func event(_ filler: Reference) -> Event {
    Event(
      id: "E1", type: "Clash", trigger: nil, arguments: [Argument(role: "Place", filler: filler)])
  }

  @Test func indexesThatPointNowhereAreRefused() throws {
    let gold = Annotator.person("gold")
    let cases: [(String, () throws -> Layer)] = [
      (
        "C1 points to mention 2 of 2",
        {
          try Layer(
            annotator: gold, mentions: mentions, entities: [Entity(id: "C1", mentions: [2])])
        }
      ),
      (
        "C1 has no mention",
        {
          try Layer(annotator: gold, mentions: mentions, entities: [Entity(id: "C1", mentions: [])])
        }
      ),
      (
        "mention 1 stands in C2 and in another group",
        {
          try Layer(
            annotator: gold, mentions: mentions,
            entities: [Entity(id: "C1", mentions: [0, 1]), Entity(id: "C2", mentions: [1])])
        }
      ),
      (
        "event 0 stands in H1 and in another group",
        {
          try Layer(
            annotator: gold, mentions: mentions, events: [event(.mention(0))],
            eventClusters: [EventCluster(id: "H1", events: [0, 0])])
        }
      ),
      (
        "E1: role Place points to mention(-1)",
        { try Layer(annotator: gold, mentions: mentions, events: [event(.mention(-1))]) }
      ),
      (
        "E1: role Place points to event(1)",
        { try Layer(annotator: gold, mentions: mentions, events: [event(.event(1))]) }
      ),
      (
        "R1: role Arg1 points to entity(0)",
        {
          try Layer(
            annotator: gold, mentions: mentions,
            relations: [
              Relation(
                id: "R1", type: "At", arguments: [Argument(role: "Arg1", filler: .entity(0))])
            ])
        }
      ),
    ]
    for (message, make) in cases {
      let error = #expect(throws: LayerError.self, "\(message)") { _ = try make() }
      #expect(error?.description == message)
    }
    let whole = try Layer(annotator: gold, mentions: mentions, events: [event(.event(0))])
    #expect(!whole.isEmpty && Layer(empty: gold).isEmpty)
  }

  @Test func unknownNamesGetTheNearest() {
    struct Named: Part {
      let name: String
      let summary = ""
    }
    let parts: [any Part] = ["brat", "columns", "jsonl"].map(Named.init)
    let cases = [
      (
        "bratt", "no format is called 'bratt'; did you mean 'brat'? there are: brat, columns, jsonl"
      ),
      ("xml", "no format is called 'xml'; there are: brat, columns, jsonl"),
    ]
    for (name, message) in cases {
      let error = #expect(throws: UnknownPart.self) { _ = try parts.named(name, kind: "format") }
      #expect(error?.description == message)
    }
  }

  @Test func faultsPrintTheirPlaceFirst() {
    let fault = Fault(code: "x", file: "a.ann", line: 3, message: "expected a TAB, found a blank")
    #expect(fault.description == "a.ann:3: expected a TAB, found a blank")
    let warning = Fault(.warning, code: "x", file: "a.ann", message: "no final newline")
    #expect(warning.description == "a.ann: warning: no final newline")
  }
}
