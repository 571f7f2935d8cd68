import AssayModel

/// A sequence of random numbers that follows from a seed alone.
///
/// Draw i, from 0, is splitmix64(seed + i · 0x9E3779B97F4A7C15), the sequence of Vigna's
/// splitmix64.c.
struct DrawSequence: Sendable {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    let bits = splitmix64(state)
    state &+= 0x9E37_79B9_7F4A_7C15
    return bits
  }

  /// The next number from 0 up to but not 1: the upper 53 bits of a draw.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// The next whole number from 0 up to but not `bound`: the upper half of draw times bound.
  mutating func index(below bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high)
  }
}
