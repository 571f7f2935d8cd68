/// A token as rules see it, with what the index knows of it and the mentions at it.
struct TokenFacts: BitwiseCopyable, Sendable {
  /// The entry of its word; ``WordIndex/unknown`` for none.
  let entry: Int32
  /// The number of its sentence.
  let sentence: Int32
  /// The entry of the longest phrase that starts at it; -1 for none.
  private(set) var phrase: Int32 = -1
  /// What it looks like.
  var shape: TokenShape
  private var phraseCount: UInt16 = 1
  private var tailDistance: UInt16 = 0
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
  var phraseLength: Int { Int(phraseCount) }

  /// How far behind the token the last word of the phrase stands, where it stands apart; 0 where it does not.
  var phraseTail: Int { Int(tailDistance) }

  /// Lets a phrase start here.
  ///
  /// - Parameter tail: How far behind the token the last word stands, where it stands apart; else 0.
  mutating func setPhrase(_ entry: Int32, length: Int, tail: Int) {
    phrase = entry
    phraseCount = UInt16(clamping: length)
    tailDistance = UInt16(clamping: tail)
  }
}
