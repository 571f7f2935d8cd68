/// Numbers and strings for short byte sequences that come again and again: types, roles, tags.
///
/// Each string is made once.
package struct LabelTable {
  /// The strings, in order of first appearance.
  package private(set) var labels: [String] = []
  private var keys: [UInt64] = []
  /// The bytes of all labels, one after the other, and where each ends.
  private var spelling: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing: the number of a label plus one, or 0 for a free place.
  private var slots: [Int32] = []

  package init() {}

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
  package mutating func number(_ range: Range<Int>, in bytes: [UInt8]) -> Int {
    if slots.isEmpty { slots = [Int32](repeating: 0, count: 64) }
    let key = Self.key(range, in: bytes)
    var slot = slot(of: key)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if keys[number] == key {
        // A key without the mark is the bytes themselves.
        if key & Self.longMark == 0 || isEqual(number, range, in: bytes) {
          return number
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    spelling.append(contentsOf: bytes[range])
    ends.append(spelling.count)
    insert(String(decoding: bytes[range], as: UTF8.self), key)
    return labels.count - 1
  }

  /// The number of a string; `nil` where it was never met.
  func find(_ bytes: [UInt8]) -> Int? {
    guard !slots.isEmpty else { return nil }
    let key = Self.key(bytes.indices, in: bytes)
    var slot = slot(of: key)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      let isSame = keys[number] == key
      if isSame, key & Self.longMark == 0 || isEqual(number, bytes.indices, in: bytes) {
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Forgets all strings and gives them away.
  mutating func takeLabels() -> [String] {
    let taken = labels
    labels = []
    keys.removeAll(keepingCapacity: true)
    spelling.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
    return taken
  }

  private mutating func insert(_ label: String, _ key: UInt64) {
    labels.append(label)
    keys.append(key)
    if labels.count * 2 > slots.count {
      slots = [Int32](repeating: 0, count: slots.count * 4)
      for index in labels.indices { place(index) }
    } else {
      place(labels.count - 1)
    }
  }

  private mutating func removeAll() {
    _ = takeLabels()
  }

  private mutating func place(_ index: Int) {
    var slot = slot(of: keys[index])
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index + 1)
  }

  /// A number of the bytes: the bytes themselves and their count where they are up to seven.
  ///
  /// Else FNV-1a (Fowler, Noll and Vo, 1991) with the highest bit set.
  private static func key(_ range: Range<Int>, in bytes: [UInt8]) -> UInt64 {
    let span = bytes.span
    var index = range.lowerBound
    if range.count < 8 {
      var key = UInt64(range.count) << 56
      var shift: UInt64 = 0
      while index < range.upperBound {
        key |= UInt64(span[index]) << shift
        shift += 8
        index += 1
      }
      return key
    }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    while index < range.upperBound {
      hash = (hash ^ UInt64(span[index])) &* 0x100_0000_01B3
      index += 1
    }
    return hash | longMark
  }

  private static let longMark: UInt64 = 1 << 63

  /// Where to look for a key first.
  private func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
  }

  private func isEqual(_ number: Int, _ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    let start = number == 0 ? 0 : ends[number - 1]
    guard ends[number] - start == range.count else { return false }
    let known = spelling.span, found = bytes.span
    var index = 0
    while index < range.count {
      if known[start + index] != found[range.lowerBound + index] { return false }
      index += 1
    }
    return true
  }
}
