import Foundation
import Testing

/// Exit codes and messages for what users get wrong.
@Suite struct FailureTests {
  @Test func wrongUseSaysWhatToDo() throws {
    let cases: [([String], Int32, String)] = [
      (["run", "corpus/newswire", "-x", "capitls"], 64, "did you mean 'capitals'?"),
      (["run", "corpus/newswire", "-x", "gazetteer"], 64, "gazetteer needs names=..."),
      (
        ["run", "corpus/newswire", "-x", "gazetteer:names=absent.tsv"], 64,
        "absent.tsv: expected a readable file, found no such file or folder"
      ),
      (
        ["run", "corpus/newswire", "-x", "null", "--folds", "1"], 64, "--folds: expected 2 or more"
      ),
      (["run", "corpus/newswire"], 64, "-x"),
      (["scroe", "a", "b"], 64, "no command is called 'scroe'; did you mean 'score'? there are: "),
      (["help", "scroe"], 64, "did you mean 'score'?"),
      (["export", "tie", "a"], 64, "did you mean 'tei'?"),
      (["score", "a", "b", "--metric", "ent.strikt"], 64, "did you mean 'ent.strict'?"),
      (["score", "a", "b", "--as", "muc"], 64, "--as: no scorer is called 'muc'; there are: "),
      (["score", "a", "b", "--as", "nervalute"], 64, "did you mean 'nervaluate'?"),
      (["score", "a", "b", "--as", "seqeval:IOB3"], 64, "scheme must be lenient or one of IOB1"),
      (["score", "a", "b", "--as", "brateval:span=exact"], 64, "did you mean 'spans'?"),
      (["score", "a", "b", "--as", "nervaluate:0"], 64, "min-overlap must be a number from 1"),
      (["score", "a", "b", "--as", "spacy", "-m", "ent.exact"], 64, "--metric: expected none"),
      (["score", "a", "b", "--as", "grit:roles=x"], 64, "grit takes no settings"),
      (["score", "a", "b", "--as", "doc2edag:absent.conf"], 64, "absent.conf: expected"),
      (["score", "a", "b", "--decode", "strict:IOB3"], 64, "--decode: expected conlleval"),
      (["score", "a", "b", "--articles", "page"], 64, "--articles: expected one of"),
      (["score", "a", "b", "--from", "brt"], 64, "did you mean 'brat'?"),
      (["inspect", "absent"], 66, "absent: expected a readable file"),
      (["run", "absent", "-x", "null"], 66, "absent: expected a readable file"),
      (["export", "tei", "absent", "-o", "/proc/none"], 66, "absent: expected a readable file"),
    ]
    for (arguments, status, message) in cases {
      let result = try Assay.run(arguments)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
      #expect(result.output.isEmpty, "\(arguments): \(result.output)")
      #expect(!result.errors.contains("assay <subcommand>"), "\(arguments): \(result.errors)")
    }
    let unread = try Assay.run(["run", "corpus/newswire", "-x", "null", "--jobs", "0"])
    #expect(unread.errors.contains("Usage: assay run "), "\(unread.errors)")
  }

  @Test func theSameExtractorTwiceHasTwoNames() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("c/a.txt", "Rami fled Ravno.\n")
    let run = try Assay.run(
      ["run", "c", "-x", "capitals", "-x", "capitals", "-o", "out"], in: scratch.url)
    #expect(run.status == 0, "\(run.errors)")
    for name in ["capitals", "capitals-2"] {
      let file = scratch.url.appending(path: "out/\(name).jsonl")
      #expect(FileManager.default.fileExists(atPath: file.path), "\(name)")
    }
  }

  @Test func whatFailsOnEveryArticleHasNoSpeed() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("c/a.txt", "Rami fled Ravno.\n")
    let run = try Assay.run(["run", "c", "-x", "realis", "-o", "out"], in: scratch.url)
    #expect(run.status == 69)
    #expect(run.errors.contains("put it behind others in a cascade, or set events=gold"))
    #expect(run.output.contains("n/a"), "\(run.output)")
    let bench = try Assay.run(["bench", "c", "-x", "realis", "--seconds", "0.05"], in: scratch.url)
    #expect(bench.status == 69, "\(bench.output)")
    #expect(bench.output.contains("realis: failed on 1 article"), "\(bench.output)")
    let row = bench.output.split(separator: "\n").filter { $0.hasPrefix("realis  ") }
    #expect(row.count == 1, "\(bench.output)")
    #expect(
      row.first?.split(separator: " ").dropFirst().prefix(3) == ["n/a", "n/a", "n/a"],
      "\(bench.output)")
    let json = try Assay.run(
      ["bench", "c", "-x", "realis", "--against", "capitals", "--seconds", "0.05", "--json"],
      in: scratch.url)
    let document = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let extractors = document?["extractors"] as? [[String: Any]]
    let figures = ["seconds", "articles_per_second", "p50_ms", "times_reference"]
    #expect(figures.allSatisfy { extractors?.first?[$0] is NSNull }, "\(json.output)")
    #expect(figures.allSatisfy { extractors?.last?[$0] is Double }, "\(json.output)")
  }

  @Test func badDataIsNamedAndLosesNothingElse() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("c/a.txt", "Rami fled Ravno.\n")
    try scratch.write(
      "c/a.ann", "T1\tPerson 0 4\tRami\nT2\tPlace 10 15\tRavna\nT3\tPlace 99 101\tx\n")
    try scratch.write("c/b.txt", "Rami fled Ravno.\n")
    try scratch.write("c/b.ann", "T1\tPerson 0 4\tRami\n")
    let inspected = try Assay.run(["inspect", "c", "--json"], in: scratch.url)
    #expect(inspected.status == 65)
    #expect(inspected.errors.contains("a.ann:2:16: expected the quote"), "\(inspected.errors)")
    #expect(inspected.errors.contains("a.ann:3:10: expected offsets"), "\(inspected.errors)")
    #expect(inspected.output.contains("\"articles\": 1"), "\(inspected.output)")
    let run = try Assay.run(["run", "c", "-x", "capitals", "-o", "out"], in: scratch.url)
    #expect(run.status == 65)
    #expect(run.output.contains("1 article"), "\(run.output)")
    let strict = try Assay.run(["run", "c", "-x", "capitals", "--strict"], in: scratch.url)
    #expect(strict.status == 65 && strict.output.isEmpty)
  }

  @Test func hopelessFilesGetAClearError() throws {
    let scratch = try Assay.Scratch()
    let binary = String(decoding: [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2] as [UInt8], as: UTF8.self)
    let cases: [(String, String)] = [
      ("empty.conll", ""), ("program", binary), ("page.html", "<html><p>no</p></html>"),
      ("list.json", "[1, 2"), ("half.jsonl", "{\"id\": \"a\", \"text\": \"Rami"),
    ]
    for (name, content) in cases {
      let path = try scratch.write(name, content)
      let result = try Assay.run(["inspect", path])
      #expect(result.status == 65, "\(name): \(result.output) \(result.errors)")
      #expect(result.errors.contains(name), "\(name): \(result.errors)")
    }
  }

  @Test func missingAndExtraArticlesAreListed() throws {
    let scratch = try Assay.Scratch()
    func record(_ id: String) -> String {
      #"{"id":"\#(id)","text":"Rami","entities":[]}"# + "\n"
    }
    try scratch.write("gold.jsonl", record("a") + record("b"))
    try scratch.write("predicted.jsonl", record("b") + record("c"))
    let result = try Assay.run(["score", "gold.jsonl", "predicted.jsonl"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("1 article of the gold not predicted"), "\(result.errors)")
    #expect(result.errors.contains("  a\n") && result.errors.contains("  c\n"))
  }

  /// Predictions that do not show their format, beside a gold that does.
  @Test func emptyAndMalformedPredictionsAreScored() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("empty", "")
    try scratch.write("gold.conll", "Rami B-Person\nHoll I-Person\ncame O\n\n")
    try scratch.write("strange.conll", "Rami B-Person\nHoll I-Place\ncame X-Q\n\n")
    try scratch.write(
      "gold.jsonl",
      #"{"id":"a","text":"Rami","mentions":[{"id":"m","type":"Person","spans":[[0,4]],"text":"Rami"}]}"#
        + "\n")
    let rows = [
      ("gold.conll", "empty", "1          0        0", "1 article of the gold not predicted"),
      ("gold.conll", "strange.conll", "1          3        0", "strange.conll: 2 repairs"),
      ("gold.jsonl", "empty", "1          0        0", "1 article of the gold not predicted"),
    ]
    for (gold, predicted, counts, remark) in rows {
      let result = try Assay.run(["score", gold, predicted, "-m", "ent.strict"], in: scratch.url)
      #expect(result.status == 0, "\(gold) \(predicted): \(result.errors)")
      #expect(result.output.contains(counts), "\(gold) \(predicted): \(result.output)")
      #expect(result.errors.contains(remark), "\(gold) \(predicted): \(result.errors)")
    }
    let undecided = try Assay.run(["score", "empty", "gold.jsonl"], in: scratch.url)
    #expect(undecided.status == 65 && undecided.errors.contains("found an empty file"))
  }

  /// A torn line costs its own tag; a lost one would move all tokens behind it.
  @Test func tornPredictionsAreScoredAndLostLinesTold() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("gold.conll", "Rami B-P\ncame O\nto O\nRavno B-L\n")
    try scratch.write("torn.conll", "Rami B-P\ncame\nto O\nRavno B-L\n")
    try scratch.write("lost.conll", "Rami B-P\nto O\nRavno B-L\n")
    try scratch.write("junk.conll", "Rami B-P\ncame\nto\nRavno\n")
    let rows: [(file: String, statuses: [Int32], counts: String, told: [String])] = [
      // Gold, predicted and correct mentions.
      (
        "torn.conll", [65, 65], "2          2        2",
        ["torn.conll:2:5: expected 2 columns, found 1", "torn.conll: 1 article refused in part"]
      ),
      (
        "lost.conll", [0, 65], "2          2        1",
        ["the text of 1 article is not that of the gold", "  1, from byte 6 on"]
      ),
      (
        "junk.conll", [65, 65], "",
        ["junk.conll:2: expected a token and a tag, found 'came'"]
      ),
    ]
    for row in rows {
      // Another scorer stops where the tokens differ.
      for (peer, status) in zip([["-m", "ent.strict"], ["--as", "conlleval"]], row.statuses) {
        let result = try Assay.run(["score", "gold.conll", row.file] + peer, in: scratch.url)
        #expect(result.status == status, "\(row.file): \(result.errors)")
        if peer[0] == "-m" {
          #expect(
            row.counts.isEmpty || result.output.contains(row.counts),
            "\(row.file): \(result.output)")
        }
        for message in row.told {
          #expect(result.errors.contains(message), "\(row.file): \(result.errors)")
        }
      }
    }
  }

  @Test func nothingLeavesTheOutputFolder() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("c.jsonl", #"{"id":"../escaped","text":"Rami","layers":[]}"# + "\n")
    let result = try Assay.run(["export", "tei", "c.jsonl", "-o", "out"], in: scratch.url)
    #expect(result.status == 65)
    #expect(
      !FileManager.default.fileExists(atPath: scratch.url.appending(path: "escaped.xml").path))
  }
}
