import AssayModel
import AssayXML

/// The text of a file, as far as it was read.
///
/// Where the text is known beforehand, what comes is compared with it, and copied only from where they
/// part.
struct FoundText {
  private let expected: [UInt8]
  private var own: [UInt8] = []
  private var isExpected: Bool
  /// The number of bytes.
  private(set) var count = 0

  /// - Parameter expected: What the text should be; `nil` where nobody knows.
  init(expected: [UInt8]? = nil) {
    self.expected = expected ?? []
    isExpected = expected != nil
  }

  /// A text that is there already.
  init(_ bytes: [UInt8]) {
    self.init(expected: bytes)
    count = bytes.count
  }

  mutating func append(_ bytes: Span<UInt8>) {
    if isExpected {
      let end = count + bytes.count
      if end <= expected.count, expected.span.extracting(count..<end).equals(bytes) {
        count = end
        return
      }
      isExpected = false
      own = Array(expected[..<count])
    }
    own.append(copying: bytes)
    count = own.count
  }

  mutating func append(_ scalar: Unicode.Scalar) {
    let bytes = Array(scalar.utf8)
    append(bytes.span)
  }

  /// Whether a fragment, which must lie in the text, holds these bytes.
  func holds(_ bytes: Span<UInt8>, in fragment: Fragment) -> Bool {
    let text = isExpected ? expected : own
    return text.span.extracting(fragment.start..<fragment.end).equals(bytes)
  }

  /// The text; no copy is made where it is what was expected.
  var bytes: [UInt8] {
    guard isExpected else { return own }
    return count == expected.count ? expected : Array(expected[..<count])
  }

  /// Whether the text is what was expected, to its end.
  var isAsExpected: Bool { isExpected && count == expected.count }
}
