import AssayFormats
import AssayModel
import Foundation
import Testing

/// `assay export`: the files, and what reads them again.
@Suite struct ExportTests {
  private static let gold = """
    {"id":"a","text":"Rami left Ravno.","layers":[{"annotator":{"kind":"person","name":"gold"},"mentions":\
    [{"id":"T1","type":"Person","spans":[[0,4]]},{"id":"T2","type":"Place","spans":[[10,15]]}],"events":\
    [{"id":"E1","type":"Leave","trigger":{"id":"T3","spans":[[5,9]]},"args":[{"role":"Who","ref":"T1"}]}]}]}

    """
  private static let predicted = """
    {"id":"a","text":"Rami left Ravno.","layers":[{"annotator":{"kind":"extractor","name":"n/1","version":\
    "2"},"mentions":[{"id":"T1","type":"Person","spans":[[0,4]]},{"id":"T2","type":"Person","spans":\
    [[10,15]]},{"id":"T3","type":"Place","spans":[[15,16]]}]}]}

    """

  private func scratch() throws -> Assay.Scratch {
    let scratch = try Assay.Scratch()
    try scratch.write("gold.jsonl", Self.gold)
    try scratch.write("predicted.jsonl", Self.predicted)
    return scratch
  }

  private func text(_ name: String, in scratch: Assay.Scratch) throws -> String {
    String(decoding: try Data(contentsOf: scratch.url.appending(path: name)), as: UTF8.self)
  }

  @Test func statusesAndSignaturesAreChecked() throws {
    let scratch = try scratch()
    let result = try Assay.run(
      ["export", "tei", "gold.jsonl", "--predictions", "predicted.jsonl", "--status", "-o", "out"],
      in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    let xml = try text("out/a.xml", in: scratch)
    for status in ["correct", "type", "spurious", "missed"] {
      #expect(xml.contains("<catDesc>\(status)</catDesc>"), "\(status)")
    }
    let good = try Assay.run(["validate", "out"], in: scratch.url)
    #expect(good.status == 0, "\(good.output)")
    #expect(good.output.contains("2 signatures"), "\(good.output)")
    // The score of other annotations.
    let changed = xml.replacing("#T.Place", with: "#T.Person")
    try scratch.write("out/a.xml", changed)
    let bad = try Assay.run(["validate", "out"], in: scratch.url)
    #expect(bad.status == 1)
    #expect(bad.output.contains("out/a.xml:"), "\(bad.output)")
    #expect(bad.output.contains("the gold differs: expected #"), "\(bad.output)")
  }

  @Test func pagesAreWritten() throws {
    let scratch = try scratch()
    let result = try Assay.run(
      ["export", "html", "gold.jsonl", "--predictions", "predicted.jsonl", "-o", "out"],
      in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.hasPrefix("1 page, ") && result.output.isEmpty, "\(result.errors)")
    let page = try text("out/a.html", in: scratch)
    for part in ["<b>1</b> correct", "<b>1</b> wrong type", "<b>1</b> spurious", "<b>1</b> missed"]
    {
      #expect(page.contains(part), "\(part)")
    }
    let nowhere = try Assay.run(
      ["export", "html", "gold.jsonl", "-o", "/proc/none"], in: scratch.url)
    #expect(nowhere.status == 73, "\(nowhere.errors)")
  }

  @Test func layersGoIntoTheOriginalSpelling() throws {
    let scratch = try Assay.Scratch()
    try scratch.write(
      "t.xml",
      "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/><text><body><p>a "
        + "<choice><reg>bc</reg><orig>vwx</orig></choice> d</p></body></text></TEI>\n")
    try scratch.write(
      "g.jsonl",
      #"{"id":"t","text":"a vwx d","layers":[{"annotator":{"kind":"person","name":"gold"},"mentions":[{"id":"T1","type":"X","spans":[[2,5]]}]}]}"#
    )
    let export = ["export", "tei", "t.xml", "--gold", "g.jsonl", "--from-tei", "-o", "out"]
    let original = ["--spelling", "original"]
    #expect(try Assay.run(export, in: scratch.url).status == 65)
    let result = try Assay.run(export + original, in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    let xml = try text("out/t.xml", in: scratch)
    #expect(xml.contains("target=\"#string-range(assay.b1,4,3)\""), "\(xml)")
    let read = try Assay.run(["inspect", "out/t.xml"] + original, in: scratch.url)
    #expect(read.status == 0 && read.output.contains("mentions  1: X 1"), "\(read.output)")
    let other = try Assay.run(["inspect", "out/t.xml"], in: scratch.url)
    #expect(other.status == 65 && other.errors.contains("--spelling"), "\(other.errors)")
    let unknown = try Assay.run(["inspect", "t.xml", "--spelling", "old"], in: scratch.url)
    #expect(unknown.status == 64 && unknown.errors.contains("expected edited or original"))
  }

  @Test func textsWithoutAnnotationsCanBeAnnotatedInBrat() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("a.jsonl", "{\"id\":\"a\",\"text\":\"Rami left.\"}\n")
    let result = try Assay.run(["export", "brat", "a.jsonl", "-o", "out"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("out/gold: 1 article"), "\(result.errors)")
    #expect(try text("out/gold/a.txt", in: scratch) == "Rami left.")
    #expect(try text("out/gold/a.ann", in: scratch).isEmpty)
  }

  @Test func bratFoldersAreReadBack() throws {
    let scratch = try scratch()
    let result = try Assay.run(
      ["export", "brat", "gold.jsonl", "--predictions", "predicted.jsonl", "-o", "out"],
      in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    for (layer, annotations) in [
      (
        "gold",
        "T1\tPerson 0 4\tRami\nT2\tPlace 10 15\tRavno\nT3\tLeave 5 9\tleft\nE1\tLeave:T3 Who:T1\n"
      ),
      ("n_1", "T1\tPerson 0 4\tRami\nT2\tPerson 10 15\tRavno\nT3\tPlace 15 16\t.\n"),
    ] {
      #expect(try text("out/\(layer)/a.ann", in: scratch) == annotations)
      #expect(try text("out/\(layer)/a.txt", in: scratch) == "Rami left Ravno.")
      let inspected = try Assay.run(["inspect", "out/\(layer)"], in: scratch.url)
      #expect(inspected.status == 0 && inspected.errors.isEmpty, "\(inspected.errors)")
    }
    #expect(try text("out/gold/annotation.conf", in: scratch).contains("Leave\tWho*:Person"))
    #expect(try text("out/gold/visual.conf", in: scratch).contains("Leave\tbgColor:#"))
  }

  @Test func documentsOfOthersGetLayers() throws {
    let scratch = try Assay.Scratch()
    let letter = Assay.root.appending(path: "docs/examples/letter").path
    let arguments = [
      "export", "tei", letter + ".xml", "--predictions", letter + ".jsonl", "--from-tei", "-o",
      "out",
    ]
    let result = try Assay.run(arguments, in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "1 document, 2 layers added, read back in out\n")
    let checked = try Assay.run(["validate", "out"], in: scratch.url)
    #expect(checked.status == 0, "\(checked.output)")
    let scores = try Assay.run(
      ["score", letter + ".jsonl", "out", "-m", "ent.strict", "--boot", "0"], in: scratch.url)
    #expect(
      scores.status == 0 && scores.output.contains("100.00"), "\(scores.output) \(scores.errors)")
    // In another encoding than UTF-8 it is told what becomes of it.
    let source = try Data(contentsOf: URL(filePath: letter + ".xml"))
    let latin1 = String(decoding: source, as: UTF8.self).replacing("UTF-8", with: "ISO-8859-1")
      .replacing("An invented letter", with: "An invented lëtter")
    try #require(latin1.data(using: .isoLatin1)).write(
      to: scratch.url.appending(path: "latin1.xml"))
    let other = try Assay.run(
      ["export", "tei", "latin1.xml"] + arguments[3...].dropLast() + ["other"], in: scratch.url)
    #expect(other.status == 0, "\(other.errors)")
    #expect(
      other.errors
        == "other/latin1.xml: written in UTF-8, as its declaration says; it was in ISO-8859-1\n"
        + "1 document, 2 layers added, read back in other\n")
    let both = try Assay.run(["validate", "other", "latin1.xml"], in: scratch.url)
    #expect(both.status == 0 && both.output.hasPrefix("2 files: 2 valid"), "\(both.output)")
    let cases: [(arguments: [String], status: Int32, message: String)] = [
      (["out/letter.xml", "--from-tei", "-o", "out"], 65, "expected another folder"),
      ([letter + ".jsonl", "--from-tei", "-o", "new"], 65, "expected TEI documents"),
      (
        [letter + ".xml", "--from-tei", "--status", "-o", "new"], 64, "--from-tei: expected neither"
      ),
    ]
    for (arguments, status, message) in cases {
      let result = try Assay.run(["export", "tei"] + arguments, in: scratch.url)
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errors.contains(message), "\(arguments): \(result.errors)")
    }
  }
}
