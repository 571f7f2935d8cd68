public import AssayModel
import AssaySystem
internal import CByteClasses

/// Phrases with a value each, found in text on word boundaries, fast for a thousand phrases and for a million.
///
/// A hash over the words of a phrase, made word by word, leads to it. Two bits a prefix tell whether
/// phrases go on and whether one ends: a filter small enough for the cache, which turns nearly every
/// place of a text away. What passes is looked up by its hash and compared byte by byte.
///
/// Words are runs of letters and digits. White space in a phrase stands for any white space; all else
/// stands for itself.
public struct PhraseIndex: Sendable {
  /// How the letters of a phrase may stand in a text.
  public enum LetterCase: UInt8, Sendable {
    /// As in the phrase.
    case exact
    /// As in the phrase, or all in capitals.
    case headline
    /// In small letters or capitals.
    case folded
  }

  /// What stands before the bytes of a phrase.
  struct Header {
    /// The number of its bytes.
    static let count = MemoryLayout<CPhraseHeader>.size

    /// What a match gives.
    let value: Int32
    /// The number of bytes of the phrase.
    let length: Int
    /// The number of bytes before its first word, at most 255.
    let lead: Int
    let letterCase: LetterCase
    /// Whether hyphens and blanks may stand for one another, and apostrophes.
    let isLoose: Bool
  }

  /// Whether any phrase may be asked for in another case than its own.
  let folds: Bool
  /// The number of phrases.
  public private(set) var count = 0
  /// The phrases, one after another, each behind its header.
  private(set) var records: [UInt8] = []
  /// The bytes that first words start with in a text.
  private(set) var starts = WordBits.Starts()
  /// Where a phrase's record starts in the low 32 bits, whether another of its tag may follow in the next bit, and
  /// its tag above; all ones where free.
  ///
  /// A power of two in number.
  private(set) var slots: [UInt64] = []
  /// The first words of phrases, which are far fewer than phrases and so stay near the processor.
  private(set) var firstWords = PrefixFilter()
  /// What phrases start with that is two words or more.
  private(set) var longerPrefixes = PrefixFilter()
  private var bits = WordBits()
  /// The hashes of the first word of a phrase, of the first two, and so on.
  private var prefixes: [UInt64] = []

  static let free = ~UInt64(0)
  /// What of a slot is of the hash.
  static let tag: UInt64 = 0xFFFF_FFFE_0000_0000
  /// That a slot further on may have the same tag.
  static let goesOn: UInt64 = 0x1_0000_0000

  /// An empty index.
  ///
  /// - Parameters:
  ///   - folds: Whether phrases of another case than `exact` may be added.
  ///   - capacity: How many phrases are to come, as far as known.
  public init(folds: Bool = false, capacity: Int = 0) {
    self.folds = folds
    records.reserveLargePages(capacity * (Header.count + 16))
    makeSlots(for: max(capacity, 16))
    longerPrefixes.makeRoom(for: capacity)
  }

  /// Adds a phrase.
  ///
  /// - Parameters:
  ///   - value: What a match gives.
  ///   - letterCase: How its letters may stand; only `exact` where the index folds no case.
  ///   - isLoose: Whether hyphens and blanks may stand for one another, and ’ for '.
  /// - Returns: `nil` if the phrase is new, else the value of the one of the same bytes and case, which
  ///   stays. A phrase without a word is never found, and one that is longer than the room left is not
  ///   taken; both give `nil`.
  /// - Complexity: O(n) in the bytes of the phrase, amortised.
  @discardableResult
  public mutating func insert(
    _ phrase: ArticleText, value: Int32, case letterCase: LetterCase = .exact, isLoose: Bool = false
  ) -> Int32? {
    insert(phrase.bytes.span, value: value, case: letterCase, isLoose: isLoose)
  }

  /// Adds a phrase of valid UTF-8.
  @discardableResult
  mutating func insert(
    _ bytes: Span<UInt8>, value: Int32, case letterCase: LetterCase, isLoose: Bool
  ) -> Int32? {
    precondition(folds || letterCase == .exact, "an index that folds no case takes exact phrases")
    findPrefixes(of: bytes)
    guard let first = bits.firstWord, first < 256, let hash = prefixes.last,
      records.count + Header.count + bytes.count < Int(UInt32.max)
    else { return nil }
    if let record = record(bytes, letterCase, isLoose, hash: hash) {
      return header(of: record).value
    }

    let record = records.count
    if records.capacity - record < Header.count + bytes.count {
      records.reserveLargePages(2 * (record + Header.count + bytes.count))
    }
    let length = UInt32(bytes.count)
    for shift in [0, 8, 16, 24] as [UInt32] {
      records.append(UInt8(truncatingIfNeeded: UInt32(bitPattern: value) >> shift))
    }
    for shift in [0, 8, 16, 24] as [UInt32] {
      records.append(UInt8(truncatingIfNeeded: length >> shift))
    }
    records += [UInt8(first), letterCase.rawValue, isLoose ? 1 : 0, 0]
    records.append(addingCapacity: bytes.count) { (output: inout OutputSpan<UInt8>) in
      for index in bytes.indices { output.append(bytes[index]) }
    }
    count += 1
    addStart(bytes, first, letterCase, isLoose)
    if count * 3 > slots.count * 2 {
      makeSlots(for: count * 2)
      enterAll()
    } else {
      enter(record: record)
    }
    if firstWords.isFull || longerPrefixes.isFull {
      firstWords.makeRoom()
      longerPrefixes.makeRoom()
      enterAll(inSlots: false)
    }
    return nil
  }

  // MARK: - Records

  /// The header of a record.
  @inline(__always)
  func header(of record: Int) -> Header {
    let bytes = records.span
    let word = bytes.word(at: record)
    return Header(
      value: Int32(truncatingIfNeeded: word), length: Int(truncatingIfNeeded: word &>> 32),
      lead: Int(bytes[record &+ 8]), letterCase: LetterCase(rawValue: bytes[record &+ 9]) ?? .exact,
      isLoose: bytes[record &+ 10] != 0)
  }

  /// The record with the same bytes and case.
  private func record(
    _ bytes: Span<UInt8>, _ letterCase: LetterCase, _ isLoose: Bool, hash: UInt64
  ) -> Int? {
    var slot = Self.slot(of: hash, slots.count)
    while slots[slot] != Self.free {
      if (slots[slot] ^ hash) & Self.tag == 0 {
        let record = Int(slots[slot] & 0xFFFF_FFFF)
        let header = header(of: record)
        let start = record + Header.count
        if header.letterCase == letterCase, header.isLoose == isLoose, header.length == bytes.count,
          bytes.isEqual(at: 0, to: records.span, at: start, count: bytes.count)
        {
          return record
        }
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  // MARK: - Tables

  private mutating func findPrefixes(of phrase: Span<UInt8>) {
    bits.mark(phrase, isASCII: false, startingWith: WordBits.Starts())
    let words = bits.words
    WordHashes.find(in: phrase, words.span, folds: folds, hashes: &prefixes)
  }

  private mutating func makeSlots(for count: Int) {
    slots = .filled(with: Self.free, powerOfTwo(count * 2))
  }

  private mutating func enterAll(inSlots: Bool = true) {
    var record = 0
    while record < records.count {
      let start = record + Header.count
      let end = start + header(of: record).length
      let phrase = Array(records[start..<end])
      findPrefixes(of: phrase.span)
      enter(record: record, inSlots: inSlots)
      record = end
    }
  }

  /// Enters the phrase whose prefixes were found last.
  private mutating func enter(record: Int, inSlots: Bool = true) {
    guard let hash = prefixes.last else { return }
    for (place, prefix) in prefixes.enumerated() {
      let goesOn = place + 1 < prefixes.count
      if place == 0 {
        firstWords.insert(prefix, goesOn: goesOn)
      } else {
        longerPrefixes.insert(prefix, goesOn: goesOn)
      }
    }
    guard inSlots else { return }
    var slot = Self.slot(of: hash, slots.count)
    while slots[slot] != Self.free {
      if (slots[slot] ^ hash) & Self.tag == 0 { slots[slot] |= Self.goesOn }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = hash & Self.tag | UInt64(record)
  }

  /// The first place where a phrase's record is looked for.
  @inline(__always)
  static func slot(of hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: hash) & (count &- 1)
  }

  private mutating func addStart(
    _ bytes: Span<UInt8>, _ first: Int, _ letterCase: LetterCase, _ isLoose: Bool
  ) {
    let byte = bytes[first]
    if letterCase != .exact && (byte >= 0x80 || bytes.byte(first + 1) >= 0x80) {
      // In another case the word may start with other bytes.
      starts.insertAll()
      return
    }
    starts.insert(byte)
    guard byte.isLetter, letterCase != .exact || isLoose else { return }
    starts.insert(byte & ~0x20)
    if letterCase == .folded || isLoose { starts.insert(byte | 0x20) }
  }
}
