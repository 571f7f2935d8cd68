/// Which row of weights each feature has: open addressing over the features themselves.
struct FeatureTable: Sendable {
  /// The feature in each place; 0 where there is none.
  private var keys: [UInt32]
  private var rows: [Int32]
  /// The number of features.
  private(set) var count = 0

  /// An empty table with room for some features.
  init(expecting count: Int = 0) {
    var places = 16
    while places < 2 * count { places *= 2 }
    keys = [UInt32](repeating: 0, count: places)
    rows = [Int32](repeating: 0, count: places)
  }

  /// The row of a feature, -1 where it has none.
  @inline(__always)
  func row(of feature: UInt32) -> Int {
    let mask = keys.count &- 1
    var place = Self.home(feature) & mask
    while true {
      let key = keys[place]
      if key == feature { return Int(rows[place]) }
      if key == 0 { return -1 }
      place = (place &+ 1) & mask
    }
  }

  /// The row of a feature, the next free one where it is new.
  mutating func insert(_ feature: UInt32) -> Int {
    if 2 * (count + 1) > keys.count { grow() }
    let mask = keys.count &- 1
    var place = Self.home(feature) & mask
    while keys[place] != 0 {
      if keys[place] == feature { return Int(rows[place]) }
      place = (place &+ 1) & mask
    }
    keys[place] = feature
    rows[place] = Int32(count)
    count += 1
    return count - 1
  }

  /// The features in the order of their rows.
  var features: [UInt32] {
    var features = [UInt32](repeating: 0, count: count)
    for place in keys.indices where keys[place] != 0 { features[Int(rows[place])] = keys[place] }
    return features
  }

  @inline(__always)
  private static func home(_ feature: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(feature) &* 0x9E37_79B9_7F4A_7C15) &>> 32)
  }

  private mutating func grow() {
    let features = features
    var larger = FeatureTable(expecting: 2 * keys.count)
    for feature in features { _ = larger.insert(feature) }
    self = larger
  }
}
