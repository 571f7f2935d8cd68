/// A word of up to 12 ASCII letters as one number, upper and lower case alike.
///
/// Five bits a letter: no two words share a number, and none is 0.
struct WordKey: Hashable, Sendable {
  /// The most letters that a key holds.
  static let maximumLength = 12
  /// The number.
  let bits: UInt64

  /// The key of some bytes; `nil` where they are none, too many, or not all letters.
  init?(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty, range.count <= Self.maximumLength else { return nil }
    var bits: UInt64 = 0
    for index in range {
      guard bytes[index].isLetter else { return nil }
      bits = bits &<< 5 | UInt64(bytes[index] & 0x1F)
    }
    self.bits = bits
  }
  /// The key of the last letters, at least one, of eight bytes as ``Swift/Span/word(at:)`` gives them.
  @inline(__always)
  init(lastLetters count: Int, of bytes: UInt64) {
    let letters = bytes & 0x1F1F_1F1F_1F1F_1F1F & ~0 &<< UInt64(64 &- 8 &* count)
    let pairs =
      (letters & 0x00FF_00FF_00FF_00FF) &<< 5 | letters &>> 8 & 0x00FF_00FF_00FF_00FF
    let fours =
      (pairs & 0x0000_FFFF_0000_FFFF) &<< 10 | pairs &>> 16 & 0x0000_FFFF_0000_FFFF
    bits = (fours & 0xFFFF_FFFF) &<< 20 | fours &>> 32
  }

  /// How many of the last of eight bytes are ASCII letters, up to the first that is none.
  @inline(__always)
  static func lettersAtEnd(of bytes: UInt64) -> Int {
    let highest: UInt64 = 0x8080_8080_8080_8080
    let folded = (bytes | 0x2020_2020_2020_2020) & ~highest
    let isFromA = folded &+ 0x1F1F_1F1F_1F1F_1F1F
    let isPastZ = folded &+ 0x0505_0505_0505_0505
    let letters = isFromA & ~isPastZ & ~bytes & highest
    return (~letters & highest).leadingZeroBitCount / 8
  }
}

/// A small table of words with a value each, for look-ups that must not cost a string.
struct WordTable<Value: RawRepresentable<UInt8> & Sendable>: Sendable {
  /// Keys in the lower 60 bits, raw values above; 0 where a slot is free.
  private var slots: [UInt64]
  /// A bit for each of the words' hashes, some of which others share.
  private var hints: [UInt64]

  /// Makes a table of words that are joined by blanks; a word of other than letters is a mistake.
  init(_ lists: [(Value, String)]) {
    slots = Array(repeating: 0, count: 1024)
    hints = Array(repeating: 0, count: 256)
    for (value, list) in lists {
      for word in list.split(separator: " ") {
        let bytes = Array(word.utf8)
        guard let key = WordKey(bytes.span, 0..<bytes.count), value.rawValue < 16 else {
          preconditionFailure("'\(word)' fits no table of words")
        }
        var slot = Self.slot(of: key)
        while slots[slot] != 0 { slot = (slot + 1) & 1023 }
        slots[slot] = UInt64(value.rawValue) << 60 | key.bits
        let hash = Self.hash(of: key)
        hints[Int(hash &>> 56)] |= 1 &<< (hash &>> 50)
      }
    }
  }

  /// The value of a word.
  subscript(key: WordKey) -> Value? {
    var slot = Self.slot(of: key)
    while slots[slot] != 0 {
      if slots[slot] & ~(15 << 60) == key.bits {
        return Value(rawValue: UInt8(truncatingIfNeeded: slots[slot] &>> 60))
      }
      slot = (slot + 1) & 1023
    }
    return nil
  }

  /// 1 for a word that the table may have, 0 for one that it has not.
  @inline(__always)
  func hint(_ key: WordKey) -> UInt8 {
    let hash = Self.hash(of: key)
    return UInt8(truncatingIfNeeded: hints[Int(hash &>> 56)] &>> (hash &>> 50)) & 1
  }

  private static func slot(of key: WordKey) -> Int { Int(hash(of: key) &>> 54) }

  @inline(__always)
  private static func hash(of key: WordKey) -> UInt64 { key.bits &* 0x9E37_79B9_7F4A_7C15 }
}
