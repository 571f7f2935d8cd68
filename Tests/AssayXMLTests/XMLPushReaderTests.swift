import AssayXML
import Testing

/// A document that comes in pieces is told as one that comes whole.
struct XMLPushReaderTests {
  private static let document = Array(
    "<?xml version='1.0'?>\n<a n='1'>Zoë &amp; <b xml:id='x'/><!-- no --><![CDATA[<ü>]]> 😊</a>\n"
      .utf8)

  private static func push(_ pieces: [ArraySlice<UInt8>]) throws(XMLError) -> [String] {
    let reader = try XMLPushReader(Recorder())
    for piece in pieces { try reader.push(Array(piece).span) }
    try reader.finish()
    return reader.withHandler { $0.events }
  }

  @Test func piecesMayEndBetweenAnyTwoCharacters() throws {
    var whole = Recorder()
    try XMLReader().read(Self.document, into: &whole)
    #expect(whole.events.count == 6)
    let borders = Self.document.indices.filter { Self.document[$0] & 0xC0 != 0x80 }
    for border in borders {
      let pieces = [Self.document[..<border], Self.document[border...]]
      #expect(try Self.push(pieces) == whole.events, "\(border)")
    }
    let all = zip(borders, borders.dropFirst() + [Self.document.count])
    #expect(try Self.push(all.map { Self.document[$0..<$1] }) == whole.events)
  }

  @Test func errorsHaveThePlaceInTheDocumentOrTheBytesOfThePiece() {
    let rows: [(name: String, pieces: [String], code: XMLError.Code, line: Int?)] = [
      ("a tag that does not fit", ["<a>\n", "<b></a>"], .malformed, 2),
      ("no end", ["<a>\n", "<b>"], .malformed, 2),
      ("nothing", [], .malformed, 1),
      ("refused by the handler", ["<a>\n", "\n<b n='refuse'/>", "</a>"], .refused, 3),
    ]
    for row in rows {
      let error = #expect(throws: XMLError.self, "\(row.name)") {
        try Self.push(row.pieces.map { Array($0.utf8)[...] })
      }
      #expect(error?.code == row.code && error?.line == row.line, "\(row.name)")
    }
    let error = #expect(throws: XMLError.self) {
      try Self.push([Array("<a>".utf8)[...], Array("é".utf8) + [0xFF]])
    }
    #expect(error?.code == .encoding && error?.byte == 2)
  }

  @Test func theLimitIsThatOfAllPieces() throws {
    var options = XMLReader.Options()
    options.maximumByteCount = 8
    let reader = try XMLPushReader(Recorder(), options: options)
    try reader.push(Array("<a>".utf8).span)
    let error = #expect(throws: XMLError.self) { try reader.push(Array("xy</a>".utf8).span) }
    #expect(error?.code == .limit)
  }

  @Test func whatCameBeforeAnErrorIsThere() throws {
    let reader = try XMLPushReader(Recorder())
    try reader.push(Array("<a><b/>".utf8).span)
    #expect(throws: XMLError.self) { try reader.push(Array("</c>".utf8).span) }
    #expect(reader.withHandler { $0.events } == ["<a>", "<b>", "</b>"])
  }
}
