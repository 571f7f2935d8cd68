import AssayModel
import AssayTesting
import Testing

@Suite struct ArticleTextTests {
  static let awkward = [
    "", "a", "\r\n", "a\r\nb\rc\n", "\u{FEFF}bom", "e\u{301}", "Å\u{30A}", "👩‍👩‍👧x", "🇹🇷🇸🇾", "\u{0}x",
    "\u{2028}\u{85}", "שלום", "𝔘𝔫", String(repeating: "aé漢🏭", count: 40),
  ]

  @Test func bytesAreKept() throws {
    for string in Self.awkward {
      let text = try ArticleText(validating: Array(string.utf8))
      #expect(text.bytes == Array(string.utf8))
      #expect(text == ArticleText(string))
      #expect(text.isASCII == string.utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test func faultyBytesAreNamed() {
    let cases: [([UInt8], Int)] = [
      ([0x80], 0), ([0x61, 0xFF], 1), ([0xC3], 0), ([0x61, 0xE2, 0x82], 1),
      ([0xED, 0xA0, 0x80], 0), ([0xC0, 0x80], 0), ([0x61, 0x62, 0xF5, 0x80, 0x80, 0x80], 2),
    ]
    for (bytes, offset) in cases {
      let error = #expect(throws: TextError.self) { _ = try ArticleText(validating: bytes) }
      #expect(error?.description == "byte \(offset) is not UTF-8")
    }
  }

  /// Long texts of all kinds of characters, most with one byte changed, are judged as by the standard library.
  @Test func longTextsAreJudgedAsByTheStandardLibrary() {
    var generator = SeededGenerator(seed: 41)
    let parts = [
      "a", "b\n", "plain words, thirty-two of them ", "é", "漢", "🏭", "\u{0}", "e\u{301}",
    ]
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...20, using: &generator) {
        bytes += (parts.randomElement(using: &generator) ?? "").utf8
      }
      if let place = bytes.indices.randomElement(using: &generator), Bool.random(using: &generator)
      {
        bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
      }
      var wrong: Int?
      do {
        _ = try UTF8Span(validating: bytes.span)
      } catch {
        wrong = error.byteOffsets.lowerBound
      }
      do {
        let text = try ArticleText(validating: bytes)
        #expect(wrong == nil)
        #expect(text.bytes == bytes)
        #expect(text.isASCII == bytes.allSatisfy { $0 < 0x80 })
      } catch {
        #expect(error.offset == wrong)
      }
    }
  }

  @Test func offsetsAgreeWithTheStringsOwnViews() {
    for string in Self.awkward {
      let text = ArticleText(string)
      let table = OffsetTable(text)
      #expect(table.count(in: .codePoint) == string.unicodeScalars.count)
      #expect(table.count(in: .utf16) == string.utf16.count)
      #expect(table.count(in: .byte) == string.utf8.count)
      var codePoint = 0
      var utf16 = 0
      var byte = 0
      for scalar in string.unicodeScalars {
        #expect(table.position(ofByte: byte, in: .codePoint) == codePoint)
        #expect(table.position(ofByte: byte, in: .utf16) == utf16)
        #expect(table.byteOffset(of: codePoint, in: .codePoint) == byte)
        #expect(table.byteOffset(of: utf16, in: .utf16) == byte)
        if UTF16.width(scalar) == 2 { #expect(table.byteOffset(of: utf16 + 1, in: .utf16) == nil) }
        if UTF8.width(scalar) > 1 { #expect(table.byteOffset(of: byte + 1, in: .byte) == nil) }
        codePoint += 1
        utf16 += UTF16.width(scalar)
        byte += UTF8.width(scalar)
      }
      #expect(table.byteOffset(of: codePoint, in: .codePoint) == byte)
      for unit in OffsetUnit.allCases {
        #expect(table.byteOffset(of: table.count(in: unit) + 1, in: unit) == nil)
        #expect(table.byteOffset(of: -1, in: unit) == nil)
        #expect(table.fragment(1, 0, in: unit) == nil)
      }
    }
  }

  @Test func extentsInsideTheTextAreTold() {
    let text = ArticleText("aé")
    let cases: [(Extent, Bool)] = [
      (Extent(0, 3), true), (Extent(0, 1), true), (Extent(3, 3), true), (Extent(0, 2), false),
      (Extent(2, 3), false), (Extent(0, 4), false), (Extent(4, 4), false),
    ]
    for (extent, isInside) in cases { #expect(text.contains(extent) == isInside, "\(extent)") }
  }
}
