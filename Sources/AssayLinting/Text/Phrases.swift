/// What a phrase looks like; phrases of one look are annotated about equally surely.
enum PhraseLook: Int, CaseIterable {
  /// One word with a capital.
  case capital
  /// Several words, the first and the last with capitals.
  case capitals
  /// Words of which one is made of digits.
  case number
  case word
  case words

  /// Whether this is how names are written.
  var isNameLike: Bool { self == .capital || self == .capitals }

  init(_ words: [String]) {
    func startsUpper(_ word: String?) -> Bool {
      word?.unicodeScalars.first?.properties.isUppercase == true
    }
    let letters = words.filter { $0.unicodeScalars.contains { $0.properties.isAlphabetic } }
    if words.contains(where: { $0.utf8.first.map { 0x30...0x39 ~= $0 } == true }) {
      self = .number
    } else if startsUpper(letters.first) && startsUpper(letters.last) {
      self = letters.count > 1 ? .capitals : .capital
    } else {
      self = words.count > 1 ? .words : .word
    }
  }
}

/// Strings of words that are annotated somewhere, or that stand in a list of names.
///
/// A trie over the numbers of words, in which digits count as equal: `30 km` and `15 km` are one
/// phrase.
struct Phrases {
  /// What is known of one phrase.
  struct Entry {
    let look: PhraseLook
    /// How often it is annotated.
    var annotationCount = 0
    /// How often it has which label, by the label's number, in the order of first appearance.
    var labels: [(label: Int32, count: Int)] = []
    /// Whether it comes from a list of names.
    var isListed = false
  }

  private(set) var entries: [Entry] = []
  /// How many phrases of each look are annotated.
  private var annotatedCounts = [Int](repeating: 0, count: PhraseLook.allCases.count)
  private var children: [UInt64: Int32] = [:]
  /// For each node of the trie the number of its phrase, or -1.
  private var phrases: [Int32] = [-1]

  /// The number of a phrase, a new one where it is new.
  mutating func insert(_ words: ArraySlice<Int32>, look: @autoclosure () -> PhraseLook) -> Int32 {
    var node: Int32 = 0
    for word in words {
      let key = Self.edge(node, word)
      if let child = children[key] {
        node = child
      } else {
        let child = Int32(phrases.count)
        children[key] = child
        phrases.append(-1)
        node = child
      }
    }
    if phrases[Int(node)] < 0 {
      phrases[Int(node)] = Int32(entries.count)
      entries.append(Entry(look: look()))
    }
    return phrases[Int(node)]
  }

  /// Counts an annotation of a phrase.
  mutating func count(_ label: Int32, of phrase: Int32) {
    let look = entries[Int(phrase)].look
    if entries[Int(phrase)].annotationCount == 0 { annotatedCounts[look.rawValue] += 1 }
    entries[Int(phrase)].annotationCount += 1
    if let index = entries[Int(phrase)].labels.firstIndex(where: { $0.label == label }) {
      entries[Int(phrase)].labels[index].count += 1
    } else {
      entries[Int(phrase)].labels.append((label, 1))
    }
  }

  /// How many phrases of a look are annotated.
  func annotatedCount(_ look: PhraseLook) -> Int { annotatedCounts[look.rawValue] }

  /// Marks a phrase as one of a list of names.
  mutating func list(_ phrase: Int32) {
    entries[Int(phrase)].isListed = true
  }

  /// The number of a phrase, or `nil` where it is unknown.
  func number(of words: ArraySlice<Int32>) -> Int32? {
    var node: Int32 = 0
    for word in words {
      guard let child = children[Self.edge(node, word)] else { return nil }
      node = child
    }
    let phrase = phrases[Int(node)]
    return phrase < 0 ? nil : phrase
  }

  /// All phrases that start with a word and go no further than `limit`: the end and the number of
  /// each, the shortest first.
  ///
  /// - Complexity: O(m) for a longest phrase of m words.
  func matches(_ words: [Int32], from start: Int, to limit: Int) -> [(end: Int, phrase: Int32)] {
    var found: [(end: Int, phrase: Int32)] = []
    var node: Int32 = 0
    var index = start
    while index < limit, let child = children[Self.edge(node, words[index])] {
      node = child
      index += 1
      if phrases[Int(node)] >= 0 { found.append((index, phrases[Int(node)])) }
    }
    return found
  }

  private static func edge(_ node: Int32, _ word: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
  }
}
