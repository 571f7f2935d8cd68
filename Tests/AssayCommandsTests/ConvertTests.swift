import Foundation
import Testing

/// `assay convert`: what it says of what is lost before it has an article.
@Suite struct ConvertTests {
  private static let tsv = """
    #FORMAT=WebAnno TSV 3.3
    #T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue
    #T_SP=ner.Name|value


    #Text=Anna left
    1-1\t0-4\tAnna\tNN\tPER\t
    1-2\t5-9\tleft\tVB\t_\t

    """
  private static let notRead =
    "not read: 2 annotations or notes of sorts that Assay has no place for"

  @Test func whatIsNotReadIsCountedAndLost() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("a.tsv", Self.tsv)
    let warned = try Assay.run(["convert", "a.tsv", "-o", "a.jsonl", "--check"], in: scratch.url)
    #expect(warned.status == 0 && warned.errors == "", "\(warned.errors)")
    #expect(warned.output.contains("\n\(Self.notRead)\n"), "\(warned.output)")
    let forbidden = try Assay.run(
      ["convert", "a.tsv", "-o", "b.jsonl", "--lossy", "forbid"], in: scratch.url)
    #expect(forbidden.status == 65 && forbidden.output == "")
    #expect(forbidden.errors.contains("b.jsonl: not written, for something would be lost\n"))
    #expect(forbidden.errors.contains(Self.notRead), "\(forbidden.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "b.jsonl").path))
  }

  @Test func linesThatAreCopiedAreNotLost() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("in/a.txt", "Anna left")
    try scratch.write("in/a.ann", "T1\tPER 0 4\tAnna\n#1\tAnnotatorNotes T1\tsure?\n")
    let copied = try Assay.run(
      ["convert", "in", "-o", "out", "--to", "brat", "--lossy", "forbid", "--check"],
      in: scratch.url)
    #expect(copied.status == 0 && !copied.output.contains("not read"), "\(copied.errors)")
    let other = try Assay.run(["convert", "in", "-o", "a.jsonl"], in: scratch.url)
    #expect(
      other.output.contains("not read: 1 annotation or note of a sort that"), "\(other.output)")
  }

  @Test func whatComesBackTheSameIsCalledSo() throws {
    let scratch = try Assay.Scratch()
    // An address of the web has a colon where brat parts base and identifier.
    try scratch.write(
      "links.jsonl",
      #"{"id":"a","text":"Kiev","spans":[],"mentions":[{"id":"T1","type":"PLACE","spans":[[0,4]],"#
        + #""links":[{"base":"http://example.org/","id":"Kiev"},{"base":"https://x.org/#","id":"a:b"},"#
        + #"{"base":"Wikidata","id":"Q1"},{"base":"Local","id":"b7"}]}]}"# + "\n")
    // brat always has a layer, TEI of others has none.
    try scratch.write(
      "tei.xml",
      "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>In <placeName>Kiev</placeName> "
        + "<note><name>no</name></note></p></body></text></TEI>")
    for (input, counts) in [
      ("links.jsonl", "kept 6, changed 0, dropped 0\nread back"),
      (
        "tei.xml",
        "kept 1, changed 0, dropped 0\nnot read: 1 annotation or note of a sort that Assay has no place for\nread back"
      ),
    ] {
      let result = try Assay.run(
        ["convert", input, "-o", "out-\(input)", "--to", "brat", "--check"], in: scratch.url)
      #expect(result.status == 0 && result.errors == "", "\(result.errors)")
      #expect(result.output.contains(counts), "\(result.output)")
      #expect(result.output.contains("read back: 1 article, the same"), "\(result.output)")
    }
    let written = try Data(contentsOf: scratch.url.appending(path: "out-links.jsonl/a.ann"))
    let lines = String(decoding: written, as: UTF8.self)
    #expect(lines.contains("N1\tReference T1 http://example.org/Kiev\tKiev\n"), "\(lines)")
    #expect(lines.contains("N2\tReference T1 https://x.org/#:a:b\tKiev\n"), "\(lines)")
  }

  /// However many articles lose the same, each with a number of its own.
  @Test func lossesAreSummedUpByReason() throws {
    let scratch = try Assay.Scratch()
    try scratch.write(
      "a.conll",
      (1...3).map { number in
        "-DOCSTART- O\n\n" + String(repeating: "Bo B-PER\n", count: number) + "\n"
      }.joined())
    let result = try Assay.run(
      ["convert", "a.conll", "-o", "out", "--to", "brat", "--ledger", "l.jsonl"], in: scratch.url)
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.contains(
        "dropped 6 (3 tags: target has no tags of tokens; 3 tokens: target has none)\n"),
      "\(result.output)")
    let ledger = try Data(contentsOf: scratch.url.appending(path: "l.jsonl"))
    let lines = String(decoding: ledger, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 6, "\(lines)")
    #expect(
      lines.filter { $0.contains(#""kind":"tokens""#) }.map { $0.contains(#""label":"1""#) }
        == [true, false, false], "\(lines)")
    let unwritable = try Assay.run(
      ["convert", "a.conll", "-o", "two", "--to", "brat", "--ledger", "no/l.jsonl"],
      in: scratch.url)
    #expect(unwritable.status == 73 && unwritable.errors.contains("no/l.jsonl"))
  }

  @Test func repairsAreCounted() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("a.conll", "Anna I-PER\nran O\n\n")
    let result = try Assay.run(["convert", "a.conll", "-o", "a.jsonl"], in: scratch.url)
    #expect(result.status == 0 && result.errors == "a.conll: 1 repair\n", "\(result.errors)")
  }

  @Test func refusedArticlesAreCounted() throws {
    let scratch = try Assay.Scratch()
    try scratch.write("a.json", "[{\"text\": \"Bo\", \"denotations\": []}, {\"denotations\": []}]")
    let result = try Assay.run(
      ["convert", "a.json", "-o", "a.jsonl", "--from", "pubannotation"], in: scratch.url)
    #expect(result.status == 65)
    #expect(result.errors.hasSuffix("a.json: 1 article refused\n"), "\(result.errors)")
  }
}
