/// Which row of weights each feature has: open addressing over the features themselves.
struct FeatureTable: Sendable {
  /// In each place a feature in the upper half and its row in the lower; 0 where there is none.
  private var places: [UInt64]
  /// Four bits a place, of which those are set that features lead to: small enough to stay near the processor,
  /// where it turns most features away that have no row.
  private var hints: [UInt64]
  /// The number of features.
  private(set) var count = 0

  /// An empty table with room for some features.
  init(expecting count: Int = 0) {
    var size = 16
    while size < 2 * count { size *= 2 }
    places = [UInt64](repeating: 0, count: size)
    hints = [UInt64](repeating: 0, count: size / 16)
  }

  /// 1 for a feature that may have a row, 0 for one that has none.
  @inline(__always)
  func hint(of feature: UInt32) -> Int {
    let bit = hintBit(of: feature)
    return Int(truncatingIfNeeded: hints[bit &>> 6] &>> UInt64(truncatingIfNeeded: bit & 63)) & 1
  }

  /// What stands where a feature is looked for first, for ``row(of:at:)``.
  @inline(__always)
  func entry(of feature: UInt32) -> UInt64 { places[Self.home(feature) & (places.count &- 1)] }

  /// The row of a feature, -1 where it has none.
  ///
  /// - Parameter entry: What ``entry(of:)`` gave.
  @inline(__always)
  func row(of feature: UInt32, at entry: UInt64) -> Int {
    if entry &>> 32 == UInt64(feature) { return Int(UInt32(truncatingIfNeeded: entry)) }
    return entry == 0 ? -1 : row(of: feature)
  }

  /// The row of a feature, -1 where it has none.
  @inline(__always)
  func row(of feature: UInt32) -> Int {
    let mask = places.count &- 1
    var place = Self.home(feature) & mask
    while true {
      let entry = places[place]
      if entry &>> 32 == UInt64(feature) { return Int(UInt32(truncatingIfNeeded: entry)) }
      if entry == 0 { return -1 }
      place = (place &+ 1) & mask
    }
  }

  /// The row of a feature, the next free one where it is new; a feature must not be 0.
  mutating func insert(_ feature: UInt32) -> Int {
    if 2 * (count + 1) > places.count { grow() }
    let mask = places.count &- 1
    var place = Self.home(feature) & mask
    while places[place] != 0 {
      if places[place] &>> 32 == UInt64(feature) {
        return Int(UInt32(truncatingIfNeeded: places[place]))
      }
      place = (place &+ 1) & mask
    }
    places[place] = UInt64(feature) &<< 32 | UInt64(count)
    let bit = hintBit(of: feature)
    hints[bit &>> 6] |= 1 &<< UInt64(bit & 63)
    count += 1
    return count - 1
  }

  /// The features in the order of their rows.
  var features: [UInt32] {
    var features = [UInt32](repeating: 0, count: count)
    for entry in places where entry != 0 {
      features[Int(UInt32(truncatingIfNeeded: entry))] = UInt32(entry &>> 32)
    }
    return features
  }

  @inline(__always)
  private func hintBit(of feature: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(feature) &* 0xC2B2_AE3D_27D4_EB4F) &>> 24)
      & (hints.count &* 64 &- 1)
  }

  @inline(__always)
  private static func home(_ feature: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(feature) &* 0x9E37_79B9_7F4A_7C15) &>> 32)
  }

  private mutating func grow() {
    let features = features
    var larger = FeatureTable(expecting: places.count)
    for feature in features { _ = larger.insert(feature) }
    self = larger
  }
}
