import AssayFormats
import AssayModel
import Testing

struct ColumnTests {
  @Test func awkwardLinesBecomeTokens() throws {
    let rows: [(name: String, file: String, texts: [String], mentions: [[String]])] = [
      ("one sentence", "Anna\tB-PER\nSmith\tI-PER\nran\tO\n", ["Anna Smith ran"], [["Anna Smith"]]),
      ("no final newline", "Anna\tB-PER\nran\tO", ["Anna ran"], [["Anna"]]),
      ("blanks between columns", "Anna NNP B-PER\nran  VBD O \n", ["Anna ran"], [["Anna"]]),
      ("CRLF", "Anna\tB-PER\r\n\r\nran\tO\r\n", ["Anna", "ran"], [["Anna"], []]),
      ("blank lines with a TAB", "a\tO\n\t\nb\tB-X\n \nc\tO\n", ["a", "b", "c"], [[], ["b"], []]),
      ("many blank lines", "\n\na\tO\n\n\n\nb\tO\n\n", ["a", "b"], [[], []]),
      ("a token that is a number sign", "#\tO\nx\tB-X\n", ["# x"], [["x"]]),
      ("blanks and NBSP in a token", "a b\u{A0}c\tB-X\nd\tO\n", ["a b\u{A0}c d"], [["a b\u{A0}c"]]),
      ("line separator in a token", "a\u{2028}b\tB-X\n", ["a\u{2028}b"], [["a\u{2028}b"]]),
      ("empty token", "\tO\nx\tB-X\n", [" x"], [["x"]]),
      ("mark inside", "x\tO\n\u{FEFF}y\tB-X\n", ["x \u{FEFF}y"], [["\u{FEFF}y"]]),
      ("emoji and right to left", "👩‍👩‍👧\tB-X\nשלום\tB-Y\n", ["👩‍👩‍👧 שלום"], [["👩‍👩‍👧", "שלום"]]),
      (
        "documents", "-DOCSTART- -X- O\n\na x O\n\nb x B-X\n\n-DOCSTART- -X- O\n\nc x O\n",
        ["a\nb", "c"], [["b"], []]
      ),
      ("a document without tokens", "-DOCSTART- O\n\n-DOCSTART- O\na O\n", ["", "a"], [[], []]),
      ("type change and orphan", "a\tI-X\nb\tI-Y\nc\tB-Y\n", ["a b c"], [["a", "b", "c"]]),
      ("TAB at the end of each line", "a\tB-X\t\nb\tO\t\n", ["a b"], [["a"]]),
    ]
    for row in rows {
      let scratch = Scratch()
      scratch.write("a.conll", row.file)
      // Blank lines end articles, but for the rows on documents.
      let readings = try scratch.readings("a.conll") {
        $0.unit = row.file.hasPrefix("-DOCSTART-") ? .document : .sentence
      }
      #expect(readings.flatMap(\.messages) == [], "\(row.name)")
      let articles = readings.compactMap(\.article)
      #expect(articles.map(\.article.text.string) == row.texts, "\(row.name)")
      #expect(articles.map(\.article.id) == row.texts.indices.map { "\($0 + 1)" }, "\(row.name)")
      let quotes = articles.map { article in
        article.layers[0].mentions.map { article.article.text[$0.extent] }
      }
      #expect(quotes == row.mentions, "\(row.name)")
    }
  }

  @Test func faultsRefuseOneArticle() throws {
    let rows: [(name: String, file: [UInt8], faults: [String], read: [Bool])] = [
      (
        "columns", Array("a\tO\n\nb\nc\tO\tO\n\nd\tO\n".utf8),
        [
          "a.x:3:2: expected 2 columns, found 1; the token is kept with the tag O",
          "a.x:4:5: expected 2 columns, found 3; the token is kept with the tag O",
        ],
        [true, false, true]
      ),
      (
        "no tag", Array("a\tO\n\nb\t\n\nd\tO\n".utf8),
        ["a.x:3:3: expected a tag in column 2, found nothing; the token is kept with the tag O"],
        [true, false, true]
      ),
      (
        "no token", Array("1 a O\n2 b O\n3\n4 d O\n\n1 e O\n".utf8),
        ["a.x:3:2: expected 3 columns, found 1; the token is missing"], [false, true]
      ),
      (
        "mark", [0xEF, 0xBB, 0xBF] + Array("a\tO\n".utf8),
        ["a.x:1: warning: expected a token, found a byte order mark; it is left out"], [true]
      ),
      (
        "not UTF-8", Array("a\tO\nb\tO\n\nx\tO\ny".utf8) + [0xFF] + Array("\tO\n".utf8),
        ["a.x:5: expected UTF-8, found the byte 0xFF (byte 3 of 4)"], [true, false]
      ),
      ("nothing", [], [], []),
      ("blank lines", Array("\n \n".utf8), [], []),
    ]
    for row in rows {
      let scratch = Scratch()
      let path = scratch.write("a.x", row.file)
      var options = ReadingOptions()
      options.unit = .sentence
      let readings = Array(try Formats.open(path, as: Formats.named("columns"), options: options))
      #expect(readings.flatMap(\.messages) == row.faults, "\(row.name)")
      #expect(readings.map { $0.article != nil } == row.read, "\(row.name)")
    }
    let scratch = Scratch()
    let prose = scratch.write("prose.txt", "word\nanother\n")
    #expect(throws: Fault.self) { try Formats.open(prose, as: Formats.named("columns")) }
    let two = scratch.write("two.conll", "a O\n")
    #expect(throws: Fault.self) { try readings(two) { $0.tagColumns = [.init(5, .person("x"))] } }
  }

  /// The token stays, or all that follow would be compared with others of the gold.
  @Test func tornLinesLoseTheirTagsAlone() throws {
    let rows: [(name: String, file: String, text: String, mentions: [String], lost: Int)] = [
      (
        "too few", "Anna B-P\nmet O\nBo\nLi I-P\n\nEd B-P\n", "Anna met Bo Li\nEd",
        ["Anna", "Li", "Ed"], 1
      ),
      (
        "too many", "Anna\tB-P\nBo\tI-P\tran\tO\nLi\tI-P\n", "Anna Bo Li", ["Anna", "Li"], 1
      ),
      ("no tag", "Anna\tB-P\nran\t\nfar\tO\n", "Anna ran far", ["Anna"], 1),
      (
        "the first line", "torn\nAnna\tB-P\nran\tO\nfar\tO\n", "torn Anna ran far", ["Anna"], 1
      ),
      (
        "a TAB among blanks", "Anna B-P\nran\tO\nfar O\nwide O\n", "Anna ran far wide", ["Anna"],
        1
      ),
      (
        "one of two tags", "a B-P O\nb I-P \nc O O\nd O B-Q\n", "a b c d", ["a", "d"], 2
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      let path = scratch.write("a.conll", row.file)
      var options = ReadingOptions()
      if row.lost == 2 { options.tagColumns = [1, 2].map { .init($0, .person("x")) } }
      let readings = Array(try Formats.open(path, as: Formats.named("columns"), options: options))
      #expect(readings.count == 1, "\(row.name)")
      let article = try #require(readings.first?.article, "\(row.name)")
      #expect(article.article.text.string == row.text, "\(row.name)")
      let quotes = article.layers[0].mentions.map { article.article.text[$0.extent] }
      #expect(quotes.sorted() == row.mentions.sorted(), "\(row.name)")
      #expect(
        readings[0].refusedAnnotations == row.lost && readings[0].faults.count == 1, "\(row.name)")
    }
  }

  @Test func tabsAtTheEndAreNoColumns() throws {
    let scratch = Scratch()
    let path = scratch.write("a.conll", "Anna\tB-P\t\nBo\tI-P\nran\tO\t\t\nLi\tB-P\n")
    let reading = try #require(try readings(path).first)
    #expect(reading.messages == [])
    #expect(reading.article?.lines == ["P 'Anna Bo'", "P 'Li'"])
  }

  @Test func schemesAreToldByCounting() {
    let rows: [(tags: String, scheme: TagScheme?, isAmbiguous: Bool)] = [
      ("O O", nil, true), ("B-X I-X O B-X", .iob2, false), ("I-X I-X O I-X B-X", .iob1, false),
      ("B-X I-X O I-X O B-Y", .iob2, true), ("S-X B-X E-X O", .iobes, false),
      ("U-X B-X L-X", .bilou, false), ("I-X E-X O E-X", .ioe2, false),
      ("I-X O I-X E-X I-X", .ioe1, false),
    ]
    for row in rows {
      var evidence = TagSchemeEvidence()
      let tags = TagSequence(row.tags.split(separator: " ").map(String.init))
      evidence.add(tags, sentences: [0..<tags.count])
      #expect(evidence.scheme == row.scheme, "\(row.tags)")
      #expect(evidence.isAmbiguous == row.isAmbiguous, "\(row.tags)")
    }
  }
}

/// Real column corpora, with the counts that their publishers or we know.
@Suite(.enabled(if: Shared.isThere, "needs the shared corpora"))
struct ColumnCorpusTests {
  @Test func countsAreKnown() throws {
    let rows: [(file: String, sentences: Int, tokens: Int, mentions: Int)] = [
      ("wnut17/wnut17train.conll", 3394, 62730, 1975),
      ("wnut17/emerging.dev.conll", 1009, 15733, 836),
      ("broad-twitter-corpus/train_dev_test_conll/btc.train", 6338, 99933, 8779),
      ("broad-twitter-corpus/train_dev_test_conll/btc.dev", 1001, 15027, 1730),
      ("crossner-politics/ner_data/politics/train.txt", 200, 8384, 1304),
      ("crossner-politics/ner_data/politics/dev.txt", 541, 24624, 3482),
      ("crossner-politics/ner_data/politics/test.txt", 651, 27585, 4209),
      ("newsreader-wikinews-ner/wikinews-outer-gold.conll", 599, 11023, 577),
      ("newsreader-wikinews-ner/wikinews-inner-gold.conll", 599, 11023, 610),
    ]
    for row in rows {
      let path = Shared.path("data/\(row.file)")
      let perSentence = try readings(path) { $0.unit = .sentence }
      #expect(perSentence.flatMap(\.messages) == [], "\(row.file)")
      let articles = perSentence.compactMap(\.article)
      #expect(articles.count == row.sentences, "\(row.file)")
      let tokens = articles.reduce(0) { $0 + ($1.article.tokens?.tokens.count ?? 0) }
      #expect(tokens == row.tokens, "\(row.file)")
      #expect(
        articles.reduce(0) { $0 + $1.layers[0].mentions.count } == row.mentions, "\(row.file)")

      let whole = try readings(path)
      #expect(whole.count == 1 && whole[0].layer?.mentions.count == row.mentions, "\(row.file)")
      #expect(whole[0].article?.article.tokens?.sentenceStarts.count == row.sentences)
    }
  }

  @Test func goldAndPredictedStandInOneFile() throws {
    for layer in ["inner", "outer"] {
      let file = "data/newsreader-wikinews-ner/conlleval-3-class-best-\(layer).txt"
      let readings = try readings(Shared.path(file)) {
        $0.tagColumns = ReadingOptions.TagColumn.goldAndPredicted
        $0.unit = .sentence
      }
      #expect(readings.count == 599)
      let layers = readings.compactMap(\.article).map(\.layers)
      #expect(layers.allSatisfy { $0.map(\.annotator.name) == ["gold", "predicted"] })
      #expect(layers.reduce(0) { $0 + $1[0].mentions.count } == (layer == "inner" ? 610 : 577))
    }
  }

  @Test func realSchemesAreFound() throws {
    let path = Shared.path("samples/conll/europeana-enp_FR.bnf-head400.bio")
    var evidence = TagSchemeEvidence()
    for reading in try readings(path) {
      guard let article = reading.article, let tags = article.layers[0].tags else { continue }
      evidence.add(tags, sentences: article.article.tokens?.sentences ?? [])
    }
    #expect(evidence.scheme == .iob1)
  }
}
