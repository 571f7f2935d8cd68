import AssayFormats
import AssayModel
import AssayTesting
import Testing

struct JSONLinesTests {
  @Test func randomArticlesSurviveTheRoundTrip() throws {
    let scratch = Scratch()
    let path = "\(scratch.path)/a.jsonl"
    let articles = Array(RandomArticles(seed: 1).prefix(1500))
    #expect(articles.contains { $0.layers.count == 2 })
    var sink = try Formats.writer(named: "jsonl").create(path)
    for article in articles { try sink.append(article) }
    try sink.finish()
    let readings = try scratch.readings("a.jsonl")
    #expect(readings.flatMap(\.messages) == [])
    #expect(readings.count == articles.count)
    for (reading, article) in zip(readings, articles) {
      #expect(reading.article == article)
    }
    let encoder = RecordEncoder(includesText: false)
    var decoder = RecordDecoder(
      options: {
        var options = ReadingOptions()
        let known = Dictionary(uniqueKeysWithValues: articles.map { ($0.article.id, $0.article) })
        options.articles = { known[$0] }
        return options
      }())
    for article in articles.prefix(300) {
      let line = try encoder.line(of: article)
      let reading = decoder.reading(of: line.dropLast(), file: "f", line: 1)
      #expect(reading.article == article)
    }
  }

  @Test func recordsOfOtherProgramsAreRead() throws {
    let rows: [(name: String, line: String, mentions: [String], events: Int)] = [
      ("text alone", #"{"id":"a","text":"Anna met Ben"}"#, [], 0),
      (
        "an extractor's answer",
        #"{"id":"a","text":"Anna met Ben","entities":[{"id":"x","type":"PER","spans":[[0,4]],"text":"Anna","score":0.5}],"events":[{"id":"v","type":"Meet","trigger":{"spans":[[5,8]]},"args":[{"role":"Who","ref":"x"}]}],"ms":3.1}"#,
        ["x PER Anna"], 1
      ),
      (
        "mentions without ids",
        #"{"id":7,"text":"Anna met Ben","mentions":[{"type":"PER","spans":[[0,4],[9,12]]},{"type":"PER","spans":[[9,12]]}]}"#,
        ["m1 PER Anna Ben", "m2 PER Ben"], 0
      ),
      (
        "short spans", #"{"text":"Anna met Ben","spans":[[0,4,"PER"],[9,12,"PER"]],"id":"a"}"#,
        ["m1 PER Anna", "m2 PER Ben"], 0
      ),
      (
        "declared unit",
        #"{"id":"a","offsets":"utf16","mentions":[{"type":"X","spans":[[3,7]],"text":"Anna"}],"text":"🏭 Anna"}"#,
        ["m1 X Anna"], 0
      ),
      (
        "bytes",
        #"{"id":"a","offsets":"utf8","mentions":[{"type":"X","spans":[[5,9]]}],"text":"🏭 Anna"}"#,
        ["m1 X Anna"], 0
      ),
    ]
    for row in rows {
      var decoder = RecordDecoder()
      let reading = decoder.reading(of: Array(row.line.utf8), file: "f", line: 1)
      #expect(reading.messages == [], "\(row.name)")
      let layer = reading.layer
      let mentions = layer?.mentions.map { mention in
        "\(mention.id) \(mention.type) \(reading.article?.article.text[mention.extent] ?? "")"
      }
      #expect(mentions ?? [] == row.mentions, "\(row.name)")
      #expect((layer?.events.count ?? 0) == row.events, "\(row.name)")
    }
  }

  @Test func faultsNameLineAndPlace() throws {
    let text = #""id":"a","text":"Anna met Ben""#
    let rows: [(name: String, line: String, faults: [String])] = [
      (
        "not JSON", "Loading model...",
        ["f:3: column 1: expected an object, found 'Loading model...'"]
      ),
      ("cut", "{\(text)", ["f:3: column 32: expected ',' or '}', found the end"]),
      ("no id", #"{"text":"x"}"#, ["f:3: expected an id, found none"]),
      (
        "no text", #"{"id":"x"}"#, ["f:3: expected a text, or the id of a known article, found 'x'"]
      ),
      (
        "an error", #"{"id":"d2","error":{"kind":"too_long","message":"9 MB"}}"#,
        ["f:3: expected annotations, found the error 'too_long: 9 MB'"]
      ),
      (
        "outside", "{\(text),\"mentions\":[{\"type\":\"X\",\"spans\":[[9,13]]}]}",
        ["f:3: m1: expected offsets within the text (12 code points), found 9 13"]
      ),
      (
        "no spans", "{\(text),\"mentions\":[{\"type\":\"X\"}]}",
        ["f:3: m1: expected spans, found none"]
      ),
      (
        "score", "{\(text),\"mentions\":[{\"type\":\"X\",\"spans\":[[0,4]],\"score\":7.5}]}",
        ["f:3: m1: expected a score between 0 and 1, found 7.5"]
      ),
      (
        "no type", "{\(text),\"mentions\":[{\"spans\":[[0,1]]}]}",
        ["f:3: m1: expected a type, found none"]
      ),
      (
        "quote", "{\(text),\"mentions\":[{\"type\":\"X\",\"spans\":[[0,4]],\"text\":\"Anne\"}]}",
        ["f:3: m1: expected the text 'Anna', which stands at the spans, found 'Anne'"]
      ),
      (
        "references",
        "{\(text),\"events\":[{\"type\":\"E\",\"args\":[{\"role\":\"A\",\"ref\":\"q\"}]}],\"entities\":[{\"mentions\":[\"z\"]}]}",
        [
          "f:3: c1: expected the id of a member, found 'z'",
          "f:3: e1: expected the id of a mention, entity or event, found 'q'",
        ]
      ),
      (
        "same ids",
        "{\(text),\"mentions\":[{\"id\":\"x\",\"type\":\"X\",\"spans\":[[0,4]]},{\"id\":\"x\",\"type\":\"X\",\"spans\":[[0,4]]}]}",
        ["f:3: x: expected each id once in a list, found it again"]
      ),
      (
        "ambiguous",
        "{\(text),\"mentions\":[{\"id\":\"x\",\"type\":\"X\",\"spans\":[[0,4]]}],\"events\":[{\"id\":\"x\",\"type\":\"E\",\"args\":[{\"role\":\"A\",\"ref\":\"x\"}]}]}",
        [
          "f:3: x: expected 'of' (mention, entity or event) beside the ref 'x', which several have, found none"
        ]
      ),
      (
        "repeated key", "{\(text),\"id\":\"b\"}",
        ["f:3: warning: column 33: expected each key once, found 'id' again"]
      ),
      (
        "unknown key", "{\(text),\"mentoins\":[]}",
        ["f:3: warning: expected a key of Assay's records, found 'mentoins'; it is left out"]
      ),
      (
        "tags", "{\(text),\"tokens\":[[0,4]],\"tags\":[\"O\",\"O\"]}",
        ["f:3: tags: expected 1 tags, as many as tokens, found 2"]
      ),
      (
        "tokens", "{\(text),\"tokens\":[[0,40]]}",
        ["f:3: tokens: expected offsets within the text (12 code points), found 0 40"]
      ),
      (
        "sentences", "{\(text),\"tokens\":[[0,4]],\"sentences\":[0,0]}",
        ["f:3: sentences: expected ascending numbers of tokens, found others"]
      ),
      (
        "two groups",
        "{\(text),\"mentions\":[{\"type\":\"X\",\"spans\":[[0,4]]}],\"entities\":[{\"mentions\":[\"m1\"]},{\"mentions\":[\"m1\"]}]}",
        ["f:3: mention 0 stands in c2 and in another group"]
      ),
      (
        "span of three", "{\(text),\"mentions\":[{\"type\":\"X\",\"spans\":[[0,4,5]]}]}",
        ["f:3: column 71: expected the end of [START, END], found '5]]}]}'"]
      ),
    ]
    for row in rows {
      var decoder = RecordDecoder()
      let reading = decoder.reading(of: Array(row.line.utf8), file: "f", line: 3)
      #expect(reading.messages == row.faults, "\(row.name)")
      #expect((reading.article == nil) == reading.hasErrors, "\(row.name)")
    }
  }

  @Test func quotesProveWhatSpansCount() throws {
    let line =
      #"{"id":"a","text":"🏭 Anna","mentions":[{"type":"X","spans":[[3,7]],"text":"Anna"}],"#
      + #""events":[{"type":"E","trigger":{"spans":[[0,2]],"text":"🏭"}}]}"#
    var decoder = RecordDecoder(options: ReadingOptions())
    let reading = decoder.reading(of: Array(line.utf8), file: "f", line: 3)
    #expect(
      reading.messages == [
        "f:3: warning: unit=UTF-16 units (declared code points): 2/2 quotes match, "
          + "0/2 under code points"
      ])
    let layer = try #require(reading.article?.layers.first)
    #expect(layer.mentions.map(\.extent) == [Extent(5, 9)])
    #expect(layer.events.map(\.trigger?.extent) == [Extent(0, 4)])
  }

  @Test func quotesAreFoundAgainWhereThatIsWanted() throws {
    let line =
      #"{"id":"a","text":"Anna met Ben","mentions":[{"id":"m","type":"X","spans":[[8,11]],"text":"Ben"}]}"#
    var options = ReadingOptions()
    options.repairsQuotes = true
    var decoder = RecordDecoder(options: options)
    let reading = decoder.reading(of: Array(line.utf8), file: "f", line: 3)
    #expect(reading.messages == ["f:3: warning: m: 'Ben' moved from 8 11 to 9 12, code points"])
    #expect(reading.article?.layers.first?.mentions.map(\.extent) == [Extent(9, 12)])
    #expect(reading.repairs == 1)
  }

  @Test func filesAreReadLineByLine() throws {
    let rows: [(name: String, file: [UInt8], ids: [String], faults: [String])] = [
      (
        "CRLF and blank lines",
        Array("{\"id\":\"a\",\"text\":\"x\\r\\n\"}\r\n\r\n{\"id\":\"b\",\"text\":\"\"}".utf8),
        ["a", "b"], []
      ),
      (
        "mark", [0xEF, 0xBB, 0xBF] + Array("{\"id\":\"a\",\"text\":\"\"}\n".utf8), ["a"],
        ["a.jsonl:1: warning: expected an object, found a byte order mark; it is left out"]
      ),
      (
        "one bad line",
        Array("{\"id\":\"a\",\"text\":\"\"}\nx\n{\"id\":\"b\",\"text\":\"\"}\n".utf8),
        ["a", "", "b"],
        ["a.jsonl:2: column 1: expected an object, found 'x'"]
      ),
      (
        "not UTF-8", Array("{\"id\":\"a\",\"text\":\"\"}\n{\"id\":\"b".utf8) + [0xFF, 0x22],
        ["a", ""],
        ["a.jsonl:2: expected UTF-8, found the byte 0xFF (byte 8 of 10)"]
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      scratch.write("a.jsonl", row.file)
      let readings = try scratch.readings("a.jsonl")
      #expect(readings.map(\.id) == row.ids, "\(row.name)")
      #expect(readings.flatMap(\.messages) == row.faults, "\(row.name)")
    }
  }

  @Test func unfinishedFilesLeaveNothingBehind() throws {
    let scratch = Scratch()
    let article = AnnotatedArticle(Article(id: "a", text: ArticleText("x")), layers: [])
    scratch.write("out/old.jsonl", "old")
    do {
      var sink = try Formats.writer(named: "jsonl").create("\(scratch.path)/out/old.jsonl")
      try sink.append(article)
    }
    #expect(scratch.names("out") == ["old.jsonl"])
    #expect(scratch.bytes("out/old.jsonl") == Array("old".utf8))
    #expect(throws: Fault.self) {
      try Formats.writer(named: "jsonl").create("\(scratch.path)/nowhere/a.jsonl")
    }
    let twice = try Layer(
      annotator: .person("p"),
      mentions: [
        Mention(id: "a", type: "X", extent: Extent(0, 1)),
        Mention(id: "a", type: "X", extent: Extent(0, 1)),
      ])
    let faulty = AnnotatedArticle(article.article, layers: [twice])
    #expect(throws: Fault.self) { try RecordEncoder().line(of: faulty) }
    let outside = try Layer(
      annotator: .person("p"),
      mentions: [
        Mention(id: "a", type: "X", extent: Extent(0, 5))
      ])
    let beyond = AnnotatedArticle(article.article, layers: [outside])
    #expect(throws: Fault.self) { try RecordEncoder().line(of: beyond) }
  }

  @Test func recordsHaveOneForm() throws {
    let layer = try Layer(
      annotator: .person("gold"),
      mentions: [
        Mention(
          id: "T1", type: "PER",
          extent: Extent(joining: [Fragment(0, 2), Fragment(3, 4)]) ?? Extent(0, 0),
          attributes: [Attribute("Level", "Name"), Attribute("Sure", .flag)], confidence: 0.25)
      ],
      entities: [Entity(id: "*1", mentions: [0])],
      events: [
        Event(
          id: "E1", type: "Meet", trigger: Trigger(id: "T2", extent: Extent(3, 4)),
          arguments: [Argument(role: "Who", filler: .mention(0))])
      ])
    let article = Article(id: "a", text: ArticleText("é 🏭"), metadata: ["b": "2", "a": "1"])
    let moved = try RecordEncoder().line(
      of: AnnotatedArticle(
        Article(id: "a", text: ArticleText("é xx"), metadata: article.metadata), layers: [layer]))
    #expect(
      String(decoding: moved, as: UTF8.self)
        == #"{"id":"a","text":"é xx","meta":{"a":"1","b":"2"},"layers":[{"annotator":{"kind":"person","name":"gold"},"mentions":[{"id":"T1","type":"PER","spans":[[0,1],[2,3]],"text":"é x","attributes":{"Level":"Name","Sure":true},"score":0.25}],"entities":[{"id":"*1","mentions":["T1"]}],"events":[{"id":"E1","type":"Meet","trigger":{"id":"T2","spans":[[2,3]],"text":"x"},"args":[{"role":"Who","ref":"T1"}]}]}]}"#
        + "\n")
  }

  @Test func theDocumentedExampleIsRead() throws {
    let page = String(decoding: try #require(Project.bytes("docs/assay-jsonl.md")), as: UTF8.self)
    let example = page.split(separator: "```json\n")[1].split(separator: "```")[0]
    var decoder = RecordDecoder()
    let line = example.split(separator: "\n").joined()
    let reading = decoder.reading(of: Array(line.utf8), file: "docs", line: 1)
    #expect(reading.messages == [])
    #expect(reading.layer?.mentions.count == 2 && reading.layer?.events.count == 1)
  }
}
