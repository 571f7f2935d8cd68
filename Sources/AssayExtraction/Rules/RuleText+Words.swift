import AssayModel

extension RuleText {
  /// The grammar of the phrase or word at a token.
  @inline(__always)
  func grammar(_ token: Int, _ index: WordIndex) -> GrammarFlags {
    let fact = self[token]
    guard fact.entry >= 0 else { return [] }
    guard fact.phrase >= 0 else { return index.grammar[Int(fact.entry)] }
    return index.grammar[Int(fact.entry)].union(index.grammar[Int(fact.phrase)])
  }

  /// The forms that the word at a token can be.
  @inline(__always)
  func forms(_ token: Int, _ index: WordIndex) -> WordForms {
    let entry = self[token].entry
    return entry >= 0 ? index.forms[Int(entry)] : []
  }

  /// How many tokens satisfy a condition on words from here: those of the longest phrase, or one, or
  /// none.
  @inline(__always)
  func matchLength(_ condition: Int, _ token: Int, _ index: WordIndex) -> Int {
    let fact = self[token]
    let isCapital = fact.shape.contains(.capital)
    if fact.phrase >= 0, index.holds(condition, fact.phrase, capital: isCapital) {
      return fact.phraseLength
    }
    return index.holds(condition, fact.entry, capital: isCapital) ? 1 : 0
  }

  /// How many tokens satisfy a condition up to here, the last of them being `token`.
  @inline(__always)
  func matchLength(_ condition: Int, endingAt token: Int, _ index: WordIndex) -> Int {
    let last = self[token]
    var length = last.shape.contains(.phraseEnd) ? 6 : 1
    while length > 1 {
      let start = token - length + 1
      if start >= 0 {
        let fact = self[start]
        if fact.phrase >= 0, fact.phraseLength == length,
          index.holds(condition, fact.phrase, capital: fact.shape.contains(.capital))
        {
          return length
        }
      }
      length -= 1
    }
    return index.holds(condition, last.entry, capital: last.shape.contains(.capital)) ? 1 : 0
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
    sentences[Int(self[token].sentence)]
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
    guard token >= 0, token < count else { return nil }
    let mention = self[token].covering
    return mention >= 0 ? Int(mention) : nil
  }
}
