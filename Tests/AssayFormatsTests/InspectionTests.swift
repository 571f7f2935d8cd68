import AssayFormats
import AssayModel
import Testing

struct InspectionTests {
  @Test func everythingIsCounted() throws {
    let scratch = Scratch()
    scratch.write("a.txt", "Anna Smith met\r\nBen\n")
    scratch.write(
      "a.ann",
      """
      T1\tPER 0 10\tAnna Smith
      T2\tGIVEN 0 4\tAnna
      T3\tX 5 14\tSmith met
      T4\tPER 0 4;16 19\tAnna Ben
      T5\tMeet 11 14\tmet
      E1\tMeet:T5 Who:T1 Who2:T4
      A1\tSure E1
      A2\tLevel T1 Name
      A3\tLevel T4 Name
      R1\tknows Arg1:T1 Arg2:T2
      *\tEquiv T1 T2
      #1\tAnnotatorNotes T1\thm
      """)
    scratch.write("b.txt", "x")
    scratch.write("b.ann", "T1\tPER 0 9\tx")
    let inspection = try Inspection(scratch.path)
    #expect(inspection.format == "brat")
    #expect(inspection.articles == 1 && inspection.refused == 1 && inspection.unmodelled == 1)
    #expect(inspection.faults.count == 1 && inspection.hasErrors)
    #expect(inspection.textBytes == 20 && inspection.lineBreaks.style == "mixed")
    let layer = inspection.layers[0]
    #expect(layer.mentions == ["PER": 2, "GIVEN": 1, "X": 1])
    #expect(LayerInspection.sorted(layer.mentions).map(\.name) == ["PER", "GIVEN", "X"])
    #expect(layer.events == ["Meet": 1] && layer.roles == ["Who": 2])
    #expect(layer.relations == ["knows": 1] && layer.entities == 1)
    #expect(layer.attributes == ["Sure": ["true": 1], "Level": ["Name": 2]])
    // Within the envelope of "Anna … Ben" lie the other three; "Anna" also lies within "Anna Smith".
    #expect(layer.discontinuous == 1 && layer.nested == 3 && layer.crossing == 1)
  }

  @Test(.enabled(if: Shared.isThere, "needs the shared corpora"))
  func realCorporaAreInspected() throws {
    let coreference = try Inspection(Shared.path("data/litbank/coref/brat"))
    #expect(coreference.articles == 40 && coreference.faults.isEmpty)
    #expect(coreference.layers[0].relations == ["appos": 101, "cop": 166])
    let posts = try Inspection(Shared.path("data/wnut17/emerging.dev.conll"))
    #expect(posts.format == "columns" && posts.tokens == 15733)
    #expect(
      posts.properties.map(\.value) == [
        "IOB2 (830 B that IOB1 spells I, 0 I that continue nothing)"
      ]
    )
  }

  @Test func unknownContentIsNamed() throws {
    let scratch = Scratch()
    let rows: [(name: String, bytes: [UInt8], message: String)] = [
      ("empty.dat", [], "an empty file"), ("a.bin", [0x7F, 0x45, 0, 1], "binary data"),
      ("b.doc", [0xFF, 0xFE, 0x41, 0], "UTF-16 (little-endian)"),
      ("c.md", Array("# Some prose\n".utf8), "a file that begins with '# Some prose'"),
      ("d.json", Array("[1, 2]".utf8), "a file that begins with '[1, 2]'"),
      ("e.json", Array(#"{"a": 1, "b": 2}"#.utf8), "JSON with 'a', 'b'"),
      ("f.xml", Array("<?xml version='1.0'?>\n<html><p/></html>".utf8), "XML with the root <html>"),
    ]
    for row in rows {
      let path = scratch.write(row.name, row.bytes)
      let fault = #expect(throws: Fault.self) { try Inspection(path) }
      #expect(
        fault?.message
          == "expected a format that Assay reads (see `assay list formats`), found \(row.message)")
    }
    let missing = #expect(throws: Fault.self) { try Inspection("\(scratch.path)/nowhere") }
    #expect(missing?.message == "expected a readable file, found no such file or folder")
    let mislabelled = scratch.write("x.conll", "{\"id\":\"a\",\"text\":\"b\"}\n")
    #expect(try Inspection(mislabelled).format == "jsonl")
    let plain = scratch.write("plain/x.txt", "Some text.")
    #expect(try Inspection(plain).format == "brat")
  }
}
