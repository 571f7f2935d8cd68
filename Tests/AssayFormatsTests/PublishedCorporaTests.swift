import AssayFormats
import AssayModel
import Testing

/// Readers of single corpora, by small files made like theirs and by the counts that their publishers give.
struct PublishedCorporaTests {
  @Test func re3dHasWhatWasAccepted() throws {
    let scratch = Scratch()
    scratch.write(
      "x/documents.json",
      #"{"_id":"d","sourceName":"S","sentenceCount":1,"title":"T","text":"😀 Anna hit “Bo”."}"#)
    func entity(_ start: Int, _ end: Int, _ value: String, _ confidence: Double) -> String {
      #"{"begin":\#(start),"end":\#(end),"type":"Person","value":"\#(value)","documentId":"d","confidence":\#(confidence)}"#
    }
    scratch.write(
      "x/entities.json",
      [entity(2, 6, "Anna", 1), entity(11, 15, "'Bo'", 0.5), entity(7, 10, "hit", 0)]
        .joined(separator: "\n"))
    func relation(_ target: (Int, Int), _ confidence: Double) -> String {
      #"{"begin":7,"end":10,"value":"hit","type":"Hits","sourceBegin":2,"sourceEnd":6,"targetBegin":\#(target.0),"targetEnd":\#(target.1),"documentId":"d","confidence":\#(confidence)}"#
    }
    scratch.write(
      "x/relations.json",
      [relation((11, 15), 1), relation((7, 10), 1), relation((11, 15), 0)].joined(separator: "\n"))
    let readings = try scratch.readings()
    #expect(readings.count == 1 && readings[0].id == "d" && readings[0].unmodelled == 2)
    #expect(
      readings[0].messages
        == [
          "relations.json:2: warning: expected an entity at 7 10 as target, found none that was accepted; "
            + "it is left out"
        ])
    let article = try #require(readings[0].article), layer = article.layers[0]
    #expect(layer.mentions.map { article.article.text[$0.extent] } == ["Anna", "“Bo”"])
    #expect(layer.mentions.map(\.confidence) == [1, 0.5])
    #expect(layer.relations.map(\.arguments.count) == [2, 1])
    #expect(layer.relations[0].attributes == [Attribute("value", "hit")])
    #expect(article.article.metadata == ["title": "T", "sourceName": "S"])
  }

  @Test func tokensOfTEIlikeColumnsAreJoined() throws {
    let scratch = Scratch()
    scratch.write(
      "a.xml",
      """
      <text id="G" type="news">
      <p>
      <s type="decl">
      On\tIN\ton
      <date when="2031-05-02">
      2\tCD\t2
      May\tNP\tMay
      </date>
      <w>
      R&amp;D\tNN\tx
      -\tHYPH\t-
      man\tNN\tman
      </w>
      ran\tVVD\trun
      </s>
      <s>
      Oh\tUH\toh
      </s>
      </p>
      </text>
      """)
    let reading = try #require(try scratch.readings("a.xml").first)
    #expect(reading.messages == [] && reading.id == "G")
    let article = try #require(reading.article)
    #expect(article.article.text.string == "On 2 May R&D-man ran\nOh")
    #expect(article.article.tokens?.tokens.count == 8)
    #expect(article.article.tokens?.sentenceStarts == [0, 7])
    let mention = article.layers[0].mentions[0]
    #expect(article.article.text[mention.extent] == "2 May" && mention.type == "date")
    #expect(mention.attributes == [Attribute("when", "2031-05-02")])
  }

  @Test func markupOfPLOVERBecomesEvents() throws {
    let scratch = Scratch()
    func record(_ id: String, _ text: String, _ info: String) -> String {
      #"{"id":"\#(id)","source":[{"actorText":"Orsk (Bay)","code":"ORK","sector":"GOV"}],"event":"AGREE","eventText":"x","text":"\#(text)","textInfo":\#(info),"dateCoded":"2031"}"#
    }
    scratch.write(
      "a.txt",
      "["
        + [
          #"{"id":"0","event":"DOCUMENT","eventText":"x","dateCoded":"2031"}"#,
          record(
            "1", "The Orsk (Bay) and Ravno have agreed to meet (soon).",
            #"{"markup":"The (SRC/TAR: Orsk (Bay)) and (TAR: Ravno) have (EVT: agreed) to (EVT: meet) (soon)."}"#
          ),
          record("2", "A sent B home.", #""A (EVT: sent} (LOC:to (TAR: B)) home.""#),
        ].joined(separator: ",\n") + "]")
    let readings = try scratch.readings("a.txt")
    #expect(readings.map(\.id) == ["1", "2"])
    let first = try #require(readings[0].article), layer = first.layers[0]
    #expect(readings[0].messages == [])
    #expect(first.article.text.string == "The Orsk (Bay) and Ravno have agreed to meet (soon).")
    #expect(layer.mentions.map { first.article.text[$0.extent] } == ["Orsk (Bay)", "Ravno"])
    #expect(
      layer.mentions[0].attributes == [Attribute("code", "ORK"), Attribute("sector", "GOV")])
    #expect(layer.events[0].arguments.map(\.role) == ["source", "target", "target"])
    #expect(layer.events[0].trigger.map { first.article.text[$0.extent] } == "agreed meet")
    let second = try #require(readings[1].article)
    #expect(second.article.text.string == "A sent to B home.")
    #expect(second.layers[0].events[0].arguments.map(\.role) == ["location", "target"])
    #expect(readings[1].faults.map(\.code) == ["markup"])
  }

  @Test func questionsAreRoles() throws {
    let scratch = Scratch()
    scratch.write("sentences/a.full.csv", "qasrl_id,tokens,sentence\ns1,\"Li , Bo ran\",x\n")
    scratch.write(
      "gold/a.gold.csv",
      "qasrl_id,verb_idx,verb,question,answer_range,answer\n"
        + "s1,3,ran,\"Who, then, ran?\",0:1~!~2:3,Li~!~Bo\ns1,3,ran,Who else ran?,2:3,Bo\n"
        + "s1,9,x,Who?,0:1,Li\ns2,0,y,Who?,0:1,z\n")
    let readings = try scratch.readings("gold")
    #expect(
      readings.flatMap(\.messages) == [
        "a.gold.csv:4: expected a token as verb of the 4 in the sentence, found 9",
        "a.gold.csv:5: expected the sentence 's2' in the file of sentences, found none",
      ])
    scratch.write(
      "gold/a.gold.csv",
      "qasrl_id,verb_idx,verb,question,answer_range,answer\n"
        + "s1,3,ran,\"Who, then, ran?\",0:1~!~2:3,Li~!~Bo\ns1,3,ran,Who else ran?,2:3,Bo\n")
    let article = try #require(try scratch.readings("gold").first?.article)
    let layer = article.layers[0]
    #expect(article.article.id == "s1" && article.article.text.string == "Li , Bo ran")
    #expect(layer.mentions.map { article.article.text[$0.extent] } == ["Li", "Bo"])
    #expect(
      layer.events.map { $0.arguments.map(\.role) } == [
        ["Who, then, ran?", "Who, then, ran?", "Who else ran?"]
      ])
  }

  @Test func aQuoteWithoutEndEndsWithItsFile() throws {
    let scratch = Scratch()
    scratch.write("sentences/a.full.csv", "qasrl_id,tokens,sentence\ns1,Bo ran,x\n")
    let head = "qasrl_id,verb_idx,verb,question,answer_range,answer\n"
    let row = "s1,1,ran,Who ran?,0:1,Bo\n"
    let rows: [(file: String, ids: [String], line: Int)] = [
      (head + row + "s1,1,ran,\"Who\nran?,0:1,Bo\n", ["s1"], 3),
      (head + "s1,1,ran,\"Who ran?,0:1,Bo\n", ["a"], 2), ("\"" + head, ["a"], 1),
    ]
    for row in rows {
      scratch.write("gold/a.gold.csv", row.file)
      let readings = Array(
        try Formats.open("\(scratch.path)/gold/a.gold.csv", as: Formats.named("qasrl")))
      #expect(readings.map(\.id) == row.ids, "\(row.file)")
      let message = "a.gold.csv:\(row.line): expected a quote that ends the cell, found none"
      #expect(readings.flatMap(\.messages) == [message], "\(row.file)")
    }
  }

  @Test func bareTagsAreRead() throws {
    let file = "Anna\tPER\nLi\tPER\nmet\tO\nBo\tPER\nin\tO\nRome\tLOC\nin\tO\nMay\tO\n.\tO\n"
    let scratch = Scratch()
    scratch.write("a.tsv", file)
    func quotes(_ change: (inout ReadingOptions) -> Void) throws -> [String] {
      let reading = try #require(try scratch.readings("a.tsv", change).first)
      #expect(reading.messages == [] && reading.repairs == 0)
      let article = try #require(reading.article)
      return article.layers[0].mentions.map { "\($0.type) \(article.article.text[$0.extent])" }
    }
    #expect(try quotes { _ in } == ["PER Anna Li", "PER Bo", "LOC Rome"])
    #expect(
      try quotes { $0.eachTagIsMention = true } == ["PER Anna", "PER Li", "PER Bo", "LOC Rome"])
    #expect(
      try Inspection("\(scratch.path)/a.tsv").properties.map(\.value)
        == ["IOB1 or IO (0 B that IOB1 spells I, 3 I that continue nothing)"])
    scratch.write("b.tsv", "Anna\tB-PER\nLi\tI-PER\nran\tO\n")
    let each = try #require(try scratch.readings("b.tsv") { $0.eachTagIsMention = true }.first)
    #expect(each.layer?.mentions.map(\.type) == ["PER", "PER"])
    // Some texts are full of names.
    scratch.write("d.tsv", "Anna\tPER\nLi\tPER\nin\tO\nRome\tLOC\nBay\tLOC\n")
    #expect(
      try scratch.readings("d.tsv").first?.article?.lines == ["PER 'Anna Li'", "LOC 'Rome Bay'"])
    // Words are no types.
    scratch.write(
      "c.tsv", "ab\tO\ncd\tO\n" + (0..<60).map { "x\tw\(letters($0))\nx\tO\n" }.joined())
    #expect(throws: Fault.self) { try scratch.readings("c.tsv") }
  }

  @Test func tagsBehindBarsAreRead() throws {
    let scratch = Scratch()
    scratch.write("a.iob", "Anna|NNP|B-P Li|NNP|I-P a|b|SYM|O\n\nBo|NNP|B-P ran|VBD|O\n")
    let reading = try #require(try scratch.readings("a.iob").first)
    #expect(reading.messages == [] && reading.id == "a")
    let article = try #require(reading.article)
    #expect(article.article.text.string == "Anna Li a|b\nBo ran")
    #expect(
      article.layers[0].mentions.map { article.article.text[$0.extent] } == ["Anna Li", "Bo"])
    let sentences = try scratch.readings("a.iob") { $0.unit = .sentence }
    #expect(sentences.map(\.id) == ["a:1", "a:2"])
    scratch.write("b.iob", "Anna|B-P met|O Bo|B-P Li ran|O\n")
    let torn = try #require(try scratch.readings("b.iob").first)
    #expect(
      torn.article?.article.text.string == "Anna met Bo Li ran" && torn.refusedAnnotations == 1)
    #expect(
      torn.messages == [
        "b.iob:1:23: expected a token and a tag with a bar between, found 'Li'; it is kept with the tag O"
      ])
  }

  @Test func viewsOfLIFAreLayers() throws {
    let scratch = Scratch()
    let vocabulary = "http://vocab.lappsgrid.org"
    func annotation(_ type: String, _ id: String, _ rest: String) -> String {
      #"{"id":"\#(id)","@type":"\#(vocabulary)/\#(type)",\#(rest)}"#
    }
    let views = [
      #"{"id":"v1","metadata":{},"annotations":["#
        + [
          annotation("Token", "t0", #""start":0,"end":2"#),
          annotation("Token", "t1", #""start":3,"end":7"#),
          annotation("Sentence", "s0", #""start":0,"end":15"#),
          annotation("Dependency", "d", #""features":{}"#),
        ].joined(separator: ",") + "]}",
      #"{"id":"v2","metadata":{"contains":{"\#(vocabulary)/NamedEntity":{"producer":"finder:1"}}},"annotations":["#
        + [
          annotation(
            "NamedEntity", "n0",
            #""start":3,"end":7,"features":{"category":"person","word":"Anna"}"#),
          annotation("Location", "n1", #""start":12,"end":14"#),
          annotation("Coreference", "c0", #""features":{"mentions":["v2:n0","n1"]}"#),
          annotation(
            "GenericRelation", "r0", #""features":{"label":"in","arguments":["n0","n1"]}"#),
        ].joined(separator: ",") + "]}",
    ]
    scratch.write(
      "a.lif",
      #"{"discriminator":"\#(vocabulary)/ns/media/jsonld#lif","payload":{"metadata":{},"text":{"@value":"\#u{1F600} Anna met Bo."},"views":[\#(views.joined(separator: ","))]}}"#
    )
    let reading = try #require(try scratch.readings("a.lif").first)
    #expect(reading.messages == [] && reading.unmodelled == 1)
    let article = try #require(reading.article), layer = article.layers[0]
    #expect(article.layers.count == 1 && article.article.tokens?.tokens.count == 2)
    #expect(
      layer.mentions.map { "\($0.type) \(article.article.text[$0.extent])" } == [
        "person Anna", "Location Bo",
      ])
    #expect(layer.entities.map(\.mentions) == [[0, 1]])
    #expect(layer.relations.map(\.type) == ["in"])
  }

  private func letters(_ number: Int) -> String {
    String(repeating: "a", count: number / 26) + String(UnicodeScalar(UInt8(97 + number % 26)))
  }
}

/// The corpora themselves.
@Suite(.enabled(if: Shared.isThere, "needs the shared corpora"))
struct PublishedCountTests {
  private struct Counts: Equatable {
    var articles = 0
    var mentions = 0
    var events = 0
    var arguments = 0
    var relations = 0
    var unmodelled = 0
  }

  private static func counts(
    _ path: String, _ change: (inout ReadingOptions) -> Void = { _ in }
  ) throws -> Counts {
    var counts = Counts()
    for reading in try readings(Shared.path("data/\(path)"), change) {
      #expect(!reading.hasErrors, "\(reading.messages)")
      counts.articles += 1
      counts.unmodelled += reading.unmodelled
      guard let layer = reading.layer else { continue }
      counts.mentions += layer.mentions.count
      counts.events += layer.events.count
      counts.arguments += layer.events.reduce(0) { $0 + $1.arguments.count }
      counts.relations += layer.relations.count
    }
    return counts
  }

  @Test func countsAreThoseOfThePublishers() throws {
    let rows: [(path: String, counts: Counts)] = [
      // wc -l of the files; grep -c '"confidence" : 0 ' of both kinds of rows gives what was rejected.
      ("re3d", Counts(articles: 42, mentions: 1659, relations: 716, unmodelled: 601 + 20)),
      // Files; grep -c '^<date\|^<time'.
      ("gum/xml", Counts(articles: 20, mentions: 166)),
      // README: 1000 sentences of each source in two halves; Roit et al. (2020), table of the gold's verbs and answers.
      (
        "qasrl-gs/data/gold/wikinews.dev.gold.csv",
        Counts(articles: 500, events: 1264, arguments: 4315)
      ),
      (
        "qasrl-gs/data/gold/wikipedia.dev.gold.csv",
        Counts(articles: 500, events: 1184, arguments: 4523)
      ),
      // Records but the one that describes the file.
      ("plover-gsr/gold_standard_records/PLOVER_GSR_CAMEO.txt", Counts(articles: 322, events: 322)),
    ]
    for row in rows {
      var found = try Self.counts(row.path)
      if row.counts.mentions == 0 { found.mentions = 0 }
      if row.counts.arguments == 0 { found.arguments = 0 }
      if row.counts.unmodelled == 0 { found.unmodelled = 0 }
      #expect(found == row.counts, "\(row.path)")
    }
  }

  /// GUM's XML has the tokens of its CoNLL-U files.
  @Test func tokensOfGUMAgree() throws {
    let xml = try ArticleCounts(of: Shared.path("data/gum/xml"))
    // cut -f1 of the CoNLL-U files: 13,571 whole numbers.
    #expect(xml.tokens == 13571)
    var sentences = 0
    for reading in try readings(Shared.path("data/gum/xml")) {
      sentences += reading.article?.article.tokens?.sentenceStarts.count ?? 0
    }
    // grep -c '<s[ >]'
    #expect(sentences == 616)
  }

  /// LitBank has its triggers in brat and in columns.
  @Test func triggersOfLitBankAreThoseOfItsBratFiles() throws {
    let columns = try Self.counts("litbank/events/tsv") { $0.eachTagIsMention = true }
    let brat = try Self.counts("litbank/events/brat")
    #expect(columns.mentions == 3440 && brat.mentions == 3440)
    #expect(columns.articles == 40 && brat.articles == 40)
  }
}
