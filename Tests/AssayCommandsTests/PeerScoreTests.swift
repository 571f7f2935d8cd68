import AssayCommands
import AssayFormats
import AssayScoring
import Foundation
import Testing

/// `assay score --as`, run as its users run it.
@Suite struct PeerScoreTests {
  private static let cases = Assay.root.appending(
    path: "Tests/AssayScoringTests/Fixtures/conformance")

  // MARK: - Published numbers

  /// What conlleval gave for the output of a system on the Wikinews corpus of NewsReader.
  @Test(.enabled(if: Assay.shared != nil, "needs the shared corpora"))
  func publishedNumbersOfNewsReaderComeOut() throws {
    let folder = try #require(Assay.shared).appending(path: "data/newsreader-wikinews-ner")
    let rows = [
      ("outer", ["precision_pct2   48.91", "recall_pct2      58.41", "fb1_pct2         53.24"]),
      ("inner", ["precision_pct2   60.52", "recall_pct2      68.36", "fb1_pct2         64.20"]),
    ]
    for (level, numbers) in rows {
      let file = "conlleval-3-class-best-\(level).txt"
      let result = try Assay.run(["score", file, "--as", "conlleval"], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      for number in numbers {
        #expect(result.output.contains("conlleval.\(number)\n"), "\(level): \(result.output)")
      }
    }
  }

  // MARK: - The cases of other scorers

  @Test func columnFilesGiveTheScorersNumbers() throws {
    let scratch = try Assay.Scratch()
    for example in try Self.examples("entity-bio") {
      let paths = try ["gold", "pred"].map { side in
        try scratch.write("\(example.name).\(side)", Self.columns(example, side))
      }
      var scorers = ["seqeval", "conlleval"]
      let zeroDivisions =
        try example.options.flag("zero_division_1", otherwise: false) ? ["0", "1"] : ["0"]
      for zeroDivision in zeroDivisions {
        if zeroDivision == "1" { scorers.append("seqeval:zero-division=1") }
        for scheme in try example.options.choices("schemes", of: Scheme.self) {
          scorers.append("seqeval:\(scheme.rawValue),zero-division=\(zeroDivision)")
        }
      }
      if try example.options.flag("nervaluate", otherwise: true) {
        scorers.append("nervaluate")
        if let overlap = try example.options.number("min_overlap") {
          scorers.append("nervaluate:min-overlap=\(overlap)")
        }
      }
      if try example.options.flag("hipe", otherwise: false) { scorers.append("hipe") }
      if try example.options.flag("spacy", otherwise: true) { scorers.append("spacy") }
      try Self.expectNumbers(example, paths + ["--from", "columns"], scorers) { id in
        !id.hasPrefix("brateval.") && !id.hasPrefix("neleval.")
      }
    }
  }

  @Test func foldersGiveTheScorersNumbers() throws {
    for example in try Self.examples("entity-bio")
    where try example.options.flag("ann_peers", otherwise: true) {
      try Self.expectNumbers(example, Self.folders(example), ["brateval", "neleval"]) { id in
        id.hasPrefix("brateval.") || id.hasPrefix("neleval.")
      }
    }
    for example in try Self.examples("entity-standoff") {
      let overlap = try example.options.flag("neleval_overlap", otherwise: true)
      var scorers = ["nervaluate", "spacy", "neleval:overlap=\(overlap)"]
      if try example.options.flag("exclusive_misuse", otherwise: false) {
        scorers.append("nervaluate:ends=exclusive")
      }
      if let least = try example.options.number("min_overlap") {
        scorers.append("nervaluate:\(least)")
      }
      // brateval itself gives no numbers where a file is missing.
      let hasBrateval = example.name != "22-missing-and-extra-docs"
      if hasBrateval { scorers.append("brateval") }
      try Self.expectNumbers(example, Self.folders(example), scorers)
    }
    for example in try Self.examples("event") {
      let hoppers = try example.options.flag("hoppers", otherwise: false) ? "yes" : "no"
      try Self.expectNumbers(
        example, Self.folders(example), ["textee", "oneie", "evmeval:hoppers=\(hoppers)"])
    }
    for example in try Self.examples("event-bionlp") {
      try Self.expectNumbers(example, Self.folders(example), ["bionlp", "textee"])
    }
  }

  /// The names of tag schemes.
  private enum Scheme: String, CaseIterable {
    case iob1 = "IOB1"
    case iob2 = "IOB2"
    case ioe1 = "IOE1"
    case ioe2 = "IOE2"
    case iobes = "IOBES"
    case bilou = "BILOU"
  }

  private static func examples(_ kind: String) throws -> [ConformanceCase] {
    let examples = try ConformanceCase.folders(in: cases.path).map { try ConformanceCase($0) }
      .filter { $0.kind == kind }
    #expect(!examples.isEmpty)
    return examples
  }

  private static func folders(_ example: ConformanceCase) -> [String] {
    ["gold", "pred"].map { "\(example.folder)/\($0)" }
  }

  /// The column files of a side as one file with a line before each document.
  private static func columns(_ example: ConformanceCase, _ side: String) throws -> String {
    let folder = "\(example.folder)/\(side)"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".conll") }.sorted()
    return try names.map { name in
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
      return "-DOCSTART-\tO\n\n" + String(decoding: bytes, as: UTF8.self) + "\n"
    }.joined()
  }

  private static func expectNumbers(
    _ example: ConformanceCase, _ arguments: [String], _ scorers: [String],
    where isMeant: (String) -> Bool = { _ in true }
  ) throws {
    let result = try Assay.run(
      ["score"] + arguments + ["--json"] + scorers.flatMap { ["--as", $0] })
    #expect(result.status == 0, "\(example.name): \(result.errors)")
    guard case .object(let members) = try JSONValue(parsing: Array(result.output.utf8)) else {
      Issue.record("\(example.name): expected an object, found \(result.output)")
      return
    }
    let values = members.map { PeerValue($0.key, $0.value.number) }
    #expect(Set(values.map(\.id)).count == values.count, "\(example.name)")
    let expectations = try #require(try ConformanceExpectations(of: example))
    let differences = expectations.differences(from: values).filter { isMeant($0.id) }
    #expect(differences.isEmpty, "\(example.name): \(differences)")
    #expect(!values.isEmpty)
  }

  // MARK: - Output

  @Test func namesAreListedAndNeverReused() throws {
    let names = [
      "seqeval", "conlleval", "nervaluate", "hipe", "spacy", "brateval", "neleval", "textee",
      "oneie", "evmeval", "bionlp", "conll", "coval", "grit", "iterx", "doc2edag",
    ]
    #expect(Peer.all.map(\.name) == names)
    let lines = try Assay.run(["list", "peers"]).output.split(separator: "\n")
    let heads = lines.filter { !$0.hasPrefix(" ") }
    #expect(heads.count == names.count)
    for (peer, head) in zip(Peer.all, heads) {
      #expect(head.hasPrefix("\(peer.name) \(peer.version)  "), "\(head)")
      #expect(head.hasSuffix(peer.summary), "\(head)")
    }
  }

  @Test func tablesAreGroupedAndNamesPutTogether() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("gold.conll", "Rami B-Person\nleft O\n\nRavno B-Place\n")
    try scratch.write("predicted.conll", "Rami B-Person\nleft O\n\nRavno O\n")
    let arguments = ["score", "gold.conll", "predicted.conll", "--as"]
    let result = try Assay.run(arguments + ["seqeval:IOB2"], in: scratch.url)
    #expect(
      result.output == """
        seqeval:IOB2 1.2.2: predicted.conll against gold.conll, 1 article

        seqeval.strict.IOB2.  precision  recall      f1  support
        micro                    1.0000  0.5000  0.6667        2
        macro                    0.5000  0.5000  0.5000        2
        weighted                 0.5000  0.5000  0.5000        2

        """)
    #expect(result.errors.contains("8 more numbers on single types: --by-type shows them"))
    let types = try Assay.run(arguments + ["conlleval", "--by-type"], in: scratch.url)
    #expect(types.output.contains("\nconlleval.fb1_pct2          66.67\n"), "\(types.output)")
    #expect(
      types.output.contains(
        "\nPlace                      0.00         0.00      0.00             0\n"))
  }

  @Test func oneObjectASetOfPredictionsIfThereAreSeveral() throws {
    let scratch = try Assay.Scratch()
    for name in ["gold", "a", "b"] { try scratch.write("\(name).conll", "Rami B-Person\n") }
    let result = try Assay.run(
      ["score", "gold.conll", "a.conll", "b.conll", "--as", "conlleval", "--json"],
      in: scratch.url)
    let document = try JSONValue(parsing: Array(result.output.utf8))
    for name in ["a.conll", "b.conll"] {
      #expect(document[name]?["conlleval.fb1_pct2"]?.number == 100, "\(result.output)")
    }
  }

  @Test func rolesKeepTheirNumbersBetweenBratFilesAlone() throws {
    let scratch = try Assay.Scratch()
    let lines = "T1\tA 0 1\tx\nT2\tA 2 3\tx\nT3\tBind 4 5\tx\n"
    for (folder, event) in [("gold", "Theme:T1 Theme2:T2"), ("predicted", "Theme:T2 Theme2:T1")] {
      try scratch.write("\(folder)/a.txt", "x x x")
      try scratch.write("\(folder)/a.ann", lines + "E1\tBind:T3 \(event)\n")
    }
    try scratch.write(
      "predicted.jsonl",
      #"{"id":"a","text":"x x x","mentions":[{"id":"T1","type":"A","spans":[[0,1]]},"#
        + #"{"id":"T2","type":"A","spans":[[2,3]]}],"events":[{"id":"E1","type":"Bind","#
        + #""trigger":{"spans":[[4,5]]},"args":[{"role":"Theme","ref":"T1"},"#
        + #"{"role":"Theme","ref":"T2"}]}]}"# + "\n")
    let rows: [(predicted: String, scorer: String, f1: Double)] = [
      ("predicted", "textee", 0), ("predicted", "textee:roles=plain", 100),
      ("predicted.jsonl", "textee", 100), ("predicted.jsonl", "textee:roles=spelled", 50),
      ("predicted", "oneie", 0), ("predicted", "oneie:roles=plain", 1),
    ]
    for row in rows {
      let result = try Assay.run(
        ["score", "gold", row.predicted, "--as", row.scorer, "--json"], in: scratch.url)
      let document = try JSONValue(parsing: Array(result.output.utf8))
      let number =
        document["textee.argument_cls.f1"]?.number ?? document["oneie.role.f"]?.number
      #expect(number == row.f1, "\(row): \(result.errors)")
    }
  }
}
