import AssayFormats
import AssayModel
import AssayTesting
import Foundation
import Testing

struct WriterTests {
  /// An empty folder that is there until the test ends.
  static func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test(arguments: Formats.writers.map(\.name))
  func writersKeepWhatTheyPromise(_ name: String) throws {
    let articles = Array(RandomArticles(seed: 3).prefix(300))
    let writer = try Formats.writer(named: name), format = try Formats.named(name)
    try Self.withFolder { folder in
      try checkWriter(writer, readBy: format, articles: articles, folder: folder)
    }
  }

  /// Values that a format could take for another kind of value, or leave out.
  @Test(arguments: Formats.writers.map(\.name))
  func awkwardValuesAreReadBackOrTold(_ name: String) throws {
    let values = [
      "true", "false", "null", "0", "1", "-1.50", "1e3", "", " ", " x ", "x y", "a;b", "a|b", "a=b",
      "[]", "{}",
      "_", "*", "O", "B-X", "\"", "'", "\\", "a,b", "a:b", "#a", "&amp;", "<b>", "]]>", "TRUE",
      "nil", "é", "𝒳",
    ]
    let text = ArticleText("Anna met Bo")
    let articles = try values.enumerated().map { index, value in
      let mention = Mention(
        id: "T1", type: "PER", extent: Extent(0, 4), attributes: [Attribute("note", value)])
      let event = Event(
        id: "E1", type: "Meet", trigger: Trigger(id: "T2", extent: Extent(5, 8)), arguments: [],
        attributes: [Attribute("note", value)])
      return AnnotatedArticle(
        Article(id: "a\(index)", text: text),
        layers: [try Layer(annotator: .person("gold"), mentions: [mention], events: [event])])
    }
    try Self.withFolder { folder in
      try checkWriter(
        try Formats.writer(named: name), readBy: try Formats.named(name), articles: articles,
        folder: folder)
    }
  }

  @Test func everySchemeOfTagsIsReadBack() throws {
    let articles = Array(RandomArticles(seed: 5).prefix(60))
    for name in ["columns", "huggingface"] {
      for scheme in TagScheme.allCases {
        var options = WritingOptions()
        options.scheme = scheme
        let writer = try Formats.writer(named: name).applying(options)
        try Self.withFolder { folder in
          try checkWriter(
            writer, readBy: try Formats.named(name), articles: articles, folder: folder)
        }
      }
    }
  }

  @Test func longestEndingTellsTheWriter() {
    for (path, name) in [
      ("a.jsonl", "jsonl"), ("a.dygie.jsonl", "dygie"), ("a.hf.jsonl", "huggingface"),
      ("a.doccano.jsonl", "doccano"), ("a.conll", "columns"), ("a.v4_gold_conll", "conll2012"),
      ("a.conllu", "conllu"), ("a.oneie.json", "oneie"),
    ] {
      #expect(Formats.writer(for: path)?.name == name, "\(path)")
    }
    #expect(Formats.writer(for: "a.unknown") == nil)
  }

  /// A blank between two annotations is no token; one that an annotation begins or ends with is.
  @Test func blanksAreTokensOnlyWhereAnnotationsNeedThem() throws {
    let text = ArticleText("on 3 May Lena ran")
    func article(_ extents: [(Int, Int)]) throws -> AnnotatedArticle {
      let mentions = extents.enumerated().map { index, place in
        Mention(id: "T\(index)", type: "X", extent: Extent(place.0, place.1))
      }
      return AnnotatedArticle(
        Article(id: "a", text: text),
        layers: [try Layer(annotator: .person("gold"), mentions: mentions)])
    }
    let capabilities = try Formats.writer(named: "oneie").capabilities
    for (extents, wanted) in [
      ([(3, 8), (9, 13)], "on|3|May|Lena|ran"), ([(2, 8)], "on| |3|May|Lena|ran"),
      ([(3, 9)], "on|3|May| |Lena|ran"), ([(4, 6)], "on|3| |M|ay|Lena|ran"),
    ] {
      let reduction = Reduction(try article(extents), for: capabilities)
      let reduced = reduction.article.article
      let tokens = reduced.tokens?.tokens.map { reduced.text[$0] } ?? []
      #expect(tokens.joined(separator: "|") == wanted)
      #expect(reduction.article.layers[0].mentions.count == extents.count)
    }
  }

  /// What a target writes as one comes back as it was, or the ledger says so before.
  @Test func linksThatComeBackOtherwiseAreTold() throws {
    let rows: [(base: String, identifier: String, isKept: Bool)] = [
      ("KB", "Q7", true), ("http://www.wikidata.org", "http://www.wikidata.org/entity/Q7", true),
      ("http://x.org/a/", "b", true), ("KB", "http://x.org/a", true), ("urn:x", "1", false),
      ("http://x.org/fn17", "killing", false), ("", "rs7", true), ("", "c|SUB|7", true),
    ]
    for name in ["brat", "prodigy", "webanno-tsv"] {
      let writer = try Formats.writer(named: name)
      for row in rows {
        let link = KnowledgeBaseLink(base: row.base, identifier: row.identifier)
        let mention = Mention(id: "T1", type: "PER", extent: Extent(0, 4), links: [link])
        let article = AnnotatedArticle(
          Article(
            id: "a", text: ArticleText("Anna"),
            tokens: Tokenization(tokens: [Fragment(0, 4)], sentenceStarts: [0])),
          layers: [try Layer(annotator: .person("gold"), mentions: [mention])])
        let reduction = Reduction(article, for: writer.capabilities)
        let kept = reduction.article.layers[0].mentions[0].links
        // brat's references have a base.
        let isKept = row.isKept && (name != "brat" || !row.base.isEmpty)
        #expect((kept == [link]) == isKept, "\(name): \(row.base) \(row.identifier)")
        let scratch = Scratch()
        let path = scratch.path + (writer.writesFolder ? "/out" : "/a\(writer.endings[0])")
        var sink = try writer.create(path)
        try sink.append(reduction.article)
        try sink.finish()
        let found = try readings(path).first?.article?.layers.first?.mentions.first?.links
        #expect(found == kept, "\(name): \(row.base) \(row.identifier)")
      }
    }
  }

  @Test func bratIsCopiedToTheByte() throws {
    try Self.withFolder { folder in
      let text = "Rebels left Ravno.\r\n", source = "\(folder)/in", target = "\(folder)/out"
      let annotations =
        "T2\tPlace 12 17\tRavno\r\n#1\tAnnotatorNotes T2\ta town\nX9\tsomething else\n"
        + "T10\tGroup 0 6\tRebels\n"
      try FileManager.default.createDirectory(atPath: source, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: "\(source)/a.txt"))
      try Data(annotations.utf8).write(to: URL(filePath: "\(source)/a.ann"))
      let writer = try Formats.writer(named: "brat")
      var sink = try writer.create(target)
      for reading in try Formats.open(source) {
        let article = try #require(reading.article)
        try sink.append(article, baggage: reading.baggage)
      }
      try sink.finish()
      for (name, wanted) in [("a.txt", text), ("a.ann", annotations)] {
        let found = try Data(contentsOf: URL(filePath: "\(target)/\(name)"))
        #expect(found == Data(wanted.utf8), "\(name)")
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: target)
      #expect(names.sorted() == ["a.ann", "a.txt"])
    }
  }
}
