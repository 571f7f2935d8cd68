import AssayXML
import Testing

enum Word: Int, XMLVocabulary {
  case a, b, n, xmlID
  var spelling: String { self == .xmlID ? "xml:id" : "\(self)" }
  static let table = XMLNameTable<Word>()
}

/// Writes down what it is told, one line an event.
struct Recorder: XMLHandler {
  var events: [String] = []

  mutating func startElement(_ tag: borrowing XMLTag<Word>) throws(XMLError) {
    let attributes = (0..<tag.attributeCount).map { index in
      let (name, value) = tag.attribute(at: index)
      return " \(name)=\(value)"
    }
    let known = tag.name.map { "\($0)" } ?? "?\(tag.localName)"
    events.append("<\(known)\(attributes.joined())>")
    if tag[.n] == "refuse" { throw XMLError(.refused, "not this one") }
  }

  mutating func endElement(_ name: Word?) throws(XMLError) {
    events.append("</\(name.map { "\($0)" } ?? "?")>")
  }

  mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {
    events.append(String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self))
  }
}

private func events(of xml: String, _ reader: XMLReader = XMLReader()) throws -> [String] {
  var recorder = Recorder()
  try reader.read(Array(xml.utf8), into: &recorder)
  return recorder.events
}

/// Keeps where tags stand.
private struct Surveyor: XMLHandler {
  var starts: [Int] = []
  var ends: [Int] = []

  mutating func startElement(_ tag: borrowing XMLTag<Word>) throws(XMLError) {
    starts.append(tag.offset)
  }

  mutating func endElement(_ name: Word?) throws(XMLError) {}

  mutating func endElement(_ name: Word?, at offset: Int) throws(XMLError) { ends.append(offset) }

  mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {}
}

struct XMLReaderTests {
  /// Offsets count bytes of the whole input, in whichever chunk a tag stands.
  @Test func placesOfTagsAreThoseOfTheInput() throws {
    var xml = "<?xml version=\"1.0\"?>\n<a>"
    var starts: [Range<Int>] = []
    var ends: [Int] = []
    for number in 0..<9_000 {
      let tag = "<b n='é&amp;\(number)'>"
      starts.append(xml.utf8.count..<xml.utf8.count + tag.utf8.count)
      xml += tag + String(repeating: "t🏭", count: number % 7) + "</b >"
      ends.append(xml.utf8.count)
      if number % 3 == 0 {
        starts.append(xml.utf8.count..<xml.utf8.count + 5)
        xml += "<b />\n"
        ends.append(xml.utf8.count - 1)
      }
    }
    xml += "</a>"
    var surveyor = Surveyor()
    try XMLReader().read(Array(xml.utf8), into: &surveyor)
    #expect(surveyor.starts.count == starts.count + 1 && xml.utf8.count > 200_000)
    for (place, tag) in zip(surveyor.starts.dropFirst(), starts) {
      #expect(tag.lowerBound < place && place <= tag.upperBound)
    }
    #expect(Array(surveyor.ends.dropLast()) == ends)
  }

  @Test func documentsAreToldInOrder() throws {
    let cases: [(name: String, xml: String, events: [String])] = [
      ("empty element", "<a/>", ["<a>", "</a>"]),
      ("byte order mark", "\u{FEFF}<a/>", ["<a>", "</a>"]),
      (
        "attributes", "<a n='1' xml:id=\"x\" z='&lt;&#10; \t'/>",
        ["<a n=1 xml:id=x z=<\n  >", "</a>"]
      ),
      (
        "ampersands in attributes", "<a n='&amp; &#38; &amp;#38; &#x26;lt; &amp;amp;'/>",
        ["<a n=& & &#38; &lt; &amp;>", "</a>"]
      ),
      ("unknown names", "<c><d/></c>", ["<?c>", "<?d>", "</?>", "</?>"]),
      (
        "text is whole", "<a>1&lt;2<!-- c -->3<?p i?>4<![CDATA[<5>]]>&#x1F3ED;<b/>6</a>",
        ["<a>", "1<234<5>🏭", "<b>", "</b>", "6", "</a>"]
      ),
      ("carriage returns", "<a>x&#xD;\r\ny\rz</a>", ["<a>", "x\r\ny\nz", "</a>"]),
      (
        "prefixes", "<p:a xmlns:p='u' p:n='1'><p:b/></p:a>",
        ["<a p:n=1>", "<b>", "</b>", "</a>"]
      ),
    ]
    for (name, xml, expected) in cases {
      #expect(try events(of: xml) == expected, "\(name)")
    }
  }

  @Test func longTextComesInOnePieceWhateverTheChunks() throws {
    for unit in ["x", "é", "名", "🏭", "&amp;", "a<b/>"] {
      let xml = "<a>" + String(repeating: unit, count: 100_000) + "</a>"
      let texts = try events(of: xml).filter { !$0.hasPrefix("<") }
      if unit == "a<b/>" {
        #expect(texts.count == 100_000)
      } else {
        let character = unit == "&amp;" ? "&" : unit
        #expect(texts == [String(repeating: character, count: 100_000)])
      }
    }
  }

  @Test func attributesAndNamesCanBeAsked() throws {
    struct Asker: XMLHandler {
      var answers: [String] = []
      mutating func startElement(_ tag: borrowing XMLTag<Word>) throws(XMLError) {
        answers.append("\(tag.has(.n)) \(tag[.xmlID] ?? "-") \(tag.namespace ?? "-")")
        let length = try tag.withValue(of: .n) { (value) throws(XMLError) in value.count }
        answers.append("\(length ?? -1)")
      }
      mutating func endElement(_ name: Word?) throws(XMLError) {}
      mutating func text(_ bytes: Span<UInt8>) throws(XMLError) {}
    }
    var asker = Asker()
    let xml = "<a xmlns='urn:t' xml:id='i' id='j' n='123'><b n='' p:n='x' xmlns:p='q'/></a>"
    try XMLReader().read(Array(xml.utf8), into: &asker)
    #expect(asker.answers == ["true i urn:t", "3", "true - urn:t", "0"])
  }

  @Test func faultsAreErrorsWithTheirPlace() throws {
    let cases: [(name: String, xml: String, code: XMLError.Code, line: Int?)] = [
      ("empty", "", .malformed, 1),
      ("blank", " \n ", .malformed, 1),
      ("no tags", "a", .malformed, 1),
      ("truncated", "<a>\n<b>x", .malformed, 2),
      ("truncated in a tag", "<a>\n<b n='", .malformed, 2),
      ("mismatch", "<a>\n\n<b></a>", .malformed, 3),
      ("second root", "<a/>\n<a/>", .malformed, 2),
      ("attribute twice", "<a n='1' n='2'/>", .malformed, 1),
      ("bare ampersand", "<a>\n& </a>", .malformed, 2),
      ("bare bracket", "<a>]]></a>", .malformed, 1),
      ("control character", "<a>\u{1}</a>", .malformed, 1),
      ("reference to NUL", "<a>&#0;</a>", .malformed, 1),
      ("U+FFFE", "<a>\u{FFFE}</a>", .malformed, 1),
      ("prefix not declared", "<a>\n<x:b/></a>", .malformed, 2),
      ("undeclared entity", "<a>&x;</a>", .malformed, 1),
      ("encoding", "<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>", .encoding, 1),
      ("refused by the handler", "<a>\n<b n='refuse'/></a>", .refused, 2),
    ]
    for (name, xml, code, line) in cases {
      let error = #expect(throws: XMLError.self, "\(name)") { try events(of: xml) }
      #expect(error?.code == code && error?.line == line, "\(name): \(error?.description ?? "")")
    }
  }

  /// libxml2 tells of extra content where there is too little.
  @Test func whatEndsTooEarlyIsToldAsSuch() {
    let cases = [
      ("", "the document is empty or ends in its first tag"),
      (" \n", "the document is empty or ends in its first tag"),
      ("<?xml version='1.0'?>\n", "the document is empty or ends in its first tag"),
      ("<a><b>text</b>", "the document ends before its elements do"),
      ("<a><b/>\n", "the document ends before its elements do"),
      ("<a/>b", "extra content at the end of the document"),
      ("<a>&mdash;</a>", "the entity 'mdash' is not declared in the file, and no other is loaded"),
    ]
    for (xml, message) in cases {
      let error = #expect(throws: XMLError.self, "\(xml)") { try events(of: xml) }
      #expect(error?.description.contains(message) == true, "\(xml): \(error?.description ?? "")")
    }
  }

  @Test func bytesThatAreNoTextAreRefusedWithTheirOffset() {
    let cases: [(name: String, bytes: [UInt8], code: XMLError.Code, at: Int)] = [
      ("NUL", Array("<a>".utf8) + [0] + Array("</a>".utf8), .forbiddenCharacter, 3),
      ("NUL after the end", Array("<a></a>".utf8) + [0], .forbiddenCharacter, 7),
      ("NUL far in", Array(repeating: 0x20, count: 100) + [0], .forbiddenCharacter, 100),
      ("invalid UTF-8", Array("<a>é".utf8) + [0xFF], .encoding, 5),
      ("cut character", Array("<a>".utf8) + [0xE2, 0x82], .encoding, 3),
      ("UTF-16", [0xFF, 0xFE, 0x3C, 0x00], .encoding, 0),
      ("gzip", [0x1F, 0x8B, 0x08, 0x00], .encoding, 1),
    ]
    for (name, bytes, code, place) in cases {
      var recorder = Recorder()
      let error = #expect(throws: XMLError.self, "\(name)") {
        try XMLReader().read(bytes, into: &recorder)
      }
      #expect(error?.code == code && error?.byte == place, "\(name): \(error?.description ?? "")")
      #expect(recorder.events.isEmpty)
    }
  }
}
