import AssayFormats
import AssayModel
import AssayTesting
import Testing

/// Peculiarities of the formats in XML, one small file each.
struct XMLFormatTests {
  /// The one reading of a file, in the format that is expected.
  static func reading(
    _ name: String, _ text: String, as format: String, in scratch: Scratch = Scratch(),
    _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> Reading {
    let path = scratch.write(name, text)
    #expect(Formats.format(of: try Source(path))?.name == format)
    let found = try readings(path, change)
    #expect(found.count == 1)
    return try #require(found.first)
  }

  static let apf = """
    <?xml version="1.0"?>
    <!DOCTYPE source_file SYSTEM "apf.v5.1.1.dtd">
    <source_file URI="x.sgm" SOURCE="newswire"><document DOCID="doc-1">
    <entity ID="E1" TYPE="ORG" SUBTYPE="Commercial" CLASS="SPC">
    <entity_mention ID="E1-1" TYPE="NOM"><extent><charseq START="3" END="15">the AT&amp;T men</charseq></extent>
    <head><charseq START="13" END="15">men</charseq></head></entity_mention></entity>
    </document></source_file>
    """

  @Test func offsetsOfACECountEntitiesAndNoTags() throws {
    let scratch = Scratch()
    scratch.write("x.sgm", "<DOC id=\"a\">\n<P>a\nthe AT&amp;T men</P>\n")
    // One for each newline and letter, five for the entity: "\na\nthe AT&amp;T men\n".
    let moved = Self.apf.replacing("END=\"15\"", with: "END=\"18\"")
      .replacing("START=\"13\"", with: "START=\"16\"")
    let reading = try Self.reading("x.apf.xml", moved, as: "ace", in: scratch)
    #expect(reading.faults == [])
    let article = try #require(reading.article)
    #expect(article.article.id == "doc-1" && article.article.text.string == "\na\nthe AT&T men\n")
    #expect(
      article.lines == [
        "ORG 'the AT&T men' subtype=Commercial class=SPC mention_type=NOM head=9-12"
      ])
    let heads = try readings("\(scratch.path)/x.apf.xml") { $0.usesHeads = true }
    #expect(
      heads.first?.article?.lines == ["ORG 'men' subtype=Commercial class=SPC mention_type=NOM"])
  }

  @Test func textsOfOthersAreNamedWhereTheyAreMissing() throws {
    let reading = try Self.reading("x.apf.xml", Self.apf, as: "ace")
    #expect(reading.article == nil && reading.faults.map(\.code) == ["missing-text"])
  }

  @Test func wrongPlacesAreToldWithTheirLine() throws {
    let scratch = Scratch()
    scratch.write("x.sgm", "a\nthe AT&T men and more")
    let reading = try Self.reading("x.apf.xml", Self.apf, as: "ace", in: scratch)
    #expect(reading.article == nil)
    #expect(
      reading.messages.last
        == "x.apf.xml:5: E1-1: expected the text 'he AT&T men a', which stands at 3 16, found 'the AT&T men'"
    )
  }

  @Test func documentTypesWithDeclarationsAreRefused() throws {
    let text = """
      <!DOCTYPE collection [<!ENTITY a "b">]>
      <collection><source>s</source><document><id>d</id><passage><offset>0</offset><text>x</text>\
      </passage></document></collection>
      """
    let refused = try Self.reading("x.xml", text, as: "bioc")
    #expect(refused.article == nil && refused.faults.first?.code == "doctype")
    #expect(refused.faults.first?.message.contains("--allow-doctype") == true)
    let allowed = try Self.reading("x.xml", text, as: "bioc") { $0.allowsDocumentType = true }
    #expect(allowed.article?.article.text.string == "x" && allowed.faults == [])
    let named = text.replacing(" [<!ENTITY a \"b\">]", with: " SYSTEM \"BioC.dtd\"")
    #expect(try Self.reading("x.xml", named, as: "bioc").article != nil)
    let entity = named.replacing("<text>x", with: "<text>&a;")
    #expect(try Self.reading("x.xml", entity, as: "bioc").faults.map(\.code) == ["xml"])
  }

  @Test func passagesOfBioCStandAtTheirOffsets() throws {
    let text = """
      <collection><source>s</source><date/><key/><document><id>d</id>
      <passage><infon key="type">title</infon><offset>0</offset><text>Anna é</text></passage>
      <passage><offset>7</offset><text>met Ben.</text>
      <annotation id="1"><infon key="type">PER</infon><infon key="identifier">Q7</infon>\
      <location offset="11" length="3"/><text>Ben</text></annotation>
      <annotation id="2"><infon key="type">PER</infon><infon key="sure">true</infon>\
      <location offset="0" length="4"/><location offset="11" length="3"/><text>Anna Ben</text></annotation>
      </passage></document></collection>
      """
    let reading = try Self.reading("x.xml", text, as: "bioc")
    #expect(
      reading.faults == [] && reading.units?.description == "unit=code points: 2/2 quotes match")
    let article = try #require(reading.article)
    #expect(article.article.text.string == "Anna é met Ben.")
    #expect(article.lines == ["PER 'Ben' <:Q7>", "PER 'Anna Ben' +sure"])
    // The same in bytes: the second passage one further.
    let bytes = text.replacing("<offset>7<", with: "<offset>8<").replacing("\"11\"", with: "\"12\"")
    let other = try Self.reading("x.xml", bytes, as: "bioc")
    #expect(other.article?.lines == article.lines)
    #expect(other.article?.article.text == article.article.text)
  }

  @Test func customLayersOfINCEpTIONAreRead() throws {
    let text = """
      <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" \
      xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0" \
      xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/coref/type.ecore" \
      xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" \
      xmlns:pos="http:///de/tudarmstadt/ukp/dkpro/core/api/lexmorph/type/pos.ecore">
      <cas:NULL xmi:id="0"/>
      <ner:NamedEntity xmi:id="3" sofa="1" begin="3" end="7" value="PER" identifier="http://x/Q1"/>
      <custom:Place xmi:id="4" sofa="1" begin="12" end="16" size="large"/>
      <custom:Move xmi:id="5" sofa="1" begin="8" end="11" tense="past" roles="6 7"/>
      <custom:MoveRolesLink xmi:id="6" role="who" target="3"/>
      <custom:MoveRolesLink xmi:id="7" role="to" target="4"/>
      <custom:Near xmi:id="8" sofa="1" begin="12" end="16" Governor="3" Dependent="4" kind="x"/>
      <pos:POS xmi:id="9" sofa="1" begin="3" end="7" PosValue="NNP"/>
      <type:CoreferenceChain xmi:id="10" first="11"/>
      <type:CoreferenceLink xmi:id="11" sofa="1" begin="3" end="7" next="12" referenceType="name"/>
      <type:CoreferenceLink xmi:id="12" sofa="1" begin="0" end="2"/>
      <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="&#129303; Anna ran Rome&#10;"/>
      <cas:View sofa="1" members="3 4 5"/>
      </xmi:XMI>
      """
    let reading = try Self.reading("x.xmi", text, as: "xmi")
    #expect(reading.faults == [] && reading.unmodelled == 1)
    #expect(
      reading.article?.lines == [
        "PER 'Anna' <http://x/:Q1>", "Place 'Rome' size=large", "name 'Anna'",
        "CoreferenceLink '🤗'",
        "= Anna | 🤗", "Move 'ran' (who: Anna, to: Rome) tense=past",
        "Near (Governor: Anna, Dependent: Rome) kind=x",
      ])
  }

  @Test func slotsThatNobodyFilledAreCounted() throws {
    let text = """
      <xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" \
      xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
      <custom:Name xmi:id="2" sofa="1" begin="0" end="4"/>
      <custom:Meet xmi:id="3" sofa="1" begin="5" end="8" tense="past" who="4 5"/>
      <custom:MeetWhoLink xmi:id="4" role="agent" target="2"/>
      <custom:MeetWhoLink xmi:id="5" role="place"/>
      <custom:Leave xmi:id="6" sofa="1" begin="9" end="13" who="7"/>
      <custom:LeaveWhoLink xmi:id="7" role="agent"/>
      <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="Anna met left"/>
      </xmi:XMI>
      """
    let reading = try Self.reading("x.xmi", text, as: "xmi")
    #expect(reading.faults == [] && reading.unmodelled == 2)
    #expect(
      reading.article?.lines == [
        "Name 'Anna'", "Meet 'met' (agent: Anna) tense=past", "Leave 'left'",
      ])
  }

  @Test func setsOfGATEAreLayers() throws {
    let text = """
      <GateDocument version="3"><GateDocumentFeatures><Feature><Name className="java.lang.String">lang</Name>\
      <Value className="java.lang.String">en</Value></Feature></GateDocumentFeatures>
      <TextWithNodes><Node id="7"/>Anna<Node id="4"/> 🏭 <Node id="5"/>she<Node id="9"/></TextWithNodes>
      <AnnotationSet><Annotation Id="1" Type="Person" StartNode="7" EndNode="4">\
      <Feature><Name>n</Name><Value className="java.lang.Integer">3</Value></Feature>\
      <Feature><Name>matches</Name><Value className="java.util.ArrayList" itemClassName="java.lang.Integer">1;2</Value></Feature></Annotation>
      <Annotation Id="2" Type="Pronoun" StartNode="5" EndNode="9">\
      <Feature><Name>matches</Name><Value className="java.util.ArrayList" itemClassName="java.lang.Integer">1;2</Value></Feature></Annotation>
      <Annotation Id="3" Type="Token" StartNode="7" EndNode="4"/></AnnotationSet>
      <AnnotationSet Name="Original markups"><Annotation Id="8" Type="p" StartNode="7" EndNode="9"/></AnnotationSet>
      <AnnotationSet Name="Key"><Annotation Id="9" Type="Thing" StartNode="4" EndNode="5"/></AnnotationSet>
      </GateDocument>
      """
    let reading = try Self.reading("x.xml", text, as: "gate")
    let article = try #require(reading.article)
    #expect(reading.unmodelled == 1 && article.article.metadata == ["lang": "en"])
    #expect(article.layers.map(\.annotator) == [.person("gold"), .person("Key")])
    #expect(article.lines == ["Person 'Anna' n=3.0", "Pronoun 'she'", "= Anna | she"])
    #expect(article.lines(of: article.layers[1]) == ["Thing ' 🏭 '"])
    #expect(article.article.tokens?.tokens == [Fragment(0, 4)])
    let broken = text.replacing(
      "EndNode=\"9\"/></AnnotationSet>\n</Gate", with: "EndNode=\"77\"/></AnnotationSet>\n</Gate"
    )
    .replacing("StartNode=\"4\" EndNode=\"5\"", with: "StartNode=\"4\" EndNode=\"77\"")
    #expect(
      try Self.reading("x.xml", broken, as: "gate").messages == [
        "x.xml:7: annotation 9: expected nodes of the text, found '4' and '77'"
      ])
  }

  @Test func wordsOfFoLiAAndTCFCarryAnnotations() throws {
    let folia = """
      <FoLiA xmlns="http://ilk.uvt.nl/folia" xml:id="f1"><text><p><s>
      <w xml:id="w1" space="no"><t>Anna</t><t class="ocr">Arma</t></w><w xml:id="w2"><t>,</t></w><w xml:id="w3"><t>Rome</t></w>
      <entities><entity class="per" confidence="0.5"><wref id="w1"/></entity></entities>
      <semroles><predicate class="go"><semrole class="to"><wref id="w3"/></semrole><wref id="w2"/></predicate></semroles>
      </s></p><p><s><w xml:id="w4"><t>She</t></w></s></p>
      <coreferences><coreferencechain><coreferencelink><wref id="w1"/></coreferencelink>\
      <coreferencelink><wref id="w4"/></coreferencelink></coreferencechain></coreferences></text></FoLiA>
      """
    let article = try #require(try Self.reading("x.xml", folia, as: "folia").article)
    #expect(article.article.id == "f1" && article.article.text.string == "Anna, Rome\nShe")
    #expect(
      article.lines == [
        "per 'Anna'", "argument 'Rome'", "mention 'She'", "= Anna | She", "go ',' (to: Rome)",
      ])
    #expect(article.article.tokens?.sentenceStarts == [0, 3])
    let tcf = """
      <D-Spin xmlns="http://www.dspin.de/data" version="0.4"><TextCorpus lang="de"><text>Anna  sah Rom. Sie</text>
      <tokens><token ID="t1">Anna</token><token ID="t2">sah</token><token ID="t3">Rom</token><token ID="t4">.</token><token ID="t5">Sie</token></tokens>
      <sentences><sentence tokenIDs="t1 t2 t3 t4"/><sentence tokenIDs="t5"/></sentences>
      <namedEntities><entity class="PER" tokenIDs="t1"/><entity class="X" tokenIDs="t1 t3"/></namedEntities>
      <references><entity ID="rc1"><reference tokenIDs="t1"/><reference tokenIDs="t5"/></entity></references>
      </TextCorpus></D-Spin>
      """
    let other = try #require(try Self.reading("x.xml", tcf, as: "tcf").article)
    #expect(other.lines == ["PER 'Anna'", "X 'Anna Rom'", "mention 'Sie'", "= Anna | Sie"])
    #expect(other.article.tokens?.sentenceStarts == [0, 4])
    let lost = tcf.replacing(">sah<", with: ">saw<")
    #expect(
      try Self.reading("x.xml", lost, as: "tcf").messages.first
        == "x.xml:2: warning: expected the token 'saw' behind byte 4 of the text, found it nowhere; "
        + "the text is made of the tokens")
  }

  @Test func newsIsReadAsArticles() throws {
    let nitf = """
      <!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "nitf-3-4.dtd">
      <nitf><head><title>Works sold</title><docdata><doc-id id-string="n-1"/><date.issue norm="20310304"/></docdata></head>
      <body><body.head><hedline><hl1>Dye works
      sold</hl1></hedline><byline>By A. Reporter</byline></body.head>
      <body.content><p>A  first <em>par</em>agraph.</p><media><media-caption><p>No.</p></media-caption></media>
      <p>Tom &amp; Ann.</p></body.content><body.end><tagline>x</tagline></body.end></body></nitf>
      """
    let article = try #require(try Self.reading("x.xml", nitf, as: "nitf").article).article
    #expect(article.text.string == "Dye works sold\nA first paragraph.\nTom & Ann.")
    #expect(article.id == "n-1" && article.metadata["date"] == "20310304")
    #expect(
      article.metadata["author"] == "By A. Reporter" && article.metadata["title"] == "Works sold")
    let item = """
      <newsItem guid="urn:n:%" xml:lang="en"><itemMeta><versionCreated>2031-03-04</versionCreated></itemMeta>
      <contentMeta><headline>Head %</headline></contentMeta><contentSet><inlineXML><html><head><title>t</title></head>\
      <body><p>One %.</p><p>Two<br/>lines.</p></body></html></inlineXML></contentSet></newsItem>
      """
    let message =
      "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><itemSet>"
      + item.replacing("%", with: "1") + item.replacing("%", with: "2") + "</itemSet></newsMessage>"
    let scratch = Scratch()
    scratch.write("x.xml", message)
    let found = try scratch.readings("x.xml")
    #expect(found.map(\.id) == ["urn:n:1", "urn:n:2"])
    #expect(
      found.map { $0.article?.article.text.string } == [
        "One 1.\nTwo lines.", "One 2.\nTwo lines.",
      ])
    #expect(found[1].article?.article.metadata["title"] == "Head 2")
  }

  @Test func teiOfOursKeepsItsAnnotations() throws {
    let article = try AnnotatedArticle(
      Article(id: "a", text: ArticleText("Anna ran.")),
      layers: [
        Layer(
          annotator: .person("gold"),
          mentions: [Mention(id: "T1", type: "PER", extent: Extent(0, 4))])
      ])
    let text = String(decoding: try TEI.write(article), as: UTF8.self)
    #expect(try Self.reading("x.xml", text, as: "tei").article?.lines == ["PER 'Anna'"])
    let plain = """
      <TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="p"><teiHeader><fileDesc><titleStmt><title>T</title>\
      </titleStmt></fileDesc></teiHeader><text><body><head>H</head><p>a<note>n</note> b<lb/>c<lb break="no"/>d</p>\
      <p><s><w join="right">(</w> <w>x</w> <pc join="left">)</pc> <w>y</w></s></p></body></text></TEI>
      """
    let other = try #require(try Self.reading("y.xml", plain, as: "tei").article).article
    #expect(other.text.string == "H\na b cd\n(x) y" && other.metadata["title"] == "T")
  }
}
