/// A word of up to 12 ASCII letters as one number, upper and lower case alike.
///
/// Five bits a letter: no two words share a number, and none is 0.
struct WordKey: Hashable, Sendable {
  /// The most letters that a key holds.
  static let maximumLength = 12
  /// The number.
  let bits: UInt64

  /// The key of some bytes; `nil` where they are none, too many, or not all letters.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty, range.count <= Self.maximumLength else { return nil }
    var bits: UInt64 = 0
    for index in range {
      guard bytes[index].isLetter else { return nil }
      bits = bits &<< 5 | UInt64(bytes[index] & 0x1F)
    }
    self.bits = bits
  }
}

/// A small table of words with a value each, for look-ups that must not cost a string.
struct WordTable<Value: RawRepresentable<UInt8> & Sendable>: Sendable {
  /// Keys in the lower 60 bits, raw values above; 0 where a slot is free.
  private var slots: [UInt64]

  /// Makes a table of words that are joined by blanks; a word of other than letters is a mistake.
  init(_ lists: [(Value, String)]) {
    slots = Array(repeating: 0, count: 1024)
    for (value, list) in lists {
      for word in list.split(separator: " ") {
        let bytes = Array(word.utf8)
        guard let key = WordKey(bytes, 0..<bytes.count), value.rawValue < 16 else {
          preconditionFailure("'\(word)' fits no table of words")
        }
        var slot = Self.slot(of: key)
        while slots[slot] != 0 { slot = (slot + 1) & 1023 }
        slots[slot] = UInt64(value.rawValue) << 60 | key.bits
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

  private static func slot(of key: WordKey) -> Int {
    Int(truncatingIfNeeded: (key.bits &* 0x9E37_79B9_7F4A_7C15) &>> 54)
  }
}
