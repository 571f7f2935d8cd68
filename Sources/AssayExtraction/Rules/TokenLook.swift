import AssayModel

/// What the bytes of a token say, read eight at a time: letters and digits among them, and a hash in which upper
/// and lower case of ASCII letters are the same.
struct TokenLook {
  /// The hash of the folded bytes.
  private(set) var hash: UInt64
  /// The first eight of them, zero where there are fewer.
  private(set) var head: UInt64 = 0
  /// Whether it has an ASCII capital, and more than one.
  private(set) var hasCapital = false
  private(set) var hasCapitals = false
  /// Whether it has an ASCII small letter or a byte above 0x7F.
  private(set) var hasSmall = false

  private static let highest: UInt64 = 0x8080_8080_8080_8080

  /// Reads the token at `range`.
  @inline(__always)
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    hash = UInt64(truncatingIfNeeded: range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let chunk = bytes.chunk(at: offset, count: min(8, range.upperBound &- offset))
      let capitals = Self.capitals(chunk)
      // Whether one capital follows another, in this chunk or after those before.
      hasCapitals = hasCapitals || capitals & (capitals &- 1) != 0 || hasCapital && capitals != 0
      hasCapital = hasCapital || capitals != 0
      hasSmall =
        hasSmall || (Self.capitals(chunk ^ 0x2020_2020_2020_2020) | chunk & Self.highest) != 0
      let folded = chunk | capitals &>> 2
      if offset == range.lowerBound { head = folded }
      hash = (hash ^ folded) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash &>> 29
      offset &+= 8
    }
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
  /// Up to eight bytes as a number, the first the least significant; they must lie inside the span.
  @inline(__always)
  func chunk(at index: Int, count length: Int) -> UInt64 {
    if index &+ 8 <= count {
      let word = word(at: index)
      return length == 8 ? word : word & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
    }
    var word: UInt64 = 0
    for place in 0..<length {
      word |= UInt64(self[index &+ place]) &<< UInt64(truncatingIfNeeded: place &* 8)
    }
    return word
  }
}
