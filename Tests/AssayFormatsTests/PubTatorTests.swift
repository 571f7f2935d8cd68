import AssayFormats
import AssayModel
import Testing

/// PubTator's text is an article with annotations, whatever its file is called.
struct PubTatorTests {
  private static let article = """
    7|t|Lidocaine and the heart
    7|a|It causes asystole (DMD). 😀 Asystole!

    """

  @Test func titlesAndAbstractsAreOneText() throws {
    try ToolConventionTests.check([
      ToolConventionTests.Case(
        name: "mentions, concepts and relations", file: "a.txt", format: "pubtator",
        content: Self.article + """
          7\t0\t9\tLidocaine\tChemical\tMESH:D008012
          7\t34\t42\tasystole\tDisease\tD006323
          7\t44\t47\tDMD\tDisease\tD020388|D006323\tx
          7\t52\t60\tAsystole\tDisease\t-
          7\tCID\tMESH:D008012\tD006323
          7\tCID\tMESH:D008012\tD020388\tNovel

          8|t|Nothing
          8|a|

          """,
        lines: [
          "Chemical 'Lidocaine' <MESH:D008012>", "Disease 'asystole' <:D006323>",
          "Disease 'DMD' <:D020388> <:D006323>", "Disease 'Asystole'",
          "= Lidocaine", "= asystole",
          "CID (Arg1: Lidocaine, Arg2: asystole)",
          "CID (Arg1: Lidocaine, Arg2: DMD) novelty=Novel",
        ], unmodelled: 1, ids: ["7", "8"]),
      ToolConventionTests.Case(
        name: "types before positions, a variant, and no abstract", file: "a.pubtator",
        format: "pubtator",
        content: """
          9|t|G860C of DMD
          9\tT1\tMutation\t0\t5\tG860C\tc|SUB|G|860|C
          9\tT2\tGene\t9\t12\tDMD

          """, lines: ["Mutation 'G860C' <:c|SUB|G|860|C>", "Gene 'DMD'"], ids: ["9"]),
    ])
    let scratch = Scratch()
    scratch.write("a/b.txt", Self.article)
    scratch.write("a/c.txt", "10|t|Next\n10|a|one\n")
    let readings = try scratch.readings("a")
    #expect(readings.map(\.id) == ["7", "10"])
    #expect(readings[1].article?.article.text.string == "Next\none")
  }

  @Test func whatIsWrongIsToldByLine() throws {
    let table: [(name: String, line: String, message: String)] = [
      (
        "no type", "7\t0\t9\tLidocaine",
        "error: a.txt:3: expected 7, start, end, text, type and concept, or 7, a type and two concepts, found '7\\t0\\t9\\tLidocaine'"
      ),
      (
        "of another article", "8\t0\t9\tLidocaine\tChemical\tx",
        "error: a.txt:3: expected 7, start, end, text, type and concept, or 7, a type and two concepts, found '8\\t0\\t9\\tLidocaine\\tChemical\\tx'"
      ),
    ]
    for row in table {
      let scratch = Scratch()
      scratch.write("a.txt", "7|t|Lidocaine and\n7|a|more\n\(row.line)\n")
      let reading = try #require(try scratch.readings("a.txt").first)
      #expect(reading.messages.map { "error: \($0)" } == [row.message], "\(row.name)")
    }
    let scratch = Scratch()
    scratch.write(
      "a.txt", "7|t|Lidocaine and\n7|a|more\n7\t0\t9\tLidocaine\tChemical\tD1\n7\tCID\tD1\tD2\n")
    let reading = try #require(try scratch.readings("a.txt").first)
    #expect(reading.faults.map(\.line) == [4] && reading.hasErrors)
  }
}
