/// A token as rules see it, with what the index knows of it and the mentions at it.
struct TokenFacts: BitwiseCopyable, Sendable {
  /// The most tokens that count of a phrase.
  static let longestPhrase = 1 << 13 - 1

  /// The entry of its word; ``WordIndex/unknown`` for none.
  let entry: Int32
  /// The number of its sentence.
  let sentence: Int32
  /// The entry of the longest phrase that starts at it; -1 for none.
  private(set) var phrase: Int32 = -1
  /// What it looks like.
  var shape: TokenShape
  /// How many tokens the phrase has; in the three lowest bits how far behind these its last word stands, where it stands apart.
  ///
  /// That distance is kept plus one. A long article has millions of facts, so that two bytes count.
  private var phraseReach: UInt16 = 1 << 3
  /// The mention that was found last of those that start at it; -1 for none.
  var firstStarting: Int32 = -1
  /// The mention that was found last of those that end with it; -1 for none.
  var firstEnding: Int32 = -1
  /// The outermost mention over it; -1 for none.
  var covering: Int32 = -1

  init(entry: Int32, sentence: Int32, shape: TokenShape) {
    self.entry = entry
    self.sentence = sentence
    self.shape = shape
  }

  /// How many tokens the phrase has; 1 where there is none.
  var phraseLength: Int { Int(phraseReach &>> 3) }

  /// How far behind the token the last word of the phrase stands, where it stands apart; 0 where it does not.
  var phraseTail: Int {
    let more = Int(phraseReach & 7)
    return more == 0 ? 0 : phraseLength + more - 1
  }

  /// Lets a phrase start here.
  ///
  /// - Parameters:
  ///   - length: How many tokens it has; no more than ``longestPhrase`` count.
  ///   - tail: How far behind the token the last word stands, where it stands apart, which is no more than six tokens behind
  ///     the others; else 0.
  mutating func setPhrase(_ entry: Int32, length: Int, tail: Int) {
    phrase = entry
    let length = min(length, Self.longestPhrase)
    let more = tail == 0 ? 0 : min(max(tail - length, 0), 6) + 1
    phraseReach = UInt16(truncatingIfNeeded: length &<< 3 | more)
  }
}
