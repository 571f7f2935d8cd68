internal import AssayModel

/// The places of the line ends in a block of bytes.
///
/// Lines of a column file are a few bytes long. Looking for their ends one by one would spend its time
/// on guessing where each is; this looks at eight bytes at once and never guesses.
struct LineEnds {
  /// Room for places, ascending, of which the first ``count`` hold.
  private(set) var places: [Int32] = []
  /// How many lines end in the block.
  private(set) var count = 0

  private static let batchSize = 8

  /// Finds the ends of the lines in a block; none where it is too large for their numbers.
  ///
  /// - Complexity: O(n) in the bytes of the block.
  mutating func find(in bytes: [UInt8], _ block: Range<Int>) {
    count = 0
    guard block.upperBound <= Int(Int32.max) else { return }
    if places.count < block.count + Self.batchSize {
      places = Array(repeating: 0, count: block.count + Self.batchSize)
    }
    let bytes = bytes.span
    var places = places.mutableSpan
    var start = block.lowerBound
    var found = 0
    while start &+ 64 <= block.upperBound {
      let bits = Self.bits(of: bytes.extracting(start..<(start &+ 64)))
      found = Self.note(bits, from: start, in: &places, at: found)
      start &+= 64
    }
    while start < block.upperBound {
      if bytes[start] == 0x0A {
        places[found] = Int32(truncatingIfNeeded: start)
        found &+= 1
      }
      start &+= 1
    }
    count = found
  }

  /// One bit for each of 64 bytes, set where it ends a line.
  @inline(__always)
  private static func bits(of bytes: Span<UInt8>) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    var bits: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let word = bytes.word(at: Int(truncatingIfNeeded: shift)) ^ 0x0A0A_0A0A_0A0A_0A0A
      // The highest bit of each byte that is 0; the product moves the eight next to each other.
      let ends = ~(((word & low) &+ low) | word | low)
      bits |= ((ends &* 0x0002_0408_1020_4081) &>> 56) &<< shift
      shift &+= 8
    }
    return bits
  }

  /// Writes down the places of bits; gives how many there are then.
  ///
  /// Writes whole batches, so that how often it does so is easy to foretell; what is beyond the last
  /// place is written over by the next.
  @inline(__always)
  private static func note(
    _ bits: UInt64, from start: Int, in places: inout MutableSpan<Int32>, at found: Int
  ) -> Int {
    var bits = bits
    var at = found
    let next = found &+ bits.nonzeroBitCount
    while at < next {
      for place in at..<(at &+ batchSize) {
        places[place] = Int32(truncatingIfNeeded: start &+ bits.trailingZeroBitCount)
        bits &= bits &- 1
      }
      at &+= batchSize
    }
    return next
  }
}
