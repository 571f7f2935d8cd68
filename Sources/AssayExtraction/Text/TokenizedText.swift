import AssayModel

/// The tokens and sentences of an article, as byte ranges of a text that is never changed.
///
/// A worker keeps one in its scratch and fills it anew for each article.
struct TokenizedText: Sendable {
  /// The tokens in text order; none is empty, none overlaps another, and only white space lies between.
  private(set) var tokens: [Fragment] = []
  /// The sentences in text order, as ranges of indexes into `tokens`; together they are all tokens.
  private(set) var sentences: [Range<Int>] = []

  /// Nothing yet.
  init() {}

  /// The tokens and sentences of a text.
  init(_ text: ArticleText) {
    tokenize(text)
  }

  /// Finds the tokens and sentences of `text`, in place of what was there.
  ///
  /// - Complexity: O(n) in bytes.
  mutating func tokenize(_ text: ArticleText) {
    WordScanner.scan(text, into: &tokens)
    sentences.removeAll(keepingCapacity: true)
    let numbers = SentenceBounds.numbers(of: tokens, in: text)
    var start = 0
    for index in tokens.indices {
      guard index + 1 == tokens.count || numbers[index + 1] != numbers[index] else { continue }
      sentences.append(start..<index + 1)
      start = index + 1
    }
  }
}
