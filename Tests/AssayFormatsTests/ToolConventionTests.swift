import AssayFormats
import AssayModel
import Testing

/// Files as the tools that own a format write them where they have a choice: spellings, groupings and what they
/// leave out.
struct ToolConventionTests {
  struct Case {
    let name: String
    let file: String
    let format: String
    let content: String
    /// What is read, in the words of `lines`; of several articles those of one after the other.
    let lines: [String]
    var unmodelled = 0
    var ids: [String]?
  }

  static func check(_ cases: [Case]) throws {
    for row in cases {
      let scratch = Scratch()
      let path = scratch.write(row.file, row.content)
      #expect(Formats.format(of: try Source(path))?.name == row.format, "\(row.name)")
      let found = try readings(path)
      #expect(found.flatMap(\.messages) == [], "\(row.name)")
      #expect(found.compactMap(\.article).flatMap(\.lines) == row.lines, "\(row.name)")
      #expect(found.reduce(0) { $0 + $1.unmodelled } == row.unmodelled, "\(row.name)")
      if let ids = row.ids { #expect(found.map(\.id) == ids, "\(row.name)") }
    }
  }

  // MARK: - JSON

  @Test func recordsMayStandInAList() throws {
    try Self.check([
      Case(
        name: "doccano's JSON", file: "a.json", format: "doccano",
        content: """
          [
            {"id": 7, "text": "Anna ran", "label": [[0, 4, "PER"]]},
            {"id": 8, "text": "no", "label": []}
          ]
          """, lines: ["PER 'Anna'"], ids: ["7", "8"]),
      Case(
        name: "a list on one line", file: "a.json", format: "huggingface",
        content:
          #"[{"tokens":["Anna"],"ner_tags":["B-PER"]},{"tokens":["Bo"],"ner_tags":["B-PER"]}]"#,
        lines: ["PER 'Anna'", "PER 'Bo'"], ids: ["a.json:1", "a.json:2"]),
      Case(
        name: "training pairs of spaCy", file: "a.json", format: "prodigy",
        content: #"[["Anna ran", {"entities": [[0, 4, "PER"]]}], ["no", {"entities": []}]]"#,
        lines: ["PER 'Anna'"], ids: ["a.json:1", "a.json:2"]),
    ])
    let scratch = Scratch()
    scratch.write("a.json", "[\n{\"text\": \"Anna\", \"label\": [[0, 4, \"PER\"]]},\n{\"text\": 3")
    let found = try scratch.readings("a.json")
    #expect(found.count == 2 && found[0].layer?.mentions.count == 1)
    #expect(found[1].faults.map(\.code) == ["json"] && found[1].faults.first?.line == 3)
  }

  @Test func olderAndOtherSpellingsOfOffsetsAreRead() throws {
    try Self.check([
      Case(
        name: "doccano before 1.0", file: "a.jsonl", format: "doccano",
        content: """
          {"id": 1, "text": "Anna ran", "annotations": [{"id": 5, "label": 3, "start_offset": 0, \
          "end_offset": 4, "user": 1}], "meta": {}}
          """, lines: ["3 'Anna'"]),
      Case(
        name: "doccano without entities in the first line", file: "a.jsonl", format: "doccano",
        content: """
          {"text": "no", "entities": [], "relations": []}
          {"text": "Anna", "entities": [{"id": 1, "start_offset": 0, "end_offset": 4, "label": "PER"}], "relations": []}
          """, lines: ["PER 'Anna'"]),
      Case(
        name: "lists as entities", file: "a.jsonl", format: "prodigy",
        content: #"{"text": "Anna ran", "entities": [[0, 4, "PER"]]}"#, lines: ["PER 'Anna'"]),
      Case(
        name: "texts alone", file: "a.jsonl", format: "prodigy",
        content: "{\"text\": \"Anna ran\"}\n{\"text\": \"no\", \"meta\": {\"id\": \"b\"}}\n",
        lines: [],
        ids: ["a.jsonl:1", "b"]),
      Case(
        name: "what spaCy trains on", file: "a.json", format: "spacy",
        content: """
          [{"id": 4, "paragraphs": [{"raw": "Anna  Li ran.\\nNo", "sentences": [{"tokens": [{"id": 0, "orth": "Anna", "ner": "B-PER"},
           {"orth": "Li", "ner": "L-PER"}, {"orth": "ran", "ner": "O"}, {"orth": ".", "ner": "-"}], "brackets": []},
           {"tokens": [{"orth": "No"}]}], "cats": [], "entities": [[9, 12, "V"]]},
           {"sentences": [{"tokens": [{"orth": "Bo", "space": "", "ner": "U-PER"}, {"orth": "!", "space": " "}]}]}]}]
          """, lines: ["PER 'Anna  Li'", "V 'ran'", "PER 'Bo'"], ids: ["4-1", "4-2"]),
      Case(
        name: "a document of spaCy", file: "a.jsonl", format: "prodigy",
        content: """
          {"text": "Anna ran. No", "ents": [{"start": 0, "end": 4, "label": "PER", "kb_id": ""}], \
          "sents": [{"start": 0, "end": 9}, {"start": 10, "end": 12}], "tokens": [{"id": 0, "start": 0, "end": 4}, \
          {"id": 1, "start": 10, "end": 12}], "spans": {"sc": [{"start": 0, "end": 8, "label": "X"}]}}
          """, lines: ["PER 'Anna'", "X 'Anna ran' group=sc"]),
    ])
  }

  @Test func tokensOfSpaCySpellTheirText() throws {
    func reading(_ entities: String) throws -> Reading {
      let content = """
        [{"paragraphs": [{"raw": "\u{201C}Anna", "sentences": [{"tokens": [{"orth": "``", "ner": "O"}, \
        {"orth": "Anna", "ner": "U-PER"}]}]\(entities)}]}]
        """
      return try XMLFormatTests.reading("a.json", content, as: "spacy")
    }
    let spelled = try reading("")
    #expect(spelled.faults.map(\.code) == ["text"] && spelled.article?.lines == ["PER 'Anna'"])
    #expect(spelled.article?.article.text.string == "`` Anna ")
    let placed = try reading(", \"entities\": [[1, 5, \"PER\"]]")
    #expect(placed.faults.map(\.code) == ["token"] && placed.article == nil)
  }

  @Test func labelStudioHasRegionsOfOtherThings() throws {
    try Self.check([
      Case(
        name: "regions of pictures and of HTML", file: "a.json", format: "label-studio",
        content: """
          [{"id": 1, "data": {"text": "Anna ran", "image": "x"}, "predictions": [4], "annotations": [
           {"completed_by": {"id": 3, "email": "a@b"}, "result": [
            {"id": "r", "type": "rectanglelabels", "value": {"x": 1, "rectanglelabels": ["Box"]}},
            {"id": "h", "type": "hypertextlabels", "value": {"start": "/p[1]", "end": "/p[1]", "hypertextlabels": ["H"]}},
            {"id": "t", "type": "labels", "value": {"start": 0, "end": 4, "text": "Anna", "labels": ["PER"]}},
            {"id": "u", "type": "labels", "value": {"start": 5, "end": 8, "text": "ran", "labels": []}},
            {"type": "relation", "from_id": "t", "to_id": "r"},
            {"type": "relation", "from_id": "t", "to_id": "u", "labels": ["did"]}]}]}]
          """,
        lines: ["PER 'Anna'", "SPAN 'ran'", "did (Arg1: Anna, Arg2: ran)"], unmodelled: 3),
      Case(
        name: "the flat export", file: "a.json", format: "label-studio",
        content: """
          [{"text": "Anna ran", "id": 3, "topic": "news", "label": [{"start": 0, "end": 4, "text": "Anna", \
          "labels": ["PER"]}], "annotator": 1, "annotation_id": 9, "created_at": "x", "lead_time": 2.5}]
          """, lines: ["PER 'Anna'"]),
    ])
    let picture = """
      [{"data": {"image": "x.png"}, "annotations": [{"result": [{"id": "r", "type": "polygonlabels", \
      "value": {"points": [], "polygonlabels": ["Box"]}}]}]}]
      """
    let scratch = Scratch()
    scratch.write("a.json", picture)
    #expect(try scratch.readings("a.json").first?.faults.map(\.code) == ["missing-field"])
  }

  @Test func pubAnnotationHasTracksModificationsAndBlocks() throws {
    let content = """
      {"sourcedb": "X", "sourceid": "1", "text": "Anna met Bo", "tracks": [
       {"project": "p1", "denotations": [{"id": "T1", "span": {"begin": 0, "end": 4}, "obj": "PER"},
         {"id": "T2", "span": {"begin": 9, "end": 11}, "obj": "PER"}],
        "relations": [{"id": "R1", "subj": "T1", "pred": "met", "obj": "T2"}, {"id": "R2", "subj": "R1", "pred": "x", "obj": "T1"}],
        "attributes": [{"id": "A1", "subj": "R1", "pred": "sure", "obj": "yes"}],
        "modifications": [{"id": "M1", "pred": "Negation", "obj": "T2"}]},
       {"project": "p2", "denotations": [{"span": {"begin": 5, "end": 8}, "obj": "V"}]}],
       "blocks": [{"id": "B1", "span": {"begin": 0, "end": 11}, "obj": "sentence"}]}
      """
    let reading = try XMLFormatTests.reading("a.json", content, as: "pubannotation")
    #expect(reading.faults == [] && reading.unmodelled == 2)
    let article = try #require(reading.article)
    #expect(article.layers.map(\.annotator) == [.person("gold"), .person("p2")])
    #expect(
      article.lines == ["PER 'Anna'", "PER 'Bo' +Negation", "met (Arg1: Anna, Arg2: Bo) sure=yes"])
    #expect(article.lines(of: article.layers[1]) == ["V 'met'"])
  }

  @Test func newIdentifiersAreNoneThatAreTaken() throws {
    try Self.check([
      Case(
        name: "denotations without id and without object", file: "a.json", format: "pubannotation",
        content: """
          {"text": "Anna met Bo", "denotations": [{"span": {"begin": 5, "end": 8}, "obj": "V"}, \
          {"id": "T1", "span": {"begin": 0, "end": 4}, "obj": null}, {"id": "T2", "span": {"begin": 9, "end": 11}, "obj": "PER"}], \
          "relations": [{"pred": "met", "subj": "T1", "obj": "T2"}], \
          "attributes": [{"id": "A1", "subj": "T1", "pred": "denote", "obj": "PER"}]}
          """,
        lines: ["V 'met'", "SPAN 'Anna' denote=PER", "PER 'Bo'", "met (Arg1: Anna, Arg2: Bo)"])
    ])
  }

  @Test func extractorsOfEventsHaveWaysOfTheirOwn() throws {
    try Self.check([
      Case(
        name: "what OneIE predicts", file: "a.json", format: "oneie",
        content: """
          {"doc_id": "d", "sent_id": "d-1", "token_ids": ["a", "b", "c"], "tokens": ["Anna", "met", "Bo"], \
          "graph": {"entities": [[0, 1, "PER", "NAM", 0.5], [2, 3, "PER", "NAM", 0.25]], \
          "triggers": [[1, 2, "Meet", 0.75]], "relations": [[0, 1, "knows", 0.5]], \
          "roles": [[0, 0, "Who", 0.5], [0, 1, "Whom", 0.5]]}}
          """,
        lines: [
          "PER 'Anna' mention_type=NAM", "PER 'Bo' mention_type=NAM",
          "Meet 'met' (Who: Anna, Whom: Bo)", "knows (Arg1: Anna, Arg2: Bo)",
        ], unmodelled: 3),
      Case(
        name: "TextEE's fillers that are no mentions", file: "a.json", format: "textee",
        content: """
          {"doc_id": "d", "wnd_id": "d-1", "text": "Anna met Bo", "tokens": ["Anna", "met", "Bo"], "lang": "en", \
          "entity_mentions": [{"id": "T1", "text": "Anna", "start": 0, "end": 1}], "event_mentions": [{"id": "E1", \
          "event_type": "Meet", "trigger": {"text": "met", "start": 1, "end": 2}, "arguments": [\
          {"entity_id": "T1", "role": "Who", "text": "Anna", "start": 0, "end": 1}, \
          {"entity_id": "T9", "role": "Whom", "text": "Bo", "start": 2, "end": 3}, \
          {"role": "Other", "text": "Bo", "start": 2, "end": 3}]}]}
          """,
        lines: ["SPAN 'Anna'", "SPAN 'Bo'", "Meet 'met' (Who: Anna, Whom: Bo, Other: Bo)"]),
      Case(
        name: "triggers of several tokens", file: "a.jsonl", format: "dygie",
        content: """
          {"doc_key": "d", "sentences": [["They", "set", "off"]], "ner": [[[0, 0, "PER"]]], \
          "events": [[[[1, 2, "Leave"], [0, 0, "Who"]]]]}
          """, lines: ["PER 'They'", "Leave 'set off' (Who: They)"]),
    ])
    let wrong = """
      {"doc_id": "d", "sent_id": "d-1", "tokens": ["a"], "graph": {"entities": [[0, 2, "PER"]], "roles": [[0, 0, "x"]]}}
      """
    let reading = try XMLFormatTests.reading("a.json", wrong, as: "oneie")
    #expect(reading.faults.map(\.code) == ["graph", "graph"] && reading.article == nil)
  }

  @Test func annotationsOfTheWebMayNameNoSource() throws {
    let scratch = Scratch()
    scratch.write("a.txt", "Anna met Bo")
    let content = """
      [{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "#1", "type": "Annotation", \
      "body": [{"type": "TextualBody", "purpose": "tagging", "value": "PER"}], "target": {"selector": [\
      {"type": "TextQuoteSelector", "exact": "Anna"}, {"type": "TextPositionSelector", "start": 0, "end": 4}]}},
      {"id": "#2", "type": "Annotation", "body": {"type": "TextualBody", "value": "PER"}, "target": {\
      "source": "a.txt", "selector": {"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc5147", \
      "value": "char=9,11"}}}]
      """
    let reading = try XMLFormatTests.reading("a.json", content, as: "web-annotation", in: scratch)
    #expect(reading.faults == [] && reading.article?.lines == ["PER 'Anna'", "PER 'Bo'"])
  }

  // MARK: - Files of collections

  @Test func collectionsHaveWaysOfTheirOwn() throws {
    try Self.check([
      Case(
        name: "WebAnno's rows of ten columns are no words of CoNLL-U", file: "a.tsv",
        format: "webanno-tsv",
        content: """
          #FORMAT=WebAnno TSV 3.3
          #T_SP=webanno.custom.A|value|b|c|d
          #T_SP=webanno.custom.B|value|b


          #Text=Anna ran
          1-1\t0-4\tAnna\tPER\tx\t_\t_\t_\t_\t
          1-2\t5-8\tran\t_\t_\t_\t_\t_\t_\t
          """, lines: ["PER 'Anna' b=x"]),
      Case(
        name: "GATE's annotations without identifiers", file: "a.xml", format: "gate",
        content: """
          <GateDocument><TextWithNodes><Node id="0"/>Anna<Node id="4"/> met <Node id="9"/>Bo<Node id="11"/>\
          </TextWithNodes>
          <AnnotationSet Name="keys">
          <Annotation Type="Person" StartNode="0" EndNode="4"/>
          <Annotation Type="Person" StartNode="9" EndNode="11"/>
          </AnnotationSet></GateDocument>
          """, lines: ["Person 'Anna'", "Person 'Bo'"]),
      Case(
        name: "NAF 3.1: entities without references or types, events that are no predicates",
        file: "a.naf", format: "naf",
        content: """
          <NAF version="v3.1"><raw>Anna ran</raw>
          <text><wf id="w1" sent="1" offset="0" length="4">Anna</wf>
          <wf id="w2" sent="1" offset="5" length="3">ran</wf></text>
          <entities><entity id="e1"><span><target id="w1"/></span></entity></entities>
          <coreferences><coref id="c1" type="event"><span><target id="w2"/></span></coref></coreferences>
          </NAF>
          """, lines: ["entity 'Anna'", "event 'ran'", "== event"]),
      Case(
        name: "DyGIE++: the clusters of each sentence apart, with types", file: "a.jsonl",
        format: "dygie",
        content: #"""
          {"doc_key":"a","sentences":[["Anna","ran"],["She","won"]],"ner":[[[0,0,"PER"]],[]],"relations":[[],[]],"clusters":[[],[[[0,0,"PER"],[2,2,"PER"]]]]}
          """#, lines: ["PER 'Anna'", "SPAN 'She'", "= Anna | She"]),
    ])
  }

  /// A record that is longer than what is looked at is one of Assay's only if it begins like one.
  @Test func longForeignRecordsAreNotTakenForRecords() throws {
    let scratch = Scratch()
    let filling = String(repeating: "x", count: 150_000)
    let foreign = scratch.write("a.json", #"{"elements":[{"id":"\#(filling)"}]}"#)
    #expect(Formats.format(of: try Source(foreign)) == nil)
    let own = scratch.write("b.json", #"{"text":"\#(filling)","id":"b"}"#)
    #expect(Formats.format(of: try Source(own))?.name == "jsonl")
  }
}
