internal import AssayModel

/// A text as another program may have read it, with the way back to the text as stored.
///
/// Positions of a source that count in such a view become bytes of the stored text.
struct TextView {
  /// Which reading it is.
  enum Kind: String, CaseIterable {
    case stored = ""
    case withoutReturns = "CRLF as one"
    case withReturns = "LF as two"
    case withoutMark = "no byte order mark"
    case withMark = "a byte order mark more"
    case escaped = "&, < and > as written in XML"
  }

  /// How the text is read where not as it is, for example `CRLF as one`; else empty.
  let reading: String
  let text: ArticleText
  /// For each byte of the view, and its end, the byte of the stored text; empty where they agree.
  private let origins: [Int]

  /// The text as it is stored.
  init(_ text: ArticleText) {
    reading = ""
    self.text = text
    origins = []
  }

  /// The text as it stands in a file that also has markup.
  ///
  /// - Parameter origins: For each byte of the file's text, and its end, the byte of the article's.
  init(source text: ArticleText, origins: [Int]) {
    reading = ""
    self.text = text
    self.origins = origins
  }

  /// Another reading of a view; `nil` where it does not differ.
  init?(_ kind: Kind, of base: TextView) {
    let stored = base.text
    guard let pieces = Self.pieces(kind, stored.bytes) else { return nil }
    var bytes: [UInt8] = [], origins: [Int] = []
    bytes.reserveCapacity(stored.count)
    origins.reserveCapacity(stored.count + 1)
    for piece in pieces {
      bytes += piece.bytes
      origins += piece.bytes.indices.map { piece.isCopy ? piece.origin + $0 : piece.origin }
    }
    origins.append(stored.count)
    reading = kind.rawValue
    text = ArticleText(String(decoding: bytes, as: UTF8.self))
    self.origins = base.origins.isEmpty ? origins : origins.map { base.origins[$0] }
  }

  /// Whether positions in it are those of the stored text.
  var isAsStored: Bool { origins.isEmpty }

  /// The fragment of the stored text that a fragment of the view stands for.
  func stored(_ fragment: Fragment) -> Fragment {
    guard !origins.isEmpty else { return fragment }
    let start = origins[fragment.start]
    return Fragment(start, max(start, origins[fragment.end]))
  }

  /// Bytes that stand for a byte of the stored text, or for as many from it on.
  private struct Piece {
    let bytes: [UInt8]
    let origin: Int
    var isCopy = false
  }

  private static func pieces(_ kind: Kind, _ bytes: [UInt8]) -> [Piece]? {
    switch kind {
    case .stored: nil
    case .withoutReturns:
      replacing(bytes) { index in
        bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? [] : nil
      }
    case .withReturns:
      replacing(bytes) { index in
        bytes[index] == 0x0A && (index == 0 || bytes[index - 1] != 0x0D) ? [0x0D, 0x0A] : nil
      }
    case .withoutMark:
      bytes.starts(with: ByteOrderMark.utf8)
        ? [Piece(bytes: Array(bytes.dropFirst(3)), origin: 3, isCopy: true)] : nil
    case .withMark:
      bytes.starts(with: ByteOrderMark.utf8)
        ? nil
        : [
          Piece(bytes: ByteOrderMark.utf8, origin: 0),
          Piece(bytes: bytes, origin: 0, isCopy: true),
        ]
    case .escaped:
      replacing(bytes) { index in
        switch bytes[index] {
        case UInt8(ascii: "&"): Array("&amp;".utf8)
        case UInt8(ascii: "<"): Array("&lt;".utf8)
        case UInt8(ascii: ">"): Array("&gt;".utf8)
        default: nil
        }
      }
    }
  }

  /// `nil` where nothing is replaced.
  private static func replacing(
    _ bytes: [UInt8], _ replacement: (Int) -> [UInt8]?
  ) -> [Piece]? {
    var pieces: [Piece] = []
    var start = 0
    for index in bytes.indices {
      guard let new = replacement(index) else { continue }
      pieces.append(Piece(bytes: Array(bytes[start..<index]), origin: start, isCopy: true))
      pieces.append(Piece(bytes: new, origin: index))
      start = index + 1
    }
    guard !pieces.isEmpty else { return nil }
    pieces.append(Piece(bytes: Array(bytes[start...]), origin: start, isCopy: true))
    return pieces
  }
}
