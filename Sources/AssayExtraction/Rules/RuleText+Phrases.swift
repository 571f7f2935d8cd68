extension RuleText {
  /// The longest phrase that starts at a token: its entry, its length in tokens, and where its last word stands if
  /// it stands apart.
  @inline(__always)
  func longestPhrase(
    from token: Int, _ index: WordIndex
  ) -> (entry: Int32, length: Int32, tail: Int32)? {
    let entry = Int(entries[token])
    guard token + 1 < entries.count,
      index.seconds[entry] &>> UInt64(truncatingIfNeeded: entries[token + 1] & 63) & 1 == 1
    else { return nil }
    for place in index.phrases[entry] {
      let candidate = index.phrases.elements[place]
      guard let end = end(of: candidate, from: token, index) else { continue }
      return (candidate.entry, Int32(end.length), Int32(end.tail))
    }
    return nil
  }

  /// The number of tokens of a phrase that starts here, and its last token if it stands apart.
  @inline(__always)
  private func end(
    of phrase: WordIndex.Phrase, from token: Int, _ index: WordIndex
  ) -> (length: Int, tail: Int)? {
    let last = phrase.rest.count
    for offset in 0..<last {
      let entry = index.phraseWords[phrase.rest.lowerBound &+ offset]
      let at = token + 1 + offset
      guard at < entries.count else { return nil }
      if entries[at] == entry, sentenceOf[at] == sentenceOf[token] { continue }
      guard phrase.isSeparable, offset == last - 1 else { return nil }
      for later in at..<min(at + 5, entries.count)
      where entries[later] == entry && sentenceOf[later] == sentenceOf[token] {
        return (last, later)
      }
      return nil
    }
    return (last + 1, -1)
  }
}
