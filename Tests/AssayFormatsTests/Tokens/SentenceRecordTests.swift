import AssayFormats
import AssayModel
import Testing

/// OneIE, TextEE, DyGIE++ and Hugging Face: tokens and indexes in JSON.
struct SentenceRecordTests {
  static let first =
    #"{"doc_id":"a","sent_id":"a-0","tokens":["Anna","met","Ben","Li"],"sentence":"Anna met  Ben Li","#
    + #""entity_mentions":[{"id":"m1","entity_id":"p1","entity_type":"PER","mention_type":"NAM","start":0,"end":1},"#
    + #"{"id":"m2","entity_type":"PER","start":2,"end":4}],"#
    + #""relation_mentions":[{"relation_type":"knows","arguments":[{"entity_id":"m1","role":"Arg-1"},"#
    + #"{"entity_id":"m2","role":"Arg-2"}]}],"event_mentions":[{"event_type":"Meet","trigger":{"start":1,"end":2},"#
    + #""arguments":[{"entity_id":"m2","role":"With"}]}]}"#
  static let second =
    #"{"doc_id":"a","sent_id":"a-1","tokens":["She","left"],"entity_mentions":[{"id":"m1","entity_id":"p1","#
    + #""entity_type":"PER","start":0,"end":1}],"event_mentions":[{"event_type":"Go","trigger":{"start":1,"end":2},"#
    + #""arguments":[{"entity_id":"m1","role":"Who"}]}]}"#

  @Test func sentencesOfADocumentAreOneArticle() throws {
    let scratch = Scratch()
    scratch.write(
      "a.json",
      "\n\(Self.first)\n\(Self.second)\n"
        + #"{"doc_id":"b","sent_id":"b-0","tokens":[],"entity_mentions":[]}"# + "\n")
    let readings = try scratch.readings("a.json")
    #expect(readings.map(\.id) == ["a", "b"] && readings.flatMap(\.messages) == [])
    let article = try #require(readings.first?.article)
    // The text of the first sentence spells its tokens with a space more; the second has none.
    #expect(article.article.text.string == "Anna met  Ben Li\nShe left")
    #expect(article.article.tokens?.sentenceStarts == [0, 4])
    #expect(article.mentions() == ["PER Anna", "PER Ben Li", "PER She"])
    // The same id in two sentences is two mentions; events mean that of their sentence.
    #expect(article.events == ["Meet met With=Ben Li", "Go left Who=She"])
    #expect(article.relations == ["knows Arg-1=Anna Arg-2=Ben Li"])
    #expect(article.chains == ["Anna=She"])
    #expect(article.layers[0].mentions[0].attributes == [Attribute("mention_type", "NAM")])
    #expect(readings[1].article?.article.text.count == 0)
  }

  @Test func faultsNameTheirLineAndRefuseOneDocument() throws {
    let rows: [(name: String, line: String, message: String)] = [
      (
        "end past the tokens",
        #"{"doc_id":"a","sent_id":"1","tokens":["x"],"entity_mentions":[{"id":"m","entity_type":"T","start":0,"end":2}]}"#,
        "a.json:1: expected id, entity_type, and start and end in the tokens"
      ),
      (
        "an argument that is not there",
        #"{"doc_id":"a","sent_id":"1","tokens":["x"],"event_mentions":[{"event_type":"E","trigger":{"start":0,"end":1},"arguments":[{"entity_id":"m9","role":"R"}]}]}"#,
        "a.json:1: expected the id of a mention, entity or event as 'R', found 'm9'"
      ),
      (
        "an id twice",
        #"{"doc_id":"a","sent_id":"1","tokens":["x"],"entity_mentions":[{"id":"m","entity_type":"T","start":0,"end":1},{"id":"m","entity_type":"T","start":0,"end":1}]}"#,
        "a.json:1: m: expected each id once, found it again"
      ),
      (
        "an empty mention",
        #"{"doc_id":"a","sent_id":"1","tokens":["x"],"entity_mentions":[{"id":"m","entity_type":"T","start":0,"end":0}]}"#,
        "a.json:1: expected id, entity_type, and start and end in the tokens"
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      scratch.write(
        "a.json",
        row.line + "\n" + #"{"doc_id":"b","sent_id":"1","tokens":["y"],"entity_mentions":[]}"#)
      let readings = try scratch.readings("a.json")
      #expect(readings.flatMap(\.messages) == [row.message], "\(row.name)")
      #expect(readings.map { $0.article != nil } == [false, true], "\(row.name)")
    }
    let scratch = Scratch()
    scratch.write("a.json", Self.first + "\n{broken\n")
    let broken = try scratch.readings("a.json")
    #expect(broken.count == 1 && broken[0].article == nil && broken[0].faults[0].line == 2)
  }

  static let document =
    #"{"doc_key":"d","dataset":"news","sentences":[["Anna","met","Ben","Li"],["She","left"]],"#
    + #""ner":[[[0,0,"PER"],[2,3,"PER"]],[]],"relations":[[[0,0,2,3,"knows"]],[]],"#
    + #""clusters":[[[0,0],[4,4]]],"events":[[[[1,"Meet"],[2,3,"With"]]],[[[5,"Go"],[4,4,"Who"]]]],"#
    + #""predicted_ner":[[[0,1,"ORG",7.5,0.9]],[]]}"#

  @Test func tokensOfADocumentAreCountedToTheLast() throws {
    let scratch = Scratch()
    scratch.write("a.jsonl", Self.document)
    let readings = try scratch.readings("a.jsonl")
    #expect(readings.map(\.id) == ["d"] && readings[0].messages == [])
    let article = try #require(readings[0].article)
    #expect(article.article.metadata == ["dataset": "news"])
    #expect(article.article.text.string == "Anna met Ben Li\nShe left")
    // A span that a chain names without a type is a mention all the same.
    #expect(article.mentions() == ["PER Anna", "PER Ben Li", "SPAN She"])
    #expect(article.chains == ["Anna=She"])
    #expect(article.relations == ["knows Arg1=Anna Arg2=Ben Li"])
    #expect(article.events == ["Meet met With=Ben Li", "Go left Who=She"])
    #expect(article.mentions(1) == ["ORG Anna met"])
    #expect(article.layers.map(\.annotator.kind) == [.person, .extractor])
  }

  @Test func spansOutsideTheDocumentAreFaults() throws {
    let scratch = Scratch()
    for (place, fields) in [
      ("ner", #""ner":[[[0,2,"T"]]]"#), ("cluster", #""clusters":[[[0,9]]]"#),
      ("relation", #""relations":[[[0,0,1,-1,"T"]]]"#), ("event", #""events":[[[[7,"T"]]]]"#),
      ("argument", #""events":[[[[0,"T"],[1,0,"R"]]]]"#),
      ("field-type", #""ner":[[5]]"#),
    ] {
      scratch.write("a.jsonl", #"{"doc_key":"d","sentences":[["x","y"]],"# + fields + "}")
      let readings = try scratch.readings("a.jsonl")
      #expect(readings.count == 1 && readings[0].article == nil, "\(place)")
      #expect(readings[0].faults.map(\.code) == [place], "\(place)")
    }
  }

  @Test func labelsAreNamedByTheFileBeside() throws {
    let scratch = Scratch()
    let features =
      #"{"ner_tags":{"feature":{"names":["O","B-PER","I-PER"],"_type":"ClassLabel"},"_type":"Sequence"}}"#
    let numbers = #"{"id":"1","tokens":["Anna","Li","ran"],"ner_tags":[1,2,0]}"#
    scratch.write("bare.jsonl", numbers)
    scratch.write("named.jsonl", numbers)
    scratch.write("named.features.json", features)
    scratch.write("card/x.jsonl", numbers)
    scratch.write("card/dataset_info.json", #"{"features":"# + features + "}")
    scratch.write(
      "texts.jsonl", #"{"tokens":["Anna","Li","ran"],"ner_tags":["B-PER","I-PER","O"]}"#)
    let bare = try scratch.readings("bare.jsonl")
    #expect(
      bare.flatMap(\.messages) == [
        "bare.jsonl:1: expected the names of 'ner_tags' in bare.features.json or dataset_info.json "
          + "beside the file, found numbers alone"
      ])
    for name in ["named.jsonl", "card/x.jsonl", "texts.jsonl"] {
      let readings = try scratch.readings(name)
      #expect(readings.flatMap(\.messages) == [], "\(name)")
      #expect(readings.first?.article?.mentions() == ["PER Anna Li"], "\(name)")
    }
    scratch.write("named.jsonl", #"{"tokens":["Anna"],"ner_tags":[3]}"#)
    #expect(
      try scratch.readings("named.jsonl").flatMap(\.messages) == [
        "named.jsonl:1: expected a number below 3 in 'ner_tags', found 3"
      ])
    scratch.write("named.jsonl", #"{"tokens":["Anna"],"ner_tags":[1,1]}"#)
    #expect(
      try scratch.readings("named.jsonl").flatMap(\.messages) == [
        "named.jsonl:1: expected 1 tag, as many as tokens, found 2"
      ])
  }
}
