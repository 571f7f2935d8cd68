import AssayModel

/// Phrases with a value each, found in the tokens of a text: a ``PhraseIndex`` for words of any sort.
struct PhraseTable: Sendable {
  /// A phrase found: the tokens that it covers, and its value.
  struct Match: Hashable {
    let words: Range<Int>
    let value: Int32
  }

  /// Whether upper and lower case are the same.
  let foldsCase: Bool
  private var index: PhraseIndex

  /// An empty table.
  init(foldsCase: Bool = false) {
    self.foldsCase = foldsCase
    index = PhraseIndex(folds: foldsCase)
  }

  /// Adds a phrase; one that is there keeps its value, and one without a word is never found.
  mutating func insert(_ phrase: String, value: Int32) {
    index.insert(ArticleText(phrase), value: value, case: foldsCase ? .folded : .exact)
  }

  /// The longest phrases from left to right that do not overlap, and start and end where tokens do.
  ///
  /// - Complexity: O(n) in bytes, for phrases of few words.
  func matches(in text: ArticleText, words: [Fragment]) -> [Match] {
    var search = PhraseSearch()
    return matches(in: text, words: words, &search)
  }

  /// The same, with room that is kept from text to text.
  func matches(
    in text: ArticleText, words: [Fragment], _ search: inout PhraseSearch
  ) -> [Match] {
    search.find(index, in: text, selecting: .all)
    var found: [Match] = []
    var word = 0
    var last: (start: Int, words: Range<Int>, value: Int32)?
    var end = 0
    func take() {
      guard let (_, words, value) = last else { return }
      found.append(Match(words: words, value: value))
      end = words.upperBound
      last = nil
    }
    for match in search.matches {
      if let start = last?.start, start != match.start { take() }
      while word < words.count && words[word].start < match.start { word += 1 }
      guard word >= end, word < words.count, words[word].start == match.start else { continue }
      var stop = word
      while stop < words.count && words[stop].end < match.end { stop += 1 }
      guard stop < words.count, words[stop].end == match.end else { continue }
      last = (match.start, word..<stop + 1, match.value)
    }
    take()
    return found
  }
}
