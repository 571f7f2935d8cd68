import AssayFormats
import AssayModel
import Testing

/// What readers have no place for is counted, and what they have one for is kept.
struct UnreadContentTests {
  typealias Case = ToolConventionTests.Case

  @Test func probabilitiesOfPredictionsAreKept() throws {
    let scratch = Scratch()
    scratch.write(
      "a.jsonl",
      #"""
      {"doc_key": "d", "sentences": [["Anna", "met", "Bo"]], "predicted_ner": [[[0, 0, "PER", 12.1, 0.75], [2, 2, "PER", 9.5, 0.5]]], "predicted_relations": [[[0, 0, 2, 2, "SOC", 3.2, 0.7]]], "predicted_events": [[[[1, "Meet", 5.1, 0.25], [0, 0, "Entity", 4.4, 0.8], [2, 2, "Entity", 4.1, 0.6]]]]}
      """#)
    let reading = try #require(try scratch.readings("a.jsonl").first)
    #expect(reading.messages == [])
    let layer = try #require(reading.article?.layers.last)
    #expect(layer.mentions.map(\.confidence) == [0.75, 0.5])
    #expect(layer.events.map(\.confidence) == [0.25])
    // Of the relation and both arguments.
    #expect(reading.unmodelled == 3)
    scratch.write(
      "b.json",
      #"{"doc_id": "d", "sent_id": "d-0", "tokens": ["Anna", "ran"], "graph": {"entities": [[0, 1, "PER", "NAM", 0.5]], "triggers": [[1, 2, "Move", 0.75]], "relations": [], "roles": [[0, 0, "Artifact", 0.7]]}}"#
    )
    let graph = try #require(try scratch.readings("b.json").first)
    #expect(graph.layer?.mentions.map(\.confidence) == [0.5] && graph.unmodelled == 1)
  }

  @Test func whatIsNotReadIsCounted() throws {
    try ToolConventionTests.check([
      Case(
        name: "columns of parts of speech and chunks", file: "a.txt", format: "columns",
        content: "-DOCSTART- -X- -X- O\n\nAnna NNP B-NP B-PER\nran VBD B-VP O\n\n",
        lines: ["PER 'Anna'"], unmodelled: 4),
      Case(
        name: "columns of placeholders", file: "a.txt", format: "columns",
        content: "Anna _ -X- B-PER\nran _ -X- O\n\n", lines: ["PER 'Anna'"]),
      Case(
        name: "tags of the gold beside those of a program", file: "a.txt", format: "columns",
        content: "Anna B-PER O\nran O B-LOC\n\n", lines: ["LOC 'ran'"], unmodelled: 2),
      Case(
        name: "numbers of tokens", file: "a.tsv", format: "columns",
        content: "# x\n1\tAnna\tB-PER\tO\n2\tran\tO\tO\n\n", lines: ["PER 'Anna'"]),
      Case(
        name: "comments of CoNLL-U", file: "a.conllu", format: "conllu",
        content: """
          # newdoc id = d
          # global.Entity = eid-etype-head-other
          # meta::title = T
          # newpar
          # sent_id = 1
          # text = Anna
          # text_en = Anne
          # a note
          1\tAnna\t_\t_\t_\t_\t_\t_\t_\tEntity=(e1-p-1)

          """, lines: ["p 'Anna'"], unmodelled: 2, ids: ["d"]),
      Case(
        name: "what TEI says of words", file: "a.xml", format: "tei",
        content: """
          <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p><name><w lemma="anna" pos="N">Anna</w></name>
          <w>ran</w><pc msd="x">.</pc></p></body></text></TEI>
          """, lines: [], unmodelled: 4),
      Case(
        name: "parts of speech of .iob", file: "a.iob", format: "iob",
        content: "Anna|NNP|B-PER ran|VBD|O\n", lines: ["PER 'Anna'"], unmodelled: 2),
      Case(
        name: "spaCy's training JSON", file: "a.json", format: "spacy",
        content: #"""
          [{"id": 0, "paragraphs": [{"cats": [{"label": "x", "value": 1}], "sentences": [{"brackets": [], "tokens": [
            {"id": 0, "orth": "Anna", "tag": "NNP", "head": 1, "dep": "nsubj", "ner": "U-PER"},
            {"id": 1, "orth": "ran", "space": "", "ner": "O"}]}]}]}]
          """#, lines: ["PER 'Anna'"], unmodelled: 4),
      Case(
        name: "Prodigy", file: "a.jsonl", format: "prodigy",
        content:
          #"{"text": "Anna ran", "_input_hash": 1, "answer": "accept", "accept": ["A", "B"], "options": [{"id": "A"}], "tokens": [{"text": "Anna", "start": 0, "end": 4, "id": 0, "ws": true, "pos": "N"}], "spans": [{"start": 0, "end": 4, "label": "PER"}], "cats": {"x": 1.0}}"#,
        lines: ["PER 'Anna'"], unmodelled: 4),
      Case(
        name: "features of GATE's tokens", file: "a.bdocjs", format: "bdoc",
        content: #"""
          {"annotation_sets": {"": {"annotations": [
            {"type": "Token", "start": 0, "end": 4, "id": 0, "features": {"category": "NNP", "string": "Anna", "root": "anna"}},
            {"type": "PER", "start": 0, "end": 4, "id": 1, "features": {}}]}}, "text": "Anna", "features": {}, "offset_type": "p"}
          """#, lines: ["PER 'Anna'"], unmodelled: 2),
      Case(
        name: "doccano's comments", file: "a.jsonl", format: "doccano",
        content:
          #"{"id": 3, "text": "Anna ran", "label": [[0, 4, "PER"]], "Comments": ["why?"]}"#,
        lines: ["PER 'Anna'"], unmodelled: 1, ids: ["3"]),
      Case(
        name: "Label Studio", file: "a.json", format: "label-studio",
        content: #"""
          [{"id": 1, "data": {"text": "Anna ran"}, "annotations": [
            {"result": [{"id": "a", "from_name": "l", "to_name": "t", "type": "labels", "meta": {"text": ["note"]},
              "value": {"start": 0, "end": 4, "text": "Anna", "labels": ["PER"]}},
             {"from_name": "c", "to_name": "t", "type": "choices", "score": 0.5, "value": {"choices": ["Pos"]}}]},
            {"was_cancelled": true, "result": [{"id": "b", "from_name": "l", "to_name": "t", "type": "labels",
              "value": {"start": 5, "end": 8, "text": "ran", "labels": ["X"]}}]}],
            "drafts": [{"result": [{}, {}]}]}]
          """#, lines: ["PER 'Anna'"], unmodelled: 5),
    ])
    let scratch = Scratch()
    scratch.write("a.txt", "Anna ran")
    scratch.write(
      "a.jsonld",
      #"""
      [{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "x", "type": "Annotation", "motivation": "commenting",
        "creator": {"name": "Bo"}, "created": "2020-01-01",
        "body": [{"type": "TextualBody", "purpose": "tagging", "value": "PER"}, {"type": "Choice", "items": []}],
        "target": {"source": "a.txt", "selector": {"type": "TextPositionSelector", "start": 0, "end": 4}}},
       {"id": "y", "type": "Annotation", "motivation": "highlighting",
        "target": {"source": "a.txt", "selector": {"type": "TextPositionSelector", "start": 5, "end": 8}}}]
      """#)
    let found = try scratch.readings("a.jsonld")
    // The creator, the date and the body without a text.
    #expect(found.map(\.unmodelled) == [3])
    #expect(found.compactMap(\.article).flatMap(\.lines) == ["PER 'Anna'", "highlighting 'ran'"])
  }

  @Test func labelsOfTheWholeTextAreMetadata() throws {
    let cases: [(record: String, metadata: [String: String])] = [
      (#"{"id": 1, "text": "Anna", "label": ["pos", "x"]}"#, ["label": "pos; x"]),
      (
        #"{"id": 1, "text": "Anna", "entities": [{"id": 1, "start_offset": 0, "end_offset": 4, "label": "P"}], "relations": [], "cats": ["a"], "source": "s"}"#,
        ["cats": "a", "source": "s"]
      ),
    ]
    for row in cases {
      let scratch = Scratch()
      scratch.write("a.jsonl", row.record)
      let reading = try #require(try scratch.readings("a.jsonl").first)
      #expect(reading.messages == [] && reading.unmodelled == 0)
      #expect(reading.article?.article.metadata == row.metadata, "\(row.record)")
    }
  }
}
