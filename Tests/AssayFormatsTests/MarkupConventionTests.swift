import AssayFormats
import AssayModel
import Testing

/// The same for formats in XML, RDF and columns.
struct MarkupConventionTests {
  typealias Case = ToolConventionTests.Case

  @Test func structuresOfUIMAComeInManyShapes() throws {
    let sofa =
      "<cas:Sofa xmi:id=\"1\" sofaNum=\"1\" sofaID=\"_InitialView\" mimeType=\"text/plain\""
    let head = """
      <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" \
      xmlns:my="http:///my.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/>
      """
    try ToolConventionTests.check([
      Case(
        name: "a text in bytes", file: "a.xmi", format: "xmi",
        content: head + "<my:Name xmi:id=\"4\" sofa=\"1\" begin=\"0\" end=\"4\"/>"
          + "\(sofa) sofaArray=\"3\"/><cas:ByteArray xmi:id=\"3\" elements=\"416E6E612072616E\"/></xmi:XMI>",
        lines: ["Name 'Anna'"]),
      Case(
        name: "a list of texts", file: "a.xmi", format: "xmi",
        content: head + """
          <my:Name xmi:id="4" sofa="1" begin="0" end="4"><tags>x y</tags><tags>z</tags></my:Name>\
          \(sofa) sofaString="Anna ran"/></xmi:XMI>
          """, lines: ["Name 'Anna' tags=x y tags=z"]),
      Case(
        name: "a text in bytes, in JSON", file: "a.json", format: "cas-json",
        content: """
          {"%TYPES": {}, "%FEATURE_STRUCTURES": [
           {"%ID": 1, "%TYPE": "uima.cas.ByteArray", "%ELEMENTS": "QW5uYSByYW4="},
           {"%ID": 2, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "mimeType": "text/plain", "@sofaArray": 1},
           {"%ID": 3, "%TYPE": "my.Name", "@sofa": 2, "begin": 0, "end": 4}]}
          """, lines: ["Name 'Anna'"]),
      Case(
        name: "references without a type system", file: "a.json", format: "cas-json",
        content: """
          {"%FEATURE_STRUCTURES": [
           {"%ID": 2, "%TYPE": "uima.cas.Sofa", "sofaID": "_InitialView", "mimeType": "text/plain", "sofaString": "Anna ran"},
           {"%ID": 3, "%TYPE": "my.Name", "@sofa": 2, "begin": 0, "end": 4, "@other": 4, "@more": 5, "@tags": 6, "n": 3},
           {"%ID": 4, "%TYPE": "my.Verb", "@sofa": 2, "begin": 5, "end": 8},
           {"%ID": 5, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": [4]},
           {"%ID": 6, "%TYPE": "uima.cas.StringArray", "%ELEMENTS": ["x y", "z"]}]}
          """, lines: ["Name 'Anna' tags=x y tags=z n=3", "Verb 'ran'"]),
    ])
  }

  @Test func tablesOfWebAnnoHaveHostsAndRelationsOfTokens() throws {
    let head = "#FORMAT=WebAnno TSV 3.3\n"
    try ToolConventionTests.check([
      Case(
        name: "a host without fillers", file: "a.tsv", format: "webanno-tsv",
        content: head + """
          #T_SP=my.Host|ROLE_my.Host:links_my.Link|uima.tcas.Annotation


          #Text=Anna ran
          1-1\t0-4\tAnna\t_\t*\t
          1-2\t5-8\tran\t_\t_\t

          """, lines: ["Host 'Anna'"]),
      Case(
        name: "links with a name", file: "a.tsv", format: "webanno-tsv",
        content: head + """
          #T_CH=my.Link|referenceRelation|referenceType


          #Text=Anna saw her
          1-1\t0-4\tAnna\tcoref->1-1\tname[1]\t
          1-2\t5-8\tsaw\t_\t_\t
          1-3\t9-12\ther\t*->1-2\t*[1]\t

          """,
        lines: ["name 'Anna' referenceRelation=coref", "SPAN 'her'", "= Anna | her"]),
      Case(
        name: "a relation of tokens", file: "a.tsv", format: "webanno-tsv",
        content: head + """
          #T_RL=my.Relation|value|BT_de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token


          #Text=Anna ran
          1-1\t0-4\tAnna\tnsubj\t1-2\t
          1-2\t5-8\tran\t_\t_\t

          """, lines: [], unmodelled: 1),
    ])
  }

  @Test func collectionsOfBioCAreReadWithAndWithoutTheirHead() throws {
    try ToolConventionTests.check([
      Case(
        name: "no source", file: "a.xml", format: "bioc",
        content: """
          <collection><key/><document><id>d</id><passage><offset>0</offset><text>Anna ran</text>\
          <annotation id="1"><infon key="type">PER</infon><location offset="0" length="4"/><text>Anna</text></annotation>\
          </passage></document></collection>
          """, lines: ["PER 'Anna'"], ids: ["d"]),
      Case(
        name: "documents one after the other", file: "a.jsonl", format: "bioc-json",
        content: """
          {"id": "d1", "passages": [{"offset": 0, "text": "Anna", "annotations": [{"id": "1", "infons": {"type": "PER"}, \
          "text": "Anna", "locations": [{"offset": 0, "length": 4}]}]}]}
          {"id": "d2", "passages": [{"offset": 0, "text": "no", "annotations": []}]}
          """, lines: ["PER 'Anna'"], ids: ["d1", "d2"]),
      Case(
        name: "passages with an empty text and sentences", file: "a.json", format: "bioc-json",
        content: """
          {"source": "", "date": "", "key": "", "infons": {}, "documents": [{"id": "d", "infons": {}, "passages": [
           {"offset": 0, "infons": {}, "text": "", "annotations": [], "relations": [], "sentences": [
            {"offset": 0, "text": "Anna ran.", "annotations": [{"id": "1", "infons": {"type": "PER"}, "text": "Anna",
             "locations": [{"offset": 0, "length": 4}]}], "relations": []},
            {"offset": 10, "text": "Bo sat.", "annotations": [{"id": "2", "infons": {"type": "PER"}, "text": "Bo",
             "locations": [{"offset": 10, "length": 2}]}], "relations": []}]}], "annotations": [], "relations": []}]}
          """, lines: ["PER 'Anna'", "PER 'Bo'"], ids: ["d"]),
    ])
  }

  @Test func triplesAreReadAsTheyArePublished() throws {
    let core = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
    let text = """
      @prefix nif: <\(core)>
      @prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .
      <http://x/d#char=0,8> a nif:Context ; nif:isString "Anna ran" .
      <http://x/d#char=0,4> nif:referenceContext <http://x/d#char=0,8> ; nif:anchorOf "Anna" ;
        itsrdf:taClassRef <> ; itsrdf:taIdentRef <http://w/Q1> .
      """
    let plain = """
      <http://x/d#char=0,8> <\(core)isString> "Anna ran" .
      <http://x/d#char=0,4> <\(core)referenceContext> <http://x/d#char=0,8> .
      <http://x/d#char=0,4> <http://www.w3.org/2005/11/its/rdf#taClassRef> <http://x/PER> .
      """
    try ToolConventionTests.check([
      Case(
        name: "a prefix without point and a class without name", file: "a.ttl", format: "nif",
        content: text, lines: ["Entity 'Anna' <http://w/:Q1>"], ids: ["d"]),
      Case(
        name: "N-Triples", file: "a.nt", format: "nif", content: plain, lines: ["PER 'Anna'"],
        ids: ["d"]),
    ])
  }

  @Test func partsOfWordsStandForTheWord() throws {
    try ToolConventionTests.check([
      Case(
        name: "morphemes of FoLiA, an entity of nothing, a chunk", file: "a.xml", format: "folia",
        content: """
          <FoLiA xmlns="http://ilk.uvt.nl/folia" xml:id="f"><text><s><w xml:id="w1"><t>Annas</t>\
          <morphology><morpheme xml:id="w1.m.1"><t>Anna</t></morpheme></morphology></w>\
          <entities><entity class="per"><wref id="w1.m.1"/></entity><entity class="per"/></entities>\
          <chunking><chunk class="NP"><wref id="w1"/></chunk></chunking></s></text></FoLiA>
          """, lines: ["per 'Annas'"], unmodelled: 3),
      Case(
        name: "components and parts of words of NAF", file: "a.naf", format: "naf",
        content: """
          <NAF version="v3.1"><raw>Annaberg ran</raw><text><wf id="w1" offset="0" length="8" sent="1">Annaberg\
          <subtoken id="w1.sub1" offset="0" length="4"/></wf><wf id="w2" offset="9" length="3" sent="1">ran</wf></text>
          <terms><term id="t1"><span><target id="w1"/></span><component id="t1.c1"><span><target id="w1.sub1"/></span>\
          </component><component id="t1.c2"/></term></terms>
          <entities><entity id="e1" type="PER"><references><span><target id="t1.c1"/></span></references></entity>\
          <entity id="e2" type="LOC"><references><span><target id="t1.c2"/></span></references></entity></entities></NAF>
          """, lines: ["PER 'Annaberg'", "LOC 'Annaberg'"]),
      Case(
        name: "words of one form, brackets and quotes in TCF", file: "a.xml", format: "tcf",
        content: """
          <D-Spin version="0.4"><TextCorpus lang="de"><text>im (Park)’s \u{201C}x\u{201D}</text><tokens>\
          <token ID="t1" surfaceForm="im" parts="t1 t2">in</token><token ID="t2">dem</token><token ID="t3">-LRB-</token>\
          <token ID="t4">Park</token><token ID="t5">-RRB-</token><token ID="t6">'s</token><token ID="t7">``</token>\
          <token ID="t8">x</token><token ID="t9">''</token></tokens>\
          <namedEntities><entity class="LOC" tokenIDs="t2 t3 t4 t5 t6 t7 t8 t9"/>\
          <entity class="OLD"><tokenRef tokID="t4"/></entity></namedEntities></TextCorpus></D-Spin>
          """, lines: ["LOC 'im (Park)’s “x”'", "OLD 'Park'"]),
    ])
  }

  @Test func mentionsThatMatchNeedNotSayItBoth() throws {
    try ToolConventionTests.check([
      Case(
        name: "gatenlp", file: "a.bdocjs", format: "bdoc",
        content: """
          {"annotation_sets": {"": {"annotations": [{"type": "P", "start": 0, "end": 4, "id": 0, \
          "features": {"matches": [0, 1]}}, {"type": "P", "start": 9, "end": 12, "id": 1, "features": {}}, \
          {"type": "V", "start": 5, "end": 8, "id": 2, "features": {}}]}}, "text": "Anna ran she", "offset_type": "p"}
          """, lines: ["P 'Anna'", "P 'she'", "V 'ran'", "= Anna | she"])
    ])
  }

  @Test func bracketsOfGUMRepeatAllFieldsAtTheirEnd() throws {
    let content = """
      # begin document d1
      0\tAnna\t(person-1-Anna_Li
      1\tLi\tperson-1-Anna_Li)
      2\tsaw\t_
      3\tthe\t(object-2(abstract-3
      4\tflag\tobject-2)
      5\tdesign\tabstract-3)
      6\tshe\t(person-1)
      # end document
      # begin document d2
      0\tNo\t_
      # end document
      """
    try ToolConventionTests.check([
      Case(
        name: "GUM", file: "a.conll", format: "gum-coref", content: content,
        lines: [
          "person 'Anna Li' <Wikipedia:Anna_Li>", "abstract 'the flag design'", "object 'the flag'",
          "person 'she'", "= Anna Li | she",
        ], ids: ["d1", "d2"])
    ])
    let broken = content.replacing("object-2)", with: "object-9)")
    let scratch = Scratch()
    scratch.write("a.conll", broken)
    let found = try scratch.readings("a.conll")
    #expect(found.map(\.hasErrors) == [true, false] && found[0].faults.map(\.line) == [5, 6])
  }

  @Test func columnsOfNothingButTagsAreLevels() throws {
    try ToolConventionTests.check([
      Case(
        name: "nested names with a TAB at the end", file: "a.tsv", format: "columns",
        content:
          "Anna\tB-PER\tO\tO\t\nof\tI-PER\tO\tO\t\nRome\tI-PER\tB-LOC\tO\t\nran\tO\tO\tO\t\n",
        lines: ["PER 'Anna of Rome'", "LOC 'Rome'"])
    ])
  }

  @Test func linesThatCannotBeTokensAreComments() throws {
    try ToolConventionTests.check([
      Case(
        name: "comments in a file of TABs", file: "a.tsv", format: "columns",
        content: "# id = 7\nAnna\tB-PER\n#\tO\n#tag\tO\n\n# id = 8\n#none\nBo\tB-PER\n",
        lines: ["PER 'Anna'", "PER 'Bo'"]),
      Case(
        name: "comments with TABs in a file of blanks", file: "a.bio", format: "columns",
        content:
          "# file:\t\tF_1\n# url:\t\thttp://x/?y=1\nAnna B-PER\nran O\n\n# file:\t\tF_2\nBo B-PER\n",
        lines: ["PER 'Anna'", "PER 'Bo'"]),
      Case(
        name: "comments as wide as the tokens", file: "a.txt", format: "columns",
        content: "# id = 7\nAnna NN x B-PER\n# SYM x O\n\n# id = 8\nBo NN x B-PER\n",
        lines: ["PER 'Anna'", "PER 'Bo'"], unmodelled: 3 * 2),
    ])
    let article = try #require(
      try XMLFormatTests.reading("a.tsv", "# x = y\n#\tO\nAnna\tB-PER\n", as: "columns").article)
    #expect(article.article.text.string == "# Anna")
  }

  @Test func bridgingIsCounted() throws {
    let content =
      "# newdoc id = d\n# global.Entity = eid-etype-head-other\n"
      + "1\tAnna\t_\t_\t_\t_\t_\t_\t_\tBridge=e1<e2:part,e1<e3|Entity=(e2-p-1)|SplitAnte=e4<e2\n"
    try ToolConventionTests.check([
      Case(
        name: "CorefUD", file: "a.conllu", format: "conllu", content: content, lines: ["p 'Anna'"],
        unmodelled: 3)
    ])
  }

  @Test func addressesOfTheWebAreTakenApartBehindTheirLastSlash() throws {
    let rows: [(joined: String, base: String, identifier: String)] = [
      ("http://www.wikidata.org/entity/Q7", "http://www.wikidata.org/entity/", "Q7"),
      ("https://x.org/a#b", "https://x.org/a#", "b"), ("KB:people/1", "KB", "people/1"),
      ("Q7", "", "Q7"), ("http://x/:a/b", "http://x/", "a/b"), (":a:b", "", "a:b"),
    ]
    for row in rows {
      let content = """
        {"text": "Anna", "spans": [{"start": 0, "end": 4, "label": "PER", "kb_id": "\(row.joined)"}]}
        """
      let scratch = Scratch()
      scratch.write("a.jsonl", content)
      let article = try #require(try scratch.readings("a.jsonl").first?.article)
      let link = KnowledgeBaseLink(base: row.base, identifier: row.identifier)
      #expect(article.layers[0].mentions[0].links == [link], "\(row.joined)")
      var sink = try Formats.writer(named: "prodigy").create("\(scratch.path)/b.jsonl")
      try sink.append(article)
      try sink.finish()
      let written = String(decoding: scratch.bytes("b.jsonl"), as: UTF8.self)
      #expect(written.contains("\"kb_id\":\"\(row.joined)\""), "\(row.joined): \(written)")
    }
  }
}
