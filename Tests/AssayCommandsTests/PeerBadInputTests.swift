import AssayCommands
import AssayFormats
import Foundation
import Testing

/// Other scorers on data that is not as they like it: numbers or a clear message, never a trap, and
/// nothing left out silently.
@Suite struct PeerBadInputTests {
  /// Gold and predictions, and what is told of them.
  private struct Row {
    let name: String
    let gold: String
    let predicted: String
    var ending = "jsonl"
    var status: Int32 = 0
    /// What explain-difference may end with; `nil` for the same.
    var explanations: Set<Int32>?
    let messages: [String]
  }

  private static let event =
    #""events":[{"type":"Hit","trigger":{"spans":[[5,9]]},"args":[{"role":"Who","ref":"T1"}]}]"#
  private static let mention = #""mentions":[{"id":"T1","type":"A","spans":[[0,4]]}]"#

  private static func record(_ id: String, _ members: String...) -> String {
    "{\"id\":\"\(id)\",\"text\":\"Rami fled.\",\(members.joined(separator: ","))}\n"
  }

  private static let rows = [
    Row(
      name: "missing and extra articles",
      gold: record("a", mention, event) + record("b", mention, event),
      predicted: record("b", mention, event) + record("c", mention, event),
      messages: [
        "predicted.jsonl: 1 article of the gold not predicted:\n  a\n",
        "predicted.jsonl: 1 article predicted that the gold does not have:\n  c\n",
        "seqeval: what was not predicted is missed; what gold does not have is spurious\n",
        "brateval: itself stops where nothing was predicted, here it is missed; what gold does not",
        "bionlp: what was not predicted is left out; what gold does not have is left out\n",
      ]),
    Row(
      name: "malformed tags", gold: "a B-X\nb PER\nc E-X\nd B\ne -\n\nf I-X\n",
      predicted: "a X-X\nb PER\nc B-X\nd [\ne 0\n\nf U-X\n", ending: "conll",
      messages: [
        "seqeval itself stops at", "nervaluate itself stops", " that the scheme does not",
        " not spelled B I ... I",
      ]),
    Row(
      name: "types only predicted", gold: "a B-X\nb O\n", predicted: "a B-X\nb B-Y\n",
      ending: "conll", messages: ["types that gold never has left out: Y"]),
    Row(
      name: "repeated mentions",
      gold: record("a", #""mentions":[{"type":"A","spans":[[0,4]]},{"type":"A","spans":[[0,4]]}]"#),
      predicted: record(
        "a", #""mentions":[{"type":"A","spans":[[0,4]]},{"type":"B","spans":[[0,4]]}]"#),
      messages: [
        "gold: 1 mention left out for a token shared with another",
        "predicted: 2 mentions in no entity, each taken for one",
      ]),
    Row(
      name: "several fragments, none, and within words",
      gold: record(
        "a", #""mentions":[{"type":"A","spans":[[0,2],[5,9]]},{"type":"A","spans":[[3,3]]}]"#),
      predicted: record("a", #""mentions":[{"type":"A","spans":[[0,2]]}]"#),
      messages: [
        "gold: 1 mention of several fragments", "gold: 1 mention left out for holding no token",
      ]),
    Row(
      name: "nothing annotated", gold: record("a", #""mentions":[]"#),
      predicted: record("a", #""mentions":[]"#),
      messages: ["neither side has mentions", "neither side has events"]),
    Row(
      name: "no events to speak of",
      gold: record("a", #""events":[{"type":"Hit"},{"type":"Win","args":[]}]"#),
      predicted: record("a", #""events":[{"type":"Regulation"}]"#),
      messages: [
        "gold: 2 events without a trigger left out", "gold: 2 events without Realis",
        "gold: 2 events of types that are not GENIA's left out",
      ]),
    Row(
      name: "other texts", gold: "a B-X\nb O\n", predicted: "a B-X\nc O\n", ending: "conll",
      messages: ["the text of 1 article is not that of the gold"]),
    Row(
      name: "other tokens", gold: "a B-X\nb O\n", predicted: "a B-X\n", ending: "conll", status: 65,
      explanations: [0, 65], messages: ["expected 2 tags, one a token, found 1 in the predictions"]),
    Row(
      name: "an empty file", gold: record("a", mention), predicted: "",
      messages: ["predicted.jsonl: 1 article of the gold not predicted:\n  a\n"]),
    Row(
      name: "no gold at all", gold: "", predicted: record("a", mention), status: 65,
      messages: ["found an empty file"]),
  ]

  private static let scorers =
    Peer.all.map(\.name) + ["seqeval:IOB2", "seqeval:tokens=words", "nervaluate:loader=dict"]

  @Test func everyScorerCopes() throws {
    for row in Self.rows {
      let scratch = try Assay.Scratch()
      let paths = [("gold", row.gold), ("predicted", row.predicted)].map { "\($0.0).\(row.ending)" }
      try scratch.write(paths[0], row.gold)
      try scratch.write(paths[1], row.predicted)
      let format = row.ending == "conll" && row.status == 0 ? ["--from", "columns"] : []
      let result = try Assay.run(
        ["score"] + paths + format + ["--json"] + Self.scorers.flatMap { ["--as", $0] },
        in: scratch.url)
      #expect(result.status == row.status, "\(row.name): \(result.errors)")
      for message in row.messages {
        #expect(result.errors.contains(message), "\(row.name): \(message): \(result.errors)")
      }
      if row.status == 0 {
        let document = try JSONValue(parsing: Array(result.output.utf8))
        guard case .object(let members) = document else {
          Issue.record("\(row.name): expected an object")
          continue
        }
        // Scorers with two loaders, modes or schemes give other numbers, not the same twice.
        for number in members.compactMap(\.value.number) {
          #expect(number.isFinite, "\(row.name)")
        }
        #expect(members.count > 300, "\(row.name): \(members.count)")
      }
      try Self.expectExplanations(row, paths + format, in: scratch.url)
    }
  }

  /// Every pair of neighbours among scorers of a subject.
  private static func expectExplanations(
    _ row: Row, _ arguments: [String], in folder: URL
  ) throws {
    let groups = [
      ["seqeval", "hipe", "nervaluate", "spacy", "brateval", "neleval", "ent.type", "conlleval"],
      ["textee", "bionlp", "evmeval", "oneie", "event.AC"], ["conll", "coval", "coref"],
    ]
    for group in groups {
      for (first, second) in zip(group, group.dropFirst()) {
        let result = try Assay.run(
          ["explain-difference", first, second] + arguments, in: folder)
        let statuses = row.explanations ?? [row.status]
        #expect(
          statuses.contains(result.status), "\(row.name) \(first) \(second): \(result.errors)")
        #expect(!result.output.isEmpty || row.status != 0, "\(row.name) \(first) \(second)")
      }
    }
  }
}
