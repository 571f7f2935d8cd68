import AssaySystem

/// Two bits for each prefix of a phrase: whether a phrase ends there, and whether one goes on.
///
/// Prefixes are told apart by their hashes alone, so a filter may take a text for a prefix that is none, but
/// never misses one.
struct PrefixFilter: Sendable {
  /// 32 prefixes each; a power of two in number.
  private(set) var cells: [UInt64] = Array(repeating: 0, count: 16)
  /// How many cells have been taken, which is near the number of different prefixes.
  private var count = 0

  /// No more than one in so many cells is taken.
  private static let thinness = 4

  /// Whether more prefixes than there is room for have been entered.
  var isFull: Bool { count * Self.thinness > cells.count * 32 }

  /// Forgets all, and makes room for so many prefixes.
  mutating func makeRoom(for prefixes: Int) {
    cells = .filled(with: 0, powerOfTwo(max(prefixes * Self.thinness / 32, 16)))
    count = 0
  }

  /// Forgets all, and makes room for four times as many prefixes where the filter is full.
  mutating func makeRoom() {
    makeRoom(for: isFull ? count * 4 : cells.count * 32 / Self.thinness)
  }

  /// Enters a prefix.
  mutating func insert(_ hash: UInt64, goesOn: Bool) {
    let cell = Self.cell(of: hash, cells.count)
    let shift = Self.shift(of: hash)
    if cells[cell] >> shift & 3 == 0 { count += 1 }
    cells[cell] |= (goesOn ? 2 : 1) << shift
  }

  static func cell(of hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: hash >> 36) & (count - 1)
  }

  static func shift(of hash: UInt64) -> UInt64 { 2 &* hash & 63 }
}

/// The least power of two that is no less.
func powerOfTwo(_ least: Int) -> Int {
  1 << (Int.bitWidth - (least - 1).leadingZeroBitCount)
}

extension [UInt64] {
  /// A list of one value, in large pages where it is long.
  static func filled(with value: UInt64, _ count: Int) -> [UInt64] {
    var list: [UInt64] = []
    list.reserveLargePages(count)
    list.append(contentsOf: repeatElement(value, count: count))
    return list
  }
}
