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
      "mentions: 2 gold, 2 predicted, 1 correct, F1 50.00\n",
      "  type       1      100.00  +50.00\n",
      "triggers: 1 gold, 1 predicted, 1 correct, F1 100.00\n",
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
    ]
    for row in rows {
      let result = try Assay.run(arguments + ["--json-lines"] + row.options, in: scratch.url)
      let objects = try result.output.split(separator: "\n").map {
        try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
      #expect(objects.map { $0?["error"] as? String } == row.errors, "\(row) \(result.errors)")
    }
    for bad in [["--errors", "mised"], ["--errors", "trigger.role"], ["--limit", "-1"]] {
      #expect(try Assay.run(arguments + bad, in: scratch.url).status == 64, "\(bad)")
    }
  }
}
