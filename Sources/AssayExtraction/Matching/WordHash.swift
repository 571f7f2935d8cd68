import AssayModel

/// Hashes of words in which upper and lower case of ASCII letters are the same.
///
/// A hash is made of the first and the last eight bytes of a word and of its length; whoever finds two
/// words of one hash compares them.
enum WordHash {
  private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let last: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let folding: UInt64 = 0x2020_2020_2020_2020
  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// The hash of a word, and of its small letters where case is folded.
  @inline(__always)
  static func hash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, folds: Bool) -> UInt64 {
    let count = end &- start
    var head: UInt64 = 0, rear: UInt64 = 0
    if start &+ 8 <= bytes.count {
      head = bytes.word(at: start)
      rear = bytes.word(at: max(end &- 8, 0))
    } else {
      head = tail(bytes, from: start)
      rear = count < 8 ? 0 : bytes.word(at: end &- 8)
    }
    // Short and long words take turns in no order that a processor could learn, so there is no branch on that.
    let missing = UInt64(truncatingIfNeeded: max(8 &- count, 0)) &* 8
    head = (head &<< missing) &>> missing
    rear &= UInt64(truncatingIfNeeded: (7 &- count) &>> 63)
    if folds && (head | rear) & highest != 0 { return foldedHash(bytes, start, end) }
    let mixed =
      (head | folding) &* first
      ^ ((rear | folding) &+ UInt64(truncatingIfNeeded: count)) &* last
    return mixed ^ mixed &>> 32
  }

  /// The hash of some words in a row, from that of all but the last and that of the last.
  @inline(__always)
  static func joined(_ span: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (span ^ word) &* first
    return mixed ^ mixed &>> 29
  }

  /// The hash of a word's small letters, which may have another number of bytes.
  private static func foldedHash(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
    let folded = Array(bytes.string(start..<end).lowercased().utf8)
    return hash(folded.span, 0, folded.count, folds: false)
  }

  private static func tail(_ bytes: Span<UInt8>, from start: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in start..<bytes.count {
      word |= UInt64(bytes[index]) &<< UInt64(truncatingIfNeeded: (index &- start) &* 8)
    }
    return word
  }
}

extension Span<UInt8> {
  /// A range of valid UTF-8 as a string.
  func string(_ range: Range<Int>) -> String {
    String(decoding: range.map { self[$0] }, as: UTF8.self)
  }
}
