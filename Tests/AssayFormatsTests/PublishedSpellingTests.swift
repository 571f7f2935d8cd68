import AssayFormats
import AssayModel
import Testing

/// Spellings that were met in published collections.
struct PublishedSpellingTests {
  private static func reading(
    _ name: String, _ text: String, as format: String, in scratch: Scratch = Scratch(),
    codes: [String] = []
  ) throws -> [String] {
    let reading = try XMLFormatTests.reading(name, text, as: format, in: scratch)
    #expect(reading.faults.map(\.code) == codes, "\(name)")
    return try #require(reading.article, "\(name)").lines
  }

  @Test func columnsOfTagsNeedNotBeTheLast() throws {
    try ToolConventionTests.check([
      ToolConventionTests.Case(
        name: "tags before another column and the annotator", file: "a.iob2", format: "columns",
        content: """
          # newdoc id = d
          # text = Anna met Bo
          1\tAnna\tB-PER\t-\tus\u{20}
          2\tmet\tO\t-\tus
          3\tBo\tB-PER\tOTH\tus

          # text = No
          1\tNo\tO\t-\t-

          """, lines: ["PER 'Anna'", "PER 'Bo'"], unmodelled: 4 * 2),
      ToolConventionTests.Case(
        name: "underscores behind prefixes", file: "a.iob", format: "columns",
        content: "The\t\t\tO\nlin\t\t\tB_Gene\n26\t\t\tI_Gene\nBo\t\t\tB_Gene_x\n\n",
        lines: ["Gene 'lin 26'", "Gene_x 'Bo'"]),
      ToolConventionTests.Case(
        name: "names of CoreNLP before the heads", file: "a.conll", format: "columns",
        content: """
          1\tAnna\tAnna\tNNP\tPERSON\t2\tnsubj
          2\tsaw\tsee\tVBD\tO\t0\troot
          3\tOrsk\tOrsk\tNNP\tLOCATION\t2\tobj
          4\tBay\tBay\tNNP\tLOCATION\t3\tflat

          1\tIt\tit\tPRP\tO\t2\tnsubj
          2\trained\train\tVBD\tO\t0\troot


          """, lines: ["PERSON 'Anna'", "LOCATION 'Orsk Bay'"], unmodelled: 6 * 4),
      ToolConventionTests.Case(
        name: "CoNLL-U Plus whose words have no numbers", file: "a.conllup", format: "conllu",
        content: """
          # global.columns = FORM LEMMA UPOS CONLL:NER
          Anna\tAnna\tPROPN\tB-PER
          Li\tLi\tPROPN\tI-PER
          ran\trun\tVERB\tO

          Bo\tBo\tPROPN\tB-PER

          """, lines: ["PER 'Anna Li'", "PER 'Bo'"], unmodelled: 4 * 2),
    ])
    // Numbered tokens without tags are no columns.
    let scratch = Scratch()
    let path = scratch.write("a.conll", "1\tAnna\tPROPN\t_\n2\tran\tVERB\t_\n\n")
    #expect(Formats.format(of: try Source(path))?.name != "columns")
  }

  @Test func tagsMayStandInMISC() throws {
    func row(_ id: String, _ word: String, _ misc: String) -> String {
      "\(id)\t\(word)" + String(repeating: "\t_", count: 7) + "\t\(misc)\n"
    }
    try ToolConventionTests.check([
      ToolConventionTests.Case(
        name: "ParlaMint", file: "a.conllu", format: "conllu",
        content: row("1", "Anna", "NER=B-PER|SpaceAfter=No") + row("2", "Li", "NER=I-PER")
          + row("3", "ran", "NER=O") + "\n" + row("1", "Bo", "NER=B-PER") + "\n",
        lines: ["PER 'AnnaLi'", "PER 'Bo'"]),
      ToolConventionTests.Case(
        name: "Stanza", file: "a.conllu", format: "conllu",
        content: row("1-2", "im", "start_char=0|end_char=2|ner=O") + row("1", "in", "_")
          + row("2", "dem", "_") + row("3", "Rom", "start_char=3|end_char=6|ner=S-LOC") + "\n"
          + row("1", "ran", "_") + "\n", lines: ["LOC 'Rom'"]),
    ])
  }

  @Test func coreferenceMayHaveFewColumns() throws {
    let rows: [(name: String, row: (Int, String, String) -> String)] = [
      ("word and coreference", { _, word, chain in "\(word)\t\(chain)" }),
      ("with a number", { number, word, chain in "\(number)\t\(word)\t\(chain)" }),
      ("with document and number", { number, word, chain in "d\t\(number)\t\(word)\t\(chain)" }),
      ("of the scorer", { number, word, chain in "d\t0\t\(number)\t\(word)\t\(chain)" }),
      ("with a part of speech", { number, word, chain in "d 0 \(number) \(word) X \(chain)" }),
    ]
    for (name, row) in rows {
      let scratch = Scratch()
      scratch.write(
        "a.conll",
        """
        #begin document (d); part 000
        \(row(0, "Anna", "(1)"))
        \(row(1, "saw", "-"))

        \(row(0, "her", "(1"))
        \(row(1, "dog", "1)"))
        #end document
        """)
      let reading = try #require(try scratch.readings("a.conll").first, "\(name)")
      #expect(reading.id == "d" && reading.messages == [], "\(name)")
      #expect(reading.article?.article.text.string == "Anna saw\nher dog", "\(name)")
      #expect(
        reading.article?.lines == ["SPAN 'Anna'", "SPAN 'her dog'", "= Anna | her dog"], "\(name)")
    }
  }

  @Test func chainsMayBePartedByUnderscores() throws {
    let scratch = Scratch()
    scratch.write(
      "a.conll",
      "#begin document (d); part 000\n0\this\t(0_(1)\n1\tdog\t0)\n2\tran\t(2_(1_(0)\n3\toff\t2)_1)\n#end document\n"
    )
    let reading = try #require(try scratch.readings("a.conll").first)
    #expect(reading.messages == [])
    #expect(
      reading.article?.lines.filter { $0.hasPrefix("=") } == [
        "= his dog | ran", "= his | ran off", "= ran off",
      ])
  }

  @Test func aceBefore2004NamesTypesInElements() throws {
    let scratch = Scratch()
    scratch.write("a.sgm", "<DOC>Anna of Rome</DOC>")
    func mention(_ id: String, _ start: Int, _ end: Int) -> String {
      """
      <entity_mention TYPE="NAME" ID="\(id)"><extent><charseq><!-- s --><start>\(start)</start><end>\(end)</end>
      </charseq></extent></entity_mention>
      """
    }
    let content = """
      <source_file TYPE="text" VERSION="2.0" URI="a.sgm"><document DOCID="a">
      <entity ID="e1"><entity_type GENERIC="FALSE">PERSON</entity_type>\(mention("m1", 0, 3))</entity>
      <entity ID="e2"><entity_type GENERIC="FALSE">GPE</entity_type>\(mention("m2", 8, 11))</entity>
      <relation ID="r" TYPE="AT" SUBTYPE="BASED-IN"><rel_entity_arg ENTITYID="e1" ARGNUM="1"/>
      <relation_mentions><relation_mention ID="r1"><rel_mention_arg MENTIONID="m1" ARGNUM="1"/>
      <rel_mention_arg MENTIONID="m2" ARGNUM="2"/></relation_mention></relation_mentions></relation>
      </document></source_file>
      """
    let lines = try Self.reading("a.apf.xml", content, as: "ace", in: scratch)
    #expect(
      lines == [
        "PERSON 'Anna' mention_type=NAME", "GPE 'Rome' mention_type=NAME",
        "AT.BASED-IN (Arg1: Anna, Arg2: Rome)",
      ])
  }

  @Test func annotationsOfNIFMayBeUnits() throws {
    let content = """
      @prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
      @prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .
      @prefix ex: <http://example.org/> .
      ex:doc a nif:Context ; nif:isString "Apple grew" .
      ex:doc_offset_0_5 a nif:OffsetBasedString ; nif:beginIndex "0" ; nif:endIndex "5" ; nif:anchorOf "Apple" ;
        nif:referenceContext ex:doc ;
        nif:annotationUnit [ itsrdf:taIdentRef ex:Apple_Inc ; nif:confidence "0.5" ; ] ;
        nif:annotationUnit [ itsrdf:taClassRef ex:Organization ; ] .

      """
    let reading = try XMLFormatTests.reading("a.ttl", content, as: "nif")
    #expect(reading.unmodelled == 0 && reading.messages == [])
    #expect(reading.article?.lines == ["Organization 'Apple' <http://example.org/:Apple_Inc>"])
    #expect(reading.layer?.mentions.first?.confidence == 0.5)
  }

  @Test func identifiersMayBeUniqueInAPassageAlone() throws {
    func passage(_ offset: Int) -> String {
      let annotations = [(0, "Anna"), (5, "Bo")].map { start, word in
        "<annotation id=\"T\(start)\"><location offset=\"\(offset + start)\" length=\"\(word.count)\"/><text>\(word)</text></annotation>"
      }
      return "<passage><offset>\(offset)</offset><text>Anna Bo</text>\(annotations.joined())"
        + "<relation id=\"R1\"><node refid=\"T0\" role=\"a\"/><node refid=\"T5\" role=\"b\"/></relation></passage>"
    }
    let content =
      "<collection><document><id>7</id>\(passage(0))\(passage(8))</document></collection>"
    let reading = try XMLFormatTests.reading("a.xml", content, as: "bioc")
    #expect(reading.layer?.relations.map(\.id) == ["R1", "R1#2"])
    #expect(
      reading.layer?.relations.map { $0.arguments.map(\.filler) } == [
        [.mention(0), .mention(1)], [.mention(2), .mention(3)],
      ])
  }

  @Test func articlesOfOneNameAreCalledOtherwise() throws {
    let record = #"{"sourceid": "7", "text": "Anna", "denotations": []}"#
    let scratch = Scratch()
    scratch.write(
      "a.json", "[\(record), \(record), \(record.replacing("7", with: "7#2")), \(record)]")
    let found = try scratch.readings("a.json")
    #expect(found.map(\.id) == ["7", "7#2", "7#2#2", "7#3"])
    #expect(found.flatMap(\.faults).map(\.code) == ["duplicate-id"])
  }

  @Test func recordsOfOthersAreNotAssays() throws {
    for (line, format) in [
      (#"{"id": "a", "text": "x", "extra": 1}"#, "jsonl"), (#"{"id": "a"}"#, "jsonl"),
      (#"{"id": "a", "layers": []}"#, "jsonl"), (#"{"id": "a", "provider": "x", "anns": []}"#, nil),
      (#"{"id": 1, "text": "x", "entities": {"symbols": []}}"#, nil),
    ] as [(String, String?)] {
      let scratch = Scratch()
      let path = scratch.write("a.json", line + "\n")
      #expect(Formats.format(of: try Source(path))?.name == format, "\(line)")
    }
  }

  @Test func whatIsNoFormatIsDescribed() throws {
    let cases = [
      ("[\n {\"a\": 1, \"b\": 2}]", "found a JSON list of objects with 'a', 'b'"),
      ("{\"a\": 1}", "found JSON with 'a'"),
    ]
    for (content, message) in cases {
      let scratch = Scratch()
      let path = scratch.write("a.json", content)
      let fault = #expect(throws: Fault.self) { try Formats.open(path) }
      #expect(fault?.message.hasSuffix(message) == true, "\(content)")
    }
    let corpus = """
      <teiCorpus xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" \
      href="a.xml"/></teiCorpus>
      """
    let reading = try XMLFormatTests.reading("c.xml", corpus, as: "tei")
    #expect(reading.messages.first?.contains("in other files, which it includes") == true)
    #expect(reading.hasErrors)
    // Beside the files that it includes it lacks nothing.
    let folder = Scratch()
    folder.write("c.xml", corpus)
    folder.write(
      "a.xml", "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/><text><p>A</p></text></TEI>")
    let found = try folder.readings()
    #expect(found.map { $0.article?.article.text.string } == ["A", nil])
    #expect(!found.contains { $0.hasErrors })
  }
}
