import AssayFormats
import AssayModel
import Testing

/// Spellings of formats that were in use before the ones that are known best, and those of services and programs.
struct EarlySpellingTests {
  typealias Case = ToolConventionTests.Case

  @Test func earlyLIFIsRead() throws {
    try ToolConventionTests.check([
      Case(
        name: "steps with labels", file: "a.json", format: "lif",
        content: #"""
          {"steps": [{"metadata": {"contains": {"token": {"producer": "p"}}}, "annotations": [
            {"id": "t0", "label": "token", "start": 0, "end": 4, "features": {"word": "Anna"}},
            {"id": "t1", "label": "token", "start": 5, "end": 8, "features": {"word": "ran"}}]},
           {"metadata": {"contains": {"sentence": {}}}, "annotations": [
            {"id": "s0", "label": "sentence", "start": 0, "end": 8, "features": {}}]},
           {"metadata": {"contains": {"ner": {}}}, "annotations": [
            {"id": "n0", "label": "person", "start": 0, "end": 4, "features": {}}]}],
           "metadata": {}, "text": {"@value": "Anna ran", "@language": "en"}, "@context": {}}
          """#, lines: ["Person 'Anna'"]),
      Case(
        name: "what tokens have besides their word, and other tokens", file: "a.lif", format: "lif",
        content: #"""
          {"@context": "http://vocab.lappsgrid.org/context-1.0.0.jsonld", "text": {"@value": "Anna ran"},
           "views": [{"id": "a", "annotations": [
             {"@type": "http://vocab.lappsgrid.org/Token", "start": 0, "end": 4,
              "features": {"word": "Anna", "pos": "NNP", "lemma": "Anna"}}]},
           {"id": "b", "annotations": [
             {"@type": "http://vocab.lappsgrid.org/Token", "start": 0, "end": 8, "features": {}}]},
           {"id": "c", "annotations": [
             {"@type": "http://vocab.lappsgrid.org/Token", "start": 0, "end": 4, "features": {}}]}]}
          """#, lines: [], unmodelled: 3),
    ])
    let scratch = Scratch()
    scratch.write(
      "a.lif",
      #"""
      {"@context": "http://vocab.lappsgrid.org/context-1.0.0.jsonld", "text": {"@value": "Anna"},
       "views": [{"annotations": [{"@type": "Token", "start": 0, "end": 4},
         {"@type": "Token", "start": 5, "end": 8}]}]}
      """#)
    #expect(
      try scratch.readings("a.lif").flatMap(\.messages) == [
        "a.lif: expected tokens within the text, found 1 token outside it or inside a character"
      ])
  }

  @Test func newsBeforeG2IsRead() throws {
    let cases: [(name: String, xml: String, ids: [String], texts: [String], title: String)] = [
      (
        "paragraphs in the content",
        """
        <NewsML><NewsEnvelope><DateAndTime>x</DateAndTime></NewsEnvelope><NewsItem xml:lang="en"><Identification>
        <NewsIdentifier><ProviderId>p.com</ProviderId><PublicIdentifier> urn:a:1 </PublicIdentifier></NewsIdentifier>
        </Identification><NewsComponent><NewsLines><HeadLine>Big news</HeadLine></NewsLines>
        <NewsComponent><ContentItem><MediaType FormalName="Text"/><DataContent>
        <p>One.</p><p>Two.</p></DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>
        """, ["urn:a:1"], ["One.\nTwo."], "Big news"
      ),
      (
        "NITF in the content of two items, and a picture",
        """
        <NewsML><NewsItem><Identification><NewsIdentifier><PublicIdentifier>a</PublicIdentifier></NewsIdentifier>
        </Identification><NewsComponent><NewsLines><HeadLine>H</HeadLine></NewsLines><ContentItem><DataContent>
        <nitf><head><title>t</title></head><body><body.head><byline>B</byline></body.head><body.content><p>One.</p>
        </body.content><body.end><tagline>hh</tagline></body.end></body></nitf></DataContent></ContentItem>
        <ContentItem><Encoding Notation="Base64"><DataContent>QUJD</DataContent></Encoding></ContentItem>
        </NewsComponent></NewsItem><NewsItem><NewsComponent><ContentItem><DataContent>Two.</DataContent>
        </ContentItem></NewsComponent></NewsItem></NewsML>
        """, ["a", "n-2"], ["One.", "Two."], "H"
      ),
      (
        "HTML written as text",
        """
        <NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>H</HeadLine></NewsLines><ContentItem><DataContent>
        <![CDATA[<P class="a">A &lt; B&nbsp;&amp; C&#233; &x; <b>d</b>e<br>f < g</P><!-- no --><script>x<y</script>
        <P> </P><h2>End</h2>]]></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
        """, ["n"], ["A < B\u{A0}& C\u{E9} &x; de f < g\nEnd"], "H"
      ),
      (
        "a text in two spellings, the first without one",
        """
        <NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>H</HeadLine></NewsLines>
        <NewsComponent EquivalentsList="yes"><ContentItem><DataContent/></ContentItem>
        <ContentItem><DataContent><p>One.</p></DataContent></ContentItem>
        <ContentItem><DataContent>One, plain.</DataContent></ContentItem></NewsComponent>
        <NewsComponent EquivalentsList="no"><ContentItem><DataContent><p>Two.</p></DataContent></ContentItem>
        <ContentItem><DataContent>Three.</DataContent></ContentItem></NewsComponent></NewsComponent></NewsItem></NewsML>
        """, ["n"], ["One.\nTwo.\nThree."], "H"
      ),
      (
        "Reuters",
        """
        <newsitem itemid="2286" id="root" date="1996-08-20" xml:lang="en"><title>T</title><headline>H</headline>
        <byline>B</byline><dateline>D</dateline><text><p>One.</p>
        <p>Two.</p></text><copyright>c</copyright><metadata><codes class="x"><code code="Y"/></codes></metadata></newsitem>
        """, ["2286"], ["One.\nTwo."], "H"
      ),
      (
        "text that begins with a sign",
        """
        <NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>H</HeadLine></NewsLines><ContentItem><DataContent>&lt; 3 &lt;&lt;
        &gt;</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>
        """, ["n"], ["< 3 << >"], "H"
      ),
    ]
    for row in cases {
      let scratch = Scratch()
      scratch.write("n.xml", row.xml)
      let found = try scratch.readings("n.xml")
      #expect(found.flatMap(\.messages) == [], "\(row.name)")
      #expect(found.map(\.id) == row.ids, "\(row.name)")
      #expect(found.map { $0.article?.article.text.string } == row.texts, "\(row.name)")
      #expect(found.first?.article?.article.metadata["title"] == row.title, "\(row.name)")
    }
  }

  @Test func earlyCASJSONIsRead() throws {
    try ToolConventionTests.check([
      Case(
        name: "short names, as WebAnno writes", file: "a.json", format: "cas-json",
        content: #"""
          {"_context": {"_types": {
             "NamedEntity": {"_feature_types": {"sofa": "_ref"}},
             "Token": {"_feature_types": {"sofa": "_ref", "pos": "_ref"}},
             "POS": {"_feature_types": {"sofa": "_ref"}, "_subtypes": ["NOUN"]},
             "Annotation": {"_subtypes": ["NamedEntity", "Token", "POS"]}}},
           "_views": {"_InitialView": {
             "DocumentMetaData": [{"sofa": 1, "end": 8, "language": "x-unspecified", "documentId": "d"}],
             "Token": [{"sofa": 1, "end": 4, "pos": 5}, {"sofa": 1, "begin": 5, "end": 8}],
             "NOUN": [5],
             "NamedEntity": [{"sofa": 1, "end": 4, "value": "PER", "identifier": "http://x.org/Anna"}]}},
           "_referenced_fss": {
             "1": {"_type": "Sofa", "sofaNum": 1, "sofaID": "_InitialView", "sofaString": "Anna ran"},
             "5": {"_type": "NOUN", "sofa": 1, "end": 4, "PosValue": "N"}}}
          """#, lines: ["PER 'Anna' <http://x.org/:Anna>"], unmodelled: 1, ids: ["d"]),
      Case(
        name: "slots with structures in them and an array apart", file: "a.json",
        format: "cas-json",
        content: #"""
          {"_context": {"_types": {
             "Trip": {"_id": "webanno.custom.Trip", "_feature_types": {"sofa": "_ref", "who": "_ref", "where": "_ref"}},
             "TripWhoLink": {"_id": "webanno.custom.TripWhoLink", "_feature_types": {"target": "_ref"}},
             "Name": {"_id": "webanno.custom.Name", "_feature_types": {"sofa": "_ref"}}}},
           "_views": {"_InitialView": {
             "Trip": [{"sofa": 1, "begin": 5, "end": 8, "who": [{"_type": "TripWhoLink", "role": "Agent", "target": 3}],
               "where": 9}],
             "Name": [3, 4]}},
           "_referenced_fss": {
             "1": {"_type": "Sofa", "sofaID": "_InitialView", "sofaString": "Anna ran Orsk"},
             "3": {"_type": "Name", "sofa": 1, "end": 4, "value": "x"},
             "4": {"_type": "Name", "sofa": 1, "begin": 9, "end": 13},
             "6": {"_type": "TripWhoLink", "role": "To", "target": 4},
             "9": {"_type": "FSArray", "_collection": [6]}}}
          """#,
        lines: [
          "Name 'Anna' value=x", "Name 'Orsk'", "Trip 'ran' (Agent: Anna, To: Orsk)",
        ]),
      Case(
        name: "a relation without a context", file: "a.json", format: "cas-json",
        content: #"""
          {"_views": {"_InitialView": {
             "Knows": [{"sofa": 1, "begin": 5, "end": 7, "Governor": 3, "Dependent": 4}], "Name": [3, 4]}},
           "_referenced_fss": {
             "1": {"_type": "Sofa", "sofaID": "_InitialView", "sofaString": "Anna Bo"},
             "3": {"_type": "Name", "sofa": 1, "end": 4}, "4": {"_type": "Name", "sofa": 1, "begin": 5, "end": 7}}}
          """#,
        lines: ["Name 'Anna'", "Name 'Bo'", "Knows (Governor: Anna, Dependent: Bo)"]),
    ])
  }

  @Test func layersOfEarlyTSVNeedNotBeDeclared() throws {
    try ToolConventionTests.check([
      Case(
        name: "no declaration", file: "a.tsv", format: "webanno-tsv",
        content: """
          #id=1
          #text=Anna Li ran
          1-1\tAnna\tB-PER\tnsubj\t1-3\t
          1-2\tLi\tI-PER\t_\t_\t
          1-3\tran\tO\t_\t_\t

          """, lines: ["PER 'Anna Li'"], unmodelled: 2),
      Case(
        name: "blanks behind the sign", file: "a.tsv", format: "webanno-tsv",
        content:
          "# id=1\n# text=Anna ran\n1-1\tAnna\tB-PER\n1-2\tran\tO\n\n# id=2\n# text=Bo\n2-1\tBo\tB-PER\n",
        lines: ["PER 'Anna'", "PER 'Bo'"]),
    ])
  }

  @Test func numbersOfLabelsHaveNamesInSeveralPlaces() throws {
    let record = #"{"id": "7", "tokens": ["Anna", "ran"], "pos_tags": [1, 2], "ner_tags": [1, 0]}"#
    let features =
      #"{"features": {"ner_tags": {"feature": {"names": ["O", "B-PER"], "_type": "ClassLabel"}, "_type": "Sequence"}}}"#
    let cases: [(name: String, file: String, names: String, content: String)] = [
      ("above the folder of a split", "train/a.jsonl", "dataset_info.json", features),
      ("by configuration", "a.jsonl", "dataset_infos.json", "{\"plain\": \(features)}"),
    ]
    for row in cases {
      let scratch = Scratch()
      scratch.write(row.file, record)
      scratch.write(row.names, row.content)
      let found = try scratch.readings(row.file)
      #expect(found.compactMap(\.article).flatMap(\.lines) == ["PER 'Anna'"], "\(row.name)")
      #expect(found.map(\.unmodelled) == [2], "\(row.name)")
    }
    let scratch = Scratch()
    scratch.write("a.jsonl", record)
    scratch.write(
      "dataset_infos.json",
      "{\"a\": \(features), \"b\": \(features.replacing("B-PER", with: "B-LOC"))}")
    #expect(try scratch.readings("a.jsonl").flatMap(\.faults).map(\.code) == ["label-names"])
    try ToolConventionTests.check([
      Case(
        name: "rows of the service for viewing", file: "a.json", format: "huggingface",
        content: #"""
          {"features": [{"feature_idx": 0, "name": "tokens", "type": {"feature": {"dtype": "string"}}},
            {"feature_idx": 1, "name": "ner_tags", "type": {"feature": {"names": ["O", "B-PER"], "_type": "ClassLabel"}}}],
           "rows": [{"row_idx": 0, "row": {"tokens": ["Anna", "ran"], "ner_tags": [1, 0]}, "truncated_cells": []},
            {"row_idx": 1, "row": {"id": "b", "tokens": ["Bo"], "ner_tags": [1]}, "truncated_cells": []}],
           "num_rows_total": 2, "partial": false}
          """#, lines: ["PER 'Anna'", "PER 'Bo'"], ids: ["a.json:1", "b"])
    ])
  }

  @Test func universalAnaphoraIsRead() throws {
    func file(_ cells: [(word: String, identity: String)]) -> String {
      let columns = "ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC IDENTITY BRIDGING"
      let rows = cells.enumerated().map { number, cell in
        "\(number + 1)\t\(cell.word)" + String(repeating: "\t_", count: 8)
          + "\t\(cell.identity)\t\(number == 0 ? "MarkableID=b|Rel=poss" : "_")\n"
      }
      return "# global.columns = \(columns)\n# newdoc id = d\n" + rows.joined() + "\n"
    }
    try ToolConventionTests.check([
      Case(
        name: "brackets in brackets, two at a word, and parts", file: "a.conllu", format: "conllu",
        content: file([
          ("Anna", "(EntityID=1|MarkableID=a|SemType=dn)"), ("saw", "_"),
          ("her", "(EntityID=2|MarkableID=b@(EntityID=1|MarkableID=c)"), ("old", "_"),
          ("boss", ")"), ("and", "_"), ("the", "(EntityID=3|MarkableID=e"), ("dog", ")"),
          ("who", "_"), ("barked", "(EntityID=3|MarkableID=e)"),
        ]),
        lines: [
          "SPAN 'Anna' SemType=dn", "SPAN 'her old boss'", "SPAN 'her'", "SPAN 'the dog barked'",
          "= Anna | her", "= her old boss", "= the dog barked",
        ], unmodelled: 1)
    ])
    let scratch = Scratch()
    scratch.write(
      "a.conllu", file([("Anna", "(EntityID=1|MarkableID=a"), ("ran", "x"), ("on", "))")]))
    #expect(
      try scratch.readings("a.conllu").flatMap(\.messages) == [
        "a.conllu: expected brackets in IDENTITY, found 'x'",
        "a.conllu: expected the end of a markable that began, found ')'",
      ])
  }

  @Test func recordsMayGoOverLines() throws {
    try ToolConventionTests.check([
      Case(
        name: "one", file: "a.json", format: "doccano",
        content: """
          {
            "text": "Anna ran",
            "entities": [{"id": 0, "start_offset": 0, "end_offset": 4, "label": "PER"}],
            "relations": []
          }
          """, lines: ["PER 'Anna'"], ids: ["a.json:1"]),
      Case(
        name: "several", file: "a.jsonl", format: "huggingface",
        content: """
          { \r
            "tokens": ["Anna"], "ner_tags": ["B-PER"]
          }
          {
            "tokens": ["Bo"], "ner_tags": ["B-PER"]
          }

          """, lines: ["PER 'Anna'", "PER 'Bo'"], ids: ["a.jsonl:1", "a.jsonl:2"]),
    ])
    let scratch = Scratch()
    scratch.write(
      "a.jsonl", "{\n\"tokens\": [\"Anna\"], \"ner_tags\": [\"B-PER\"]\n}\n{\n\"tokens\": [\"Bo\n")
    let found = try scratch.readings("a.jsonl")
    #expect(found.count == 2 && found.first?.layer?.mentions.count == 1)
    #expect(found.last?.faults.map(\.code) == ["json"])
  }

  @Test func filesThatAreNotReadAreToldWhatTheyAre() throws {
    let cases: [(bytes: [UInt8], found: String)] = [
      ([0x1F, 0x8B, 8, 0, 0], "data packed by gzip; unpack it first"),
      (Array("PK\u{3}\u{4}\0\0".utf8), "data packed by ZIP; unpack it first"),
      (
        Array("annotation_sets:\n  '':\n    annotations: []\n".utf8),
        "gatenlp's YAML (bdocym), which is not read; gatenlp saves the same as JSON (bdocjs)"
      ),
    ]
    for row in cases {
      let scratch = Scratch()
      let path = scratch.write("a", row.bytes)
      let fault = #expect(throws: Fault.self) { try readings(path) }
      #expect(fault?.message.contains("found \(row.found)") == true, "\(row.found)")
    }
  }
}
