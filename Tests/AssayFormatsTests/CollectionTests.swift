import AssayModel
import Foundation
import Testing

@testable import AssayFormats

/// Files of many articles are read one article at a time, wherever the window over the file ends.
struct CollectionTests {
  /// How a format has several articles in a file.
  private struct Shape {
    let format: String, file: String
    let head: String
    /// The element of a number.
    let element: @Sendable (Int) -> String
    let separator: String, tail: String
    /// What may stand before elements and means nothing.
    var blank: Character = " "
    /// What each article has.
    var mentions = ["PER Bo"]

    func file(_ count: Int, blanks: Int = 0) -> String {
      head + String(repeating: blank, count: blanks)
        + (1...count).map(element).joined(separator: separator) + tail
    }
  }

  private static let shapes = [
    Shape(
      format: "bioc-json", file: "c.json", head: #"{"source": "s", "infons": {}, "documents": ["#,
      element: { number in
        #"{"id": "a\#(number)", "passages": [{"offset": 0, "text": "Zoë met \"Bo", "annotations": "#
          + #"[{"id": "T1", "infons": {"type": "PER"}, "locations": [{"offset": 9, "length": 2}]}]}]}"#
      }, separator: ", ", tail: #"], "key": "k"}"#),
    Shape(
      format: "pubannotation", file: "c.json", head: "[",
      element: { number in
        #"{"sourceid": "a\#(number)", "text": "Zoë met \"Bo", "#
          + #""denotations": [{"span": {"begin": 9, "end": 11}, "obj": "PER"}]}"#
      }, separator: ",", tail: "]"),
    Shape(
      format: "label-studio", file: "c.json", head: "[",
      element: { number in
        #"{"data": {"id": "a\#(number)", "text": "Zoë met \"Bo"}, "annotations": [{"result": [{"id": "r", "#
          + #""type": "labels", "from_name": "l", "to_name": "text", "value": "#
          + #"{"start": 9, "end": 11, "text": "Bo", "labels": ["PER"]}}]}]}"#
      }, separator: ",", tail: "]"),
    Shape(
      format: "spacy", file: "c.json", head: #"[{"id": "a", "paragraphs": ["#,
      element: { _ in
        #"{"raw": "Zoë met \"Bo", "sentences": [{"tokens": [{"orth": "Zoë", "ner": "O"}, "#
          + #"{"orth": "met", "ner": "O"}, {"orth": "\"", "ner": "O"}, {"orth": "Bo", "ner": "U-PER"}]}]}"#
      }, separator: ",", tail: "]}]"),
    Shape(
      format: "doccano", file: "c.json", head: "[",
      element: { #"{"id": "a\#($0)", "text": "Zoë met \"Bo", "label": [[9, 11, "PER"]]}"# },
      separator: ",", tail: "]"),
    Shape(
      format: "bioc", file: "c.xml",
      head: "<collection><source>s</source><date/><key/><!--<document>--> ",
      element: { number in
        "<document><id>a\(number)</id><passage><offset>0</offset><text>Zoë met &quot;Bo</text>"
          + "<annotation id=\"T1\"><infon key=\"type\">PER</infon>"
          + "<location offset=\"9\" length=\"2\"/></annotation></passage></document>"
      }, separator: "\n", tail: "</collection>"),
    Shape(
      format: "conllu", file: "c.conllu", head: "# global.Entity = eid-etype\n",
      element: { number in
        let row = "_\t_\t_\t_\t_\t_\t_"
        return
          "# newdoc id = a\(number)\n# text = Zoë met \"Bo\n1\tZoë\t\(row)\t_\n2\tmet\t\(row)\t_\n"
          + "3\t\"\t\(row)\tSpaceAfter=No\n4\tBo\t\(row)\tEntity=(e1-PER)\n\n"
      }, separator: "", tail: "", blank: "\n"),
    Shape(
      format: "tei", file: "c.xml",
      head: "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader/>",
      element: { number in
        "<TEI xml:id=\"a\(number)\"><teiHeader><title>T</title></teiHeader><text><body>"
          + "<p>Zoë met &quot;<name>Bo</name></p></body></text></TEI>"
      }, separator: "\n", tail: "</teiCorpus>", mentions: []),
    Shape(
      format: "newsml", file: "c.xml", head: "<newsMessage><itemSet>",
      element: { number in
        "<newsItem guid=\"a\(number)\"><contentSet><inlineXML><html><body>"
          + "<p>Zoë met &quot;Bo</p></body></html></inlineXML></contentSet></newsItem>"
      }, separator: "\n", tail: "</itemSet></newsMessage>", mentions: []),
  ]

  /// Borders in and about the text, with a letter of two bytes and an escape in it, and in other places.
  @Test func windowsMayEndAnywhere() throws {
    for shape in Self.shapes {
      let element = shape.element(1)
      let text = try #require(element.firstRange(of: "Zoë"))
      let start = element.utf8.distance(from: element.startIndex, to: text.lowerBound)
      let length = element.utf8.count
      let borders = Set(Array(start...(start + 12)) + stride(from: 0, through: length, by: 31))
      for border in borders.sorted() {
        try checkWindow(ending: border, in: shape)
      }
    }
  }

  /// Reads three articles, of which the window ends so many bytes behind the beginning of the first.
  private func checkWindow(ending border: Int, in shape: Shape) throws {
    let scratch = Scratch()
    let blanks = FileWindow.step - shape.head.utf8.count - border
    scratch.write(shape.file, shape.file(3, blanks: blanks))
    let readings = Array(
      try Formats.open("\(scratch.path)/\(shape.file)", as: Formats.named(shape.format)))
    let ids = (1...3).map { shape.format == "spacy" ? "a-\($0)" : "a\($0)" }
    #expect(readings.map(\.id) == ids, "\(shape.format) \(border)")
    #expect(readings.flatMap(\.messages) == [], "\(shape.format) \(border)")
    for reading in readings {
      let found = reading.article.map { article in
        (article.layers.first?.mentions ?? []).map {
          "\($0.type) \(article.article.text[$0.extent])"
        }
      }
      #expect(found == shape.mentions, "\(shape.format) \(border)")
      #expect(
        reading.article?.article.text.string.hasSuffix("\"Bo") ?? false,
        "\(shape.format) \(border)")
    }
  }

  /// More than the window holds, and every article once.
  @Test func manyArticlesAreReadOnceEach() throws {
    for shape in Self.shapes {
      let scratch = Scratch()
      let count = FileWindow.step * 3 / 2 / shape.element(1).utf8.count
      scratch.write(shape.file, shape.file(count))
      let readings = try scratch.readings(shape.file)
      #expect(readings.count == count && count > 1_000, "\(shape.format)")
      #expect(Set(readings.map(\.id)).count == count, "\(shape.format)")
      let counts = Set(readings.map { $0.layer?.mentions.count ?? 0 })
      #expect(counts == [shape.mentions.count], "\(shape.format)")
    }
  }

  private static let good = #"{"sourceid": "x", "text": "Bo", "denotations": []}"#
  private static let other = #"{"sourceid": "y", "text": "Bo", "denotations": []}"#

  private static func tei(_ id: String) -> String {
    "<TEI xml:id=\"\(id)\"><text><body><p>Bo</p></body></text></TEI>"
  }

  private struct Case {
    let name: String, format: String, content: String
    let ids: [String]
    let messages: [String]
  }

  private static let cases = [
    Case(
      name: "an element that is no JSON", format: "pubannotation",
      content: "[\(good),\n {\"text\": \"é\", \"denotations\": [,]},\n\(other)]",
      ids: ["x", "", "y"],
      messages: ["c.json:2: expected a value, found ',' (column 32)"]),
    Case(
      name: "an element that the file cuts off", format: "pubannotation",
      content: "[\(good),\n{\"text\": \"", ids: ["x", ""],
      messages: ["c.json:2: expected a closing quote, found the end (column 10)"]),
    Case(
      name: "no comma", format: "pubannotation", content: "[\(good) \(good)]", ids: ["x", ""],
      messages: [
        "c.json:1: expected ',' or ']', found '{\"sourceid\": \"x\"' (column 53)"
      ]),
    Case(
      name: "a comma too many", format: "pubannotation", content: "[\(good),\n]",
      ids: ["x", ""], messages: ["c.json:2: expected a value, found ']' (column 1)"]),
    Case(
      name: "something behind the list", format: "pubannotation", content: "[\(good)]\n]",
      ids: ["x", ""],
      messages: ["c.json:2: expected the end of the line or document, found ']' (column 1)"]),
    Case(
      name: "a member behind the list of documents", format: "bioc-json",
      content: #"{"documents": [{"id": "x", "passages": []}],"# + "\n \"key\": nil}",
      ids: ["x", ""], messages: ["c.json:2: expected null, found 'nil' (column 9)"]),
    Case(
      name: "documents one after the other, and a list of collections", format: "bioc-json",
      content: #"{"passages": [], "id": "x"} [{"documents": [{"id": "y", "passages": []}]}]"#,
      ids: ["x", "y"], messages: []),
    Case(
      name: "no documents", format: "bioc-json", content: #"{"documents": []}"#, ids: ["c"],
      messages: ["c.json: expected documents with passages, found none"]),
    Case(
      name: "a byte order mark", format: "pubannotation", content: "\u{FEFF}[\(good),\(other)]",
      ids: ["x", "y"],
      messages: ["c.json:1: warning: expected text, found a byte order mark; it is left out"]),
    Case(
      name: "a document without paragraphs", format: "spacy",
      content: #"[{"id": 1, "paragraphs": [{"sentences": [{"tokens": [{"orth": "Bo"}]}]}]},"#
        + "\n{\"id\": 2}]",
      ids: ["1", "c-2"],
      messages: ["c.json:2: expected a document with a list of paragraphs, found none"]),
    Case(
      name: "a corpus that ends within an article", format: "tei",
      content: "<teiCorpus>\(tei("x"))\(tei("y"))\n<TEI><text>", ids: ["x", "y", ""],
      messages: [
        "c.json:2:12: expected well-formed XML, found that the document ends before its elements do"
      ]),
    Case(
      name: "an error behind the last article", format: "tei",
      content: "<teiCorpus>\(tei("x"))\(tei("y"))\n</teiCorpora>", ids: ["x", ""],
      messages: [
        "c.json:2:14: expected well-formed XML, found that opening and ending tag mismatch: "
          + "teiCorpus line 1 and teiCorpora"
      ]),
    Case(
      name: "two articles of one name", format: "tei",
      content: "<teiCorpus>\(tei("x"))\(tei("x"))</teiCorpus>", ids: ["x", "x#2"],
      messages: [
        "c.json:1: warning: expected each name once, found 'x' again; such articles are called"
          + " 'x#2'"
      ]),
    Case(
      name: "a corpus without articles", format: "tei", content: "<teiCorpus/>", ids: [""],
      messages: ["c.json: expected an article, <TEI> or <TEI.2>, found none"]),
    Case(
      name: "nothing", format: "pubannotation", content: "", ids: [""],
      messages: ["c.json:1: expected a value, found the end (column 1)"]),
  ]

  @Test func faultsNameTheirPlaceAndOthersAreRead() throws {
    for row in Self.cases {
      let scratch = Scratch()
      scratch.write("c.json", row.content)
      let readings = Array(
        try Formats.open("\(scratch.path)/c.json", as: Formats.named(row.format)))
      let ids = readings.map { $0.hasErrors && !row.ids.contains($0.id) ? "" : $0.id }
      #expect(ids == row.ids, "\(row.name)")
      #expect(readings.flatMap(\.messages) == row.messages, "\(row.name)")
      #expect(
        readings.filter { $0.article == nil }.count
          == row.messages.filter { !$0.contains("warning") }.count, "\(row.name)")
    }
  }

  @Test func bytesThatAreNoTextRefuseTheirArticleAlone() throws {
    let scratch = Scratch()
    let documents = ["a", "b", "c"].map { id in
      Array("# newdoc id = \(id)\n1\tBo\t_\t_\t_\t_\t_\t_\t_\t_\n\n".utf8)
    }
    var bytes = documents[0] + documents[1] + documents[2]
    bytes[documents[0].count + "# newdoc id = b\n1\t".utf8.count] = 0xFF
    scratch.write("c.conllu", bytes)
    let rows = try scratch.readings("c.conllu")
    #expect(rows.map(\.id) == ["a", "b", "c"])
    #expect(rows.map { $0.article == nil } == [false, true, false])
    #expect(rows.flatMap(\.messages) == ["c.conllu:5:3: expected UTF-8, found the byte 0xFF"])

    // In XML all that comes before is read.
    let xml = try #require(Self.shapes.first { $0.format == "bioc" })
    var content = Array(xml.file(3).utf8)
    let last = try #require(content.lastIndex(of: UInt8(ascii: "Z")))
    content[last] = 0xFF
    scratch.write("c.xml", content)
    let documentsOfXML = try scratch.readings("c.xml")
    #expect(documentsOfXML.last?.article == nil)
    #expect(documentsOfXML.last?.faults.first?.line == 3)
    let before = xml.element(3).prefix { $0 != "Z" }
    #expect(documentsOfXML.last?.faults.first?.column == before.utf8.count + 1)
  }
}
