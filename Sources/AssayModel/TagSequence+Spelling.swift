extension TagSequence {
  /// The tags that spell mentions in a scheme, `O` elsewhere.
  ///
  /// Mentions must not overlap and must each cover tokens of one sentence from end to end; one that does
  /// not is left out.
  /// - Complexity: O(n + m log n) in tokens and mentions.
  public init(spelling mentions: [Mention], over tokens: Tokenization, as scheme: TagScheme) {
    var tags = [String](repeating: "O", count: tokens.tokens.count)
    let places = TokenPlaces(tokens)
    let chunks = mentions.compactMap { mention in
      places.range(of: mention.extent).map { Chunk(type: mention.type, tokens: $0) }
    }.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
    let sentenceStarts = Set(tokens.sentenceStarts)
    for (index, chunk) in chunks.enumerated() {
      func touches(_ other: Chunk, at border: Int) -> Bool {
        other.type == chunk.type && !sentenceStarts.contains(border)
      }
      let before = index > 0 ? chunks[index - 1] : nil
      let after = index + 1 < chunks.count ? chunks[index + 1] : nil
      let follows = before.map { other in
        other.tokens.upperBound == chunk.tokens.lowerBound
          && touches(other, at: chunk.tokens.lowerBound)
      }
      let precedes = after.map { other in
        other.tokens.lowerBound == chunk.tokens.upperBound
          && touches(other, at: chunk.tokens.upperBound)
      }
      let letters = scheme.letters(
        chunk.tokens.count, follows: follows ?? false, precedes: precedes ?? false)
      for (token, letter) in zip(chunk.tokens, letters) { tags[token] = "\(letter)-\(chunk.type)" }
    }
    self.init(tags)
  }
}

extension TagScheme {
  /// The letters of a chunk's tags.
  ///
  /// - Parameters:
  ///   - count: How many tokens it has.
  ///   - follows: Whether a chunk of the same type ends right before it.
  ///   - precedes: Whether a chunk of the same type begins right after it.
  fileprivate func letters(_ count: Int, follows: Bool, precedes: Bool) -> [String] {
    var letters = [String](repeating: "I", count: count)
    guard count > 0 else { return letters }
    switch self {
    case .iob1: if follows { letters[0] = "B" }
    case .iob2: letters[0] = "B"
    case .ioe1: if precedes { letters[count - 1] = "E" }
    case .ioe2: letters[count - 1] = "E"
    case .iobes, .bilou:
      letters[0] = "B"
      letters[count - 1] = self == .iobes ? "E" : "L"
      if count == 1 { letters[0] = self == .iobes ? "S" : "U" }
    }
    return letters
  }
}

/// Finds tokens by where they begin and end.
private struct TokenPlaces {
  private var starts: [Int: Int] = [:]
  private var ends: [Int: Int] = [:]

  init(_ tokens: Tokenization) {
    for (index, token) in tokens.tokens.enumerated() where token.count > 0 {
      starts[token.start] = index
      ends[token.end] = index
    }
  }

  func range(of extent: Extent) -> Range<Int>? {
    guard !extent.isDiscontinuous, let first = starts[extent.start], let last = ends[extent.end],
      first <= last
    else { return nil }
    return first..<(last + 1)
  }
}
