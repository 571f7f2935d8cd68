import AssayFormats
import AssayModel
import Testing

/// WebAnno TSV 3 and CLEF-HIPE.
struct TSVFormatTests {
  static func article(_ content: String) throws -> AnnotatedArticle {
    let scratch = Scratch()
    scratch.write("a.tsv", content)
    let readings = try scratch.readings("a.tsv")
    #expect(readings.count == 1 && readings[0].messages == [])
    return try #require(readings.first?.article)
  }

  @Test func spansAreStackedAndReachOverTokens() throws {
    let article = try Self.article(
      """
      #FORMAT=WebAnno TSV 3.3
      #T_SP=webanno.custom.Name|value|sure
      #T_SP=webanno.custom.Bare|


      #Text=😊 Orsk Bay\\tworks
      1-1\t0-2\t😊\t_\t_\t*\t
      1-2\t3-7\tOrsk\tPlace[1]|Org[2]\t*[1]|yes\\|no[2]\t_\t
      1-3\t8-11\tBay\tPlace[1]|Org[2]\t*[1]|yes\\|no[2]\t_\t
      1-3.1\t9-11\tay\tPart\t_\t_\t
      1-4\t12-17\tworks\tOrg[2]\t_\t_\t
      1-4.1\t15-15\t\tZero\t*\t_\t

      #Text=Ende
      2-1\t20-24\tEnde\t_\t_\t_\t

      """)
    // What stood between the sentences is not in the file.
    #expect(article.article.text.string == "😊 Orsk Bay\tworks   Ende")
    #expect(
      article.mentions() == [
        "Place Orsk Bay", "Org Orsk Bay\tworks", "Part ay", "Zero ", "Bare 😊",
      ])
    #expect(article.layers[0].mentions[1].attributes == [Attribute("sure", "yes|no")])
    #expect(article.article.tokens?.sentenceStarts == [0, 4])
  }

  static let slots = """
    #FORMAT=WebAnno TSV 3.2
    #T_SP=de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS|PosValue
    #T_SP=ner.Name|identifier|value
    #T_SP=my.Event|ROLE_my.Event:who_my.Link|ner.Name|value
    #T_CH=my.Link|referenceRelation|referenceType
    #T_RL=my.Knows|value|BT_ner.Name


    #Text=Anna met Ben Li , she left
    1-1\t0-4\tAnna\tNN\thttp://x/Q1[1]\tPER[1]\t_\t_\t_\t*->1-1\tPER[1]\t_\t_\t
    1-2\t5-8\tmet\tVB\t_\t_\twho;with\t1-1[1];1-3[2]\tMeet\t_\t_\t_\t_\t
    1-3\t9-12\tBen\tNN\t*[2]\tPER[2]\t_\t_\t_\t_\t_\tknows\t1-1[1_2]\t
    1-4\t13-15\tLi\tNN\t*[2]\tPER[2]\t_\t_\t_\t_\t_\t_\t_\t
    1-5\t16-17\t,\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t
    1-6\t18-21\tshe\tPR\t_\t_\t_\t_\t_\t*->1-2\tpro[1]\t_\t_\t
    1-7\t22-26\tleft\tVB\t_\t_\t*\t1-1[1]\t*\t_\t_\t_\t_\t

    """

  @Test func slotsAreEventsAndChainsAndRelationsAreRead() throws {
    let article = try Self.article(Self.slots)
    #expect(article.mentions() == ["PER Anna", "PER Ben Li", "pro she"])
    #expect(article.events == ["Meet met who=Anna with=Ben Li", "Event left who=Anna"])
    #expect(article.chains == ["Anna=she"])
    #expect(article.relations == ["knows Arg1=Anna Arg2=Ben Li"])
    #expect(article.layers[0].mentions[0].links.count == 1)
  }

  @Test func version2IsRead() throws {
    let article = try Self.article(
      """
       # ner.Name | identifier | value # de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS | PosValue # my.Knows | kind | AttachTo=ner.Name
      #id=1
      #text=Ms. Haag plays Elianti.
      1-1\tMs.\t_|_\tB-PER|B-TITLE\tNNP\t_\t_
      1-2\tHaag\t_|_\tI-PER|O-_\tNNP\tknows\t1-4
      1-3\tplays\t_\tO\tVBZ\t_\t_
      1-4\tElianti\t_\tB-a[b|B-ner.Name\tNNP\t_\t_
      1-5\t.\t_\tO\t.\t_\t_

      #id=2
      #text=In Kiev Lviv
      2-1\tIn\t_\tO\tIN\t_\t_
      2-2\tKiev\thttp://x/Q1\tB-LOC\tNNP\t_\t_
      2-3\tLviv\t_\tB-LOC\tNNP\t_\t_

      """)
    #expect(article.article.text.string == "Ms. Haag plays Elianti.\nIn Kiev Lviv")
    #expect(
      article.mentions() == [
        "PER Ms. Haag", "TITLE Ms.", "a[b Elianti", "Name Elianti", "LOC Kiev", "LOC Lviv",
      ])
    #expect(article.layers[0].mentions.map(\.links.count) == [0, 0, 0, 0, 1, 0])
    #expect(article.relations == ["knows Arg1=Elianti Arg2=Ms. Haag"])
    #expect(article.article.tokens?.sentenceStarts == [0, 5])
  }

  @Test func version1IsRead() throws {
    let article = try Self.article(
      """
      #id=1
      #text=Herr Haag kam.
      1\tHerr\therr\tNN\t_\t_\t2\tNK\t_\t_
      2\tHaag\thaag\tNE\tB_PER|B-X\t_\t3\tSB\t_\t_
      3\tkam\tkommen\tVV\tI_PER\t_\t0\tROOT\t_\t_
      4\t.\t.\t$.\t-\t_\t3\tP\t_\t_

      #id=2
      #text=Kiew
      1\tKiew\tkiew\tNE\tLOC\t_\t0\tROOT\t_\t_

      """)
    #expect(article.article.text.string == "Herr Haag kam.\nKiew")
    #expect(article.mentions() == ["PER Haag kam", "X Haag", "LOC Kiew"])
  }

  @Test func rowsOfEarlyVersionsWithoutTheirColumnsAreRefused() throws {
    let scratch = Scratch()
    scratch.write("a.tsv", "# ner.Name | value\n#id=1\n#text=a b\n1-1\ta\tO\n1-2\tb\n")
    let messages = try scratch.readings("a.tsv").flatMap(\.messages)
    #expect(messages == ["a.tsv:5: expected 3 columns separated by TABs, found 2"])
  }

  @Test func escapesDependOnTheVersion() throws {
    let rows: [(version: String, text: String, token: String, wanted: String)] = [
      ("3.3", "a\\\\b\\tc", "a\\\\b\\tc", "a\\b\tc"), ("3.3", "\\u0041", "\\u0041", "u0041"),
      ("3.1", "\\u0041\\ud83d\\ude0a\\101", "\\u0041\\ud83d\\ude0a\\101", "A😊A"),
      ("3.0", "q\\\"", "q\\\"", "q\""),
    ]
    for row in rows {
      let length = row.wanted.utf16.count
      let article = try Self.article(
        "#FORMAT=WebAnno TSV \(row.version)\n#T_SP=x.Y|value\n\n\n#Text=\(row.text)\n"
          + "1-1\t0-\(length)\t\(row.token)\ta\\_\\|b\\->\t\n")
      #expect(article.article.text.string == row.wanted, "\(row)")
      #expect(article.layers[0].mentions.map(\.type) == ["a_|b->"], "\(row)")
    }
  }

  @Test func tokensProveTheUnit() throws {
    let scratch = Scratch()
    scratch.write(
      "a.tsv",
      "#FORMAT=WebAnno TSV 3.2\n#T_SP=x.Y|value\n\n\n#Text=😊 Orsk Bay\n1-1\t0-1\t😊\t_\t\n"
        + "1-2\t2-6\tOrsk\tPlace\t\n1-3\t7-10\tBay\t_\t\n")
    let reading = try #require(try scratch.readings("a.tsv").first)
    #expect(reading.faults.map(\.code) == ["offset-unit"])
    #expect(reading.units?.found == .codePoint && reading.units?.matches == 3)
    #expect(reading.article?.mentions() == ["Place Orsk"])
  }

  @Test func faultsNameTheirLine() throws {
    let begin = "#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Y|value\n\n\n#Text=ab\n"
    let rows: [(row: String, code: String)] = [
      ("1-1\t0-2\tab\n", "columns"), ("1-1\t0:2\tab\t_\t\n", "offsets"),
      ("1-1\t2-0\tab\t_\t\n", "offsets"), ("1-1\t0-9\tab\t_\t\n", "offset-outside"),
    ]
    for row in rows {
      let scratch = Scratch()
      scratch.write("a.tsv", begin + row.row)
      let reading = try #require(try scratch.readings("a.tsv").first)
      #expect(reading.article == nil && reading.faults.first?.code == row.code, "\(row)")
      #expect(reading.faults.first?.line == 6, "\(row)")
    }
  }

  static let newspaper =
    "# global.columns = TOKEN\nTOKEN\tNE-COARSE-LIT\tNE-COARSE-METO\tNE-FINE-LIT\tNE-FINE-METO"
    + "\tNE-FINE-COMP\tNE-NESTED\tNEL-LIT\tNEL-METO\tMISC\n"
    + "# hipe2022:document_id = d1\n# hipe2022:date = 1890-01-02\n"
    + "M\tB-pers\tO\tB-pers.ind\tO\tO\tO\tQ1\t_\tNoSpaceAfter\n"
    + ".\tI-pers\tO\tI-pers.ind\tO\tO\tO\tQ1\t_\t_\n"
    + "Orsk\tI-pers\tO\tI-pers.ind\tO\tB-comp.name\tB-loc\tQ1\t_\tEndOfLine|EndOfSentence\n"
    + "#\tO\tO\tO\tO\tO\tO\t_\t_\t_\n# hipe2022:document_id = d2\n"
    + "Bay\tB-loc\tO\tO\tO\tO\tO\tNIL\t_\tEndOfLine\n"

  /// As the files of the task's scorer have them.
  @Test func remarksOfNewspapersAreNoTokens() throws {
    let scratch = Scratch()
    let header = Self.newspaper.split(separator: "\n")[1]
    scratch.write(
      "a.tsv",
      "\(header)\n#\thipe2022:document_id\t=\td1\n# NOTE: made up\n#\thipe2022:date\t=\t1888\n"
        + "#\tO\tO\tO\tO\tO\tO\t_\t=\t_\nBay\tB-loc\tO\tO\tO\tO\tO\tNIL\t_\t_\t\n")
    let reading = try #require(try scratch.readings("a.tsv").first)
    #expect(reading.messages == [] && reading.id == "d1" && reading.unmodelled == 1)
    #expect(reading.article?.article.metadata == ["date": "1888"])
    #expect(reading.article?.article.text.string == "# Bay")
    #expect(reading.article?.mentions() == ["loc Bay"])
  }

  @Test func newspapersHaveColumnsOfNames() throws {
    let scratch = Scratch()
    scratch.write("a.tsv", Self.newspaper)
    let readings = try scratch.readings("a.tsv")
    #expect(readings.map(\.id) == ["d1", "d2"] && readings.flatMap(\.messages) == [])
    let article = try #require(readings[0].article)
    #expect(article.article.metadata["date"] == "1890-01-02")
    #expect(article.article.text.string == "M. Orsk\n#")
    #expect(article.article.tokens?.sentenceStarts == [0, 3])
    #expect(article.mentions() == ["pers M. Orsk"])
    #expect(
      article.layers.map(\.annotator.name) == ["gold", "NE-FINE-LIT", "NE-FINE-COMP", "NE-NESTED"])
    #expect(article.mentions(3) == ["loc Orsk"])
    #expect(
      article.layers[0].mentions[0].links == [KnowledgeBaseLink(base: "Wikidata", identifier: "Q1")]
    )
  }
}
