extension EntityMatcher {
  /// A match that is not yet a mention; they are sorted by rule, the longer first, then by place.
  struct Candidate: Comparable, Sendable {
    /// The most rules that can be told apart.
    static let ruleLimit = 1 << 20
    /// The most tokens of a candidate.
    static let lengthLimit = (1 << 12) - 1
    /// The rule in the first 20 bits, then how much shorter than the longest of all it is in 12, then where it starts.
    private let bits: UInt64

    var start: Int { Int(bits & 0xFFFF_FFFF) }
    var end: Int { start + Self.lengthLimit - Int(bits >> 32 & 0xFFF) }
    var rule: Int { Int(bits >> 44) }

    /// - Parameters:
    ///   - end: No more than ``lengthLimit`` tokens behind the start.
    ///   - rule: Below ``ruleLimit``.
    @inline(__always)
    init(start: Int, end: Int, rule: Int32) {
      let shorter = Self.lengthLimit &- (end &- start)
      bits =
        UInt64(truncatingIfNeeded: rule) &<< 44 | UInt64(truncatingIfNeeded: shorter) &<< 32
        | UInt64(truncatingIfNeeded: start)
    }

    @inline(__always)
    static func < (a: Self, b: Self) -> Bool { a.bits < b.bits }
  }
}
