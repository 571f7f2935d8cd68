import Foundation
import Testing

/// `assay show`, run as its users run it.
@Suite struct ShowTests {
  private func corpus() throws -> Assay.Scratch {
    let scratch = try Assay.Scratch()
    try scratch.write("texts/a.txt", "Zoë fled\nRavno.\n")
    try scratch.write(
      "gold/a.ann",
      "T1\tPerson 0 3\tZoë\nT2\tPlace 9 14\tRavno\nT3\tMove 4 8\tfled\nE1\tMove:T3 Who:T1 To:T2\n")
    try scratch.write(
      "predicted/a.ann",
      "T1\tPerson 0 3\tZoë\nT2\tGroup 9 14\tRavno\nT3\tMove 4 8\tfled\nE1\tMove:T3 Who:T2\n")
    return scratch
  }

  private let arguments = ["show", "gold", "predicted", "--texts", "texts"]

  @Test func mistakesAreCountedAndQuoted() throws {
    let scratch = try corpus()
    let result = try Assay.run(arguments + ["--confusion"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    for lines in [
      "mentions      2          2        1          1        0       0         0",
      "\nmentions\n  error  count  F1 without    gain\n  type       1      100.00  +50.00\n",
      "triggers      1          1        1          0        0       0         0",
      "  gold \\ predicted  Group  Person\n  Person                .       1\n",
      "\na: mention type\n  gold       Place 9-14  Zoë fled [Ravno]. \n"
        + "  predicted  Group 9-14  Zoë fled [Ravno]. \n",
      "\na: argument role\n  gold       Move To of [fled] 9-14  Zoë fled [Ravno]. \n",
      "\na: argument missed\n  gold       Move Who of [fled] 0-3  [Zoë] fled Ravno. \n",
    ] {
      #expect(result.output.contains(lines), "\(lines): \(result.output)")
    }
  }

  @Test func optionsChooseAmongMistakes() throws {
    let scratch = try corpus()
    let rows: [(options: [String], errors: [String])] = [
      ([], ["missed", "type", "role"]), (["--errors", "role,boundary"], ["role"]),
      (["--errors", "argument"], ["missed", "role"]), (["--errors", "mention.missed"], []),
      (["--type", "Place"], ["type"]), (["--limit", "1"], ["missed"]),
      (["--errors", "incorrect"], ["type", "role"]), (["--errors", "partial,lost"], []),
    ]
    for row in rows {
      let result = try Assay.run(arguments + ["--json-lines"] + row.options, in: scratch.url)
      let objects = try result.output.split(separator: "\n").map {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
      #expect(objects.map { $0?["error"] as? String } == row.errors, "\(row) \(result.errors)")
    }
    for bad in [
      ["--json", "--json-lines"], ["--errors", "mised"], ["--errors", "trigger.role"],
      ["--limit", "-1"],
    ] {
      #expect(try Assay.run(arguments + bad, in: scratch.url).status == 64, "\(bad)")
    }
  }

  /// Relations, links and coreference, each with its instances.
  private func rich() throws -> Assay.Scratch {
    let scratch = try Assay.Scratch()
    try scratch.write("texts/a.txt", "Zoë Ahl of Ravno met Rami in Ravno.\n")
    let mentions =
      "T1\tPerson 0 7\tZoë Ahl\nT2\tPlace 11 16\tRavno\nT3\tPerson 21 25\tRami\n"
      + "T4\tPlace 29 34\tRavno\n"
    try scratch.write(
      "gold/a.ann",
      mentions + "R1\tFrom Arg1:T1 Arg2:T2\nR2\tMet Arg1:T1 Arg2:T3\nR3\tMet Arg1:T3 Arg2:T4\n"
        + "*\tEquiv T2 T4\nN1\tReference T1 Wikidata:Q1\tZoë\n"
        + "N2\tReference T2 Wikidata:Q2\tRavno\n")
    try scratch.write(
      "predicted/a.ann",
      mentions + "R1\tIn Arg1:T1 Arg2:T2\nR2\tMet Arg1:T1 Arg2:T4\n"
        + "N1\tReference T1 Wikidata:Q9\tZoë\nN2\tReference T3 Wikidata:Q2\tRavno\n")
    return scratch
  }

  @Test func relationsLinksAndEntitiesAreShown() throws {
    let scratch = try rich()
    let result = try Assay.run(arguments, in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    for lines in [
      "relations     3          2        0          1        1       1         0",
      "links         4          4        1          3        0       0         0",
      "coreference, entities of several mentions: 1 gold, 0 predicted, 0 the same\n"
        + "  error           count\n  divided-entity      1\n",
      "a: relation type\n  gold       From Arg1 0-7 [Zoë Ahl] Arg2 11-16 [Ravno]\n"
        + "  predicted  In Arg1 0-7 [Zoë Ahl] Arg2 11-16 [Ravno]\n",
      "a: link link-as-nil\n  gold       Place Wikidata:Q2 11-16  Zoë Ahl of [Ravno] met Rami in",
      "  predicted  Place NIL 11-16  Zoë Ahl of [Ravno]",
      "a: coreference divided-entity\n  mentions   29-34  Zoë Ahl of Ravno met Rami in [Ravno]. \n"
        + "  gold       Place entity of 2: 11-16  Zoë Ahl of [Ravno] met Rami in",
    ] {
      #expect(result.output.contains(lines), "\(lines): \(result.output)")
    }
    let lines = try Assay.run(arguments + ["--json-lines"], in: scratch.url)
    let objects = try lines.output.split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let kinds = objects.map { "\($0["annotation"] ?? "").\($0["error"] ?? "")" }
    #expect(
      kinds.sorted() == [
        "coreference.divided-entity", "link.link-as-nil", "link.nil-as-link", "link.wrong-link",
        "relation.missed", "relation.type", "relation.wrong-argument",
      ])
    let wrong = objects.first { $0["error"] as? String == "wrong-link" }
    #expect((wrong?["predicted"] as? [String: Any])?["link"] as? String == "Wikidata:Q9")
    let relation = objects.first { $0["error"] as? String == "wrong-argument" }
    let predicted = (relation?["predicted"] as? [String: Any])?["arguments"] as? [[String: Any]]
    #expect(predicted?.last?["fragments"] as? [[Int]] == [[29, 34]])
    #expect(predicted?.last?["text"] as? String == "Ravno")
    #expect(relation?["muc"] as? String == "partial")
    let divided = objects.first { $0["error"] as? String == "divided-entity" }
    #expect((divided?["mentions"] as? [[String: Any]])?.first?["text"] as? String == "Ravno")
    #expect((divided?["gold"] as? [String: Any])?["size"] as? Int == 2)
  }

  @Test func sumsAreJSON() throws {
    let scratch = try rich()
    let result = try Assay.run(arguments + ["--json"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let relations = try #require(document["relation"] as? [String: Any])
    // One wrong in type, one in part: (1 + 1/2) of 2; with the missed one (1 + 1/2 + 1) of 3.
    #expect(relations["substitution"] as? Double == 1.5 / 2)
    #expect(relations["error_per_response_fill"] as? Double == 2.5 / 3)
    #expect(relations["under_generation"] as? Double == 1.0 / 3)
    let errors = try #require(relations["errors"] as? [String: [String: Any]])
    #expect(
      errors["type"]?["count"] as? Int == 1 && errors["type"]?["f1_without"] as? Double == 2.0 / 5)
    #expect((relations["confusion"] as? [[String: Any]])?.count == 3)
    let entities = document["coreference"] as? [String: Any]
    let divided = (entities?["errors"] as? [String: [String: Any]])?["divided-entity"]
    #expect(divided?["count"] as? Int == 1 && divided?["gain"] is NSNull)
  }

  @Test func emptySidesAreNoMistakes() throws {
    let scratch = try Assay.Scratch()
    for id in ["a", "b"] { try scratch.write("texts/\(id).txt", "Rami fled.\n") }
    try scratch.write("gold/a.ann", "")
    try scratch.write("predicted/a.ann", "")
    let result = try Assay.run(arguments, in: scratch.url)
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    try scratch.write("gold/b.ann", "T1\tPerson 0 4\tRami\n")
    let lacking = try Assay.run(arguments, in: scratch.url)
    #expect(
      lacking.errors.contains("1 article only gold or only predicted"), "\(lacking.errors)")
  }
}
