import AssayModel
import Testing

@testable import AssayScoring

private func document(_ id: String, _ clusters: [String]) -> CoreferenceDocument<Character> {
  CoreferenceDocument(id: id, clusters: clusters.map(Array.init))
}

@Test func coreferenceOptionsDecideWhatCounts() throws {
  let key = [document("d1", ["ab", "c"]), document("d2", ["ef"])]
  let response = [document("d1", ["ab", "cd"]), document("d3", ["gh"])]
  let plain = try CoreferenceEvaluation(key: key, response: response)
  #expect(plain.missingDocuments == ["d2"] && plain.extraDocuments == ["d3"])
  #expect(plain.documents.map(\.id) == ["d1", "d2", "d3"])
  #expect(plain.total.mentions == ClusterTally(correct: 3, key: 5, response: 6))

  let ignoring = try CoreferenceEvaluation(
    key: key, response: response, options: CoreferenceOptions(extraDocuments: .ignore))
  #expect(ignoring.extraDocuments == ["d3"] && ignoring.documents.map(\.id) == ["d1", "d2"])
  #expect(ignoring.total.mentions == ClusterTally(correct: 3, key: 5, response: 4))

  let removing = try CoreferenceEvaluation(
    key: key, response: response, options: CoreferenceOptions(singletons: .remove))
  #expect(removing.total.mentions == ClusterTally(correct: 2, key: 4, response: 6))
}

@Test func repeatedMentionsAreMergedDroppedOrRefused() throws {
  let plain = [document("d1", ["ab", "cd"])]
  let twice = [document("d1", ["aab", "cda"])]
  let response = try CoreferenceEvaluation(key: plain, response: twice)
  #expect(response.repeats.map(\.kept) == [0, 0] && response.repeats.map(\.dropped) == [0, 1])
  #expect(response.total == (try CoreferenceEvaluation(key: plain, response: plain).total))

  let refusal = #expect(throws: CoreferenceRefusal.self) {
    try CoreferenceEvaluation(key: twice, response: plain)
  }
  #expect(refusal?.description == "d1: mention a stands in entities 0 and 1 of the key")
  let kept = try CoreferenceEvaluation(
    key: twice, response: plain, options: CoreferenceOptions(repeatedKeyMentions: .keepFirst))
  #expect(kept.total == response.total)
  #expect(throws: CoreferenceRefusal.self) {
    try CoreferenceEvaluation(key: plain + plain, response: plain)
  }
}

@Test func layersGiveEntitiesAndEvents() throws {
  func mention(_ id: String, _ start: Int) -> Mention {
    Mention(id: id, type: "PER", extent: Extent(start, start + 2))
  }
  func event(_ id: String, _ start: Int?) -> Event {
    Event(
      id: id, type: "Attack",
      trigger: start.map { Trigger(id: "t\(id)", extent: Extent($0, $0 + 3)) })
  }
  let layer = try Layer(
    annotator: .person("gold"), mentions: [mention("T1", 0), mention("T2", 4), mention("T3", 8)],
    entities: [Entity(id: "E1", mentions: [2, 0])],
    events: [event("V1", 20), event("V2", nil), event("V3", 30), event("V4", 40)],
    eventClusters: [
      EventCluster(id: "C1", events: [0, 3]), EventCluster(id: "C2", events: [1]),
    ])
  let entities = CoreferenceDocument(id: "a", entitiesOf: layer)
  #expect(entities.clusters == [[Extent(0, 2), Extent(8, 10)], [Extent(4, 6)]])
  let events = CoreferenceDocument(id: "a", eventsOf: layer)
  #expect(events.clusters.map { $0.map(\.extent.start) } == [[20, 40], [30]])
}

private func read(_ lines: [String]) -> CoreferenceColumnReader {
  let text = lines.joined(separator: "\n")
  return CoreferenceColumnReader(files: [(name: "a.conll", bytes: Array(text.utf8))])
}

@Test func columnsOfCoreferenceAreRead() throws {
  let begin = "#begin document (a); part 000", end = "#end document"
  let cases: [(name: String, cells: [String], clusters: [[ClosedRange<Int>]])] = [
    ("nothing", ["-", "_"], []),
    ("one token", ["(4)", "-", "(4)"], [[0...0, 2...2]]),
    ("nested in itself", ["(1", "(1", "1)", "1)"], [[1...2, 0...3]]),
    ("crossing", ["(1", "(2", "1)", "2)"], [[0...2], [1...3]]),
    ("ends and begins", ["(1", "1)|(2", "(1)|2)"], [[0...1, 2...2], [1...2]]),
    ("two on one token", ["(10)|(2)"], [[0...0], [0...0]]),
    ("without bars", ["(1(2)", "1)"], [[0...0], [0...1]]),
  ]
  for (name, cells, clusters) in cases {
    let rows = cells.enumerated().map { "a\t0\t\($0)\tw\t\($1)" }
    for newline in ["", "\r"] {
      let reader = read(([begin] + rows + ["", end, ""]).map { $0 + newline })
      #expect(reader.faults.isEmpty, "\(name): \(reader.faults)")
      #expect(reader.documents.map(\.document.clusters) == [clusters], "\(name)")
      #expect(reader.documents.map(\.name) == ["(a); part 000"])
    }
  }
  let sentences = read([begin, "x\t(1)", "", "", "x\t-", "x\t(1)", end])
  #expect(sentences.documents.first?.mentions.map(\.sentence) == [0, 1])
  #expect(sentences.documents.first?.mentions.map(\.firstInSentence) == [0, 1])
}

@Test func faultsOfColumnsHaveTheirLines() {
  let begin = "#begin document (a); part 000", end = "#end document"
  let cases: [(name: String, lines: [String], faults: [String], mentions: Int)] = [
    ("end without beginning", [begin, "x\t3)", "x\t(3)", end], ["coreference-unopened:2"], 1),
    ("beginning without end", [begin, "x\t(1)", "x\t(3", end], ["coreference-unclosed:3"], 1),
    (
      "both twins missing", [begin, "x\t(1|2)", "x\t-", end],
      ["coreference-unopened:2", "coreference-unclosed:2"], 0
    ),
    ("not a number", [begin, "x\t(a)", "x\t(1)", end], ["coreference-unreadable:2"], 1),
    ("bare number", [begin, "x\t12", end], ["coreference-unreadable:2"], 0),
    ("empty brackets", [begin, "x\t()", end], ["coreference-unreadable:2"], 0),
    ("no end of document", [begin, "x\t(1)"], ["document-open:2"], 1),
    (
      "name twice", [begin, "x\t(1)", end, begin, "x\t-", end], ["document-repeated:6"], 1
    ),
    ("outside a document", ["x\t(1", "x\t-"], [], 0), ("empty file", [], [], 0),
  ]
  for (name, lines, faults, mentions) in cases {
    let reader = read(lines)
    #expect(reader.faults.map { "\($0.code):\($0.line ?? 0)" } == faults, "\(name)")
    #expect(reader.documents.reduce(0) { $0 + $1.mentions.count } == mentions, "\(name)")
  }
}

/// Whatever the bytes, the reader ends, and what it gives can be scored.
@Test func anyBytesCanBeRead() throws {
  var random = ClusterRandom(seed: 99)
  let alphabet = Array("()|01 9-_\t\n\r#x".utf8) + [0, 0xff]
  let marks = ["\n#begin document (a)\n", "\n#end document\n", "\t(1)\n", "\t(1\n", "\t1)\n"]
  for _ in 0..<300 {
    var bytes: [UInt8] = []
    for _ in 0..<random.below(40) {
      if random.below(3) == 0 {
        bytes += Array(marks[random.below(marks.count)].utf8)
      } else {
        bytes.append(alphabet[random.below(alphabet.count)])
      }
    }
    let reader = CoreferenceColumnReader(files: [(name: "a", bytes: bytes)])
    let document = reader.documents.prefix(1)
    _ = try CoreferencePeer.coval(key: Array(document), response: Array(document))
    let options = CoreferenceOptions(repeatedKeyMentions: .keepFirst)
    _ = try CoreferenceEvaluation(
      key: document.map(\.document), response: document.map(\.document), options: options)
  }
}

@Test func theConllScorerRefusesManyRepeats() throws {
  let begin = "#begin document (a); part 000", end = "#end document"
  let key = read([begin] + (0..<11).map { _ in "x\t(1)" } + [end]).documents
  func response(repeats: Int) -> [ColumnDocument] {
    read([begin] + (0..<11).map { $0 < repeats ? "x\t(1)|(2)" : "x\t(1)" } + [end]).documents
  }
  let values = try CoreferencePeer.conll(key: key, response: response(repeats: 10))
  #expect(values.contains { $0.id == "conll.bcub.f1" && $0.value == 1 })
  let refusal = #expect(throws: CoreferencePeerRefusal.self) {
    try CoreferencePeer.conll(key: key, response: response(repeats: 11))
  }
  #expect(refusal?.description == "the CoNLL scorer refuses 11 repeated mentions; 10 are allowed")
}
