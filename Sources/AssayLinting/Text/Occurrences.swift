import AssayModel

/// A place in a text at which a known phrase stands, annotated or not.
struct Occurrence {
  let words: Range<Int>
  let phrase: Int32
  /// The label of the shortest longer span around it; -1 for none.
  let outer: Int32
  /// The distinct labels of the spans that cover just these words, ascending.
  let labels: [Int32]
  /// A span that covers just these words.
  let span: Int?
  /// The labels of triggers elsewhere in the sentence, ascending.
  let companions: [Int32]
  /// Whether it is not comparable with others: not annotated itself, it crosses a span or shares
  /// words with an annotation that has several fragments.
  let isDisturbed: Bool

  /// Whether the words are annotated.
  var isAnnotated: Bool { !labels.isEmpty }
}

extension ArticleView {
  /// All places of known phrases, from left to right, the shorter first.
  ///
  /// - Complexity: O(n · m) for n words and a longest phrase or span of m words.
  func occurrences(of phrases: Phrases) -> [Occurrence] {
    var found: [Occurrence] = []
    var limit = 0
    for start in words.indices {
      if limit <= start {
        limit = start + 1
        while limit < words.count && sentences[limit] == sentences[start] { limit += 1 }
      }
      for match in phrases.matches(numbers, from: start, to: limit) {
        found.append(occurrence(start..<match.end, match.phrase))
      }
    }
    return found
  }

  private func occurrence(_ range: Range<Int>, _ phrase: Int32) -> Occurrence {
    var labels: [Int32] = []
    var own: Int?
    var outer: Span?
    var isCrossed = false
    let first = max(0, range.lowerBound - longestSpan + 1)
    for index in spans(startingAt: first..<range.upperBound) {
      let span = spans[index]
      let other = span.words
      if other == range {
        own = own ?? index
        if !labels.contains(span.label) { labels.append(span.label) }
      } else if other.lowerBound <= range.lowerBound && other.upperBound >= range.upperBound {
        if outer.map({ other.count < $0.words.count }) ?? true { outer = span }
      } else if other.overlaps(range)
        && !(other.lowerBound >= range.lowerBound && other.upperBound <= range.upperBound)
      {
        isCrossed = true
      }
    }
    let isTouched = labels.isEmpty && range.contains { isDisturbed[$0] }
    return Occurrence(
      words: range, phrase: phrase, outer: outer?.label ?? -1, labels: labels.sorted(), span: own,
      companions: companions(of: range),
      isDisturbed: labels.isEmpty && isCrossed || isTouched)
  }

  /// The labels of triggers in the sentence of some words, without those on the words themselves.
  private func companions(of range: Range<Int>) -> [Int32] {
    let sentence = sentences[range.lowerBound]
    var labels: Set<Int32> = []
    for span in triggers(inSentence: sentence) where !span.words.overlaps(range) {
      labels.insert(span.label)
    }
    return labels.sorted()
  }
}
