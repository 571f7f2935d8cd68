import Foundation
import Testing

/// `assay lint`, run as its users run it.
@Suite struct LintTests {
  /// The text of the odd article.
  private let text = "Zoë fled\nRavno.\nNobody knows how long it took.\n"

  /// Sixty sound articles and one that leaves out a mention.
  private func corpus() throws -> Assay.Scratch {
    let scratch = try Assay.Scratch()
    for number in 0..<60 {
      try scratch.write("texts/a\(number).txt", "Zoë fled\nRavno.\n")
      try scratch.write(
        "gold/a\(number).ann",
        "T1\tPerson 0 3\tZoë\nT2\tPlace 9 14\tRavno\nT3\tMove 4 8\tfled\nE1\tMove:T3 Who:T1 To:T2\n"
      )
    }
    try scratch.write("texts/b.txt", text)
    try scratch.write("gold/b.ann", "T1\tPerson 0 3\tZoë\nT3\tMove 4 8\tfled\nE1\tMove:T3 Who:T1\n")
    return scratch
  }

  private let arguments = ["lint", "gold", "--texts", "texts"]

  private func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").compactMap {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }

  @Test func findingsAreCountedAndQuoted() throws {
    let scratch = try corpus()
    let result = try Assay.run(arguments, in: scratch.url)
    #expect(result.status == 1, "\(result.errors)")
    for lines in [
      "gold: 61 articles, 121 mentions, 61 events, 0 relations\n\ncheck ",
      "\nmissed-mention: words that are a mention nearly everywhere else\n\n  0.",
      "  b 9-14  Place  ", "        Zoë fled [Ravno]. Nobody knows how long it too\n",
      "        'Ravno' is annotated at 60 of 60 other places, most often as Place\n",
      "  b 4-8  Move  ", "        it has no To; 60 of 60 other events of the type have one",
    ] {
      #expect(result.output.contains(lines), "\(lines): \(result.output)")
    }
    #expect(result.errors.isEmpty, "\(result.errors)")
  }

  @Test func optionsChooseAmongFindings() throws {
    let scratch = try corpus()
    let rows: [(options: [String], checks: [String], status: Int32)] = [
      ([], ["missed-mention", "missing-role"], 1),
      (["--check", "missing-role"], ["missing-role"], 1),
      (["--check", "extent,duplicate"], [], 0), (["--threshold", "1"], [], 0),
      (["--limit", "0"], ["missed-mention", "missing-role"], 1),
    ]
    for row in rows {
      let result = try Assay.run(arguments + ["--json-lines"] + row.options, in: scratch.url)
      let found = try objects(result.output)
      #expect(found.compactMap { $0["check"] as? String } == row.checks, "\(row) \(result.errors)")
      #expect(result.status == row.status, "\(row)")
    }
    let found = try objects(
      try Assay.run(arguments + ["--json-lines", "--check", "missed-mention"], in: scratch.url)
        .output)
    let object = try #require(found.first)
    #expect(object["article"] as? String == "b" && object["text"] as? String == "Ravno")
    #expect(object["fragments"] as? [[Int]] == [[9, 14]] && object["label"] as? String == "Place")
    #expect(
      object["before"] as? String == "Zoë fled\n"
        && object["after"] as? String == ".\nNobody knows how long it too")
    #expect((object["fingerprint"] as? String)?.count == 12)
    let limited = try Assay.run(arguments + ["--limit", "0"], in: scratch.url)
    #expect(
      limited.status == 1 && limited.errors.contains("2 findings not shown"), "\(limited.errors)")
    #expect(!limited.output.contains("missed-mention: "), "\(limited.output)")
  }

  @Test func exceptionsAreKept() throws {
    let scratch = try corpus()
    let file = scratch.url.appending(path: "gold/lint.accepted.tsv")
    let written = try Assay.run(arguments + ["--write-accepted"], in: scratch.url)
    #expect(
      written.status == 1 && written.errors.contains("2 findings appended"), "\(written.errors)")
    // Findings without a reason are not accepted.
    let bare = try Assay.run(arguments, in: scratch.url)
    #expect(bare.status == 65 && bare.output.isEmpty)
    #expect(bare.errors.contains("gold/lint.accepted.tsv:3: expected a reason"), "\(bare.errors)")
    let lines = try String(contentsOf: file, encoding: .utf8)
    try scratch.write(
      "gold/lint.accepted.tsv",
      lines.split(separator: "\n").map { $0.hasSuffix("\t") ? "\($0)the rule\n" : "\($0)\n" }
        .joined())
    let accepted = try Assay.run(arguments, in: scratch.url)
    #expect(accepted.status == 0 && accepted.errors.isEmpty, "\(accepted.errors)")
    #expect(accepted.output.contains("missed-mention         0         1"), "\(accepted.output)")
    // A change elsewhere in the article leaves them accepted.
    try scratch.write("texts/b.txt", text + "The rest is new.\n")
    let edited = try Assay.run(arguments, in: scratch.url)
    #expect(edited.status == 0 && edited.errors.isEmpty, "\(edited.errors) \(edited.output)")
    // Once the gold is right, the exceptions are stale.
    try scratch.write(
      "gold/b.ann",
      "T1\tPerson 0 3\tZoë\nT2\tPlace 9 14\tRavno\nT3\tMove 4 8\tfled\nE1\tMove:T3 Who:T1 To:T2\n")
    let stale = try Assay.run(arguments, in: scratch.url)
    #expect(stale.status == 0)
    #expect(
      stale.errors.contains(
        "lint.accepted.tsv:3: warning: missed-mention of 'Ravno' in b is not found any more"),
      "\(stale.errors)")
    // What was not looked for is not stale, nor what could not be.
    try scratch.write(
      "gold/lint.accepted.tsv",
      "fingerprint\tarticle\tcheck\tquote\treason\n0123456789ab\tb\tknown-name\tRavno\tx\n"
        + "0123456789ac\tb\tschema\tRavno\tx\n0123456789ad\tb\tagreed-prediction\tRavno\tx\n")
    let idle = try Assay.run(arguments, in: scratch.url)
    #expect(idle.status == 0 && idle.errors.isEmpty, "\(idle.errors)")
    let other = try Assay.run(arguments + ["--check", "extent"], in: scratch.url)
    #expect(other.status == 0 && other.errors.isEmpty, "\(other.errors)")
  }

  @Test func namesAndPredictionsAreCompared() throws {
    let scratch = try corpus()
    try scratch.write("names.tsv", "# names\nRavno\tPlace\r\n\nMarsk\n")
    let named = try Assay.run(
      arguments + ["--names", "names.tsv", "--check", "known-name", "--json-lines"], in: scratch.url
    )
    #expect(try objects(named.output).map { $0["text"] as? String } == ["Ravno"], "\(named.errors)")
    for name in ["p", "q"] {
      for article in (0..<60).map({ "a\($0)" }) + ["b"] {
        try scratch.write("\(name)/\(article).ann", "T1\tPlace 9 14\tRavno\n")
      }
    }
    let predicted = try Assay.run(
      arguments + ["--predictions", "p", "--predictions", "q", "--check", "agreed-prediction"],
      in: scratch.url)
    #expect(
      predicted.output.contains(
        "2 of 2 predictions have Place here, the gold nothing; it has 60 of 60 others"),
      "\(predicted.output) \(predicted.errors)")
  }

  @Test func wrongUseIsTold() throws {
    let scratch = try corpus()
    try scratch.write("bad.tsv", "nonsense\n")
    try scratch.write("broken/x.txt", "Rami")
    try scratch.write("broken/x.ann", "T1\tPerson 0 4\tRamo\n")
    let rows: [(arguments: [String], status: Int32, message: String)] = [
      (["lint", "absent"], 66, "absent: expected a readable file"),
      (arguments + ["--check", "extents"], 64, "did you mean 'extent'?"),
      (arguments + ["--threshold", "1.5"], 64, "--threshold: expected a number from 0 to 1"),
      (arguments + ["--limit=-1"], 64, "--limit: expected 0 or more"),
      (
        arguments + ["--agreeing", "1"], 64, "--agreeing: expected 1 to the number of --predictions"
      ),
      (arguments + ["--accept", "absent.tsv"], 66, "absent.tsv: expected a readable file"),
      (arguments + ["--accept", "bad.tsv"], 65, "bad.tsv:1: expected the header"),
      (arguments + ["--names", "absent.tsv"], 66, "absent.tsv: expected a readable file"),
      (
        arguments + ["--predictions", "absent.jsonl"], 66, "absent.jsonl: expected a readable file"
      ),
      (["lint", "broken"], 65, "x.ann:1:"),
      (arguments + ["--accept", "/proc/none/x.tsv", "--write-accepted"], 73, "/proc/none"),
    ]
    for row in rows {
      let result = try Assay.run(row.arguments, in: scratch.url)
      #expect(result.status == row.status, "\(row.arguments): \(result.status) \(result.errors)")
      #expect(result.errors.contains(row.message), "\(row.arguments): \(result.errors)")
    }
  }
}
