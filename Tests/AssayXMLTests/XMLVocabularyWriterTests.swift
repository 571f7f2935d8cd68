import AssayXML
import Testing

struct XMLVocabularyWriterTests {
  private enum Word: Int, XMLVocabulary {
    case root, item, n, id

    var spelling: String { self == .id ? "xml:id" : "\(self)" }

    static let table = XMLNameTable<Word>()
  }

  private static func string(_ xml: borrowing XMLVocabularyWriter) throws -> String {
    try xml.finish { bytes in String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self) }
  }

  @Test func documentsAreThoseOfTheOtherWriter() throws {
    let values = [
      "", "plain", "1 < 2 & \"3\"\t\r\n'", "]]>", String(repeating: "x", count: 15) + "&",
      String(repeating: "\"", count: 40), "zwölf Boxkämpfer jagen Viktor 🥊 quer über den Deich",
      String(repeating: "ab\n", count: 20) + "\u{85}\u{2028}\u{FFFD}",
    ]
    var pieces = XMLVocabularyWriter(Word.table)
    for _ in 0..<2 {
      var whole = XMLWriter()
      pieces.restart(capacity: 8)
      try whole.processingInstruction("p", "a")
      try pieces.processingInstruction("p", "a")
      try whole.start("root")
      try pieces.start(Word.root.rawValue)
      for (index, value) in values.enumerated() {
        try whole.start("item")
        try whole.attribute("xml:id", "i\(index)")
        try whole.attribute("n", "\(value)\(value)")
        try pieces.start(Word.item.rawValue)
        try pieces.startValue(Word.id.rawValue)
        try pieces.value(plain: "i")
        try pieces.value(index)
        try pieces.endValue()
        try pieces.startValue(Word.n.rawValue)
        try pieces.value(utf8: value.utf8.span)
        try pieces.value(utf8: value.utf8.span)
        try pieces.endValue()
        if index % 2 == 0 {
          try whole.text(value)
          try pieces.text(utf8: value.utf8.span)
        }
        try whole.end()
        try pieces.end()
      }
      try whole.end()
      try pieces.end()
      #expect(try Self.string(pieces) == String(decoding: try whole.finish(), as: UTF8.self))
    }
  }

  @Test func aValueThatIsRefusedIsTakenBack() throws {
    var xml = XMLVocabularyWriter(Word.table)
    try xml.start(Word.root.rawValue)
    try xml.startValue(Word.n.rawValue)
    try xml.value(plain: "good")
    let bad: [UInt8] = [0x61, 0x0C]
    let error = #expect(throws: XMLError.self) { try xml.value(utf8: bad.span) }
    #expect(error?.code == .forbiddenCharacter && error?.byte == 1)
    try xml.startValue(Word.n.rawValue)
    try xml.value(plain: "again")
    try xml.endValue()
    try xml.end()
    #expect(try Self.string(xml).hasSuffix("\n<root n=\"again\"/>\n"))
  }

  @Test func whatStandsWhereItMayNotIsRefused() throws {
    let cases: [(name: String, body: (inout XMLVocabularyWriter) throws -> Void)] = [
      ("text before the root", { try $0.text(utf8: [0x61].span) }),
      ("end without start", { try $0.end() }),
      ("attribute before the root", { try $0.startValue(Word.n.rawValue) }),
      (
        "value outside an attribute",
        { xml in
          try xml.start(Word.root.rawValue)
          try xml.value(1)
        }
      ),
      (
        "attribute twice",
        { xml in
          try xml.start(Word.root.rawValue)
          for _ in 0..<2 {
            try xml.startValue(Word.n.rawValue)
            try xml.endValue()
          }
        }
      ),
      (
        "element in a value",
        { xml in
          try xml.start(Word.root.rawValue)
          try xml.startValue(Word.n.rawValue)
          try xml.start(Word.item.rawValue)
        }
      ),
      (
        "end in a value",
        { xml in
          try xml.start(Word.root.rawValue)
          try xml.startValue(Word.n.rawValue)
          try xml.end()
        }
      ),
      (
        "attribute after content",
        { xml in
          try xml.start(Word.root.rawValue)
          try xml.text(utf8: [0x61].span)
          try xml.startValue(Word.n.rawValue)
        }
      ),
      (
        "second root",
        { xml in
          try xml.start(Word.root.rawValue)
          try xml.end()
          try xml.start(Word.root.rawValue)
        }
      ),
      ("no root", { try $0.finish { _ in } }),
      (
        "open element",
        { xml in
          try xml.start(Word.root.rawValue)
          try xml.finish { _ in }
        }
      ),
    ]
    for (name, body) in cases {
      var xml = XMLVocabularyWriter(Word.table)
      let error = #expect(throws: XMLError.self, "\(name)") { try body(&xml) }
      #expect(error?.code == .nesting, "\(name)")
    }
  }
}
