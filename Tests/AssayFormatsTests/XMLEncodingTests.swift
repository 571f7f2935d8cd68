import AssayFormats
import AssayModel
import Foundation
import Testing

/// XML that is not in UTF-8 is read as it declares, or refused with a reason.
struct XMLEncodingTests {
  private static func document(_ encoding: String?, _ word: String = "Zoë") -> String {
    let declaration = encoding.map { " encoding=\"\($0)\"" } ?? ""
    return
      "<?xml version=\"1.0\"\(declaration) ?>\n<collection><source/><date/><key/><document><id>d</id>"
      + "<passage><offset>0</offset><text>\(word) met Bo</text><annotation id=\"T1\"><infon key=\"type\">PER</infon>"
      + "<location offset=\"8\" length=\"2\"/><text>Bo</text></annotation></passage></document></collection>"
  }

  private static func encoded(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] {
    Array(try #require(text.data(using: encoding)))
  }

  @Test func declaredEncodingsAreRead() throws {
    let mark: [UInt8] = [0xFF, 0xFE]
    let rows: [(name: String, bytes: [UInt8], text: String)] = [
      ("UTF-8", Array(Self.document("UTF-8").utf8), "Zoë met Bo"),
      ("none", Array(Self.document(nil).utf8), "Zoë met Bo"),
      (
        "ISO-8859-1", try Self.encoded(Self.document("ISO-8859-1"), .isoLatin1), "Zoë met Bo"
      ),
      (
        "windows-1252", try Self.encoded(Self.document("windows-1252", "“e”"), .windowsCP1252),
        "“e” met Bo"
      ),
      ("US-ASCII", Array(Self.document("US-ASCII", "Zoe").utf8), "Zoe met Bo"),
      (
        "UTF-16 with a mark",
        try mark + Self.encoded(Self.document("UTF-16", "\u{1F600}oe"), .utf16LittleEndian),
        "\u{1F600}oe met Bo"
      ),
      (
        "UTF-16 without", try Self.encoded(Self.document("UTF-16"), .utf16BigEndian), "Zoë met Bo"
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      let path = scratch.write("a.xml", row.bytes)
      #expect(Formats.format(of: try Source(path))?.name == "bioc", "\(row.name)")
      let readings = try readings(path)
      #expect(readings.flatMap(\.messages) == [], "\(row.name)")
      let article = try #require(readings.first?.article, "\(row.name)")
      #expect(article.article.text.string == row.text, "\(row.name)")
      #expect(article.layers[0].mentions.map { article.article.text[$0.extent] } == ["Bo"])
    }
  }

  @Test func otherEncodingsAreNamed() throws {
    let latin1 = try Self.encoded(Self.document("US-ASCII"), .isoLatin1)
    let odd = try Self.encoded(Self.document("UTF-16"), .utf16LittleEndian) + [0x0A]
    let rows: [(name: String, bytes: [UInt8], message: String)] = [
      (
        "unknown", Array(Self.document("KOI8-R", "Zoe").utf8),
        "a.xml:1: expected the encoding UTF-8, UTF-16, US-ASCII, ISO-8859-1 or windows-1252, found 'KOI8-R'"
      ),
      (
        "UTF-16 that is none", Array(Self.document("UTF-16", "Zoe").utf8),
        "a.xml:1: expected UTF-16 as declared, found bytes of another encoding"
      ),
      (
        "not ASCII", latin1,
        "a.xml:2: expected a byte of the declared encoding, found 0xEB (byte \(latin1.firstIndex(of: 0xEB) ?? 0) "
          + "of \(latin1.count))"
      ),
      (
        "half a character", odd,
        "a.xml:2: expected two bytes of UTF-16, found 0xA (byte \(odd.count - 1) of \(odd.count))"
      ),
    ]
    for row in rows {
      let scratch = Scratch()
      let path = scratch.write("a.xml", row.bytes)
      let readings = Array(try Formats.open(path, as: Formats.named("bioc")))
      #expect(readings.flatMap(\.messages) == [row.message], "\(row.name)")
      #expect(readings.compactMap(\.article).isEmpty, "\(row.name)")
    }
    // It is read as it declares, and told that it may have meant something else.
    let scratch = Scratch()
    let wrong = scratch.write("b.xml", Self.document("ISO-8859-1"))
    let found = Array(try Formats.open(wrong, as: Formats.named("bioc")))
    #expect(
      found.first?.messages.first
        == "b.xml:1: warning: expected ISO-8859-1 as declared, found bytes that are UTF-8; they are read as declared"
    )
  }

  @Test func documentsOfTEIGetLayersAndAreCheckedInTheirEncoding() throws {
    let rows: [(name: String, encoding: String.Encoding, mark: [UInt8])] = [
      ("ISO-8859-1", .isoLatin1, []), ("windows-1252", .windowsCP1252, []),
      ("UTF-16", .utf16LittleEndian, [0xFF, 0xFE]),
    ]
    for row in rows {
      let document =
        "<?xml version='1.0' encoding='\(row.name)' standalone='yes'?>\n"
        + "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>Zoë met Bo</p></body></text></TEI>\n"
      let bytes = try row.mark + Self.encoded(document, row.encoding)
      let scratch = Scratch()
      let path = scratch.write("a.xml", bytes)
      let article = try #require(readings(path).first?.article?.article, "\(row.name)")
      let mention = Mention(id: "T1", type: "PER", extent: Extent(0, 4))
      let layer = try Layer(annotator: .person("x"), mentions: [mention])
      let result = try TEI.adding([0: AnnotatedArticle(article, layers: [layer])], to: bytes)
      let text = String(decoding: result, as: UTF8.self)
      #expect(text.hasPrefix("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<TEI"))
      #expect(text.contains("Zoë met Bo"), "\(row.name)")
      scratch.write("b.xml", result)
      let again = try #require(scratch.readings("b.xml").first?.article, "\(row.name)")
      #expect(again.layers.last?.mentions.map { again.article.text[$0.extent] } == ["Zoë"])
      #expect(TEI.otherEncoding(of: bytes) == row.name && TEI.otherEncoding(of: result) == nil)
      for file in [bytes, result] {
        #expect(TEIValidation(file, file: "a.xml").faults == [], "\(row.name)")
      }
      #expect(TEIValidation.identifiers(in: bytes).isEmpty)
    }
    let broken = try Self.encoded(
      "<?xml version='1.0' encoding='US-ASCII'?>\n<TEI>ë</TEI>", .isoLatin1)
    #expect(TEIValidation(broken, file: "a.xml").faults.map(\.code) == ["encoding"])
    #expect(throws: TEIError.self) { try TEI.adding([:], to: broken) }
  }

  /// A text of brat is UTF-8, or it is told which byte is not.
  @Test func textsSayWhereTheyAreNotUTF8() throws {
    let scratch = Scratch()
    scratch.write("a.txt", Array("Anna\nZo".utf8) + [0xEB] + Array(" ran".utf8))
    scratch.write("a.ann", "T1\tPER 0 4\tAnna\n")
    #expect(
      try scratch.readings("a.ann").flatMap(\.messages)
        == ["a.txt:2: expected UTF-8, found the byte 0xEB (byte 7 of 12)"])
  }
}
