import AssayFormats
import AssayModel
import Testing

/// Files and folders as corpora and tools publish them: what stands beside annotations, and what they leave out.
struct ReleaseConventionTests {
  private typealias Case = ToolConventionTests.Case

  @Test func recordsOfEarlyDoccanoAreItsOwn() throws {
    try ToolConventionTests.check([
      Case(
        name: "labels of texts by number", file: "a.jsonl", format: "doccano",
        content: """
          {"id": 1, "text": "Anna ran", "annotations": [{"label": 15, "user": 1}], "meta": {}, "annotation_approver": null}
          """, lines: [], ids: ["1"]),
      Case(
        name: "texts written for texts", file: "a.jsonl", format: "doccano",
        content: """
          {"id": 1, "text": "Anna ran", "annotations": [{"text": "Anna lief", "user": 1}], "annotation_approver": null}
          """, lines: [], unmodelled: 1, ids: ["1"]),
      Case(
        name: "a first text without annotations", file: "a.jsonl", format: "doccano",
        content: """
          {"id": 1, "text": "no", "annotations": [], "meta": {}, "annotation_approver": "x"}
          {"id": 2, "text": "Anna", "annotations": [{"label": 3, "start_offset": 0, "end_offset": 4, "user": 1}]}
          """, lines: ["3 'Anna'"], ids: ["1", "2"]),
    ])
    let scratch = Scratch()
    scratch.write(
      "a.jsonl",
      #"{"text": "a", "annotations": [{"label": 15, "user": 1}, {"label": 2}], "annotation_approver": "x"}"#
    )
    let article = try scratch.readings("a.jsonl").first?.article?.article
    #expect(article?.metadata == ["label": "15; 2", "annotation_approver": "x"])
  }

  /// The keys behind a long text tell whose record it is.
  @Test func longFirstRecordsAreReadToTheirKeys() throws {
    let scratch = Scratch()
    let text = "Anna " + String(repeating: "x", count: 150_000)
    for (name, end) in [("with", "\n"), ("without", "")] {
      scratch.write(name + ".json", #"{"text": "\#(text)", "label": [[0, 4, "PER"]]}"# + end)
      let readings = try scratch.readings(name + ".json")
      #expect(readings.flatMap(\.messages) == [], "\(name) a line break")
      #expect(readings.compactMap(\.article).flatMap(\.lines) == ["PER 'Anna'"], "\(name)")
    }
  }

  @Test func tokensMayBeCalledWords() throws {
    try ToolConventionTests.check([
      Case(
        name: "words and tags", file: "a.json", format: "huggingface",
        content: """
          {"words": ["Anna", "ran"], "tags": ["B-PER", "O"], "pos": ["N", "V"]}
          {"words": ["no"], "tags": ["O"], "pos": ["X"]}
          """, lines: ["PER 'Anna'"], unmodelled: 3, ids: ["a.json:1", "a.json:2"]),
      Case(
        name: "tokens beside words", file: "a.json", format: "huggingface",
        content: #"{"tokens": ["Anna"], "words": ["x"], "ner_tags": ["B-PER"]}"#,
        lines: ["PER 'Anna'"], unmodelled: 1),
    ])
  }

  @Test func rolesOfNAFAreNamedByFrames() throws {
    try ToolConventionTests.check([
      Case(
        name: "names, references, neither, and one that nothing fills", file: "a.naf",
        format: "naf",
        content: """
          <NAF version="v3.1"><raw>Anna saw Bo</raw><text>
          <wf id="w1" offset="0" length="4">Anna</wf><wf id="w2" offset="5" length="3">saw</wf>\
          <wf id="w3" offset="9" length="2">Bo</wf></text><srl><predicate id="p1"><span><target id="w2"/></span>
          <role id="r1" semRole="A0"><span><target id="w1"/></span></role>
          <role id="r2"><externalReferences><externalRef reference="seen"/><externalRef reference="b"/>\
          </externalReferences><span><target id="w3"/></span></role>
          <role id="r3"><span><target id="w3"/></span></role>
          <role id="r4"><externalReferences><externalRef reference="tool"/></externalReferences></role>
          </predicate></srl></NAF>
          """,
        lines: [
          "argument 'Anna'", "argument 'Bo'",
          "predicate 'saw' (A0: Anna, seen: Bo, role: Bo)",
        ], unmodelled: 3)
    ])
  }

  @Test func columnsOfCoreferenceMayEndInTabs() throws {
    try ToolConventionTests.check([
      Case(
        name: "one line of several", file: "a.key", format: "conll2012",
        content: """
          #begin document (x);
          x\t0\t0\tAnna\t(1)
          x\t0\t1\tran\t-\t
          #end document

          """, lines: ["SPAN 'Anna'", "= Anna"])
    ])
  }

  /// What belongs to a release is neither refused nor passed over with a warning.
  @Test func filesOfAReleaseAreNotTakenForFaults() throws {
    let table: [(name: String, files: [(path: String, content: String)], lines: [String])] = [
      (
        "ACE 2005: what annotators made, and tables",
        [
          ("a.apf.xml", Self.annotations), ("a.sgm", "<DOC>Anna</DOC>"),
          ("a.ag.xml", "<AGSet id=\"a\"/>"), ("a.tab", "a-E1\tx\n"),
        ], ["PER 'Anna' mention_type=NAM"]
      ),
      (
        "QA-SRL: its sentences",
        [
          ("gold/a.gold.csv", Self.questions),
          ("sentences/a.full.csv", "qasrl_id,tokens,sentence\ns:1,Anna ran,Anna ran\n"),
        ], ["predicate 'ran' (who ran?: Anna)", "answer 'Anna'"]
      ),
    ]
    for row in table {
      let scratch = Scratch()
      for file in row.files { scratch.write("c/" + file.path, file.content) }
      let readings = try scratch.readings("c")
      #expect(readings.flatMap(\.messages) == [], "\(row.name)")
      #expect(
        Set(readings.compactMap(\.article).flatMap(\.lines)) == Set(row.lines), "\(row.name)")
    }
  }

  private static let annotations = """
    <source_file URI="a.sgm"><document DOCID="a"><entity ID="E1" TYPE="PER"><entity_mention ID="E1-1" TYPE="NAM">\
    <extent><charseq START="0" END="3">Anna</charseq></extent><head><charseq START="0" END="3">Anna</charseq></head>\
    </entity_mention></entity></document></source_file>
    """
  private static let questions = """
    qasrl_id,verb_idx,verb,question,answer_range,answer
    s:1,1,ran,who ran?,0:1,Anna

    """
}
