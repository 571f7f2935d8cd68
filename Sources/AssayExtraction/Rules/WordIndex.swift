import AssayModel

/// All words and phrases that a rule file speaks of, with what holds of each, behind one hash table.
///
/// A word is a token in lower case (ASCII letters alone are folded). Each word and each phrase is an
/// *entry* with a row of bits, one for each condition of the rules that it satisfies; the row for
/// tokens without a capital lacks those of lexicons that ask for one.
struct WordIndex: Sendable {
  /// A phrase, beginning with a given word.
  struct Phrase: Sendable {
    /// The entries of the words after the first.
    let rest: [Int32]
    /// The entry of the phrase.
    let entry: Int32
    /// Whether the last word may stand up to five words later.
    let isSeparable: Bool
  }

  /// The entry of a word that is in no lexicon.
  static let unknown: Int32 = -1

  /// Grammar of each entry.
  private(set) var grammar: [GrammarFlags] = []
  /// Inflected forms of each entry, over all lexicons.
  private(set) var forms: [WordForms] = []
  /// Phrases by their first word's entry, the longest first.
  private(set) var phrases: [[Phrase]] = []
  /// The number of conditions.
  let conditionCount: Int
  private let rowWidth: Int
  private var rows: [UInt64] = []

  // The hash table: slots hold an entry and the hash; spellings are compared.
  private var slots: [Int32] = []
  private var hashes: [UInt64] = []
  private var spellingStart: [Int32] = []
  private var spellings: [UInt8] = []

  /// Makes an index over the words that a builder has collected.
  init(_ builder: WordIndexBuilder) {
    conditionCount = builder.conditionCount
    rowWidth = max(1, (builder.conditionCount + 63) / 64)
    grammar = builder.entries.map(\.grammar)
    forms = builder.entries.map(\.forms)
    phrases = builder.phrases
    rows = [UInt64](repeating: 0, count: builder.entries.count * 2 * rowWidth)
    for (entry, content) in builder.entries.enumerated() {
      for (condition, needsCapital) in content.conditions {
        let bit: UInt64 = 1 << UInt64(condition & 63)
        if !needsCapital { rows[(entry * 2) * rowWidth + condition >> 6] |= bit }
        rows[(entry * 2 + 1) * rowWidth + condition >> 6] |= bit
      }
    }
    fillTable(builder)
  }

  private mutating func fillTable(_ builder: WordIndexBuilder) {
    var size = 64
    while size < builder.words.count * 3 { size *= 2 }
    slots = [Int32](repeating: Self.unknown, count: size)
    hashes = [UInt64](repeating: 0, count: builder.entries.count)
    spellingStart = [Int32](repeating: 0, count: builder.entries.count + 1)
    for entry in builder.entries.indices {
      spellingStart[entry] = Int32(spellings.count)
      guard let word = builder.entries[entry].word else { continue }
      let bytes = Array(word.utf8)
      spellings += bytes
      hashes[entry] = Self.hash(bytes.span, 0..<bytes.count)
      var slot = Int(truncatingIfNeeded: hashes[entry]) & (size - 1)
      while slots[slot] != Self.unknown { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(entry)
    }
    spellingStart[builder.entries.count] = Int32(spellings.count)
  }

  /// The entry of the token at `range`, or ``unknown``.
  @inline(__always)
  func entry(of bytes: Span<UInt8>, _ range: Range<Int>) -> Int32 {
    let hash = Self.hash(bytes, range)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = slots[slot]
      if entry == Self.unknown { return entry }
      if hashes[Int(entry)] == hash, spells(Int(entry), bytes, range) { return entry }
      slot = (slot + 1) & mask
    }
  }

  /// Whether a condition holds of an entry.
  @inline(__always)
  func holds(_ condition: Int, _ entry: Int32, capital: Bool) -> Bool {
    guard entry >= 0 else { return false }
    let row = (Int(entry) * 2 + (capital ? 1 : 0)) * rowWidth + condition >> 6
    return rows[row] >> UInt64(condition & 63) & 1 == 1
  }

  private func spells(_ entry: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = Int(spellingStart[entry])
    guard Int(spellingStart[entry + 1]) - start == range.count else { return false }
    for offset in 0..<range.count
    where spellings[start + offset] != Self.folded(bytes[range.lowerBound + offset]) {
      return false
    }
    return true
  }

  @inline(__always)
  private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for offset in range {
      hash = (hash ^ UInt64(folded(bytes[offset]))) &* 0x100_0000_01B3
    }
    return hash ^ hash >> 29
  }

  @inline(__always)
  static func folded(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}

/// Collects words and phrases with their conditions, forms and grammar.
struct WordIndexBuilder {
  /// What is known of a word or phrase.
  struct Entry {
    /// The spelling of a word; `nil` for a phrase.
    var word: String?
    var grammar: GrammarFlags = []
    var forms: WordForms = []
    /// The conditions that hold of it, with whether they ask for a capital.
    var conditions: [Int: Bool] = [:]
  }

  private(set) var entries: [Entry] = []
  private(set) var words: [String: Int32] = [:]
  private(set) var phrases: [[WordIndex.Phrase]] = []
  private var phraseEntries: [String: Int32] = [:]
  var conditionCount = 0

  init() {
    for (list, flags) in EnglishGrammar.phrases {
      for phrase in list {
        if let entry = entry(of: phrase) { entries[Int(entry)].grammar.formUnion(flags) }
      }
    }
    for (list, flags) in EnglishGrammar.classes {
      for word in list.split(separator: " ") {
        if let entry = entry(of: String(word)) { entries[Int(entry)].grammar.formUnion(flags) }
      }
    }
  }

  /// The entry of a word or phrase, made where it is new; `nil` where it has no word.
  mutating func entry(of text: String, isSeparable: Bool = false) -> Int32? {
    let lowered = Self.folded(text)
    let tokens = Self.tokens(lowered)
    guard let first = tokens.first else { return nil }
    guard tokens.count > 1 else { return wordEntry(first) }
    let key = tokens.joined(separator: " ") + (isSeparable ? "~" : "")
    if let entry = phraseEntries[key] { return entry }
    let numbers = tokens.map { wordEntry($0) }
    let entry = add(Entry())
    phraseEntries[key] = entry
    let phrase = WordIndex.Phrase(
      rest: Array(numbers.dropFirst()), entry: entry, isSeparable: isSeparable)
    let list = Int(numbers[0])
    // The longest first; of two equally long the one without a gap.
    let at =
      phrases[list].firstIndex {
        ($0.rest.count, $0.isSeparable ? 0 : 1) < (phrase.rest.count, isSeparable ? 0 : 1)
      } ?? phrases[list].count
    phrases[list].insert(phrase, at: at)
    return entry
  }

  mutating func add(condition: Int, to entry: Int32, needsCapital: Bool) {
    let before = entries[Int(entry)].conditions[condition] ?? true
    entries[Int(entry)].conditions[condition] = before && needsCapital
  }

  mutating func add(forms: WordForms, to entry: Int32) {
    entries[Int(entry)].forms.formUnion(forms)
  }

  private mutating func wordEntry(_ word: String) -> Int32 {
    if let entry = words[word] { return entry }
    let entry = add(Entry(word: word))
    words[word] = entry
    return entry
  }

  private mutating func add(_ entry: Entry) -> Int32 {
    entries.append(entry)
    phrases.append([])
    return Int32(entries.count - 1)
  }

  /// The tokens of a phrase, cut as articles are.
  static func tokens(_ text: String) -> [String] {
    let text = ArticleText(text)
    return TokenizedText(text).tokens.map { text[$0] }
  }

  static func folded(_ text: String) -> String {
    String(decoding: text.utf8.map(WordIndex.folded), as: UTF8.self)
  }
}
