import AssayModel

/// The text of a file with markup in it, and how positions in the file become bytes of that text.
///
/// The five entities of XML become the characters that they stand for, so that extractors read `AT&T`;
/// a position still counts them as they are written.
struct MarkedUpText {
  /// The text for the article.
  let text: String
  /// The file's text that positions count in.
  let source: TextView

  /// Takes a file that must be UTF-8.
  ///
  /// - Parameter isWithoutTags: Whether tags, `<` up to the next `>` with neither between, are no part of
  ///   the text and count nothing; newlines around them stay.
  init(_ bytes: [UInt8], isWithoutTags: Bool) {
    var text: [UInt8] = [], counted: [UInt8] = [], origins: [Int] = []
    text.reserveCapacity(bytes.count)
    counted.reserveCapacity(bytes.count)
    origins.reserveCapacity(bytes.count + 1)
    var index = 0
    while index < bytes.count {
      if isWithoutTags, bytes[index] == UInt8(ascii: "<"), let end = Self.endOfTag(bytes, index) {
        index = end
      } else if bytes[index] == UInt8(ascii: "&"), let entity = Self.entity(bytes[index...]) {
        counted += bytes[index..<index + entity.length]
        origins += repeatElement(text.count, count: entity.length)
        text.append(entity.character)
        index += entity.length
      } else {
        origins.append(text.count)
        counted.append(bytes[index])
        text.append(bytes[index])
        index += 1
      }
    }
    origins.append(text.count)
    self.text = String(decoding: text, as: UTF8.self)
    let view = ArticleText(String(decoding: counted, as: UTF8.self))
    source = text.count == counted.count ? TextView(view) : TextView(source: view, origins: origins)
  }

  /// The place after a tag that begins at `start`; `nil` where none does.
  private static func endOfTag(_ bytes: [UInt8], _ start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "<"), bytes[index] != UInt8(ascii: ">")
    {
      index += 1
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">"), index > start + 1 else {
      return nil
    }
    return index + 1
  }

  private static let entities: [(name: [UInt8], character: UInt8)] = [
    (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
    (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
    (Array("&apos;".utf8), UInt8(ascii: "'")),
  ]

  private static func entity(_ bytes: ArraySlice<UInt8>) -> (length: Int, character: UInt8)? {
    entities.first { bytes.starts(with: $0.name) }.map { ($0.name.count, $0.character) }
  }
}

/// A text with `&`, `<` and `>` as entities, and the positions that it gives to places of the text.
struct EscapedText {
  /// The text as it is written.
  let bytes: [UInt8]
  private let offsets: OffsetTable
  /// For each byte of the text, and its end, the byte of what is written.
  private let places: [Int]

  init(_ text: ArticleText) {
    var bytes: [UInt8] = [], places: [Int] = []
    bytes.reserveCapacity(text.count)
    places.reserveCapacity(text.count + 1)
    for byte in text.bytes {
      places.append(bytes.count)
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      default: bytes.append(byte)
      }
    }
    places.append(bytes.count)
    self.bytes = bytes
    self.places = places
    offsets = OffsetTable(ArticleText(String(decoding: bytes, as: UTF8.self)))
  }

  /// Start and end of a fragment of the text in code points of what is written.
  func span(_ fragment: Fragment) -> (start: Int, end: Int) {
    (
      offsets.position(ofByte: places[fragment.start], in: .codePoint),
      offsets.position(ofByte: places[fragment.end], in: .codePoint)
    )
  }
}
