/// What a position counts.
public enum OffsetUnit: String, Hashable, Sendable, CaseIterable {
  /// Unicode scalar values, as brat and Python count.
  case codePoint = "code points"
  /// UTF-16 code units, as Java and JavaScript count.
  case utf16 = "UTF-16 units"
  /// UTF-8 bytes.
  case byte = "bytes"
}

/// Converts positions in one text between bytes, code points and UTF-16 units.
///
/// Holds the counts at every 64th byte, so that a conversion looks at one block at most.
/// A text of ASCII bytes alone needs no table: all units agree.
public struct OffsetTable: Sendable {
  private static let blockSize = 64

  private let text: ArticleText
  /// Code points that start before block `i`.
  private var scalarsBefore: [Int] = []
  /// Code points outside the Basic Multilingual Plane that start before block `i`.
  private var astralBefore: [Int] = []

  /// Counts the text once.
  ///
  /// - Complexity: O(n) in bytes; O(1) for ASCII.
  public init(_ text: ArticleText) {
    self.text = text
    guard !text.isASCII else { return }
    let bytes = text.bytes.span
    let blocks = bytes.count / Self.blockSize + 1
    scalarsBefore.reserveCapacity(blocks + 1)
    astralBefore.reserveCapacity(blocks + 1)
    var scalars = 0, astral = 0, offset = 0
    for _ in 0..<blocks {
      scalarsBefore.append(scalars)
      astralBefore.append(astral)
      let end = min(offset + Self.blockSize, bytes.count)
      let counts = Self.counts(in: bytes, from: offset, to: end)
      scalars += counts.scalars
      astral += counts.astral
      offset = end
    }
    scalarsBefore.append(scalars)
    astralBefore.append(astral)
  }

  /// How many code points, and how many outside the Basic Multilingual Plane, start in a range of at
  /// most 64 bytes; looks at eight bytes at once.
  @inline(__always)
  private static func counts(
    in bytes: Span<UInt8>, from start: Int, to end: Int
  ) -> (scalars: Int, astral: Int) {
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    // Each byte counts what stood at its place in eight words at most.
    var trails: UInt64 = 0, fours: UInt64 = 0
    while index &+ 8 <= end {
      let word = bytes.word(at: index)
      index &+= 8
      guard word & (ones &<< 7) != 0 else { continue }
      trails &+= (word & ~(word &<< 1)) &>> 7 & ones
      fours &+= (word & (word &<< 1) & (word &<< 2) & (word &<< 3)) &>> 7 & ones
    }
    var scalars = index &- start &- Int(truncatingIfNeeded: (trails &* ones) &>> 56)
    var astral = Int(truncatingIfNeeded: (fours &* ones) &>> 56)
    while index < end {
      let byte = bytes[index]
      if byte & 0xC0 != 0x80 { scalars &+= 1 }
      if byte >= 0xF0 { astral &+= 1 }
      index &+= 1
    }
    return (scalars, astral)
  }

  /// The length of the text in `unit`.
  public func count(in unit: OffsetUnit) -> Int {
    guard !text.isASCII, let scalars = scalarsBefore.last, let astral = astralBefore.last else {
      return text.count
    }
    return switch unit {
    case .byte: text.count
    case .codePoint: scalars
    case .utf16: scalars + astral
    }
  }

  /// The position in `unit` of a byte offset between 0 and the text's count.
  ///
  /// A byte inside a code point gives the position after that code point's start.
  /// - Complexity: O(1).
  public func position(ofByte offset: Int, in unit: OffsetUnit) -> Int {
    precondition(0 <= offset && offset <= text.count, "the offset lies inside the text")
    if text.isASCII || unit == .byte { return offset }
    let block = offset / Self.blockSize
    let start = block * Self.blockSize
    let scalars: Int, astral: Int
    if scalarsBefore[block + 1] - scalarsBefore[block] == Self.blockSize {
      // Every byte starts a code point.
      (scalars, astral) = (scalarsBefore[block] + offset - start, astralBefore[block])
    } else {
      let counts = Self.counts(in: text.bytes.span, from: start, to: offset)
      scalars = scalarsBefore[block] + counts.scalars
      astral = astralBefore[block] + counts.astral
    }
    return unit == .codePoint ? scalars : scalars + astral
  }

  /// The byte offset of a position in `unit`, or `nil` where there is none.
  ///
  /// `nil` for a position outside the text or, in bytes and UTF-16 units, inside a code point.
  /// - Complexity: O(log n) in the number of bytes.
  public func byteOffset(of position: Int, in unit: OffsetUnit) -> Int? {
    guard position >= 0 else { return nil }
    if text.isASCII { return position <= text.count ? position : nil }
    if unit == .byte { return text.isScalarBoundary(position) ? position : nil }
    let behind = scalarsBefore.indices.partitioningIndex {
      scalarsBefore[$0] + (unit == .utf16 ? astralBefore[$0] : 0) > position
    }
    let low = max(0, behind - 1)
    // Block `low` starts at or before the position; walk forward from there.
    var at = scalarsBefore[low] + (unit == .utf16 ? astralBefore[low] : 0)
    if low + 1 < scalarsBefore.count, position - at < Self.blockSize,
      scalarsBefore[low + 1] - scalarsBefore[low] == Self.blockSize
    {
      return low * Self.blockSize + position - at
    }
    let bytes = text.bytes.span
    var offset = min(low * Self.blockSize, bytes.count)
    while offset < bytes.count && bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    while at < position {
      guard offset < bytes.count else { return nil }
      at += unit == .utf16 && bytes[offset] >= 0xF0 ? 2 : 1
      offset += 1
      while offset < bytes.count && bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    }
    return at == position ? offset : nil
  }

  /// The byte fragment of a half-open range in `unit`, or `nil` where it lies outside the text.
  public func fragment(_ start: Int, _ end: Int, in unit: OffsetUnit) -> Fragment? {
    guard start <= end, let first = byteOffset(of: start, in: unit),
      let last = byteOffset(of: end, in: unit)
    else { return nil }
    return Fragment(first, last)
  }
}
