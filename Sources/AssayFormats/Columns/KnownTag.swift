internal import AssayModel

/// A tag by its first and last eight bytes, which are all of it where it has no more than 16.
///
/// A file has few different tags; so they are found again by comparing two words, without a step that
/// depends on their length.
struct KnownTag {
  private let first: UInt64
  private let last: UInt64
  private let length: Int
  /// The tag's number in the column.
  var number: Int32 = 0

  /// How many places there are for the known tags of a column.
  static let slotCount = 64

  /// No tag.
  init() {
    first = 0
    last = 0
    length = 0
  }

  /// A tag of at least one byte, which seven more must follow.
  @inline(__always)
  init(from start: Int, to end: Int, in bytes: Span<UInt8>) {
    length = end &- start
    let mask = UInt64.max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* min(length, 8))
    first = bytes.word(at: start) & mask
    // Where the tag is short, this is the same word as the first.
    last = bytes.word(at: max(start, end &- 8)) & mask
  }

  /// Whether the words are all of the tag.
  var isWhole: Bool { length <= 16 }

  /// Whether both are spelled the same, if they are whole.
  @inline(__always)
  func hasSpelling(of other: KnownTag) -> Bool {
    first == other.first && last == other.last && length == other.length
  }

  /// The place of the tag among those of its column.
  @inline(__always)
  var slot: Int {
    Int(truncatingIfNeeded: ((first ^ (last &<< 5)) &* 0x9E37_79B9_7F4A_7C15) &>> 58)
  }
}
