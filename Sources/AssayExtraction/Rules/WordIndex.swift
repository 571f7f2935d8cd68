import AssayModel

/// All words and phrases that a rule file speaks of, with what holds of each, behind one hash table.
///
/// A word is a token in lower case (ASCII letters alone are folded). Each word and each phrase is an
/// *entry* with a row of bits, one for each condition of the rules that it satisfies; the row for
/// tokens without a capital lacks those of lexicons that ask for one.
struct WordIndex: Sendable {
  /// A phrase, beginning with a given word.
  struct Phrase: Sendable {
    /// Where the entries of the words after the first start in ``WordIndex/phraseWords``.
    let start: Int32
    /// How many words come after the first.
    let count: Int32
    /// The entry of the phrase.
    let entry: Int32
    /// The entry of the second word; ``anyWord`` where it may stand apart.
    let second: Int32
    /// Whether the last word may stand up to five words later.
    let isSeparable: Bool

    /// Stands for all words.
    static let anyWord: Int32 = -2

    init(_ rest: [Int32], at start: Int, entry: Int32, isSeparable: Bool) {
      self.start = Int32(start)
      count = Int32(rest.count)
      self.entry = entry
      second = isSeparable && rest.count == 1 ? Self.anyWord : rest.first ?? Self.anyWord
      self.isSeparable = isSeparable
    }
  }

  /// The entry of a word that is in no lexicon.
  static let unknown: Int32 = -1

  /// Grammar of each entry.
  private(set) var grammar: [GrammarFlags] = []
  /// Inflected forms of each entry, over all lexicons.
  private(set) var forms: [WordForms] = []
  /// Phrases by their first word's entry, the longest first.
  let phrases: ListTable<Phrase>
  /// The words of phrases, without the first of each.
  let phraseWords: [Int32]
  /// Which words may stand second in a phrase that starts with each entry: a bit for each by the last
  /// six of its number.
  private(set) var seconds: [UInt64] = []
  /// What each entry says about the shape of a token.
  private(set) var shapes: [TokenShape] = []
  /// The number of conditions.
  let conditionCount: Int
  private let rowWidth: Int
  private var rows: [UInt64] = []

  // The hash table: slots hold the upper half of a hash, and an entry below it; spellings are compared.
  private var slots: [UInt64] = []
  /// The first eight bytes of each entry's word, small letters for capitals.
  private var heads: [UInt64] = []
  private var spellingStart: [Int32] = []
  private var spellings: [UInt8] = []

  /// Makes an index over the words that a builder has collected.
  init(_ builder: WordIndexBuilder) {
    conditionCount = builder.conditionCount
    rowWidth = max(1, (builder.conditionCount + 63) / 64)
    grammar = builder.entries.map(\.grammar)
    forms = builder.entries.map(\.forms)
    shapes = builder.entries.map { Self.shape($0.grammar, $0.forms) }
    phrases = ListTable(builder.phrases)
    phraseWords = builder.phraseWords
    seconds = builder.phrases.map { list in
      list.reduce(0) { $0 | ($1.second == Phrase.anyWord ? ~0 : 1 << UInt64($1.second & 63)) }
    }
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

  /// What grammar and forms say about the shape of a word: `name` where a capital makes it one anywhere, `initial`
  /// where it does not at the start of a sentence, and `modifier`.
  private static func shape(_ grammar: GrammarFlags, _ forms: WordForms) -> TokenShape {
    var shape: TokenShape = []
    let isFunction = grammar.contains(.function)
    if !isFunction && !grammar.contains(.number) { shape.insert(.name) }
    if !forms.isEmpty { shape.insert(.initial) }
    if grammar.contains(.particle) { shape.insert(.particle) }
    if !isFunction && grammar.isDisjoint(with: [.possessive, .adverb])
      && (forms.isDisjoint(with: .verbal) || forms.contains(.adjective))
    {
      shape.insert(.modifier)
    }
    return shape
  }

  private mutating func fillTable(_ builder: WordIndexBuilder) {
    var size = 64
    while size < builder.words.count * 3 { size *= 2 }
    slots = [UInt64](repeating: Self.free, count: size)
    spellingStart = [Int32](repeating: 0, count: builder.entries.count + 1)
    heads = [UInt64](repeating: 0, count: builder.entries.count)
    for entry in builder.entries.indices {
      spellingStart[entry] = Int32(spellings.count)
      guard let word = builder.entries[entry].word else { continue }
      let bytes = Array(word.utf8)
      spellings += bytes
      let look = TokenLook(bytes.span, 0..<bytes.count)
      let hash = look.hash
      heads[entry] = look.head
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] != Self.free { slot = (slot + 1) & (size - 1) }
      slots[slot] = hash & ~0xFFFF_FFFF | UInt64(entry)
    }
    spellingStart[builder.entries.count] = Int32(spellings.count)
  }

  private static let free = ~UInt64(0)

  /// The entry of the token at `range`, or ``unknown``.
  @inline(__always)
  func entry(of look: TokenLook, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Int32 {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: look.hash) & mask
    while true {
      let held = slots[slot]
      if held == Self.free { return Self.unknown }
      let entry = Int32(truncatingIfNeeded: held)
      if held >> 32 == look.hash >> 32, heads[Int(entry)] == look.head,
        range.count < 8 || spells(Int(entry), bytes, range)
      {
        return entry
      }
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

  /// Whether a word is spelt as some bytes are, of which the first eight are known to be the same.
  private func spells(_ entry: Int, _ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = Int(spellingStart[entry])
    guard Int(spellingStart[entry + 1]) - start == range.count else { return false }
    let spellings = spellings.span
    var offset = 8
    while offset < range.count {
      let length = min(8, range.count - offset)
      let own = spellings.chunk(at: start + offset, count: length)
      let other = bytes.chunk(at: range.lowerBound + offset, count: length)
      if own != TokenLook.folded(other) { return false }
      offset += 8
    }
    return true
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
  private(set) var phraseWords: [Int32] = []
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
    let tokens = Self.tokens(text).map(Self.folded)
    guard let first = tokens.first else { return nil }
    guard tokens.count > 1 else { return wordEntry(first) }
    let key = tokens.joined(separator: " ") + (isSeparable ? "~" : "")
    if let entry = phraseEntries[key] { return entry }
    let numbers = tokens.map { wordEntry($0) }
    let entry = add(Entry())
    phraseEntries[key] = entry
    let rest = Array(numbers.dropFirst())
    let phrase = WordIndex.Phrase(
      rest, at: phraseWords.count, entry: entry, isSeparable: isSeparable)
    phraseWords += rest
    let list = Int(numbers[0])
    // The longest first; of two equally long the one without a gap.
    let at =
      phrases[list].firstIndex {
        ($0.count, $0.isSeparable ? 0 : 1) < (phrase.count, isSeparable ? 0 : 1)
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
  ///
  /// Some short forms are such only with a capital: `gen.` stands for what texts have as one token, `Gen.`.
  static func tokens(_ text: String) -> [String] {
    let own = cut(text)
    guard text.utf8.contains(UInt8(ascii: ".")) else { return own }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let capital = cut(
      words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "))
    return capital.count < own.count ? capital : own
  }

  private static func cut(_ text: String) -> [String] {
    let text = ArticleText(text)
    return TokenizedText(text).tokens.map { text[$0] }
  }

  static func folded(_ text: String) -> String {
    String(decoding: text.utf8.map(WordIndex.folded), as: UTF8.self)
  }
}
