/// The words that expressions of time and quantity are made of, in lower case.
struct TimeWords: Sendable {
  /// What a word is.
  struct Entry: Sendable {
    var classes: WordClass = []
    var cue = Cue.none
    /// What it stands for: the number of a month, of a weekday, of a unit.
    var value: Int32 = 0
    /// Whether it is a name of a time, which running text capitalises.
    var isCapitalised = false
    /// Whether a full stop behind it belongs to it.
    var isAbbreviation = false
    /// How a word that is a numeral builds one.
    var numeral = Numeral.none
  }

  /// The parts of a numeral in words.
  enum Numeral: UInt8, Sendable {
    case none
    /// One to nineteen.
    case unit
    /// Twenty to ninety.
    case tens
    case hundred
    /// Thousand, million, ...; the value is the power of ten.
    case scale
    case dozen
  }

  private var keys: [PackedWord] = []
  private var slots: [UInt16] = []
  private var entries: [Entry] = [Entry()]
  private let mask: Int

  /// The table of English.
  static let english = TimeWords(TimeWords.lines)

  private init(_ lines: String) {
    let rows = lines.split(separator: "\n").map { $0.split(separator: " ") }
    let count = rows.reduce(0) { $0 + $1.count }
    var size = 64
    while size < count * 3 { size *= 2 }
    mask = size - 1
    keys = [PackedWord](repeating: PackedWord(), count: size)
    slots = [UInt16](repeating: 0, count: size)
    for row in rows where row.count >= 3 {
      let change = Self.change(String(row[0]), value: Int32(String(row[1])) ?? 0)
      for spelling in row.dropFirst(2) { insert(spelling, change) }
    }
  }

  private mutating func insert(_ spelling: Substring, _ change: (inout Entry) -> Void) {
    var word = PackedWord()
    for byte in spelling.utf8 { word.append(byte) }
    var slot = word.hash & mask
    while slots[slot] != 0 && keys[slot] != word { slot = (slot + 1) & mask }
    if slots[slot] == 0 {
      keys[slot] = word
      slots[slot] = UInt16(entries.count)
      entries.append(Entry())
    }
    change(&entries[Int(slots[slot])])
  }

  /// What the first column of a line says about its words: a class, a cue, a part of a numeral, or a
  /// way of writing.
  private static func change(_ kind: String, value: Int32) -> (inout Entry) -> Void {
    switch kind {
    case "capital": return { $0.isCapitalised = true }
    case "value": return { $0.value = value }
    case "abbreviation": return { $0.isAbbreviation = true }
    case "one": return { ($0.numeral, $0.value) = (.unit, value) }
    case "tens": return { ($0.numeral, $0.value) = (.tens, value) }
    case "hundred": return { ($0.numeral, $0.value) = (.hundred, value) }
    case "scale": return { ($0.numeral, $0.value) = (.scale, value) }
    case "dozen": return { ($0.numeral, $0.value) = (.dozen, value) }
    default: break
    }
    if let cue = Self.cues[kind] { return { $0.cue = cue } }
    let classes = kind.split(separator: "+").reduce(into: WordClass()) {
      $0.formUnion(WordClass.names[String($1)] ?? [])
    }
    return {
      $0.classes.formUnion(classes)
      if value != 0 { $0.value = value }
    }
  }

  private static let cues: [String: Cue] = [
    "FUTURE": .future, "PAST": .past, "NAME": .name, "AGE": .age, "PERSON": .person,
    "DEAD": .dead, "INJURED": .injured, "MISSING": .missing, "DISPLACED": .displaced,
    "OLD": .old, "NO": .no, "FEAST": .feast, "DAY": .dayWord, "NEW": .new, "LOCAL": .local,
    "TIME": .timeWord, "MORE": .more, "THAN": .than, "AS": .as, "LEAST": .least, "UP": .up,
    "MANY": .many, "POINT": .points, "SEVERAL": .several,
    "PER": .per, "MINUS": .minus, "TIMES": .times, "OTHER": .other, "NOW": .now,
    "FISCAL": .fiscal, "OWN": .own, "NOT": .not, "WELL": .well, "ESTIMATED": .estimated,
    "SO": .so, "PLUS": .plus, "OUT": .out, "MAGNITUDE": .magnitude,
  ]

  /// What a word is; nothing where it is not in the table.
  @inline(__always)
  subscript(word: PackedWord) -> Entry {
    var slot = word.hash & mask
    while slots[slot] != 0 {
      if keys[slot] == word { return entries[Int(slots[slot])] }
      slot = (slot + 1) & mask
    }
    return entries[0]
  }
}

/// A word of up to 16 bytes in two machine words; a longer one equals no word of a table.
struct PackedWord: Hashable, Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private var count = 0

  /// Adds a byte, in lower case where it is an ASCII letter.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    let lowered = UInt64(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    if count < 8 {
      low |= lowered << UInt64(count * 8)
    } else if count < 16 {
      high |= lowered << UInt64(count * 8 - 64)
    } else {
      high = .max
    }
    count += 1
  }

  /// The words of a list.
  static func set(_ words: String) -> Set<PackedWord> {
    Set(
      words.split(separator: " ").map { word in
        word.utf8.reduce(into: PackedWord()) { $0.append($1) }
      })
  }

  /// A number that equal words share.
  @inline(__always)
  var hash: Int {
    let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: (mixed ^ (mixed >> 32)) & 0x7FFF_FFFF)
  }

  /// Whether both are the same word; the length takes no part where the bytes do not fit.
  @inline(__always)
  static func == (a: PackedWord, b: PackedWord) -> Bool {
    a.low == b.low && a.high == b.high && a.count == b.count
  }
}
