import AssayModel
import AssayXML

/// Values by short words of bytes, such as identifiers.
///
/// Words are looked up where they stand, so that no string is made of them; a hash table with open
/// addressing, at most half full, whose hash no file can know beforehand. Words are numbered from 0 in the
/// order in which they are entered.
struct ByteTable<Value: Sendable>: Sendable {
  /// Where the bytes of a word, or of anything else that was kept, stand in the table's pool.
  struct Word {
    let start: Int32
    let count: Int32

    /// The word without its first byte.
    var tail: Word { Word(start: start + 1, count: count - 1) }
  }

  private struct Entry {
    let hash: UInt32
    let word: Word
    let ends: WordEnds
    var value: Value
  }

  /// Differs from run to run; nothing depends on the order of the entries.
  private let seed = byteTableSeed
  private var entries: [Entry] = []
  private var pool: [UInt8] = []
  /// The index of an entry plus one, or 0.
  private var slots: [Int32] = []

  /// How many words there are.
  var count: Int { entries.count }

  /// The value of a word, or `nil`.
  subscript(word: Span<UInt8>) -> Value? {
    number(of: word).map { entries[$0].value }
  }

  /// The value of a word, or `nil`.
  subscript(word: String) -> Value? { self[word.utf8.span] }

  /// The value of the word of a number.
  subscript(number number: Int) -> Value {
    get { entries[number].value }
    _modify { yield &entries[number].value }
  }

  /// The number of a word, or `nil`.
  func number(of word: Span<UInt8>) -> Int? {
    guard !slots.isEmpty else { return nil }
    let ends = WordEnds(word)
    let slot = slot(of: word, ends, hash(of: word, ends))
    return slots[slot] == 0 ? nil : Int(slots[slot] &- 1)
  }

  /// Makes room for some words.
  mutating func reserveCapacity(_ count: Int) {
    entries.reserveCapacity(count)
    pool.reserveCapacity(8 * count)
    var size = max(64, slots.count)
    while size < 2 * count { size *= 2 }
    if size > slots.count { rehash(size) }
  }

  /// Forgets all words and keeps the room.
  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    pool.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = 0 }
  }

  /// Enters a word with its value; `false`, and nothing happens, where it is there already.
  mutating func insert(_ word: Span<UInt8>, _ value: Value) -> Bool {
    let count = entries.count
    return enter(word, value) == count
  }

  /// The number of a word, which is entered with a value where it is not there.
  mutating func enter(_ word: Span<UInt8>, _ value: @autoclosure () -> Value) -> Int {
    if 2 &* (entries.count &+ 1) > slots.count { rehash(max(64, 2 * slots.count)) }
    let ends = WordEnds(word)
    let hash = hash(of: word, ends)
    let slot = slot(of: word, ends, hash)
    guard slots[slot] == 0 else { return Int(slots[slot] &- 1) }
    entries.append(Entry(hash: hash, word: keep(word), ends: ends, value: value()))
    slots[slot] = Int32(truncatingIfNeeded: entries.count)
    return entries.count &- 1
  }

  // MARK: - Bytes

  /// Keeps bytes that are not looked up.
  mutating func keep(_ bytes: Span<UInt8>) -> Word {
    let word = Word(
      start: Int32(truncatingIfNeeded: pool.count), count: Int32(truncatingIfNeeded: bytes.count))
    pool.append(copying: bytes)
    return word
  }

  /// The word of a number.
  func word(_ number: Int) -> Word { entries[number].word }

  /// Whether a word is that of a string.
  func equals(_ word: Word, _ string: String) -> Bool {
    let bytes = string.utf8.span
    return bytes.count == Int(word.count)
      && pool.span.extracting(Int(word.start)..<Int(word.start &+ word.count)).equals(bytes)
  }

  /// Whether the word of one number comes before that of another by their bytes.
  func precedes(_ first: Int, _ second: Int) -> Bool {
    let (one, other) = (entries[first].word, entries[second].word)
    let bytes = pool.span
    var index = 0
    while index < Int(min(one.count, other.count)) {
      let (a, b) = (bytes[Int(one.start) &+ index], bytes[Int(other.start) &+ index])
      if a != b { return a < b }
      index &+= 1
    }
    return one.count < other.count
  }

  /// Whether a word begins with 0xFF, as no UTF-8 does.
  func isMarked(_ word: Word) -> Bool { word.count > 0 && pool[Int(word.start)] == 0xFF }

  /// A word as a string.
  func string(_ word: Word) -> String {
    String(decoding: pool[Int(word.start)..<Int(word.start + word.count)], as: UTF8.self)
  }

  // MARK: - Slots

  /// The slot of a word, or the empty one in which it would stand.
  @inline(__always)
  private func slot(of word: Span<UInt8>, _ ends: WordEnds, _ hash: UInt32) -> Int {
    let slots = slots.span, entries = entries.span
    let mask = slots.count &- 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot] &- 1)
      if entries[index].hash == hash, entries[index].ends == ends,
        Int(entries[index].word.count) == word.count,
        word.count <= WordEnds.length || isEntry(entries[index].word, word)
      {
        return slot
      }
      slot = (slot &+ 1) & mask
    }
    return slot
  }

  private func isEntry(_ known: Word, _ word: Span<UInt8>) -> Bool {
    pool.span.extracting(Int(known.start)..<Int(known.start &+ known.count)).equals(word)
  }

  private mutating func rehash(_ size: Int) {
    slots = [Int32](repeating: 0, count: size)
    for (index, entry) in entries.enumerated() {
      var slot = Int(entry.hash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(truncatingIfNeeded: index + 1)
    }
  }

  /// Multiplies and folds from a seed: the ends with the length, and what lies between them.
  @inline(__always)
  private func hash(of word: Span<UInt8>, _ ends: WordEnds) -> UInt32 {
    var hash = Self.fold(seed ^ ends.first)
    var i = 8
    while i &+ 8 < word.count {
      hash = Self.fold(hash ^ word.word(at: i))
      i &+= 8
    }
    return UInt32(
      truncatingIfNeeded: Self.fold(
        hash ^ ends.last ^ UInt64(truncatingIfNeeded: word.count) &<< 56))
  }

  /// Both halves of a product with an odd number near 2^64 divided by the golden ratio.
  @inline(__always)
  private static func fold(_ bits: UInt64) -> UInt64 {
    let product = bits.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }
}

/// The first and the last eight bytes of a word, which are all of one that has no more than sixteen.
///
/// With the length they tell words up to ``length`` bytes apart.
private struct WordEnds: Equatable {
  static let length = 16

  let first: UInt64
  let last: UInt64

  @inline(__always)
  init(_ word: Span<UInt8>) {
    let count = word.count
    if count >= 8 {
      first = word.word(at: 0)
      last = word.word(at: count &- 8)
      return
    }
    last = 0
    if count >= 4 {
      first = UInt64(word.halfWord(at: 0)) | UInt64(word.halfWord(at: count &- 4)) &<< 32
    } else if count > 0 {
      first =
        UInt64(word[0]) | UInt64(word[count / 2]) &<< 8 | UInt64(word[count &- 1]) &<< 16
    } else {
      first = 0
    }
  }
}

/// Drawn once a process.
private let byteTableSeed = UInt64.random(in: .min ... .max)
