import AssayModel

/// The words of an article in a form that spelling does not change, as hashes of 64 bits.
///
/// Words are cut at hyphens and apostrophes; case is folded, for ASCII and for the Latin letters that
/// UTF-8 writes with a first byte of 0xC3. Of millions of words two are hardly ever taken for one.
struct FoldedWords: Sendable {
  /// A word.
  struct Word: Sendable {
    let start: Int
    let end: Int
    let hash: UInt64
    let isCapitalised: Bool
    /// Whether it has two letters or more and all are capitals.
    let isAllCapitals: Bool
    /// The first letter, in lower case.
    let initial: UInt8
    /// The number of its sentence.
    let sentence: Int32
  }

  /// The words in text order.
  private(set) var words: [Word] = []
  private var tokens = TokenizedText()

  /// Finds the words of a text, in place of what was there.
  ///
  /// - Complexity: O(n) in bytes.
  mutating func read(_ text: ArticleText) {
    tokens.tokenize(text)
    words.removeAll(keepingCapacity: true)
    let bytes = text.bytes.span
    for (number, sentence) in tokens.sentences.enumerated() {
      for index in sentence { cut(tokens.tokens[index], bytes, Int32(truncatingIfNeeded: number)) }
    }
  }

  private mutating func cut(_ token: Fragment, _ bytes: Span<UInt8>, _ sentence: Int32) {
    var start = token.start
    while start < token.end {
      var end = start
      var hash: UInt64 = Self.seed
      var capitals = 0, letters = 0
      while end < token.end, Self.isInside(bytes[end]) {
        let byte = bytes[end]
        if byte &- 0x41 < 26 { capitals += 1 }
        if (byte | 0x20) &- 0x61 < 26 { letters += 1 }
        let folded = Self.folded(byte, after: end > start ? bytes[end - 1] : 0)
        hash = (hash ^ UInt64(folded)) &* 0x100_0000_01B3
        end += 1
      }
      if end > start {
        words.append(
          Word(
            start: start, end: end, hash: hash,
            isCapitalised: bytes[start] &- 0x41 < 26
              || bytes[start] == 0xC3 && end > start + 1 && bytes[start + 1] < 0x9F,
            isAllCapitals: letters >= 2 && capitals == letters, initial: bytes[start] | 0x20,
            sentence: sentence))
      }
      start = end + 1
    }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  @inline(__always)
  private static func isInside(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte >= 0x80
  }

  @inline(__always)
  private static func folded(_ byte: UInt8, after previous: UInt8) -> UInt8 {
    if byte &- 0x41 < 26 { return byte | 0x20 }
    return previous == 0xC3 && byte &- 0x80 < 0x1F ? byte | 0x20 : byte
  }

  /// The hash of a word that is known beforehand.
  static func hash(_ word: some StringProtocol) -> UInt64 {
    var previous: UInt8 = 0
    return word.utf8.reduce(seed) { hash, byte in
      defer { previous = byte }
      return (hash ^ UInt64(folded(byte, after: previous))) &* 0x100_0000_01B3
    }
  }

  /// The hashes of words that are known beforehand, split by blanks.
  static func hashes(_ list: String) -> Set<UInt64> {
    Set(list.split(separator: " ").map { hash($0) })
  }

  /// The hash of several words in their order.
  static func hash(_ hashes: some Sequence<UInt64>) -> UInt64 {
    hashes.reduce(seed) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
  }

  /// The indexes of the words inside a fragment.
  ///
  /// - Complexity: O(log n) in the number of words.
  func words(in fragment: Fragment) -> Range<Int> {
    let lower = firstIndex(startingAt: fragment.start)
    var upper = lower
    while upper < words.count, words[upper].start < fragment.end { upper += 1 }
    return lower..<upper
  }

  /// The index of the first word that starts at an offset or behind.
  func firstIndex(startingAt offset: Int) -> Int {
    words.partitioningIndex { $0.start >= offset }
  }
}
