import AssayFormats
import AssayModel
import Testing

/// Files that name their columns anew behind rows that have the old ones.
@Suite struct LateDeclarationTests {
  @Test func rowsKeepTheColumnsThatWereNamedBefore() throws {
    let rows: [(format: String, file: String, texts: [String], types: [[String]])] = [
      (
        "conllu",
        "# global.columns = ID FORM NER\n1\tAnna\tB-PER\n# global.columns = ID FORM MISC X NER\n"
          + "1\tOslo\t_\t_\tB-LOC\n",
        ["Anna\nOslo"], [["PER", "LOC"]]
      ),
      (
        "hipe",
        "TOKEN\tNE-COARSE-LIT\nAnna\tB-pers\nTOKEN\tMISC\tX\tNE-COARSE-LIT\nOslo\t_\t_\tB-loc\n",
        ["Anna", "Oslo"], [["pers"], ["loc"]]
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      scratch.write("a", row.file)
      let format = try Formats.named(row.format)
      let readings = Array(
        try Formats.open("\(scratch.path)/a", as: format, options: ReadingOptions()))
      let articles = readings.compactMap(\.article)
      #expect(
        articles.map(\.article.text.string) == row.texts,
        "\(row.format): \(readings.flatMap(\.messages))")
      #expect(
        articles.map { $0.layers.first?.mentions.map(\.type) ?? [] } == row.types, "\(row.format)")
    }
  }

  /// A row of WebAnno TSV before its header belongs to no sentence, and the header comes too late for it.
  @Test func rowsBeforeTheHeaderAreRefused() throws {
    let scratch = Scratch()
    scratch.write(
      "a",
      "#FORMAT=WebAnno TSV 3.3\n1-1\t0-4\tAnna\n#T_SP=webanno.custom.Note|value\n\n"
        + "#Text=Oslo\n2-1\t5-9\tOslo\n")
    let readings = try scratch.readings("a")
    #expect(readings.map { $0.article == nil } == [true])
    #expect(
      readings.flatMap(\.messages) == [
        "a:2: expected offsets within the text of the sentence, found 0-4"
      ])
  }
}
