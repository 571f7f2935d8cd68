import AssayXML
import Testing

struct XMLWriterTests {
  @Test func documentsAreWrittenAsTheyShould() throws {
    var xml = XMLWriter()
    try xml.processingInstruction("xml-stylesheet", #"href="a.css""#)
    try xml.start("a")
    try xml.attribute("n", "1 < 2 & \"3\"\t\r\n'")
    try xml.attribute("xml:id", "x")
    try xml.start("b")
    try xml.end()
    try xml.text("a]]>b & \"c\"\r\n\td")
    try xml.end()
    let expected = """
      <?xml version="1.0" encoding="UTF-8"?>
      <?xml-stylesheet href="a.css"?>
      <a n="1 &lt; 2 &amp; &quot;3&quot;&#x9;&#xD;&#xA;'" xml:id="x"><b/>a]]&gt;b &amp; "c"&#xD;
      \td</a>

      """
    #expect(String(decoding: try xml.finish(), as: UTF8.self) == expected)
  }

  @Test func charactersOutsideXMLAreRefusedWithTheirOffset() throws {
    let cases: [(name: String, bytes: [UInt8], at: Int?)] = [
      ("plain", Array("ab".utf8), nil),
      ("tab, newlines and DEL", [0x09, 0x0A, 0x0D, 0x7F], nil),
      ("C1 control U+0085", [0xC2, 0x85], nil),
      ("NUL", [0x61, 0], 1),
      ("U+000C after 40 letters", Array(repeating: 0x61, count: 40) + [0x0C], 40),
      ("U+001F", [0x1F], 0),
      ("U+FFFD", [0xEF, 0xBF, 0xBD], nil),
      ("U+FFFE", [0x61, 0xEF, 0xBF, 0xBE], 1),
      ("U+FFFF", [0xEF, 0xBF, 0xBF], 0),
      ("U+1FFFF", [0xF0, 0x9F, 0xBF, 0xBF], nil),
      ("surrogate", [0xED, 0xA0, 0x80], 0),
      ("last before the surrogates", [0xED, 0x9F, 0xBF], nil),
      ("overlong, two bytes", [0xC0, 0xAF], 0),
      ("overlong, three bytes", [0xE0, 0x9F, 0xBF], 0),
      ("overlong, four bytes", [0xF0, 0x8F, 0xBF, 0xBF], 0),
      ("above U+10FFFF", [0xF4, 0x90, 0x80, 0x80], 0),
      ("no such lead", [0xF5, 0x80, 0x80, 0x80], 0),
      ("lone trail", [0x61, 0x80], 1),
      ("cut short", [0x61, 0xE2, 0x82], 1),
      ("lead before a letter", [0xE2, 0x61, 0x61], 0),
    ]
    for (name, bytes, place) in cases {
      #expect(XMLCharacters.firstForbidden(in: bytes.span) == place, "\(name)")
      var xml = XMLWriter()
      try xml.start("a")
      let before = xml.count
      if let place {
        let inText = #expect(throws: XMLError.self) { try xml.text(utf8: bytes.span) }
        #expect(inText?.byte == place && inText?.code == .forbiddenCharacter, "\(name)")
        let after = xml.count
        #expect(after == before + 1, "only the end of the start tag is written: \(name)")
      } else {
        try xml.attribute("b", utf8: bytes.span)
        try xml.text(utf8: bytes.span)
        let prefix = try xml.textPrefix(utf8: bytes.span)
        #expect(prefix == bytes.count, "\(name)")
      }
    }
  }

  @Test func brokenNestingIsRefused() throws {
    typealias Step = (inout XMLWriter) throws -> Void
    let cases: [(name: String, code: XMLError.Code, steps: Step)] = [
      ("text before the root", .nesting, { try $0.text("a") }),
      ("end before the root", .nesting, { try $0.end() }),
      (
        "second root", .nesting,
        {
          try $0.start("a")
          try $0.end()
          try $0.start("b")
        }
      ),
      (
        "text after the root", .nesting,
        {
          try $0.start("a")
          try $0.end()
          try $0.text("b")
        }
      ),
      (
        "attribute after text", .nesting,
        {
          try $0.start("a")
          try $0.text("b")
          try $0.attribute("c", "d")
        }
      ),
      (
        "attribute twice", .nesting,
        {
          try $0.start("a")
          try $0.attribute("c", "d")
          try $0.attribute("c", "e")
        }
      ),
      (
        "prefix not declared", .name,
        {
          try $0.start("x:a")
          try $0.end()
        }
      ),
      (
        "attribute prefix declared by a sibling", .name,
        {
          try $0.start("a")
          try $0.start("b")
          try $0.attribute("xmlns:x", "urn:x")
          try $0.end()
          try $0.start("b")
          try $0.attribute("x:n", "1")
          try $0.text("")
        }
      ),
      (
        "two prefixes of one namespace", .name,
        {
          try $0.start("a")
          try $0.attribute("xmlns:x", "urn:x")
          try $0.attribute("xmlns:y", "urn:x")
        }
      ),
      ("instruction named xml", .name, { try $0.processingInstruction("XML", "") }),
      (
        "instruction that ends early", .forbiddenCharacter,
        { try $0.processingInstruction("a", "b?>") }
      ),
      (
        "instruction in the root", .nesting,
        {
          try $0.start("a")
          try $0.processingInstruction("a", "b")
        }
      ),
    ]
    for (name, code, steps) in cases {
      var xml = XMLWriter()
      let error = #expect(throws: XMLError.self, "\(name)") { try steps(&xml) }
      #expect(error?.code == code, "\(name)")
    }
    #expect(throws: XMLError.self) {
      var xml = XMLWriter()
      try xml.start("a")
      _ = try xml.finish()
    }
    #expect(throws: XMLError.self) { _ = try XMLWriter().finish() }
  }

  @Test func prefixesMayBeUsedWhereTheyAreDeclared() throws {
    var xml = XMLWriter()
    try xml.start("x:a")
    try xml.attribute("xmlns:x", "urn:x")
    try xml.start("x:b")
    try xml.attribute("x:n", "1")
    try xml.end()
    try xml.end()
    let text = String(decoding: try xml.finish(), as: UTF8.self)
    #expect(text.hasSuffix(#"<x:a xmlns:x="urn:x"><x:b x:n="1"/></x:a>"# + "\n"))
  }

  @Test func namesAreChecked() {
    for name in ["a", "_a", "a-b.c1", "xml:id", "é", "名", "a·"] {
      #expect(throws: Never.self, "\(name)") { try XMLName(name) }
    }
    for name in ["", "1a", "-a", ".a", "a b", "a:", ":a", "a:b:c", "a:1", "a<", "×", "a\u{0}"] {
      #expect(throws: XMLError.self, "\(name)") { try XMLName(name) }
    }
    #expect(XMLName.isNCName("T1") && !XMLName.isNCName("1") && !XMLName.isNCName("a:b"))
  }
}
