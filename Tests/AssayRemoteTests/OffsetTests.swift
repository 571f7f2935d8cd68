import AssayExtraction
import AssayModel
import Testing

@testable import AssayRemote

/// Positions in every unit, and what is said where they do not fit.
@Suite struct OffsetTests {
  static let awkward = "🙂 café 的\u{301} The army left Ravno. Ravno 👩‍👩‍👧 fell."

  @Test func everyUnitGivesTheSameBytes() async throws {
    for fault in ["", "says-utf16", "says-byte"] {
      let result = try await Children.run(fault, on: Children.inputs(Self.awkward))
      #expect(result.failures.isEmpty, "\(fault): \(result.failures)")
      for outcome in result.outcomes {
        let text = ArticleText(outcome.article == "a5" ? "POISON \(Self.awkward)" : Self.awkward)
        #expect(outcome.layer?.mentions.map { text[$0.extent] } == ["Ravno", "Ravno"], "\(fault)")
      }
    }
  }

  @Test func theUserCanSayTheUnit() async throws {
    let result = try await Children.run("utf16", on: Children.inputs(Self.awkward)) {
      $0.unit = .utf16
    }
    #expect(result.failures.isEmpty, "\(result.failures)")
  }

  @Test func aMisfitNamesItsLikelyCause() async throws {
    let rows: [(fault: String, text: String, message: String)] = [
      ("utf16", awkward, "its positions look like UTF-16 units: let it say \"offsets\":\"utf16\""),
      ("byte", awkward, "its positions look like bytes"),
      ("inclusive", "The army left Ravno.", "an end is the position behind the last"),
      ("high", "The army left Ravno for Telk.", "all its ends look 2 too high"),
      ("crlf", "The army\r\nleft\r\nRavno.", "it seems to count CRLF as one"),
      ("bom", "\u{FEFF}The army left Ravno.", "it seems to take off the byte order mark"),
      ("strip", "\n  The army left Ravno.", "it seems to take off 3 white space at the start"),
      ("nfc", "The cafe\u{301} fell.", "it seems to normalise the text"),
      ("quote", "The army left Ravno.", "quotes 'Telk', but at its place stands 'Ravno'"),
      ("quote-control", "a\r\n\t\u{1}Ravno.", "but at its place stands 'a\\r\\n\\t·'"),
      (
        "nothing", "The army left Ravno.",
        "is at 14 to 14, which is nothing: an end is the position"
      ),
      ("outside", "The army left Ravno.", "which is no range of code points in this text"),
    ]
    for (fault, text, message) in rows {
      let input = ExtractionInput(Article(id: "a0", text: ArticleText(text)))
      let result = try await Children.run(fault, on: [input])
      #expect(result.failures["a0"]?.contains(message) == true, "\(fault): \(result.failures)")
    }
  }

  private var awkward: String { Self.awkward }

  @Test func positionsComeBack() {
    let texts = ["", "abc", Self.awkward, "a\r\nb", "e\u{301}\u{302}x"]
    for text in texts.map(ArticleText.init) {
      for unit in ProcessSettings.Unit.allCases {
        let table = PositionTable(text, unit)
        let last = table.position(ofByte: text.count)
        var before = -1
        for position in 0...last {
          guard let byte = table.byte(at: position) else { continue }
          #expect(byte > before)
          #expect(table.position(ofByte: byte) == position, "\(unit)")
          before = byte
        }
        #expect(before == text.count)
        #expect(table.byte(at: last + 1) == nil)
        #expect(table.byte(at: -1) == nil)
      }
    }
  }
}
