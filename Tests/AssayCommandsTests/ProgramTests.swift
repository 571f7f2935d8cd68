import Foundation
import Testing

/// Other programs as extractors, from the command line.
@Suite struct ProgramTests {
  private static let capitals = ["python3", "examples/capitals.py"]

  @Test func aProgramBehindTheDashesIsRunAndScored() throws {
    let scratch = try Assay.Scratch()
    let out = scratch.url.appending(path: "out").path
    let result = try Assay.run(
      [
        "run", "corpus/newswire", "--gold", "gold-annotations/newswire", "--boot", "0", "-o", out,
        "--",
      ] + Self.capitals)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("capitals.py"), "\(result.output)")
    let kept = try String(contentsOfFile: "\(out)/run.json", encoding: .utf8)
    #expect(kept.contains("\"kind\": \"capitals.py\""), "\(kept)")
    #expect(kept.contains("command=python3 examples/capitals.py"), "\(kept)")
    #expect(FileManager.default.fileExists(atPath: "\(out)/capitals.py.jsonl"))
  }

  @Test func aProgramThatCannotWorkIsUnavailable() throws {
    let rows: [([String], String)] = [
      (["no-such-program"], "no-such-program: there is no program 'no-such-program'"),
      (["python3", "-c", "raise SystemExit('no model')"], "its standard error:\n  no model"),
      (["true"], "it ended before it was told to (status 0)"),
    ]
    for (program, message) in rows {
      let result = try Assay.run(["run", "corpus/newswire", "--"] + program)
      #expect(result.status == 69, "\(program): \(result.errors)")
      #expect(result.errors.contains(message), "\(program): \(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func failedArticlesAreCountedAndNamed() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("c/a.txt", "Rami fled Ravno.\n")
    try scratch.write("c/b.txt", "POISON\n")
    let script = try scratch.write(
      "dies.py",
      """
      import json, sys
      for line in sys.stdin:
          article = json.loads(line)
          if "POISON" in article["text"]:
              sys.exit("cannot stand this")
          print(json.dumps({"id": article["id"], "spans": [[0, 4, "Person"]]}), flush=True)
      """)
    let result = try Assay.run(["run", "c", "--", "python3", script], in: scratch.url)
    #expect(result.status == 69, "\(result.errors)")
    #expect(result.errors.contains("failed on 1 article, first on b: it ended with status 1"))
    #expect(result.errors.contains("cannot stand this"))
    #expect(result.output.contains("2 articles"), "\(result.output)")
  }

  @Test func theFrontierHasARowForEachNumberOfVotes() throws {
    let result = try Assay.run([
      "run", "corpus/newswire", "--gold", "gold-annotations/newswire", "--boot", "0", "-x",
      "capitals", "-x", "memoriser", "-x", "gazetteer:names=corpus/lexicons/names.tsv",
      "--frontier",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let rows = result.output.split(separator: "\n").filter { $0.contains(" of 3 ") }
    #expect(rows.count >= 3, "\(result.output)")
    // Recall falls with the votes that are needed.
    let recalls = rows.prefix(3).compactMap { row in
      row.split(separator: " ").dropFirst(4).first.flatMap { Double($0) }
    }
    #expect(recalls.count == 3)
    #expect(recalls == recalls.sorted(by: >), "\(recalls)")
    let alone = try Assay.run(["run", "corpus/newswire", "-x", "null", "--frontier"])
    #expect(alone.status == 64)
    #expect(alone.errors.contains("--frontier: expected two extractors or more"))
  }

  @Test func theSuitePassesAGoodProgram() throws {
    let result = try Assay.run(["protocol-test", "--long", "0.1", "--"] + Self.capitals)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.hasSuffix("\nit keeps the protocol\n"), "\(result.output)")
    let names = [
      "greeting", "ordinary article", "empty text", "emoji before names", "right to left",
      "lines with CRLF", "NUL and controls", "positions", "long text", "1,000 articles",
      "the same twice", "any order", "1 in flight", "8 in flight", "64 in flight",
      "killed and started again", "end", "nothing else on its output",
    ]
    for name in names { #expect(result.output.contains("  \(name)"), "\(name): \(result.output)") }
  }

  @Test func theSuiteTellsWhatABadProgramDoes() throws {
    let scratch = try Assay.Scratch()
    let script = try scratch.write(
      "bad.py",
      """
      import json, re, sys
      print("Loading model...", flush=True)
      seen = 0
      for line in sys.stdin:
          article = json.loads(line)
          seen += 1
          text = article["text"].encode("utf-16-le")
          found = [[m.start() // 2, m.end() // 2] for m in re.finditer("Berlin".encode("utf-16-le"), text)]
          entities = [{"type": "A" if seen % 3 else "B", "spans": [span], "text": "Berlin"} for span in found]
          print(json.dumps({"id": article["id"], "entities": entities}), flush=True)
      """)
    let result = try Assay.run(
      ["protocol-test", "--long", "0.1", "--", "python3", script], in: scratch.url)
    #expect(result.status == 1, "\(result.output)\(result.errors)")
    for part in [
      "warn  greeting", "FAIL  emoji before names", "its positions look like UTF-16 units",
      "FAIL  the same twice", "FAIL  nothing else on its output", "'Loading model...'", "failed",
    ] {
      #expect(result.output.contains(part), "\(part): \(result.output)")
    }
    let absent = try Assay.run(["protocol-test", "--", "no-such-program"])
    #expect(absent.status == 69)
  }

  @Test func anInterruptedRunLeavesNoProgramBehind() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("c/a.txt", "Rami fled Ravno.\n")
    let script = try scratch.write(
      "sleeps.py",
      """
      import os, sys, time
      open(sys.argv[1], "w").write(str(os.getpid()))
      time.sleep(1000)
      """)
    let mark = scratch.url.appending(path: "number").path
    let process = try Assay.start(["run", "c", "--", "python3", script, mark], in: scratch.url)
    var number: Int32?
    for _ in 0..<600 where number == nil {
      usleep(50_000)
      number = (try? String(contentsOfFile: mark, encoding: .utf8)).flatMap { Int32($0) }
    }
    let child = try #require(number)
    #expect(kill(child, 0) == 0)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    // Nobody waits for the orphan here, so that it may stay as a zombie of the first process for long.
    var state = ""
    for _ in 0..<100 {
      usleep(50_000)
      state = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
      if state.isEmpty || state.contains(") Z ") { break }
    }
    #expect(state.isEmpty || state.contains(") Z "), "\(state)")
  }
}

@Suite struct BenchTests {
  @Test func everyStageHasARow() throws {
    let result = try Assay.run([
      "bench", "corpus/newswire", "-x", "capitals", "--against", "null", "--seconds", "0.05",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map(String.init)
    try #require(lines.count == 8, "\(result.output)")
    #expect(lines[0].hasPrefix("corpus/newswire: 60 articles, "), "\(lines[0])")
    #expect(lines[1].hasSuffix("rounds  times null"), "\(lines[1])")
    let names = lines[2..<7].map { String($0.prefix { $0 != " " }) }
    #expect(names == ["load", "tokens", "capitals", "null", "write"])
    #expect(lines[5].hasSuffix("  1.00"), "\(lines[5])")
    #expect(lines.last?.hasPrefix("peak memory ") == true)
  }

  @Test func figuresComeAsJSON() throws {
    let result = try Assay.run([
      "bench", "corpus/newswire", "--seconds", "0.05", "--json", "--", "python3",
      "examples/capitals.py",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(document["articles"] as? Int == 60)
    let extractors = try #require(document["extractors"] as? [[String: Any]])
    try #require(extractors.map { $0["name"] as? String } == ["capitals.py"])
    let keys = [
      "articles_per_second", "megabytes_per_second", "tokens_per_second", "p50_ms", "p99_ms",
      "own_seconds",
    ]
    for key in keys {
      #expect((extractors[0][key] as? Double ?? 0) > 0, "\(key)")
    }
    #expect((document["peak_program_memory_bytes"] as? Int ?? 0) > 1_000_000)
  }
}
