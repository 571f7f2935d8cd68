public import AssayModel
internal import AssaySystem

/// A path to be read, with enough of its content to recognise its format.
public struct Source: Sendable {
  /// How many bytes of a file are looked at.
  static let headLength = 65_536
  /// How many bytes of a long first record are looked at.
  private static let recordLength = 1 << 23

  /// The path, as the user named it.
  public let path: String
  /// Whether it is a folder.
  public let isFolder: Bool
  /// The first bytes of a file; empty for a folder.
  ///
  /// 65,536 at most, but of a JSON record on a line of its own up to 8 MiB, so that its keys tell what it is.
  public let head: [UInt8]
  /// Whether the head is the whole file.
  let isWhole: Bool

  /// Looks at a path.
  ///
  /// - Throws: a ``Fault`` `unreadable`.
  public init(_ path: String) throws(Fault) {
    self.path = path
    isFolder = try Files.status(of: path).isFolder
    var limit = Self.headLength
    var head: [UInt8] = isFolder ? [] : try Files.head(of: path, limit: limit)
    let content = ByteOrderMark.dropped(from: head).drop { $0.isBlank }
    if head.count == limit, content.first == UInt8(ascii: "{"), !content.contains(0x0A) {
      limit = Self.recordLength
      head = try Files.head(of: path, limit: limit)
    }
    isWhole = head.count < limit
    self.head = head
  }

  /// Whether a word stands somewhere in the file; one that is no longer than the head is not read again.
  func holds(_ word: String) -> Bool {
    isWhole
      ? headWithoutMark.span.holds(Array(word.utf8)) : FileWindow.holds(word, path)
  }

  /// The first bytes without a byte order mark; those of XML in UTF-16 as UTF-8.
  var headWithoutMark: ArraySlice<UInt8> {
    XMLEncoding.recognisable(head)?[...] ?? ByteOrderMark.dropped(from: head)
  }
}

/// Marks that some programs put before a text.
enum ByteOrderMark {
  static let utf8: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The bytes without the mark, if there is one.
  static func dropped(from bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes.starts(with: utf8) ? bytes.dropFirst(3) : bytes[...]
  }

  /// The warning that a file begins with the mark.
  static func leftOut(of file: String, expected: String = "text") -> Fault {
    Fault(
      .warning, code: "byte-order-mark", file: file, line: 1,
      message: "expected \(expected), found a byte order mark; it is left out")
  }

  /// The UTF-16 encoding that the first two bytes tell of, if they do.
  static func utf16(_ bytes: some Collection<UInt8>) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16 (little-endian)" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16 (big-endian)" }
    return nil
  }
}
