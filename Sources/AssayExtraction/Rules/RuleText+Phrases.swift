extension RuleText {
  /// The longest phrase that starts at a token: its entry, its length in tokens, and how far behind the token its
  /// last word stands if it stands apart, else 0.
  @inline(__always)
  static func longestPhrase(
    from token: Int, _ facts: borrowing MutableSpan<TokenFacts>, _ index: WordIndex
  ) -> (entry: Int32, length: Int, tail: Int)? {
    guard mayStartPhrase(token, facts, index) else { return nil }
    let second = facts[token + 1].entry
    for place in index.phrases[Int(facts[token].entry)] {
      let candidate = index.phrases.elements[place]
      guard candidate.second == second || candidate.second == WordIndex.Phrase.anyWord,
        let end = end(of: candidate, from: token, facts, index)
      else { continue }
      return (candidate.entry, end.length, end.tail)
    }
    return nil
  }

  /// Whether a phrase may start at a token with an entry, as far as the token after it tells.
  @inline(__always)
  static func mayStartPhrase(
    _ token: Int, _ facts: borrowing MutableSpan<TokenFacts>, _ index: WordIndex
  ) -> Bool {
    guard token + 1 < facts.count else { return false }
    let next = UInt64(truncatingIfNeeded: facts[token + 1].entry & 63)
    return index.seconds[Int(facts[token].entry)] &>> next & 1 == 1
  }

  /// The number of tokens of a phrase that starts here, and how far its last stands behind if it stands apart.
  @inline(__always)
  private static func end(
    of phrase: WordIndex.Phrase, from token: Int, _ facts: borrowing MutableSpan<TokenFacts>,
    _ index: WordIndex
  ) -> (length: Int, tail: Int)? {
    let last = Int(phrase.count)
    let sentence = facts[token].sentence
    for offset in 0..<last {
      let entry = index.phraseWords[Int(phrase.start) &+ offset]
      let at = token + 1 + offset
      guard at < facts.count else { return nil }
      if facts[at].entry == entry, facts[at].sentence == sentence { continue }
      guard phrase.isSeparable, offset == last - 1 else { return nil }
      for later in at..<min(at + 5, facts.count)
      where facts[later].entry == entry && facts[later].sentence == sentence {
        return (last, later - token)
      }
      return nil
    }
    return (last + 1, 0)
  }
}
