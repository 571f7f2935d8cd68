import AssayModel
import Testing

struct OffsetTableTests {
  /// Counted one code point after another.
  private static func positions(_ text: String, _ unit: OffsetUnit) -> [Int: Int] {
    var positions: [Int: Int] = [0: 0]
    var byte = 0, count = 0
    for scalar in text.unicodeScalars {
      byte += UTF8.width(scalar)
      count += unit == .utf16 ? UTF16.width(scalar) : unit == .codePoint ? 1 : UTF8.width(scalar)
      positions[byte] = count
    }
    return positions
  }

  /// Texts whose characters lie across the 64 bytes that are counted together, at every place.
  @Test func positionsAreThoseOfCountingOneByOne() {
    var texts = ["", "a", "é", "🥊", String(repeating: "é", count: 70)]
    for length in 56...68 {
      for piece in ["é", "€", "🥊", "🥊🥊", "e\u{301}"] {
        let letters = String(repeating: "x", count: length)
        texts.append(letters + piece)
        texts.append(letters + piece + letters + piece + letters)
      }
    }
    for text in texts {
      let table = OffsetTable(ArticleText(text))
      for unit in OffsetUnit.allCases {
        let expected = Self.positions(text, unit)
        let last = expected.values.max() ?? 0
        #expect(table.count(in: unit) == last)
        let bytes = Dictionary(uniqueKeysWithValues: expected.map { ($1, $0) })
        for (byte, position) in expected {
          #expect(table.position(ofByte: byte, in: unit) == position, "\(text) \(byte)")
        }
        for position in 0...last + 2 {
          #expect(
            table.byteOffset(of: position, in: unit) == bytes[position], "\(text) \(position)")
        }
      }
    }
  }
}
