import AssayFormats
import AssayModel
import Testing

/// Small articles whose XML was written down by hand.
struct TEIExampleTests {
  private static let gold = Annotator.person("gold")

  private static func article(
    _ text: String, mentions: [Mention] = [], entities: [Entity] = [], events: [Event] = [],
    clusters: [EventCluster] = [], relations: [Relation] = [], others: [Layer] = []
  ) throws -> AnnotatedArticle {
    let layer = try Layer(
      annotator: gold, mentions: mentions, entities: entities, events: events,
      eventClusters: clusters, relations: relations)
    return AnnotatedArticle(Article(id: "a", text: ArticleText(text)), layers: [layer] + others)
  }

  /// What stands between the start tags of `body` and the end of the file, lines trimmed, without
  /// the tags that are the same in every example.
  private static func lines(of bytes: [UInt8]) -> [String] {
    let all = String(decoding: bytes, as: UTF8.self)
    let same = [
      "<body>", "</body>", "</text>", "</standOff>", "</TEI>", "</spanGrp>",
      ##"<standOff type="layer" xml:id="layer.gold" resp="#gold">"##, #"<spanGrp type="mentions">"#,
      #"<spanGrp type="mentions"/>"#, "",
    ]
    let lines = all.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.drop { $0 == " " })
    }
    return lines.drop { $0 != "<body>" }.filter { !same.contains($0) }
  }

  @Test func mentionsAreWrittenWhereTheyNest() throws {
    let site = Mention(
      id: "T9", type: "Site",
      extent: try #require(Extent(joining: [Fragment(0, 4), Fragment(9, 14)])))
    let cases: [(name: String, article: AnnotatedArticle, lines: [String])] = [
      (
        "nested and side by side",
        try Self.article(
          "head of Orsk Labs, Pell",
          mentions: [
            Mention(id: "T2", type: "Org", extent: Extent(8, 17)),
            Mention(id: "T1", type: "Person", extent: Extent(0, 17), confidence: 0.5),
            Mention(id: "T3", type: "GPE", extent: Extent(19, 23)),
          ]),
        [
          ##"<p xml:id="p1" xml:space="preserve"><persName xml:id="T1" ana="#T.Person" resp="#gold" cert="0.5">head of <orgName xml:id="T2" ana="#T.Org" resp="#gold">Orsk Labs</orgName></persName>, <placeName xml:id="T3" ana="#T.GPE" resp="#gold">Pell</placeName></p>"##
        ]
      ),
      (
        "same extent twice, and a label with a colon",
        try Self.article(
          "Pell",
          mentions: [
            Mention(id: "T1", type: "Site:Dye", extent: Extent(0, 4)),
            Mention(id: "T2", type: "trigger", extent: Extent(0, 4)),
          ]),
        [
          ##"<p xml:id="p1" xml:space="preserve"><rs xml:id="T1" type="Site_Dye" ana="#T.Site_Dye" resp="#gold"><rs xml:id="T2" type="mention" ana="#T.trigger" resp="#gold">Pell</rs></rs></p>"##
        ]
      ),
      (
        "crossing, after letters of two and four bytes",
        try Self.article(
          "é🏭 abc",
          mentions: [
            Mention(id: "T1", type: "X", extent: Extent(0, 8)),
            Mention(id: "T2", type: "X", extent: Extent(7, 10)),
          ]),
        [
          ##"<p xml:id="p1" xml:space="preserve"><rs xml:id="T1" type="X" ana="#T.X" resp="#gold">é🏭 a</rs>bc</p>"##,
          ##"<span xml:id="T2" target="#string-range(p1,3,3)" ana="#T.X" resp="#gold">abc</span>"##,
        ]
      ),
      (
        "discontinuous", try Self.article("Hart and Pell works", mentions: [site]),
        [
          #"<p xml:id="p1" xml:space="preserve">Hart and Pell works</p>"#,
          ##"<span xml:id="T9" target="#string-range(p1,0,4,9,5)" ana="#T.Site" resp="#gold">Hart Pell </span>"##,
        ]
      ),
      (
        "empty",
        try Self.article("ab", mentions: [Mention(id: "1", type: "X", extent: Extent(1, 1))]),
        [
          #"<p xml:id="p1" xml:space="preserve">ab</p>"#,
          ##"<span xml:id="m.1" n="1" target="#string-index(p1,1)" ana="#T.X" resp="#gold"/>"##,
        ]
      ),
      (
        "over two blocks",
        try Self.article("ab\ncd", mentions: [Mention(id: "T1", type: "X", extent: Extent(1, 4))]),
        [
          #"<p xml:id="p1" xml:space="preserve">ab"#, "</p>",
          #"<p xml:id="p2" xml:space="preserve">cd</p>"#,
          ##"<span xml:id="T1" target="#string-range(p1,1,2) #string-range(p2,0,1)" ana="#T.X" resp="#gold">b"##,
          "c</span>",
        ]
      ),
    ]
    for (name, article, lines) in cases {
      #expect(Self.lines(of: try TEI.verifiedBytes(of: article)) == lines, "\(name)")
    }
  }

  @Test func blocksKeepTheirText() throws {
    let cases: [(name: String, text: String, lines: [String])] = [
      ("empty", "", [#"<p xml:id="p1" xml:space="preserve"/>"#]),
      (
        "heading", "Dye works\r\n\r\nSold.",
        [
          #"<head xml:id="p1" xml:space="preserve">Dye works&#xD;"#, "&#xD;", "</head>",
          #"<p xml:id="p2" xml:space="preserve">Sold.</p>"#,
        ]
      ),
      (
        "no heading", "a\nb",
        [
          #"<p xml:id="p1" xml:space="preserve">a"#, "</p>",
          #"<p xml:id="p2" xml:space="preserve">b</p>"#,
        ]
      ),
      (
        "characters that XML escapes or cannot hold", "<a>&\"]]>\u{0}\u{FFFF}\u{FFFD}",
        [
          #"<p xml:id="p1" xml:space="preserve">&lt;a&gt;&amp;"]]&gt;"#
            + ##"<g ref="#u0000">�</g><g ref="#uFFFF">�</g>�</p>"##
        ]
      ),
    ]
    for (name, text, lines) in cases {
      #expect(Self.lines(of: try TEI.verifiedBytes(of: Self.article(text))) == lines, "\(name)")
    }
  }

  @Test func eventsEntitiesAndRelationsPointToEachOther() throws {
    let orsk = KnowledgeBaseLink(base: "people", identifier: "117")
    let article = try Self.article(
      "Orsk said she bought Pell",
      mentions: [
        Mention(
          id: "T1", type: "Person", extent: Extent(0, 4), attributes: [Attribute("sure", .flag)],
          links: [orsk]),
        Mention(id: "T2", type: "Person", extent: Extent(10, 13), links: [orsk]),
        Mention(
          id: "T3", type: "Site", extent: Extent(21, 25),
          links: [KnowledgeBaseLink(base: "places", identifier: "9")]),
      ],
      entities: [Entity(id: "C1", mentions: [0, 1])],
      events: [
        Event(
          id: "E1", type: "Report", trigger: Trigger(id: "t1", extent: Extent(5, 9)),
          arguments: [
            Argument(role: "Reporter", filler: .entity(0)),
            Argument(role: "Content", filler: .event(1)),
          ], confidence: 0.25),
        Event(
          id: "E2", type: "Buy", trigger: Trigger(id: "t2", extent: Extent(14, 20)),
          arguments: [Argument(role: "Buyer", filler: .mention(1))],
          attributes: [
            Attribute("polarity", "positive"), Attribute("note", "no price"),
            Attribute("count", .number(2)),
          ]),
        Event(id: "E3", type: "Buy", trigger: nil),
      ],
      clusters: [EventCluster(id: "H1", events: [1, 2])],
      relations: [
        Relation(
          id: "R1", type: "Owner-Of",
          arguments: [
            Argument(role: "Owner", filler: .mention(1)),
            Argument(role: "Owned", filler: .mention(2)),
          ], attributes: [Attribute("sure", .flag)])
      ])
    let expected = [
      ##"<p xml:id="p1" xml:space="preserve"><persName xml:id="T1" ref="#C1" ana="#T.Person #f1" resp="#gold">Orsk</persName> <rs xml:id="t1" type="trigger" resp="#gold">said</rs> <persName xml:id="T2" ref="#C1" ana="#T.Person" resp="#gold">she</persName> <rs xml:id="t2" type="trigger" resp="#gold">bought</rs> <rs xml:id="T3" type="Site" ref="#k1" ana="#T.Site" resp="#gold">Pell</rs></p>"##,
      "<listPerson>",
      #"<person xml:id="C1"><persName>Orsk</persName><idno type="kb" n="people">117</idno></person>"#,
      "</listPerson>",
      #"<listObject type="links">"#,
      #"<object xml:id="k1"><objectIdentifier><objectName>Pell</objectName><idno type="kb" n="places">9</idno></objectIdentifier></object>"#,
      "</listObject>",
      "<listEvent>",
      ##"<event xml:id="E1" corresp="#t1" ana="#E.Report" resp="#gold" cert="0.25"><label>said</label><linkGrp type="arguments" targFunc="event argument"><link ana="#R.Reporter" target="#E1 #C1"/><link ana="#R.Content" target="#E1 #E2"/></linkGrp></event>"##,
      ##"<event xml:id="H1" type="cluster" resp="#gold"><label>bought</label>"##,
      ##"<event xml:id="E2" corresp="#t2" ana="#E.Buy #f2" resp="#gold"><label>bought</label><linkGrp type="arguments" targFunc="event argument"><link ana="#R.Buyer" target="#E2 #T2"/></linkGrp></event>"##,
      ##"<event xml:id="E3" ana="#E.Buy" resp="#gold"><label>Buy</label></event>"##,
      "</event>",
      "</listEvent>",
      "<listRelation>",
      ##"<relation xml:id="R1" name="Owner-Of" ana="#L.Owner-Of #R.Owner #R.Owned #f1" active="#T2" passive="#T3" resp="#gold"/>"##,
      "</listRelation>",
      #"<fs xml:id="f1" type="attributes"><f name="sure"><binary value="true"/></f></fs>"#,
      #"<fs xml:id="f2" type="attributes"><f name="polarity"><symbol value="positive"/></f><f name="note"><string>no price</string></f><f name="count"><numeric value="2.0"/></f></fs>"#,
    ]
    let lines = Self.lines(of: try TEI.verifiedBytes(of: article))
    for (line, wanted) in zip(lines, expected) { #expect(line == wanted) }
    #expect(lines.count == expected.count)
  }

  @Test func twoLayersAndAHeader() throws {
    let extractor = Annotator(kind: .extractor, name: "rules-en", version: "0.3.1", settings: "a=1")
    let predicted = try Layer(
      annotator: extractor,
      mentions: [Mention(id: "T1", type: "Person", extent: Extent(0, 4), confidence: 0.98)])
    let gold = try Layer(
      annotator: .person("M. Vey"),
      mentions: [Mention(id: "T1", type: "Person", extent: Extent(0, 4))])
    let metadata = [
      "title": "Sold", "date": "2031-03-04", "source": "Orsk Post", "licence": "CC0",
      "section": "B&B",
    ]
    let article = AnnotatedArticle(
      Article(id: "orsk/1", text: ArticleText("Orsk\u{C}"), metadata: metadata),
      layers: [predicted, gold])
    var options = TEI.Options()
    options.scoreSignatures = ["strict F1 = 1"]
    let bytes = try TEI.verifiedBytes(of: article, options: options)
    #expect(String(decoding: bytes, as: UTF8.self) == Self.twoLayers)
  }

  private static let twoLayers = ##"""
    <?xml version="1.0" encoding="UTF-8"?>
    <?xml-stylesheet type="text/css" href="assay-tei.css"?>
    <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="article.orsk_1">
     <teiHeader>
      <fileDesc>
       <titleStmt><title>Sold</title>
        <respStmt xml:id="rules-en"><resp>automatic extraction</resp><name type="software" corresp="#rules-en.app">rules-en</name></respStmt>
        <respStmt xml:id="by.M._Vey"><resp>annotation</resp><name type="person">M. Vey</name></respStmt>
       </titleStmt>
       <extent><measure unit="codepoint" quantity="5"/><measure unit="byte" quantity="5"/></extent>
       <publicationStmt><p>Exported by Assay.</p></publicationStmt>
       <notesStmt>
        <note type="score">strict F1 = 1</note>
        <note type="metadata" n="section">B&amp;B</note>
       </notesStmt>
       <sourceDesc>
        <bibl><title>Sold</title><publisher>Orsk Post</publisher><date when="2031-03-04">2031-03-04</date><availability><licence>CC0</licence></availability><idno type="article">orsk/1</idno><idno type="sha256">251b5f278b0a29cd2fe680e66a181b0e4a029c726b8b7fbd7c8a3ba8e12ff263</idno></bibl>
       </sourceDesc>
      </fileDesc>
      <encodingDesc>
       <appInfo>
        <application ident="assay" version="0.1.0" type="exporter"><label>Assay TEI export, profile assay-tei/1</label></application>
        <application xml:id="rules-en.app" ident="rules-en" version="0.3.1"><label>rules-en</label><label type="version">0.3.1</label><label type="settings">a=1</label></application>
       </appInfo>
       <classDecl>
        <taxonomy xml:id="tax.entity">
         <category xml:id="T.Person"><catDesc>Person</catDesc></category>
        </taxonomy>
       </classDecl>
       <charDecl>
        <char xml:id="u000C"><desc>U+000C</desc></char>
       </charDecl>
      </encodingDesc>
     </teiHeader>
     <text>
      <body>
       <p xml:id="p1" xml:space="preserve"><persName xml:id="by.M._Vey.T1" n="T1" ana="#T.Person" resp="#by.M._Vey">Orsk</persName><g ref="#u000C">�</g></p>
      </body>
     </text>
     <standOff type="layer" xml:id="layer.rules-en" resp="#rules-en">
      <spanGrp type="mentions">
       <span xml:id="T1" target="#string-range(p1,0,4)" ana="#T.Person" resp="#rules-en" cert="0.98">Orsk</span>
      </spanGrp>
     </standOff>
     <standOff type="layer" xml:id="layer.by.M._Vey" resp="#by.M._Vey">
      <spanGrp type="mentions"/>
     </standOff>
    </TEI>

    """##
}
