extension Span<UInt8> {
  /// The eight bytes from `index` on as one number, the first the least significant.
  ///
  /// All eight must lie inside the span. The compiler makes one load of it.
  @inlinable
  @inline(__always)
  package func word(at index: Int) -> UInt64 {
    let bytes = extracting(index..<(index &+ 8))
    return UInt64(bytes[0]) | UInt64(bytes[1]) &<< 8 | UInt64(bytes[2]) &<< 16
      | UInt64(bytes[3]) &<< 24 | UInt64(bytes[4]) &<< 32 | UInt64(bytes[5]) &<< 40
      | UInt64(bytes[6]) &<< 48 | UInt64(bytes[7]) &<< 56
  }

  /// Where the run of ASCII from `start` on ends: at the first byte of 0x80 or more, or the end; looks at
  /// sixteen bytes at once.
  func asciiEnd(from start: Int) -> Int {
    let high: UInt64 = 0x8080_8080_8080_8080
    var index = start
    while index &+ 16 <= count, (word(at: index) | word(at: index &+ 8)) & high == 0 {
      index &+= 16
    }
    while index < count, self[index] < 0x80 { index &+= 1 }
    return index
  }

  /// Where sixteen bytes of ASCII follow first from `start` on, or the end.
  func nonASCIIEnd(from start: Int) -> Int {
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
