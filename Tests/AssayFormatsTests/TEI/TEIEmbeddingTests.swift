import AssayFormats
import AssayModel
import AssayTesting
import Foundation
import Testing

/// Layers that are added to TEI documents of others.
struct TEIEmbeddingTests {
  /// The articles of a document as they are read.
  private static func articles(_ xml: [UInt8]) throws -> [AnnotatedArticle] {
    let scratch = Scratch()
    scratch.write("d.xml", xml)
    return try scratch.readings("d.xml").map { reading in
      #expect(reading.faults.isEmpty, "\(reading.faults)")
      return try #require(reading.article)
    }
  }

  /// What is left of `result` where all that is not in `source` is taken away from the left.
  private static func isInsertion(_ result: [UInt8], into source: [UInt8]) -> Bool {
    let text = String(decoding: result, as: UTF8.self)
    let layers = text.split(separator: "\n<standOff", omittingEmptySubsequences: false)
    var rest = String(layers[0])
    for layer in layers.dropFirst() {
      guard let end = layer.firstRange(of: "</standOff>") else { return false }
      rest += layer[end.upperBound...]
    }
    rest = rest.replacing(#/ xml:id="assay\.b[0-9]+"/#, with: "")
    return rest == String(decoding: source, as: UTF8.self)
  }

  private static func document(_ body: String) -> [UInt8] {
    let header =
      "<teiHeader><fileDesc><titleStmt><title>t</title></titleStmt></fileDesc></teiHeader>"
    return Array(
      "<TEI xmlns='http://www.tei-c.org/ns/1.0' >\(header)\n<text ><body>\(body)</body></text >\n</TEI>\n"
        .utf8)
  }

  @Test func mentionsPointThroughMarkup() throws {
    let cases: [(name: String, body: String, text: String, words: String, target: String)] = [
      ("plain", "<p>a bc d</p>", "a bc d", "bc", "#string-range(assay.b1,2,2)"),
      ("known id", "<p xml:id='x'>a bc d</p>", "a bc d", "bc", "#string-range(x,2,2)"),
      ("inline element", "<p>a b<hi>c</hi></p>", "a bc", "bc", "#string-range(assay.b1,2,2)"),
      ("references", "<p>&lt;&#x1F3ED; b</p>", "<🏭 b", "b", "#string-range(assay.b1,3,1)"),
      ("white space", "<p>\n  a\n  b </p>", "a b", "a b", "#string-range(assay.b1,3,5)"),
      ("note", "<p>a<note>x y</note> b</p>", "a b", "a b", "#string-range(assay.b1,0,1,4,2)"),
      ("line break", "<p>a<lb/>b</p>", "a b", "a b", "#string-range(assay.b1,0,2)"),
      ("two blocks", "<div><p>a</p><p>b</p></div>", "a\nb", "a\nb", "#string-range(assay.b1,0,2)"),
      ("comment", "<p>a<!-- x -->b</p>", "ab", "b", "#string-range(assay.b1,1,1)"),
      (
        "a version taken back", "<p>a <choice><sic>bd</sic><corr>bc</corr></choice> d</p>",
        "a bc d", "a bc d", "#string-range(assay.b1,0,2,4,4)"
      ),
      (
        "a version left out", "<p>a <choice><reg>bc</reg><orig>bd</orig></choice> d</p>",
        "a bc d", "bc d", "#string-range(assay.b1,2,2,6,2)"
      ),
      ("deleted", "<p>a<del>x</del>b</p>", "ab", "ab", "#string-range(assay.b1,0,1,2,1)"),
      ("second block", "<p>a</p>\n<p >b</p>", "a\nb", "b", "#string-range(assay.b1,0,1)"),
    ]
    for (name, body, text, words, target) in cases {
      let document = Self.document(body)
      let article = try #require(try Self.articles(document).first)
      #expect(article.article.text.string == text, "\(name)")
      let range = try #require(text.firstRange(of: words))
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      let layer = try Layer(
        annotator: .person("gold"),
        mentions: [
          Mention(id: "T1", type: "X", extent: Extent(start, start + words.utf8.count))
        ])
      let meant = AnnotatedArticle(article.article, layers: [layer])
      let result = try TEI.adding([0: meant], to: document)
      let xml = String(decoding: result, as: UTF8.self)
      #expect(xml.contains("target=\"\(target)\""), "\(name): \(xml)")
      #expect(Self.isInsertion(result, into: document), "\(name): \(xml)")
      #expect(try Self.articles(result) == [meant], "\(name)")
    }
  }

  @Test func theExampleComesBackWhole() throws {
    let document = try #require(Project.bytes("docs/examples/letter.xml"))
    let scratch = Scratch()
    scratch.write("letter.jsonl", try #require(Project.bytes("docs/examples/letter.jsonl")))
    let meant = try #require(try scratch.readings("letter.jsonl").first?.article)
    #expect(try Self.articles(document).first?.article.text == meant.article.text)
    let result = try TEI.adding([0: meant], to: document)
    #expect(Self.isInsertion(result, into: document))
    let again = try #require(try Self.articles(result).first)
    #expect(again.layers == meant.inTextOrder().layers && meant.layers.count == 2)
    // A second run adds behind what the first has added.
    let twice = try TEI.adding([0: meant], to: result)
    #expect(try Self.articles(twice).first?.layers.count == 4)
    #expect(TEIValidation(twice, file: "letter.xml").faults.isEmpty)
  }

  /// Random documents with blocks, notes, breaks, references and white space; random annotations.
  @Test func randomDocumentsComeBackWhole() throws {
    var generator = SeededGenerator(seed: 5)
    let pieces = [
      "Orsk", " ", "\n  ", "é", "🏭", "&amp;", "<hi>in</hi>", "<note>left <p>out</p></note>",
      "<lb/>",
      "<lb break='no'/>", "<!-- c -->", "<![CDATA[<x>]]>", "<pb n='1'/>", "w", "<?pi x?>", "\t",
      "<w join='right'>a</w>", "<name>N M</name>", "\r\n",
      "<choice><sic>s<note>n</note> c</sic> <corr>cor</corr></choice>",
      "<app><rdg>r <choice><orig>o</orig><reg>e</reg></choice></rdg><rdg>x</rdg></app>",
      "<subst> <del>d</del> <add>u</add></subst>", "<seg xml:id='s%'>s</seg>",
    ]
    var mentions = 0, refused = 0
    for number in 0..<400 {
      var body = ""
      for block in 0..<Int.random(in: 1...4, using: &generator) {
        let id = Bool.random(using: &generator) ? " xml:id='k\(block)'" : ""
        let name = ["p", "head", "ab", "l"].randomElement(using: &generator) ?? "p"
        let words = (0..<Int.random(in: 1...9, using: &generator)).map { piece in
          (pieces.randomElement(using: &generator) ?? "")
            .replacing("%", with: "\(number).\(block).\(piece)")
        }
        body += "<\(name)\(id)>\(words.joined())</\(name)>"
        if Bool.random(using: &generator) { body += "\n " }
      }
      let document = Self.document(body)
      let article = try #require(try Self.articles(document).first)
      let layer = try Self.layer(on: article.article.text, using: &generator)
      let meant = AnnotatedArticle(article.article, layers: [layer])
      do {
        let result = try TEI.adding([0: meant], to: document)
        #expect(Self.isInsertion(result, into: document), "\(body)")
        #expect(try Self.articles(result) == [meant.inTextOrder()], "\(body)")
        mentions += layer.mentions.count
      } catch let error as TEIError {
        // Only what ends at white space that is no character of the document cannot be said.
        #expect(error.code == .unwritable || error.code == .mismatch, "\(error): \(body)")
        refused += 1
      }
    }
    #expect(mentions > 500 && refused < 80, "\(mentions) mentions, \(refused) refused")
  }

  private static func layer(
    on text: ArticleText, using generator: inout SeededGenerator
  ) throws -> Layer {
    // Pieces begin and end with a character that is no white space, as annotations do.
    let words = (0..<text.count).filter {
      text.isScalarBoundary($0) && ![0x20, 0x0A].contains(text.bytes[$0])
    }
    guard !words.isEmpty else { return Layer(empty: .person("gold")) }
    func fragment() -> Fragment {
      let a = words.randomElement(using: &generator) ?? 0
      let b = words.randomElement(using: &generator) ?? 0
      var end = max(a, b) + 1
      while !text.isScalarBoundary(end) { end += 1 }
      return Fragment(min(a, b), end)
    }
    let mentions = (0..<6).compactMap { index -> Mention? in
      let count = index % 3 == 0 ? 2 : 1
      let fragments = (0..<count).map { _ in fragment() }
      return Extent(joining: fragments).map { Mention(id: "T\(index)", type: "X", extent: $0) }
    }
    return try Layer(annotator: .person("gold"), mentions: mentions)
  }

  @Test func whatCannotBeAddedIsRefused() throws {
    let text = ArticleText("a b")
    func article(_ mention: Mention, _ text: ArticleText) throws -> AnnotatedArticle {
      AnnotatedArticle(
        Article(id: "d", text: text),
        layers: [try Layer(annotator: .person("gold"), mentions: [mention])])
    }
    let good = Mention(id: "T1", type: "X", extent: Extent(0, 1))
    let blank = Mention(id: "T1", type: "X", extent: Extent(0, 2))
    let control = Mention(id: "T1", type: "\u{1}", extent: Extent(0, 1))
    let plain = Self.document("<p>a<lb/>b</p>")
    let across = Mention(id: "T1", type: "X", extent: Extent(0, 3))
    let two = Self.document("<p>a</p></body></text><text><body><p>b</p>")
    let old = Array("<TEI.2><text><body><p>a b</p></body></text></TEI.2>".utf8)
    let cases: [(name: String, mention: Mention, text: ArticleText, xml: [UInt8], TEIError.Code)] =
      [
        ("another text", good, ArticleText("a c"), plain, .textChanged),
        ("a blank that is a break", blank, text, plain, .unwritable),
        ("a label", control, text, plain, .unwritable),
        ("two texts", across, ArticleText("a\nb"), two, .unwritable),
        ("TEI P4", good, text, old, .notOfProfile),
        ("not well-formed", good, text, Array("<TEI>".utf8), .malformed),
      ]
    for (name, mention, text, xml, code) in cases {
      let meant = try article(mention, text)
      let error = #expect(throws: TEIError.self, "\(name)") { try TEI.adding([0: meant], to: xml) }
      #expect(error?.code == code, "\(name): \(error?.description ?? "")")
    }
    let own = try TEI.write(AnnotatedArticle(Article(id: "a", text: text), layers: []))
    let error = #expect(throws: TEIError.self) { try TEI.adding([:], to: own) }
    #expect(error?.message.contains("export it anew") == true)
  }

  @Test(.enabled(if: hasSamples, "needs ../shared/samples/tei"))
  func samplesOfOthersKeepTheirStructure() throws {
    var count = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.samples) {
      let document = Array(try Data(contentsOf: URL(filePath: "\(Self.samples)/\(name)")))
      var generator = SeededGenerator(seed: 9)
      var meant: [Int: AnnotatedArticle] = [:]
      let articles = try Self.articles(document)
      for (number, article) in articles.enumerated() {
        let layer = try Self.layer(on: article.article.text, using: &generator)
        meant[number] = AnnotatedArticle(article.article, layers: [layer]).inTextOrder()
      }
      let result = try TEI.adding(meant, to: document)
      #expect(Self.isInsertion(result, into: document), "\(name)")
      for (number, article) in try Self.articles(result).enumerated() {
        #expect(article.layers == meant[number]?.layers, "\(name)")
        count += article.layers.count
      }
    }
    #expect(count >= 3)
  }

  private static let samples: String = {
    let shared =
      ProcessInfo.processInfo.environment["ASSAY_SHARED"]
      ?? Project.root.deletingLastPathComponent().appending(path: "shared").path
    return shared + "/samples/tei"
  }()

  private static var hasSamples: Bool { FileManager.default.fileExists(atPath: samples) }
}
