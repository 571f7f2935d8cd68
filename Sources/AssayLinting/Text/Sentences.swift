import AssayModel

/// Where sentences end.
///
/// Where the source fixes sentences, those hold. Else a sentence ends at an empty line; at a line
/// break unless a word in lower case follows; and at `.`, `!`, `?` or `…`, closing quotation marks and
/// brackets included, before white space unless a word in lower case follows or the stop belongs to
/// an initial or a short title such as `Col.`
enum Sentences {
  /// For each word the number of its sentence, ascending from zero.
  ///
  /// - Complexity: O(n) in the bytes of the text.
  static func numbers(of words: [Fragment], in article: Article) -> [Int32] {
    if let tokens = article.tokens, tokens.sentenceStarts.count > 1 {
      return numbers(of: words, startingAt: tokens.sentenceStarts.map { tokens.tokens[$0].start })
    }
    let text = article.text
    var sentence: Int32 = 0
    var numbers: [Int32] = []
    numbers.reserveCapacity(words.count)
    for index in words.indices {
      if index > 0 && isBreak(before: index, words, text) { sentence += 1 }
      numbers.append(sentence)
    }
    return numbers
  }

  private static func numbers(of words: [Fragment], startingAt starts: [Int]) -> [Int32] {
    var sentence = 0
    return words.map { word in
      while sentence + 1 < starts.count && starts[sentence + 1] <= word.start { sentence += 1 }
      return Int32(sentence)
    }
  }

  private static func isBreak(before index: Int, _ words: [Fragment], _ text: ArticleText) -> Bool {
    let gap = text.bytes[words[index - 1].end..<words[index].start]
    guard !gap.isEmpty else { return false }
    let lines = max(gap.count { $0 == 0x0A }, gap.count { $0 == 0x0D })
    if lines > 1 { return true }
    if text.scalar(at: words[index].start).scalar.properties.isLowercase { return false }
    return lines == 1 || isEnded(by: index - 1, words, text)
  }

  /// Whether a sentence may end with a word.
  private static func isEnded(by index: Int, _ words: [Fragment], _ text: ArticleText) -> Bool {
    var at = index
    while at > 0, closers.contains(text[words[at]]), words[at - 1].end == words[at].start {
      at -= 1
    }
    switch text[words[at]] {
    case "!", "?", "…": return true
    case ".": return at == 0 || words[at - 1].end < words[at].start || !isShort(words[at - 1], text)
    default: return false
    }
  }

  private static let closers: Set<String> = ["\"", "'", "”", "’", "»", ")", "]"]

  /// Whether a word before a stop is a letter, or a capital with one or two small letters.
  private static func isShort(_ word: Fragment, _ text: ArticleText) -> Bool {
    guard word.count <= 6 else { return false }
    let scalars = Array(text[word].unicodeScalars)
    guard let first = scalars.first, first.properties.isUppercase, scalars.count <= 3 else {
      return false
    }
    return scalars.dropFirst().allSatisfy { $0.properties.isLowercase }
  }
}
