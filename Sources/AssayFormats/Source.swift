public import AssayModel
internal import AssaySystem

/// A path to be read, with enough of its content to recognise its format.
public struct Source: Sendable {
  /// How many bytes of a file are looked at.
  static let headLength = 65_536

  /// The path, as the user named it.
  public let path: String
  /// Whether it is a folder.
  public let isFolder: Bool
  /// The first bytes of a file, 65,536 at most; empty for a folder.
  public let head: [UInt8]

  /// Looks at a path.
  ///
  /// - Throws: a ``Fault`` `unreadable`.
  public init(_ path: String) throws(Fault) {
    self.path = path
    isFolder = try Files.status(of: path).isFolder
    head = isFolder ? [] : try Files.head(of: path, limit: Self.headLength)
  }

  /// Whether a word stands somewhere in the file; one that is no longer than the head is not read again.
  func holds(_ word: String) -> Bool {
    head.count < Self.headLength
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
