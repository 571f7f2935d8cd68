import AssayXML

/// Values by short words of bytes, such as identifiers.
///
/// Words are looked up where they stand, so that no string is made of them; a hash table with open
/// addressing, at most half full, whose hash no file can know beforehand.
struct ByteTable<Value> {
  private struct Entry {
    let hash: UInt64
    let start: Int
    let count: Int
    var value: Value
  }

  /// Differs from run to run; nothing depends on the order of the entries.
  private static var seed: UInt64 { byteTableSeed }

  private var entries: [Entry] = []
  private var pool: [UInt8] = []
  /// The index of an entry plus one, or 0.
  private var slots: [Int32] = [Int32](repeating: 0, count: 64)

  /// The value of a word, or `nil`.
  subscript(word: Span<UInt8>) -> Value? {
    let hash = Self.hash(word)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot] &- 1)
      if entries[index].hash == hash, isEntry(index, word) { return entries[index].value }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// The value of a word, or `nil`.
  subscript(word: String) -> Value? { self[word.utf8.span] }

  /// Makes room for some words.
  mutating func reserveCapacity(_ count: Int) {
    entries.reserveCapacity(count)
    pool.reserveCapacity(8 * count)
    var size = slots.count
    while size < 2 * count { size *= 2 }
    if size > slots.count { rehash(size) }
  }

  /// Enters a word with its value; `false`, and nothing happens, where it is there already.
  mutating func insert(_ word: Span<UInt8>, _ value: Value) -> Bool {
    if 2 &* (entries.count &+ 1) > slots.count { rehash(2 * slots.count) }
    let hash = Self.hash(word)
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot] &- 1)
      if entries[index].hash == hash, isEntry(index, word) { return false }
      slot = (slot &+ 1) & mask
    }
    entries.append(Entry(hash: hash, start: pool.count, count: word.count, value: value))
    pool.append(copying: word)
    slots[slot] = Int32(truncatingIfNeeded: entries.count)
    return true
  }

  private func isEntry(_ index: Int, _ word: Span<UInt8>) -> Bool {
    let (start, count) = (entries[index].start, entries[index].count)
    guard count == word.count else { return false }
    var i = 0
    while i < count {
      if pool[start &+ i] != word[i] { return false }
      i &+= 1
    }
    return true
  }

  private mutating func rehash(_ size: Int) {
    slots = [Int32](repeating: 0, count: size)
    for (index, entry) in entries.enumerated() {
      var slot = Int(truncatingIfNeeded: entry.hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index + 1)
    }
  }

  /// Multiplies and folds byte by byte from a seed (after FNV-1a; Fowler, Noll and Vo 1991), and mixes the
  /// result once more.
  private static func hash(_ word: Span<UInt8>) -> UInt64 {
    var hash = seed
    var i = 0
    while i < word.count {
      hash = (hash ^ UInt64(word[i])) &* 0x0000_0100_0000_01B3
      i &+= 1
    }
    hash ^= hash >> 32
    hash = hash &* 0x9E37_79B9_7F4A_7C15
    return hash ^ (hash >> 29)
  }
}

/// Drawn once a process.
private let byteTableSeed = UInt64.random(in: .min ... .max)
