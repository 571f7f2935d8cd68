import AssayModel

extension RuleText {
  /// The grammar of the phrase or word at a token.
  @inline(__always)
  func grammar(_ token: Int, _ index: WordIndex) -> GrammarFlags {
    let entry = entries[token]
    guard entry >= 0 else { return [] }
    let phrase = phraseEntries[token]
    guard phrase >= 0 else { return index.grammar[Int(entry)] }
    return index.grammar[Int(entry)].union(index.grammar[Int(phrase)])
  }

  /// The forms that the word at a token can be.
  @inline(__always)
  func forms(_ token: Int, _ index: WordIndex) -> WordForms {
    let entry = entries[token]
    return entry >= 0 ? index.forms[Int(entry)] : []
  }

  /// How many tokens satisfy a condition on words from here: those of the longest phrase, or one, or
  /// none.
  @inline(__always)
  func matchLength(_ condition: Int, _ token: Int, _ index: WordIndex) -> Int {
    let isCapital = shapes[token].contains(.capital)
    if phraseEntries[token] >= 0, index.holds(condition, phraseEntries[token], capital: isCapital) {
      return Int(phraseLengths[token])
    }
    return index.holds(condition, entries[token], capital: isCapital) ? 1 : 0
  }

  /// How many tokens satisfy a condition up to here, the last of them being `token`.
  @inline(__always)
  func matchLength(_ condition: Int, endingAt token: Int, _ index: WordIndex) -> Int {
    var length = shapes[token].contains(.phraseEnd) ? 6 : 1
    while length > 1 {
      let start = token - length + 1
      if start >= 0, Int(phraseLengths[start]) == length, phraseEntries[start] >= 0,
        index.holds(
          condition, phraseEntries[start], capital: shapes[start].contains(.capital))
      {
        return length
      }
      length -= 1
    }
    return index.holds(condition, entries[token], capital: shapes[token].contains(.capital)) ? 1 : 0
  }

  /// Whether a word of the condition stands somewhere in the range.
  @inline(__always)
  func contains(_ condition: Int, in range: Range<Int>, _ index: WordIndex) -> Bool {
    var token = max(0, range.lowerBound)
    while token < min(range.upperBound, count) {
      if matchLength(condition, token, index) > 0 { return true }
      token += 1
    }
    return false
  }

  /// Whether the article has a word of the condition.
  func hasAnywhere(_ condition: Int, _ index: WordIndex) -> Bool {
    seenEntries.contains { index.holds(condition, $0, capital: true) }
  }

  /// The tokens of the sentence of a token.
  @inline(__always)
  func sentence(of token: Int) -> Range<Int> {
    sentences[Int(sentenceOf[token])]
  }

  /// The tokens from one up to another, as a place in the text.
  @inline(__always)
  func extent(_ range: Range<Int>) -> Extent {
    Extent(tokens[range.lowerBound].start, tokens[range.upperBound - 1].end)
  }

  /// Where a mention stands.
  @inline(__always)
  func extent(of mention: RuleMention) -> Extent {
    mention.source < 0
      ? extent(Int(mention.start)..<Int(mention.end)) : foundMentions[Int(mention.source)].extent
  }

  /// Whether two tokens have the same bytes.
  func isSpeltAlike(_ a: Int, _ b: Int) -> Bool {
    let (a, b) = (tokens[a], tokens[b])
    return a.count == b.count
      && (0..<a.count).allSatisfy { article.bytes[a.start + $0] == article.bytes[b.start + $0] }
  }

  /// The outermost mention that a token belongs to.
  @inline(__always)
  func mention(at token: Int) -> Int? {
    guard token >= 0, token < count, covering[token] >= 0 else { return nil }
    return Int(covering[token])
  }
}
