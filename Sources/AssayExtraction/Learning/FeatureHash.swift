import AssayModel

/// Hashes of features: what a feature is and what it says, in 32 bits.
///
/// Of a million features about a hundred pairs share a number; a model cannot tell those apart.
enum FeatureHash {
  /// Bytes as a number of 64 bits, the start of every feature that speaks of them.
  @inline(__always)
  static func bytes(_ bytes: some Sequence<UInt8>) -> UInt64 { fnv1a(bytes) }

  /// The bytes of a range as a number of 64 bits, eight at a time: the identity of a word.
  @inline(__always)
  static func word(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = UInt64(range.count) &* 0x9E37_79B9_7F4A_7C15
    var index = range.lowerBound
    while index &+ 8 <= range.upperBound {
      hash = (hash ^ bytes.word(at: index)) &* 0x9DDF_EA08_EB38_2D69
      hash ^= hash &>> 32
      index &+= 8
    }
    while index < range.upperBound {
      hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
      index &+= 1
    }
    return mixed(hash)
  }

  /// A template and what it says as a feature; never 0, which marks an empty place in a table.
  @inline(__always)
  static func feature(_ template: FeatureTemplate, _ value: UInt64) -> UInt32 {
    folded(mixed(value ^ (UInt64(template.rawValue) &* 0x9E37_79B9_7F4A_7C15)))
  }

  /// A feature seen from some places away.
  @inline(__always)
  static func feature(_ feature: UInt32, at place: Int) -> UInt32 {
    guard place != 0 else { return feature }
    let moved = UInt64(feature) | UInt64(UInt8(truncatingIfNeeded: place)) &<< 32
    return folded(mixed(moved))
  }

  /// Two values in order as one.
  @inline(__always)
  static func pair(_ a: UInt64, _ b: UInt64) -> UInt64 {
    (a &* 0x9DDF_EA08_EB38_2D69 ^ b) &* 0x9E37_79B9_7F4A_7C15
  }

  @inline(__always)
  private static func folded(_ hash: UInt64) -> UInt32 {
    let short = UInt32(truncatingIfNeeded: hash ^ (hash &>> 32))
    return short == 0 ? 1 : short
  }

  @inline(__always)
  static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits &>> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits &>> 31)
  }
}

/// What a feature speaks of.
///
/// The numbers are part of every model: they are never reused.
enum FeatureTemplate: UInt32 {
  // Of one word.
  case lower = 1
  case word = 2
  case shape = 3
  case longShape = 4
  case prefix = 5
  case suffix = 6
  case kind = 7
  case length = 8
  case cluster = 9
  case wordClass = 10
  case part = 11
  case stem = 12
  // Of neighbours.
  case lowerPair = 20
  case shapePair = 21
  case shapeTriple = 22
  case lowerSkip = 23
  case partPair = 24
  case partTriple = 25
  case partWord = 26
  // Of what is known beside the words.
  case lexicon = 30
  case document = 31
  case found = 32
  case outer = 33
  case bias = 34
  case context = 35
  case mood = 36
  case density = 37
  // Of a filler seen from a trigger.
  case role = 40
  case foundRole = 41
}
