extension Span<UInt8> {
  /// The eight bytes from `index` on as one number, the first the least significant.
  ///
  /// All eight must lie inside the span, which is checked.
  @inlinable
  @inline(__always)
  package func word(at index: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// The same of four bytes.
  @inlinable
  @inline(__always)
  package func halfWord(at index: Int) -> UInt32 {
    UInt32(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self))
  }

  /// Where the first bytes stand that cannot be part of UTF-8, or `nil` where all are; and whether all are
  /// ASCII.
  ///
  /// - Complexity: O(n) in the number of bytes; sixteen bytes of ASCII are looked at together.
  package func checkUTF8() -> (fault: Int?, isASCII: Bool) {
    var position = asciiEnd(from: 0)
    let isASCII = position == count
    while position < count {
      // What is not ASCII is judged by stretches, each with the ASCII that stands between its parts.
      let end = nonASCIIEnd(from: position)
      do {
        _ = try UTF8Span(validating: extracting(position..<end))
      } catch {
        return (position + error.byteOffsets.lowerBound, false)
      }
      position = asciiEnd(from: end)
    }
    return (nil, isASCII)
  }

  /// Where the run of ASCII from `start` on ends: at the first byte of 0x80 or more, or the end.
  private func asciiEnd(from start: Int) -> Int {
    let high: UInt64 = 0x8080_8080_8080_8080
    var index = start
    while index &+ 16 <= count, (word(at: index) | word(at: index &+ 8)) & high == 0 {
      index &+= 16
    }
    while index < count, self[index] < 0x80 { index &+= 1 }
    return index
  }

  /// Where sixteen bytes of ASCII follow first from `start` on, or the end.
  private func nonASCIIEnd(from start: Int) -> Int {
    var index = start
    while index < count {
      while index < count, self[index] >= 0x80 { index &+= 1 }
      let run = index
      while index < count, index &- run < 16, self[index] < 0x80 { index &+= 1 }
      if index &- run == 16 { return run }
    }
    return count
  }

  /// Where a byte stands first in a range, or `nil`; looks at eight bytes at once.
  package func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let pattern = UInt64(byte) &* ones
    var index = range.lowerBound
    while index &+ 8 <= range.upperBound {
      // The highest bit of each byte that is 0, and maybe of some that follow one.
      let difference = word(at: index) ^ pattern
      let found = (difference &- ones) & ~difference & (ones &<< 7)
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < range.upperBound {
      if self[index] == byte { return index }
      index &+= 1
    }
    return nil
  }
}
