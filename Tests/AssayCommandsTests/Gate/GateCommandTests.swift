import AssayFormats
import Foundation
import Testing

/// `assay gate`, run as a continuous integration runs it.
@Suite struct GateCommandTests {
  private static let words = ["Rami", "fled", "Ravno", "with", "Zoë", "and", "Ilse"]

  /// Twelve articles of four names each, as brat; of those the predictions have the first ones.
  private func corpus(finding count: Int = 3, in folder: String = "p") throws -> Assay.Scratch {
    let scratch = try Assay.Scratch()
    for number in 0..<12 { try scratch.write("texts/a\(number).txt", Self.text(number)) }
    for number in 0..<12 { try scratch.write("gold/a\(number).ann", Self.annotations(4)) }
    try predict(scratch, folder) { _ in count }
    return scratch
  }

  private static func text(_ number: Int) -> String {
    "Rami fled Ravno\nwith Zoë and Ilse \(number).\n"
  }

  private static func annotations(_ count: Int, type: String = "Name") -> String {
    [(0, 4, "Rami"), (10, 15, "Ravno"), (21, 24, "Zoë"), (29, 33, "Ilse")].prefix(count)
      .enumerated().map {
        "T\($0.offset)\t\(type) \($0.element.0) \($0.element.1)\t\($0.element.2)\n"
      }
      .joined()
  }

  private func predict(
    _ scratch: Assay.Scratch, _ folder: String, _ count: (Int) -> Int
  ) throws {
    for number in 0..<12 {
      try scratch.write("\(folder)/a\(number).ann", Self.annotations(count(number)))
    }
  }

  private func gate(
    _ scratch: Assay.Scratch, _ options: String..., predictions: String = "p"
  ) throws -> Assay.Result {
    try Assay.run(
      ["gate", "gold", predictions, "--texts", "texts", "--boot", "1000"] + options,
      in: scratch.url)
  }

  private func read(_ scratch: Assay.Scratch, _ name: String) throws -> String {
    String(decoding: try Data(contentsOf: scratch.url.appending(path: name)), as: UTF8.self)
  }

  @Test func fromTheFirstRunToARegression() throws {
    let scratch = try corpus()
    let none = try gate(scratch)
    #expect(none.status == 66 && none.output.isEmpty)
    #expect(
      none.errors
        == "assay.baseline.jsonl: expected a baseline, found none\n  make it: assay gate gold p "
        + "--texts texts --boot 1000 --update\n")
    let allowed = try gate(scratch, "--allow-missing")
    #expect(allowed.status == 0)
    #expect(allowed.output.hasPrefix("PASS: there is no baseline yet, and nothing was compared\n"))
    let update = try gate(scratch, "--update")
    #expect(update.status == 0, "\(update.errors)")
    #expect(update.output.hasPrefix("assay.baseline.jsonl: 12 articles, 12 wrong annotations, "))
    #expect(update.output.contains("ent.strict.f1  85.71"), "\(update.output)")
    let baseline = try read(scratch, "assay.baseline.jsonl")
    #expect(!baseline.contains("Rami") && !baseline.contains("Ravno"))
    let same = try gate(scratch)
    #expect(same.status == 0)
    #expect(
      same.output.hasPrefix("PASS: the predictions are those of the baseline\np against gold, 12 "))
    try predict(scratch, "p") { $0 == 5 ? 4 : 2 }
    let worse = try gate(scratch)
    #expect(worse.status == 1)
    #expect(worse.output.hasPrefix("FAIL: ent.strict.f1 regressed\n"), "\(worse.output)")
    for line in [
      "11 newly broken, 1 newly fixed", "\na0: mention missed  mg", "Name 21-24  ",
      "  a5: mention Name 29-33  Rami fled Ravno with Zoë and [Ilse] 5.",
      "10 of each shown; --limit 11 shows all",
    ] {
      #expect(worse.output.contains(line), "\(line): \(worse.output)")
    }
    // Once more, and the new state is the baseline.
    #expect(try gate(scratch, "--update").output.contains("ent.strict.f1  regressed"))
    #expect(try gate(scratch).status == 0)
    try predict(scratch, "p") { _ in 4 }
    let better = try gate(scratch)
    #expect(better.status == 0)
    #expect(better.output.hasPrefix("PASS: 1 rule holds; 1 improved\n"), "\(better.output)")
    #expect(better.output.hasSuffix("The baseline can be raised with --update.\n"))
  }

  @Test func rulesDecideTheExitStatus() throws {
    let scratch = try corpus()
    #expect(try gate(scratch, "--update", "--slice", "nesting").status == 0)
    // All is lost in one article: 36 of 48 to 33, and it may be chance.
    try predict(scratch, "p") { $0 == 3 ? 0 : 3 }
    let rows: [(options: [String], status: Int32, line: String)] = [
      ([], 0, "PASS: 1 rule holds; 1 inconclusive\n"),
      (["--rule", "ent.strict.f1: strict"], 2, "UNDECIDED: ent.strict.f1 inconclusive\n"),
      (["--rule", "ent.strict.f1: max-drop 10"], 0, "PASS: 1 rule holds\n"),
      (["--rule", "ent.strict.f1: floor 90"], 1, "FAIL: ent.strict.f1 below floor\n"),
      (
        ["--rule", "ent.strict.f1 type=Place"], 2, "ent.strict.f1 type=Place: 0 gold annotations"
      ),
      (["--rule", "ent.strict.recall type=*: strict"], 2, "UNDECIDED: ent.strict.recall type=* "),
      (["--rule", "ent.strict.f1 nesting=flat"], 0, "inconclusive"),
      (["--rule", "ent.strict.f1 length=*"], 2, "the slice length is not in the baseline"),
      (["-m", "ent.exact"], 2, "ent.exact is not in the baseline"),
      (["--ratchet"], 1, "ratchet regressed: 3 newly broken and not accepted, expected none\n"),
      (["--duplicates", "ignored"], 2, "--duplicates is ignored here and counted in the baseline"),
      (["--label", "Name=Person"], 2, "--label is Name=Person here and none in the baseline"),
    ]
    for row in rows {
      let result = try Assay.run(
        ["gate", "gold", "p", "--texts", "texts", "--slice", "nesting", "--boot", "1000"]
          + row.options,
        in: scratch.url)
      #expect(result.status == row.status, "\(row.options): \(result.output)\(result.errors)")
      #expect(result.output.contains(row.line), "\(row.options): \(result.output)")
    }
  }

  @Test func whatCannotBeComparedNeverPasses() throws {
    let scratch = try corpus()
    #expect(try gate(scratch, "--update").status == 0)
    try scratch.write("gold/a3.ann", Self.annotations(3))
    let gold = try gate(scratch)
    #expect(gold.status == 2)
    #expect(
      gold.output.hasPrefix(
        "UNDECIDED: nothing can be compared, for the gold is not the baseline's: 1 changed article\n"
      ))
    #expect(gold.output.contains("\n  a3\n") && gold.output.contains("make the baseline anew"))
    try scratch.write("gold/a3.ann", Self.annotations(4))
    try FileManager.default.removeItem(at: scratch.url.appending(path: "p/a7.ann"))
    let missing = try gate(scratch)
    #expect(missing.status == 2 && missing.output.contains("\n  a7\n"), "\(missing.output)")
    try scratch.write("p/a7.ann", "T1\tName 0 4\tRavno\n")
    let refused = try gate(scratch)
    #expect(refused.status == 2, "\(refused.output)")
    #expect(refused.output.contains("refused of gold or predictions: 1 article"))
    #expect(refused.errors.contains("p/a7.ann:1:13: "))
    let before = try read(scratch, "assay.baseline.jsonl")
    let update = try gate(scratch, "--update")
    #expect(
      update.status == 65
        && update.errors.contains("not written: refused of gold or predictions: 1 article"))
    #expect(try read(scratch, "assay.baseline.jsonl") == before)
  }

  @Test func wrongUseAndBadFilesSayWhatToDo() throws {
    let scratch = try corpus()
    #expect(try gate(scratch, "--update").status == 0)
    let good = try read(scratch, "assay.baseline.jsonl")
    try scratch.write("bad.jsonl", String(good.dropLast(40)))
    try scratch.write(
      "policy.json", "{\"gate\": {\"rule\": [\n{\"metric\": \"ent.strict.f1\", \"max\": 1}]}}")
    try scratch.write("accepted.jsonl", "{}\n")
    try scratch.write(
      "twice.jsonl",
      [1, 2].map { _ in #"{"id":"a","text":"Rami","entities":[]}"# }.joined(separator: "\n"))
    let rows: [(options: [String], status: Int32, message: String)] = [
      (
        ["--rule", "ent.strict"], 64,
        "--rule 'ent.strict': expected a metric with one of the measures"
      ),
      (["--boot", "10"], 64, "--boot: expected 1000 or more"),
      (["-o", "a.html"], 64, "-o: expected a file ending in .json, .xml, .sarif, .md"),
      (["--update", "--json"], 64, "--update compares nothing"),
      (["--update", "--baseline", "git:main"], 64, "--update writes a file"),
      (["--baseline", "git:"], 64, "--baseline: expected git:REF or git:REF:PATH"),
      (["--baseline", "git:-x"], 64, "--baseline: expected git:REF"),
      (["--annotations", "gitlab"], 64, "github"),
      (["--limit=-1"], 64, "--limit: expected 0 or more"),
      (["--rule", "ent.strict.f1 seen=unseen"], 64, "expected --slice seen and --seen-in"),
      (["-m", "link.b-cubed"], 64, "link.b-cubed is measured over all articles at once"),
      (["--policy", "absent.json"], 66, "absent.json: expected a readable file"),
      (["--policy", "policy.json"], 64, "policy.json:2: no key of a rule is called 'max'"),
      (["--accepted", "absent.jsonl"], 66, "absent.jsonl: expected a readable file"),
      (["--accepted", "accepted.jsonl"], 65, "accepted.jsonl:1: fingerprint: expected one"),
      (
        ["--baseline", "bad.jsonl"], 65,
        "bad.jsonl:13: expected a line as assay gate --update wrote it"
      ),
      (["--baseline", "texts"], 66, "texts: expected a readable file, found a folder"),
      (["--baseline", "absent.jsonl"], 66, "absent.jsonl: expected a baseline, found none"),
      (["-o", "/proc/none/x.json"], 73, "/proc/none/x.json: expected a writable file"),
    ]
    for row in rows {
      let result = try Assay.run(
        ["gate", "gold", "p", "--texts", "texts"] + row.options, in: scratch.url)
      #expect(result.status == row.status, "\(row.options): \(result.errors)")
      #expect(result.errors.contains(row.message), "\(row.options): \(result.errors)")
    }
    let twice = try Assay.run(
      ["gate", "twice.jsonl", "twice.jsonl", "--allow-missing", "--baseline", "none"],
      in: scratch.url)
    #expect(
      twice.status == 65 && twice.errors.contains("expected each article once, found 'a' again"))
  }

  @Test func exceptionsWithReasonsPassTheRatchet() throws {
    let scratch = try corpus()
    #expect(try gate(scratch, "--update").status == 0)
    try predict(scratch, "p") { $0 == 3 ? 2 : 3 }
    let broken = try JSONValue(parsing: Array(try gate(scratch, "--ratchet", "--json").output.utf8))
    let flip = try #require(broken["newly_broken"]?.array?.first)
    let name = try #require(flip["fingerprint"]?.string)
    #expect(flip["article"]?.string == "a3" && flip["file"]?.string == "texts/a3.txt")
    #expect(flip["line"]?.number == 2 && flip["gold"]?["text"]?.string == "Zoë")
    func accepted(_ expires: String) throws -> Assay.Result {
      try scratch.write(
        "assay.accepted.jsonl",
        #"{"fingerprint":"\#(name)","reason":"the gold is wrong, see 12"\#(expires)}"# + "\n")
      return try gate(scratch, "--ratchet")
    }
    let valid = try accepted("")
    #expect(valid.status == 0, "\(valid.output)")
    #expect(valid.output.contains("1 newly broken (1 accepted), 0 newly fixed"))
    #expect(try accepted(#","expires":"2999-12-31""#).status == 0)
    let expired = try accepted(#","expires":"2020-12-31""#)
    #expect(expired.status == 1)
    #expect(
      expired.output.contains(
        "accepted until 2020-12-31, and still wrong: \(name) (the gold is wrong, see 12)"))
    try predict(scratch, "p") { _ in 3 }
    #expect(try accepted("").output.contains("accepted, and not wrong: \(name)"))
  }

  @Test func reportsAndAnnotationsAreWritten() throws {
    let scratch = try corpus()
    #expect(try gate(scratch, "--update").status == 0)
    try predict(scratch, "p") { _ in 2 }
    try scratch.write("summary.md", "before\n")
    let arguments = [
      "gate", "gold", "p", "--texts", "texts", "--annotations", "github", "-o", "r.json", "-o",
      "r.xml", "-o",
      "r.sarif", "-o", "r.md", "--junit-docs",
    ]
    let result = try Assay.run(
      arguments, in: scratch.url,
      environment: ["GITHUB_STEP_SUMMARY": scratch.url.appending(path: "summary.md").path])
    #expect(result.status == 1, "\(result.errors)")
    #expect(
      result.output.contains("\n::error title=assay gate::ent.strict.f1 regressed: 85.71 to 66.67"))
    #expect(
      result.output.contains(
        "\n::warning file=texts/a0.txt,line=2,title=newly broken::a0: mention missed"))
    let summary = try read(scratch, "summary.md")
    #expect(
      summary.hasPrefix("before\n### assay gate\n")
        && summary.contains("| ent.strict.f1 | regressed |"))
    #expect(try read(scratch, "r.md") == String(summary.dropFirst(7)))
    let document = try JSONValue(parsing: Array(try read(scratch, "r.json").utf8))
    #expect(document["exit_code"]?.number == 1 && document["newly_broken"]?.array?.count == 12)
    let tests = try JUnitCounts(Array(try read(scratch, "r.xml").utf8))
    #expect(tests.tests == 13 && tests.failures == 1)
    let sarif = try JSONValue(parsing: Array(try read(scratch, "r.sarif").utf8))
    #expect(sarif["runs"]?.array?.first?["results"]?.array?.count == 12)
    let json = try Assay.run(
      ["gate", "gold", "p", "--texts", "texts", "--annotations", "github", "--json"],
      in: scratch.url)
    #expect(try JSONValue(parsing: Array(json.output.utf8))["status"]?.string == "failed")
    #expect(json.errors.contains("::error "))
  }

  @Test func linesOfJSONLinesAreKnown() throws {
    let scratch = try Assay.Scratch()
    func record(_ id: String, _ spans: String) -> String {
      #"{"id":"\#(id)","text":"Rami fled","spans":[\#(spans)]}"# + "\n"
    }
    let all = #"[0,4,"Name"]"#
    try scratch.write("gold.jsonl", record("a", all) + "\n" + record("b", all))
    try scratch.write("p.jsonl", record("a", all) + record("b", all))
    let arguments = ["gate", "gold.jsonl", "p.jsonl"]
    #expect(try Assay.run(arguments + ["--update"], in: scratch.url).status == 0)
    try scratch.write("p.jsonl", record("a", all) + record("b", ""))
    let result = try Assay.run(arguments + ["--json", "--ratchet"], in: scratch.url)
    let flip = try JSONValue(parsing: Array(result.output.utf8))["newly_broken"]?.array?.first
    #expect(flip?["file"]?.string == "gold.jsonl" && flip?["line"]?.number == 3)
  }

  @Test func columnFilesWithBothTagsAreGated() throws {
    let scratch = try Assay.Scratch()
    func file(_ tags: [String]) -> String {
      tags.map { "-DOCSTART- O O\n\nRami B-Name \($0)\nleft O O\n" }.joined(separator: "\n")
    }
    try scratch.write("both.conll", file(["B-Name", "B-Name", "B-Name"]))
    #expect(try Assay.run(["gate", "both.conll", "--update"], in: scratch.url).status == 0)
    #expect(try Assay.run(["gate", "both.conll"], in: scratch.url).status == 0)
    try scratch.write("both.conll", file(["B-Name", "O", "O"]))
    let worse = try Assay.run(
      ["gate", "both.conll", "--rule", "ent.strict.recall: floor 50"], in: scratch.url)
    #expect(worse.status == 1 && worse.output.contains("below floor"), "\(worse.output)")
  }

  @Test func theBaselineOfABranchIsThatOfItsStart() throws {
    let scratch = try corpus()
    func git(_ arguments: String...) throws {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments =
        ["git", "-c", "user.name=t", "-c", "user.email=t@t", "-c", "init.defaultBranch=main"]
        + arguments
      process.currentDirectoryURL = scratch.url
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(arguments)")
    }
    let outside = try gate(scratch, "--baseline", "git:main")
    #expect(
      outside.status == 66 && outside.errors.contains("git:main:assay.baseline.jsonl: expected"))
    try git("init", "-q")
    try git("add", "gold", "texts")
    try git("commit", "-qm", "corpus")
    try git("branch", "early")
    let none = try gate(scratch, "--baseline", "git:main")
    #expect(
      none.status == 66 && none.errors.contains("commit one on that branch first"), "\(none.errors)"
    )
    #expect(try gate(scratch, "--baseline", "git:main", "--allow-missing").status == 0)
    #expect(try gate(scratch, "--update", "--baseline", "kept/b.jsonl").status == 73)
    try scratch.write("kept/x", "")
    #expect(try gate(scratch, "--update").status == 0)
    #expect(try gate(scratch, "--update", "--baseline", "kept/b.jsonl").status == 0)
    try git("add", "assay.baseline.jsonl", "kept")
    try git("commit", "-qm", "baseline")
    try git("checkout", "-qb", "topic")
    // On the branch the baseline in the folder is moved down to what the branch gives.
    try predict(scratch, "p") { _ in 2 }
    #expect(try gate(scratch, "--update").status == 0)
    #expect(try gate(scratch).status == 0)
    for baseline in ["git:main", "git:main:kept/b.jsonl", "git:main:./kept/b.jsonl"] {
      let result = try gate(scratch, "--baseline", baseline)
      #expect(result.status == 1, "\(baseline): \(result.errors)")
      #expect(result.output.contains("ent.strict.f1 regressed"))
    }
    for (baseline, message) in [
      ("git:absent", "Not a valid object name absent"),
      ("git:early", "expected a baseline, found none"),
      ("git:main:gold/none.jsonl", "expected a baseline, found none"),
    ] {
      let result = try gate(scratch, "--baseline", baseline)
      #expect(
        result.status == 66 && result.errors.contains(message), "\(baseline): \(result.errors)")
    }
    // That something is wrong with git is no missing baseline.
    #expect(try gate(scratch, "--baseline", "git:absent", "--allow-missing").status == 66)
  }
}
