/// Numbers and strings for short byte sequences that come again and again: types, roles, tags.
///
/// Each string is made once.
struct LabelTable {
  /// The strings, in order of first appearance.
  private(set) var labels: [String] = []
  private var hashes: [UInt64] = []
  /// Open addressing: the number of a label plus one, or 0 for a free place.
  private var slots: [Int32] = []

  init() {}

  /// The string of a range of bytes.
  ///
  /// Starts anew when 4,096 are known, so that ever new labels do not fill the memory.
  /// - Complexity: O(n) in the number of bytes.
  mutating func label(_ range: Range<Int>, in bytes: [UInt8]) -> String {
    if labels.count == 4096 { removeAll() }
    return labels[number(range, in: bytes)]
  }

  /// The number of the string of a range of bytes, counted from zero by first appearance.
  ///
  /// - Complexity: O(n) in the number of bytes.
  mutating func number(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    if slots.isEmpty { slots = [Int32](repeating: 0, count: 64) }
    let hash = Self.hash(range, in: bytes)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if hashes[number] == hash, Self.equal(labels[number], range, in: bytes) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    insert(String(decoding: bytes[range], as: UTF8.self), hash)
    return labels.count - 1
  }

  /// Forgets all strings and gives them away.
  mutating func takeLabels() -> [String] {
    let taken = labels
    labels = []
    hashes.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
    return taken
  }

  private mutating func insert(_ label: String, _ hash: UInt64) {
    labels.append(label)
    hashes.append(hash)
    if labels.count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: slots.count * 4)
      for index in labels.indices { place(index) }
    } else {
      place(labels.count - 1)
    }
  }

  private mutating func removeAll() {
    labels.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: hashes[index]) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index + 1)
  }

  /// FNV-1a (Fowler, Noll and Vo, 1991), folded so that the low bits depend on all.
  private static func hash(_ range: Range<Int>, in bytes: [UInt8]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }

  private static func equal(_ label: String, _ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    let utf8 = label.utf8
    guard utf8.count == range.count else { return false }
    var index = range.lowerBound
    for byte in utf8 {
      if byte != bytes[index] { return false }
      index += 1
    }
    return true
  }
}
