import AssayFormats
import AssayModel
import Testing

/// Faults of TEI files, each with its place.
struct TEIValidationTests {
  private static func sample() throws -> String {
    let layer = try Layer(
      annotator: .person("gold"),
      mentions: [
        Mention(id: "T1", type: "Person", extent: Extent(0, 4)),
        Mention(id: "T2", type: "Site", extent: Extent(2, 9)),
      ],
      entities: [Entity(id: "C1", mentions: [0])],
      events: [
        Event(
          id: "E1", type: "Buy", trigger: Trigger(id: "t1", extent: Extent(5, 11)),
          arguments: [Argument(role: "Buyer", filler: .mention(0))])
      ])
    let article = AnnotatedArticle(
      Article(id: "a", text: ArticleText("Orsk bought it.\nSold.")), layers: [layer])
    return String(decoding: try TEI.write(article), as: UTF8.self)
  }

  /// Line and column, from one and in bytes, of the last `<` before a string's end.
  private static func place(ofTagWith needle: String, in xml: String) -> (line: Int, column: Int)? {
    guard let range = xml.firstRange(of: needle) else { return nil }
    let before = xml[..<range.upperBound]
    guard let start = before.lastIndex(of: "<") else { return nil }
    let lines = xml[..<start].split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.count, (lines.last?.utf8.count ?? 0) + 1)
  }

  private static func check(_ xml: String) -> TEIValidation {
    TEIValidation(Array(xml.utf8), file: "a.xml")
  }

  @Test func aGoodFileHasNoFault() throws {
    let validation = Self.check(try Self.sample())
    #expect(validation.faults.isEmpty, "\(validation.faults)")
    #expect(validation.isOfProfile && validation.isWellFormed)
    #expect(validation.hasRightChecksum == true)
    #expect(validation.identifiers > 10 && validation.pointers > 10)
    #expect(validation.article?.article.id == "a")
  }

  /// Each row spoils one thing: what is replaced, and in whose tag the fault must be told.
  @Test func spoiltFilesAreToldWithTheirPlace() throws {
    let good = try Self.sample()
    let cases: [(name: String, from: String, to: String, code: String, at: String)] = [
      (
        "an id twice", #"xml:id="T2""#, #"xml:id="T1""#, "duplicate-identifier",
        "<span xml:id=\"T1\""
      ),
      ("an entity", ##"ref="#C1""##, ##"ref="#C2""##, "dangling-pointer", ##"ref="#C2""##),
      ("a block", "(p1,2,7)", "(p9,2,7)", "dangling-pointer", "(p9,2,7)"),
      ("a letter", "it.", "at.", "text-changed", #"<idno type="sha256">"#),
      (
        "the length", #"codepoint" quantity=""#, #"codepoint" quantity="1"#, "text-changed",
        "codepoint"
      ),
      ("a quotation", "sk boug</span>", "sk boat</span>", "text-changed", #"<span xml:id="T2""#),
      ("the wrong sort", ##"ref="#C1""##, ##"ref="#E1""##, "dangling-pointer", ##"ref="#E1""##),
      ("an element", " it.", " <hi>it</hi>.", "not-of-profile", "<hi"),
      ("nobody's entity", ##" ref="#C1""##, "", "not-of-profile", #"<person xml:id="C1""#),
    ]
    for (name, from, to, code, at) in cases {
      let range = try #require(good.firstRange(of: from), "\(name)")
      let spoilt = good.replacingCharacters(in: range, with: to)
      let faults = Self.check(spoilt).faults
      let fault = try #require(faults.first { $0.code == code }, "\(name): \(faults)")
      let place = try #require(Self.place(ofTagWith: at, in: spoilt), "\(name)")
      #expect(fault.line == place.line && fault.column == place.column, "\(name): \(fault)")
      #expect(fault.description.hasPrefix("a.xml:\(place.line):\(place.column): "), "\(fault)")
      #expect(Self.check(spoilt).article == nil)
    }
  }

  @Test func allFaultsOfAFileAreTold() throws {
    var xml = try Self.sample()
    for (from, to) in [
      ("sk boug</span>", "sk boat</span>"), (##"ref="#C1""##, ##"ref="#C2""##),
      (#"codepoint" quantity=""#, #"codepoint" quantity="1"#),
    ] {
      let range = try #require(xml.firstRange(of: from))
      xml = xml.replacingCharacters(in: range, with: to)
    }
    let codes = Self.check(xml).faults.map(\.code)
    #expect(codes == ["text-changed", "dangling-pointer", "text-changed"])
  }

  @Test func hopelessFilesHaveOneFault() {
    let cases: [(name: String, bytes: [UInt8], code: String, place: String)] = [
      ("nothing", [], "xml", "a.xml"),
      ("text", Array("no XML".utf8), "xml", "a.xml:1:"),
      ("cut short", Array("<TEI>\n<text>".utf8), "xml", "a.xml:2:"),
      ("wrong end", Array("<TEI>\n  <p></q></TEI>".utf8), "xml", "a.xml:2:"),
      ("not UTF-8", Array("<TEI>\n".utf8) + [0x61, 0xFF], "xml", "a.xml:2:2: "),
      ("NUL", Array("<TEI>\na".utf8) + [0], "xml", "a.xml:2:2: "),
      ("document type", Array("<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a/>".utf8), "doctype", "a.xml:1:"),
      ("compressed", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], "xml", "a.xml:1:2: "),
    ]
    for (name, bytes, code, place) in cases {
      let validation = TEIValidation(bytes, file: "a.xml")
      #expect(validation.faults.count == 1, "\(name): \(validation.faults)")
      #expect(validation.faults.first?.code == code, "\(name): \(validation.faults)")
      let text = validation.faults.first?.description ?? ""
      #expect(text.hasPrefix(place), "\(name): \(text)")
      #expect(!validation.isWellFormed)
    }
  }

  @Test func filesOfOthersAreCheckedForPointersAlone() {
    let namespace = #"xmlns="http://www.tei-c.org/ns/1.0""#
    let cases: [(xml: String, codes: [String])] = [
      ("<TEI \(namespace)><p xml:id=\"a\"/><ref target=\"#a http://x/#b\"/></TEI>", []),
      ("<TEI \(namespace)><ref target=\"#a\" n=\"#b\"/></TEI>", ["dangling-pointer"]),
      ("<TEI \(namespace)><p who=\"#a #b\"/></TEI>", ["dangling-pointer", "dangling-pointer"]),
      ("<TEI \(namespace)><date from=\"2031\"/><p xml:id=\"a\" ana=\"ud-syn:nsubj\"/></TEI>", []),
      ("<TEI/>", ["not-tei"]), ("<html \(namespace)/>", ["not-tei"]),
    ]
    for (xml, codes) in cases {
      let validation = Self.check(xml)
      #expect(validation.faults.map(\.code) == codes, "\(xml): \(validation.faults)")
      #expect(!validation.isOfProfile && validation.hasRightChecksum == nil)
    }
    let known = TEIValidation(
      Array("<TEI \(namespace)><p who=\"#a #b\"/></TEI>".utf8), file: "a.xml", known: ["a"])
    #expect(known.faults.count == 1 && known.pointers == 2)
    #expect(
      TEIValidation.identifiers(in: Array("<a xml:id='x'><b xml:id='y'/></a>".utf8)) == ["x", "y"])
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
