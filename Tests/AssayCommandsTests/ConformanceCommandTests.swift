import AssayFormats
import Foundation
import Testing

/// What `assay conformance` says of cases, whole and spoilt.
@Suite struct ConformanceCommandTests {
  private static let cases = Assay.root.appending(
    path: "Tests/AssayScoringTests/Fixtures/conformance")

  @Test func allCasesPassAndGiveTheirNumbers() throws {
    let scratch = try Assay.Scratch()
    let actual = scratch.url.appending(path: "actual")
    let result = try Assay.run(["conformance", Self.cases.path, "--actual", actual.path])
    let lines = result.output.split(separator: "\n")
    #expect(result.status == 0, "\(lines.filter { !$0.hasPrefix("ok ") })")
    #expect(lines.first == "ok   01-semeval-six-scenarios  511 values")
    #expect(lines.last == "48 cases, 48 passed, 0 failed, 10,427 values")
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.cases.path) {
      let written = try Self.object(actual.appending(path: "\(name)/actual.json"))
      let expected = try Self.object(Self.cases.appending(path: "\(name)/expected.json"))
      let metrics = try #require(expected["metrics"]?.keys)
      #expect(written.keys.sorted() == metrics.sorted(), "\(name)")
    }
  }

  private static func object(_ file: URL) throws -> JSONValue {
    try JSONValue(parsing: Array(try Data(contentsOf: file)))
  }

  /// A file of a case, a text in it and what takes its place (`nil`: the file goes), and what is said.
  private static let damages: [(file: String, old: String, new: String?, line: String)] = [
    (
      "45-ceaf-rme/expected.json", "0.3333333333333333", "0.3334",
      "FAIL 45-ceaf-rme  1 of 14 differ: ceaf_rme.phi3.f1 expected 0.3334, got 0.333"
    ),
    (
      "44-ceaf-ree/expected.json", "ceaf_ree.prop.Target.f1", "ceaf_ree.prop.Target.f2",
      "FAIL 44-ceaf-ree  2 of 85 differ: ceaf_ree.prop.Target.f1 expected not at all, got "
    ),
    ("24-events-basic/expected.json", "", nil, "done 24-events-basic  96 values, none expected"),
    ("38-linking-basic/pred/links.tsv", "", nil, "pred/links.tsv: expected a readable file"),
    ("30-coref-basic/case.json", "}", "", "30-coref-basic/case.json:"),
    ("31-coref-singletons-only/case.json", "\"coref\"", "1", "expected a text as kind"),
    ("32-coref-one-entity/case.json", "coref", "poem", "no scorer for kind poem yet"),
    ("33-coref-empty-response/case.json", "", nil, "case.json: expected a readable file"),
    ("01-semeval-six-scenarios/case.json", "IOB2", "IOB3", "options.schemes: expected one of"),
    ("02-iob2-invalid-transitions/gold/a.conll", "\t", "", "a.conll:1: expected a token"),
    ("03-iobes-lenient-vs-strict/pred/a.conll", "\n\n", "\n", "as many tokens in each sentence"),
    ("15-nested/gold/n1.ann", "T1\t", "T1\tX ", "n1.ann:1: expected a type and offsets"),
    ("25-events-same-span-two-types/pred", "", nil, "pred: expected a readable file"),
    ("26-events-realis-partial/gold/e1.ann", "E1\t", "E1\tX:T99\nE8\t", "expected a T line for"),
    ("46-template-records/gold/records.json", "[", "7, [", "records.json:"),
  ]

  @Test func spoiltCasesAreNamedAndTheOthersGoOn() throws {
    let scratch = try Assay.Scratch()
    let folder = scratch.url.appending(path: "cases")
    try FileManager.default.copyItem(at: Self.cases, to: folder)
    for damage in Self.damages {
      let file = folder.appending(path: damage.file)
      guard let new = damage.new else {
        try FileManager.default.removeItem(at: file)
        continue
      }
      let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      let place = try #require(text.range(of: damage.old), "\(damage.file)")
      try Data(text.replacingCharacters(in: place, with: new).utf8).write(to: file)
    }
    let result = try Assay.run(["conformance", folder.path])
    let lines = result.output.split(separator: "\n")
    #expect(result.status == 1)
    for damage in Self.damages {
      let name = damage.file.prefix { $0 != "/" }
      let line = lines.first { $0.contains(name + "  ") } ?? ""
      #expect(line.contains(damage.line), "\(line)")
    }
    #expect(lines.count { $0.hasPrefix("FAIL ") } == Self.damages.count - 1)
    #expect(lines.last?.hasPrefix("48 cases, 33 passed, 14 failed, 1 not compared, ") == true)
    let json = try Assay.run(["conformance", folder.path, "--json"])
    let document = try JSONValue(parsing: Array(json.output.utf8))
    #expect(json.status == 1 && document["failed"]?.number == 14)
    #expect(document["outcomes"]?.array?.count == 48)
  }

  @Test func oneCaseWillDoAndNoneWillNot() throws {
    let name = "22-missing-and-extra-docs"
    let one = try Assay.run(["conformance", Self.cases.appending(path: name).path, "--json"])
    let outcome = try JSONValue(parsing: Array(one.output.utf8))["outcomes"]?.array?.first
    #expect(one.status == 0 && outcome?["case"]?.string == name)
    #expect(outcome?["without_numbers"]?.array?.count == 4)
    #expect(try Assay.run(["conformance", "corpus"]).status == 65)
    #expect(try Assay.run(["conformance", "absent"]).status == 66)
  }
}

extension JSONValue {
  /// The keys of an object.
  fileprivate var keys: [String] {
    if case .object(let members) = self { members.map(\.key) } else { [] }
  }
}
