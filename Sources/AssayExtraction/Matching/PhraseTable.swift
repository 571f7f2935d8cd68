import AssayModel

/// Phrases with a value each, found in text on word boundaries.
///
/// A trie over word numbers. Words are numbered by a hash of their bytes, which are compared, so that
/// two words never share a number.
struct PhraseTable: Sendable {
  /// A phrase found: the words that it covers, and its value.
  struct Match {
    let words: Range<Int>
    let value: Int32
  }

  /// Whether upper and lower case are the same.
  let foldsCase: Bool
  private var wordNumbers: [UInt64: Int32] = [:]
  private var wordBytes: [[UInt8]] = []
  private var children: [UInt64: Int32] = [:]
  private var values: [Int32] = [Self.noValue]

  private static let noValue: Int32 = -1

  /// An empty table.
  init(foldsCase: Bool = false) {
    self.foldsCase = foldsCase
  }

  /// Adds a phrase, or replaces its value; a phrase without words is ignored.
  mutating func insert(_ phrase: String, value: Int32) {
    let text = ArticleText(phrase)
    var words: [Fragment] = []
    WordScanner.scan(text, into: &words)
    guard !words.isEmpty else { return }
    var node: Int32 = 0
    for word in words {
      let key = Self.edge(from: node, by: numberOfNewWord(text, word))
      if let child = children[key] {
        node = child
      } else {
        node = Int32(values.count)
        children[key] = node
        values.append(Self.noValue)
      }
    }
    values[Int(node)] = value
  }

  /// The longest phrases from left to right that do not overlap.
  ///
  /// - Complexity: O(n · m) for n words and a longest phrase of m words.
  func matches(in text: ArticleText, words: [Fragment]) -> [Match] {
    var found: [Match] = []
    var at = 0
    while at < words.count {
      if let match = longestMatch(in: text, words: words, from: at) {
        found.append(match)
        at = match.words.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  private func longestMatch(in text: ArticleText, words: [Fragment], from start: Int) -> Match? {
    var node: Int32 = 0
    var best: Match?
    for index in start..<words.count {
      guard let number = number(of: words[index], in: text),
        let child = children[Self.edge(from: node, by: number)]
      else { break }
      node = child
      if values[Int(node)] != Self.noValue {
        best = Match(words: start..<index + 1, value: values[Int(node)])
      }
    }
    return best
  }

  private static func edge(from node: Int32, by word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }

  // MARK: - Word numbers

  private func number(of word: Fragment, in text: ArticleText) -> Int32? {
    var key = hash(of: word, in: text)
    while let number = wordNumbers[key] {
      if spells(wordBytes[Int(number)], word, in: text) { return number }
      key &+= 1
    }
    return nil
  }

  private mutating func numberOfNewWord(_ text: ArticleText, _ word: Fragment) -> Int32 {
    if let number = number(of: word, in: text) { return number }
    var key = hash(of: word, in: text)
    while wordNumbers[key] != nil { key &+= 1 }
    let number = Int32(wordBytes.count)
    wordNumbers[key] = number
    wordBytes.append(folded(word, in: text))
    return number
  }

  private func hash(of word: Fragment, in text: ArticleText) -> UInt64 {
    let bytes = text.bytes.span
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for offset in word.start..<word.end {
      let byte = bytes[offset]
      if foldsCase && byte >= 0x80 {
        return folded(word, in: text).reduce(0xCBF2_9CE4_8422_2325) {
          ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
      }
      hash = (hash ^ UInt64(foldsCase ? Self.lowered(byte) : byte)) &* 0x100_0000_01B3
    }
    return hash
  }

  private func spells(_ spelling: [UInt8], _ word: Fragment, in text: ArticleText) -> Bool {
    if foldsCase && text.bytes[word.start..<word.end].contains(where: { $0 >= 0x80 }) {
      return folded(word, in: text) == spelling
    }
    guard spelling.count == word.count else { return false }
    let bytes = text.bytes.span
    for (index, expected) in spelling.enumerated() {
      let byte = bytes[word.start + index]
      if (foldsCase ? Self.lowered(byte) : byte) != expected { return false }
    }
    return true
  }

  private func folded(_ word: Fragment, in text: ArticleText) -> [UInt8] {
    foldsCase ? Array(text[word].lowercased().utf8) : Array(text.bytes[word.start..<word.end])
  }

  @inline(__always)
  private static func lowered(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }
}
