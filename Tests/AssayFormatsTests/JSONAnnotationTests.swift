import AssayFormats
import AssayModel
import Testing

/// Peculiarities of formats in JSON, Turtle and lines that are read beside those in XML.
struct JSONAnnotationTests {
  @Test func labelStudioProvesItsUnitAndJoinsBlanks() throws {
    let task = #"""
      [{"id": 4, "data": {"text": "🏭  Anna  B. ran", "place": "X"}, "annotations": [
       {"completed_by": 3, "was_cancelled": true, "result": []},
       {"completed_by": 5, "result": [
        {"id": "a", "from_name": "ner", "to_name": "text", "type": "labels",
         "value": {"start": 4, "end": 12, "text": "Anna B.", "labels": ["PER", "HUM"]}},
        {"id": "a", "from_name": "sure", "to_name": "text", "type": "choices", "value": {"choices": ["no"]}},
        {"id": "b", "from_name": "ner", "to_name": "text", "type": "labels",
         "value": {"start": "13", "end": "16", "text": "ran", "labels": ["V"]}},
        {"id": "c", "from_name": "topic", "to_name": "text", "type": "choices", "value": {"choices": ["news"]}},
        {"type": "relation", "from_id": "a", "to_id": "b", "direction": "left", "labels": ["of"]}]}],
       "predictions": [{"model_version": "m1", "result": [{"id": "p", "type": "labels", "score": 0.25,
         "value": {"start": 13, "end": 16, "text": "ran", "labels": ["V"]}}]}]}]
      """#
    let reading = try XMLFormatTests.reading("x.json", task, as: "label-studio")
    #expect(reading.faults == [], "\(reading.faults)")
    #expect(reading.units?.description == "unit=UTF-16 units: 4/4 quotes match")
    let article = try #require(reading.article)
    #expect(article.article.metadata == ["place": "X", "topic": "news"])
    #expect(
      article.lines == [
        "PER 'Anna  B.' sure=no", "HUM 'Anna  B.'", "V 'ran'", "of (Arg1: ran, Arg2: Anna  B.)",
      ])
    #expect(article.layers[1].annotator == Annotator(kind: .extractor, name: "m1"))
    #expect(article.layers[1].mentions[0].confidence == 0.25)
    let codePoints = task.replacing("\"start\": 4, \"end\": 12", with: "\"start\": 3, \"end\": 11")
      .replacing("\"13\", \"end\": \"16\"", with: "12, \"end\": 15")
      .replacing("\"start\": 13, \"end\": 16", with: "\"start\": 12, \"end\": 15")
    let other = try XMLFormatTests.reading("x.json", codePoints, as: "label-studio")
    #expect(other.article?.lines == article.lines && other.faults.map(\.code) == ["offset-unit"])
  }

  @Test func aDenotationWithoutPlaceIsNamed() throws {
    let text = """
      {"text": "Anna", "denotations": [{"id": "T1", "span": {"begin": "0", "end": 4}, "obj": "X"}]}
      """
    let reading = try XMLFormatTests.reading("a.json", text, as: "pubannotation")
    #expect(
      reading.messages == [
        "a.json:1: expected obj and a span of whole numbers in the denotation 'T1', found others"
      ])
  }

  @Test func webAnnotationsFindTheirQuotes() throws {
    let scratch = Scratch()
    scratch.write("a.txt", "an ant and an ant.")
    let page = #"""
      {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [
       {"id": "#1", "type": "Annotation", "motivation": "tagging",
        "body": [{"type": "TextualBody", "value": "BUG"},
                 {"type": "SpecificResource", "source": "http://x/Q1", "purpose": "identifying"}],
        "target": {"source": "http://example.org/texts/a.txt", "selector":
         {"type": "TextQuoteSelector", "exact": "ant", "prefix": "and an ", "suffix": "."}}},
       {"id": "#2", "type": "Annotation", "target": "http://example.org/b"}]}
      """#
    let reading = try XMLFormatTests.reading("a.jsonld", page, as: "web-annotation", in: scratch)
    #expect(reading.faults == [] && reading.unmodelled == 1)
    #expect(reading.article?.lines == ["BUG 'ant' <:http://x/Q1>"])
    #expect(reading.layer?.mentions[0].extent == Extent(14, 17))
  }

  @Test func bdocSaysWhatItCounts() throws {
    for (unit, start) in [("p", 2), ("j", 3)] {
      let text = """
        {"annotation_sets": {"": {"name": "detached-from:", "annotations": [{"type": "Person", \
        "start": \(start), "end": \(start + 4), "id": 0, "features": {"a": 1, "b": true, "c": null}}], \
        "next_annid": 1}}, "text": "🏭 Anna", "features": {"src": "x"}, "offset_type": "\(unit)", "name": "n"}
        """
      let article = try #require(
        try XMLFormatTests.reading("x.bdocjs", text, as: "bdoc").article)
      #expect(article.lines == ["Person 'Anna' a=1.0 +b"], "\(unit)")
      #expect(article.article.id == "n" && article.article.metadata == ["src": "x"])
    }
  }

  @Test func turtleIsReadInAllItsForms() throws {
    let text = #"""
      # A comment.
      PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
      @prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .
      @base <http://example.org/d/one> .
      <#char=0,17> a nif:Context ; nif:isString """An "ant" \u00e9 \U0001F3ED
      x"""@en ; nif:note [ nif:a ( 1 2.5 'b' ) ], true ; .
      <#offset_4_7> a nif:String ; nif:referenceContext <#char=0,17> ; nif:anchorOf 'ant' ;
        itsrdf:taClassRef <http://x/Bug>, <http://x#Animal> ; itsrdf:taIdentRef <http://w/Q1> ;
        itsrdf:taConfidence 0.5 .
      <#char=0,2> nif:referenceContext <#char=0,17> .
      """#
    let reading = try XMLFormatTests.reading("x.ttl", text, as: "nif")
    #expect(reading.faults == [] && reading.unmodelled == 1, "\(reading.faults)")
    let article = try #require(reading.article)
    #expect(article.article.id == "one" && article.article.text.string == "An \"ant\" é 🏭\nx")
    #expect(article.lines == ["Bug 'ant' class=Animal <http://w/:Q1>"])
    #expect(article.layers[0].mentions[0].confidence == 0.5)
    let broken = text.replacing("'ant' ;", with: "'ant ;")
    #expect(
      try XMLFormatTests.reading("x.ttl", broken, as: "nif").faults.first?.line == 7)
  }

  @Test func nuggetsHaveSpansAndLinks() throws {
    let scratch = Scratch()
    scratch.write("d1.txt", "They set it off. It blew up.")
    let text = """
      #BeginOfDocument d1
      sys\td1\tE1\t5,8;12,15\tset off\tConflict_Attack\tActual
      sys\td1\tE2\t20,24\tblew\tConflict_Attack\tOther
      @Coreference\tC1\tE1,E2
      @After\tR1\tE1,E2
      #EndOfDocument
      """
    let reading = try XMLFormatTests.reading("x.tbf", text, as: "tbf", in: scratch)
    #expect(
      reading.article?.lines == [
        "Conflict_Attack 'set off' Realis=Actual", "Conflict_Attack 'blew' Realis=Other",
        "== Conflict_Attack | Conflict_Attack",
        "After (Arg1: event Conflict_Attack, Arg2: event Conflict_Attack)",
      ])
    let wrong = text.replacing("20,24", with: "20")
    #expect(
      try XMLFormatTests.reading("x.tbf", wrong, as: "tbf", in: scratch).messages.first?
        .hasPrefix("x.tbf:3: expected system, document, id, spans in characters") == true)
  }

  @Test func nuggetsMayBeOfTokens() throws {
    let scratch = Scratch()
    scratch.write("d1.txt", "They set it off. It blew up.")
    let text = """
      #BeginOfDocument d1
      sys\td1\tE1\tt2,t4\tset off\tConflict_Attack\tActual
      sys\td1\tE2\tt7, t8\tblew up\tConflict_Attack\tOther
      #EndOfDocument
      """
    func reading(_ text: String) throws -> Reading {
      try XMLFormatTests.reading("x.tbf", text, as: "tbf", in: scratch)
    }
    #expect(
      try reading(text).messages.first
        == "x.tbf: expected the table of its tokens beside it, as 'd1' with .tab or .txt.tab or .tkn.tab, "
        + "found no such file")
    let table = """
      token_id\ttoken_str\ttkn_begin\ttkn_end
      t1\tThey\t0\t3
      t2\tset\t5\t7
      t3\tit\t9\t10
      t4\toff\t12\t14
      t5\t.\t15\t15
      t6\tIt\t17\t18
      t7\tblew\t20 \t23
      t8\tup\t25\t26

      """
    scratch.write("d1.tab", table)
    let found = try reading(text)
    #expect(found.messages == [])
    #expect(
      found.article?.lines == [
        "Conflict_Attack 'set off' Realis=Actual", "Conflict_Attack 'blew up' Realis=Other",
      ])
    #expect(found.layer?.events.map { $0.trigger?.extent.fragments.count } == [2, 1])
    #expect(
      try reading(text.replacing("t7, t8", with: "t7,t9")).messages.first
        == "x.tbf:3: expected tokens of the table, found 't7,t9'")
    scratch.write("d1.tab", table.replacing("t6\tIt\t17\t18", with: "t6\tIt\t17\t16"))
    #expect(
      try reading(text).messages.first?
        .hasPrefix("d1.tab:7: expected identifier, token, first and last character") == true)
  }

  @Test func foldersAreOfTheFormatOfTheirAnnotations() throws {
    let scratch = Scratch()
    scratch.write("a/d.txt", "Anna")
    scratch.write("a/d.tbf", "#BeginOfDocument d\n#EndOfDocument\n")
    #expect(Formats.format(of: try Source("\(scratch.path)/a"))?.name == "tbf")
    scratch.write("b/d.txt", "Anna")
    #expect(Formats.format(of: try Source("\(scratch.path)/b"))?.name == "brat")
  }
}
