import AssayFormats
import AssayModel
import Testing

/// CoNLL-U and CoNLL-2012: mentions as brackets over words.
struct BracketFormatTests {
  /// Rows of forms with what stands in MISC.
  static func rows(_ words: [(String, String)]) -> String {
    words.enumerated().map { index, word in
      "\(index + 1)\t\(word.0)\t_\t_\t_\t_\t_\t_\t_\t\(word.1)\n"
    }.joined()
  }

  static func article(_ content: String, _ name: String = "a.conllu") throws -> AnnotatedArticle {
    let scratch = Scratch()
    scratch.write(name, content)
    let readings = try scratch.readings(name)
    #expect(readings.count == 1 && readings[0].messages == [])
    return try #require(readings.first?.article)
  }

  @Test func bracketsNestCrossAndHaveParts() throws {
    let content =
      "# newdoc id = d\n# global.Entity = GRP-etype-infstat-identity\n# meta::genre = news\n"
      + Self.rows([
        ("The", "Entity=(1-person-new-Anna%2C_A."), ("head", "_"), ("of", "_"),
        ("Orsk", "Entity=(2-org-new(3-place-giv:act)"), ("Bay", "Entity=1)(4-place"),
        ("Inc", "Entity=2)4)|SpaceAfter=No"), (".", "_"),
      ]) + "\n"
      + Self.rows([
        ("She", "Entity=(1-person-giv)"), ("saw", "Entity=(5[1/2]-thing"), ("it", "Entity=5[1/2])"),
        ("all", "_"), ("up", "Entity=(5[2/2])"),
      ])
    let article = try Self.article(content)
    #expect(article.article.id == "d" && article.article.metadata == ["genre": "news"])
    #expect(article.article.text.string == "The head of Orsk Bay Inc.\nShe saw it all up")
    #expect(
      article.mentions() == [
        "person The head of Orsk Bay", "org Orsk Bay Inc", "place Orsk", "place Bay Inc",
        "person She", "thing saw it up",
      ])
    #expect(article.chains == ["The head of Orsk Bay=She"])
    let mention = article.layers[0].mentions[0]
    #expect(mention.links == [KnowledgeBaseLink(base: "Wikipedia", identifier: "Anna,_A.")])
    #expect(mention.attributes == [Attribute("infstat", "new")])
  }

  /// The mark is passed over in a file and in a folder alike.
  @Test func marksDoNotHideTheFormat() throws {
    let scratch = Scratch()
    let row = ["a", "0", "0", "Anna"] + Array(repeating: "-", count: 7) + ["(1)"]
    scratch.write(
      "folder/a.conll",
      "\u{FEFF}#begin document (a); part 000\n" + row.joined(separator: "\t")
        + "\n\n#end document\n")
    for name in ["folder", "folder/a.conll"] {
      let readings = try scratch.readings(name)
      #expect(readings.compactMap(\.article?.article.text.string) == ["Anna"], "\(name)")
    }
  }

  @Test func wordsMakeTheText() throws {
    let table: [(name: String, content: String, text: String, tokens: [String])] = [
      (
        "spaces",
        Self.rows([("a", "SpaceAfter=No"), ("b", "SpacesAfter=\\s\\t\\p\\\\"), ("c", "_")]),
        "ab \t|\\c", ["a", "b", "c"]
      ),
      (
        "spaces before", Self.rows([("a", "SpacesBefore=\\n\\n"), ("b", "SpacesAfter=\\r\\n")]),
        "\n\na b\r\n", ["a", "b"]
      ),
      (
        "paragraphs",
        Self.rows([("a", "_")]) + "\n# newpar\n" + Self.rows([("b", "_")]) + "\n"
          + Self.rows([("c", "SpaceAfter=No")]) + "\n" + Self.rows([("d", "_")]),
        "a\n\nb\ncd", ["a", "b", "c", "d"]
      ),
      (
        "the text of a sentence without word on spaces",
        "# text = a, b\n" + Self.rows([("a", "_"), (",", "_"), ("b", "_")]), "a, b",
        ["a", ",", "b"]
      ),
      (
        "wider gaps in the text",
        "# text = a   b\n" + Self.rows([("a", "_"), ("b", "_")]), "a   b", ["a", "b"]
      ),
      (
        "no-break and ideographic spaces in the text",
        "# text = à\u{A0}\u{3000} b\u{2009}c\n" + Self.rows([("à", "_"), ("b", "_"), ("c", "_")]),
        "à\u{A0}\u{3000} b\u{2009}c", ["à", "b", "c"]
      ),
      (
        "no-break spaces in the text alone",
        "# text = a\u{A0}b c.\n"
          + Self.rows([("a", "SpacesAfter=\\s"), ("b", "_"), ("c", "SpaceAfter=No"), (".", "_")]),
        "a b c.", ["a", "b", "c", "."]
      ),
      (
        "spaces that are finer than the text",
        "# text = a b c\n" + Self.rows([("a", "SpacesAfter=\\n\\t"), ("b", "_"), ("c", "_")]),
        "a\n\tb c", ["a", "b", "c"]
      ),
      (
        "letters that end in the byte of a no-break space",
        "# text = à b\n" + Self.rows([("à", "SpacesAfter=\\n\\t"), ("b", "_")]), "à\n\tb",
        ["à", "b"]
      ),
      (
        "a key twice, of which the first counts",
        Self.rows([("a", "SpacesAfter=\\n|SpacesAfter=\\t"), ("b", "_")]), "a\nb", ["a", "b"]
      ),
      (
        "a backslash before another byte, and at the end",
        Self.rows([("a", "SpacesAfter=\\é"), ("b", "SpacesAfter=\\t\\"), ("c", "_")]), "aéb\tc",
        ["a", "b", "c"]
      ),
      (
        "words that spell their token",
        "1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tcan\t_\t_\t_\t_\t_\t_\t_\t_\n"
          + "2\tnot\t_\t_\t_\t_\t_\t_\t_\t_\n3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n",
        "cannot.", ["can", "not", "."]
      ),
      (
        "words that do not, and an empty node",
        "1-2\tal\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n"
          + "2\tel\t_\t_\t_\t_\t_\t_\t_\tEntity=(1-x\n2.1\tno\t_\t_\t_\t_\t_\t_\t_\tEntity=(2-y)\n"
          + "3\tmar\t_\t_\t_\t_\t_\t_\t_\tEntity=1)\n",
        "al mar", ["al", "mar"]
      ),
    ]
    for row in table {
      let article = try Self.article(row.content)
      let tokens = article.article.tokens?.tokens.map { article.article.text[$0] }
      #expect(article.article.text.string == row.text, "\(row.name)")
      #expect(tokens == row.tokens, "\(row.name)")
    }
    let last = try Self.article(try #require(table.last).content)
    // A mention of an empty node alone has no length.
    #expect(last.mentions() == ["x al mar", "y "])
  }

  @Test func bracketsWithoutPartnersAreFaults() throws {
    let rows: [(words: [(String, String)], messages: [String])] = [
      (
        [("a", "Entity=(1-x"), ("b", "_")],
        ["a.conllu:1: expected the end of 1, found none in the document"]
      ),
      (
        [("a", "_"), ("b", "Entity=1)")],
        ["a.conllu:2: expected the end of something that began, found '1)'"]
      ),
      ([("a", "Entity=(1[1/2]-x)")], ["a.conllu:1: expected 2 parts of 1, found 1"]),
      (
        [("a", "Entity=(1[2/2]-x)")],
        ["a.conllu:1: expected part 1 of 2 of 1 before, found no such part"]
      ),
      (
        [("a", "Entity=(1[5/2]-x)")],
        [
          "a.conllu:1: expected an id, or an id with a part like [1/2], after a bracket, found '(1[5/2]-x'",
          "a.conllu:1: expected the end of something that began, found ')'",
        ]
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      scratch.write("a.conllu", Self.rows(row.words))
      let readings = try scratch.readings("a.conllu")
      #expect(readings.flatMap(\.messages) == row.messages)
      #expect(readings.allSatisfy { $0.article == nil })
    }
    let scratch = Scratch()
    scratch.write(
      "a.conllu", Self.rows([("a", "_")]) + "2\tb\n\n# newdoc id = e\n" + Self.rows([("c", "_")]))
    let readings = try scratch.readings("a.conllu")
    #expect(
      readings.flatMap(\.messages) == ["a.conllu:2: expected 10 columns separated by TABs, found 2"]
    )
    #expect(readings.map { $0.article != nil } == [false, true] && readings[1].id == "e")
  }

  static func line(_ number: Int, _ word: String, _ name: String, _ chain: String) -> String {
    "doc 0 \(number) \(word) NN * - - - - \(name) (A0) \(chain)\n"
  }

  @Test func sharedTaskColumnsHaveNamesAndChains() throws {
    let content =
      "#begin document (bc/x); part 000\n" + Self.line(0, "Anna", "(PERSON)", "(1)")
      + Self.line(1, "saw", "*", "(2") + Self.line(2, "her", "*", "(2|(1)|(3)")
      + Self.line(3, "Orsk", "(ORG*", "2)") + Self.line(4, "Bay", "*)", "2)") + "\n"
      + Self.line(0, "It", "*", "(3)") + "#end document\n#begin document (bc/x); part 001\n"
      + Self.line(0, "Ben", "(PERSON)", "-") + "\n#end document\n"
    let scratch = Scratch()
    scratch.write("a.conll", content)
    let readings = try scratch.readings("a.conll")
    #expect(readings.map(\.id) == ["bc/x", "bc/x#1"] && readings.flatMap(\.messages) == [])
    let article = try #require(readings[0].article)
    #expect(article.article.text.string == "Anna saw her Orsk Bay\nIt")
    #expect(
      article.mentions() == [
        "PERSON Anna", "ORG Orsk Bay", "SPAN saw her Orsk Bay", "SPAN her Orsk", "SPAN her",
        "SPAN her", "SPAN It",
      ])
    #expect(article.chains == ["Anna=her", "saw her Orsk Bay=her Orsk", "her=It"])
    // One column of arguments in each of two sentences, and a part of speech for each of six words.
    #expect(readings[0].unmodelled == 2 + 6)
  }

  @Test func sharedTaskFaultsNameTheirLine() throws {
    let begin = "#begin document (x); part 000\n"
    let rows: [(content: String, message: String)] = [
      (Self.line(0, "a", "*", "(1"), "a.conll:2: expected the end of chain 1, found none"),
      (
        Self.line(0, "a", "*", "1)"),
        "a.conll:2: expected the end of a chain that began, found '1)'"
      ),
      (Self.line(0, "a", "(X*", "-"), "a.conll:2: expected the end of X, found none"),
      (Self.line(0, "a", "*)", "-"), "a.conll:2: expected a name that ends, found '*)'"),
      ("doc\n", "a.conll:2: expected a word and coreference, found 1"),
      (
        Self.line(0, "a", "*", "-") + "\ndoc 0 0 a\n",
        "a.conll:4: expected at least 12 columns, found 4"
      ),
      ("0 a -\n\n0 0 a -\n", "a.conll:4: expected 3 columns, found 4"),
    ]
    for row in rows {
      let scratch = Scratch()
      scratch.write("a.conll", begin + row.content + "#end document\n" + begin + "#end document\n")
      let readings = try scratch.readings("a.conll")
      #expect(readings.flatMap(\.messages) == [row.message])
      #expect(readings.map { $0.article != nil } == [false, true], "\(row.message)")
    }
  }

  /// An id stands for one entity in all documents of a file, and fields before others are not left out.
  @Test func idsOfEntitiesAreUniqueInTheFile() throws {
    let scratch = Scratch()
    let path = "\(scratch.path)/a.conllu"
    var sink = try Formats.writer(named: "conllu").create(path)
    for id in ["a", "b"] {
      let mentions = [(0, 4), (5, 8), (9, 11)].enumerated().map { number, place in
        Mention(
          id: "T\(number)", type: "PER", extent: Extent(place.0, place.1),
          attributes: number < 2 ? [] : [Attribute("x", "y")])
      }
      let article = AnnotatedArticle(
        Article(id: id, text: ArticleText("Anna met Bo")),
        layers: [
          try Layer(
            annotator: .person("gold"), mentions: mentions,
            entities: [Entity(id: "C1", mentions: [0, 2])])
        ])
      let writer = try Formats.writer(named: "conllu")
      try sink.append(Reduction(article, for: writer.capabilities).article)
    }
    try sink.finish()
    let written = String(decoding: scratch.bytes("a.conllu"), as: UTF8.self)
    let values = written.split(separator: "\n").compactMap { line in
      line.split(separator: "Entity=").dropFirst().first.map(String.init)
    }
    #expect(
      values == [
        "(C1-PER)", "(e1-PER)", "(C1-PER-1-x:y)", "(C1~2-PER)", "(e2-PER)", "(C1~2-PER-1-x:y)",
      ])
  }
}
