public import AssayModel

/// The words of an extent with what stands around them.
public struct Quotation: Hashable, Sendable {
  /// How many code points of context a quotation has on each side, where the text has them.
  public static let context = 30

  /// Where the fragments stand, in code points from zero, half open.
  public let ranges: [Range<Int>]
  /// Text outside and inside of the fragments by turns: context, fragment, gap, fragment, context.
  private let pieces: [String]

  /// Quotes an extent; `nil` where it does not lie in the text.
  ///
  /// - Complexity: O(n) in the bytes quoted.
  public init?(_ extent: Extent, in text: ArticleText, offsets: OffsetTable) {
    guard text.contains(extent) else { return nil }
    ranges = extent.fragments.map { fragment in
      let start = offsets.position(ofByte: fragment.start, in: .codePoint)
      return start..<offsets.position(ofByte: fragment.end, in: .codePoint)
    }
    var pieces: [String] = []
    var end = Self.move(from: extent.start, by: -1, in: text)
    for fragment in extent.fragments {
      pieces.append(text[Fragment(end, fragment.start)])
      pieces.append(text[fragment])
      end = fragment.end
    }
    pieces.append(text[Fragment(end, Self.move(from: end, by: 1, in: text))])
    self.pieces = pieces
  }

  /// The byte offset that lies the length of the context before or after another.
  private static func move(from offset: Int, by step: Int, in text: ArticleText) -> Int {
    var offset = offset
    for _ in 0..<context {
      let next = offset + step
      guard next >= 0, next <= text.count else { break }
      offset = next
      while !text.isScalarBoundary(offset) { offset += step }
    }
    return offset
  }

  /// The context before the extent.
  public var before: String { pieces.first ?? "" }
  /// The context after the extent.
  public var after: String { pieces.last ?? "" }
  /// The words: the fragments joined by one blank.
  public var text: String {
    pieces.indices.filter { $0 % 2 == 1 }.map { pieces[$0] }.joined(separator: " ")
  }
  /// The words in their context, each fragment in brackets.
  public var marked: String {
    pieces.enumerated().map { $0.offset % 2 == 1 ? "[\($0.element)]" : $0.element }.joined()
  }
}
