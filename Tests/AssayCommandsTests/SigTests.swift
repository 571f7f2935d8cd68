import Foundation
import Testing

/// `assay sig`, run as its users run it.
@Suite struct SigTests {
  private func corpus() throws -> Assay.Scratch {
    let scratch = try Assay.Scratch()
    for (id, extra) in [("a", ""), ("b", "T2\tPlace 10 15\tRavno\n"), ("c", "")] {
      try scratch.write("texts/\(id).txt", "Rami fled Ravno.\n")
      try scratch.write("gold/\(id).ann", "T1\tPerson 0 4\tRami\n" + extra)
      try scratch.write("predicted/\(id).ann", "T1\tPerson 0 4\tRami\n")
    }
    let scored = try Assay.run(
      ["score", "gold", "predicted", "--texts", "texts", "--json", "--by-type", "--boot", "50"],
      in: scratch.url)
    #expect(scored.status == 0, "\(scored.errors)")
    try scratch.write("results.json", scored.output)
    let list = try Assay.run(
      ["sig", "gold", "predicted", "--texts", "texts", "--by-article"], in: scratch.url)
    #expect(list.status == 0, "\(list.errors)")
    try scratch.write("list.tsv", list.output)
    return scratch
  }

  private func verify(_ options: [String], in scratch: Assay.Scratch) throws -> Assay.Result {
    try Assay.run(
      ["sig", "--verify", "results.json", "gold", "predicted", "--texts", "texts"] + options,
      in: scratch.url)
  }

  /// The data card's digest is what the program prints for the corpus.
  @Test func dataCardHasTheCorpusDigest() throws {
    let card = try String(
      contentsOf: Assay.root.appending(path: "corpus/README.md"), encoding: .utf8)
    let stated = try #require(card.firstMatch(of: /#[0-9a-f]{12}/)).output
    let result = try Assay.run(
      ["sig", "gold-annotations/newswire", "--texts", "corpus/newswire"])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.hasPrefix("gold       \(stated)  60 articles  "), "\(result.output)")
  }

  @Test func digestsAreThoseOfTheSignatures() throws {
    let scratch = try corpus()
    let printed = try Assay.run(
      ["sig", "gold", "predicted", "--texts", "texts", "--json"], in: scratch.url)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(printed.output.utf8)) as? [String: [String: Any]])
    let signatures = try Assay.run(["sig", "results.json", "--json"], in: scratch.url)
    let entries = try #require(
      JSONSerialization.jsonObject(with: Data(signatures.output.utf8)) as? [[String: Any]])
    let fields = try #require(entries.first?["fields"] as? [String: String])
    #expect(fields["gold"] == document["gold"]?["digest"] as? String)
    #expect(fields["pred"] == document["predicted"]?["digest"] as? String)
    #expect(document["gold"]?["articles"] as? Int == 3)
    #expect((document["gold"]?["sha256"] as? String)?.count == 64)
    // Order and layout of the files do not matter: the same as JSON Lines.
    let list = try Assay.run(["sig", "gold", "--texts", "texts", "--by-article"], in: scratch.url)
    #expect(list.output.split(separator: "\n").map { $0.prefix(1) } == ["a", "a", "b", "c"])
  }

  @Test func signaturesAndFootnotesArePrinted() throws {
    let scratch = try corpus()
    let whole = try Assay.run(["sig", "results.json", "-m", "ent.strict"], in: scratch.url)
    let lines = whole.output.split(separator: "\n")
    #expect(lines.count == 2 && lines[0].hasPrefix("Assay|"), "\(whole.output)")
    #expect(lines[1].contains("|task:ent|match:strict/"), "\(whole.output)")
    let short = try Assay.run(["sig", "results.json", "--short"], in: scratch.url)
    #expect(short.output.split(separator: "\n").contains(lines[0]))
    let cited = try Assay.run(
      ["sig", "results.json", "--cite", "-m", "ent.strict"], in: scratch.url)
    let footnote = lines[0].replacing("#", with: "\\#")
    #expect(
      cited.output
        == "% \(lines[1].dropFirst(2))\n\\footnote{Signature: \\texttt{\(footnote)}.}\n",
      "\(cited.output)")
    let data = try Assay.run(["sig", "gold", "--texts", "texts", "--cite"], in: scratch.url)
    #expect(data.status == 65 && data.errors.contains("expected results of assay score --json"))
  }

  @Test func resultsThatHoldAreTheSame() throws {
    let scratch = try corpus()
    let result = try verify(["--hashes", "list.tsv"], in: scratch)
    #expect(result.status == 0 && result.output.hasPrefix("the same: "), "\(result.output)")
    // Where the predictions lie does not matter.
    try FileManager.default.moveItem(
      at: scratch.url.appending(path: "predicted"), to: scratch.url.appending(path: "elsewhere"))
    let moved = try Assay.run(
      ["sig", "--verify", "results.json", "gold", "elsewhere", "--texts", "texts"], in: scratch.url)
    #expect(moved.status == 0, "\(moved.output) \(moved.errors)")
  }

  @Test func theFirstDifferenceIsNamedAndPlaced() throws {
    let original = try corpus()
    let results = try String(
      contentsOf: original.url.appending(path: "results.json"), encoding: .utf8)
    let rows: [(name: String, change: (Assay.Scratch) throws -> Void, text: String)] = [
      (
        "gold", { try $0.write("gold/b.ann", "T1\tPerson 0 4\tRami\n") },
        "; 1 article differs: b"
      ),
      (
        "text", { try $0.write("texts/c.txt", "Rami fled Ravno!\n") },
        "the gold differs: expected #"
      ),
      (
        "article",
        {
          try $0.write("texts/d.txt", "Rami.\n")
          try $0.write("gold/d.ann", "T1\tPerson 0 4\tRami\n")
        }, "; 1 article is not in the list: d"
      ),
      (
        "predictions", { try $0.write("predicted/a.ann", "") },
        "the predictions differ: expected #"
      ),
      (
        "predictions", { try $0.write("predicted/a.ann", "") },
        "; 1 article differs: a"
      ),
      (
        "intervals",
        {
          let changed = results.replacing(
            /precision_interval": \[\s+1,/, with: "precision_interval\": [0.5,", maxReplacements: 1)
          try $0.write("results.json", changed)
        },
        "the signature is the same, but micro.precision_interval[0] differs: expected 0.5, found 1\n"
      ),
      (
        "definition",
        {
          try $0.write("results.json", results.replacing("match:strict/", with: "match:strict/9"))
        },
        "the definition of the metric differs: expected strict/9"
      ),
      (
        "number",
        {
          let changed = results.replacing(
            "\"correct\": 3", with: "\"correct\": 2", maxReplacements: 1)
          try $0.write("results.json", changed)
        }, "ent.strict: the signature is the same, but micro.correct differs: expected 2, found 3\n"
      ),
      (
        "label map",
        { try $0.write("results.json", results.replacing("labels:none", with: "labels:map#1")) },
        "the label map differs: expected map#1, found "
      ),
      (
        "metric",
        { try $0.write("results.json", results.replacing("\"ent.type\"", with: "\"ent.kind\"")) },
        "the metric differs: expected ent.kind, found none of that name\n"
      ),
    ]
    for row in rows {
      let scratch = try corpus()
      try row.change(scratch)
      let result = try verify(["--hashes", "list.tsv"], in: scratch)
      #expect(result.status == 1, "\(row.name): \(result.output) \(result.errors)")
      #expect(result.output.contains(row.text), "\(row.name): \(result.output)")
    }
  }

  @Test func conditionsAreThoseOfTheResults() throws {
    let scratch = try corpus()
    try scratch.write("predicted/z.ann", "T1\tPerson 0 4\tRami\n")
    try scratch.write("texts/z.txt", "Rami.\n")
    let scored = try Assay.run(
      [
        "score", "gold", "predicted", "--texts", "texts", "--json", "--label", "Person=Agent",
        "--label", "Place=Agent", "--duplicates", "ignored", "--extra-articles", "ignored",
        "--boot",
        "20", "--seed", "7",
      ], in: scratch.url)
    try scratch.write("results.json", scored.output)
    let same = try verify([], in: scratch)
    #expect(same.status == 0, "\(same.output) \(same.errors)")
    let other = try verify(["--label", "Person=Agent"], in: scratch)
    #expect(
      other.status == 1 && other.output.hasPrefix("the label map differs: "), "\(other.output)")
  }

  @Test func oneOfSeveralSystemsIsChosen() throws {
    let scratch = try corpus()
    try scratch.write("other/a.ann", "")
    let both = try Assay.run(
      ["score", "gold", "predicted", "other", "--texts", "texts", "--json"], in: scratch.url)
    try scratch.write("results.json", both.output)
    #expect(try verify([], in: scratch).status == 0)
    #expect(try verify(["--system", "other"], in: scratch).status == 1)
    let absent = try verify(["--system", "third"], in: scratch)
    #expect(absent.status == 65 && absent.errors.contains("--system: predicted, other"))
  }

  @Test func badInputIsNamed() throws {
    let scratch = try corpus()
    let rows: [(file: String, content: String, status: Int32, text: String)] = [
      ("results.json", "", 65, "results.json:1: expected a value"),
      ("results.json", "[]", 65, "found no signature"),
      ("results.json", "[{\"metric\": \"ent.strict\"", 65, "results.json:1: "),
      ("results.json", "[{\"metric\": \"ent.strict\", \"signature\": \"x\"}]", 65, "no signature"),
      ("list.tsv", "article\tgold\na\tzz\n", 65, "list.tsv:2: expected an article"),
    ]
    for row in rows {
      let scratch = try corpus()
      try scratch.write(row.file, row.content)
      let result = try verify(["--hashes", "list.tsv"], in: scratch)
      #expect(result.status == row.status && result.output.isEmpty, "\(row) \(result.output)")
      #expect(result.errors.contains(row.text), "\(row): \(result.errors)")
    }
    let absent = try Assay.run(["sig", "--verify", "none.json", "gold"], in: scratch.url)
    #expect(absent.status == 66, "\(absent.errors)")
    for bad in [
      ["sig"], ["sig", "a", "b", "c"], ["sig", "a", "--hashes", "list.tsv"],
      ["sig", "a", "b", "--verify", "results.json", "--json"],
    ] {
      #expect(try Assay.run(bad, in: scratch.url).status == 64, "\(bad)")
    }
  }
}
