/// What a count is kept under: a digest of words and numbers, in order.
///
/// Two keys agree by chance once in 2⁶⁴ pairs.
struct TallyKey: Hashable {
  private var bits: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// A key of words.
  init(_ words: String...) {
    for word in words { self = adding(word) }
  }

  /// The key with a number more.
  func adding(_ number: Int) -> TallyKey {
    var key = self
    key.bits = Self.mixed(bits ^ Self.mixed(UInt64(bitPattern: Int64(number)) &+ 0x51_7CC1))
    return key
  }

  /// The key with a number more.
  func adding(_ number: Int32) -> TallyKey { adding(Int(number)) }

  /// The key with a word more.
  func adding(_ word: String) -> TallyKey {
    // FNV-1a (Fowler, Noll and Vo, 1991).
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var key = self
    key.bits = Self.mixed(bits &* 3 ^ hash)
    return key
  }

  /// The last step of SplitMix64 (Steele, Lea and Flood, 2014).
  private static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value &+ 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// Counts by key.
struct Tally {
  private var counts: [TallyKey: Int32] = [:]
  /// What is to be listed later, with its counts: rows of words.
  private(set) var rows: [[String]: Int] = [:]

  /// The count under a key; 0 where there is none.
  subscript(key: TallyKey) -> Int { Int(counts[key] ?? 0) }

  /// Counts one, or more, under a key.
  mutating func add(_ key: TallyKey, _ count: Int = 1) {
    counts[key, default: 0] &+= Int32(truncatingIfNeeded: count)
  }

  /// Counts a row that is to be listed.
  mutating func add(row: [String]) {
    rows[row, default: 0] += 1
  }

  /// Counts one case more, and whether something holds for it.
  mutating func add(_ key: TallyKey, holds: Bool) {
    add(key, Ratio(holds ? 1 : 0, of: 1))
  }

  /// Counts cases, and for how many of them something holds.
  mutating func add(_ key: TallyKey, _ ratio: Ratio) {
    if ratio.total > 0 { add(key, ratio.total) }
    if ratio.count > 0 { add(key.adding(Self.holds), ratio.count) }
  }

  /// How often something held, and how often it was looked at.
  func ratio(_ key: TallyKey) -> Ratio { Ratio(self[key.adding(Self.holds)], of: self[key]) }

  private static let holds = "\u{0}holds"
}

/// A count among others.
struct Ratio: Equatable {
  let count: Int
  let total: Int

  init(_ count: Int, of total: Int) {
    self.count = count
    self.total = total
  }

  /// The rest.
  var complement: Ratio { Ratio(total - count, of: total) }

  /// The same share of a total of `most`, where it is larger.
  func scaled(to most: Int) -> Ratio {
    total <= most ? self : Ratio(count * most / total, of: most)
  }

  /// The same without one case, which was among those counted or not.
  func without(_ isCounted: Bool) -> Ratio {
    Ratio(max(0, count - (isCounted ? 1 : 0)), of: max(0, total - 1))
  }

  /// `40 of 41`.
  var text: String { "\(count) of \(total)" }
}
