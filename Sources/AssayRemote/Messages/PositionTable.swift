import AssayExtraction
import AssayModel

/// Converts between bytes of a text and the positions that another program counts.
struct PositionTable {
  private enum Counting {
    case table(OffsetTable, OffsetUnit)
    /// The byte at which each grapheme cluster begins, and the end of the text.
    case graphemes([Int])
  }

  private let counting: Counting

  /// Counts a text once.
  ///
  /// - Complexity: O(n) in bytes; O(1) for ASCII, but for grapheme clusters.
  init(_ text: ArticleText, _ unit: ProcessSettings.Unit) {
    switch unit {
    case .byte: counting = .table(OffsetTable(text), .byte)
    case .utf16: counting = .table(OffsetTable(text), .utf16)
    case .codePoint: counting = .table(OffsetTable(text), .codePoint)
    case .grapheme:
      var starts: [Int] = []
      var offset = 0
      for character in text.string {
        starts.append(offset)
        offset += character.utf8.count
      }
      counting = .graphemes(starts + [offset])
    }
  }

  /// The byte at a position; `nil` outside the text and inside a code point.
  func byte(at position: Int) -> Int? {
    switch counting {
    case .table(let table, let unit): table.byteOffset(of: position, in: unit)
    case .graphemes(let starts): starts.indices.contains(position) ? starts[position] : nil
    }
  }

  /// The position of a byte of the text; inside a cluster that of the next.
  func position(ofByte offset: Int) -> Int {
    switch counting {
    case .table(let table, let unit): return table.position(ofByte: offset, in: unit)
    case .graphemes(let starts):
      return starts.dropLast().partitioningIndex { $0 >= offset }
    }
  }

  /// The fragment of a half-open range of positions; `nil` outside the text.
  func fragment(_ start: Int, _ end: Int) -> Fragment? {
    guard start <= end, let first = byte(at: start), let last = byte(at: end), first <= last else {
      return nil
    }
    return Fragment(first, last)
  }
}
