import AssayModel

/// A hash over the bytes of a token, read eight at a time, in which upper and lower case of ASCII letters are the same.
struct TokenLook {
  /// The hash of the folded bytes.
  private(set) var hash: UInt64
  /// The first eight of them, zero where there are fewer.
  let head: UInt64

  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// Reads the token at `range`.
  @inline(__always)
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    let count = range.upperBound &- range.lowerBound
    head = Self.folded(bytes.chunk(at: range.lowerBound, count: min(8, count)))
    hash = Self.mixed(UInt64(truncatingIfNeeded: count), head)
    var offset = range.lowerBound &+ 8
    while offset < range.upperBound {
      let chunk = bytes.chunk(at: offset, count: min(8, range.upperBound &- offset))
      hash = Self.mixed(hash, Self.folded(chunk))
      offset &+= 8
    }
  }

  /// The letters of a token: how many ASCII capitals it has, and whether it has an ASCII small letter or a byte
  /// above 0x7F.
  static func letters(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) -> (capitals: Int, hasSmall: Bool) {
    var capitals = 0
    var smalls: UInt64 = 0
    var offset = range.lowerBound
    while offset < range.upperBound {
      let chunk = bytes.chunk(at: offset, count: min(8, range.upperBound &- offset))
      capitals &+= Self.capitals(chunk).nonzeroBitCount
      smalls |= Self.capitals(chunk ^ 0x2020_2020_2020_2020) | chunk & highest
      offset &+= 8
    }
    return (capitals, smalls != 0)
  }

  /// A hash with eight more bytes in it.
  @inline(__always)
  private static func mixed(_ hash: UInt64, _ folded: UInt64) -> UInt64 {
    let product = (hash ^ folded) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product &>> 29
  }

  /// Eight bytes with small letters for ASCII capitals.
  @inline(__always)
  static func folded(_ bytes: UInt64) -> UInt64 { bytes | capitals(bytes) &>> 2 }

  /// The highest bit of each of eight bytes that is an ASCII capital.
  @inline(__always)
  private static func capitals(_ bytes: UInt64) -> UInt64 {
    let rest = bytes & ~highest
    let isFromA = rest &+ 0x3F3F_3F3F_3F3F_3F3F
    let isPastZ = rest &+ 0x2525_2525_2525_2525
    return isFromA & ~isPastZ & ~bytes & highest
  }
}

extension Span<UInt8> {
  /// One to eight bytes as a number, the first the least significant; they must lie inside the span.
  @inline(__always)
  func chunk(at index: Int, count length: Int) -> UInt64 {
    if index &+ 8 <= count {
      return word(at: index) & ~0 &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length)
    }
    var word: UInt64 = 0
    for place in 0..<length {
      word |= UInt64(self[index &+ place]) &<< UInt64(truncatingIfNeeded: place &* 8)
    }
    return word
  }
}
