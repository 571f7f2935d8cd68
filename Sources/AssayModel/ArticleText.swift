/// The text of an article: immutable, valid UTF-8, addressed by byte.
///
/// Every position inside Assay is a byte offset into this text. Positions in another unit (code
/// points in brat and JSON, UTF-16 units in UIMA) exist only at the edges and are converted by
/// ``OffsetTable``. Text is never normalised: CRLF, a byte order mark and combining marks stay.
public struct ArticleText: Hashable, Sendable {
  /// The UTF-8 code units.
  public let bytes: [UInt8]
  /// Whether every byte is below 0x80, in which case all offset units agree.
  public let isASCII: Bool

  /// Takes bytes that must be valid UTF-8.
  ///
  /// - Throws: ``TextError`` with the offset of the first byte that cannot be part of UTF-8.
  /// - Complexity: O(n) in the number of bytes.
  public init(validating bytes: [UInt8]) throws(TextError) {
    let check = bytes.span.checkUTF8()
    if let fault = check.fault { throw TextError(invalidByteAt: fault) }
    isASCII = check.isASCII
    self.bytes = bytes
  }

  /// Takes the UTF-8 of a string.
  public init(_ string: String) {
    bytes = Array(string.utf8)
    isASCII = !bytes.contains { $0 >= 0x80 }
  }

  /// The number of bytes.
  public var count: Int { bytes.count }

  /// The whole text as a string.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The characters of one fragment, which must lie inside the text.
  public subscript(fragment: Fragment) -> String {
    String(decoding: bytes[fragment.start..<fragment.end], as: UTF8.self)
  }

  /// The text of an extent: its fragments joined by one blank, as brat quotes them.
  public subscript(extent: Extent) -> String {
    guard extent.isDiscontinuous else { return self[extent.first] }
    return extent.fragments.map { self[$0] }.joined(separator: " ")
  }

  /// Whether a byte offset falls between two code points (0 and `count` do).
  public func isScalarBoundary(_ offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count else { return offset == 0 || offset == bytes.count }
    return bytes[offset] & 0xC0 != 0x80
  }

  /// Whether every fragment of `extent` lies inside the text and starts and ends between code points.
  public func contains(_ extent: Extent) -> Bool {
    if isASCII { return extent.end <= bytes.count }
    if extent.rest.isEmpty {
      return extent.end <= bytes.count && isScalarBoundary(extent.start)
        && isScalarBoundary(extent.end)
    }
    return extent.fragments.allSatisfy {
      $0.end <= bytes.count && isScalarBoundary($0.start) && isScalarBoundary($0.end)
    }
  }
}

/// Bytes that are not UTF-8.
public struct TextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where the first faulty sequence starts, in bytes from zero.
  public let offset: Int

  init(invalidByteAt offset: Int) {
    self.offset = offset
  }

  /// The message, without a place.
  public var description: String { "byte \(offset) is not UTF-8" }
}
