import AssayFormats
import AssayModel
import Foundation
import Testing

/// What stands beside brat's articles, and relations on their way to brat.
struct BratFolderTests {
  /// Converts all articles of a folder to brat; gives what was lost.
  private static func convert(_ source: String, to target: String) throws -> Ledger {
    let writer = try Formats.writer(named: "brat")
    var sink = try writer.create(target)
    var ledger = Ledger()
    for reading in try Formats.open(source) {
      let reduction = Reduction(try #require(reading.article), for: writer.capabilities)
      ledger += reduction.ledger
      try sink.append(reduction.article, baggage: reading.baggage)
    }
    try sink.finish()
    return ledger
  }

  @Test func relationsOfBratLoseNothing() throws {
    let scratch = Scratch()
    let annotations =
      "T1\tPER 0 4\tAnna\nT2\tPER 9 11\tBo\nR1\tKnows Arg1:T1 Arg2:T2\t\nR2\tOf who2:T1 whom:T2\n"
      + "*\tAlias T1 T2\n"
    scratch.write("in/a.txt", "Anna met Bo")
    scratch.write("in/a.ann", annotations)
    let ledger = try Self.convert("\(scratch.path)/in", to: "\(scratch.path)/out")
    #expect(ledger.isLossless, "\(ledger.summary)")
    #expect(scratch.bytes("out/a.ann") == Array(annotations.utf8))
  }

  @Test func rolesOfARelationDifferInBrat() throws {
    func relation(_ first: String, _ second: String) throws -> [String] {
      let mentions = [(0, 4), (9, 11)].enumerated().map { number, place in
        Mention(id: "T\(number + 1)", type: "PER", extent: Extent(place.0, place.1))
      }
      let relation = Relation(
        id: "R1", type: "Knows",
        arguments: [
          Argument(role: first, filler: .mention(0)), Argument(role: second, filler: .mention(1)),
        ])
      let article = AnnotatedArticle(
        Article(id: "a", text: ArticleText("Anna met Bo")),
        layers: [
          try Layer(annotator: .person("gold"), mentions: mentions, relations: [relation])
        ])
      let writer = try Formats.writer(named: "brat")
      return Reduction(article, for: writer.capabilities).article.layers[0].relations[0].arguments
        .map(\.role)
    }
    #expect(try relation("Arg1", "Arg2") == ["Arg1", "Arg2"])
    #expect(try relation("from:", "to") == ["from_", "to"])
    #expect(try relation("x", "x") == ["Arg1", "Arg2"])
    #expect(try relation("", "to") == ["_", "to"])
  }

  @Test func configurationsGoWithTheirArticles() throws {
    let scratch = Scratch()
    let above = "[entities]\nPER\n[relations]\n[events]\n[attributes]\n"
    let below = "[entities]\nPER\nLOC\n[relations]\n[events]\n[attributes]\n"
    scratch.write("in/annotation.conf", above)
    scratch.write("in/visual.conf", "[labels]\n")
    scratch.write("in/one/a.txt", "Anna")
    scratch.write("in/one/a.ann", "T1\tPER 0 4\tAnna\n")
    scratch.write("in/two/annotation.conf", below)
    scratch.write("in/two/tools.conf", "[options]\n")
    scratch.write("in/two/b.txt", "Rome")
    scratch.write("in/two/b.ann", "T1\tLOC 0 4\tRome\n")
    _ = try Self.convert("\(scratch.path)/in", to: "\(scratch.path)/out")
    #expect(scratch.names("out") == ["annotation.conf", "one", "two", "visual.conf"])
    #expect(scratch.names("out/one") == ["a.ann", "a.txt"])
    #expect(scratch.names("out/two") == ["annotation.conf", "b.ann", "b.txt", "tools.conf"])
    #expect(scratch.bytes("out/annotation.conf") == Array(above.utf8))
    #expect(scratch.bytes("out/two/annotation.conf") == Array(below.utf8))
  }

  @Test func articlesOfOthersGetAConfiguration() throws {
    let scratch = Scratch()
    scratch.write("a.jsonl", #"{"text": "Anna ran", "label": [[0, 4, "PER"]]}"#)
    _ = try Self.convert("\(scratch.path)/a.jsonl", to: "\(scratch.path)/out")
    #expect(
      scratch.names("out") == ["a.jsonl:1.ann", "a.jsonl:1.txt", "annotation.conf", "visual.conf"])
    let reading = AnnotationConfiguration.read("\(scratch.path)/out/annotation.conf")
    #expect(reading.faults == [] && reading.schema?.entities.map(\.name) == ["PER"])
    #expect(try scratch.readings("out").flatMap(\.messages) == [])
  }

  /// brat ends lines where Python's `splitlines` does, and wants the text of its document: a mention that goes over such
  /// a character is parted there, as brat itself does.
  @Test func noCharacterBreaksALineOfBrat() throws {
    let breaks = [
      "\n", "\r\n", "\u{B}", "\u{C}", "\r", "\u{1C}", "\u{1D}", "\u{1E}", "\u{85}", "\u{2028}",
      "\u{2029}",
    ]
    for character in breaks {
      let text = "An\(character)na ran"
      let mention = Mention(
        id: "T1", type: "PER", extent: Extent(0, text.utf8.count - 4),
        attributes: [Attribute("x", "a\(character)b")])
      let event = Event(
        id: "E1", type: "V", trigger: Trigger(id: "T2", extent: Extent(0, text.utf8.count)))
      let article = AnnotatedArticle(
        Article(id: "a", text: ArticleText(text)),
        layers: [try Layer(annotator: .person("gold"), mentions: [mention], events: [event])])
      let scratch = Scratch()
      let writer = try Formats.writer(named: "brat")
      var sink = try writer.create("\(scratch.path)/out")
      let reduction = Reduction(article, for: writer.capabilities)
      try sink.append(reduction.article)
      try sink.finish()
      let name = "U+\(String(character.unicodeScalars.first?.value ?? 0, radix: 16))"
      let length = character.unicodeScalars.count, rest = 2 + length
      let blanks = String(repeating: " ", count: length)
      let written = String(decoding: scratch.bytes("out/a.ann"), as: UTF8.self)
      #expect(
        written == """
          T1\tPER 0 2;\(rest) \(rest + 2)\tAn na
          T2\tV 0 2;\(rest) \(rest + 6)\tAn na ran
          E1\tV:T2
          A1\tx T1 a\(blanks)b

          """, "\(name)")
      #expect(
        reduction.ledger.entries.filter { $0.reason.hasPrefix("goes over a line break") }
          .map(\.kind) == [.event, .mention], "\(name)")
      let found = try scratch.readings("out") { $0.joinsAcrossLineBreaks = false }
      #expect(found.flatMap(\.messages) == [], "\(name)")
      #expect(found.first?.layer == reduction.article.layers[0], "\(name)")
      // Nothing is lost: what is read is what it was, but for the attribute.
      let joined = try scratch.readings("out")
      #expect(joined.flatMap(\.faults).map(\.code) == ["fragments-joined"], "\(name)")
      #expect(joined.first?.layer?.mentions[0].extent == mention.extent, "\(name)")
      #expect(joined.first?.layer?.events[0].trigger?.extent == event.trigger?.extent, "\(name)")
      #expect(joined.first?.repairs == 2)
    }
  }
}
